"""Feeds, CSV and JSON of the pages, and what a parameter may be: apart from any page."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from db.site.answer import Asked, BadQuestion, Entry, Feed, as_csv
from db.site.feeds import ATOM, as_atom, moment


@given(st.text(), st.text())
def test_any_words_make_a_feed_that_can_be_read(title: str, words: str) -> None:
    feed = Feed("Wijzigingen", [Entry("/motie/2025Z1", title, "2026-05-18", words)])
    top = etree.fromstring(as_atom(feed, "https://a.example", "/wijzigingen", "/wijzigingen.atom"))
    entry = top.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert entry.findtext(f"{{{ATOM}}}id") == "https://a.example/motie/2025Z1"
    for name in ("id", "title", "updated"):
        assert top.find(f"{{{ATOM}}}{name}") is not None and entry.find(f"{{{ATOM}}}{name}") is not None


def test_a_feed_was_updated_when_its_latest_entry_was() -> None:
    feed = Feed("a", [Entry("/1", "een", "2026-05-18"), Entry("/2", "twee", "2026-05-18T10:00:00Z")])
    top = etree.fromstring(as_atom(feed, "https://a.example", "/", "/.atom"))
    assert top.findtext(f"{{{ATOM}}}updated") == "2026-05-18T10:00:00+00:00"


def test_moments_have_a_zone() -> None:
    for iso in ("2026-05-18", "2026-01-02T03:04:05", "2026-01-02T03:04:05Z"):
        assert datetime.fromisoformat(moment(iso)).tzinfo is not None


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.integers()})), st.booleans())
def test_csv_gives_back_what_went_in(rows: list[dict[str, object]], spreadsheet: bool) -> None:
    text = as_csv(rows, ("a", "b"), spreadsheet=spreadsheet)
    assert text.startswith("\ufeff") is spreadsheet
    read = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=";" if spreadsheet else ","))
    assert read[0] == ["a", "b"]
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [
        [str(row["a"]).removeprefix("'"), str(row["b"]).removeprefix("'")] for row in rows
    ]


def test_a_formula_is_words_to_a_spreadsheet() -> None:
    row = {"a": "=HYPERLINK(1)", "b": -3}
    assert "'=HYPERLINK(1);-3" in as_csv([row], (), spreadsheet=True)
    assert "\r\n=HYPERLINK(1),-3" in as_csv([row], (), spreadsheet=False)


def test_parameters_say_what_they_may_be() -> None:
    asked = Asked(args={"op": ["2026-02-30"], "stand": ["weg"], "pagina": ["0"], "ministerie": [" SZW "]})
    for wrong, words in (
        (lambda: asked.day("op"), "2026-05-18"),
        (lambda: asked.one_of("stand", ("loopt", "deels")), "loopt; deels"),
        (lambda: asked.number("pagina", 1, 9, 1), "van 1 tot en met 9"),
    ):
        with pytest.raises(BadQuestion, match=words):
            wrong()
    assert asked.text("ministerie") == "SZW"
    assert asked.number("per", 1, 9, 5) == 5 and asked.day("anders") == "" and asked.one_of("anders", ()) == ""


def test_an_address_keeps_its_other_parameters() -> None:
    asked = Asked(args={"q": ["a&b"], "pagina": ["3"], "soort": ["x", "y"]})
    assert asked.query(pagina=4) == "?q=a%26b&soort=x&soort=y&pagina=4"
    assert asked.query(pagina=None, soort="") == "?q=a%26b"
    assert Asked().query() == ""
