"""`/over`: the figures are those of the committed file, and the page leaves none of them out."""

import re

import pytest
from datasette.app import Datasette

from db import scores
from db.site.pages import PAGES, about
from linker import evaluate
from tests.overview_rows import add_overview
from tests.test_site import build, serve


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build(tmp_path_factory.mktemp("about") / "kamer.db", sample=False, more=[add_overview]))


def figures(page: str) -> dict[str, list[str]]:
    """The rows of the table of scores."""
    table = page.partition('<table class="table scores">')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table, re.DOTALL)
    return {name: re.findall(r">([^<>]+)</td>", cells) for name, cells in rows}


@pytest.mark.asyncio
async def test_the_page_has_the_figures_that_the_linker_saves(site: Datasette) -> None:
    page = (await site.client.get("/over")).text
    shown, committed = figures(page), scores.read()
    assert evaluate.SCORES == scores.FILE
    assert len(shown) == len(committed) + 1  # and the linking of claims
    for name, one in committed.items():
        cells = shown[about.SETS[name]]
        assert cells[0] == str(one["n"])
        if not name.startswith("asks_none"):
            assert cells[1:] == [about.percent(one["precision"]), about.percent(one["recall"])]
    linking = committed["execution"]["linking"]
    assert shown[about.SETS["execution linking"]] == [
        str(linking["n"]), about.percent(linking["precision"]), about.percent(linking["recall"])
    ]  # fmt: skip


def test_every_committed_set_has_words_and_a_new_one_is_shown_by_its_name() -> None:
    assert set(scores.read()) <= set(about.SETS)
    made = about.scored({"zzz": {"n": 3, "precision": 0.5, "recall": 1.0, "failed": ["a"]}})
    assert made == [about.Score("zzz", 3, "50,0 %", "100,0 %", 1)]


def test_where_nothing_is_to_be_found_no_share_is_given() -> None:
    (one,) = about.scored({"asks_none/bulk": {"n": 11, "precision": 0.0, "recall": 1.0, "failed": ["a", "b"]}})
    assert (one.n, one.failed, one.precision) == (11, 2, "")


@pytest.mark.parametrize(("share", "words"), [(1.0, "100,0 %"), (0.9931, "99,3 %"), (0.0, "0,0 %"), (0.81, "81,0 %")])
def test_shares_in_dutch(share: float, words: str) -> None:
    assert about.percent(share) == words


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        (r"/roemer", "/roemer"),
        (r"/roemer/(?P<sleutel>[^/]+?)", "/roemer/<sleutel>"),
        (r"/vandaag\.(?P<format>atom)", "/vandaag.atom"),
        (r"/(?P<key>(?:kst|h)-[^/(]+)", "/<kenmerk>"),
        (r"/brief/(?P<letter>[^/.]+)", "/brief/<brief>"),
    ],
)
def test_addresses_read_as_people_write_them(pattern: str, address: str) -> None:
    assert about.readable(pattern) == address


@pytest.mark.asyncio
async def test_every_page_with_another_format_is_listed(site: Datasette) -> None:
    page = (await site.client.get("/over")).text.partition('id="programmas"')[2]
    for one in PAGES:
        if one.formats:
            written = about.readable(one.path).replace("<", "&lt;").replace(">", "&gt;")
            assert f"<code>{written}</code>" in page


@pytest.mark.asyncio
async def test_licences_and_what_is_not_known_are_told(site: Datasette) -> None:
    page = (await site.client.get("/over")).text
    licences = page.partition('id="licenties"')[2].partition("</section>")[0]
    assert "Open data van de Tweede Kamer" in licences and "CC0-1.0" in licences and "javascript:" not in licences
    for words in ("een uitspraak over onze zoektocht, niet over het kabinet", "Telefoonnummers en e-mailadressen",
                  "WCAG 2.2", "stand per 25 november 2026", 'href="/controle"', 'href="/kamer"'):  # fmt: skip
        assert words in page, words
    targets = re.findall(r'href="#(\w[\w-]*)"', page)
    assert targets and all(f'id="{target}"' in page for target in targets)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", "deze installatie noemt geen adres"),
        ("redactie@havens.example", 'href="mailto:redactie@havens.example"'),
        ("https://havens.example/contact", 'href="https://havens.example/contact"'),
        ("<b>de balie</b>", "&lt;b&gt;de balie&lt;/b&gt;"),
    ],
)
async def test_who_runs_the_site_is_named_where_it_is_known(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, contact: str, shown: str
) -> None:
    monkeypatch.setenv("KAMERSPOOR_CONTACT", contact)
    assert shown in (await site.client.get("/over")).text
