"""The published database as a website: Datasette with our pages, on this machine only."""

import os
import socket
import sys
from pathlib import Path

from db.site.judging import SETTING
from db.store import DatabaseError

SITE = Path(__file__).parent / "site"
HOST = "127.0.0.1"


def arguments(database: Path, port: int, *, https: bool = False, editor: bool = False) -> list[str]:
    """The command line of the server; given the folder, Datasette reads settings, metadata and plugins there.

    `editor`: it prints an address that signs its visitor in, once, as the one who may judge links.
    """
    return [
        *(sys.executable, "-m", "datasette", "serve", str(SITE), "--immutable", str(database)),
        *("--host", HOST, "--port", str(port)),
        *(("--setting", "force_https_urls", "1") if https else ()),
        *(("--root",) if editor else ()),
    ]


def serve(
    database: Path, port: int, *, https: bool = False, editor: bool = False, verdicts: Path | None = None
) -> None:
    """Become the server. `verdicts`: where an editor's are kept; by default oordelen.db beside the site's folder.

    Raises DatabaseError where there is no database or the port is taken.
    """
    if not database.is_file():
        raise DatabaseError(f"{database}: nothing is published yet; run `make demo`, or `python -m db publish`")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise DatabaseError(f"port {port} on {HOST}: {error.strerror}; choose another with PORT=") from error
    print(f"Kamerspoor: http://{HOST}:{port}/ (stop with Ctrl-C)", flush=True)
    if verdicts:
        os.environ[SETTING] = str(verdicts.resolve())
    command = arguments(database, port, https=https, editor=editor)
    os.execv(command[0], command)
