"""python -m db publish | check | serve | report | backup | dictionary"""

import argparse
import sys
from datetime import date
from pathlib import Path

from db.backup import backup
from db.cli import Parser
from db.dictionary import dictionary
from db.publish import problems, publish
from db.report import as_json, as_markdown, health
from db.serve import serve
from db.store import DatabaseError, connect

DB = Path("data/kamer.db")
SITE = Path("data/site")


def run_publish(args: argparse.Namespace) -> int:
    print(publish(args.db, args.to))
    return 0


def run_check(args: argparse.Namespace) -> int:
    wrong = problems(connect(args.db))
    for line in wrong:
        print(line, file=sys.stderr)
    print("ok" if not wrong else f"{len(wrong)} problems")
    return 1 if wrong else 0


def run_report(args: argparse.Namespace) -> int:
    today = date.today()
    sources = health(connect(args.db), today)
    args.to.mkdir(parents=True, exist_ok=True)
    (args.to / "report.json").write_text(as_json(sources, today), "utf-8")
    text = as_markdown(sources, today)
    (args.to / "report.md").write_text(text, "utf-8")
    print(text, end="")
    return 0


def run_serve(args: argparse.Namespace) -> int:
    serve(args.site / "kamer.db", args.port, https=args.https, editor=args.editor, verdicts=args.verdicts)
    return 0


def run_backup(args: argparse.Namespace) -> int:
    for copy in backup(args.data, args.to):
        print(copy)
    return 0


def run_dictionary(args: argparse.Namespace) -> int:
    print(dictionary(), end="")
    return 0


def parser() -> Parser:
    top = Parser(prog="python -m db", description="Publish, check or serve the database.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, help: str) -> Parser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        return sub

    publishing = command("publish", run_publish, "put a checked copy where the site serves it")
    publishing.add_argument("--db", type=Path, default=DB)
    publishing.add_argument("--to", type=Path, default=SITE, metavar="DIR")
    command("check", run_check, "integrity, keys, schema, views").add_argument("--db", type=Path, default=DB)
    reporting = command("report", run_report, "what the last runs brought and what is wrong, as Markdown and JSON")
    reporting.add_argument("--db", type=Path, default=DB)
    reporting.add_argument("--to", type=Path, default=Path("data"), metavar="DIR")
    serving = command("serve", run_serve, "serve what is published")
    serving.add_argument("--site", type=Path, default=SITE, metavar="DIR")
    serving.add_argument("--port", type=int, default=8001)
    serving.add_argument("--https", action="store_true", help="behind a proxy that speaks https: so do our addresses")
    serving.add_argument("--editor", action="store_true", help="print an address that signs in who may judge links")
    serving.add_argument("--verdicts", type=Path, help="where verdicts are kept (default: oordelen.db beside DIR)")
    backing = command("backup", run_backup, "a checked copy of what can't be made again, while anything runs")
    backing.add_argument("--data", type=Path, default=Path("data"), metavar="DIR")
    backing.add_argument("--to", type=Path, required=True, metavar="DIR", help="a new folder")
    command("dictionary", run_dictionary, "print the data dictionary")
    return top


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except DatabaseError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
