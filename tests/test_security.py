"""What a browser and anybody's SQL may do on the site: headers on every answer, limits on every query."""

import pytest
from datasette.app import Datasette

from tests.test_site import build, serve

PAGES = (
    "/", "/brief/slaap-2026", "/bestaat-niet",
    "/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer?sql=select+1", "/kamer/bestaat-niet", "/-/versions",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build(tmp_path_factory.mktemp("security") / "kamer.db", sample=False))


@pytest.mark.asyncio
@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_has_its_policy(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer")
    if headers["content-type"].startswith("text/html"):
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
        assert "script-src" not in policy and "unsafe" not in policy


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer?sql=select+1"])
async def test_tables_and_sql_need_no_script(site: Datasette, path: str) -> None:
    page = (await site.client.get(path)).text
    assert "<script" not in page and "style=" not in page


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("attach 'x.db' as x", "Statement must be a SELECT"),
        ("select length(zeroblob(30000000))", "too big"),
        ("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n", "took too long"),
        ("select load_extension('x')", "not authorized"),
    ],
)
async def test_no_query_reaches_beyond_the_database_or_goes_on_for_ever(site: Datasette, sql: str, words: str) -> None:
    answer = await site.client.get("/kamer.json", params={"sql": sql})
    assert answer.status_code == 400
    assert words in answer.text


@pytest.mark.asyncio
async def test_a_query_gives_a_thousand_rows_at_most(site: Datasette) -> None:
    sql = "with recursive n(i) as (select 1 union all select i + 1 from n limit 5000) select i from n"
    answer = (await site.client.get("/kamer.json", params={"sql": sql})).json()
    assert len(answer["rows"]) == 1000 and answer["truncated"]


@pytest.mark.asyncio
async def test_nothing_can_be_written(site: Datasette) -> None:
    def write(connection: object) -> None:
        connection.execute("DELETE FROM stuk")  # type: ignore[attr-defined]

    with pytest.raises(Exception, match="readonly"):
        await site.get_database("kamer").execute_fn(write)
