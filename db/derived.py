"""All that is built from facts and papers, brought in line with them: one order, one mark, one way to do less."""

import sqlite3

from db import papers, scope, store
from db.abbreviations import build_abbreviations
from db.chains import build_chains, build_links
from db.dicta import build_dicta
from db.names import build_names
from db.outcomes import build_outcomes
from db.words import build_words


def follow(connection: sqlite3.Connection) -> papers.Touched | None:
    """What `build` is to be given of what is written from here on: rows that papers.touch adds to it.

    None where all has to be built: the last run was killed before it had, or the rules are others."""
    if not papers.in_line(connection):
        return None
    scope.follow(connection)
    return {}


def build(connection: sqlite3.Connection, touched: papers.Touched | None = None) -> int:
    """Bring all that is derived in line with the facts; return how many rows changed. Doesn't commit.

    With `touched` (what `follow` gave) only what changes can bear on is looked at; without it everything. Only what
    differs is written. Marks the file as in line.
    """
    if touched is None:
        scope.leave(connection)
    elif papers.in_line(connection):
        return 0
    changed = store.build_papers(connection, touched)
    within = _within(connection, touched)
    for builder in (build_dicta, build_names, build_words, build_abbreviations, build_links):
        changed += builder(connection, within)
    within = _within(connection, touched)  # the chains that these links are in
    for builder in (build_chains, build_outcomes):
        changed += builder(connection, within)
    papers.mark(connection, built=True)
    return changed


def _within(connection: sqlite3.Connection, touched: papers.Touched | None) -> scope.Scope:
    return scope.changed if touched is not None and scope.spread(connection) else scope.everything
