"""What search engines may read: robots.txt and the sitemap (sitemaps.org). Pure but for the queries."""

import sqlite3
from collections.abc import Iterable, Sequence

from lxml import etree

from db.site.answer import Page
from db.site.papers import page_path
from db.site.queries import rows

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PART = 10_000  # addresses in one file: five times as many are allowed, but they are made while a robot waits
# kind -> how many there are, and the (id, day of the last change) of a part
_KINDS = {
    "brieven": ("SELECT count(*) AS n FROM letter", "SELECT slug AS id, date AS dag FROM letter ORDER BY slug"),
    "dossiers": (
        "SELECT count(DISTINCT dossier) AS n FROM dossier_stuk",
        "SELECT dossier AS id, max(datum) AS dag FROM dossier_stuk GROUP BY dossier ORDER BY dossier",
    ),
    "moties": (
        "SELECT count(*) AS n FROM motie_regel",
        "SELECT nummer AS id, max(coalesce(stand_datum, ''), coalesce(stemdatum, ''), coalesce(datum, '')) AS dag"
        " FROM motie_regel ORDER BY nummer",
    ),
    "toezeggingen": (
        "SELECT count(*) AS n FROM toezegging_regel",
        "SELECT nummer AS id, max(coalesce(stand_datum, ''), coalesce(datum, '')) AS dag FROM toezegging_regel"
        " ORDER BY nummer",
    ),
}
_FOLDERS = {"brieven": "/brief", "dossiers": "/dossier", "moties": "/motie", "toezeggingen": ""}
LISTS = "lijsten"
_UNLISTED = ("/zoek",)  # an answer to a question is no page to find
_UPDATED = "SELECT max(substr(geeindigd, 1, 10)) AS dag FROM crawl"
Address = tuple[str, str | None]  # path, and the day of its last change


def robots(root: str, prefix: str) -> str:
    """Robots may read our pages; not what makes the database work, nor copies of texts that sources show themselves.

    `prefix`: the path under which the site is served, "/" in front and behind.
    """
    closed = ("kamer/", "kamer?", "kamer.", "-/", "zoek?", "zoek.", "stuk/", "blg-", "h-tk-", "h-ek-", "ah-tk-",
              "*?deel=", "*.json$", "*.csv$")  # fmt: skip
    lines = [f"Disallow: {prefix}{path}" for path in closed]
    return "\n".join(["User-agent: *", *lines, f"Allow: {prefix}", "", f"Sitemap: {root}{prefix}sitemap.xml", ""])


def index(connection: sqlite3.Connection) -> list[Address]:
    """The files that the sitemap consists of."""
    day = rows(connection, _UPDATED)[0]["dag"]
    parts = [(LISTS, 1)]
    for kind, (count, _) in _KINDS.items():
        parts += [(kind, n + 1) for n in range(-(-rows(connection, count)[0]["n"] // PART))]
    return [(f"/sitemap-{kind}-{n}.xml", day) for kind, n in parts]


def part(connection: sqlite3.Connection, kind: str, n: int, pages: Iterable[Page]) -> list[Address]:
    """The addresses in one of the files, part `n` from 1; none where there is no such file."""
    if kind == LISTS:
        day = rows(connection, _UPDATED)[0]["dag"]
        lists = [page.path for page in pages if "(" not in page.path and page.path not in _UNLISTED]
        return [(path, day) for path in lists] if n == 1 else []
    if kind not in _KINDS or n < 1:
        return []
    found = rows(connection, f"{_KINDS[kind][1]} LIMIT {PART} OFFSET ?", ((n - 1) * PART,))
    return [(_FOLDERS[kind] + page_path(row["id"]), row["dag"] or None) for row in found]


def as_xml(addresses: Sequence[Address], root: str, *, of_files: bool) -> bytes:
    """A sitemap, or with `of_files` the index of its files. `root`: "https://host" with the path of the site."""
    top = etree.Element("sitemapindex" if of_files else "urlset", xmlns=NAMESPACE)
    for path, day in addresses:
        one = etree.SubElement(top, "sitemap" if of_files else "url")
        etree.SubElement(one, "loc").text = root + path
        if day:
            etree.SubElement(one, "lastmod").text = day[:10]
    written: bytes = etree.tostring(top, xml_declaration=True, encoding="utf-8")
    return written
