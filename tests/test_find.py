"""Citations in running text: spans, choices between forms, and what points back."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import kst
from linker.find import find
from linker.patterns import PATTERNS


def targets(text: str) -> list[str | None]:
    return [citation.target for citation in find(text)]


# Pieces from which a random text resembles citations, so that the laws below meet them.
PIECES = st.sampled_from(
    [
        *(text for pattern in PATTERNS for text in (*pattern.examples, *pattern.traps)),
        *(
            " ",
            "\n",
            "\u00a0",
            "\u00ad",
            "-\n",
            ", nr. 7",
            "Idem, nr. 3",
            "(",
            ")",
            "–",
            "t/m",
            "30 950",
            "1 ",
        ),
    ]
)
TEXTS = st.text() | st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_spans_hold_and_do_not_cross(text: str) -> None:
    citations = find(text)
    for citation in citations:
        assert 0 <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.text
    spans = sorted({(citation.start, citation.end) for citation in citations})
    assert [(c.start, c.end) for c in citations] == sorted((c.start, c.end) for c in citations)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_what_looks_like_a_key_is_one(text: str) -> None:
    for citation in find(text):
        if citation.kind == "kamerstuk" and citation.text[:3].lower() != "kst" and citation.target:
            assert citation.target.startswith("dossier/") or kst.parse(citation.target), citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamer\u00adstuk 30\u00a0950, nr.\u202f298", "Kamer\u00adstuk 30\u00a0950, nr.\u202f298"),
        ("zie Kamerstuk 30\u00ad950,\nnr.\n298\u00ad.", "Kamerstuk 30\u00ad950,\nnr.\n298"),
        ("36200\u2011VIII, nr. 12 \u2014 ja", "36200\u2011VIII, nr. 12"),
    ],
)
def test_span_in_the_text_as_given(text: str, expected: str) -> None:
    assert [citation.text for citation in find(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Kamerstuk 30 950, nr. 2.\n2 CBS, Cijfers.\n3 Idem.", ["kst-30950-2"]),  # repeats the CBS
        (
            "1 Kamerstuk 30 950, nr. 2.\n2 Idem, nr. 3.\n3 Zie noot 2.",
            ["kst-30950-2", "kst-30950-3", "kst-30950-3"],
        ),
        ("[1] Brief.\n[2] 36 200 VIII, nr. 4.\n[3] Zie noot [2].", ["kst-36200-VIII-4"] * 2),
        ("Kamerstuk 30 950, nr. 2.\nIdem, Kamerstuk 31 015, nr. 5.", ["kst-30950-2", "kst-31015-5"]),
        ("30 950, nr. 2. Ook noot 2en 3e.", ["kst-30950-2"]),
        ("Het kabinet zei idem. Ook zie noot 9.", []),
        ("30 950, nr. 2 en de gewijzigde versie onder nr. 6", ["kst-30950-2", "kst-30950-6"]),
    ],
)
def test_pointing_back(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamerstuk 30 950, nr. 134 en 2 andere moties", ["kst-30950-134"]),
        ("30 950, nr. 4 en nr. 6", ["kst-30950-4", "kst-30950-6"]),
        ("30 950, nrs. 3 en 4 en 31 015, nr. 5", ["kst-30950-3", "kst-30950-4", "kst-31015-5"]),
        ("Handelingen II 2008-2009, 30 950, nr. 43, p. 3795", [None]),
        ("Handelingen II 2018/19-7", [None]),
        ("Kamerstukken 2008/9, 31700.VIII, 32", ["kst-31700-VIII-32"]),
        ("https://winkel.example/kst-30950-2.pdf", ["kst-30950-2"]),
        ("[kst-30950-2](https://zoek.officielebekendmakingen.nl/kst-30950-2.html)", ["kst-30950-2"] * 2),
    ],
)
def test_choices(text: str, expected: list[str | None]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de motie-Jansen (30 950, nr. 7)", ["de motie-Jansen", "30 950, nr. 7"]),
        ("de motie-Jansen over 30 950, nr. 7 is af", ["de motie-Jansen", "30 950, nr. 7"]),
        (
            "de motie-Jansen over bedden, op stuk nr. 7 (30 950)",
            ["de motie-Jansen over bedden", "nr. 7 (30 950)"],
        ),
    ],
)
def test_a_name_ends_where_its_number_begins(text: str, expected: list[str]) -> None:
    assert [citation.text for citation in find(text)] == expected


def test_speed() -> None:
    """A bound that a slow machine keeps too: what it guards against is an expression that backtracks."""
    page = "De minister schrijft over de jeugdzorg dat gemeenten in 2024 ruim 12 500 kinderen hielpen. " * 20
    text = (page + "Dat stond in de motie-Jansen (Kamerstuk 30 950, nr. 298).\n") * 500
    begin = time.process_time()
    found = find(text)
    assert [len([c for c in found if c.kind == kind]) for kind in ("kamerstuk", "named")] == [500, 500]
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "piece",
    [
        "30 950, ",
        "Kamerstukken 2023/24, ",
        "30 950, nrs. 1, 2, ",
        "1. zie noot 1. ",
        "motie-Van der Plas/",
        "motie van de leden Jansen, De Vries, ",
        "de brief van 3 juli over de ",
        "motie-Jansen over bedden en dekens en ",
        "van Van der De brief",
    ],
)
def test_speed_of_the_worst(piece: str) -> None:
    begin = time.process_time()
    find(piece * (200_000 // len(piece)))
    assert time.process_time() - begin < 5  # a square one takes minutes
