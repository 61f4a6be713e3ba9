"""Kamerspoor's own pages in Datasette: the front page and the page of a letter."""

import hashlib
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from datasette import Response, hookimpl
from datasette.utils import StartupError, tilde_decode

from db.site import dutch
from db.site.home import Site, load_site
from db.site.letter import letter_page
from db.site.queries import load_letter

DATABASE = "kamer"
CSS = (Path(__file__).parent.parent / "static" / "kamerspoor.css").read_bytes()
CSS_PATH = f"kamerspoor-{hashlib.sha256(CSS).hexdigest()[:12]}.css"
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}
PAGE = HEADERS | {"cache-control": "public, max-age=300"}
MISSING = HEADERS | {"cache-control": "no-cache"}
FOREVER = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}

_sites: WeakKeyDictionary[Any, Site] = WeakKeyDictionary()  # of immutable databases: read once


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def startup(datasette: Any) -> None:
    """Say at once what is wrong where the site is served without its database."""
    if DATABASE not in datasette.databases:
        raise StartupError(f"the site needs a database named {DATABASE}: serve a file named {DATABASE}.db")


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def register_routes() -> list[tuple[str, Any]]:
    """Ours go before Datasette's own: `/` is the front page; Datasette's index of tables stays at /kamer."""
    return [
        (r"^/$", front_page),
        (r"^/brief/(?P<letter>[^/]+)$", letter),
        (r"^/kamerspoor-[0-9a-f]{12}\.css$", stylesheet),
    ]


async def front_page(datasette: Any, request: Any) -> Response:
    """The letters, what is held, and how fresh it is."""
    return await _page(datasette, request, "front.html", {})


async def letter(datasette: Any, request: Any) -> Response:
    """One letter with what its footnotes and asks point to; 404 with the list of letters where it is unknown."""
    slug = tilde_decode(request.url_vars["letter"])
    rows = await datasette.get_database(DATABASE).execute_fn(lambda connection: load_letter(connection, slug))
    if rows is None:
        return await _page(datasette, request, "letter_missing.html", {"slug": slug}, status=404)
    legend = list(dutch.STATUS.values())[:6]
    return await _page(datasette, request, "letter.html", {"page": letter_page(rows), "legend": legend})


async def stylesheet() -> Response:
    """The site's one stylesheet, under an address that changes with its content."""
    return Response(CSS, headers=FOREVER, content_type="text/css; charset=utf-8")


async def _page(datasette: Any, request: Any, template: str, values: dict[str, Any], status: int = 200) -> Response:
    """One of our templates, filled, with the headers that our pages bear."""
    context = {"site": await _site(datasette), "database": DATABASE, "css": datasette.urls.path(CSS_PATH)} | values
    html = await datasette.render_template(f"kamerspoor/{template}", context, request=request)
    return Response.html(html, status=status, headers=PAGE if status == 200 else MISSING)


async def _site(datasette: Any) -> Site:
    """What all pages say about the whole. Counting takes part of a second, and a published file never changes."""
    database = datasette.get_database(DATABASE)
    if database.is_mutable:
        return await _load(database)
    if database not in _sites:
        _sites[database] = await _load(database)
    return _sites[database]


async def _load(database: Any) -> Site:
    site: Site = await database.execute_fn(load_site)
    return site
