"""What a run asks of the Tweede Kamer's data, from which moments on, and where the next run starts. Pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta

from scraper.source import AMSTERDAM, Window
from scraper.sources.tweedekamer_query import Ask, Expands, Model, lacking, moment

OVERLAP = timedelta(minutes=10)  # rows can become visible a little out of order

# What each query brings along, as far as $metadata knows it. Each relation is asked for from one side only.
# These two can be narrowed to a dossier.
QUERIES: dict[str, Expands] = {
    "Zaak": {
        "ZaakActor": {},
        "Kamerstukdossier": {},
        "Document": {
            "HuidigeDocumentVersie": {"DocumentPublicatie": {}},
            "BijlageDocument": {"HuidigeDocumentVersie": {"DocumentPublicatie": {}}},
        },
    },
    "Besluit": {"Zaak": {}, "Stemming": {}, "Agendapunt": {"Activiteit": {}}},
}
IN_DOSSIER = {
    "Zaak": "Kamerstukdossier/any(k:k/Nummer eq {})",
    "Besluit": "Zaak/any(z:z/Kamerstukdossier/any(k:k/Nummer eq {}))",
}
ABOUT = {
    "Zaak": "contains(tolower(Onderwerp),'{}')",
    "Besluit": "Zaak/any(z:contains(tolower(z/Onderwerp),'{}'))",
}
# what the service is asked to count, and the day that tells a row's year
COUNTED = {"Zaak": "GestartOp", "Activiteit": "Datum", "Toezegging": "Aanmaakdatum"}
FIRST_YEAR = 2008  # of the service's data
AROUND: dict[str, Expands] = {
    "Activiteit": {"Agendapunt": {"Zaak": {}}},
    "Toezegging": {"KamerbriefNakoming": {}},
    "Persoon": {},
    "Fractie": {},
    "Commissie": {},
}
# What comes along with the above when everything is fetched, but can change without it: in increments asked for
# on its own too. entity -> (whose answers bring it otherwise, what it brings along)
FOLLOWED: dict[str, tuple[str, Expands]] = {
    "ZaakActor": ("Zaak", {}),
    "Kamerstukdossier": ("Zaak", {}),
    "Document": ("Zaak", QUERIES["Zaak"]["Document"]),
    "DocumentVersie": ("Zaak", {}),
    "DocumentPublicatie": ("Zaak", {"DocumentVersie": {"Document": {}}}),
    "Stemming": ("Besluit", {}),
    "Agendapunt": ("Activiteit", {"Zaak": {}}),
}
# collection -> keys of payloads in which SyncFeed tells of the relations that its answers bring, from the other side
OTHER_SIDE = {"Zaak": ("Document/*/Zaak", "Document/*/BronDocument"), "Activiteit": ("Zaak/*/Agendapunt",)}
ROOTS: dict[str, Expands] = {**QUERIES, **AROUND}


def root_of(entity: str) -> str:
    """The collection whose answers bring an entity when everything is fetched."""
    return FOLLOWED[entity][0] if entity in FOLLOWED else entity


def point(window: Window, entity: str) -> str:
    """Where the last run that was complete for this entity ended; empty for none."""
    return window.resume.get(entity) or window.resume.get(root_of(entity), "")


def before(at: str) -> str:
    """A moment with some overlap before it, as queries write it."""
    return moment(datetime.fromisoformat(at) - OVERLAP)


def since(window: Window, entity: str, *, whole: bool | None = None) -> str:
    """The moment from which rows are asked for, in UTC; empty for everything."""
    if window.since:
        return moment(datetime.combine(window.since, datetime.min.time(), AMSTERDAM))
    at = "" if (window.full if whole is None else whole) else point(window, entity)
    return before(at) if at else ""


def asks(window: Window) -> Iterator[Ask]:
    """All that a run wants to know."""
    if window.narrowed:
        for entity, expands in QUERIES.items():
            for clause in narrowings(window, entity):
                yield Ask(entity, entity, expands, clause, since=since(window, entity))
        return
    for entity, expands in ROOTS.items():
        yield Ask(entity, entity, expands, since=since(window, entity))
    for entity, (_, expands) in FOLLOWED.items():
        if start := since(window, entity):
            yield Ask(entity, entity, expands, since=start)
    for entity in (*ROOTS, *FOLLOWED):
        # a filter on fields drops tombstones, so they are asked for on their own
        if start := since(window, entity, whole=False):
            yield Ask(entity, entity, {}, deleted=True, since=start)


def narrowings(window: Window, entity: str) -> Iterator[str]:
    """The clauses that narrow a query to the dossiers and words of a run, one word a query: many are slow."""
    dossiers = [IN_DOSSIER[entity].format(number) for number in window.dossiers] or [""]
    topics = [ABOUT[entity].format(words.lower().replace("'", "''")) for words in window.topics] or [""]
    for dossier in dossiers:
        for topic in topics:
            yield " and ".join(filter(None, (dossier, topic)))


def counts(window: Window, today: date) -> Iterator[tuple[str, int]]:
    """(entity, year) of the counts that a run asks for: all of them when everything is fetched, else two years."""
    if not window.narrowed:
        for entity in COUNTED:
            first = today.year - 1 if since(window, entity) else FIRST_YEAR
            yield from ((entity, year) for year in range(first, today.year + 1))


def missing(model: Model, window: Window) -> dict[str, list[str]]:
    """What the model hasn't of all that this code counts on, by collection."""
    found = {}
    for entity, expands in (QUERIES if window.narrowed else ROOTS).items():
        if names := lacking(model, entity, expands) if entity in model else [entity]:
            found[entity] = names
    return found


def points(window: Window, now: str, complete: Collection[str], newest: Mapping[str, str]) -> dict[str, str]:
    """The resume points that move: of the collections that are complete, by the newest row that was seen of each.

    What comes along with another collection changes while that is being fetched, maybe just after it went by:
    its own point is never later than the start of the run.
    """
    moved = {}
    for entity in (*ROOTS, *FOLLOWED):
        root, old = root_of(entity), point(window, entity)
        if root not in complete or (entity != root and since(window, entity) and entity not in complete):
            continue
        if window.since and old and since(window, entity) > old:
            continue  # what lies between was not asked for
        latest = newest.get(root, "")
        moved[entity] = max(old, latest if entity == root else min(latest, moment(datetime.fromisoformat(now))))
    return {entity: at for entity, at in moved.items() if at}


def superseded(window: Window, complete: Collection[str]) -> list[str]:
    """The relations that SyncFeed tells from the other side, of which this run has fetched all."""
    whole = [entity for entity in OTHER_SIDE if entity in complete and not since(window, entity)]
    return [key for entity in whole for key in OTHER_SIDE[entity]]
