"""The key that both sides share: a Kamerstuk is (dossier, toevoeging, ondernummer).

("36600", "XV", "28") <-> "kst-36600-XV-28"; ("29861", None, "134") <-> "kst-29861-134";
Eerste Kamer ("36446", None, "F") <-> "kst-36446-F". The ids are those of KOOP
(sources/officielebekendmakingen.md §2).
"""

import re
from typing import NamedTuple

_TOEVOEGING = r"[IVXLC]+[A-Z]?|[A-Z]|R\d{3,4}|\d{2}"
_ONDERNUMMER = r"\d{1,4}[a-z]?|[A-Z]{1,3}"
# Dossiers have five digits; those of before about 1968 four.
_KST = re.compile(
    rf"kst-(?:(?P<jaar>\d{{8}})-)?(?P<dossier>\d{{4,5}})(?:-(?P<toevoeging>{_TOEVOEGING}))?-(?P<ondernummer>{_ONDERNUMMER})"
    r"(?P<staart>-[bhn]\d+)?"
)


class Kst(NamedTuple):
    """The parts of a key, as written: dossier "36600", toevoeging "XV" or None, ondernummer "28" or "F"."""

    dossier: str
    toevoeging: str | None
    ondernummer: str

    def __str__(self) -> str:
        return "-".join(("kst", *(part for part in self if part)))

    @property
    def dossier_key(self) -> str:
        """The dossier alone: "36600-XV"."""
        return f"{self.dossier}-{self.toevoeging}" if self.toevoeging else self.dossier


def parse(key: str) -> Kst | None:
    """The parts of a `kst-…` id, or None where it is none (an unformatted paper, other text)."""
    found = _KST.fullmatch(key)
    if not found or found["jaar"] or found["staart"]:
        return None
    return Kst(found["dossier"], found["toevoeging"], found["ondernummer"])
