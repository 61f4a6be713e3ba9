"""python -m scraper crawl | import | check | list | rebuild | replica"""

import argparse
import json
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

from db.cli import Parser
from db.records import Crawl
from db.store import DatabaseError
from scraper.importer import UnusableFile, find_files, import_files
from scraper.settings import CONTACT
from scraper.sources import NAMES, card_of
from scraper.store import Store

Report = dict[str, dict[str, int]]


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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
    for name in args.sources:
        if name not in NAMES:
            raise UnusableFile(f"{name}: unknown source; there are {', '.join(NAMES)}")
    from scraper.crawl import crawl  # starts Twisted's reactor machinery, which no other command needs

    if not args.replica and not CONTACT:
        print("set KAMERSPOOR_CONTACT, so that those who run the servers can reach you", file=sys.stderr)
    started = now()
    with Store(args.db, args.raw) as store:
        spiders = crawl(
            store, args.sources or NAMES, started,
            replica=args.replica, full=args.full, since=args.since, dossiers=args.dossier,
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
    started = now()
    with Store(args.db, args.raw) as store:
        import_files(files, store, started)
        if store.rows_written:
            store.build_papers()
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
        print(f"{name:26} {card.title} ({card.publisher}; {card.licence}) {card.homepage}")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-05-18") from None


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
    crawl.add_argument("--replica", action="store_true", help="crawl the bundled stand-in instead of the live sites")
    crawl.add_argument("--full", action="store_true", help="everything, not only what changed since the last run")
    crawl.add_argument("--dossier", type=int, nargs="+", default=[], metavar="NR", help="only these dossiers")
    crawl.add_argument("--since", type=_day, metavar="DATE", help="only what changed since this day")
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
    except (UnusableFile, DatabaseError) as error:
        print(error, file=sys.stderr)
        return 2
    except sqlite3.OperationalError as error:
        print(f"{args.db}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
