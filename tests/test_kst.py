"""The key of a Kamerstuk: what is written can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.kst import Kst, parse

DOSSIERS = st.integers(1_000, 99_999).map(str)
ADDITIONS = st.sampled_from([None, "XV", "IIB", "VI", "B", "R2183", "02", "32"])
PAPERS = st.integers(1, 9999).map(str) | st.sampled_from(["A", "AB", "F", "188b"])


@given(st.builds(Kst, DOSSIERS, ADDITIONS, PAPERS))
def test_round_trip(key: Kst) -> None:
    assert parse(str(key)) == key


@given(st.text())
def test_other_text_is_no_key(text: str) -> None:
    key = parse(text)
    assert key is None or str(key) == text


@pytest.mark.parametrize(
    ("key", "dossier"),
    [
        ("kst-36600-XV-28", "36600-XV"),
        ("kst-29861-134", "29861"),
        ("kst-21501-20-2106", "21501-20"),
        ("kst-36446-F", "36446"),
    ],
)
def test_dossier_key(key: str, dossier: str) -> None:
    parsed = parse(key)
    assert parsed is not None and parsed.dossier_key == dossier


@pytest.mark.parametrize(
    "key", ["kst-1259252", "kst-20082009-31145-C", "kst-32333-27-h1", "blg-12345", "kst-CCD-II", ""]
)
def test_no_key(key: str) -> None:
    assert parse(key) is None
