"""The labelled passages of our own for each rule of the claims: tests/examples/claims/passages.txt."""

from pathlib import Path
from typing import Any

from linker.claims.learned import STATUSES

Json = dict[str, Any]
EXAMPLES = Path(__file__).parent / "examples" / "claims"
PASSAGES = EXAMPLES / "passages.txt"


def passages() -> list[Json]:
    """The passages of our own, in the shape of a labelled set: `# genre date`, the text, then a line a mention
    `= ref_text | status | due_date | due_text`, and `~ status` where another status is as right."""
    rows = []
    for n, block in enumerate(PASSAGES.read_text("utf-8").split("\n\n")):
        head, *lines = block.strip().split("\n")
        genre, day = head.removeprefix("# ").split()
        labels = [line for line in lines if line[:2] in ("= ", "~ ")]
        text = "\n".join(line for line in lines if line not in labels)
        found: list[Json] = []
        for label in labels:
            if label.startswith("~ "):
                found[-1].setdefault("also_status", []).append(label[2:])
                continue
            cells = label[2:].split(" | ")
            at = next(i for i, cell in enumerate(cells) if cell in STATUSES)
            due = [cell if cell != "-" else None for cell in (*cells[at + 1 :], "-", "-")]
            ref = " | ".join(cells[:at])
            assert ref in text, ref
            found.append({"ref_text": ref, "motion_id": None, "status": cells[at], "due_date": due[0]})
        rows.append({"id": str(n), "text": text, "doc_date": day, "genre": genre, "mentions": found, "hard": []})
    return rows
