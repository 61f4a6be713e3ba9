"""The votes on a motie: per besluit what each fractie did, who deviated, and what is incomplete. Pure.

Votes come from views/stemming_fractie.sql; by handopsteken a fractie counts with all its seats, less its members who
voted otherwise. A vergissing stays as it was cast.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.outcomes import COMPLETE, outcome, votes
from db.site import dutch
from db.site.pictures_votes import SEATS, Picture, draw

SIDES = {"Voor": "voor", "Tegen": "tegen", "Niet deelgenomen": "niet"}
_NAME = re.compile(r"(?P<last>[^,]+),\s*(?P<initials>[^(]*?)\s*(?:\((?P<first>[^)]+)\))?\s*")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Party:
    """What one fractie did in one vote, in seats. `remarks`: who deviated, and a vergissing, in words."""

    name: str
    voor: int
    tegen: int
    niet: int
    deviating: Mapping[str, int]  # side -> how many of its seats are members' who voted otherwise
    remarks: tuple[str, ...]

    @property
    def seats(self) -> int:
        return self.voor + self.tegen + self.niet


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. `voor` and `tegen` are unknown where the besluit states none and votes of many seats are missing."""

    besluit: str
    day: str
    outcome: str
    hoofdelijk: bool
    voor: int | None
    tegen: int | None
    parties: tuple[Party, ...]
    notes: tuple[str, ...]
    picture: Picture | None

    @property
    def complete(self) -> bool:
        """Whether the votes of (about) all seats are held."""
        return sum(party.seats for party in self.parties) >= COMPLETE

    @property
    def held(self) -> tuple[int, int]:
        """The seats for and against as far as their votes are held: what the table adds up to."""
        return sum(party.voor for party in self.parties), sum(party.tegen for party in self.parties)

    @property
    def absent(self) -> int:
        """How many seats did not take part."""
        return sum(party.niet for party in self.parties)

    @property
    def sides(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """The picture in words: per side the fracties with their seats, the largest first."""
        named = (("Voor", "voor"), ("Tegen", "tegen"), ("Niet mee", "niet"))
        listed = [
            (name, sorted(((p.name, getattr(p, side)) for p in self.parties if getattr(p, side)), key=lambda g: -g[1]))
            for name, side in named
        ]
        return [(name, groups) for name, groups in listed if groups]

    @property
    def special(self) -> list[Party]:
        """The fracties of which something more is to be said."""
        return [party for party in self.parties if party.remarks]


def votes_of(decisions: Sequence[Row], counted: Iterable[Row], members: Iterable[Row]) -> tuple[Vote, ...]:
    """The votes on a motie, the last first; besluiten of which no votes are held are left out.

    `decisions`: its besluiten; `counted`: rows of stemming_fractie; `members`: what members, not fracties, voted.
    """
    by_besluit: dict[str, list[Row]] = defaultdict(list)
    for row in counted:
        by_besluit[row["besluit_id"]].append(row)
    own: dict[str, list[Row]] = defaultdict(list)
    for row in members:
        own[row["besluit_id"]].append(row)
    found = [
        _vote(row, by_besluit[row["besluit"]], own[row["besluit"]]) for row in decisions if by_besluit[row["besluit"]]
    ]
    return tuple(reversed(found))


def _vote(decision: Row, counted: Sequence[Row], members: Sequence[Row]) -> Vote:
    hoofdelijk = decision["stemmingssoort"] == "Hoofdelijk"
    parties = _parties(counted, members, hoofdelijk)
    sums = (sum(p.voor for p in parties), sum(p.tegen for p in parties), sum(p.seats for p in parties))
    voor, tegen = votes(decision["tekst"], sums)
    return Vote(
        besluit=decision["besluit"],
        day=decision["datum"] or "",
        outcome=outcome(decision["besluitsoort"], decision["tekst"]) or "",
        hoofdelijk=hoofdelijk,
        voor=voor,
        tegen=tegen,
        parties=parties,
        notes=tuple(_notes(parties, sums, (voor, tegen), hoofdelijk=hoofdelijk)),
        picture=draw(parties, complete=sums[2] >= COMPLETE) if sums[2] else None,
    )


def _notes(
    parties: Sequence[Party], sums: tuple[int, int, int], told: tuple[int | None, int | None], *, hoofdelijk: bool
) -> Iterable[str]:
    if hoofdelijk:
        yield "Hoofdelijke stemming: ieder lid stemde zelf."
    if any("vergissing" in remark for party in parties for remark in party.remarks):
        yield "Een vergissing verandert de uitslag niet: de stem staat zoals zij is uitgebracht."
    if sums[2] < COMPLETE:
        yield (
            f"Deze stemming is onvolledig bewaard: wij hebben de stem van {sums[2]} van de ongeveer {SEATS} zetels. "
            + (f"De uitslag was {told[0]}–{told[1]}, volgens het besluit; " if told[0] is not None else "")
            + "uit de bewaarde stemmen is de meerderheid niet af te lezen."
        )
    elif told != sums[:2]:
        yield f"Volgens het besluit was het {told[0]}–{told[1]}; opgeteld uit de stemmen {sums[0]}–{sums[1]}."


def _parties(counted: Sequence[Row], members: Sequence[Row], hoofdelijk: bool) -> tuple[Party, ...]:
    seats: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SIDES.values(), 0))
    deviating: dict[str, dict[str, int]] = defaultdict(dict)
    mistaken: set[str] = set()
    for row in counted:
        name, side = row["fractie"] or "Zonder fractie", SIDES.get(row["soort"])
        if side is None:
            continue
        seats[name][side] += row["zetels"]
        if row["afwijkend"]:
            deviating[name][side] = row["afwijkend"]
        if row["vergissing"]:
            mistaken.add(name)
    if hoofdelijk:
        deviating = {name: _minority(sides) for name, sides in seats.items()}
    who: dict[str, list[Row]] = defaultdict(list)
    for row in members:
        who[row["fractie"] or "Zonder fractie"].append(row)
    made = [
        Party(name, **sides, deviating=deviating.get(name, {}),
              remarks=tuple(_remarks(who[name], deviating.get(name, {}), mistaken=name in mistaken)))
        for name, sides in seats.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda party: (-party.seats, party.name)))


def _minority(sides: Mapping[str, int]) -> dict[str, int]:
    """Of a fractie that voted one by one: what the smaller part did; nothing where it was divided evenly."""
    cast = {side: seats for side, seats in sides.items() if side != "niet" and seats}
    if len(cast) < 2 or len(set(cast.values())) == 1:
        return {}
    small = min(cast, key=lambda side: cast[side])
    return {small: cast[small]}


def _remarks(members: Sequence[Row], deviating: Mapping[str, int], *, mistaken: bool) -> Iterable[str]:
    """Who voted otherwise than the fractie, and who made a mistake: "Peter de Groot stemde voor"."""
    did = {"voor": "stemde voor", "tegen": "stemde tegen", "niet": "deed niet mee"}
    for row in members:
        side = SIDES.get(row["soort"], "")
        if side in deviating:
            yield f"{member_name(row['naam'])} {did[side]}{', bij vergissing' if row['vergissing'] else ''}"
        elif row["vergissing"]:
            yield f"{member_name(row['naam'])} meldde een vergissing"
    if mistaken and not any(row["vergissing"] for row in members):
        yield "de fractie meldde een vergissing"


def member_name(name: str | None) -> str:
    """A member as the register writes them, as one says it: "Groot de, P.C. (Peter)" -> "Peter de Groot"."""
    found = _NAME.fullmatch(name or "")
    if not found:
        return name or "Een lid"
    words = found["last"].split()
    while words[-1].islower() and len(words) > 1:
        words.insert(0, words.pop())
    return f"{found['first'] or found['initials']} {' '.join(words)}".strip()


def in_words(vote: Vote) -> str:
    """A vote in a line: "25 maart 2025: aangenomen met 149 tegen 1, bij handopsteken"."""
    words = f"{dutch.day(vote.day)}: " if vote.day else ""
    words += vote.outcome or "gestemd"
    if vote.voor is not None and vote.tegen is not None:
        words += f", {vote.voor} voor en {vote.tegen} tegen"
    return words + (", hoofdelijk" if vote.hoofdelijk else ", bij handopsteken")
