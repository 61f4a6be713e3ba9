"""kill -9 at random moments: after resuming, the database equals that of one clean crawl (the run log aside)."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.test_store import facts

Facts = dict[str, list[tuple[object, ...]]]


def start(folder: Path) -> subprocess.Popen[str]:
    """A crawl of the replica into `folder`."""
    to = ["--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    command = [sys.executable, "-m", "scraper", "crawl", "--replica", *to]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def crawl(folder: Path) -> float:
    """Crawl to the end; the seconds that it took. Raises where the crawl ends with another code than 0."""
    began = time.monotonic()
    process = start(folder)
    _, errors = process.communicate(timeout=240)
    if process.returncode:
        raise AssertionError(f"exit {process.returncode}: {errors}")
    return time.monotonic() - began


def killed(folder: Path, seconds: float, kills: int, chance: random.Random) -> list[float]:
    """Crawl into `folder`, killed `kills` times at random moments of the first `seconds`; then let it end."""
    moments = []
    for _ in range(kills):
        process = start(folder)
        moments.append(chance.uniform(0, seconds))
        time.sleep(moments[-1])
        process.send_signal(signal.SIGKILL)
        process.communicate()
    crawl(folder)
    return moments


def canonical(folder: Path) -> Facts:
    """All facts, without what differs from run to run."""
    return facts(folder / "k.db")
