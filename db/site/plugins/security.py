"""What any page may do in a browser, and what anybody's SQL may do here.

No page has a script, or a style that isn't ours: what got into a page by its data does nothing.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import handle_exception, hookimpl

BYTES = 20_000_000  # the longest text or blob of a query: a long document is 5 MB
# Where the package rich is installed, Datasette prints all local variables for every page that isn't found.
handle_exception.rich = None
App = Callable[[Any, Any, Any], Awaitable[None]]
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def prepare_connection(conn: sqlite3.Connection) -> None:
    """No query may open another file, or make a value of gigabytes."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, BYTES)


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]  # datasette has no types
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Add what is missing to the headers of every answer."""

    def wrap(app: App) -> App:
        async def wrapped(scope: Any, receive: Any, send: Any) -> None:
            async def with_headers(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    message = message | {"headers": added(message["headers"])}
                await send(message)

            await app(scope, receive, with_headers if scope["type"] == "http" else send)

        return wrapped

    return wrap


def added(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, with those that it lacks."""
    held = {name.lower().decode(): value for name, value in headers}
    wanted = dict(EVERYWHERE)
    if held.get("content-type", b"").startswith(b"text/html"):
        wanted["content-security-policy"] = POLICY
    return [*headers, *((name.encode(), value.encode()) for name, value in wanted.items() if name not in held)]
