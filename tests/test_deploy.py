"""Several copies of the site behind Debian's nginx, with the configuration that docs/deploy.md offers, while a new
publication is put in place: no request fails."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from db.publish import publish
from db.serve import arguments
from db.store import connect, insert
from tests.browser.conftest import free_port, wait
from tests.test_fresh_database import letter

ROOT = Path(__file__).parent.parent
PAGES = ("/", "/brief/een", "/kamer/letter.json")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Two servers on one published file behind nginx: the address, and the folder that is published to."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        if "nginx" in os.environ.get("KAMERSPOOR_REQUIRE", ""):
            pytest.fail("KAMERSPOOR_REQUIRE asks for nginx, and there is none on this machine")
        pytest.skip("no nginx on this machine")
    db = connect(tmp_path / "kamer.db", create=True)
    insert(db, [letter("een")])
    db.commit()
    published = publish(tmp_path / "kamer.db", tmp_path / "site")
    ports = [free_port() for _ in range(3)]
    running = []
    for port in ports[1:]:
        log = (tmp_path / f"{port}.log").open("wb")
        running.append(subprocess.Popen(arguments(published, port), cwd=ROOT, stdout=log, stderr=log))
    for server, port in zip(running, ports[1:], strict=True):
        wait(server, port, tmp_path / f"{port}.log")
    config = tmp_path / "nginx.conf"
    config.write_text(_config(tmp_path, ports), "utf-8")
    running.append(subprocess.Popen([nginx, "-c", str(config), "-p", str(tmp_path)], stderr=subprocess.PIPE))
    try:
        wait(running[-1], ports[0], config)
        yield f"http://127.0.0.1:{ports[0]}", tmp_path
    finally:
        for server in running:
            server.terminate()
            server.wait(10)


def _config(folder: Path, ports: list[int]) -> str:
    """docs/deploy/nginx.conf with this test's ports, and what Debian's own nginx.conf puts around it."""
    ours = (ROOT / "docs/deploy/nginx.conf").read_text("utf-8")
    for shown, port in (("listen 80", f"listen 127.0.0.1:{ports[0]}"), ("127.0.0.1:8001", f"127.0.0.1:{ports[1]}"),
                        ("127.0.0.1:8002", f"127.0.0.1:{ports[2]}")):  # fmt: skip
        assert ours.count(shown) == 1
        ours = ours.replace(shown, port)
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log {folder}/access.log; {paths}\n{ours}\n}}\n"
    )


def test_no_request_fails_while_a_night_ends_and_a_copy_stops(site: tuple[str, Path]) -> None:
    address, folder = site
    end = time.monotonic() + 6
    seen: Counter[int] = Counter()

    def visit(n: int) -> Counter[int]:
        found: Counter[int] = Counter()
        with httpx.Client(base_url=address, timeout=20) as client:
            while time.monotonic() < end:
                found[client.get(PAGES[n % len(PAGES)]).status_code] += 1
        return found

    with ThreadPoolExecutor(4) as visitors:
        visits = [visitors.submit(visit, n) for n in range(4)]
        for name in ("twee", "drie", "vier"):
            db = connect(folder / "kamer.db")
            insert(db, [letter(name)])
            db.commit()
            db.close()
            publish(folder / "kamer.db", folder / "site")
            time.sleep(1)
        for done in visits:
            seen += done.result()
    assert set(seen) == {200}
    assert seen[200] > 100
    for _ in range(4):  # whichever copy answers
        assert httpx.get(f"{address}/brief/vier").status_code == 200
    gzipped = httpx.get(f"{address}/brief/vier", headers={"accept-encoding": "gzip"})
    assert gzipped.headers["content-encoding"] == "gzip"


def test_the_documented_units_name_commands_that_exist() -> None:
    units = "\n".join(file.read_text("utf-8") for file in (ROOT / "docs/deploy/systemd").iterdir())
    options = re.findall(r"python -m db serve (.*)", units)
    assert options
    for line in options:
        command = [sys.executable, "-m", "db", "serve", *line.replace("%i", "8001").split(), "--help"]
        assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
