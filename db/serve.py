"""The published database as a website: Datasette with our pages, on this machine only."""

import os
import socket
import sys
from pathlib import Path

from db.store import DatabaseError

SITE = Path(__file__).parent / "site"
HOST = "127.0.0.1"


def arguments(database: Path, port: int, *, https: bool = False) -> list[str]:
    """The command line of the server; given the folder, Datasette reads settings, metadata and plugins there."""
    return [
        *(sys.executable, "-m", "datasette", "serve", str(SITE), "--immutable", str(database)),
        *("--host", HOST, "--port", str(port)),
        *(("--setting", "force_https_urls", "1") if https else ()),
    ]


def serve(database: Path, port: int, *, https: bool = False) -> None:
    """Become the server. Raises DatabaseError where there is no database or the port is taken."""
    if not database.is_file():
        raise DatabaseError(f"{database}: nothing is published yet; run `make demo`, or `python -m db publish`")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise DatabaseError(f"port {port} on {HOST}: {error.strerror}; choose another with PORT=") from error
    print(f"Kamerspoor: http://{HOST}:{port}/ (stop with Ctrl-C)", flush=True)
    command = arguments(database, port, https=https)
    os.execv(command[0], command)
