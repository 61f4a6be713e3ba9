"""`make chaos`: fifty crawls, each killed at random moments, and what came of them."""

import random
import sys
import tempfile
from pathlib import Path

from tests.chaos.kill import canonical, crawl, killed


def main(runs: int) -> int:
    with tempfile.TemporaryDirectory() as clean:
        seconds = crawl(Path(clean))
        expected = canonical(Path(clean))
    print(f"a clean crawl takes {seconds:.1f} s")
    wrong = 0
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            moments = killed(Path(folder), seconds, 1 + run % 3, random.Random(run))
            same = canonical(Path(folder)) == expected
        wrong += not same
        print(
            f"run {run}: killed at {', '.join(f'{m:.2f} s' for m in moments)}: {'the same' if same else 'DIFFERENT'}",
            flush=True,
        )
    print(f"{runs - wrong} of {runs} databases equal that of the clean crawl")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
