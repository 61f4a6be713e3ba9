"""A real server and a real browser. Without chromium these tests are skipped, unless the run requires them."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from db.serve import arguments
from tests.list_rows import add_lists
from tests.motie_rows import add_moties
from tests.overview_rows import add_overview
from tests.test_site import SITE, build
from tests.test_site_today import MORE, adding

ROOT = SITE.parent.parent
SECONDS = 30  # for the server to answer


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's chromium is."""
    path = shutil.which("chromium")
    if path:
        return path
    if "browser" in os.environ.get("KAMERSPOOR_REQUIRE", ""):
        pytest.fail("KAMERSPOOR_REQUIRE asks for a browser, and there is no chromium on this machine")
    pytest.skip("no chromium on this machine")


# For this package only: while playwright is open its event loop runs, and no asyncio test can run beside it.
@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for all tests of this folder."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def address(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served as the project serves it, over a small database."""
    more = [add_overview, add_lists, add_moties, adding(MORE)]
    database = build(tmp_path_factory.mktemp("served") / "kamer.db", sample=True, more=more)
    with serving(database) as address:
        yield address


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """A server over a published database; gives its address."""
    with _started(database) as (address, _):
        yield address


@contextmanager
def signing_in(database: Path) -> Iterator[tuple[str, str]]:
    """A server whose editor may judge links: its address, and the one that it printed, which signs in once."""
    with _started(database, editor=True) as (address, printed):
        found = re.search(r"http\S+/-/auth-token\S+", printed)
        assert found, printed
        yield address, found[0]


@contextmanager
def _started(database: Path, *, editor: bool = False) -> Iterator[tuple[str, str]]:
    port, log = free_port(), database.with_name("server.log")
    with log.open("wb") as output:
        command = arguments(database, port, editor=editor)
        server = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait(server, port, log)
            yield f"http://127.0.0.1:{port}", log.read_text("utf-8")
        finally:
            server.terminate()
            server.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Wait until the server answers; fail with what it said where it doesn't."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the site did not start:\n{log.read_text('utf-8')}")
