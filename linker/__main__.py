"""python -m linker parse | cite | link | verdict | verdicts | update | evaluate | claims | ledger

What only one command needs is imported there: the rules for claims take as long to load as a short letter to link.
"""

import argparse
import csv
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from db import store, verdicts
from db.cli import Parser
from db.scores import FILE as SCORES
from linker.find import apart, find
from linker.linked import LinkedLetter, link_citations
from linker.lookup import Lookup
from linker.models import GENRES, Citation, Letter, Link
from linker.read import UnreadableLetter, read
from linker.saved import judged_thing, link_again, link_saved, save, slug_of
from linker.split import split

Json = dict[str, Any]


class UnusableInput(ValueError):
    """Input or options that can't be used: one line that says what and where."""


def citation_json(citation: Citation, link: Link | None = None) -> Json:
    """A citation in the shape of `cite`; with a link, where it points to."""
    shape: Json = {**asdict(citation), "status": link.status if link else "found"}
    for name in ("document", "title", "score", "method", "evidence"):
        shape[name] = getattr(link, name) if link else None
    if link and link.candidates:
        shape["candidates"] = [asdict(c) for c in link.candidates]
    return shape


def letter_json(letter: Letter, linked: LinkedLetter | None = None) -> Json:
    """A letter in the shape of `parse`; linked, in the shape of `link --json`."""
    shape = asdict(letter)
    shape["date"] = str(letter.date) if letter.date else None
    if letter.debate:
        shape["debate"]["date"] = str(letter.debate.date) if letter.debate.date else None
    if linked is None:
        shape["citations"] = [citation_json(c) for c in apart(letter.text, find(letter.text))]
        return shape
    shape["citations"] = [citation_json(link.citation, link) for link in linked.citations]
    for note in shape["footnotes"]:
        note["links"] = [citation_json(link.citation, link) for link in linked.footnotes[note["n"]]]
        note["status"] = "linked" if any(k["status"] == "linked" for k in note["links"]) else note["links"][0]["status"]
    for ask in shape["asks"]:
        ask["documents"] = [asdict(d) for d in linked.asks.get(ask["n"], ())]
    return shape


def show(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False, default=str))


def run_parse(args: argparse.Namespace) -> int:
    show(letter_json(split(read(args.file))))
    return 0


def _texts(args: argparse.Namespace) -> Iterator[Json]:
    """The texts of `cite`: one, or with --jsonl one a line."""
    name = "stdin" if args.file == Path("-") else str(args.file)
    try:
        content = (sys.stdin.buffer.read() if name == "stdin" else args.file.read_bytes()).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(f"{name}: can't be read: {error}") from error
    if not args.jsonl:
        yield {"id": None, "text": content, "date": None, "genre": None}
        return
    for n, line in enumerate(content.splitlines(), 1):
        try:
            row = json.loads(line)
            yield {"id": row["id"], "text": str(row["text"]), "date": row.get("date"), "genre": row.get("genre")}
        except (ValueError, TypeError, KeyError) as error:
            raise UnusableInput(f"{name}:{n}: no JSON object with id and text: {error!r}") from error


def _day(row: Json) -> date | None:
    try:
        return date.fromisoformat(row["date"]) if row.get("date") else None
    except (ValueError, TypeError) as error:
        raise UnusableInput(f"{row['id']}: no day (YYYY-MM-DD): {row['date']!r}") from error


def run_cite(args: argparse.Namespace) -> int:
    lookup = Lookup(store.connect(args.db)) if args.db else None
    for row in list(_texts(args)):
        text = row["text"]
        if lookup:
            on = _day(row) or args.date
            citations = [citation_json(link.citation, link) for link in link_citations(text, lookup, on)]
        else:
            citations = [citation_json(c) for c in apart(text, find(text))]
        show({"id": row["id"], "citations": citations})
    return 0


def run_claims(args: argparse.Namespace) -> int:
    from linker.claims import claims

    rows = []
    for row in _texts(args):
        genre, day = row["genre"] or args.genre, _day(row) or args.date
        if genre is not None and genre not in GENRES:
            raise UnusableInput(f"{row['id']}: no genre {genre!r}: one of {', '.join(GENRES)}")
        rows.append((row, genre, day))
    for row, genre, day in rows:
        show({"id": row["id"], "claims": [asdict(claim) for claim in claims(row["text"], genre, day)]})
    return 0


def run_link(args: argparse.Namespace) -> int:
    text = read(args.file)
    connection = store.connect(args.db)
    letter = split(text)
    slug = slug_of(letter, args.file.stem)
    linked = link_saved(slug, letter, Lookup(connection), verdicts.held(_verdicts_file(args)))
    changed = save(connection, slug, text, linked)
    if args.json:
        show({"letter": slug, **letter_json(letter, linked)})
    else:
        done = sum(any(link.status == "linked" for link in links) for links in linked.footnotes.values())
        print(
            f"{slug}: {len(letter.footnotes)} footnotes, {done} linked; {len(linked.asks)} asks; {changed} rows written"
        )
    return 0


def run_update(args: argparse.Namespace) -> int:
    from linker import courses, ledger, overview

    connection = store.connect(args.db)
    changed = ledger.update_claims(connection)
    changed += ledger.update_stands(connection, overview.last_read(connection))
    changed += courses.update_courses(connection)
    changed += link_again(connection, verdicts.held(_verdicts_file(args)))
    show({"rows_written": changed})
    return 0


def run_ledger(args: argparse.Namespace) -> int:
    from linker import overview

    connection = store.connect(args.db)
    overview.refuse_unread(connection)
    last = overview.last_read(connection)
    on = args.as_of or last
    if on > last:
        raise UnusableInput(f"{args.db}: nothing is known of {on}: its data go up to {last}")
    dossiers = overview.dossiers(connection, args.dossier)
    rows = overview.rows(connection, on, dossiers)
    footer = overview.searched(connection, on, dossiers)
    if args.json:
        show({"as_of": on, "lists": overview.by_category(rows), "searched": footer})
    elif args.csv:
        table = csv.DictWriter(sys.stdout, overview.FIELDS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        print("\n".join(overview.in_words(footer)), file=sys.stderr)
    else:
        print("\n".join(overview.as_text(rows, footer)))
    return 0


def _verdicts_file(args: argparse.Namespace) -> Path:
    """Human verdicts lie beside the database, in a file of their own that nothing replaces."""
    return Path(args.verdicts or args.db.with_name("oordelen.db"))


def run_verdict(args: argparse.Namespace) -> int:
    connection = store.connect(args.db)
    thing = judged_thing(connection, args.letter, args.link, args.ask)
    if thing is None:
        what = f"ask {args.ask}" if args.link is None else f"reference {args.link}"
        raise UnusableInput(f"{args.db}: there is no letter {args.letter!r} with {what}")
    papers = Lookup(connection).by_key(args.document)
    if len(papers) != 1:
        raise UnusableInput(f"{args.db}: {args.document} is not one paper that is held, but {len(papers)}")
    footnote, words = thing
    given = verdicts.Verdict(
        args.letter, footnote, args.ask, words, papers[0].id, args.verdict,
        datetime.now(UTC).isoformat(timespec="seconds"), args.by, args.note,
    )  # fmt: skip
    file = verdicts.connect(_verdicts_file(args))
    verdicts.add(file, [given])
    show({"rows_written": link_again(connection, verdicts.in_force(verdicts.every(file)), args.letter)})
    return 0


def run_verdicts(args: argparse.Namespace) -> int:
    path = _verdicts_file(args)
    if args.bring:
        try:
            text = args.bring.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UnusableInput(f"{args.bring}: can't be read: {error}") from error
        found = verdicts.from_json(text, str(args.bring))
        show({"verdicts_added": verdicts.add(verdicts.connect(path), found)})
    else:
        print(verdicts.to_json(verdicts.every(verdicts.connect(path)) if path.is_file() else []), end="")
    return 0


def run_evaluate(args: argparse.Namespace) -> int:
    from linker.evaluate import UnusableGold, evaluate

    try:
        return evaluate(args.gold, args.db, args.scores, args.save)
    except UnusableGold as error:
        raise UnusableInput(str(error)) from error


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-05-18") from None


def parser() -> Parser:
    top = Parser(prog="python -m linker", description="Letters, citations and what they link to.")
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> Parser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        return sub

    parse = command("parse", run_parse, "take a letter apart")
    parse.add_argument("file", type=Path, metavar="FILE")
    cite = command("cite", run_cite, "the citations in a text")
    cite.add_argument("file", type=Path, metavar="FILE", nargs="?", default=Path("-"))
    cite.add_argument("--db", type=Path, help="resolve them against this database")
    cite.add_argument("--date", type=_iso_day, metavar="DATE", help="the day of the text")
    cite.add_argument("--jsonl", action="store_true", help="each line is {id, text, date}")
    claiming = command("claims", run_claims, "what a text claims about executing moties, toezeggingen, aanbevelingen")
    claiming.add_argument("file", type=Path, metavar="FILE", nargs="?", default=Path("-"))
    claiming.add_argument("--date", type=_iso_day, metavar="DATE", help="the day of the text")
    claiming.add_argument("--genre", choices=GENRES, metavar="GENRE", help=f"what it is: {', '.join(GENRES)}")
    claiming.add_argument("--jsonl", action="store_true", help="each line is {id, text, date, genre}")
    link = command("link", run_link, "link a letter's footnotes and asks, and save it")
    link.add_argument("file", type=Path, metavar="FILE")
    link.add_argument("--json", action="store_true")
    saying = command("verdict", run_verdict, "say yes or no to a document for a reference or an ask of a letter")
    saying.add_argument("letter", metavar="LETTER", help="the letter's lasting name, as in its address")
    thing = saying.add_mutually_exclusive_group(required=True)
    thing.add_argument("--link", type=int, metavar="N", help="the reference: column n of table link")
    thing.add_argument("--ask", type=int, metavar="N")
    saying.add_argument("document", metavar="DOCUMENT", help="the paper, by any of its numbers")
    saying.add_argument("verdict", choices=verdicts.VALUES)
    saying.add_argument("--by", metavar="NAME")
    saying.add_argument("--note", metavar="TEXT")
    keeping = command("verdicts", run_verdicts, "print all human verdicts as JSON, or bring in those of a file")
    keeping.add_argument("--import", dest="bring", type=Path, metavar="FILE")
    update = command("update", run_update, "link every saved letter again")
    for sub in (link, update, saying, keeping):
        sub.add_argument("--db", type=Path, default=Path("data/kamer.db"))
        sub.add_argument("--verdicts", type=Path, help="human verdicts (default: oordelen.db beside the database)")
    scores = command("evaluate", run_evaluate, "score labelled sets, and compare with the committed figures")
    scores.add_argument("gold", type=Path, metavar="GOLD", nargs="+", help="a labelled file, or a folder of them")
    scores.add_argument("--db", type=Path, help="the papers that titles and letters are linked to")
    scores.add_argument("--save", action="store_true", help="make these the committed figures")
    scores.add_argument("--scores", type=Path, default=SCORES, help=argparse.SUPPRESS)
    lists = command(
        "ledger", run_ledger, "which adopted moties are not known to be executed, in lists, with what says so"
    )
    lists.add_argument("--db", type=Path, default=Path("data/kamer.db"))
    lists.add_argument(
        "--as-of", type=_iso_day, metavar="DATE", help="as it stood on that day (default: the last crawl)"
    )
    lists.add_argument(
        "--dossier", nargs="+", action="extend", default=[], metavar="NR", help="only these dossiers: 29861 36600-XV"
    )
    form = lists.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    return top


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except (UnreadableLetter, UnusableInput, verdicts.UnusableVerdicts, store.DatabaseError) as error:
        print(error, file=sys.stderr)
        return 2
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
            raise  # a fault of ours, not of the file
        print(f"{args.db}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads has seen enough ("| head"); what is left to print has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
