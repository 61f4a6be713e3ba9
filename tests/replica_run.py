"""A command of the scraper against a replica that a test has prepared: `hook` is a function of a test module.

    run_against(folder, "tests.test_syncfeed:odata_gone", "crawl", "tweedekamer")

A crawl can run once a process only (Twisted's reactor), so each has its own; the hook is called in it and changes
what the replica serves by `served`.
"""

import functools
import importlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


@dataclass(frozen=True)
class Done:
    """How it ended: exit code, the report of its last line, standard error."""

    code: int
    report: dict[str, Any]
    err: str

    @property
    def rows(self) -> int:
        return int(self.report["rows_written"])

    @property
    def problems(self) -> list[str]:
        """What is told on standard error, without the log."""
        return [line for line in self.err.splitlines() if line.startswith("tweedekamer: ")]


def served(**how: Any) -> None:
    """What the replica of this process serves: the arguments of `serve`."""
    import scraper.replica

    scraper.replica.serve = functools.partial(scraper.replica.serve, **how)


def run_against(folder: Path, hook: str, *args: str) -> Done:
    """Run `python -m scraper <args> --replica` on the databases of `folder`."""
    to = ["--replica", "--db", str(folder / "k.db"), "--raw", str(folder / "r.db")]
    command = [sys.executable, "-m", "tests.replica_run", hook, *args, *to]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    lines = done.stdout.splitlines()
    return Done(done.returncode, json.loads(lines[-1]) if lines else {}, done.stderr)


if __name__ == "__main__":
    from scraper.__main__ import main

    module, _, name = sys.argv[1].partition(":")
    getattr(importlib.import_module(module), name)()
    sys.exit(main(sys.argv[2:]))
