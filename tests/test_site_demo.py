"""What the site says of the bundled sample: that nothing invented or written by this project passes for real."""

import re

import pytest
from datasette.app import Datasette

from tests.demo import build_demo
from tests.test_site import serve


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build_demo(tmp_path_factory.mktemp("demo")))


async def words(demo: Datasette, path: str) -> str:
    """What a page says, without its markup."""
    answer = await demo.client.get(path)
    assert answer.status_code == 200, path
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]).split())


@pytest.mark.asyncio
async def test_a_promise_of_which_only_the_register_says_something_names_the_register(demo: Datasette) -> None:
    text = await words(demo, "/TZ000001-002")
    assert "volgens het register: voldaan Zo staat het in het register van toezeggingen van de Tweede Kamer" in text
    assert "zegt het kabinet" not in text
    assert "toegezegd, volgens het register over tijd" in await words(demo, "/TZ000001-001")
