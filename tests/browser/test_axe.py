"""axe-core on every page of ours; what it finds on Datasette's own is listed, so that more is noticed."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_pages import PAGES, opened

pytestmark = pytest.mark.browser
# Datasette 0.65: what axe finds on its own pages, which are its makers' to mend
ALL = {"color-contrast", "html-has-lang", "landmark-one-main", "link-in-text-block", "region"}
DATASETTES = {
    "/kamer": ALL | {"heading-order", "label"},
    "/kamer/stuk": ALL | {"empty-table-header", "heading-order", "label", "select-name"},
    "/kamer/stuk/7": ALL,
}


def violations(browser: Browser, url: str, width: int, scheme: str) -> list[str]:
    """What axe finds, a line each: which rule, how bad, and where first."""
    with opened(browser, url, width, scheme) as page:
        page.eval_on_selector_all("details", "found => found.forEach(one => one.open = true)")
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_our_pages(browser: Browser, address: str, path: str, width: int, scheme: str) -> None:
    assert violations(browser, address + path, width, scheme) == []


@pytest.mark.parametrize("path", DATASETTES)
def test_axe_finds_no_more_on_datasettes_own_pages_than_is_known(browser: Browser, address: str, path: str) -> None:
    found = {line.partition(" ")[0] for line in violations(browser, address + path, 1280, "light")}
    assert found <= DATASETTES[path]
