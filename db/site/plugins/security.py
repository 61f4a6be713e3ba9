"""What Datasette's own pages may do in a browser, and what anybody's SQL may do here.

Our own pages bring their policy along (kamerspoor_pages.py), without anything inline. Datasette's templates hold
inline scripts and styles. Its scripts are allowed by the hashes of those that stand in the templates as shipped, never
by what is in a response, so a script that got into a page by its data doesn't run. Its style elements name columns, so
no hash can be known beforehand: styles, which can't reach anything from elsewhere, are allowed inline.
"""

import base64
import hashlib
import re
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import datasette
from datasette import handle_exception, hookimpl

TEMPLATES = Path(datasette.__file__).parent / "templates"
BYTES = 20_000_000  # the longest text or blob of a query: a long document is 5 MB
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_VARIABLE = "{{ datasette_allow_facet }}"  # the only one in a script: whether columns may become facets
# Where the package rich is installed, Datasette prints all local variables for every page that isn't found.
handle_exception.rich = None
App = Callable[[Any, Any, Any], Awaitable[None]]


def inline_scripts() -> list[str]:
    """Every inline script that Datasette's templates hold, as it can come out. Raises ValueError for one that can't be
    known: then a newer Datasette has to be looked at."""
    found: list[str] = []
    for template in sorted(TEMPLATES.glob("*.html")):
        for script in _SCRIPT.findall(template.read_text("utf-8")):
            spelled = [script.replace(_VARIABLE, value) for value in ("true", "false")]
            if any(mark in spelled[0] for mark in ("{{", "{%")):
                raise ValueError(f"{template.name}: an inline script with variables: its hash can't be known")
            found += [one for one in dict.fromkeys(spelled) if one not in found]
    return found


def _hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; script-src 'self' {' '.join(map(_hashed, inline_scripts()))}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
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
