"""python -m scraper crawl | import | check | list | rebuild | replica"""

import argparse
import json
import os
import re
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.cli import Parser
from db.records import Crawl
from db.store import DatabaseError
from scraper.importer import UnusableFile, find_files, import_files
from scraper.settings import BadSetting, contact, settings
from scraper.sources import NAMES, card_of, spider_of
from scraper.store import Store

Report = dict[str, dict[str, int]]
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
CLOCK_SLACK = timedelta(minutes=1)  # that a clock may be behind without a word


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime(MOMENT)


def _begin(store: Store) -> str:
    """The moment of this run. Where the clock stands before the last run, it follows on that: of two answers without
    a date of their own, the one that was fetched last counts."""
    moment = now()
    (last,) = store.connection.execute("SELECT max(begonnen) FROM crawl").fetchone()
    if last is None or moment > last:
        return moment
    after = (datetime.fromisoformat(last) + timedelta(seconds=1)).strftime(MOMENT)
    if datetime.fromisoformat(after) - datetime.fromisoformat(moment) > CLOCK_SLACK:
        print(f"the clock stands at {moment}, before the last run: {after} is taken for it", file=sys.stderr)
    return after


def _finish(report: Report, rows_written: int, errors: list[str]) -> int:
    """Print what the run did, the contract's line last; 1 where something failed."""
    for error in errors:
        print(error, file=sys.stderr)
    if not rows_written and not errors:
        print("nothing changed since the last run", file=sys.stderr)
    print(json.dumps({"sources": report, "rows_written": rows_written}))
    return 1 if errors else 0


def _log(
    store: Store,
    source: str,
    manner: str,
    started: str,
    problems: list[str],
    resume: dict[str, str],
    via: str | None = None,
) -> dict[str, int]:
    """Log a source's run and return its counts."""
    fetched, new, changed, deleted = (store.counts[source][n] for n in ("fetched", "new", "changed", "deleted"))
    run = Crawl(
        id=0,
        bron=source,
        wijze=manner,
        begonnen=started,
        geeindigd=now(),
        opgehaald=fetched,
        nieuw=new,
        gewijzigd=changed,
        verwijderd=deleted,
        fouten=len(problems),
        meldingen=json.dumps(problems, ensure_ascii=False),
        hervat=json.dumps(resume),
        via=via,
    )
    store.log(run)
    return {"fetched": fetched, "new": new, "changed": changed, "deleted": deleted, "errors": len(problems)}


def run_crawl(args: argparse.Namespace) -> int:
    sources = [*args.sources, *args.source]
    for name in sources:
        if name not in NAMES:
            raise UnusableFile(f"{name}: unknown source; there are {', '.join(NAMES)}")
        if spider_of(name) is None:
            raise UnusableFile(f"{name}: this source is not crawled: see its card, python -m scraper list")
    from scraper.crawl import crawl  # starts Twisted's reactor machinery, which no other command needs
    from scraper.replica import serve

    stand_in = args.replica or args.replica_at
    settings(os.environ)  # before anything is made: it raises where a setting can't be used
    if not stand_in and not contact(os.environ):
        print("set KAMERSPOOR_CONTACT, so that those who run the servers can reach you", file=sys.stderr)
    with Store(args.db, args.raw) as store, serve() if args.replica else nullcontext(args.replica_at) as base:
        started = _begin(store)
        spiders = crawl(
            store, sources or NAMES, started, replica=base, full=args.full, since=args.since,
            dossiers=args.dossier, topics=args.topic, via=args.via,
        )  # fmt: skip
        report: Report = {}
        for name, spider in spiders.items():
            problems = spider.problems + [message for source, message in store.errors if source == name]
            whole = spider.resumes_in_parts or not spider.problems
            resume = spider.resume if whole else spider.window.resume
            manner = "increment" if spider.window.resume and not args.full else "full"
            report[name] = _log(store, name, manner, started, problems, resume, spider.via)
        store.connection.commit()
        errors = [p for s in spiders.values() for p in s.problems] + [message for _, message in store.errors]
        return _finish(report, store.rows_written, errors)


def run_import(args: argparse.Namespace) -> int:
    files, unknown = find_files(args.paths)
    for path in unknown:
        print(f"{path}: of no known kind, skipped", file=sys.stderr)
    with Store(args.db, args.raw) as store:
        started = _begin(store)
        import_files(files, store, started)
        store.build()
        report = {
            source: _log(store, source, "import", started, [m for s, m in store.errors if s == source], {})
            for source in sorted(store.counts)
        }
        store.connection.commit()
        return _finish(report, store.rows_written, [message for _, message in store.errors])


def run_rebuild(args: argparse.Namespace) -> int:
    with Store(args.db, args.raw) as store:
        store.rebuild()
        store.connection.commit()
        return _finish({}, store.rows_written, [message for _, message in store.errors])


def run_replica(args: argparse.Namespace) -> int:
    from scraper.replica import serve
    from scraper.replica.synthetic import serve_chamber

    if not 0 <= args.changed <= args.zaken:
        raise UnusableFile(f"--zaken {args.zaken} --changed {args.changed}: no more can change than there are")
    try:
        with serve_chamber(args.zaken, args.changed, args.port) if args.zaken else serve(args.port) as base:
            print(base, flush=True)
            threading.Event().wait()
    except OSError as error:
        raise UnusableFile(f"port {args.port}: {error.strerror or error}") from error
    except KeyboardInterrupt:
        pass
    return 0


def run_check(args: argparse.Namespace) -> int:
    from scraper.check import check
    from scraper.replica import serve

    with serve() if args.replica else nullcontext() as base:
        outcomes = []
        for outcome, assumption, seen in check(base):
            outcomes.append(outcome)
            print(f"{outcome:12} {assumption.source:24} {assumption.what}{f': {seen}' if seen else ''}", flush=True)
    print(json.dumps({outcome: outcomes.count(outcome) for outcome in ("established", "changed", "unknown")}))
    return 0 if set(outcomes) == {"established"} else 1


def run_list(args: argparse.Namespace) -> int:
    for name in NAMES:
        card = card_of(name)
        unread = f" -- {card.unread}" if card.unread else ""
        print(f"{name:26} {card.title} ({card.publisher}; {card.licence}) {card.homepage}{unread}")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-05-18") from None


def _topic(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a topic without words")
    return " ".join(text.split())


def _base(text: str) -> str:
    if not re.fullmatch(r"https?://[^/]+/?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no base URL like http://127.0.0.1:8000")
    return text.rstrip("/")


def parser() -> Parser:
    top = Parser(prog="python -m scraper", description="What governments publish -> raw.db -> facts.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str, *, files: bool = True) -> Parser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        if files:
            sub.add_argument("--db", type=Path, default=Path("data/kamer.db"), help="facts (default: %(default)s)")
            sub.add_argument("--raw", type=Path, default=Path("data/raw.db"), help="payloads (default: %(default)s)")
        return sub

    crawl = command("crawl", run_crawl, "fetch what the sources publish")
    crawl.add_argument("sources", nargs="*", metavar="SOURCE", help="default: all")
    where = crawl.add_mutually_exclusive_group()
    where.add_argument("--replica", action="store_true", help="crawl the bundled stand-in instead of the live sites")
    where.add_argument("--replica-at", type=_base, metavar="URL", help="crawl a stand-in that runs there: to rehearse")
    crawl.add_argument("--full", action="store_true", help="everything, not only what changed since the last run")
    crawl.add_argument("--dossier", type=int, nargs="+", default=[], metavar="NR", help="only these dossiers")
    crawl.add_argument(
        "--topic", type=_topic, nargs="+", default=[], metavar="WORDS", help="only what bears these words"
    )
    crawl.add_argument("--source", nargs="+", default=[], metavar="SOURCE", help="the same as naming them first")
    crawl.add_argument("--since", type=_day, metavar="DATE", help="only what changed since this day")
    crawl.add_argument(
        "--via", choices=("auto", "odata", "syncfeed"), default="auto",
        help="the interface of the Tweede Kamer's data; another one than last time fetches everything",
    )  # fmt: skip
    bring = command("import", run_import, "read payloads from files on disk")
    bring.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    command("rebuild", run_rebuild, "read every payload of raw.db again")
    checking = command("check", run_check, "ask the live services whether what the spiders rely on holds", files=False)
    checking.add_argument("--replica", action="store_true", help="ask the bundled stand-in")
    command("list", run_list, "the sources", files=False)
    replica = command("replica", run_replica, "serve the bundled stand-in and print its base URL", files=False)
    replica.add_argument("--port", type=int, default=0)
    replica.add_argument("--zaken", type=int, default=0, metavar="N", help="instead a made-up Tweede Kamer of N zaken")
    replica.add_argument("--changed", type=int, default=0, metavar="N", help="of which N were changed since")
    return top


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except (UnusableFile, DatabaseError, BadSetting) as error:
        print(error, file=sys.stderr)
        return 2
    except sqlite3.OperationalError as error:
        print(f"{args.db}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
