"""All that is built from facts follows what changed: the same as building everything, at the cost of the change."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import derived, papers, scope, words
from db import records as r
from db.store import connect
from scraper.store import Prepared, Store
from tests.test_scale import made, papers_of, prepared, row

# few values, so that rows meet
SAME = st.integers(0, 2)
TITLES = st.sampled_from([
    "Motie van de leden Jansen en De Wit over bedden",
    "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1) over bedden",
    "Nader gewijzigde motie van het lid Jansen (t.v.v. nr. 2)",
    "Motie van het lid De Wit over de Wet op bedden (Wob)",
    "Motie van het lid Jansen over de Wet op bedden (Wob)",
])  # fmt: skip
DOSSIERS = st.sampled_from(["Bedden", "Bedden", "De Wet op bedden (Wob)", None])
KINDS = st.sampled_from(["Motie", "Motie", "Motie", "Motie (gewijzigd)", "Brief regering"])
DAYS = st.sampled_from(["2099-01-02", "2099-01-02", "2099-01-03", None])
KST = st.sampled_from(["kst-99001-1", "kst-99001-2", "kst-99001-3", None])
KIND_CHANGED = ("Motie", "Brief regering")
UNREAD = st.sampled_from(["kst-99001-4", "kst-99001-5", "kst-99001-1", None])  # most have no kamerstuk
TEXTS = st.sampled_from(["verzoekt bedden", "gezien de motie-Jansen/De Wit", ""])
NAMES = st.sampled_from(["Jansen", "De Wit", "El Amrani", " "])
OUTCOMES = st.sampled_from(["Stemmen - aangenomen", "Stemmen - verworpen", "Stemmen - aangehouden", "Ingediend"])


def payloads() -> dict[str, st.SearchStrategy[list[Any]]]:
    """Key of a payload -> what it may come to yield, of each table that a builder reads."""
    found: dict[str, st.SearchStrategy[list[Any]]] = {}
    for n in range(3):
        kst = f"kst-99001-{n + 1}"
        found |= {
            f"zaak {n}": made(
                r.Zaak, id=f"z{n}", nummer=st.sampled_from([n, n, 0]).map("2099Z{}".format), soort=KINDS,
                onderwerp=TITLES, titel=DOSSIERS, gestart_op=DAYS, volgnummer=st.integers(1, 3),
            ),
            f"actor {n}": made(r.ZaakActor, id=f"x{n}", zaak_id=f"z{n}", naam=NAMES, relatie="Indiener"),
            f"document {n}": made(r.Document, id=f"d{n}", nummer=f"2099D{n}", soort=KINDS, onderwerp=TITLES),
            f"versie {n}": made(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", externe_identifier=KST),
            f"zaak_document {n}": made(r.ZaakDocument, zaak_id=f"z{n}", document_id=f"d{n}"),
            f"pair {n}": made(
                r.BesluitZaak, besluit_id=SAME.map("b{}".format), zaak_id=f"z{n}",
                methode=st.sampled_from(["", "only zaak", "same change stamp"]),
            ),
            f"besluit {n}": made(
                r.Besluit, id=f"b{n}", agendapunt_id=SAME.map("p{}".format), status="Besluit", besluitsoort=OUTCOMES,
                stemmingssoort=st.sampled_from(["Met handopsteken", "Hoofdelijk"]),
            ),
            f"stemming {n}": made(
                r.Stemming, id=f"s{n}", besluit_id=SAME.map("b{}".format), soort=st.sampled_from(["Voor", "Tegen"]),
                fractie_naam=f"F{n}", fractie_grootte=st.sampled_from([150, 75]),
                persoon_id=st.sampled_from([None, None, "h"]),
            ),
            f"agendapunt {n}": made(r.Agendapunt, id=f"p{n}", activiteit_id=SAME.map("a{}".format)),
            f"activiteit {n}": made(r.Activiteit, id=f"a{n}", datum=DAYS),
            f"kamerstuk {n}": made(
                r.Kamerstuk, kst=kst, titel=TITLES, dossiertitel=DOSSIERS, datum=DAYS, tekst=TEXTS, vervangt=KST,
                dictum=st.sampled_from(["verzoekt bedden", None]),
            ),
            f"signed {n}": made(r.KamerstukOndertekenaar, kst=kst, volgorde=1, naam=NAMES),
            f"publicatie {n}": made(r.Publicatie, id=f"i{n}", kst=UNREAD, soort=KINDS, titel=TITLES, url=f"u{n}"),
            f"tekst {n}": made(r.PublicatieTekst, id=f"i{n}", tekst=TEXTS),
            f"pagina {n}": made(r.Pagina, url=f"w{n}", bron="b", titel=TITLES, soort="nieuws", tekst=TEXTS),
        }  # fmt: skip
    return found


def versions() -> dict[str, st.SearchStrategy[list[Any]]]:
    """The same of nothing but moties that name each other, with and without official ids."""
    found: dict[str, st.SearchStrategy[list[Any]]] = {}
    for n in range(4):
        zaak = made(
            r.Zaak, id=f"z{n}", nummer=f"2099Z{n}", soort="Motie", gestart_op="2099-01-02",
            onderwerp=st.sampled_from([
                "Motie van het lid Jansen over bedden", "Motie van het lid Jansen over bedden",
                "Gewijzigde motie van het lid Jansen (t.v.v. 99001-1) over bedden",
                "Nader gewijzigde motie van het lid Jansen (t.v.v. 99001-2) over bedden",
                "Nader gewijzigde motie van het lid Jansen (t.v.v. 99001-1) over bedden",
                "Gewijzigde motie van het lid De Vries (99001-1) over lakens",
            ]),
            vergaderjaar=st.sampled_from(["2098-2099", "2099-2100"]),
            titel=st.sampled_from(["Bedden", "Bedden", "Lakens"]), volgnummer=st.integers(1, 2),
        )  # fmt: skip
        kind = st.sampled_from(["Motie", "Motie (gewijzigd)"])
        document = made(r.Document, id=f"d{n}", nummer=f"2099D{n}", soort=kind, onderwerp="Motie")
        official = st.sampled_from([f"kst-99001-{n}", f"kst-99001-{n}", "kst-99001-1", None])
        versie = made(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", externe_identifier=official)
        link = made(r.ZaakDocument, zaak_id=f"z{n}", document_id=f"d{n}")
        found[f"motie {n}"] = st.tuples(zaak, document, versie, link).map(lambda parts: list(chain(*parts)))
        found[f"kamerstuk {n}"] = made(
            r.Kamerstuk, kst=f"kst-99001-{n}", titel="MOTIE", tekst="", dictum="verzoekt", vervangt=KST
        )
    return found


def writes(found: dict[str, st.SearchStrategy[list[Any]]]) -> st.SearchStrategy[Any]:
    """What a database of these payloads begins with, and the nights that follow."""
    one = st.sampled_from(sorted(found)).flatmap(
        lambda key: st.tuples(st.just(key), st.one_of(found[key], found[key], st.just([])))
    )
    first = st.fixed_dictionaries(found).map(lambda rows: list(rows.items()))
    return st.tuples(first, st.lists(st.lists(one, min_size=1, max_size=3), min_size=1, max_size=12))


# table, what stands in it, the column that holds the number of a paper: that means nothing outside one file
TABLES = (
    ("dictum_zoek", "hash, dictum, tekst", "rowid"),
    ("stuk_zoek", "lemmas", "rowid"),
    ("stuk_dossier", "dossier", "nr"),
    ("stuk_indiener", "sleutel, naam, in_titel", "nr"),
    ("stuk_afkorting", "afkorting, lemmas, titel", "nr"),
    ("motie_tekst", "kst, herkomst", "nr"),
    ("motie_noemt", "indieners", "nr"),
    ("motie_zoek", "lemmas", "rowid"),
    ("motie_vervangt", "id, genoemd, titel, volgnummer, vervangt, bron", "nr"),
    ("woord", "*", None),
    ("afkorting", "*", None),
    ("motie_keten", "*", None),
    ("motie_uitkomst", "*", None),
)


def all_derived(db: sqlite3.Connection) -> dict[str, list[Any]]:
    found = {"stuk": papers_of(db)}
    for name, what, nr in TABLES:
        rows = db.execute(f"SELECT {what}{f', {nr}' if nr else ''} FROM {name}").fetchall()
        papers_by_nr = dict(db.execute("SELECT nr, id FROM stuk"))
        found[name] = sorted(((*row[:-1], papers_by_nr.get(row[-1])) if nr else row for row in rows), key=repr)
    return found


def check_that_increments_come_to_everything(spec: Any) -> dict[str, list[Any]]:
    """What is built by the nights of `spec`, of which the first holds every key."""
    keys = sorted(dict(spec[0]))
    with TemporaryDirectory() as folder, Store(Path(folder) / "k.db", Path(folder) / "r.db") as store:
        n = 0
        for night in (spec[0], *spec[1]):
            for key, rows in night:
                n += 1
                store.save([prepared(keys.index(key), key, rows, n)])
            store.build()
            assert store.touched == {}  # the next one is an increment
        built = all_derived(store.connection)
        for name in ("stuk", *(name for name, *_ in TABLES)):
            store.connection.execute(f"DELETE FROM {name}")
        derived.build(store.connection)
        assert all_derived(store.connection) == built
        assert derived.build(store.connection) == 0
        return built


@settings(max_examples=40, deadline=None)
@given(writes(payloads()))
def test_what_is_built_from_what_changed_is_what_is_built_from_everything(spec: Any) -> None:
    check_that_increments_come_to_everything(spec)


@settings(max_examples=40, deadline=None)
@given(writes(versions()))
def test_versions_of_moties_that_come_and_go_are_what_is_built_from_everything(spec: Any) -> None:
    check_that_increments_come_to_everything(spec)


ORIGINAL, AMENDED = "Motie van het lid Jansen", "Gewijzigde motie van het lid Jansen (t.v.v. 99001-{})"


def official(n: int, kst: int) -> list[Any]:
    """What gives a motie its official id."""
    return [
        row(r.Document, id=f"d{n}", nummer=f"2099D{n}", soort="Motie (gewijzigd)"),
        row(r.DocumentVersie, id=f"v{n}", document_id=f"d{n}", externe_identifier=f"kst-99001-{kst}"),
        row(r.ZaakDocument, zaak_id=f"z{n}", document_id=f"d{n}"),
    ]


def motie(n: int, title: str, kst: int | None = None, number: int = 1, soort: str = "Motie", **more: Any) -> Any:
    """The payload of a motie, with its official id where `kst` says which."""
    values = {"soort": soort, "titel": "Bedden", "gestart_op": "2099-01-02", "volgnummer": number} | more
    zaak = row(r.Zaak, id=f"z{n}", nummer=f"2099Z{n}", onderwerp=title, **values)
    return f"motie {n}", [zaak, *(official(n, kst) if kst else ())]


CHAIN = [motie(1, ORIGINAL, 1), *(motie(n, AMENDED.format(n - 1), n, n) for n in (2, 3, 4))]
OTHER = motie(1, ORIGINAL, 1, titel="Lakens")


@pytest.mark.parametrize(
    ("first", "late", "replaced"),
    [
        ([motie(5, ORIGINAL), motie(6, AMENDED.format(1), number=3), ("motie 1", [])], OTHER, {"kst-99001-1"}),
        ([motie(5, ORIGINAL), motie(6, AMENDED.format(1), number=3), OTHER], ("motie 1", []), {"2099Z5"}),
        (
            [motie(5, ORIGINAL), motie(6, AMENDED.format(1), number=3), OTHER],
            motie(1, ORIGINAL, 1, titel="Lakens", soort="Motie (gewijzigd)"),
            {"2099Z5"},
        ),
        (
            [motie(5, ORIGINAL), motie(6, AMENDED.format(1), number=3), ("official", [])],
            ("official", official(5, 7)),
            {"kst-99001-7"},
        ),
        ([motie(5, ORIGINAL), motie(6, AMENDED.format(1), number=3)], motie(5, ORIGINAL, number=2), {"kst-99001-1"}),
        (CHAIN, ("motie 4", []), {"kst-99001-1", "kst-99001-2"}),
        (CHAIN, motie(2, ORIGINAL, 2, 2), {"kst-99001-2", "kst-99001-3"}),
        (
            [motie(1, ORIGINAL, 1), *(motie(n, AMENDED.format(1), n, n) for n in (2, 3))],
            motie(3, f"Nader {AMENDED.format(1).lower().replace('jansen', 'Jansen')}", 3, 3),
            {"kst-99001-1", "kst-99001-2"},
        ),
    ],
    ids=["what is named comes", "goes", "is no motie any more", "what is meant gets its id", "another number",
         "a chain loses its last", "its first", "another title"],
)  # fmt: skip
def test_versions_follow_what_others_become(first: list[Any], late: Any, replaced: set[str]) -> None:
    built = check_that_increments_come_to_everything((first, [[late]]))
    assert {older for _, _, _, older, _ in built["motie_keten"]} - {None} == replaced


def test_a_text_is_that_of_the_paper_that_its_publication_is_of() -> None:
    paper = ("publicatie", [row(r.Publicatie, id="i", kst="kst-99001-1", titel="Brief", url="u")])
    first, late = (("tekst", [row(r.PublicatieTekst, id="i", tekst=words)]) for words in ("bed", "brood"))
    moved = ("publicatie", [row(r.Publicatie, id="i", kst="kst-99001-2", titel="Brief", url="u")])
    held = [motie(1, ORIGINAL, 1), motie(2, ORIGINAL, 2), paper, first]
    built = check_that_increments_come_to_everything((held, [[late]]))
    assert [found[2:] for found in built["dictum_zoek"]] == [("brood", "kst-99001-1")]
    built = check_that_increments_come_to_everything((held, [[moved]]))
    assert [found[2:] for found in built["dictum_zoek"]] == [("bed", "kst-99001-2")]


def test_words_are_counted_over_where_many_texts_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MANY", 1)
    late = motie(2, "Motie van het lid Jansen over dekens")
    built = check_that_increments_come_to_everything(([motie(1, ORIGINAL), motie(2, ORIGINAL)], [[late], [late]]))
    assert {("jansen", 2, 0), ("deken", 1, 0)} <= set(built["woord"])


def test_a_word_that_no_paper_has_any_more_is_gone() -> None:
    late = motie(1, "Motie van het lid Jansen over dekens")
    built = check_that_increments_come_to_everything(([late, motie(2, ORIGINAL)], [[motie(1, ORIGINAL)]]))
    assert {word for word, *_ in built["woord"]} == {"motie", "van", "het", "lid", "jansen"}


def test_votes_are_counted_again_when_one_comes() -> None:
    besluit = [
        row(r.Besluit, id="b1", status="Besluit", besluitsoort="Stemmen - aangenomen"),
        row(r.BesluitZaak, besluit_id="b1", zaak_id="z1", methode=""),
    ]
    vote = row(r.Stemming, id="s1", besluit_id="b1", soort="Voor", fractie_naam="F", fractie_grootte=150)
    first = [motie(1, ORIGINAL), ("besluit", besluit), ("stemming", [])]
    built = check_that_increments_come_to_everything((first, [[("stemming", [vote])]]))
    assert [found[-2:] for found in built["motie_uitkomst"]] == [(150, 0)]


def test_what_builders_read_is_followed(tmp_path: Path) -> None:
    """A builder that reads another table needs its keys in db/scope.py."""
    read: set[str] = set()

    def note(action: int, name: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            read.add(str(name))
        return sqlite3.SQLITE_OK

    db = connect(tmp_path / "k.db", create=True)
    db.set_authorizer(note)
    derived.build(db)
    made_of_papers = {r.table(record) for record in papers.READ.keys() - scope.KEYS.keys()}
    facts = {r.table(record) for record in r.FACTS}
    assert len(read & facts) >= 20
    assert (read & facts) - made_of_papers == {r.table(record) for record in scope.KEYS} & facts


# --- what it costs ----------------------------------------------------------------------------------------


def held(zaken: int, word: str) -> Iterator[tuple[str, list[Any]]]:
    """A database of moties of which every third replaces one before it, ten a dossier, all of them voted on."""
    yield "activiteit", [row(r.Activiteit, id="a0", datum="2099-01-02")]
    for n in range(zaken):
        dossier, number = 10_000 + n // 10, n % 10 + 1
        what = f"Gewijzigde motie van het lid Jansen (t.v.v. {dossier}-{number - 1})" if n % 3 == 2 else "Motie-De Wit"
        kst = f"kst-{dossier}-{number}"
        yield f"{n}", [
            row(r.Zaak, id=f"z{n}", nummer=f"2099Z{n:06}", soort="Motie", onderwerp=f"{what} {word} bed {n} (B{n})",
                titel=f"Bedden {dossier}", gestart_op=str(date(2099, 1, 1) + timedelta(n // 10)), volgnummer=number),
            row(r.ZaakActor, id=f"x{n}", zaak_id=f"z{n}", naam="Jansen", relatie="Indiener"),
            row(r.ZaakDossier, zaak_id=f"z{n}", kamerstukdossier_id=f"k{dossier}"),
            row(r.BesluitZaak, besluit_id=f"b{n}", zaak_id=f"z{n}", methode=""),
            row(r.Besluit, id=f"b{n}", agendapunt_id=f"p{n}", status="Besluit", besluitsoort="Stemmen - aangenomen"),
            row(r.Agendapunt, id=f"p{n}", activiteit_id="a0" if n < 10 else f"a{n}"),
            row(r.Stemming, id=f"s{n}", besluit_id=f"b{n}", soort="Voor", fractie_naam="F", fractie_grootte=150),
            row(r.Kamerstuk, kst=kst, titel=what, tekst=f"gezien de motie-Jansen over bed {n}", dictum="verzoekt"),
            row(r.KamerstukOndertekenaar, kst=kst, volgorde=1, naam="Jansen"),
            row(r.Pagina, url=f"w{n}", bron="b", titel=f"Bed {n}", soort="nieuws", tekst="bedden"),
        ]  # fmt: skip
        if n % 10 == 0:
            yield f"k{n}", [row(r.Kamerstukdossier, id=f"k{dossier}", nummer=dossier)]


def steps_of_a_night(folder: Path, zaken: int, *, changed: bool) -> int:
    """How many steps (by the hundred) SQLite takes for a night of eleven payloads, one of them the day of votes."""
    folder.mkdir()

    def payloads_of(word: str, fetched: int) -> list[Prepared]:
        return [prepared(n, key, rows, fetched + n) for n, (key, rows) in enumerate(held(zaken, word))]

    first = payloads_of("over", 0)
    brought = {"activiteit", *(str(n) for n in range(0, zaken, zaken // 10 + 1))}
    second = [item for item in (payloads_of("inzake", 3000) if changed else first) if item.herkomst[1] in brought]
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 1

    with Store(folder / "k.db", folder / "r.db") as store:
        store.save(first)
        store.build()
        store.connection.commit()
    with Store(folder / "k.db", folder / "r.db") as store:
        store.connection.set_progress_handler(count, 100)
        store.save(second)
        store.build()
        assert (store.rows_written > 100) == changed
    return taken


@pytest.mark.parametrize("changed", [True, False])
def test_a_night_takes_as_long_whatever_is_held(tmp_path: Path, changed: bool) -> None:
    few, many = (steps_of_a_night(tmp_path / str(zaken), zaken, changed=changed) for zaken in (300, 1800))
    assert many < 1.1 * few


def test_a_paper_that_is_no_motie_any_more_has_no_text_among_moties() -> None:
    motie, letter = (row(r.Document, id="d0", nummer="2099D0", soort=kind, onderwerp="Bedden") for kind in KIND_CHANGED)
    kamerstuk = row(r.Kamerstuk, kst="kst-99001-1", titel="Bedden", tekst="verzoekt bedden", dictum="verzoekt bedden")
    versie = row(r.DocumentVersie, id="v0", document_id="d0", externe_identifier="kst-99001-1")
    first = [("document", [motie]), ("kamerstuk", [kamerstuk]), ("versie", [versie])]
    built = check_that_increments_come_to_everything((first, [[("document", [letter])]]))
    assert built["motie_tekst"] == []
