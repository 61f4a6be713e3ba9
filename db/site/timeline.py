"""The course of a motie: what was filed, held, amended, decided and said about it, by day; and as a line. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.outcomes import outcome
from db.site import dutch
from db.site.papers import page_path

Row = Mapping[str, Any]
LABELS = 6  # years that are named under the line: more would stand over each other on a phone
# an outcome of a besluit, as something that happened
HAPPENED = {
    "aangehouden": "Aangehouden",
    "gestaakt": "Stemming gestaakt: evenveel stemmen voor als tegen",
    "ingetrokken": "Ingetrokken",
    "vervallen": "Vervallen",
    "overgenomen": "Overgenomen door het kabinet",
    "aangenomen": "Aangenomen",
    "verworpen": "Verworpen",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `kind`: ingediend, gewijzigd, besluit, bericht, termijn. `path`: where it is told."""

    day: str
    kind: str
    title: str
    text: str = ""
    path: str = ""
    label: str = ""
    quote: str = ""
    weight: str = ""  # of a claim: what it does for where the motie stands, in words
    decides: bool = False

    @property
    def anchor(self) -> str:
        """What tells it from the others of its motie, the same after every rebuild."""
        return "-".join(part for part in (self.day or "zonder-datum", self.kind, self.label or self.title) if part)


@dataclass(frozen=True, slots=True)
class Point:
    """An event on the line."""

    x: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """What the template draws. `years`: where one begins, and its name; `ends`: the days at both ends, where no year
    begins between them."""

    points: tuple[Point, ...]
    years: tuple[tuple[str, str], ...]
    ends: tuple[str, str] | None
    text: str


def filed(versions: Sequence[Row], own: str) -> Iterator[Event]:
    """That the motie was filed, and each version that took the place of one before it."""
    for row in versions:
        itself = row["id"] == own
        if row["vervangt"]:
            title = f"Gewijzigd: in plaats van {row['vervangt']}"
            text = "" if itself else f"Deze versie heeft een eigen bladzijde: {row['titel'] or row['id']}"
            kind = "gewijzigd"
        else:
            title, text, kind = "Ingediend", "" if itself else f"Als {row['titel'] or row['id']}", "ingediend"
        if row["datum"]:
            path = page_path(row["id"]) if row["held"] else ""
            yield Event(row["datum"], kind, title, dutch.sentence(text), path, row["id"])


def decided(decisions: Iterable[Row], own: str, votes: Mapping[str, tuple[int | None, int | None]]) -> Iterator[Event]:
    """What the Chamber decided about it and its other versions. A besluit that only says "ingediend" is no event. Of
    besluiten that are derived and alike in all that can be told, all but one are another motie's: they are told once.

    `votes`: those for and against, by besluit, of the motie itself.
    """
    told = set()
    for row in decisions:
        found = outcome(row["besluitsoort"], row["tekst"])
        if found not in HAPPENED:
            continue
        words = [f"Besluit over {row['versie']}."] if row["versie"] != own else []
        voor, tegen = votes.get(row["besluit"], (None, None))
        if voor is not None and tegen is not None:
            words.append(f"{voor} voor, {tegen} tegen.")
        if row["methode"]:
            words.append(f"Afgeleid: {dutch.METHODE.get(row['methode'], row['methode'])}.")
        event = Event(row["datum"] or "", "besluit", HAPPENED[found], " ".join(words))
        if not row["methode"] or event not in told:
            yield event
        told.add(event)


def lapsed(motie: Row, today: str) -> bool:
    """Whether a motie is still held, as far as is known, after the day by which it would lapse."""
    return motie["uitkomst"] == "aangehouden" and "" < (motie["termijn_aangehouden"] or "") < today


def terms(motie: Row, stand: Row | None, today: str) -> Iterator[Event]:
    """The days that were set: by which a held motie lapses, and by which the cabinet promised more."""
    if motie["termijn_aangehouden"] and motie["uitkomst"] == "aangehouden":
        coming = "Dan vervalt de aangehouden motie, als er niets gebeurt"
        title = "Vervaltermijn: voorbij, en een later besluit hebben wij niet" if lapsed(motie, today) else coming
        yield Event(motie["termijn_aangehouden"], "termijn", title)
    if stand and stand["termijn"]:
        late = stand["standing"] == "overdue"
        text = f"Toegezegd met de woorden “{stand['termijn_tekst']}”." if stand["termijn_tekst"] else ""
        title = "Toegezegde datum: voorbij, en een later bericht is niet gevonden" if late else "Toegezegde datum"
        yield Event(stand["termijn"], "termijn", title, text)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By day; what has no day comes last. Of one day in the order given."""
    return tuple(sorted(events, key=lambda event: event.day or "9"))


def line(events: Sequence[Event], today: str) -> Line | None:
    """The events on a line from the first to the last or to `today`; None where there is nothing to compare."""
    dated = [(known, event) for event in events if (known := _day(event.day))]
    if len({known for known, _ in dated}) < 2:
        return None
    first = min(known for known, _ in dated)
    last = max([known for known, _ in dated] + ([end] if (end := _day(today)) else []))
    span = (last - first).days

    def place(known: date) -> str:
        return f"{2 + 96 * (known - first).days / span:.2f}%"

    years = range(first.year + 1, last.year + 1)
    step = -(-len(years) // LABELS) or 1
    return Line(
        points=tuple(
            Point(place(known), event.kind, f"{dutch.day(event.day)}: {event.title}") for known, event in dated
        ),
        years=tuple((place(date(year, 1, 1)), str(year)) for year in years if not (year - first.year - 1) % step),
        ends=None if years else (dutch.day(first.isoformat()), dutch.day(last.isoformat())),
        text=f"Van {dutch.day(first.isoformat())} tot {dutch.day(last.isoformat())}, "
        f"{dutch.count(len(dated), 'gebeurtenis', 'gebeurtenissen')}; zij staan hieronder in volgorde.",
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
