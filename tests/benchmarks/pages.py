"""How quick the site's pages are with four visitors at once, beside Datasette's own row page in the same run.

Each kind of page is asked for at addresses drawn from the database, so that no cache of one address answers. The
visitors run on the same cores as the server: a page is at least as quick as this says.
"""

import gzip
import random
import socket
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from db.serve import arguments

VISITORS = 4
REQUESTS = 200  # of a kind, by all visitors together
ROOT = Path(__file__).parents[2]
ROW = "/kamer/stuk/{}"  # Datasette's own page, the measure
_WORDS = "SELECT titel FROM stuk WHERE nr IN (SELECT value FROM json_each(?)) AND titel <> ''"


class Kind(NamedTuple):
    """What a kind of page took: milliseconds in the middle and for 95 of 100, and its size as sent compressed."""

    name: str
    median: float
    p95: float
    size: int


@contextmanager
def served(database: Path) -> Iterator[int]:
    """The site on a free port, as the project serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen(arguments(database, port), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def addresses(database: Path) -> dict[str, list[str]]:
    """For each kind of page addresses of it, drawn from what the database holds."""
    draw = random.Random(1)
    with sqlite3.connect(database) as db:
        most = db.execute("SELECT max(nr) FROM stuk").fetchone()[0]
        numbers = [draw.randrange(1, most + 1) for _ in range(60)]
        titles = [row[0] for row in db.execute(_WORDS, (str(numbers),))]
        words = [" ".join(draw.sample(title.split(), min(2, len(title.split())))) for title in titles]

        def some(sql: str) -> list[str]:
            found = [row[0] for row in db.execute(sql)]
            return draw.sample(found, min(60, len(found)))

        moties = some("SELECT nummer FROM motie_regel")
        adopted = some("SELECT nummer FROM motie_regel WHERE categorie IS NOT NULL")
        dossiers = some("SELECT DISTINCT dossier FROM motie_regel WHERE dossier <> ''")
        papers = some("SELECT id FROM stuk WHERE id NOT LIKE '%/%'")
        letters = some("SELECT slug FROM letter")
        years = some("SELECT DISTINCT jaar FROM motie_regel WHERE jaar IS NOT NULL")
    return {
        "Datasette's row page": [ROW.format(nr) for nr in numbers],
        "/": ["/"],
        "/motie": [f"/motie/{nummer}" for nummer in moties + adopted],
        "/moties": [
            "/moties",
            *(f"/moties?jaar={year}" for year in years),
            *(f"/moties?dossier={d}" for d in dossiers),
        ],
        "/moties as of a day": [f"/moties?op={year}-07-01" for year in years if "2010" < year < "2025"],
        "/toezeggingen": ["/toezeggingen"],
        "a paper": [f"/{paper}" for paper in papers],
        "/dossier": [f"/dossier/{dossier}" for dossier in dossiers],
        "/brief": [f"/brief/{slug}" for slug in letters],
        "/zoek": [f"/zoek?q={quote(two)}" for two in words],
        "/zoek, common words": [f"/zoek?q={quote(w)}" for w in ("motie", "regering", "de minister", "motie over zorg")],
        "/wijzigingen": ["/wijzigingen"],
        "/controle": ["/controle"],
        "/bronnen": ["/bronnen"],
        "/roemer": ["/roemer"],
        "/over": ["/over"],
    }


def _visit(port: int, paths: list[str]) -> list[tuple[float, int, bytes]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    found = []
    for path in paths:
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        found.append((time.perf_counter() - start, answer.status, body))
    connection.close()
    return found


def measure(port: int, name: str, paths: list[str]) -> Kind:
    """One kind of page. Raises AssertionError where a page isn't whole."""
    draw = random.Random(2)
    _visit(port, paths[:1])
    lists = [[draw.choice(paths) for _ in range(REQUESTS // VISITORS)] for _ in range(VISITORS)]
    with ThreadPoolExecutor(VISITORS) as visitors:
        answers = [one for some in visitors.map(lambda paths: _visit(port, paths), lists) for one in some]
    if wrong := {status for _, status, _ in answers} - {200, 302}:
        raise AssertionError(f"{name}: answered {wrong}")
    took = sorted(1000 * seconds for seconds, _, _ in answers)
    size = max(len(gzip.compress(body, 6)) for _, _, body in answers[:20])
    return Kind(name, statistics.median(took), took[int(len(took) * 0.95)], size)


def run(database: Path) -> list[Kind]:
    """All kinds of pages, Datasette's own row page first."""
    kinds = addresses(database)
    with served(database) as port:
        return [measure(port, name, paths) for name, paths in kinds.items() if paths]
