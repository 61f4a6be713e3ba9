"""Documents that bear on an ask: what is near, what it does with the ask, and what is never proposed."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import records as r
from db.dicta import build_dicta
from db.outcomes import build_outcomes
from db.store import build_papers, connect, insert_sql
from db.words import build_words
from linker.compounds import parts
from linker.evaluate import CONFIDENT, score_documents
from linker.linked import link_letter
from linker.lookup import Lookup, Spread
from linker.models import Ask, AskDocument, ReadText
from linker.read import read
from linker.relation import relation_of, weight_of
from linker.relevance import Query, Text, _stem
from linker.split import split
from linker.suggest import MOST, Context, suggest
from tests.conftest import SHARED

ON = date(2099, 6, 1)
ASK = "Verzoek de minister om een landelijk register voor alle bruggenbouwers in te voeren."
DICTUM = "verzoekt de regering een register van bruggenbouwers op te zetten,"


def paper(n: int, title: str, soort: str = "Motie", day: str = "2099-01-02", **more: object) -> r.Zaak:
    values = {"id": f"z{n}", "nummer": f"2099Z{n:05}", "soort": soort, "onderwerp": title, "gestart_op": day}
    return r.Zaak(**dict.fromkeys(r.columns(r.Zaak)) | values | {"titel": f"Dossier {n % 3}"} | more)  # type: ignore[arg-type]


def motie(n: int, title: str, dictum: str, why: str = "") -> list[r.Record]:
    """A motie with its text, in a dossier of its own."""
    text = f"De Kamer,\noverwegende dat {why};\n{dictum}\nen gaat over tot de orde van de dag."
    return [
        paper(n, title, volgnummer=1),
        r.Kamerstukdossier(f"k{n}", 99000 + n, None, None, None, None, None, None),
        r.ZaakDossier(f"z{n}", f"k{n}"),
        r.Kamerstuk(f"kst-{99000 + n}-1", "MOTIE", None, None, "2099-01-02", text, dictum, None),
    ]


PAPERS: list[r.Record] = [
    *motie(1, "Motie van het lid Jansen over toezicht op bouwers", DICTUM, "er dit jaar veel bruggen zijn ingestort"),
    paper(2, "Reactie op de motie van het lid Jansen over een register van bruggenbouwers", "Brief regering"),
    paper(3, "Voortgang register bruggenbouwers", "Brief regering"),
    paper(4, "Convocatie rondetafel register bruggenbouwers", "Convocatie commissieactiviteit"),
    paper(5, "Register bruggenbouwers alsnog", "Schriftelijke vragen", "2099-06-02"),
    paper(6, "Register bruggenbouwers van weleer", "Schriftelijke vragen", "2093-01-02"),
    paper(7, "Landelijk overzicht van dijken", "Brief regering"),
    paper(8, "Motie van het lid De Vries over schone stranden"),
    *(paper(n, f"Landelijk beeld van stranden en dijken, deel {n}", "Brief regering") for n in range(20, 50)),
    r.BesluitZaak("b1", "z1", ""),
    r.Besluit("b1", None, None, "Stemmen - verworpen", None, None, "Besluit", 1, None, None),
]


def add(db: sqlite3.Connection, *records: r.Record, hash: str = "h") -> None:
    db.execute("INSERT OR IGNORE INTO herkomst VALUES (1, 'b', 's', ?, 'u', 'o', 0)", (hash,))
    for record in records:
        db.execute(insert_sql(type(record), "herkomst"), (*r.row_of(type(record))(record), 1))


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    connection = connect(tmp_path / "kamer.db", create=True)
    add(connection, *PAPERS)
    build_papers(connection)
    build_dicta(connection)
    build_words(connection)
    build_outcomes(connection)
    return connection


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    connection = connect(tmp_path_factory.mktemp("db") / "kamer.db", create=True)
    add(connection, *PAPERS)
    build_papers(connection)
    build_dicta(connection)
    build_words(connection)
    build_outcomes(connection)
    return Lookup(connection)


def proposed(lookup: Lookup, text: str, on: date | None = ON, **context: object) -> dict[str, AskDocument]:
    found = suggest(Ask(1, text, None, 0, len(text), None), Context(**context), lookup, on)  # type: ignore[arg-type]
    return {document.document: document for document in found}


def test_what_wants_answers_or_reports_the_same_comes_first(lookup: Lookup) -> None:
    found = list(proposed(lookup, ASK).values())
    assert {(d.document, d.relation) for d in found[:3]} == {
        ("kst-99001-1", "demands_same"), ("2099Z00002", "answers"), ("2099Z00003", "reports_progress"),
    }  # fmt: skip
    assert all(d.relation == "background" for d in found[3:])


def test_a_motie_shows_what_it_asks_and_that_it_was_rejected(lookup: Lookup) -> None:
    assert proposed(lookup, ASK)["kst-99001-1"].evidence == f"verworpen motie; “{DICTUM.rstrip(',')}”"


def test_only_kinds_that_can_bear_on_an_ask_and_only_of_six_years_before_the_letter(lookup: Lookup) -> None:
    found = proposed(lookup, ASK)
    assert not found.keys() & {"2099Z00004", "2099Z00005", "2099Z00006"}
    assert {"2099Z00005", "2099Z00006"} <= proposed(lookup, ASK, on=None).keys()
    assert "2099Z00006" in proposed(lookup, ASK, on=date(2099, 1, 2))  # six years to the day
    assert "2099Z00006" not in proposed(lookup, ASK, on=date(2099, 1, 3))
    assert proposed(lookup, ASK, on=date(2104, 2, 29))


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("broertje", "broer"),  # a small one of it
        ("bruggetje", "brug"),
        ("schoolzwemmen", "zwemonderwijs"),  # begins with the last part
    ],
)
def test_words_that_may_stand_for_one_another(asked: str, word: str) -> None:
    class Known:
        total = 1000
        words = ("broer", "brug", "school", "zwemmen", "zwemonderwijs")

        def titles_with(self, word: str) -> int:
            return 5 * (word in self.words)

        def titles_with_begin(self, begin: str) -> int:
            return 5 * len(self.beginning(begin))

        def spread(self, word: str) -> None:
            return None

        def beginning(self, start: str) -> list[str]:
            return [word for word in self.words if word.startswith(start)]

        def ending(self, end: str) -> list[str]:
            return [word for word in self.words if word.endswith(end)]

    query = Query([(asked, 1.0)], Known())
    assert [query.forms(term)[word] > 0 for term in query.terms] == [True]


def test_one_shared_word_is_background(lookup: Lookup) -> None:
    found = proposed(lookup, "Vraag de minister hoeveel fietspaden schone tegels hebben.")
    assert found
    assert {d.relation for d in found.values()} == {"background"}
    assert max(d.score for d in found.values()) <= 0.5


def test_an_ask_that_leans_on_the_one_before_is_understood_with_it(lookup: Lookup) -> None:
    leaning = "Laat hem de kosten daarvan vóór de zomer melden."
    assert "2099Z00003" not in proposed(lookup, leaning)
    assert "2099Z00003" in proposed(lookup, leaning, before=ASK)


def test_what_the_letter_cites_beside_the_ask_moves_up_and_says_so(lookup: Lookup) -> None:
    found = list(proposed(lookup, ASK, cited={"2099Z00003": "voetnoot 1 in hetzelfde deel van de brief"}).values())
    assert found[0].document == "2099Z00003"
    assert "voetnoot 1 in hetzelfde deel van de brief" in found[0].evidence
    assert found[0].score == proposed(lookup, ASK)["2099Z00003"].score  # a citation says nothing of the ask


@pytest.mark.parametrize("text", ["", "Kunt u dat doen?", "12 345", '"OR" NEAR(* foto\'s AND -: ^x \x00'])
def test_an_ask_without_telling_words_has_no_documents(lookup: Lookup, text: str) -> None:
    assert proposed(lookup, text) == {}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60) | st.text("abc‿'’é²ⅷ_\u0301 ", max_size=20))
def test_no_text_is_taken_for_a_query_language(lookup: Lookup, text: str) -> None:
    proposed(lookup, text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from([*ASK.split(), *DICTUM.split(), '"', "*", "foto's", "Jansen’s", "é", "NOT"])))
def test_proposals_are_at_most_ten_each_once_and_scored_from_0_to_1(lookup: Lookup, words: list[str]) -> None:
    ask = Ask(1, " ".join(words), None, 0, 0, None)
    found = suggest(ask, Context(), lookup, ON)
    assert found == suggest(ask, Context(), lookup, ON)
    assert len(found) == len({d.document for d in found}) <= MOST
    assert all(0 <= d.score <= 1 and d.evidence for d in found)


def test_a_letter_gives_its_asks_their_section_and_what_is_cited_there(lookup: Lookup) -> None:
    text = (
        "Geachte leden,\n\nBruggen\n\nEr is al een voortgangsbrief (2099Z00003).\n\n"
        f"{ASK} Laat hem de kosten daarvan vóór de zomer melden.\n\n"
        "Stranden\n\nDe stranden zijn vuil. Verzoek de minister om de stranden te vegen.\n\nMet vriendelijke groet,\n"
    )
    linked = link_letter(split(ReadText(text)), lookup)
    first, *_, last = linked.letter.asks
    assert linked.asks[first.n][0].document == "2099Z00003"
    assert "“2099Z00003” in hetzelfde deel van de brief" in linked.asks[first.n][0].evidence
    assert "2099Z00003" not in {d.document for d in linked.asks[last.n]}


@pytest.mark.parametrize(
    ("kind", "title", "relation"),
    [
        ("Motie", "Motie van het lid Jansen over bruggen", "demands_same"),
        ("Motie (gewijzigd/nader)", "Gewijzigde motie", "demands_same"),
        ("Amendement", "Amendement over bruggen", "demands_same"),
        ("Initiatiefnota", "Bruggen voor morgen", "demands_same"),
        ("Schriftelijke vragen", "Antwoord op bruggen", "demands_same"),
        ("Antwoord schriftelijke vragen", "Antwoord op vragen over bruggen", "answers"),
        ("Wetgeving", "Wet op de bruggen", "answers"),
        ("Brief regering", "Reactie op verzoek commissie over bruggen", "answers"),
        ("Brief regering", "Kabinetsreactie op het rapport over bruggen", "answers"),
        ("Brief regering", "Beantwoording vragen over bruggen", "answers"),
        ("Brief regering", "Voortgang bruggen", "reports_progress"),
        ("Brief regering", "Bruggen", "reports_progress"),
        ("nieuws", "Start bouw bruggen", "reports_progress"),
        (None, "Reactie op bruggen", "answers"),
    ],
)
def test_relation(kind: str | None, title: str, relation: str) -> None:
    assert relation_of(kind, title) == relation
    assert weight_of(kind, page=kind == "nieuws")


@pytest.mark.parametrize("kind", ["Convocatie inbreng", "Sprekerslijst", "Stenogram", "Bijlage", "Brief commissie"])
def test_kinds_that_are_never_proposed(kind: str) -> None:
    assert weight_of(kind, page=False) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kabinetsreactie", ("kabinet", "reactie")), ("wachttijd", ("wacht", "tijd")), ("reactie", None),
        ("bruggenhoofd", ("brugg", "hoofd")), ("wachttijden", ("wacht", "tijd")),
        ("inreactie", None), ("kippenhok", None),
    ],
)  # fmt: skip
def test_compounds(word: str, expected: tuple[str, str] | None) -> None:
    known = {"kabinet", "reactie", "wacht", "tijd", "brugg", "hoofd", "in", "kip", "hok"}
    assert parts(word, known.__contains__) == expected


def test_the_index_of_dicta_follows_the_texts(db: sqlite3.Connection) -> None:
    assert build_dicta(db) == 0
    having = "SELECT count(*) FROM dictum_zoek WHERE dictum_zoek MATCH ?"
    assert db.execute(having, ("dictum: bruggenbouwer",)).fetchone() == (1,)
    assert db.execute(having, ("dictum: instorten",)).fetchone() == (0,)
    db.execute("UPDATE kamerstuk SET dictum = 'verzoekt de regering niets', tekst = 'niets'")
    db.execute("UPDATE herkomst SET hash = 'other'")
    assert build_dicta(db) == 2  # one gone, one new
    assert db.execute(having, ("bruggenbouwer",)).fetchone() == (0,)
    db.execute("DELETE FROM kamerstuk")
    assert build_dicta(db) == 1
    assert db.execute("SELECT count(*) FROM dictum_zoek").fetchone() == (0,)


def judged(ident: str, grade: int, relation: str = "demands_same") -> dict[str, object]:
    return {"id": ident, "grade": grade, "relation": relation}


def shown(ident: str, relation: str = "demands_same") -> AskDocument:
    return AskDocument(ident, "", relation, 0.5, "")  # type: ignore[arg-type]


def test_scoring_documents() -> None:
    row = {"letter": "l", "ask_index": 0, "judged": [judged("a", 2), judged("b", 2), judged("c", 1), judged("d", 0)]}
    found, relation = score_documents(row, [shown("x"), shown("b"), shown("a", "answers")])
    assert (found.right, found.missed, found.wrong) == (2, 0, 0)
    assert found.ndcg == pytest.approx((3 + 3 / 1.58496) / (3 + 3 / 1.58496 + 1 / 2), abs=1e-3)  # x says nothing
    assert (relation.right, relation.wrong) == (1, 1)
    late = [shown(f"x{n}") for n in range(10)]
    assert score_documents(row, [*late, shown("a")])[0].right == 0
    assert score_documents(row, [])[0].ndcg == 0
    nothing = {"letter": "l", "ask_index": 1, "judged": [judged("a", 1)]}
    assert score_documents(nothing, [shown("a", "background"), shown("x")])[0].wrong == 1


def test_evaluate_scores_each_ask_in_its_letter_and_alone(
    tmp_path: Path, db: sqlite3.Connection, run: Callable[..., tuple[int, str, str]]
) -> None:
    db.commit()
    row = {"letter": "brief", "ask_index": 0, "text": ASK, "letter_date": str(ON)}
    (tmp_path / "asks").mkdir()
    (tmp_path / "letters" / "letters").mkdir(parents=True)
    (tmp_path / "letters" / "letters" / "brief.md").write_text(f"Geachte leden,\n\n{ASK}\n", "utf-8")
    rows = [row | {"judged": [judged("2099Z00001", 2), judged("2099Z00020", 0)]}, row | {"judged": [judged("x", 1)]}]
    path = tmp_path / "asks" / "asks_x.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    code, out, err = run("linker", "evaluate", path, "--db", tmp_path / "kamer.db")
    assert (code, err) == (0, "")
    scored = {line["set"]: line for line in map(json.loads, out.splitlines())}
    assert scored.keys() == {f"asks_x{of}/kamer" for of in ("", "_relation", "_alone", "_alone_relation")}
    assert all((line["right"], line["missed"]) == (1, 0) for line in scored.values())
    assert (scored["asks_x/kamer"]["ndcg"], scored["asks_x/kamer"]["recall_each"]) == (1.0, 1.0)


def query(lookup: Lookup, text: str) -> Query:
    return Query([(text, 1.0)], lookup)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("slakken", "slak"), ("bruggen", "brug"), ("registers", "register"), ("wegen", "wege")],
)
def test_an_ending_goes_with_the_letter_doubled_for_it(word: str, stem: str) -> None:
    assert _stem(word) == stem


def test_a_word_is_found_in_any_form_and_inside_a_compound(lookup: Lookup) -> None:
    forms = query(lookup, "Vraag de minister naar het dijkoverzicht en de bouwers.")
    shares = {term.word: forms.forms(term) for term in forms.terms}
    assert shares["bouwer"]["bouwer"] == 1.0
    assert 0 < shares["bouwer"]["bruggenbouwer"] < 1
    assert all(0 < share <= 1 for found in shares.values() for share in found.values())


def test_words_of_one_weight_are_named_in_the_same_order_each_time(lookup: Lookup) -> None:
    words = ["weleer", "convocatie", "rondetafel", "voortgang"]  # each in one title
    text = Text(1, "2099Z1", None, "Motie", f"Motie over {' '.join(words)}", "", ON, [], [])
    assert query(lookup, " ".join(reversed(words))).match(text, ON).shared == tuple(sorted(words))


def test_a_paper_with_only_the_subject_has_a_relation_but_is_never_sure(lookup: Lookup) -> None:
    found = proposed(lookup, "Vraag de minister naar bruggenbouwers op stranden.")
    assert found["2099Z00003"].relation == "reports_progress"
    assert {d.relation for d in found.values() if "stranden" in d.title} == {"background"}  # about the other of the two
    assert max(d.score for d in found.values()) < CONFIDENT


@pytest.mark.parametrize(
    ("papers", "dossiers", "sizes", "share"),
    [
        (10, 10, Counter({10: 100}), 1.0),  # each in another dossier: as at random, nearly
        (10, 1, Counter({10: 100}), 0.1),
        (4, 1, Counter({10: 100}), None),  # of too few papers
        (10, 1, Counter({10: 10}), None),  # in a collection of few dossiers
    ],
)
def test_a_words_spread(papers: int, dossiers: int, sizes: Counter[int], share: float | None) -> None:
    assert Spread(papers, dossiers).share(sizes) == (pytest.approx(share, rel=0.06) if share else None)


def test_a_vocabulary_knows_words_by_their_begin_and_end(lookup: Lookup) -> None:
    words = lookup.vocabulary
    assert "bruggenbouwer" in words
    assert "kip" not in words
    assert set(words.beginning("brug")) == {w for w in words.titles.keys() | words.texts.keys() if w.startswith("brug")}
    assert set(words.ending("bouwer")) == {"bouwer", "bruggenbouwer"}
    assert words.ending("q") == words.beginning("q") == []


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "asks").glob("*.jsonl")), ids=lambda path: path.stem)
def test_our_own_labelled_asks_can_be_scored(path: Path) -> None:
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        ids = [document["id"] for document in row["judged"]]
        assert len(set(ids)) == len(ids)
        assert {document["grade"] for document in row["judged"]} <= {0, 1, 2}
        perfect = [shown(d["id"], d["relation"][0]) for d in row["judged"]][:MOST]
        found, relation = score_documents(row, perfect)
        assert found.ndcg == pytest.approx(1.0)
        assert (found.right, relation.wrong) == (min(MOST, sum(d["grade"] == 2 for d in row["judged"])), 0)


@pytest.mark.shared
def test_the_sample_has_what_is_known_to_bear_on_the_real_letters_asks(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    """shared/facts: of each ask a document that bears on it is proposed, and no relation is turned round often."""
    path = tmp_path / "kamer.db"
    assert run("scraper", "crawl", "--replica", "--db", path, "--raw", tmp_path / "raw.db")[0] == 0
    lookup = Lookup(connect(path))
    (letter,) = (SHARED / "letter").glob("*.txt")
    linked = link_letter(split(read(letter)), lookup)
    asks = [ask for ask in linked.letter.asks if ask.duplicate_of is None]
    rows, facts = (
        [json.loads(line) for line in (SHARED / "facts" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("documents", "asks")
    )
    documents = {row["id"]: row for row in rows}
    assert len(facts) == len(asks)
    right = relations = 0
    for fact, ask in zip(facts, asks, strict=True):
        known: dict[str, set[str]] = {}
        for link in fact["links"]:
            row = documents.get(link["document_id"], {})
            keys = [link["document_id"], row.get("tk_document"), row.get("tk_zaak"), row.get("url")]
            for found in (one for key in keys if key for one in lookup.by_key(key)):
                known.setdefault(found.id, set()).add(link["relation"])
        here = [document for document in linked.asks[ask.n] if document.document in known]
        assert here, fact["text"]
        stated = [d for d in here if d.relation != "background" and known[d.document] - {"background"}]
        relations += len(stated)
        right += sum(document.relation in known[document.document] for document in stated)
    assert relations >= 5
    assert right >= 0.8 * relations
