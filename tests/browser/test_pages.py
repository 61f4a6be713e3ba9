"""Our pages in a real browser: nothing breaks, nothing comes from elsewhere, and all of it fits on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/brief/slaap-2026", "/roemer", "/roemer/99.1.A", "/bronnen", "/controle", "/over",
    "/moties", "/moties?toon=alle&q=kussen&op=2024-03-03", "/toezeggingen",
    "/motie/2099Z00002", "/motie/2099Z00003", "/motie/2099Z00005", "/dossier/99001",
    "/?sinds=2026-11-09", "/?sinds=2026-11-09&lijst=bericht", "/brieven", "/wijzigingen",
    "/kst-29689-1282", "/zoek", "/zoek?q=slapen",
)  # fmt: skip
# How bright a CSS colour is, after WCAG: 0 black, 1 white.
CONTRAST = """
([selector]) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).slice(0, 3)
      .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!colour.startsWith("rgba") || !colour.endsWith(" 0)")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll(selector)].map(element => {
    const pair = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    return [(pair[0] + 0.05) / (pair[1] + 0.05), element.className + " " + element.textContent.slice(0, 40)];
  });
}"""


@contextmanager
def opened(browser: Browser, url: str, width: int, scheme: str = "light") -> Iterator[Page]:
    """The page at a width; fails on an error in the console or a request to another host."""
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: _check_host(request.url, url, wrong))
    try:
        answer = page.goto(url)
        assert answer is not None and answer.status == 200
        yield page
        assert wrong == []
    finally:
        context.close()


def _check_host(requested: str, url: str, wrong: list[str]) -> None:
    if urlsplit(requested).netloc != urlsplit(url).netloc:
        wrong.append(f"request to {requested}")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_page_is_whole_and_quiet(browser: Browser, address: str, path: str, width: int) -> None:
    with opened(browser, address + path, width) as page:
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == "nl"
        levels = page.eval_on_selector_all("h1, h2, h3, h4", "found => found.map(h => Number(h.tagName[1]))")
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out(browser: Browser, address: str, path: str, width: int) -> None:
    with opened(browser, address + path, width) as page:
        page.eval_on_selector_all("details", "found => found.forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: Browser, address: str, path: str, scheme: str) -> None:
    with opened(browser, address + path, 1280, scheme) as page:
        found = page.evaluate(CONTRAST, ["p, a, li, dt, dd, h1, h2, h3, th, td, summary, mark, span:not(:empty)"])
        assert len(found) > 20
        assert [words for contrast, words in found if contrast < 4.5] == []


@pytest.mark.parametrize("path", ["/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer?sql=select+1", "/kamer/motie"])
def test_datasettes_own_pages_work_under_their_policy(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, 1280) as page:
        assert page.locator("h1").count() == 1
        if "sql=" in path:  # its editor is made by a script
            assert page.locator(".CodeMirror").count() == 1


def test_a_script_that_a_page_would_hold_by_its_data_does_not_run(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/kamer/stuk")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    context.close()
