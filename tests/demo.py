"""The database that `make demo` publishes, made by the commands of its recipe."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def build_demo(folder: Path) -> Path:
    """Crawl the bundled sample, link the sample letter and publish, all in `folder`. Gives the published file."""
    _, _, rest = (ROOT / "Makefile").read_text("utf-8").partition("\ndemo:")
    commands = re.findall(r"^\t\$\(PY\) -m (.+)$", rest.partition("ifneq")[0], re.MULTILINE)
    assert [command.split()[1] for command in commands] == ["crawl", "link", "update", "publish"]
    for command in commands:
        args = command.replace("$(dir $(DB))", f"{folder}/").replace("$(DB)", f"{folder}/kamer.db").split()
        to = ["--to", str(folder / "site")] if "publish" in args else []
        subprocess.run([sys.executable, "-m", *args, *to], cwd=ROOT, check=True, capture_output=True, timeout=240)
    return folder / "site" / "kamer.db"
