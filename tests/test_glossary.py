"""Datasette's pages say in Dutch what each table, view and column holds."""

import tomllib
from pathlib import Path

import pytest
from datasette.app import Datasette

from db import glossary
from db.records import TABLES, Record, columns, table
from db.store import connect
from tests.test_site import build, serve


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("glossary") / "kamer.db", sample=True)


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return serve(database)


async def seen(site: Datasette) -> dict[str, list[str]]:
    """The tables and views that people see, with their columns."""
    listed = (await site.client.get("/kamer.json?_hidden=1")).json()
    names = [t["name"] for t in listed["tables"] if not t["hidden"]] + [v["name"] for v in listed["views"]]
    tables = {name: (await site.client.get(f"/kamer/{name}.json?_size=0")).json()["columns"] for name in names}
    return {name: [column for column in columns if column != "rowid"] for name, columns in tables.items()}


@pytest.mark.asyncio
async def test_every_table_view_and_column_that_is_seen_is_described(site: Datasette) -> None:
    tables = await seen(site)
    assert {"stuk", "motie_stand", "worklist"} <= tables.keys()
    described = site.metadata("databases")["kamer"]["tables"]
    for name, held in tables.items():
        assert described.get(name, {}).get("description"), name
        assert list(described[name]["columns"]) == held, name


@pytest.mark.asyncio
async def test_indexes_are_out_of_sight(site: Datasette) -> None:
    hidden = ("_zoek", "_woord", "_tekst_", "_kenmerk", "_volgorde", "_config", "_data", "_docsize", "_idx", "_content")
    assert [table for table in await seen(site) if table.endswith(hidden)] == []


@pytest.mark.asyncio
async def test_a_table_shows_what_its_columns_hold(site: Datasette) -> None:
    page = (await site.client.get("/kamer/zaak")).text
    assert "<dt>titel</dt><dd>Titel van het dossier, niet van het stuk</dd>" in page  # its own words
    assert "<dt>vergaderjaar</dt>" in page  # those for any table
    assert "Zaken van de Tweede Kamer" in page  # and what metadata.yml says stays


@pytest.mark.asyncio
async def test_no_words_are_left_over(site: Datasette) -> None:
    tables = await seen(site) | {table(record): list(columns(record)) for record in TABLES}
    held = {(name, column) for name, found in tables.items() for column in found}
    words = tomllib.loads(glossary.FILE.read_text("utf-8"))
    own = {(name, column) for name, found in words["in"].items() for column in found}
    assert own - held == set()
    assert set(words["overal"]) - {column for _, column in held - own} == set()


def test_what_nobody_described_has_no_words(tmp_path: Path) -> None:
    connection = connect(tmp_path / "kamer.db", create=True)
    connection.execute("CREATE TABLE vreemd (datum TEXT, vreemde_kolom TEXT)")
    assert glossary.of_tables(connection)["vreemd"] == {"datum": "Datum"}
    connection.close()


@pytest.mark.parametrize("record", TABLES, ids=table)
def test_every_column_of_the_dictionary_has_dutch_words(record: type[Record]) -> None:
    assert [column for column in columns(record) if not glossary.meaning(table(record), column)] == []
