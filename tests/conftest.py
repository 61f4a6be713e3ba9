"""What the tests share: where the recorded answers are, and a way to make payloads and databases."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("KAMERSPOOR_SHARED", ROOT.parent / "shared"))
EXAMPLES = Path(__file__).parent / "examples"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared` are skipped, visibly, where the recorded answers are absent."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no recorded answers at {SHARED} (KAMERSPOOR_SHARED)")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture
def run() -> Callable[..., tuple[int, str, str]]:
    """Run a command of the project as a user would: (exit code, stdout, stderr)."""
    import subprocess
    import sys

    def run_it(*args: object, cwd: Path = ROOT, stdin: str | None = None) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", *map(str, args)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=240,
        )
        return done.returncode, done.stdout, done.stderr

    return run_it
