"""A letter's page in full: where its moties stand, what wasn't linked, its files and feed, and an editor's verdicts."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from datasette.app import Datasette

from db import records as r
from db import verdicts
from db.publish import publish
from db.site import dutch, judging
from db.site.notes import ask_notes
from db.site.pages.letter import asks_of_advice
from db.site.queries import LetterRows
from db.verdicts import Verdict
from tests.conftest import ROOT
from tests.test_site import build, serve
from tests.test_site_today import MORE, adding, entries

LETTER = "/brief/slaap-2026"
NOTE = {"brief": "slaap-2026", "noot": "1", "tekst": "Motie over 'briefadres' & polis", "stuk": "kst-29689-1282"}
ASK = {"brief": "slaap-2026", "vraag": "2", "tekst": "Zorgt u voor slaapplaatsen?", "stuk": "kst-99011-1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build(tmp_path / "site" / "kamer.db", sample=False, more=[adding(MORE)])


@pytest.fixture
def site(path: Path) -> Datasette:
    return serve(path)


# --- what the page says ------------------------------------------------------------------------------------


@pytest.mark.asyncio
async def test_papers_lead_to_our_own_pages_and_to_their_source(site: Datasette) -> None:
    page = (await site.client.get(LETTER)).text
    assert 'href="/motie/2025Z05084">Motie over het briefadres</a>' in page
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-29689-1282.html"' in page
    assert f'<link rel="canonical" href="http://localhost{LETTER}">' in page
    assert 'property="og:title" content="Slapen &amp; &lt;waken&gt;' in page


@pytest.mark.asyncio
async def test_an_ask_has_its_documents_by_relation_and_where_its_moties_stand(site: Datasette) -> None:
    page = (await site.client.get(LETTER)).text
    beside = page.partition('id="bij-vraag-1"')[2]
    assert (
        beside.index("Vraagt hetzelfde")
        < beside.index("Motie over &lt;b&gt;bedden&lt;/b&gt;")
        < beside.index("Achtergrond")
    )
    assert "“verzoekt om bedden”" in beside
    asks = page.partition('id="vragen"')[2].partition("</section>")[0]
    assert 'href="/motie/2026Z00011">kst-99011-1</a> <span class="tag is-announced">aangekondigd</span>' in asks
    assert "over tijd" in asks


@pytest.mark.asyncio
async def test_what_was_not_linked_is_listed_plainly(site: Datasette) -> None:
    page = (await site.client.get(LETTER)).text
    listed = page.partition('id="niet-gekoppeld"')[2].partition("</section>")[0]
    for words in (
        'href="#noot-2">Noot 2</a>: “&lt;b&gt;De Krant&lt;/b&gt;”. <strong>Buiten de bronnen.</strong>',
        "Verwijst naar De Krant",
        'href="#verwijzing-1">Verwijzing in de tekst</a>: “Kamerstuk 99 999, nr. 1”',
        "1 stuk kwam in de buurt.",
    ):
        assert words in listed, words
    assert "briefadres" not in listed


@pytest.mark.asyncio
async def test_everything_comes_as_csv_and_json(site: Datasette) -> None:
    rows = list(csv.DictReader(io.StringIO((await site.client.get(f"{LETTER}.csv")).text)))
    assert [row["soort"] for row in rows] == ["noot"] * 4 + ["verwijzing"] + ["vraag"] * 4
    assert rows[0]["adres"] == "http://localhost/motie/2025Z05084" and rows[0]["reden"] == "titel 86 % gelijk"
    same = next(row for row in rows if row["relatie"] == "demands_same")
    assert (same["nummer"], same["stand"], same["standing"], same["termijn"]) == (
        "1",
        "announced",
        "overdue",
        "2026-11-22",
    )
    data = (await site.client.get(f"{LETTER}.json")).json()
    assert data["letter"]["subject"] == "Slapen & <waken>"
    assert data["letter"]["links"] == []  # a link that isn't to the web stays out
    assert [len(note["links"]) for note in data["footnotes"]] == [1, 1, 2]
    assert data["footnotes"][2]["links"][0]["candidates"][0]["document"] == "2026D00001"
    assert [ask["number"] for ask in data["asks"]] == [None, 1]
    assert data["asks"][1]["documents"][-1]["uitkomst"] == "aangenomen"


@pytest.mark.asyncio
async def test_its_feed_tells_what_comes_of_what_it_is_linked_with(site: Datasette) -> None:
    found = entries((await site.client.get(f"{LETTER}.atom")).text)
    texts = [entry["summary"] for entry in found]
    assert len({entry["id"] for entry in found}) == len(found) == 5
    for words in ("De uitkomst was “aangehouden”, is “aangenomen”.", "aangenomen, 76 voor en 74 tegen", "bedden</i>",
                  "toegezegd: voor 22 november"):  # fmt: skip
        assert any(words in text for text in texts), words
    assert entries((await site.client.get("/brief/ouder.atom")).text) == []
    assert (await site.client.get("/brief/weg.json")).status_code == 404


# --- an editor's verdicts ----------------------------------------------------------------------------------


async def sign_in(site: Datasette, actor: str = "root") -> tuple[dict[str, str], str]:
    """The cookies of somebody who is signed in, and the token that the page's forms carry ("" where it has none)."""
    await site.invoke_startup()
    cookies = {"ds_actor": site.sign({"a": {"id": actor}}, "actor")}
    answer = await site.client.get(LETTER, cookies=cookies)
    token = answer.cookies.get("ds_csrftoken")
    if token:
        cookies["ds_csrftoken"] = token
    return cookies, token or ""


async def judge(site: Datasette, form: Mapping[str, str], **more: str) -> int:
    """The status of a verdict given by root."""
    cookies, token = await sign_in(site)
    answer = await site.client.post("/oordeel", data={**form, "csrftoken": token, **more}, cookies=cookies)
    return int(answer.status_code)


@pytest.mark.asyncio
async def test_an_editor_says_no_and_sees_it_at_once(site: Datasette, tmp_path: Path) -> None:
    cookies, token = await sign_in(site)
    form = {**NOTE, "csrftoken": token, "oordeel": "no", "terug": "noot-1"}
    answer = await site.client.post("/oordeel", data=form, cookies=cookies)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{LETTER}#noot-1"
    page = await site.client.get(LETTER, cookies=cookies)
    assert page.headers["cache-control"] == "private, no-store"
    assert "Oordeel: klopt niet (root, " in page.text
    assert "Bij de volgende koppelronde geldt dat." in page.text
    assert 'value="withdrawn"' in page.text
    (kept,) = verdicts.held(tmp_path / "oordelen.db")
    assert (kept.letter, kept.footnote, kept.ask, kept.document) == ("slaap-2026", 1, None, "kst-29689-1282")
    assert (kept.verdict, kept.by) == ("no", "root")
    public = await site.client.get(LETTER)
    assert "Oordeel: klopt niet" in public.text and '<form class="judge"' not in public.text
    rows = list(csv.DictReader(io.StringIO((await site.client.get(f"{LETTER}.csv")).text)))
    assert rows[0]["oordeel"] == "no"


@pytest.mark.asyncio
async def test_each_link_candidate_and_proposal_can_be_judged(site: Datasette) -> None:
    cookies, _ = await sign_in(site)
    page = (await site.client.get(LETTER, cookies=cookies)).text
    assert page.count('<form class="judge"') == 1 + 1 + 4  # the link, what came near, four proposals
    assert page.count('name="oordeel" value="yes"') == page.count('name="oordeel" value="no"') == 6


@pytest.mark.asyncio
async def test_a_verdict_is_taken_back_and_changed(site: Datasette, tmp_path: Path) -> None:
    for said, held in (("yes", ["yes"]), ("no", ["no"]), ("withdrawn", [])):
        assert await judge(site, ASK, oordeel=said) == 303
        assert [one.verdict for one in verdicts.held(tmp_path / "oordelen.db")] == held
    assert await judge(site, ASK, oordeel="withdrawn") == 400


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "wrong",
    [
        {"oordeel": "misschien"},
        {"oordeel": ""},
        {"brief": "weg"},
        {"noot": "2"},
        {"noot": ""},
        {"noot": "een"},
        {"vraag": "99"},
        {"tekst": "Iets anders"},
        {"stuk": "kst-1-1"},
        {"stuk": ""},
    ],
)
async def test_what_judges_nothing_is_400_and_nothing_is_written(
    site: Datasette, tmp_path: Path, wrong: dict[str, str]
) -> None:
    assert await judge(site, {**NOTE, "oordeel": "yes", **wrong}) == 400
    assert not (tmp_path / "oordelen.db").exists()


@pytest.mark.asyncio
async def test_nobody_else_sees_a_form_or_may_post_one(site: Datasette, tmp_path: Path) -> None:
    form = {**NOTE, "oordeel": "yes"}
    page = await site.client.get(LETTER)
    assert 'method="post"' not in page.text and "csrftoken" not in page.text and "set-cookie" not in page.headers
    assert (await site.client.post("/oordeel", data=form)).status_code == 403
    other, _ = await sign_in(site, "iemand")
    assert 'method="post"' not in (await site.client.get(LETTER, cookies=other)).text
    forged = {"ds_actor": "eyJhIjp7ImlkIjoicm9vdCJ9fQ.vervalst"}
    assert (await site.client.post("/oordeel", data=form, cookies=forged)).status_code == 403
    root, token = await sign_in(site)
    assert (await site.client.post("/oordeel", data=form, cookies=root)).status_code == 403  # no token
    assert (await site.client.post("/oordeel", data={**form, "csrftoken": token[:-1]}, cookies=root)).status_code == 403
    with_token = {**other, "ds_csrftoken": root["ds_csrftoken"]}
    mine = {**form, "csrftoken": token}
    assert (await site.client.post("/oordeel", data=mine, cookies=with_token)).status_code == 403
    assert (await site.client.get("/oordeel", cookies=root)).status_code == 405
    assert not (tmp_path / "oordelen.db").exists()


@pytest.mark.asyncio
@pytest.mark.parametrize("place", ["https://elders.example", "//elders.example", "noot-1\r\nset-cookie: a=b", ""])
async def test_it_leads_back_to_the_letter_only(site: Datasette, place: str) -> None:
    cookies, token = await sign_in(site)
    form = {**NOTE, "csrftoken": token, "oordeel": "yes", "terug": place}
    answer = await site.client.post("/oordeel", data=form, cookies=cookies)
    assert answer.headers["location"] == LETTER
    assert "a=b" not in str(answer.headers)


@pytest.mark.asyncio
async def test_the_setting_says_where_verdicts_are_kept(
    site: Datasette, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(judging.SETTING, str(tmp_path / "elders.db"))
    assert await judge(site, NOTE, oordeel="yes") == 303
    assert len(verdicts.held(tmp_path / "elders.db")) == 1
    assert not (tmp_path / "oordelen.db").exists()


def _give(args: tuple[Path, int]) -> str:
    path, process = args
    for n in range(10):
        one = Verdict("b", process, None, "t", f"kst-1-{n}", "yes", "2099-03-01T10:00:00+00:00", "Ans", None)
        judging.give(path, one)
    return "ok"


def test_several_processes_may_write_at_once_from_the_first_verdict_on(tmp_path: Path) -> None:
    path = tmp_path / "oordelen.db"
    with get_context("spawn").Pool(4) as pool:
        assert pool.map(_give, [(path, process) for process in range(4)]) == ["ok"] * 4
    assert len(verdicts.held(path)) == 40
    assert [file.name for file in tmp_path.iterdir()] == ["oordelen.db"]


def test_reading_verdicts_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "oordelen.db"
    assert verdicts.of_letter(path, "b") == []
    assert not path.exists()
    one = Verdict("b", 1, None, "t", "kst-1-1", "yes", "2099-03-01T10:00:00+00:00", "Ans", None)
    judging.give(path, one)
    before = path.read_bytes()
    assert verdicts.of_letter(path, "b") == [one] and verdicts.of_letter(path, "a") == []
    assert path.read_bytes() == before


@pytest.mark.asyncio
async def test_a_verdict_outlives_a_rebuild_and_wins(tmp_path: Path) -> None:
    def run(*command: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, env=os.environ
        )
        assert done.returncode == 0, done.stderr

    db, raw, folder = tmp_path / "kamer.db", tmp_path / "raw.db", tmp_path / "site"
    run("scraper", "crawl", "tweedekamer", "--replica", "--db", str(db), "--raw", str(raw))
    run("linker", "link", "linker/sample/brief.md", "--db", str(db))
    publish(db, folder)
    with sqlite3.connect(folder / "kamer.db") as held:
        slug, footnote, text, document = held.execute(
            "SELECT letter, footnote, text, document FROM link WHERE status = 'linked' AND footnote IS NOT NULL"
        ).fetchone()
    site = serve(folder / "kamer.db")
    await site.invoke_startup()
    cookies = {"ds_actor": site.sign({"a": {"id": "root"}}, "actor")}
    answer = await site.client.get(f"/brief/{slug}", cookies=cookies)
    cookies["ds_csrftoken"] = answer.cookies["ds_csrftoken"]
    form = {"brief": slug, "noot": str(footnote), "tekst": text, "stuk": document, "oordeel": "no"}
    form["csrftoken"] = cookies["ds_csrftoken"]
    assert (await site.client.post("/oordeel", data=form, cookies=cookies)).status_code == 303

    run("scraper", "rebuild", "--db", str(db), "--raw", str(raw))
    run("linker", "update", "--db", str(db))
    publish(db, folder)
    data = (await serve(folder / "kamer.db").client.get(f"/brief/{slug}.json")).json()
    (link, *_) = next(note for note in data["footnotes"] if note["n"] == footnote)["links"]
    assert link["document"] is None and "afgewezen door root" in link["evidence"]
    assert link["verdicts"][0]["verdict"] == "no"
    page = (await serve(folder / "kamer.db").client.get(f"/brief/{slug}", cookies=cookies)).text
    note = page.partition(f'id="noot-{footnote}"')[2].partition("</li>")[0]
    assert "Oordeel: klopt niet (root" in note and document in note
    assert "koppelronde" not in note
    assert json.loads(json.dumps(data)) == data and re.search(r"afgewezen door root op \d{4}", note)


def test_an_ask_about_recommendations_shows_them_through_the_years() -> None:
    ask = r.Ask("b", 1, "Verzoek de minister per aanbeveling te melden wie haar uitvoert", None, 0, 10, None)
    other = r.Ask("b", 2, "Zorg voor bedden", None, 0, 10, None)
    report = r.AskDocument("b", 1, 1, "kst-29861-150", "Voortgang", "reports_progress", 0.5, "")
    letter = r.Letter("b", *[None] * 8, "[]", "", "[]")

    def asks(documents: tuple[r.AskDocument, ...]) -> set[int]:
        rows = LetterRows(letter, (), (ask, other), (), documents, {}, {}, ())
        return asks_of_advice(rows, {"kst-29861-150"})

    assert asks((report,)) == {1}
    assert asks((replace(report, relation="background"),)) == set()
    assert asks((replace(report, ask=2),)) == set()
    assert asks((replace(report, document="kst-29861-1"),)) == set()


@pytest.mark.parametrize(
    ("name", "score", "evidence", "words"),
    [
        ("demands_same", 0.4, "zelfde woorden: bed", "Vraagt hetzelfde"),
        ("demands_same", 0.39, "zelfde woorden: bed", "Vraagt misschien iets dergelijks"),
        ("demands_same", None, None, "Vraagt misschien iets dergelijks"),
        (
            "demands_same",
            0.1,
            "Aangenomen motie; voetnoot 4 in hetzelfde deel van de brief",
            "Aangehaald in de brief; vraagt misschien iets dergelijks",
        ),
        ("demands_same", 0.1, "bevestigd door root op 2026-01-02", "Vraagt hetzelfde"),
        ("answers", 0.1, "zelfde woorden: bed", "Antwoordt hierop"),
    ],
)
def test_every_page_says_alike_how_a_paper_bears_on_an_ask(
    name: str, score: float | None, evidence: str | None, words: str
) -> None:
    assert dutch.relation(name, score, evidence) == words


def test_a_motie_asks_the_same_only_where_it_is_close_or_a_human_says_so() -> None:
    ask = r.Ask("b", 1, "Zorg voor bedden", None, 0, 10, None)
    found = [
        r.AskDocument("b", 1, 1, "kst-1-1", "Dichtbij", "demands_same", 0.4, "“verzoekt om bedden”"),
        r.AskDocument("b", 1, 2, "kst-1-2", "Ver weg", "demands_same", 0.39, "zelfde woorden: bed"),
        r.AskDocument(
            "b", 1, 3, "kst-1-3", "Aangehaald", "demands_same", 0.2, "voetnoot 1 in hetzelfde deel van de brief"
        ),
        r.AskDocument("b", 1, 4, "kst-1-4", "Bevestigd", "demands_same", 0.1, "bevestigd door root op 2026-01-02"),
    ]
    cited = r.Link(
        "b", 1, 1, "kst-1-3", 0, 7, "kamerstuk", "kst-1-3", "linked", "kst-1-3", "Aangehaald", 1.0, "number", "", "[]"
    )  # fmt: skip
    letter = r.Letter("b", *[None] * 8, "[]", "", "[]")
    (note,) = ask_notes(LetterRows(letter, (), (ask,), (cited,), tuple(found), {}, {}, ()))
    assert [(group.relation, [one.title for one in group.papers]) for group in note.first] == [
        ("Vraagt hetzelfde", ["Dichtbij", "Bevestigd"]),
        ("Aangehaald in de brief; vraagt misschien iets dergelijks", ["Aangehaald"]),
        ("Vraagt misschien iets dergelijks", ["Ver weg"]),
    ]
    assert all(group.scored for group in note.first)
