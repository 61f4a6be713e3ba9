"""Kamerspoor's own pages in Datasette: the only place that knows HTTP. What they show stands in db/site/pages."""

import asyncio
import hashlib
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from datasette import Forbidden, Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.utils import StartupError, sqlite_timelimit, tilde_encode
from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from db import glossary, served
from db.lemmas import lemmas
from db.site import cells, dutch, judging
from db.site.answer import Asked, BadQuestion, Missing, Page, View, as_csv, as_json
from db.site.feeds import as_atom
from db.site.home import Site, load_site
from db.site.pages import PAGES
from db.site.proposals import Proposal, original, proposals
from db.site.sitemap import Address, as_xml, index, part
from db.site.sitemap import robots as robots_txt

DATABASE = "kamer"
_DATASETTES = re.compile(rf"/(?:-|{DATABASE})(?:[./]|$)")  # the paths of Datasette's own pages and API
MAY_JUDGE = "oordelen"  # the permission
MILLISECONDS = 3000  # for all the queries of a page together
PROPOSING = 400  # milliseconds for what a page that isn't there proposes
CSS = (Path(__file__).parent.parent / "static" / "kamerspoor.css").read_bytes()
CSS_PATH = f"kamerspoor-{hashlib.sha256(CSS).hexdigest()[:12]}.css"
PAGE = {"cache-control": "public, max-age=300", "vary": "cookie"}  # an editor sees more
PRIVATE = {"cache-control": "private, no-store"}
WRONG = {"cache-control": "no-cache"}
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}

_sites: WeakKeyDictionary[Any, Site] = WeakKeyDictionary()  # of immutable databases: read once
_columns: WeakKeyDictionary[Any, dict[str, Any]] = (
    WeakKeyDictionary()
)  # metadata of each Datasette: read when it starts


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def startup(datasette: Any) -> Callable[[], Any]:
    """Say at once what is wrong where the site is served without its database, or with one that isn't published."""
    if DATABASE not in datasette.databases:
        raise StartupError(f"the site needs a database named {DATABASE}: serve a file named {DATABASE}.db")

    async def look() -> None:
        lemmas("kamer")  # the list of Dutch words is read now, and not while the first question waits
        if lacking := await datasette.get_database(DATABASE).execute_fn(served.missing):
            raise StartupError(
                f"{datasette.get_database(DATABASE).path} was not published ({', '.join(lacking)} is missing): "
                "run python -m db publish, and serve what it makes"
            )
        tables = await datasette.get_database(DATABASE).execute_fn(glossary.of_tables)
        described = {table: {"columns": columns} for table, columns in tables.items()}
        _columns[datasette] = {"databases": {DATABASE: {"tables": described}}}

    return look


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """What the columns hold, beside metadata.yml. Asked for one other key (a title, permissions) there is nothing."""
    return _columns.get(datasette, {}) if key in (None, "databases") else {}


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def register_routes() -> list[tuple[str, Any]]:
    """Ours go before Datasette's own: `/` is the front page; Datasette's index of tables stays at /kamer."""
    return [
        (r"^/oordeel$", judge),
        (r"^/kamerspoor-[0-9a-f]{12}\.css$", stylesheet),
        (r"^/robots\.txt$", robots),
        (r"^/sitemap\.xml$", sitemap),
        (r"^/sitemap-(?P<kind>[a-z]+)-(?P<part>\d{1,4})\.xml$", sitemap),
        *((page.pattern, _handler(page)) for page in PAGES),
    ]


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def permission_allowed(actor: dict[str, Any] | None, action: str) -> bool | None:
    """Who may judge links: whoever serves the site (Datasette's root); another plugin may let others."""
    return True if action == MAY_JUDGE and actor and actor.get("id") == "root" else None


async def judge(datasette: Any, request: Any) -> Response:
    """POST /oordeel: keep what an editor says of one link, and go back to where it was said.

    Nobody else may (403). The token against forged requests was looked at before this (asgi-csrf), as for any
    request that carries a cookie.
    """
    asked = await _visitor(datasette, request)
    if request.method != "POST":
        return Response.text("Alleen POST", status=405, headers=WRONG | {"allow": "POST"})
    if not asked.editor:
        raise Forbidden("oordeel")
    form = await request.post_vars()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    verdict, path = await datasette.get_database(DATABASE).execute_fn(
        lambda connection: judging.read_form(connection, form, asked.editor, now)
    )
    await asyncio.to_thread(judging.give, path, verdict)
    place = form.get("terug", "")
    back = f"#{place}" if re.fullmatch(r"[a-z-]{1,20}\d{1,6}", place) else ""
    letter = datasette.urls.path(f"/brief/{tilde_encode(verdict.letter)}")
    return Response.redirect(f"{letter}{back}", status=303, headers=PRIVATE)


def _handler(page: Page) -> Callable[[Any, Any], Any]:
    async def answer(datasette: Any, request: Any) -> Response:
        return await _answer(datasette, request, page)

    return answer


async def _answer(datasette: Any, request: Any, page: Page) -> Response:
    asked = await _visitor(datasette, request)
    view: View = await datasette.get_database(DATABASE).execute_fn(lambda connection: _load(connection, page, asked))
    kind = request.url_vars.get("format")
    if view.redirect and (kind is None or not view.template):
        return Response.redirect(datasette.urls.path(view.redirect + (f".{kind}" if kind else "")))
    if kind is None:
        return await _html(datasette, request, view)
    headers = PAGE | {"access-control-allow-origin": "*"}  # what is public may be read from anywhere
    if kind == "csv":
        spreadsheet = asked.one_of("voor", ("spreadsheet",)) == "spreadsheet"
        headers["content-disposition"] = f'attachment; filename="{_file_name(request.path)}"'
        # tens of thousands of rows take a second to write: other requests are answered in the meantime
        body = await asyncio.to_thread(as_csv, view.rows or (), view.columns, spreadsheet=spreadsheet)
        return Response(body, headers=headers, content_type="text/csv; charset=utf-8")
    if kind == "json":
        return Response(
            await asyncio.to_thread(as_json, view), headers=headers, content_type="application/json; charset=utf-8"
        )
    if view.feed is None:
        raise Missing("feed", request.path)
    here = request.path + (f"?{request.query_string}" if request.query_string else "")
    body = as_atom(view.feed, asked.root, view.feed.page or here.replace(".atom", "", 1), here).decode("utf-8")
    return Response(body, headers=headers, content_type="application/atom+xml; charset=utf-8")


def _load(connection: sqlite3.Connection, page: Page, asked: Asked) -> View:
    with sqlite_timelimit(connection, MILLISECONDS):
        return page.load(connection, asked)


async def _visitor(datasette: Any, request: Any) -> Asked:
    """What is asked, and by whom where that is somebody who may judge links."""
    actor = request.actor
    may_judge = actor is not None and await datasette.permission_allowed(actor, MAY_JUDGE, default=False)
    return replace(_asked(datasette, request), editor=actor.get("id") if may_judge else None)


def _asked(datasette: Any, request: Any) -> Asked:
    scheme = "https" if datasette.setting("force_https_urls") else request.scheme
    return Asked(
        path={name: value for name, value in request.url_vars.items() if value is not None and name != "format"},
        args={name: request.args.getlist(name) for name in request.args},
        address=request.path,
        root=f"{scheme}://{request.host}",
    )


def _file_name(path: str) -> str:
    """A name for a download that any system takes."""
    return "".join(c if c.isalnum() or c in "-." else "-" for c in path.strip("/")) or "kamerspoor.csv"


async def _html(datasette: Any, request: Any, view: View, status: int = 200) -> Response:
    """One of our templates, filled, with the headers that our pages bear."""
    asked = await _visitor(datasette, request)
    context = {**await _frame(datasette, asked), **view.values}
    html = await datasette.render_template(f"kamerspoor/{view.template}", context, request=request)
    kept = PRIVATE if view.private or asked.editor else PAGE
    return Response.html(html, status=status, headers=kept if status == 200 else WRONG)


async def _frame(datasette: Any, asked: Asked) -> dict[str, Any]:
    """What base.html needs around any page."""
    return {
        "site": await _site(datasette),
        "database": DATABASE,
        "css": datasette.urls.path(CSS_PATH),
        "asked": asked,
        "dutch": dutch,
    }


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def extra_template_vars(datasette: Any, request: Any, template: str) -> Callable[[], Any] | None:
    """Datasette's pages of tables and SQL stand in the same frame. They are kept by caches: the same for an editor."""
    if template.startswith("kamerspoor/"):
        return None

    async def frame() -> dict[str, Any]:
        return await _frame(datasette, _asked(datasette, request))

    return frame


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def render_cell(datasette: Any, value: object, column: str, table: str | None) -> Any:
    """Words for codes and links to our own pages; in .json and .csv the values stand as they are."""
    return cells.shown(column, value, datasette.urls.path("/"), in_table=table is not None)


@hookimpl  # type: ignore[untyped-decorator]  # datasette has no types
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any] | None:
    """A Dutch page that says what is wrong and what would be right. Datasette's API keeps its errors.

    What is nobody's fault but ours is printed with its traceback by Datasette's own handler, which runs too.
    """
    if _DATASETTES.match(request.path) and request.path.endswith(".json"):
        return None
    status, words = _wrong(exception, request.path)

    async def page() -> Response:
        near = await _proposals(datasette, words["sought"] or request.path) if status == 404 else []
        back = re.sub(r"\.(?:csv|json|atom)$", "", request.path) if request.query_string and status != 404 else ""
        shown = {**words, "proposals": near, "official": original(words["sought"]), "back": back}
        return await _html(datasette, request, View("error.html", shown), status)

    return page


async def _proposals(datasette: Any, address: str) -> list[Proposal]:
    """What a visitor may have meant. It may take no more than a moment: the page can do without."""

    def propose(connection: sqlite3.Connection) -> list[Proposal]:
        with sqlite_timelimit(connection, PROPOSING):
            return proposals(connection, address)

    try:
        found: list[Proposal] = await datasette.get_database(DATABASE).execute_fn(propose)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return []
    return found


def _wrong(exception: Exception, path: str) -> tuple[int, dict[str, str]]:
    """The status of an error and what its page says."""
    if isinstance(exception, Missing):
        reason = f"Wij hebben niets onder “{exception.name}”."
        return 404, {"title": f"{exception.what} staat hier niet", "reason": reason, "sought": exception.name}
    if isinstance(exception, NotFound):
        return 404, {"title": "Deze pagina bestaat niet", "reason": f"Het adres {path} kennen wij niet.", "sought": ""}
    if isinstance(exception, BadQuestion):
        return 400, {"title": "Deze vraag begrijpen wij niet", "reason": str(exception), "sought": ""}
    if isinstance(exception, Forbidden):
        reason = "Hiervoor moet u zijn aangemeld als redacteur. Er is niets bewaard."
        return 403, {"title": "Dit mag u niet", "reason": reason, "sought": ""}
    cause = exception.__context__ if isinstance(exception, DatasetteError) else exception
    interrupted = isinstance(cause, sqlite3.OperationalError) and "interrupted" in str(cause)
    if interrupted or isinstance(cause, QueryInterrupted):
        reason = "Deze vraag kost te veel tijd. Maak haar kleiner, bijvoorbeeld met een filter."
        return 503, {"title": "Dit duurde te lang", "reason": reason, "sought": ""}
    if isinstance(exception, DatasetteError):
        reason = f"Datasette meldt: {exception.message}"
        return 400, {"title": "Deze vraag begrijpen wij niet", "reason": reason, "sought": ""}
    reason = "Er ging iets mis aan onze kant. De fout is vastgelegd; de andere pagina's werken."
    return getattr(exception, "status", 500), {"title": "Hier ging iets mis", "reason": reason, "sought": ""}


async def robots(datasette: Any, request: Any) -> Response:
    """What search engines may read."""
    body = robots_txt(_asked(datasette, request).root, datasette.urls.path("/"))
    return Response(body, headers=PAGE, content_type="text/plain; charset=utf-8")


async def sitemap(datasette: Any, request: Any) -> Response:
    """The index of the sitemap, or one of its files."""
    kind, n = request.url_vars.get("kind"), int(request.url_vars.get("part") or 1)

    def load(connection: sqlite3.Connection) -> list[Address]:
        with sqlite_timelimit(connection, MILLISECONDS):
            return part(connection, kind, n, PAGES) if kind else index(connection)

    found = await datasette.get_database(DATABASE).execute_fn(load)
    if not found:
        raise Missing("Dit deel van de sitemap", request.path)
    root = _asked(datasette, request).root + datasette.urls.path("/").rstrip("/")
    body = as_xml(found, root, of_files=not kind).decode("utf-8")
    return Response(body, headers=PAGE, content_type="application/xml; charset=utf-8")


async def stylesheet() -> Response:
    """The site's one stylesheet, under an address that changes with its content."""
    return Response(CSS, headers=FOREVER, content_type="text/css; charset=utf-8")


async def _site(datasette: Any) -> Site:
    """What all pages say about the whole. Counting takes part of a second, and a published file never changes."""
    database = datasette.get_database(DATABASE)
    if database.is_mutable:
        return await _read(database)
    if database not in _sites:
        _sites[database] = await _read(database)
    return _sites[database]


async def _read(database: Any) -> Site:
    site: Site = await database.execute_fn(load_site)
    return site
