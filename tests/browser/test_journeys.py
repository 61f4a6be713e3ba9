"""Six things that people come for, from the front page on, over what `make demo` makes; without any script."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving, signing_in
from tests.demo import build_demo, run

pytestmark = pytest.mark.browser
MOTIE = "voorkomen dat dakloze mensen hun zorgpolis verliezen"  # kst-29689-1282 of the sample


def publish(folder: Path) -> None:
    run("linker", "update", "--db", folder / "kamer.db")
    run("db", "publish", "--db", folder / "kamer.db", "--to", folder / "site")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database made by the commands of `make demo`."""
    folder = tmp_path_factory.mktemp("demo")
    build_demo(folder)
    return folder


@pytest.fixture(scope="module")
def address(chromium: str, demo: Path) -> Iterator[str]:
    with serving(demo / "site" / "kamer.db") as address:
        yield address


@pytest.fixture(params=[1280, 390])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The front page, as a browser without JavaScript shows it."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, java_script_enabled=False, base_url=address
    )
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def seek(page: Page, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    page.get_by_role("button", name="Zoek").first.click()


def test_what_came_of_a_motie_that_one_has_the_number_of(page: Page) -> None:
    seek(page, "Kamerstuk 99101, nr. 2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("een loket in elke straat")
    body = page.locator("main")
    for words in ("Aangenomen op 10 juni 2025", "80 stemmen voor en 70 tegen", "geweigerd", "voer ik niet uit"):
        expect(body).to_contain_text(words)


def test_what_came_of_a_motie_that_one_knows_by_its_subject(page: Page) -> None:
    seek(page, "zorgpolis dakloos")
    page.get_by_role("link", name=re.compile(MOTIE)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(MOTIE)
    expect(page.locator("main")).to_contain_text("geen bericht gevonden")
    expect(page.locator("main")).to_contain_text("niet over wat het kabinet heeft gedaan")


def test_how_the_asks_of_my_letter_stand(page: Page) -> None:
    page.get_by_role("link", name="Brieven", exact=True).first.click()
    page.get_by_role("link", name=re.compile("Commissiedebat Arbeidsmigratie")).click()
    asks = page.locator("section.asks")
    expect(asks).to_contain_text("kst-29689-1282")
    expect(asks).to_contain_text("geen bericht gevonden")
    asks.get_by_role("link", name="kst-29689-1282").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(MOTIE)


def test_overdue_promises_are_found_and_exported(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Toezeggingen over tijd").click()
    expect(page.locator("main")).to_contain_text("over tijd")
    with page.expect_download() as export:
        page.get_by_role("link", name="CSV voor een spreadsheet").click()
    export.value.save_as(tmp_path / "lijst.csv")
    lines = (tmp_path / "lijst.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("nummer;") and len(lines) == 2


def test_a_dossier_is_followed_by_atom(page: Page, address: str) -> None:
    page.goto("/dossier/29861")
    feed = page.get_by_role("link", name="Atom-feed").get_attribute("href")
    top = etree.fromstring(httpx.get(address + str(feed)).content)
    links = top.xpath("//*[local-name()='entry']/*[local-name()='link']/@href")
    assert links and len(set(top.xpath("//*[local-name()='entry']/*[local-name()='id']/text()"))) == len(links)
    for link in links[:5]:
        assert httpx.get(link).status_code == 200


def test_how_complete_the_data_are(page: Page) -> None:
    page.get_by_role("link", name="Hoe volledig elke bron is").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bronnen")
    brief = page.get_by_role("table").first
    for words in ("Rijksoverheid.nl", "25", "niet bekend", "nog niet"):
        expect(brief).to_contain_text(words)
    expect(page.locator("main")).to_contain_text("minder gehouden")


def test_a_judgement_outlasts_a_rebuild(browser: Browser, chromium: str, demo: Path) -> None:
    """A link is denied on the site; facts are made anew and every letter is linked again: it stays denied."""
    with signing_in(demo / "site" / "kamer.db") as (address, sign_in):
        context = browser.new_context(java_script_enabled=False, base_url=address)
        page = context.new_page()
        page.goto(sign_in)
        page.goto("/brieven")
        page.get_by_role("link", name=re.compile("Commissiedebat Arbeidsmigratie")).click()
        letter = page.url.removeprefix(address).partition("#")[0]
        note = page.locator("#noot-8")
        expect(note).to_contain_text("gekoppeld")
        note.get_by_role("button", name=re.compile("dit klopt niet")).click()
        expect(page.locator("#noot-8")).to_contain_text("Oordeel: klopt niet")
        context.close()
    run("scraper", "rebuild", "--db", demo / "kamer.db", "--raw", demo / "raw.db")
    publish(demo)
    with serving(demo / "site" / "kamer.db") as address:
        answer = httpx.get(f"{address}{letter}")
        denied = answer.text.partition('id="noot-8"')[2].partition('id="noot-9"')[0]
        assert "afgewezen door root" in denied and "gekoppeld" not in denied
        assert "Oordeel: klopt niet" in denied


def test_addresses_survive_a_rebuild(chromium: str, demo: Path) -> None:
    """Every address of the sitemap is there before and after all facts are made anew, and answers."""

    def addresses(address: str) -> list[str]:
        index = etree.fromstring(httpx.get(f"{address}/sitemap.xml").content)
        parts = [loc.text for loc in index.iter("{*}loc")]
        found = [loc.text for part in parts for loc in etree.fromstring(httpx.get(part).content).iter("{*}loc")]
        return sorted(one.removeprefix(address) for one in found)

    with serving(demo / "site" / "kamer.db") as address:
        before = addresses(address)
    assert len(before) > 50
    run("scraper", "rebuild", "--db", demo / "kamer.db", "--raw", demo / "raw.db")
    publish(demo)
    with serving(demo / "site" / "kamer.db") as address:
        assert addresses(address) == before
        with httpx.Client(base_url=address) as client:
            assert [path for path in before if client.get(path).status_code != 200] == []
