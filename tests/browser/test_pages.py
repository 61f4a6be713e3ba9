"""Our pages in a real browser: nothing breaks, nothing comes from elsewhere, and all of it fits on a phone."""

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import faults, opened

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/brief/slaap-2026", "/roemer", "/roemer/99.1.A", "/bronnen", "/controle", "/over",
    "/moties", "/moties?toon=alle&q=kussen&op=2024-03-03", "/toezeggingen",
    "/motie/2099Z00002", "/motie/2099Z00003", "/motie/2099Z00005", "/dossier/99001",
    "/?sinds=2026-11-09", "/?sinds=2026-11-09&lijst=bericht", "/brieven", "/wijzigingen",
    "/kst-29689-1282", "/zoek", "/zoek?q=slapen",
    "/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer/motie_stand?_facet=stand&uitkomst__not=verworpen",
    "/kamer?sql=select+*+from+motie+where+nummer+=+:nummer", "/kamer/onuitgevoerde_moties",
    "/kamer/toezeggingen_in_teksten",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_fits_every_width_and_hinders_nobody(browser: Browser, address: str, path: str) -> None:
    assert faults(browser, address + path) == []


def test_links_within_the_letter_lead_somewhere(browser: Browser, address: str) -> None:
    with opened(browser, address + "/brief/slaap-2026", 1280) as page:
        lost = page.eval_on_selector_all(
            "a[href^='#']",
            "found => found.map(a => a.hash.slice(1)).filter(id => document.getElementById(id) === null)",
        )
        assert lost == []
        ids = page.eval_on_selector_all("[id]", "found => found.map(one => one.id)")
        assert len(ids) == len(set(ids))


def test_notes_stand_beside_their_paragraph_or_below_it(browser: Browser, address: str) -> None:
    boxes = (
        "found => found.map(one => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.right, b.bottom]; })"
    )
    for width, beside in ((1280, True), (390, False)):
        with opened(browser, address + "/brief/slaap-2026", width) as page:
            paragraph = page.eval_on_selector_all(".letter p.paragraph", boxes)[-1]
            note = page.eval_on_selector_all(".letter .beside", boxes)[0]
            if beside:
                assert note[0] >= paragraph[2]
                assert abs(note[1] - paragraph[1]) < 24
            else:
                assert note[1] >= paragraph[3]


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(browser: Browser, address: str) -> None:
    with opened(browser, address, 390) as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.text_content() == "Naar de inhoud"
        box = skip.bounding_box()
        assert box is not None and box["x"] >= 0
        assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"


def test_a_script_that_a_page_would_hold_by_its_data_does_not_run(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/kamer/stuk")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    context.close()


def test_on_paper_a_wide_table_is_whole_and_there_is_no_form(browser: Browser, address: str) -> None:
    with opened(browser, address + "/roemer", 718) as page:  # A4 within its margins
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 718
        flows = "found => found.map(one => getComputedStyle(one).overflowX)"
        assert set(page.eval_on_selector_all(".scroll", flows)) == {"visible"}
        assert not page.locator("form.filter").is_visible()
