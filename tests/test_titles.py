"""A reference by name or title taken apart: a table of what texts write and what it names."""

from datetime import date
from typing import Any

import pytest

from linker.titles import Reference, reference, subject

ON = date(2025, 11, 3)


def ref(title: str, kind: str | None = None, site: str | None = None, *who: str, **more: Any) -> Reference:
    return Reference(title, kind, site, (), who, **more)


@pytest.mark.parametrize(
    ("text", "expected", "days"),
    [
        ("Zie ook Meer bedden | Nieuwsbericht | Rijksoverheid.nl",
         ref("Meer bedden", "nieuwsbericht", "Rijksoverheid.nl"), []),
        ("Meer bedden: waar het kan | SER", ref("Meer bedden: waar het kan", None, "SER"), []),
        ("Oproep: meer bedden - Vereniging Slaap", ref("Oproep: meer bedden", None, "Vereniging Slaap"), []),
        ("Voortgang bedden en dekens, d.d. 3 juli 2025", ref("Voortgang bedden en dekens"), ["2025-07-03"]),
        ("Motie meer bedden voor wie wacht", ref("meer bedden voor wie wacht", "motie"), []),
        ("Motie van de leden Jansen en De Vries c.s. over meer bedden",
         ref("meer bedden", "motie", None, "jansen", "de vries", others=True, formal=True), []),
        ("de nader gewijzigde motie-Çelik/Van 't Hof over bedden",
         ref("bedden", "motie", None, "celik", "van 't hof", version=2), []),
        ("de oorspronkelijke motie-Jansen", ref("", "motie", None, "jansen", version=0), []),
        ("de nieuwe motie (Anna van Dam)", ref("", "motie", None, "anna van dam"), []),
        ("het amendement van mevrouw Jansen uit oktober", ref("", "amendement", None, "jansen"), ["2025-10-01"]),
        ("de motie-Jansen die uw Kamer op 5 juni heeft aangenomen",
         ref("", "motie", None, "jansen", outcome="aangenomen"), ["2025-06-05"]),
        ("brief van de minister van VWS over permanente bedden", ref("permanente bedden", "brief"), []),
        ("Kamerbrief over bedden en dekens van 12 maart 2024", ref("bedden en dekens", "brief"), ["2024-03-12"]),
        ("de brief van 3 juli 2025 over de uitvoering van de motie-Jansen",
         ref("de uitvoering van de motie-Jansen", "brief"), ["2025-07-03"]),
        ("de brief van de minister voor Slapen van maart 2024 over matrassen",
         ref("matrassen", "brief"), ["2024-03-01"]),
        ("het amendement-Anna van Dam/De Vries op de Slaapwet",
         ref("", "amendement", None, "anna van dam", "de vries"), []),
        ("mijn brief van 5 december jl.", ref("", "brief"), ["2024-12-05"]),
    ],
)  # fmt: skip
def test_reference(text: str, expected: Reference, days: list[str]) -> None:
    found = reference(text, ON)
    assert [str(period.first) for period in found.periods] == days
    assert found == Reference(**{**vars(expected), "periods": found.periods})


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Gewijzigde motie van het lid Jansen over bedden (t.v.v. 99001-3)", "bedden"),
        ("Motie-Jansen c.s. over bedden", "bedden"),
        ("Amendement van de leden Jansen en De Vries ter vervanging van nr. 12 over bedden", "bedden"),
        ("Gewijzigde motie van het lid De Vries (t.v.v. 99 001-XV, nr. 3) over bedden", "bedden"),
        ("Bedden", "Bedden"),
    ],
)
def test_subject(title: str, expected: str) -> None:
    assert subject(title) == expected
