"""The database that `make demo` publishes, made by the commands of its recipe."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def run(*command: object) -> None:
    """Run a command of the project; fail with what it said where it can't be done."""
    done = subprocess.run([sys.executable, "-m", *map(str, command)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def build_demo(folder: Path) -> Path:
    """Crawl the bundled sample, link the sample letter and publish, all in `folder`. Gives the published file."""
    _, _, rest = (ROOT / "Makefile").read_text("utf-8").partition("\ndemo:")
    commands = re.findall(r"^\t\$\(PY\) -m (.+)$", rest.partition("ifneq")[0], re.MULTILINE)
    assert [command.split()[1] for command in commands] == ["crawl", "link", "update", "publish"]
    for command in commands:
        args = command.replace("$(dir $(DB))", f"{folder}/").replace("$(DB)", f"{folder}/kamer.db").split()
        run(*args, *(["--to", folder / "site"] if "publish" in args else []))
    return folder / "site" / "kamer.db"
