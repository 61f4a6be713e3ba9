"""How well the linker did on the labelled sets: the figures that `linker evaluate --save` writes and the site shows.

One file for both, so neither can have other figures. It holds numbers and the ids of what failed, no labelled text.
"""

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("scores.json")


def read() -> dict[str, dict[str, Any]]:
    """The committed figures by the name of the set; what depends on a database bears its name ("titles/bulk")."""
    figures: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return figures
