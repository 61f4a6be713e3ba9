"""An editor in a real browser: signs in, judges a link and a proposal, takes one back; a new publication keeps both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signing_in
from tests.test_site import build
from tests.test_site_today import MORE, adding

pytestmark = pytest.mark.browser
LETTER = "/brief/slaap-2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return build(tmp_path / "site" / "kamer.db", sample=True, more=[adding(MORE)]).parent


@pytest.fixture
def editor(browser: Browser, folder: Path) -> Iterator[Page]:
    """A page of somebody who is signed in by the address that the server printed."""
    with signing_in(folder / "kamer.db") as (address, sign_in):
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto(sign_in)
        page.goto(LETTER)
        yield page
        context.close()


def test_an_editor_judges_and_it_lasts(editor: Page, folder: Path) -> None:
    editor.get_by_role("button", name="kst-29689-1282: dit klopt niet").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("#noot-1")).to_contain_text("Oordeel: klopt niet (root,")
    assert editor.url.endswith(f"{LETTER}#noot-1")
    editor.locator("#bij-vraag-1").get_by_role("button", name="kst-99011-1: dit klopt", exact=True).click()
    expect(editor.locator("#bij-vraag-1")).to_contain_text("Oordeel: klopt (root,")

    fresh = build(folder / "fresh" / "kamer.db", sample=True, more=[adding(MORE)])  # another night's publication
    fresh.rename(folder / "kamer.db")
    editor.goto(LETTER)
    expect(editor.locator("#noot-1")).to_contain_text("Oordeel: klopt niet (root,")
    editor.get_by_role("button", name="Neem het oordeel over kst-99011-1 terug").click()
    expect(editor.locator("#bij-vraag-1")).not_to_contain_text("Oordeel")
    expect(editor.locator("#noot-1")).to_contain_text("Oordeel: klopt niet (root,")


def test_axe_finds_nothing_on_an_editors_page(editor: Page) -> None:
    editor.eval_on_selector_all("details", "found => found.forEach(one => one.open = true)")
    assert [one["id"] for one in Axe().run(editor).response["violations"]] == []
    for width in (320, 1280):
        editor.set_viewport_size({"width": width, "height": 844})
        assert editor.evaluate("document.documentElement.scrollWidth") <= width


def test_an_editor_signs_off_in_dutch(editor: Page) -> None:
    editor.get_by_role("link", name="Afmelden").click()
    assert editor.title() == "Afmelden · Kamerspoor"
    assert [one["id"] for one in Axe().run(editor).response["violations"]] == []
    editor.get_by_role("button", name="Meld af").click()
    editor.goto(LETTER)
    expect(editor.get_by_role("link", name="Afmelden")).to_have_count(0)
