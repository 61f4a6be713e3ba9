"""python -m db publish | check"""

import argparse
import sys
from pathlib import Path

from db.publish import problems, publish
from db.store import DatabaseError, connect


def main(argv: list[str] | None = None) -> int:
    top = argparse.ArgumentParser(prog="python -m db", description="Publish or check the database.")
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name, help in (
        ("publish", "put a checked copy where the site serves it"),
        ("check", "integrity, keys, schema"),
    ):
        sub = commands.add_parser(name, help=help, description=help)
        sub.add_argument("--db", type=Path, default=Path("data/kamer.db"))
        if name == "publish":
            sub.add_argument("--to", type=Path, default=Path("data/site"), metavar="DIR")
    args = top.parse_args(argv)
    try:
        if args.command == "publish":
            print(publish(args.db, args.to))
            return 0
        wrong = problems(connect(args.db))
    except DatabaseError as error:
        print(error, file=sys.stderr)
        return 2
    for line in wrong:
        print(line, file=sys.stderr)
    print("ok" if not wrong else f"{len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
