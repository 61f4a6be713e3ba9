"""A new publication is served from the next request on: no restart, and no moment without an answer.

`python -m db publish` renames a whole new file into place. Open connections keep the old file, so when the
file's identity has changed the database is taken out and put in anew; what is still running ends on the old.
All connections are opened then, so that every request is answered from one publication, whatever happens to the file.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

from datasette import hookimpl
from datasette.database import Database

NAME = "kamer"
SECONDS = 10  # for all connections to be opened
App = Callable[[Any, Any, Any], Awaitable[None]]


def identity(path: str | None) -> tuple[int, int, int] | None:
    """What tells two files at one path apart; None where there is none at the moment."""
    try:
        found = Path(path or "").stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


async def _put_anew(datasette: Any, path: str) -> None:
    threads = datasette.setting("num_sql_threads")
    datasette.remove_database(NAME)
    database = datasette.add_database(Database(datasette, path=path, is_mutable=False), name=NAME)
    # each thread keeps its connection under the database's name: new threads, new connections
    old, datasette.executor = datasette.executor, ThreadPoolExecutor(threads)
    old.shutdown(wait=False)
    together = Barrier(threads)  # they wait for one another, so that each thread opens one
    await asyncio.gather(*(database.execute_fn(lambda _: together.wait(SECONDS)) for _ in range(threads)))


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Look at each request whether another file has been put in the place of the one that is served."""
    served: dict[str, tuple[int, int, int]] = {}

    def wrap(app: App) -> App:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            database = datasette.databases.get(NAME)
            now = identity(database.path) if database and not database.is_mutable else None
            if now and now != served.get(NAME):
                served[NAME] = now
                await _put_anew(datasette, database.path)
            await app(scope, receive, send)

        return wrapped

    return wrap
