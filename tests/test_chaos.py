"""The short form of `make chaos`."""

import random
from pathlib import Path

from tests.chaos.kill import canonical, crawl, killed


def test_a_crawl_that_is_killed_ends_as_a_clean_one_after_resuming(tmp_path: Path) -> None:
    clean, hurt = tmp_path / "clean", tmp_path / "hurt"
    seconds = crawl(clean)
    killed(hurt, seconds, 3, random.Random(7))
    assert canonical(hurt) == canonical(clean)
