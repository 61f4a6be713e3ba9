"""What a browser and anybody's SQL may do on the site: headers on every answer, limits on every query."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.test_site import build, serve

OURS = ("/", "/brief/slaap-2026", "/bestaat-niet")
DATASETTES = ("/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer?sql=select+1", "/kamer/bestaat-niet", "/-/versions")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return serve(build(tmp_path_factory.mktemp("security") / "kamer.db", sample=False))


@pytest.mark.asyncio
@pytest.mark.parametrize("path", [*OURS, *DATASETTES])
async def test_every_answer_has_its_policy(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer")
    if headers["content-type"].startswith("text/html"):
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
        scripts = policy.partition("script-src")[2].partition(";")[0]
        assert "unsafe" not in scripts
        assert ("script-src" in policy) is (path not in OURS)
        assert ("unsafe-inline" in policy) is (path not in OURS)


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/kamer", "/kamer/stuk", "/kamer/stuk/7", "/kamer?sql=select+1"])
async def test_each_inline_script_of_datasette_is_one_that_it_ships(site: Datasette, path: str) -> None:
    from db.site.plugins import security

    answer = await site.client.get(path)
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert scripts
    for script in scripts:
        assert security._hashed(script) in answer.headers["content-security-policy"]


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


def test_a_template_with_an_unknown_script_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from db.site.plugins import security

    (tmp_path / "table.html").write_text("<script>alert({{ words }})</script>")
    monkeypatch.setattr(security, "TEMPLATES", tmp_path)
    with pytest.raises(ValueError, match=r"table\.html"):
        security.inline_scripts()
