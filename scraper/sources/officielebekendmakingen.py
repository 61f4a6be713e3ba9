"""Officiële Bekendmakingen (KOOP): the official XML of Kamerstukken.

Half two only: what `import` reads from disk. See sources/officielebekendmakingen.md §3 for the XML: a paper
that is printed in several dossiers takes its number from the first, and a changed motie names the one that
it replaces by its number within the dossier.
"""

import re
from collections.abc import Iterator

from lxml import etree

from db import records as r
from db.kst import Kst, parse
from scraper.source import Card, Raw, Unreadable
from scraper.text.official import inline_text, paragraphs, squeeze

card = Card(
    name="officielebekendmakingen",
    title="Officiële Bekendmakingen",
    publisher="KOOP, Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    licence="CC0-1.0",
    homepage="https://www.officielebekendmakingen.nl",
    expected=336_528,
)

# "TER VERVANGING VAN DIE GEDRUKT ONDER NR. 1304"; the number is one of the same dossier
_REPLACES = re.compile(r"\bvervanging van\b.*?\bonder\s+nr\.?\s*(\d+)", re.IGNORECASE | re.DOTALL)
_DICTUM = re.compile(r"(verzoekt|verzoeken|spreekt|roept|draagt|dringt|vraagt|besluit|nodigt)\b", re.IGNORECASE)
_END = re.compile(r"\borde van de dag\b", re.IGNORECASE)


def _dossiers(stuk: etree._Element) -> list[tuple[str, str | None]]:
    """(number, chapter or None) of each dossier, from the children: the text around them isn't reliable."""
    found = []
    for element in stuk.iterfind("dossier/dossiernummer"):
        number = re.sub(r"\D", "", element.findtext("dossiernr") or "")
        extra = next((squeeze(e.text or "") for e in element if e.tag != "dossiernr" and e.text), None)
        if number:
            found.append((number, extra or None))
    return found


def key_of(body: bytes) -> str:
    """The id of a paper as its own XML states it: "kst-29861-134". Raises Unreadable where there is none."""
    return str(_kst(_root(body)))


def _root(body: bytes) -> etree._Element:
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error
    stuk = root.find("kamerstuk")
    if stuk is None:
        raise Unreadable(f"no kamerstuk in <{root.tag}>")
    return stuk


def _kst(stuk: etree._Element) -> Kst:
    """The id that the metadata state, or point to; else what the printed numbers come to."""
    for meta in stuk.itersiblings("metadata", preceding=True):
        for stated in meta.iterfind("meta"):
            if stated.get("name") in ("DC.identifier", "OVERHEIDop.externMetadataRecord"):
                found = re.search(r"\bkst-[^/]+", stated.get("content") or "")
                if found and (kst := parse(found[0])):
                    return kst
    dossiers = _dossiers(stuk)
    number = squeeze(stuk.findtext("stuk/stuknr/ondernummer") or "")
    if not dossiers or not number:
        raise Unreadable("a kamerstuk without dossier or number")
    return Kst(*dossiers[0], number)


def records(raw: Raw) -> Iterator[r.Record]:
    """A Kamerstuk with its text, dossiers and, for a motie, dictum and signatories."""
    stuk = _root(raw.body)
    kst = _kst(stuk)
    body = stuk.find("stuk")
    if body is None:
        raise Unreadable("a kamerstuk without stuk")
    title = squeeze(inline_text(t)) if (t := body.find("titel")) is not None else None
    lines = [line for part in body if part.tag not in ("stuknr", "titel", "datumtekst") for line in paragraphs(part)]
    if not lines:
        raise Unreadable("a kamerstuk without text")
    end = next((n for n, line in enumerate(lines) if _END.search(line)), None)
    # from the first line that asks on: what it asks can go on in a list
    asks = next((n for n, line in enumerate(lines[:end]) if _DICTUM.match(line)), end) if end is not None else None
    dictum = lines[asks:end] if asks is not None else []
    replaced = _REPLACES.search(title or "")
    date = body.find("datumtekst/datum")
    year = next((t.text for t in stuk.iterfind("kamerstukkop/tekstregel") if t.get("inhoud") == "vergaderjaar"), None)
    yield r.Kamerstuk(
        kst=str(kst),
        titel=title,
        dossiertitel=squeeze(stuk.findtext("dossier/titel") or "") or None,
        vergaderjaar=squeeze((year or "").replace("Vergaderjaar", "")) or None,
        datum=date.get("isodatum") if date is not None else None,
        tekst="\n".join(lines),
        dictum="\n".join(dictum) or None,
        vervangt=str(kst._replace(ondernummer=replaced[1])) if replaced else None,
    )
    for n, (number, extra) in enumerate(_dossiers(stuk), 1):
        yield r.KamerstukDossier(str(kst), n, f"{number}-{extra}" if extra else number)
    if end is not None:
        yield from (r.KamerstukOndertekenaar(str(kst), n, name) for n, name in enumerate(lines[end + 1 :], 1))
