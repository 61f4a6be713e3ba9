"""Pages of papers and of what was searched, with all that they can hold, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.looking import faults, opened
from tests.site_facts import build

pytestmark = pytest.mark.browser
PAGES = (
    "/kst-99901-5", "/kst-99901-3", "/2025D90008", "/TZ202503-001", "/0b0b0b0b-1111-2222-3333-444444444444",
    "/zoek?q=pont", "/zoek?q=motie-Veerman/De+Wit", "/zoek?q=veerpotn", "/zoek?q=99901-3&tot=2026", "/zoek?q=script",
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build(tmp_path_factory.mktemp("papers") / "kamer.db")) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_fits_every_width_and_hinders_nobody(browser: Browser, papers: str, path: str) -> None:
    assert faults(browser, papers + path) == []


def test_a_number_in_the_search_box_goes_straight_to_the_paper(browser: Browser, papers: str) -> None:
    with opened(browser, papers, 390) as page:
        page.fill("#zoek", "Kamerstuk 99 901, nr. 5")
        page.press("#zoek", "Enter")
        page.wait_for_url("**/kst-99901-5")
        assert page.locator("h1").text_content() == 'Brief over veren <script>alert("x")</script>'


def test_filters_work_without_a_script(browser: Browser, papers: str) -> None:
    with opened(browser, papers + "/zoek?q=oevers", 1280) as page:
        page.select_option("#soort", "motie")
        page.click(".filters button")
        page.wait_for_url("**soort=motie**")
        assert page.locator(".hits > li").count() == 2
