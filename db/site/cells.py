"""What a cell of a table, or of an answer in SQL, shows in place of a code or a number. Pure."""

import re

from datasette.utils import tilde_encode
from markupsafe import Markup

from db.site import dutch
from db.site.papers import page_path

_KEY = re.compile(r"(?:kst|blg|ah|h)-[0-9A-Za-z-]*\d[0-9A-Za-z-]*|\d{4}[ZD]\d{5,}|TZ\d{6}-\d+")
_OF = {"dossier": "/dossier/", "letter": "/brief/"}  # columns that hold the key of a page


def page_of(column: str, value: str) -> str:
    """The path of this site's page of what a cell names; "" where it names none."""
    if column == "pagina" and value.startswith("/"):
        return value
    if column in _OF:
        return f"{_OF[column]}{tilde_encode(value)}"
    return page_path(value) if _KEY.fullmatch(value) else ""


def shown(column: str, value: object, root: str, *, in_table: bool) -> Markup | None:
    """A cell with the Dutch words for its code, or a link to the page of what it names; None: as it stands.

    `root`: the path of the site. `in_table`: the code stays beside the words, for that is what a filter asks for.
    """
    if not isinstance(value, str) or not value:
        return None
    if words := dutch.CODES.get(column, {}).get(value):
        return Markup("{} <code>{}</code>").format(words, value) if in_table else Markup("{}").format(words)
    if path := page_of(column, value):
        return Markup('<a class="nowrap" href="{}">{}</a>').format(root.rstrip("/") + path, value)
    return None
