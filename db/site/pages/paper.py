"""`/kst-29861-134` and every other number of a paper or promise; `/stuk/<address>` for papers that only have that."""

import sqlite3
from typing import Any
from urllib.parse import unquote

from datasette.utils import tilde_decode, tilde_encode

from db.site import dutch
from db.site.answer import Asked, BadQuestion, Missing, Page, View
from db.site.lookup import Found, look_up
from db.site.pages.toezeggingen import volgens
from db.site.paper import NoSuchPart, as_data, paper_page
from db.site.paper_rows import MOST, SHOWN, Row, load_paper
from db.site.papers import invented, meeting_url, page_path
from db.site.queries import rows

_CLAIMS = """
SELECT c.document, c.ref_text, c.status, c.evidence, c.day, s.titel, s.soort FROM claim c
  LEFT JOIN stuk s ON s.id = c.document WHERE c.item = :item ORDER BY c.day DESC, c.source, c.n LIMIT :most"""
_MEETING = """
SELECT t.activiteit, t.soort, t.onderwerp, t.datum, h.url, h.opgehaald, h.voorbeeld, h.bron, b.titel AS bron_titel
FROM toezegging_bron t JOIN herkomst h ON h.id = t.herkomst LEFT JOIN bron b ON b.bron = h.bron
WHERE t.nummer = :nummer"""
_DELETED = """
SELECT v.id, v.entiteit, v.verwijderd_op, b.titel AS bron_titel, v.bron, h.opgehaald, h.voorbeeld FROM verwijderd v
  JOIN herkomst h ON h.id = v.herkomst LEFT JOIN bron b ON b.bron = v.bron WHERE v.id = :key"""


def paper(connection: sqlite3.Connection, asked: Asked) -> View:
    """The paper or promise of a number; another spelling of it is sent on. Raises Missing where there is none."""
    key = unquote(tilde_decode(asked.path["key"]))
    found = look_up(connection, key)
    if found is None:
        return _deleted(connection, key)
    if found.paper is None:
        return _promise(connection, found) if key == found.id else View("", redirect=found.path)
    if key == found.paper["zaak"] and found.best != found.path:
        return View("", redirect=found.best)
    numbers = [found.paper[name] for name in ("id", "kst", "zaak", "document")]
    # only what has no number is at /stuk/
    if key not in numbers or ("/" in key) is not ("/stuk/" in asked.address):
        return View("", redirect=found.path)
    return _paper(connection, found.paper, asked)


def _paper(connection: sqlite3.Connection, row: Row, asked: Asked) -> View:
    held = load_paper(connection, row)
    leaf = asked.number("deel", 1, 100_000, 1)
    try:
        page = paper_page(held, leaf)
    except NoSuchPart:
        raise BadQuestion(f"Dit stuk heeft geen deel {leaf}.") from None
    values: dict[str, Any] = {"page": page, "held": held, "shown": SHOWN, "most": MOST, "page_path": page_path,
                              "tilde": tilde_encode}  # fmt: skip
    return View("paper.html", values, data=as_data(held, page))


def _promise(connection: sqlite3.Connection, found: Found) -> View:
    """A promise of a minister, with what was said of it."""
    promise = rows(connection, "SELECT * FROM toezegging_regel WHERE nummer = :key", {"key": found.id})[0]
    promise["volgens"] = volgens(promise)
    about = rows(connection, _CLAIMS, {"item": found.id, "most": MOST})
    meeting = next(iter(rows(connection, _MEETING, {"nummer": found.id})), None)
    letter = look_up(connection, promise["kamerbrief_nakoming"] or "")
    original = meeting_url(meeting["activiteit"], meeting["soort"]) if meeting else None
    made_up = invented(found.id, bool(meeting and meeting["voorbeeld"]))
    values = {"promise": promise, "about": about, "meeting": meeting, "letter": letter, "page_path": page_path,
              "original": original, "invented": made_up, "by_register": promise["volgens"] == "register",
              "shown": SHOWN}  # fmt: skip
    return View(
        "promise.html", values, data={**promise, "bron": original, "vergadering": meeting, "gezegd_over": about}
    )


def _deleted(connection: sqlite3.Connection, key: str) -> View:
    """What a source took away is said to be so: all that is kept of it is what it was, and when it went."""
    gone = rows(connection, _DELETED, {"key": key.lower()})
    if not gone:
        raise Missing("Dit stuk", key)
    what = dutch.ENTITEIT.get(gone[0]["entiteit"], "stuk")
    return View("deleted.html", {"gone": gone[0], "what": what}, data=gone[0])


PAGES = (
    # last of all pages: anything with a figure in it may be a number
    Page(r"/(?P<key>(?=[^/]*\d)[^/]+?)", paper, ("json",)),
    Page(r"/stuk/(?P<key>[^/]+?)", paper, ("json",)),
)
