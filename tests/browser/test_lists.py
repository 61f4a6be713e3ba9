"""The lists in a real browser: the ways that people go through them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_overdue_promises_of_a_ministry_are_listed_and_exported(
    browser: Browser, address: str, width: int, tmp_path: Path
) -> None:
    with opened(browser, address + "/toezeggingen", width) as page:
        page.get_by_role("link", name=re.compile("Over tijd")).click()
        page.get_by_role("link", name="Bedden, Lakens en Slopen").click()
        assert page.get_by_role("heading", level=2, name="2 toezeggingen").is_visible()
        with page.expect_download() as export:
            page.get_by_role("link", name="CSV voor een spreadsheet").click()
        export.value.save_as(tmp_path / "lijst.csv")
    lines = (tmp_path / "lijst.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["nummer", "TZ202401-2", "TZ202401-1"]


def test_the_form_asks_for_an_earlier_day_and_each_filter_can_be_taken_out(browser: Browser, address: str) -> None:
    with opened(browser, address + "/moties?dossier=98001", 390) as page:
        page.get_by_text("Zoeken, filteren en een eerdere dag").click()
        page.get_by_label("Indienende fractie").select_option("Slaap")
        page.get_by_label("Stand op een eerdere dag").fill("2024-03-02")
        page.get_by_role("button", name="Toon de lijst").click()
        assert "op 2 maart 2024" in (page.get_by_role("heading", level=1).text_content() or "")
        assert page.get_by_role("heading", level=2, name="3 moties").is_visible()
        page.get_by_role("link", name="Zonder filter Indienende fractie: Slaap").click()
        assert page.get_by_role("heading", level=2, name="6 moties").is_visible()
