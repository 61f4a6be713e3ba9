"""Every picture of the documents can be taken again, is as small as it should be, and is one that was taken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pictures import PICTURES, take
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
LARGEST = 300_000  # bytes


def test_every_picture_can_be_taken_again(browser: Browser, tmp_path: Path) -> None:
    take(browser, tmp_path, tmp_path / "pictures")
    assert [p.file for p in PICTURES if (tmp_path / "pictures" / p.file).stat().st_size > LARGEST] == []


def test_the_documents_show_the_pictures_that_were_taken() -> None:
    held = {file.relative_to(ROOT / "docs").as_posix(): file for file in (ROOT / "docs").rglob("*.png")}
    assert held.keys() == {picture.file for picture in PICTURES}
    assert [name for name, file in held.items() if file.stat().st_size > LARGEST] == []
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "docs/tour.md").read_text("utf-8"))
    assert set(shown) | {"brief.png"} == held.keys()
