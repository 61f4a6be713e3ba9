"""Moties: what they ask, their versions, what became of them, and what the view says of it."""

import re
import sqlite3
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import records as r
from db.chains import Link, Named, build_chains, build_links, joined, mentioned, replaced, rows
from db.outcomes import build_outcomes, outcome, votes
from db.store import build_papers, connect, insert_sql
from scraper.source import Raw
from scraper.sources.officielebekendmakingen_xml import publication
from scraper.text.dictum import requests
from tests.conftest import SHARED

# --- requests ---------------------------------------------------------------------------------------------

DICTA = {
    "verzoekt de regering bedden te tellen, en de Kamer hierover te informeren,": [
        ("verzoekt", "de regering", "verzoekt de regering bedden te tellen, en de Kamer hierover te informeren"),
    ],
    "verzoekt de regering bedden te tellen;\nverzoekt het kabinet tevens lakens te wassen,": [
        ("verzoekt", "de regering", "verzoekt de regering bedden te tellen"),
        ("verzoekt", "het kabinet", "verzoekt het kabinet tevens lakens te wassen"),
    ],
    "verzoekt de regering bedden te tellen, en verzoekt de regering tevens lakens te wassen,": [
        ("verzoekt", "de regering", "verzoekt de regering bedden te tellen"),
        ("verzoekt", "de regering", "verzoekt de regering tevens lakens te wassen"),
    ],
    "verzoekt tevens de Minister van Bedden en Lakens en van Kussens om te tellen,": [
        ("verzoekt", "de Minister van Bedden en Lakens en van Kussens",
         "verzoekt tevens de Minister van Bedden en Lakens en van Kussens om te tellen"),
    ],
    "verzoekt de regering:\n•\nbedden te tellen;\n•\nlakens te wassen,": [
        ("verzoekt", "de regering", "verzoekt de regering: bedden te tellen"),
        ("verzoekt", "de regering", "verzoekt de regering: lakens te wassen"),
    ],
    "verzoekt de regering:\n1.\nbedden te\ntellen;\n2. lakens te laten wassen;\nen dit snel te doen,": [
        ("verzoekt", "de regering", "verzoekt de regering: bedden te tellen"),
        ("verzoekt", "de regering", "verzoekt de regering: lakens te laten wassen"),
        ("verzoekt", "de regering", "verzoekt de regering dit snel te doen"),
    ],
    "verzoekt de regering te rapporteren over:\n1.\nbedden\nmet kussens;\n2. lakens;\nen dit snel te doen,": [
        ("verzoekt", "de regering", "verzoekt de regering te rapporteren over: bedden met kussens; lakens"),
        ("verzoekt", "de regering", "verzoekt de regering dit snel te doen"),
    ],
    "verzoekt de regering te kiezen voor:\n–\nbedden;\nwaarmee ieder slaapt,": [
        ("verzoekt", "de regering", "verzoekt de regering te kiezen voor: bedden; waarmee ieder slaapt"),
    ],
    "verzoekt de regering bedden die zij\nverzoekt te tellen, te wassen,": [
        ("verzoekt", "de regering", "verzoekt de regering bedden die zij verzoekt te tellen, te wassen"),
    ],
    "roept de regering op de gemeenten te verzoeken om bedden,": [
        ("roept op", "de regering", "roept de regering op de gemeenten te verzoeken om bedden"),
    ],
    "spreekt uit dat bedden nodig zijn en roept het presidium op die te tellen,": [
        ("spreekt uit", None, "spreekt uit dat bedden nodig zijn"),
        ("roept op", "het presidium", "roept het presidium op die te tellen"),
    ],
    "roept uit dat 1 mei de dag van het bed is,": [("roept uit", None, "roept uit dat 1 mei de dag van het bed is")],
    "veroordeelt het ook;\nspreekt uit dat bedden nodig zijn;\noverwegende dat zij\nverzoekt te tellen;\n"
    "onderschrijft de telling;\nverzoekt de Kamer hierover te informeren,": [
        ("veroordeelt", None, "veroordeelt het ook"),
        ("spreekt uit", None, "spreekt uit dat bedden nodig zijn"),
        ("onderschrijft", None, "onderschrijft de telling"),
        ("verzoekt", None, "verzoekt de Kamer hierover te informeren"),
    ],
    "verzoekt de regering bedden te tellen\nverzoekt de regering lakens te wassen,": [
        ("verzoekt", "de regering", "verzoekt de regering bedden te tellen"),
        ("verzoekt", "de regering", "verzoekt de regering lakens te wassen"),
    ],
    "spreekt haar zorgen uit over bedden,": [("spreekt uit", None, "spreekt haar zorgen uit over bedden")],
    "verzoekt gemeenten bedden te tellen,": [("verzoekt", None, "verzoekt gemeenten bedden te tellen")],
    "verzoekt de ministerraad te tellen,": [("verzoekt", None, "verzoekt de ministerraad te tellen")],
}  # fmt: skip


@pytest.mark.parametrize(("dictum", "expected"), DICTA.items())
def test_a_dictum_is_taken_apart(dictum: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(found.verb, found.addressee, found.text) for found in requests(dictum)] == expected


@pytest.mark.parametrize(
    ("dictum", "asks"),
    [
        ("verzoekt de regering te tellen,", True),
        ("draagt het presidium op te tellen,", True),
        ("spreekt uit dat er geteld wordt,", False),
        ("besluit te tellen,", False),
        ("verzoekt de Kamer uit te spreken dat er geteld wordt,", False),
        ("verzoekt de Kamer hierover te informeren,", True),
        ("zegt het vertrouwen in de telling op,", False),
    ],
)
def test_the_chamber_asks_or_speaks(dictum: str, asks: bool) -> None:
    assert [found.asks for found in requests(dictum)] == [asks]


_WORDS = st.lists(
    st.sampled_from(["bedden", "en", "verzoekt de regering", "te tellen;", "•", "1.", "spreekt uit", ","])
)


@given(st.lists(_WORDS.map(" ".join).filter(bool), min_size=1, max_size=6))
def test_no_word_of_a_dictum_is_lost(lines: list[str]) -> None:
    dictum = "verzoekt " + "\n".join(lines)
    said = " ".join(found.text for found in requests(dictum))
    assert set(re.findall(r"[a-z]{3,}", dictum)) <= set(re.findall(r"[a-z]{3,}", said))


def recorded() -> Iterator[tuple[str, list[r.Record]]]:
    with tarfile.open(SHARED / "captures/bulk/motie_xml_all.tar.xz") as tar:
        for member in tar:
            if (file := tar.extractfile(member)) is not None:
                key = Path(member.name).stem
                yield key, list(publication(Raw("officielebekendmakingen", key, file.read(), "", "", "")))


@pytest.mark.shared
def test_what_all_recorded_moties_ask() -> None:
    asked: Counter[int | None] = Counter()
    verbs: Counter[str] = Counter()
    unaddressed = 0
    for _, found in recorded():
        (paper,) = (x for x in found if isinstance(x, r.Kamerstuk))
        items = [x for x in found if isinstance(x, r.KamerstukVerzoek)]
        assert bool(items) == (paper.dictum is not None)
        asked[sum(x.vraagt for x in items) if items else None] += 1
        verbs.update(x.soort for x in items)
        unaddressed += sum(x.vraagt and x.gericht_aan is None for x in items)
    # one has no dictum ("verzoek de regering"); 243 only speak: "spreekt uit", "zegt het vertrouwen op", "besluit"
    assert asked == {None: 1, 0: 243, 1: 6657, 2: 901, 3: 165, 4: 40, 5: 19, 6: 8, 7: 5, 8: 1, 10: 1}
    assert verbs["verzoekt"] == 9219
    assert verbs["spreekt uit"] == 366
    assert unaddressed == 66


# --- versions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Gewijzigde motie van het lid Jansen (t.v.v. 99001-12) over bedden", Named("99001", 12)),
        ("Gewijzigde motie over bedden (t.v.v. 99001-XVI-45)", Named("99001-XVI", 45)),
        ("Gew. motie Jansen (t.v.v. 99 001-XIV, nr. 3) over bedden", Named("99001-XIV", 3)),
        ("Gewijzigde motie (t.v.v. 99 001 VIII, nr.3)", Named("99001-VIII", 3)),
        ("Gewijzigde motie (t.v.v. 99001-02-3120)", Named("99001-02", 3120)),
        ("Gewijzigde motie (t.v.v. 99001-1345)", Named("99001", 1345)),
        ("Gewijzigde motie (tvv 99001-(R1999), nr. 12)", Named("99001", 12)),
        ("Gewijzigde motie (t.v.v. kamerstuk 99 001, nr. 12)", Named("99001", 12)),
        ("Gewijzigde motie ter vervanging van die gedrukt onder nr. 12", Named(None, 12)),
        ("Gewijzigde motie (t.v.v. 99001, nr. ??)", None),
        ("Motie over bedden ter vervanging van kussens", None),
        ("Motie over 99001-12", None),
    ],
)
def test_what_a_title_says_that_it_replaces(title: str, expected: Named | None) -> None:
    assert replaced(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Gewijzigde motie van het lid Jansen (99001-XVI, nr. 3) over bedden", Named("99001-XVI", 3)),
        ("Gew motie Jansen c.s. over bedden (99 001 XVI, nr. 43)", Named("99001-XVI", 43)),
        ("Nader gewijzigde motie van het lid Jansen (ter vervaning van 99001-12)", Named("99001", 12)),
        ("Gew motie Jansen (t.v.v. 99001, nr, 8)", Named("99001", 8)),
        ("Gewijzigde motie van het lid Jansen over bedden (99001-02-2229)", Named("99001-02", 2229)),
        ("Motie van het lid Jansen over de motie-De Vries (99001, nr. 3)", None),  # isn't amended
        ("Gewijzigde motie van het lid Jansen over bedden (2099)", None),
    ],
)
def test_the_number_that_an_amended_motie_bears(title: str, expected: Named | None) -> None:
    assert mentioned(title) == expected


def test_a_chain_is_known_by_its_last_version() -> None:
    assert list(rows([Link("b", "a", "titel"), Link("c", "b", "publicatie")])) == [
        ("c", 1, "a", None, None), ("c", 2, "b", "a", "titel"), ("c", 3, "c", "b", "publicatie"),
    ]  # fmt: skip


def test_two_versions_that_claim_to_replace_one_are_both_kept() -> None:
    found = list(rows([Link("b", "a", "titel"), Link("c", "a", "titel")]))
    assert [(row[0], row[2]) for row in found] == [("b", "a"), ("b", "b"), ("c", "a"), ("c", "c")]


NADER = "Nader gewijzigde motie van de leden De Vries en Jansen (t.v.v. 99001-1)"


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ({"b": "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1)"}, "b"),
        ({"b": "Gewijzigde motie van het lid Pietersen (t.v.v. 99001-1)"}, "a"),  # another's
        ({"b": "Motie van het lid Jansen (t.v.v. 99001-1)"}, "a"),
        ({"b": "Nader gewijzigde motie van het lid Jansen (t.v.v. 99001-1)"}, "a"),  # as far as this one
        (dict.fromkeys("bd", "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1)"), "a"),  # which of them?
    ],
)
def test_a_nader_gewijzigde_motie_that_names_the_original_follows_the_gewijzigde(
    between: dict[str, str], expected: str
) -> None:
    links = [Link(ident, "a", "publicatie") for ident in (*between, "c")]
    found = list(joined(links, between | {"c": NADER}))
    assert found[:-1] == links[:-1]
    assert found[-1] == Link("c", expected, "publicatie" if expected == "a" else "titel")


def test_a_further_version_follows_the_last_one_that_goes_back_to_the_original() -> None:
    titles = {"b": "Gewijzigde motie van het lid Jansen", "c": NADER,
              "d": "Tweede nader gewijzigde motie van het lid Jansen"}  # fmt: skip
    links = [Link("b", "a", "titel"), Link("c", "b", "titel"), Link("d", "a", "titel")]
    assert [link.vervangt for link in joined(links, titles)] == ["a", "b", "c"]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda t: t[0] != t[1])))
def test_whatever_claims_to_replace_what_every_version_stands_somewhere_and_chains_end(
    pairs: list[tuple[str, str]],
) -> None:
    links = [Link(new, old, "titel") for new, old in dict(pairs).items()]  # a version replaces one
    found = list(rows(links))
    assert {row[2] for row in found} == {ident for link in links for ident in link[:2]}
    assert len({row[:2] for row in found}) == len(found) == len({(row[0], row[2]) for row in found})
    assert found == list(rows(reversed(links)))


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    return connect(tmp_path / "k.db", create=True)


def add(db: sqlite3.Connection, *records: r.Record) -> None:
    db.execute("INSERT OR IGNORE INTO herkomst VALUES (1, 'b', 's', 'h', 'u', 'o', 0)")
    for record in records:
        db.execute(insert_sql(type(record), "herkomst"), (*r.row_of(type(record))(record), 1))


def motie(n: int, title: str, **more: object) -> r.Zaak:
    values = dict.fromkeys(r.columns(r.Zaak)) | {"id": f"z{n}", "nummer": f"2099Z{n:05}", "soort": "Motie"}
    values |= {"titel": "Bedden", "onderwerp": title, "gestart_op": f"2099-01-{n:02}", "volgnummer": n}
    return r.Zaak(**values | more)  # type: ignore[arg-type]


def besluit(n: int, kind: str, zaak: int, day: str = "", text: str | None = None) -> tuple[r.Record, ...]:
    return (
        r.Besluit(f"b{n}", None, "Met handopsteken", kind, text, None, "Besluit", 1, f"{day}T00:00:00", None),
        r.BesluitZaak(f"b{n}", f"z{zaak}", ""),
    )


def build(db: sqlite3.Connection) -> int:
    return build_papers(db) + build_links(db) + build_chains(db) + build_outcomes(db)


def test_a_version_without_official_id_is_found_by_dossier_number_and_submitter(db: sqlite3.Connection) -> None:
    add(db, motie(1, "Motie van het lid Jansen over bedden"), motie(2, "Motie van het lid De Vries over lakens"),
        motie(3, "Gewijzigde motie van het lid Jansen c.s. (t.v.v. 99001, nr. 1) over bedden"),
        motie(4, "Gewijzigde motie van het lid Jansen c.s. (t.v.v. 99001, nr. 2) over bedden"))  # fmt: skip
    build(db)
    assert db.execute("SELECT nummer, vervangt, vervangen_door, uitkomst FROM motie ORDER BY nummer").fetchall() == [
        ("2099Z00001", None, "2099Z00003", "vervangen"),
        ("2099Z00002", None, None, None),  # another's: whatever the number, it isn't linked
        ("2099Z00003", "2099Z00001", None, None),
        ("2099Z00004", "kst-99001-2", None, None),  # what it names isn't held under that id, and isn't hidden
    ]
    assert build(db) == 0


@pytest.mark.parametrize(
    ("older", "newer", "linked"),
    [
        (
            "Motie van het lid Jansen over bedden",
            "Gewijzigde motie van het lid Jansen (99001, nr. 1) over lakens",
            True,
        ),
        ("Motie van het lid Jansen over bedden", "Gewijzigde motie van het lid De Vries (99001-1) over lakens", False),
        ("Motie Van Dam-Groen over bedden", "Gew motie Van Damgroen over bedden (t.v.v. 99001-1)", True),
        ("Motie van de leden jansen en Pietersen over bedden", "Gewijzigde motie van het lid Jansen (99001-1)", True),
        ("Motie van het lid Koek over bedden", "Gewijzigde motie van het lid Koekkoek (t.v.v. 99001-1)", False),
    ],
)
def test_a_version_is_known_by_a_submitter_or_by_its_subject(
    db: sqlite3.Connection, older: str, newer: str, linked: bool
) -> None:
    add(db, motie(1, older), motie(2, newer))
    build(db)
    found = db.execute("SELECT vervangen_door FROM motie WHERE nummer = '2099Z00001'").fetchall()
    assert found == [("2099Z00002" if linked else None,)]


def test_of_a_dossier_title_that_comes_back_each_year_the_version_of_the_same_year_is_meant(
    db: sqlite3.Connection,
) -> None:
    add(db, motie(1, "Motie van het lid Jansen over bedden", vergaderjaar="2097-2098", volgnummer=7),
        motie(2, "Motie van het lid Jansen over lakens", vergaderjaar="2098-2099", volgnummer=7),
        motie(3, "Gewijzigde motie van het lid Jansen (t.v.v. 99001-7)", vergaderjaar="2098-2099"))  # fmt: skip
    build(db)
    assert db.execute("SELECT vervangt FROM motie WHERE nummer = '2099Z00003'").fetchall() == [("2099Z00002",)]


def test_an_amended_motie_has_the_appreciation_of_its_original(db: sqlite3.Connection) -> None:
    none = "Niet beschikbaar bij gewijzigde moties en/of amendementen"
    add(db, motie(1, "Motie van het lid Jansen over bedden", kabinetsappreciatie="Ontraden"),
        motie(2, "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1) over bedden", kabinetsappreciatie=none),
        motie(3, "Nader gewijzigde motie van het lid Jansen (t.v.v. 99001-2)", kabinetsappreciatie=none))  # fmt: skip
    build(db)
    sql = "SELECT kabinetsappreciatie, kabinetsappreciatie_origineel FROM motie ORDER BY nummer"
    assert db.execute(sql).fetchall() == [("Ontraden", None), (none, "Ontraden"), (none, "Ontraden")]


def test_the_official_title_counts_where_the_register_names_an_earlier_version(db: sqlite3.Connection) -> None:
    add(db, *(r.Kamerstuk(f"kst-99001-{n}", f"MOTIE {n}", "Bedden", None, f"2099-01-0{n}", "De Kamer", "verzoekt …",
                          f"kst-99001-{n - 1}" if n > 1 else None) for n in (1, 2, 3)))  # fmt: skip
    build(db)
    assert db.execute("SELECT laatste, volgorde, id FROM motie_keten").fetchall() == [
        ("kst-99001-3", n, f"kst-99001-{n}") for n in (1, 2, 3)
    ]


def test_chains_follow_what_papers_say_now(db: sqlite3.Connection) -> None:
    add(
        db,
        motie(1, "Motie van het lid Jansen over bedden"),
        motie(2, "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1)"),
    )
    assert build(db) > 0
    db.execute("UPDATE zaak SET onderwerp = 'Motie van het lid Jansen over iets anders' WHERE id = 'z2'")
    build(db)
    assert db.execute("SELECT count(*) FROM motie_keten").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM motie_uitkomst").fetchone() == (0,)


# --- outcomes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("Stemmen - aangenomen", "Aangenomen.", "aangenomen"),
        ("Stemmen - niet aangenomen", "Niet aangenomen.", "verworpen"),
        ("Stemmen - zonder stemming aannemen", None, "aangenomen"),
        ("Stemmen - aangehouden (al tijdens debat)", "Aangehouden.", "aangehouden"),
        ("Stemmen - aangehouden", "Aanhouden (75-75).", "gestaakt"),
        ("Stemmen - uitstellen", "Stemming uitstellen. (69-69)", "gestaakt"),
        ("Stemmen - uitstellen", "Uitgesteld", "aangehouden"),
        ("Stemmen - gestaakt ", "Gestaakt. (74-74)", "gestaakt"),
        ("Stemmen - ingetrokken", None, "ingetrokken"),
        ("Stemmen - vervallen", None, "vervallen"),
        ("Termijn - vervallen in verband met verstrijken termijn", None, "vervallen"),
        ("Overgenomen", None, "overgenomen"),
        ("Ingediend", None, "ingediend"),
        ("Stemmen - vastgesteld", None, None),
    ],
)
def test_what_a_besluit_comes_to(kind: str, words: str | None, expected: str | None) -> None:
    assert outcome(kind, words) == expected


@pytest.mark.parametrize(
    ("words", "counted", "expected"),
    [
        ("Aangenomen (73-71).", (46, 52, 100), (73, 71)),
        ("Aangenomen (72/71)", None, (72, 71)),
        ("Aangenomen.", (80, 70, 150), (80, 70)),
        ("Aangenomen.", (80, 63, 147), (80, 63)),
        ("Aangenomen.", (14, 10, 25), (None, None)),
        (None, None, (None, None)),
    ],
)
def test_votes_are_what_the_besluit_states_or_a_whole_count(
    words: str | None, counted: tuple[int, int, int] | None, expected: tuple[int | None, int | None]
) -> None:
    assert votes(words, counted) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["Ingediend"], "ingediend"),
        (["Ingediend", "Stemmen - aangehouden"], "aangehouden"),
        (["Ingediend", "Stemmen - aangehouden", "Stemmen - vervallen"], "vervallen"),
        (["Ingediend", "Stemmen - aangehouden", "Stemmen - verworpen"], "verworpen"),
        (["Stemmen - aangehouden", "Termijn - vervallen in verband met verstrijken termijn"], "vervallen"),
        (["Termijn - vervallen in verband met verstrijken termijn", "Stemmen - aangenomen"], "aangenomen"),
        (["Stemmen - aangehouden", "Termijn - vka in verband met verstrijken termijn"], "aangehouden"),
        (["Stemmen - gestaakt", "Stemmen - aangenomen"], "aangenomen"),
        (["Overgenomen"], "overgenomen"),
        ([], None),
    ],
)
def test_the_life_of_a_motie(db: sqlite3.Connection, kinds: list[str], expected: str | None) -> None:
    add(db, motie(1, "Motie van het lid Jansen over bedden"))
    for n, kind in enumerate(reversed(kinds)):  # whatever the order in which they came
        add(db, *besluit(n, kind, 1, f"2099-02-{20 - n}"))
    build(db)
    assert db.execute("SELECT uitkomst FROM motie").fetchall() == [(expected,)]


def test_of_one_day_the_besluit_of_the_later_meeting_counts(db: sqlite3.Connection) -> None:
    add(db, motie(1, "Motie van het lid Jansen over bedden"))
    for n, (kind, hour, place) in enumerate([("aangehouden", 10, 9), ("aangenomen", 16, 2), ("verworpen", None, 12)]):
        empty = dict.fromkeys(r.columns(r.Activiteit))
        start = f"2099-02-01T{hour}:00:00+01:00" if hour else None
        found = dict.fromkeys(r.columns(r.Besluit)) | {"id": f"b{n}", "agendapunt_id": f"p{n}", "volgorde": place}
        add(
            db,
            r.Activiteit(**empty | {"id": f"a{n}", "datum": "2099-02-01", "aanvangstijd": start}),  # type: ignore[arg-type]
            r.Agendapunt(f"p{n}", f"a{n}", None, None, 1, None, None, None),
            r.BesluitZaak(f"b{n}", "z1", ""),
            r.Besluit(**found | {"besluitsoort": f"Stemmen - {kind}", "status": "Besluit"}),
        )  # type: ignore[arg-type]
    build(db)
    assert db.execute("SELECT uitkomst FROM motie").fetchall() == [("aangenomen",)]


@pytest.mark.parametrize(
    ("kind", "expected"), [("Stemmen - aangehouden", "vervangen"), ("Stemmen - verworpen", "verworpen")]
)
def test_a_motie_is_replaced_only_where_it_was_not_decided_on(db: sqlite3.Connection, kind: str, expected: str) -> None:
    add(db, motie(1, "Motie van het lid Jansen over bedden"), *besluit(1, kind, 1, "2099-02-01"),
        motie(2, "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1)"))  # fmt: skip
    build(db)
    assert db.execute("SELECT uitkomst, vervangen_door FROM motie WHERE nummer = '2099Z00001'").fetchone() == (
        expected, "2099Z00002",
    )  # fmt: skip


def test_votes_by_fractie(db: sqlite3.Connection) -> None:
    def vote(n: int, soort: str, size: int, fractie: str, person: str | None = None, wrong: bool = False) -> r.Stemming:
        return r.Stemming(f"s{n}", "b1", soort, size, None, fractie, wrong, person, fractie, None)

    add(db, motie(1, "Motie van het lid Jansen over bedden"), *besluit(1, "Stemmen - aangenomen", 1, "2099-02-01"),
        vote(1, "Voor", 80, "A"), vote(2, "Voor", 80, "A"), vote(3, "Tegen", 80, "A", "p1"),
        vote(4, "Tegen", 70, "B", wrong=True))  # fmt: skip
    build(db)
    sql = "SELECT nummer, fractie, soort, zetels, afwijkend, vergissing FROM stemming_fractie ORDER BY 2, 3"
    assert db.execute(sql).fetchall() == [
        ("2099Z00001", "A", "Tegen", 1, 1, 0),
        ("2099Z00001", "A", "Voor", 79, 0, 0),
        ("2099Z00001", "B", "Tegen", 70, 0, 1),
    ]
    assert db.execute("SELECT voor, tegen FROM motie").fetchall() == [(79, 71)]


def test_only_what_is_asked_of_the_cabinet_is_a_request_to_it(db: sqlite3.Connection) -> None:
    add(db, *(motie(n, f"Motie van het lid Jansen over bedden {n}") for n in range(1, 7)))
    dicta = ("verzoekt de regering:\n•\nte tellen;\n•\nte wassen,", "spreekt uit dat het moet,",
             "verzoekt het Presidium te tellen,\nverzoekt de commissie voor Bedden te wassen,",
             "verzoekt het presidium te tellen,\nverzoekt de Minister van Bedden te wassen,",
             "roept iedereen op te tellen,")  # fmt: skip
    for n, dictum in enumerate(dicta, 1):
        add(db, r.Kamerstuk(f"kst-99001-{n}", None, "Bedden", None, f"2099-01-0{n}", "De Kamer", dictum, None))
        add(db, *(r.KamerstukVerzoek(f"kst-99001-{n}", i, x.verb, x.text, x.addressee, x.asks)
                  for i, x in enumerate(requests(dictum))))  # fmt: skip
        add(db, r.Document(*(f"d{n}", f"2099D{n}", "Motie", *[None] * 15)), r.ZaakDocument(f"z{n}", f"d{n}"))
        add(db, r.DocumentVersie(f"v{n}", f"d{n}", None, 1, None, None, f"kst-99001-{n}"))
    build(db)
    assert db.execute("SELECT kst, verzoeken FROM motie ORDER BY nummer").fetchall() == [
        ("kst-99001-1", 2), ("kst-99001-2", 0), ("kst-99001-3", 0), ("kst-99001-4", 1), ("kst-99001-5", 1),
        (None, None),
    ]  # fmt: skip


def test_who_is_addressed_and_which_committee_has_it(db: sqlite3.Connection) -> None:
    actors = [("Gericht aan", "A. Jansen", "minister van Bedden"), ("Voortouwcommissie", "commissie voor Bedden", None),
              ("Indiener", "B. de Vries", "Tweede Kamerlid")]  # fmt: skip
    add(db, motie(1, "Motie van het lid De Vries over bedden"))
    add(db, *(r.ZaakActor(f"a{n}", "z1", name, None, None, job, relation, None, None, None)
              for n, (relation, name, job) in enumerate(actors)))  # fmt: skip
    build(db)
    assert db.execute("SELECT indieners, ministerie, commissie FROM motie").fetchall() == [
        ("B. de Vries", "minister van Bedden", "commissie voor Bedden")
    ]


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM motie WHERE nummer = 'x'", "SELECT * FROM stemming_fractie WHERE nummer = 'x'"]
)
def test_one_motie_is_found_without_a_scan_of_a_table(db: sqlite3.Connection, sql: str) -> None:
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [
        step for step in plan if step.startswith("SCAN") and "(subquery" not in step and "stemming_fractie" not in step
    ] == []
