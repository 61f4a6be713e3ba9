"""The pictures of README and docs/tour.md, taken of the demo's site: `make pictures` takes them again."""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ROOT, signing_in
from tests.demo import build_demo

WIDTH = 1280
LETTER = "/brief/stichting-onder-dak-voorbeeld-2026-04-20-vb-2026-01"


@dataclass(frozen=True)
class Picture:
    """What is shown: `height` pixels of a page, from the first thing that fits `top` (Playwright's selectors) on."""

    file: str  # in docs/
    address: str
    top: str
    height: int
    opened: str | None = None  # what is unfolded first
    editor: bool = False  # seen by somebody who may judge links


PICTURES = (
    Picture("brief.png", LETTER, "h3:has-text('Zorg dat wie verzekerd')", 747),
    Picture("tour/today.png", "/?sinds=2025-11-01", "body", 820),
    Picture("tour/motie.png", "/motie/2025Z05084", "body", 1078),
    Picture("tour/standing.png", "/moties?dossier=99101", "h2:has-text('5 moties')", 526),
    Picture("tour/moties.png", "/moties?dossier=29861", "body", 990, opened="main details"),
    Picture("tour/roemer.png", "/roemer?thema=Voorbeelden+die+niet+bestaan", "h2:has-text('Per aanbeveling')", 520),
    Picture("tour/sources.png", "/bronnen", "body", 885),
    Picture("tour/search.png", "/zoek?q=briefadres", "body", 725),
    Picture("tour/judge.png", LETTER, "h3:has-text('Zorg dat wie verzekerd')", 705, editor=True),
)


def take(browser: Browser, folder: Path, pictures: Path) -> None:
    """Take all pictures of a demo made in `folder`, and put them in `pictures`. Fails where one can't be taken."""
    with signing_in(build_demo(folder)) as (address, sign_in):
        visitor, editor = (browser.new_page(viewport={"width": WIDTH, "height": 900}) for _ in range(2))
        editor.goto(sign_in)
        for picture in PICTURES:
            _take(editor if picture.editor else visitor, address, picture, pictures / picture.file)
        visitor.close()
        editor.close()


def _take(page: Page, address: str, picture: Picture, file: Path) -> None:
    answer = page.goto(address + picture.address)
    assert answer is not None and answer.status == 200, f"{picture.address}: {answer and answer.status}"
    if picture.opened:
        page.locator(picture.opened).first.evaluate("one => one.open = true")
    box = page.locator(picture.top).first.bounding_box()
    assert box is not None, picture.top
    file.parent.mkdir(parents=True, exist_ok=True)
    clip = {"x": 0, "y": max(0, box["y"] - 16), "width": WIDTH, "height": picture.height}
    page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("pictures: there is no chromium on this machine")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        take(playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]), Path(made), ROOT / "docs")
