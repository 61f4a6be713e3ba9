"""What the last cells of an annex row say of the item in its first cells. Pure."""

from datetime import date

from linker.claims.clauses import Clause
from linker.claims.mentions import Mention
from linker.claims.scope import Judged, Paragraph


def row_says(text: str, mention: Mention, genre: str | None, day: date | None) -> Judged:
    """The claim of a row: its stand is read like running text that speaks of nothing but the item."""
    assert mention.row is not None
    start, end = mention.row
    while start < end and text[start] in " |\t\n":
        start += 1
    if not text[start:end].strip(" –-—.\n"):
        return Judged("none", None, None)
    stand = Mention(start, start, mention.sort, mention.targets, mention.weight)
    return Row(text, start, end, stand, genre, day).judged()


class Row(Paragraph):
    """The stand of a row as a paragraph all of whose sentences speak of one item."""

    def __init__(self, text: str, start: int, end: int, mention: Mention, genre: str | None, day: date | None) -> None:
        self.subject = mention
        super().__init__(text, start, end, [mention], {}, "annex", day)

    def _mentions_in(self, start: int, end: int) -> list[int]:
        return [0]

    def _covered(self, clause: Clause) -> list[int]:
        return [0]

    def judged(self) -> Judged:
        return dict(self.claims())[0]
