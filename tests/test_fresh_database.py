"""A publication is served from the next request on, without a restart."""

import asyncio
from pathlib import Path

import pytest
from datasette.app import Datasette

from db import records as r
from db.publish import publish
from db.store import connect, insert

SITE = Path(__file__).parent.parent / "db" / "site"


def letter(slug: str) -> r.Letter:
    return r.Letter(slug, f"Afzender {slug}", None, None, None, "Onderwerp", None, None, None, "[]", "Tekst.", "[]")


@pytest.mark.asyncio
async def test_what_is_published_while_serving_is_served_at_once(tmp_path: Path) -> None:
    source, site = tmp_path / "kamer.db", tmp_path / "site"
    db = connect(source, create=True)
    insert(db, [letter("een")])
    db.commit()
    served = Datasette(
        [],
        immutables=[str(publish(source, site))],
        plugins_dir=str(SITE / "plugins"),
        template_dir=str(SITE / "templates"),
    )
    assert (await served.client.get("/brief/een")).status_code == 200
    assert (await served.client.get("/brief/twee")).status_code == 404
    insert(db, [letter("twee")])
    db.commit()
    publish(source, site)
    assert (await served.client.get("/brief/twee")).status_code == 200
    assert "Afzender twee" in (await served.client.get("/")).text
    assert (await served.client.get("/kamer/letter/twee")).status_code == 200
    (site / "kamer.db").unlink()  # nobody does, but then what was open is still served, by whatever thread
    answers = await asyncio.gather(*(served.client.get("/brief/twee") for _ in range(12)))
    assert {answer.status_code for answer in answers} == {200}
    assert not (site / "kamer.db").exists()
