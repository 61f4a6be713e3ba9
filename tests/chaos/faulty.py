"""Crawls of a replica that misbehaves, and what they leave: what the user sees, what was asked, what is held."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from scraper.replica import odata, serve
from scraper.replica.answer import Answer, Fault
from tests.conftest import ROOT

Faults = Callable[[str, str, str, int], Answer | Fault | None]
TK = "gegevensmagazijn.tweedekamer.nl"
KOOP = "repository.overheid.nl"
NEWS = "www.rijksoverheid.nl"
WOO = "open.overheid.nl"
SITE = "www.arbeidsmigratieingoedebanen.nl"


WITH_CLOCK = """
import sys
from scraper import __main__ as command
command.now = lambda clock=sys.argv[1]: clock
sys.exit(command.main(sys.argv[2:]))
"""


@dataclass
class Crawled:
    """One crawl. `asked`: (host, path, query, seconds since the start) of every request that the replica got."""

    code: int
    report: dict[str, Any]
    errors: list[str]
    asked: list[tuple[str, str, str, float]]
    seconds: float

    def times(self, part: str) -> Counter[str]:
        """How often each address that holds `part` was asked."""
        return Counter(host + path + query for host, path, query, _ in self.asked if part in host + path + query)


APART = ("tweedekamer", "officielebekendmakingen", "rijksoverheid", "webpagina", "openoverheid")


def nothing(host: str, path: str, query: str, count: int) -> None:
    """All is well."""


def crawl(
    folder: Path,
    faults: Faults = nothing,
    *args: str,
    versions: Sequence[str] = ("v4",),
    paging: odata.Paging = odata.PAGES,
    clock: str = "",
    **environment: object,
) -> Crawled:
    """Crawl a replica with these faults into `folder`, as a user would.

    `args`: sources and options; without any the sources of which no two ask for one address. `clock`: what the crawl
    takes for the present moment. `environment`: settings, such as TIMEOUT=1.
    """
    args = args or APART
    asked: list[tuple[str, str, str, float]] = []
    began = monotonic()

    def noted(host: str, path: str, query: str, count: int) -> Answer | Fault | None:
        asked.append((host, path, query, monotonic() - began))
        return faults(host, path, query, count)

    with serve(versions=versions, faults=noted, paging=paging) as base:
        to = ["--replica-at", base, "--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
        program = ["-c", WITH_CLOCK, clock] if clock else ["-m", "scraper"]
        done = subprocess.run(
            [sys.executable, *program, "crawl", *args, *to],
            cwd=ROOT, capture_output=True, text=True, timeout=120,
            env=os.environ | {f"KAMERSPOOR_{name}": str(value) for name, value in environment.items()},
        )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    last = done.stdout.splitlines()[-1] if done.stdout else "{}"
    return Crawled(done.returncode, json.loads(last), done.stderr.splitlines(), asked, monotonic() - began)
