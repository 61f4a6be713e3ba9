"""`/motie/<zaak number>`: one motie, what became of it, and what says so."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from datasette.utils import tilde_decode, tilde_encode

from db.kst import parse
from db.site import dutch, evidence, timeline, votes
from db.site.answer import Asked, Entry, Feed, Missing, Page, View
from db.site.cite import cite, dossier_words
from db.site.motie import MotieRows, load_motie
from db.site.papers import invented, page_path, source_url

Row = dict[str, Any]
CLAIMS = 60  # that the page shows, the last and the deciding one; .json has all
MENTIONS = 20  # texts that name it and say nothing of it: so many are listed
WHERE = {"noot": "Noot", "verwijzing": "Verwijzing in de tekst", "vraag": "Vraag"}


def motie(connection: sqlite3.Connection, asked: Asked) -> View:
    """The motie with this zaak number. Raises Missing where there is none."""
    nummer = tilde_decode(asked.path["nummer"])
    found = load_motie(connection, nummer)
    if found is None:
        raise Missing("Deze motie", nummer)
    path = f"/motie/{tilde_encode(found.motie['nummer'])}"
    what = shown(found)
    what["cite"] = "" if what["invented"] else cite(found.motie, what["submitters"])
    what["permalink"] = asked.root + path
    return View("motie.html", {"path": path, **what}, data=data(found, what), feed=feed(found, what, path))


def shown(found: MotieRows) -> dict[str, Any]:
    """All that the page shows of it, as the template names it."""
    row = found.motie
    made_up = invented(row["id"], bool(row["voorbeeld"]))
    everything = evidence.said(found.claims, found.stand, row)
    said = tuple(one for n, one in enumerate(everything) if n < CLAIMS or one.decides)
    chains = _chains(found.versions)
    held = votes.votes_of([d for d in found.decisions if d["versie"] == row["id"]], found.counted, found.members)
    events = timeline.in_order(
        [
            *timeline.filed(_once(found.versions) or [_itself(row)], row["id"]),
            *timeline.decided(found.decisions, row["id"], {vote.besluit: (vote.voor, vote.tegen) for vote in held}),
            *evidence.events(reversed(said)),
            *timeline.terms(row, found.stand, found.updated),
        ]
    )
    mentions = [claim for claim in reversed(found.claims) if claim["status"] == "none"]
    return {
        "motie": row,
        "title": row["onderwerp"] or row["id"],
        "outcome": outcome(row, found.updated),
        "sample": bool(row["voorbeeld"]),
        "invented": made_up,
        "text": found.text,
        "derived": derived(row),
        "standing": standing(row, found.updated),
        "later": [version for version in _once(found.versions) if version["vervangt"] == row["id"]],
        "lasts": [chain[-1] for chain in chains if chain[-1]["id"] != row["id"]],
        "requests": found.requests,
        "submitters": submitters(found.actors, found.signers),
        "fields": fields(row, found.actors),
        "votes": held,
        "in_words": votes.in_words,
        "said": said,
        "left_out": len(everything) - len(said),
        "deciding": next((one for one in said if one.decides), None),
        "others": [one for one in said if not one.decides],
        "disputes": evidence.disputes(said),
        "mentions": [{**claim, "path": page_path(claim["document"])} for claim in mentions[:MENTIONS]],
        "mentions_count": len(mentions),
        "events": events,
        "line": timeline.line(events, found.updated),
        "chains": chains,
        "letters": letters(found.letters),
        "searched": evidence.searched(found.searched.kinds, found.searched.latest, found.updated),
        "unread": found.unread,
        "paper": page_path(row["id"]),
        "sources": [] if made_up else sources(row),
    }


def outcome(row: Row, today: str) -> str:
    """What the Chamber decided, in sentences; that nothing is held is no decision. `today`: until when is known."""
    if not row["uitkomst"]:
        return "Wij hebben geen besluit over deze motie; dat zegt niets over wat de Kamer besloot."
    words = row["uitkomst"]
    words += f" op {dutch.day(row['stemdatum'])}" if row["stemdatum"] else ""
    if row["voor"] is not None and row["tegen"] is not None:
        words += f" met {dutch.count(row['voor'], 'stem', 'stemmen')} voor en {row['tegen']} tegen"
    told = dutch.sentence(words)
    if timeline.lapsed(row, today):
        term = dutch.day(row["termijn_aangehouden"])
        told += f" Haar vervaltermijn, {term}, is voorbij; een later besluit hebben wij niet."
    return told


def standing(row: Row, today: str) -> str:
    """What goes with the tag that says where it stands: since when, until when; "" where nothing is owed. `today`:
    until when is known."""
    if not row["stand"]:
        return ""
    words = []
    if row["bewijs"]:
        words.append(f"Zo zegt een bericht van {dutch.day(row['stand_datum'])}.")
        words.append(dutch.silence(row, today))
    if row["termijn"]:
        promised = f"“{row['termijn_tekst']}”" if row["termijn_tekst"] else dutch.day(row["termijn"])
        words.append(f"Toegezegd: {promised}.")
    if row["dagen_open"] is not None and row["dagen_open"] >= 0:
        words.append(f"Nu {dutch.count(row['dagen_open'], 'dag', 'dagen')} na de stemming.")
    return " ".join(filter(None, words))


def derived(row: Row) -> str:
    """How the outcome is known, where the source doesn't say which motie the besluit is about; "" where it does."""
    method = row["uitkomst_methode"]
    if not method:
        return ""
    return (
        f"De bron zegt niet bij welke motie dit besluit hoort. Wij leiden het af: {dutch.METHODE.get(method, method)}."
    )


def submitters(actors: Sequence[Row], signers: Sequence[Row]) -> list[Row]:
    """Who submitted it, the first submitter first, with the fractie where it is known; else who signed."""
    found = [row for row in actors if row["relatie"] in ("indiener", "medeindiener")]
    if not found:
        return [{"naam": row["naam"], "fractie": None, "eerste": n == 0} for n, row in enumerate(signers)]
    return [{"naam": row["naam"], "fractie": row["fractie"], "eerste": row["relatie"] == "indiener"} for row in found]


def fields(row: Row, actors: Sequence[Row]) -> list[tuple[str, str]]:
    """The marks of the motie, each with its name; what isn't known is left out."""
    key = parse(row["kst"]) if row["kst"] else None
    to = [actor["functie"] or actor["naam"] for actor in actors if actor["relatie"] == "gericht aan"]
    committee = [actor["naam"] for actor in actors if actor["relatie"] == "voortouwcommissie"]
    held = row["uitkomst"] == "aangehouden" and row["termijn_aangehouden"]
    return [
        (name, value)
        for name, value in (
            ("Kamerstuk", f"{dossier_words(key)}, nr. {key.ondernummer}" if key else row["kst"]),
            ("Zaak", row["zaaknummer"] or "de bron geeft geen zaaknummer"),
            ("Ingediend", dutch.day(row["datum"])),
            ("Gericht aan", "; ".join(dict.fromkeys(filter(None, to)))),
            ("Commissie", "; ".join(dict.fromkeys(filter(None, committee)))),
            ("Oordeel van het kabinet", _opinion(row)),
            ("Termijn", dutch.day(row["termijn_aangehouden"]) if held else ""),
        )
        if value
    ]


def _opinion(row: Row) -> str | None:
    """What the cabinet thought of it; of an amended motie, which gets no opinion, that of the version before it."""
    if original := row["kabinetsappreciatie_origineel"]:
        return f"{original} (over de versie hiervoor; een gewijzigde motie krijgt zelf geen oordeel)"
    return row["kabinetsappreciatie"]  # type: ignore[no-any-return]  # a column of text


def letters(found: Sequence[Row]) -> list[dict[str, Any]]:
    """The letters that concern it, each with where."""
    made: dict[str, dict[str, Any]] = {}
    for row in found:
        path = f"/brief/{tilde_encode(row['letter'])}"
        letter = made.setdefault(
            row["letter"],
            {"path": path, "subject": row["subject"] or "Brief zonder onderwerp", "sender": row["sender"],
             "date": row["date"], "places": []},
        )  # fmt: skip
        letter["places"].append(
            {
                "path": f"{path}#{row['soort']}-{row['n']}",
                "name": f"{WHERE[row['soort']]} {row['n']}",
                "words": row["woorden"],
                "relation": dutch.relation(row["relation"], row["score"], row["evidence"])
                if row["relation"]
                else "Verwijst ernaar",
                "reason": dutch.sentence(row["evidence"]),
                "score": dutch.score(row["score"]),
                "proposal": row["soort"] == "vraag",
            }
        )
    return list(made.values())


def sources(row: Row) -> list[tuple[str, str]]:
    """Where the government itself shows it."""
    official = source_url(row["kst"]) if row["kst"] else None
    found = (("Tweede Kamer", row["url"]), ("Officiële Bekendmakingen", official))
    return [(name, url) for name, url in found if url]


def _itself(row: Row) -> Row:
    return {"id": row["id"], "vervangt": None, "titel": row["onderwerp"], "datum": row["datum"], "held": True}


def _once(versions: Iterable[Row]) -> list[Row]:
    """The versions of all chains, each once: the shared ones of two chains stand in both."""
    return list({row["id"]: row for row in versions}.values())


def _chains(versions: Iterable[Row]) -> list[list[Row]]:
    """The chains, each oldest version first, with the page of each version that is held."""
    made: dict[str, list[Row]] = {}
    for row in versions:
        path = f"/motie/{tilde_encode(row['nummer'])}" if row["nummer"] else page_path(row["id"]) if row["held"] else ""
        made.setdefault(row["laatste"], []).append({**row, "path": path})
    return list(made.values())


def data(found: MotieRows, what: dict[str, Any]) -> dict[str, Any]:
    """What .json gives: the facts as held, and what was made of them."""
    motie = {name: value for name, value in found.motie.items() if name not in ("zaak_id", "nr")}
    return {
        "motie": motie | {"voorbeeld": what["sample"]} | ({"url": None} if what["invented"] else {}),
        "verzonnen": what["invented"],
        "indieners": what["submitters"],
        "verzoeken": found.requests,
        "stemmingen": [
            {name: value for name, value in asdict(vote).items() if name != "picture"} for vote in what["votes"]
        ],
        "besluiten": found.decisions,
        "verloop": [asdict(event) for event in what["events"]],
        "berichten": found.claims,
        "stand": found.stand,
        "versies": found.versions,
        "brieven": what["letters"],
        "doorzocht": {"teksten": found.searched.kinds, "bijgewerkt": found.updated, "niet_gelezen": found.unread},
        "aanhalen": what["cite"] or None,
        "adres": what["permalink"],
    }


def feed(found: MotieRows, what: dict[str, Any], path: str) -> Feed:
    """What happened to it, newest first. A term that was set is no news."""
    seen: Counter[str] = Counter()
    entries = []
    for event in what["events"]:
        if not event.day or event.kind == "termijn":
            continue
        seen[event.anchor] += 1
        entries.append(
            Entry(
                link=event.path or path,
                title=f"{event.title}: {what['title']}",
                moment=event.day,
                text=" ".join(filter(None, (event.text, event.quote and f"“{event.quote}”"))),
                id=f"{path}#{tilde_encode(event.anchor)}-{seen[event.anchor]}",
            )
        )
    return Feed(f"Motie {found.motie['id']}: {what['title']}", tuple(reversed(entries)))


PAGES = (Page(r"/motie/(?P<nummer>[^/.]+)", motie, ("json", "atom")),)
