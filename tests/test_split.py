"""Taking letters apart: whole letters with their expected parse, tables for the rules, laws for any text."""

import json
import os
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linker.asks import form_of
from linker.footnotes import find_markers, find_notes
from linker.header import dates
from linker.models import Letter, ReadText
from linker.read import read
from linker.read.layout import sentences
from linker.split import split
from tests.letter_formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]
LETTERS = sorted((ROOT / "tests" / "letters").glob("*/letter.*"))
DESCRIBED = sorted((ROOT / "tests" / "letters").glob("*/described.md"))
LISTS = ("asks", "footnotes")
SHARED = Path(os.environ.get("KAMERSPOOR_SHARED", ROOT.parent / "shared"))
GOLD = sorted((SHARED / "gold" / "letters" / "gold").glob("*.json"))
REAL = next(iter((SHARED / "letter").glob("*.txt")), None)


def parsed(path: Path) -> dict[str, Any]:
    """A letter as plain JSON data."""
    letter = asdict(split(read(path)))
    return json.loads(json.dumps(letter, default=str, ensure_ascii=False))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.parent.name)
def test_letter_parses_as_expected(path: Path) -> None:
    expected = path.with_name("expected.json")
    if not expected.exists():
        expected.write_text(json.dumps(parsed(path), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was missing: it is written now, read it and run again")
    assert parsed(path) == json.loads(expected.read_text(encoding="utf-8"))


def facts(path: Path) -> dict[str, Any]:
    """What a letter says, without the places where it says it: these differ between formats."""
    letter = parsed(path)
    places = ("start", "end", "marker")
    listed = {name: [{k: v for k, v in part.items() if k not in places} for part in letter[name]] for name in LISTS}
    return {**{name: value for name, value in letter.items() if name != "text"}, **listed}


@pytest.mark.parametrize("path", DESCRIBED, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("name", FORMATS)
def test_a_letter_says_the_same_in_every_format(name: str, path: Path, tmp_path: Path) -> None:
    letter = tmp_path / f"brief.{name}"
    letter.write_bytes(FORMATS[name](path.read_text("utf-8")))
    expected = path.with_name("expected.json")
    if not expected.exists():
        expected.write_text(json.dumps(facts(letter), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was missing: it is written now, read it and run again")
    assert facts(letter) == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Vraagt u de minister om een brief?",
        "Kunt u vragen of dat haalbaar is?",
        "Bent u bereid dit bij motie vast te leggen?",
        "Zou u de staatssecretaris willen vragen om een tijdpad?",
        "Is uw commissie bereid een hoorzitting te houden?",
        "Hoe gaat de minister dat oplossen?",
        "Wanneer komt het kabinet met een plan?",
        "Roep het kabinet op om haast te maken.",
        "Verzoek de regering de norm te schrappen.",
        "Vraag daarbij ook naar de kosten.",
        "Dring er bij de minister op aan de norm te schrappen.",
        "Laat hem dat vóór de zomer doen.",
        "Zorg ervoor dat elke school er een krijgt.",
        "Herinner de minister aan zijn toezegging.",
        "Steun het amendement.",
        "Tot slot: verzoek de minister om spoed.",
        "Wij verzoeken u om de minister te bevragen.",
        "Namens 112 organisaties verzoeken wij u om dit te agenderen.",
        "Mogen wij u verzoeken hierover een brief te vragen?",
        "Ons verzoek aan u is om de motie te steunen.",
        "Wij hopen dat u de minister vraagt om spoed.",
        "Graag zien wij dat u hier een motie over indient.",
        "Ons voorstel is om de sleutel te herzien.",
        "Neem daarom in de wet op dat elk dorp een raad heeft.",
        "Steun ook de motie van het lid X.",
        "Wij doen een beroep op u om de motie te steunen.",
        "Daarom doen wij een dringend beroep op uw Kamer om deze wet te verwerpen.",
        "Wij rekenen erop dat u de minister aan zijn woord houdt.",
        "Erkent de minister dat de wachttijden te lang zijn?",
        "Deelt de minister de mening dat dit anders moet?",
        "Welke stappen zet het kabinet om dit te voorkomen?",
        "Hoeveel geld trekt de minister uit voor dit plan?",
        "Pleit voor een vast bedrag per inwoner.",
        "Stuur aan op een landelijke norm.",
        "Maak werk van een landelijk register.",
        "Neem in de wet op dat elke gemeente een loket heeft.",
        "Dien een amendement in om dat te herstellen.",
        "Stem tegen het voorstel.",
        "Vraag door naar de kosten.",
        "Wij willen u vragen de minister hierop aan te spreken.",
        "Graag vragen wij u om dit te agenderen.",
        "Ons voorstel: leg de norm vast.",
        "Onze vraag aan u: zorg dat dit verandert.",
        "Wij zouden graag zien dat de minister vóór 1 juli duidelijkheid geeft.",
        "Het is aan uw Kamer om het kabinet daaraan te houden.",
        "Stelt u de minister de vraag of dat klopt?",
        "Legt u de minister deze vraag voor?",
        "Wij geven u in overweging om een hoorzitting te houden.",
        "Wij stellen voor om de norm te schrappen.",
        "Wij bevelen aan dat elke school een coach krijgt.",
        "Het verzoek aan u is om dat te regelen.",
        "Is de minister bereid de norm te herzien?",
        "Hoe zorgt de staatssecretaris ervoor dat dit lukt?",
        "Kan de minister toezeggen dat dit er komt?",
        "Draag het kabinet op om een plan te maken.",
        "Verzoek de minister daarom om een brief.",
        "Vraag het kabinet wanneer de wet komt.",
        "Spreek u uit tegen deze bezuiniging.",
        "Spreek de minister hierop aan.",
        "Houd de minister aan zijn belofte.",
        "Geef gemeenten de tijd.",
        "Kies voor een stelsel zonder boetes.",
        "Stel een termijn van zes weken.",
        "Zet dit onderwerp op de agenda.",
        "Bied slachtoffers een vast aanspreekpunt.",
        "Concreet verzoeken wij u de volgende moties te steunen: a en b.",
        "Wij roepen de leden van de commissie op dit te voorkomen.",
        "Dringt u bij de minister aan op spoed?",
        "Mag ik u vragen om de minister hierover te bevragen?",
        "Wilt u voor de motie stemmen?",
        "Vraagt u ook naar de gevolgen?",
        "Verplicht werkgevers om dat te melden.",
        "Kom met een wetsvoorstel dat dit regelt.",
        "Help gemeenten met een vaste bijdrage.",
        "Stop met de stapeling van boetes.",
        "Regel dat elke cliënt een vaste contactpersoon krijgt.",
        "Onderzoek of het tarief omlaag kan.",
        "Wijs de minister op zijn toezegging.",
        "Haal de minister over om mee te doen.",
        "Doe een voorstel voor een lager tarief.",
        "Werk met de sector aan een keurmerk.",
        "Toets de regeling aan het verdrag.",
        "Start een proef in drie provincies.",
        "Herstel de bezuiniging op de bibliotheek.",
        "Neem de motie van het lid X aan.",
        "Laat de minister uitleggen waarom dat niet is gebeurd.",
        "Graag zien wij dat u de staatssecretaris vraagt naar de planning.",
        "Bent u het met ons eens dat dit anders moet, en wilt u dat bij motie vastleggen?",
    ],
)
def test_these_sentences_ask(sentence: str) -> None:
    assert form_of(sentence) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "De motie vroeg de regering om een plan.",
        "Vorig jaar verzochten wij de minister om spoed.",
        "Wij vragen al jaren om een oplossing.",
        "Wij vragen ons af of de minister dit wil.",
        "Wij vragen onze leden om een bijdrage.",
        "Wij vragen uw aandacht voor drie punten.",
        "Hoe leg je dat uit aan een kind?",
        "Kunt u zich voorstellen hoe dat voelt?",
        "Zou u uw kind naar zo'n school sturen?",
        "Hoe kan het dat de minister dit laat gebeuren?",
        "Is dat de zorg die het kabinet voor ogen staat?",
        "Waarom wacht het kabinet nog?",
        "Wie betaalt straks de rekening?",
        "Wilt u meer weten?",
        "Stel dat de brug omhoog blijft.",
        "Zorg is meer dan een product.",
        "Vraag en aanbod lopen uiteen.",
        "Onderzoek laat zien dat dit niet werkt.",
        "Laat staan dat het helpt.",
        "Wij verzoeken u contact met ons op te nemen.",
        "Wij nodigen u uit voor een werkbezoek.",
        "Zelf openen wij een meldpunt.",
        "‘Bent u bereid dit te stoppen?’",
        "De minister vraagt u om geduld.",
        "Wij hopen dat u ons begrijpt.",
        "Zorg ook is duur.",
        "Ons voorstel is goed ontvangen.",
        "De minister verzoekt u om meer tijd.",
        "Het kabinet vraagt uw Kamer om geduld.",
        "Wij stellen vast dat dit niet werkt.",
        "Wij stellen ons voor dat dit lastig is.",
        "Gemeenten doen een beroep op het Rijk.",
        "Wij doen een beroep op vrijwilligers.",
        "Deelt u onze zorg?",
        "Is de minister vergeten wat hij beloofde?",
        "Hoe kan de minister dit uitleggen?",
        "Laat één ding duidelijk zijn.",
        "Onze leden maken dit jaar zelf twintig werkplekken vrij.",
        "Wij geven u graag onze inbreng mee.",
        "Komt u eens kijken in Someren, dan zorgen wij voor koffie.",
        "Dat vraagt om actie.",
        "De Raad van State vroeg de minister om een toelichting.",
        "In de motie werd het kabinet verzocht om een plan.",
        "Onze leden roepen gemeenten op om te stoppen.",
        "Steun van het Rijk bleef uit.",
        "Zorg wordt duurder.",
        "Start van de proef was in mei.",
        "Werk aan de winkel dus.",
        "Wij hopen u voldoende te hebben geïnformeerd.",
        "Wij wensen u een goed debat.",
        "Wij vertrouwen erop u hiermee van dienst te zijn.",
        "Zie ook onze eerdere brief.",
        "Lees meer op onze website.",
        "Neem contact op met ons bureau.",
        "Bel gerust.",
        "Kijk op onze site voor de cijfers.",
        "Denk aan een moeder met drie kinderen.",
        "Wij zijn graag bereid dit toe te lichten.",
        "Mocht u vragen hebben, dan horen wij het graag.",
        "Wij willen graag met u in gesprek.",
        "Open deuren intrappen helpt niet.",
        "Kosten noch moeite werden gespaard.",
        "Bent u bereid om een kopje koffie met ons te drinken?",
        "Hoe staat het er nu voor?",
        "Wat betekent dit voor een gezin?",
        "Wie vraagt de minister daarnaar?",
        "Onderzoek van het CBS laat zien dat dit klopt.",
        "Vraag is wat dat kost.",
        "Het lid vroeg: kunt u dit toezeggen?",
        "Stuur ons gerust een bericht.",
        "Toon en inhoud lopen uiteen.",
        "Licht en lucht zijn nodig.",
        "Stel dat u morgen uw huis kwijt bent.",
        "Wilt u dat uw kind zo opgroeit?",
        "Wat moet er gebeuren?",
        "Wat vragen wij van u?",
    ],
)
def test_these_sentences_do_not_ask(sentence: str) -> None:
    assert form_of(sentence) is None


@pytest.mark.parametrize(
    ("head", "body", "field", "value"),
    [
        ("Betreft: Debat over de Voorjaarsnota", "", "debate", "debat over de Voorjaarsnota"),
        (
            "Betreft: Rondetafelgesprek Griffierechten d.d. 20 mei 2026",
            "",
            "debate",
            "Rondetafelgesprek Griffierechten",
        ),
        ("", "Morgen is het rondetafelgesprek ‘Wonen en zorg’.", "debate", "rondetafelgesprek Wonen en zorg"),
        ("Aan: Tweede Kamer, vaste commissie Financiën", "", "committee", "Financiën"),
        ("Vaste commissie voor Economische Zaken\nPostbus 20018", "", "committee", "Economische Zaken"),
        (
            "Vaste commissie voor Economische Zaken\nPostbus 1",
            "",
            "recipient",
            "Vaste commissie voor Economische Zaken",
        ),
        ("Aan de minister van X\ni.a.a. de commissie", "", "recipient", "de minister van X"),
        ("Utrecht, 5 mei 2026\nBond van Griffiers\nPostbus 1", "", "sender", "Bond van Griffiers"),
        ("Ref.: VW 2026/77", "", "reference", "VW 2026/77"),
        ("Inbreng commissiedebat Wonen", "", "subject", "Inbreng commissiedebat Wonen"),
    ],
)
def test_header_fields(head: str, body: str, field: str, value: str) -> None:
    found = getattr(split(ReadText(f"{head}\n\nGeachte leden,\n\n{body or 'Dit is het.'}\n\nHoogachtend,\nX")), field)
    assert (found.name if field == "debate" else found).casefold() == value.casefold()


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("De Lange Adem vraagt u om een jaarlijkse telling.", True),
        ("Daarom roept Vereniging De Lange Adem de minister op om te tellen.", True),
        ("De vereniging vraagt u om een jaarlijkse telling.", False),
        ("De Raad van State vraagt de minister om een toelichting.", False),
    ],
)
def test_a_sender_may_ask_by_its_name(sentence: str, asks: bool) -> None:
    assert (form_of(sentence, "Vereniging De Lange Adem") is not None) == asks


def asks_of(body: str) -> list[tuple[str, str | None, int | None]]:
    letter = split(ReadText(f"Geachte leden,\n\n{body}\n\nHoogachtend,\nX"))
    return [(ask.text, ask.section, ask.duplicate_of) for ask in letter.asks]


def test_a_quotation_asks_nothing_even_past_its_first_sentence() -> None:
    assert asks_of("Een lid zei: ‘Zo gaat het niet. Bent u bereid dit te stoppen?’ De minister zweeg.") == []


def test_a_question_that_leans_on_an_ask_asks_too_and_alone_does_not() -> None:
    asked = "Vraagt u de minister om een brief? En hoe waarborgt hij de zorg?"
    assert [text for text, *_ in asks_of(asked)] == [
        "Vraagt u de minister om een brief?",
        "En hoe waarborgt hij de zorg?",
    ]
    assert asks_of("Dat is gek. En hoe waarborgt hij de zorg?") == []


def test_a_heading_announces_the_ask_under_it_and_stands_alone_without() -> None:
    body = "Schrap de drempel voor jongeren\n\nDat is nodig. Vraagt u de minister de drempel te schrappen?"
    assert [duplicate for *_, duplicate in asks_of(body)] == [2, None]
    assert [duplicate for *_, duplicate in asks_of("Schrap de drempel voor jongeren\n\nDat is nodig.")] == [None]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Zo is het.¹", [(1,)]),
        ("Zo is het.[1]", [(1,)]),
        ("Zo is het [2].", [(2,)]),
        ("Zo is het[^3]", [(3,)]),
        ("Zo is het.¹² ³", [(12,), (3,)]),
        ("Zo is het.¹,²", [(1, 2)]),
        ("Zo is het [1, 3].", [(1, 3)]),
        ("Zo is het [1-3].", [(1, 2, 3)]),
        ("Zo in 2024² en 30 procent³", [(2,), (3,)]),
        ("Een zaal van 40 m², 3 km² en 100 m³ of 5 µg/m³.", []),
        ("Tot 10³ en CO₂, NH₃ en H₂O.", []),
        ("Zo [...] en [sic] en [2026] en [99].", []),
        ("Lid 2 (1) van artikel 3.", []),
        ("Zo is het (1). En zo (2, 12).", [(1,), (2, 12)]),
    ],
)
def test_markers(sentence: str, numbers: list[tuple[int, ...]]) -> None:
    text = f"{sentence}\n\nNoten\n1. A\n2. B\n3. C\n12. D\n"
    assert [marker.numbers for marker in find_markers(text, find_notes(text))] == numbers


@pytest.mark.parametrize(
    ("notes", "texts"),
    [
        ("¹ A b.\n\n² C.", {1: "A b.", 2: "C."}),
        ("[1] A\n    loopt door.\n[2] B", {1: "A loopt door.", 2: "B"}),
        ("[^1]: A\n[^2]: B", {1: "A", 2: "B"}),
        ("Bronnen en verwijzingen:\n\n(1) A\n(2) B", {1: "A", 2: "B"}),
        ("Noten\n-----\n1. A\n1. B\n1. C", {1: "A", 2: "B", 3: "C"}),
        ("Eindnoten\n1 A, artikel\n2 B loopt\n9 jaar door", {1: "A, artikel", 2: "B loopt 9 jaar door"}),
        ("Bronnen\n- A\n- B", {1: "A", 2: "B"}),
        ("Bronnen\n\nDe bronnen drogen op.", {}),
    ],
)
def test_notes(notes: str, texts: dict[int, str]) -> None:
    letter = split(ReadText(f"Geachte leden,\n\nZo is het.\n\nHoogachtend,\nX\n\n{notes}\n"))
    assert {note.n: note.text for note in letter.footnotes} == texts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Zie nr. 12 van mr. Jansen. Dat is zo.", 2),
        ("De motie-Flach c.s. daarover. En a.s. woensdag?", 2),
        ("Een lid [...] ‘en zo’ zei het.", 1),
        ("Dat zei hij: ‘Kan dat?’ vroeg zij.", 1),
        ("Nee! 640 bedrijven wachten. Ja.", 3),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    assert len(sentences(text, 0, len(text))) == parts


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 juni", "2026-06-03"),
        ("op 3 april", "2027-04-03"),
        ("3 mrt. 2026", "2026-03-03"),
        ("01-12-2025", "2025-12-01"),
        ("2025-12-01", "2025-12-01"),
        ("aanstaande woensdag", "2026-05-20"),
        ("komende maandag", "2026-05-25"),
        ("31 juni 2026", None),
    ],
)
def test_dates_are_the_first_such_day_from_the_letter_on(words: str, day: str | None) -> None:
    written = next(found for _, found in dates("18 mei 2026"))
    assert [str(found) for _, found in dates(words, written)] == ([day] if day else [])


PIECES = [
    "Geachte leden,\n\n", "Vraagt u de minister om een brief?", "Dat is zo.¹ ", "[2]", "\n\n", "\n",
    "- ", "Een kop", "¹ Noot\n\n", "Noten\n1. A\n2. B\n", "Laat hem dat doen. ", "Wij vragen u:\n",
    "‘Zo", "’", "m² ", "Hoogachtend,\n", "Datum: 3 mei 2026\n", "Betreft: commissiedebat X, 3 juni\n",
    "[^1]: C\n", "1. ", "...", "===\n",
]  # fmt: skip


def holds_together(letter: Letter) -> None:
    """Spans lie within the text and hold the words that they stand for; numbers and twins are in order."""
    for part in (*letter.asks, *letter.footnotes):
        assert 0 <= part.start <= part.end <= len(letter.text)
        held = letter.text[part.start : part.end]
        assert all(word in held for word in re.findall(r"\w+", part.text))
    assert [ask.n for ask in letter.asks] == list(range(1, len(letter.asks) + 1))
    full = {ask.n for ask in letter.asks if ask.duplicate_of is None}
    assert all(ask.duplicate_of in full for ask in letter.asks if ask.duplicate_of is not None)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_spans_hold_for_any_letter(pieces: list[str]) -> None:
    holds_together(split(ReadText("".join(pieces))))


@given(st.text(max_size=200))
@example("\u2060")  # a unit without a sentence
def test_any_text_can_be_split(text: str) -> None:
    holds_together(split(ReadText(text)))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def same_ask(gold: str, found: str) -> bool:
    return len(words(gold) & words(found)) >= 0.6 * len(words(gold))


@pytest.mark.shared
@pytest.mark.skipif(not GOLD, reason="no labelled letters under KAMERSPOOR_SHARED")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_labelled_letter(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = path.parents[1] / "letters" / gold["file"]
    letter = split(read(source))
    holds_together(letter)
    wanted = [ask["text"] for ask in gold["asks"] if ask["duplicate_of"] is None]
    found = [ask.text for ask in letter.asks if ask.duplicate_of is None]
    assert [ask for ask in wanted if not any(same_ask(ask, other) for other in found)] == []
    assert [ask for ask in found if not any(same_ask(other, ask) for other in wanted)] == []
    notes = [(note["n"], note["text"], note["url"], note["cited_in"]) for note in gold["footnotes"]]
    assert [(note.n, note.text, note.url, note.cited_in) for note in letter.footnotes] == notes
    assert list(letter.sections) == gold["sections"]
    for name in ("sender", "recipient", "subject", "reference"):
        assert getattr(letter, name) == gold[name], name
    assert str(letter.date) == gold["date"]
    assert letter.committee is not None and letter.committee in gold["committee"]
    assert letter.debate is not None and letter.debate.name.lower() == gold["debate"]["name"].lower()
    assert letter.debate.date == (gold["debate"]["date"] and next(d for _, d in dates(gold["debate"]["date"])))


@pytest.mark.shared
@pytest.mark.skipif(REAL is None, reason="no real letter under KAMERSPOOR_SHARED")
def test_real_letter() -> None:
    assert REAL is not None
    letter = split(read(REAL))
    holds_together(letter)
    facts = (SHARED / "facts" / "asks.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [json.loads(fact)["text"] for fact in facts]
    assert [ask.text for ask in letter.asks if ask.duplicate_of is None] == wanted
    assert (letter.sender, letter.reference, str(letter.date)) == ("Valente", "VA26-017", "2026-05-18")
    assert letter.committee == "Sociale Zaken en Werkgelegenheid"
    assert letter.debate is not None
    assert (letter.debate.name, str(letter.debate.date)) == ("Commissiedebat Arbeidsmigratie", "2026-06-03")
    assert [note.n for note in letter.footnotes] == list(range(1, 12))
    assert all(note.cited_in and note.url is None for note in letter.footnotes)
    assert len(letter.sections) == 5
    opening = [ask for ask in letter.asks if ask.section is None]
    target = {ask.n: ask.section for ask in letter.asks}
    assert [target[ask.duplicate_of or 0] for ask in opening] == list(letter.sections)
    assert "@" not in letter.text and not re.search(r"06-\d", letter.text)
