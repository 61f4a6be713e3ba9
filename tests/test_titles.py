"""A reference by title taken apart: a table of what letters write and what it names."""

from datetime import date

import pytest

from linker.titles import Reference, dates_in, reference, subject, submitters


def ref(title: str, kind: str | None = None, site: str | None = None, on: date | None = None, *who: str) -> Reference:
    return Reference(title, kind, site, on, frozenset(who))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie ook Meer bedden | Nieuwsbericht | Rijksoverheid.nl",
         ref("Meer bedden", "nieuwsbericht", "Rijksoverheid.nl")),
        ("Meer bedden: waar het kan | SER", ref("Meer bedden: waar het kan", None, "SER")),
        ("Oproep: meer bedden - Vereniging Slaap", ref("Oproep: meer bedden", None, "Vereniging Slaap")),
        ("Voortgang bedden en dekens, d.d. 3 juli 2025", ref("Voortgang bedden en dekens", on=date(2025, 7, 3))),
        ("Motie meer bedden voor wie wacht", ref("meer bedden voor wie wacht", "motie")),
        ("Motie van de leden Jansen en De Vries c.s. over meer bedden (t.v.v. 99001-3)",
         ref("meer bedden", "motie", None, None, "jansen", "de vries")),
        ("brief van de minister van VWS over permanente bedden", ref("permanente bedden", "brief")),
        ("Kamerbrief over bedden en dekens van 12 maart 2024",
         ref("bedden en dekens", "kamerbrief", None, date(2024, 3, 12))),
    ],
)  # fmt: skip
def test_reference(text: str, expected: Reference) -> None:
    assert reference(text) == expected


def test_pieces() -> None:
    assert dates_in("op 3 juli 2025 en 31 juni 2025") == [date(2025, 7, 3)]
    assert submitters("Gewijzigde motie van het lid Jansen over bedden") == {"jansen"}
    assert submitters("Bedden") == frozenset()
    assert subject("Brief van het kabinet over bedden") == "bedden"
