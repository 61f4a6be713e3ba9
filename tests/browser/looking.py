"""How a page is looked at in a real browser: opened quietly, at every width, in both colours, by axe-core."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WIDTHS = (320, 390, 768, 1280)


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


def violations(page: Page) -> list[str]:
    """What axe finds, a line each: which rule, how bad, and where first."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:200]}" for one in found]


def faults(browser: Browser, url: str) -> list[str]:
    """All that is wrong with a page: its headings, what sticks out at a width, what axe finds in a colour scheme.

    What is folded away is opened first.
    """
    with opened(browser, url, WIDTHS[-1]) as page:
        found = [] if page.locator("h1").count() == 1 else ["not one h1"]
        found += [] if page.locator("html").get_attribute("lang") == "nl" else ["lang is not nl"]
        levels = page.eval_on_selector_all("h1, h2, h3, h4", "found => found.map(h => Number(h.tagName[1]))")
        found += [f"heading {after} below {before}" for before, after in pairwise([0, *levels]) if after > before + 1]
        page.eval_on_selector_all("details", "found => found.forEach(one => one.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found.append(f"{wide} px wide at {width}")
            for scheme in ("light", "dark") if width in (390, 1280) else ():
                page.emulate_media(color_scheme=scheme)
                found += [f"{width} px, {scheme}: {line}" for line in violations(page)]
    return found
