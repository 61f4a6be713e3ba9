"""The official XML of KOOP, read: Kamerstukken, answers to questions (Aanhangsel), Handelingen, and their links. Pure.

See sources/officielebekendmakingen.md §3 for the XML: a paper that is printed in several dossiers takes its
number from the first, and a changed motie names the one that it replaces by its number within the dossier.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from db import records as r
from db.kst import Kst, parse
from db.names import NAME
from scraper.source import Raw, Unreadable
from scraper.text.dictum import OPENS, requests
from scraper.text.official import inline_text, notes, paragraphs, squeeze, words

# "TER VERVANGING VAN DIE GEDRUKT ONDER NR. 1304"; the number (Eerste Kamer: the letter) is one of the same dossier
_REPLACES = re.compile(
    r"\bvervanging van\b.*?\bonder\s+(?:nr\.?|nummer|letter)\s*(\d+|[A-Z]{1,3}\b)", re.IGNORECASE | re.DOTALL
)
_MOTIE = re.compile(r"De (?:Eerste |Tweede )?Kamer[,.]?$")  # how all of 8,041 moties begin, and no letter
# "orde van de dag" alone isn't the end: "overwerk is aan de orde van de dag"
_END = re.compile(r"(?:\ben )?\bga(?:at|an) over tot (?:de )?(?:orde|dag)\b", re.IGNORECASE)
_NAME_ENDS = " ,;_\\"  # what is printed around a name by mistake
# What KOOP's links can point to. A link that is none of these was made by mistake ("CCD II" -> kst-CCD-II).
_DOCUMENT = re.compile(
    r"(?:kst|blg|stb|stcrt|trb|(?:ah|kv|ag|nds)(?:-[te]k)?|h(?:-(?:[te]k|vv))?)-\d[\w.-]*|dossier/\d{4,5}(?:-\w+)*",
    re.ASCII,
)
_DOSSIER = re.compile(r"\d{4,5}(?:-\w+)*", re.ASCII)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def tree(body: bytes) -> etree._Element:
    """The root of an XML text. Raises Unreadable where it is none."""
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"no XML: {error}") from error


def paper(root: etree._Element) -> etree._Element:
    """The Kamerstuk in a publication. Raises Unreadable where there is none."""
    stuk = root.find("kamerstuk")
    if stuk is None:
        raise Unreadable(f"no kamerstuk in <{root.tag}>")
    return stuk


def stated_id(stuk: etree._Element) -> str:
    """KOOP's id: the one that the metadata state, or point to; else what the printed numbers come to."""
    for meta in stuk.itersiblings("metadata", preceding=True):
        for stated in meta.iterfind("meta"):
            if stated.get("name") in ("DC.identifier", "OVERHEIDop.externMetadataRecord"):
                found = re.search(r"\bkst-\d[\w-]*", stated.get("content") or "")
                if found:
                    return found[0]
    return str(_printed(stuk))


def _printed(stuk: etree._Element) -> Kst:
    """The number as printed: the first dossier and the number within it."""
    dossiers = _dossiers(stuk)
    number = squeeze(stuk.findtext("stuk/stuknr/ondernummer") or "")
    if not dossiers or not number:
        raise Unreadable("a kamerstuk without dossier or number")
    return Kst(*dossiers[0], number)


def _dossiers(stuk: etree._Element) -> list[tuple[str, str | None]]:
    """(number, chapter or None) of each dossier, from the children: the text around them isn't reliable."""
    found = []
    for element in stuk.iterfind("dossier/dossiernummer"):
        number = re.sub(r"\D", "", element.findtext("dossiernr") or "")
        # "R 2184" of a rijkswet is written R2184 in a key
        extra = next(
            (re.sub(r"\s", "", e.text) for e in element.iterchildren(etree.Element) if e.tag != "dossiernr" and e.text),
            None,
        )
        if number:
            found.append((number, extra or None))
    return found


def kamerstuk(stuk: etree._Element, ident: str) -> Iterator[r.Record]:
    """A Kamerstuk with its text, dossiers and, for a motie, dictum and signatories."""
    body = stuk.find("stuk")
    if body is None:
        raise Unreadable("a kamerstuk without stuk")
    title = inline_text(t) if (t := body.find("titel")) is not None else ""
    dossier_title = inline_text(t) if (t := stuk.find("dossier/titel")) is not None else ""
    lines = list(_printed_lines(stuk))
    if not lines:
        raise Unreadable("a kamerstuk without text")
    dictum, names = _motion(stuk, lines)
    replaced = _REPLACES.search(title)
    date = body.find("datumtekst/datum")
    year = next((t.text for t in stuk.iterfind("kamerstukkop/tekstregel") if t.get("inhoud") == "vergaderjaar"), None)
    yield r.Kamerstuk(
        kst=ident,
        titel=title or None,
        dossiertitel=dossier_title or None,
        vergaderjaar=squeeze((year or "").replace("Vergaderjaar", "")) or None,
        datum=date.get("isodatum") if date is not None else None,
        tekst="\n".join(lines),
        dictum="\n".join(dictum) or None,
        vervangt=str((parse(ident) or _printed(stuk))._replace(ondernummer=replaced[1].upper())) if replaced else None,
    )
    for n, (number, extra) in enumerate(_dossiers(stuk), 1):
        yield r.KamerstukDossier(ident, n, f"{number}-{extra}" if extra else number)
    yield from (r.KamerstukOndertekenaar(ident, n, name) for n, name in enumerate(names, 1))
    for n, asked in enumerate(requests("\n".join(dictum)), 1):
        yield r.KamerstukVerzoek(ident, n, asked.verb, asked.text, asked.addressee, asked.asks)


def _printed_lines(stuk: etree._Element) -> Iterator[str]:
    """All lines but those that have a column of their own; annexes stand in the stuk or after it."""
    for part in stuk.iterchildren(etree.Element):
        if part.tag == "dossier":
            yield from notes(part)
        elif part.tag != "stuk":
            yield from paragraphs(part) if part.tag != "kamerstukkop" else ()
        else:
            for child in part.iterchildren(etree.Element):
                if child.tag in ("stuknr", "titel", "datumtekst"):
                    yield from notes(child)
                else:
                    yield from paragraphs(child)


def _motion(stuk: etree._Element, lines: list[str]) -> tuple[list[str], list[str]]:
    """(what a motie asks, who signed it), without footnotes and their marks; both empty for what is no motie, or where
    it isn't seen where that ends."""
    first = next((line for line in lines if not line.startswith("[noot ")), "")
    if not _MOTIE.match(first):
        return [], []
    if next(stuk.iter("noot", "nootref"), None) is not None:
        stuk = deepcopy(stuk)
        etree.strip_elements(stuk, "noot", "nootref", with_tail=False)
        lines = list(_printed_lines(stuk))
    if not lines:
        return [], []
    lines = _mended(lines)
    ends = [n for n, line in enumerate(lines) if _END.search(line)]
    if ends:
        end = ends[-1]
        # what it asks can go on into the closing words
        last = lines[end][: _END.search(lines[end]).start()].rstrip()  # type: ignore[union-attr]
        asking, after = [*lines[:end], last] if last else lines[:end], end + 1
    else:  # printed without its closing words: the names follow at once
        after = len(lines)
        while after > 1 and re.fullmatch(NAME, lines[after - 1].strip(_NAME_ENDS)):
            after -= 1
        asking = lines[:after] if after < len(lines) else []
    # from the first line that asks on: what it asks can go on in a list
    asks = next((n for n, line in enumerate(asking) if OPENS.match(line)), len(asking))
    names = (line.strip(_NAME_ENDS) for line in lines[after:])
    return asking[asks:], [name for name in names if name]


def _mended(lines: list[str]) -> list[str]:
    """The lines, with a verb whose first letter was printed as a line of its own ("v", "erzoekt …") made whole."""
    for n in range(len(lines) - 1):
        if len(lines[n]) == 1 and OPENS.match(whole := lines[n] + lines[n + 1]):
            return [*lines[:n], whole, *_mended(lines[n + 2 :])]
    return lines


def references(root: etree._Element, ident: str) -> Iterator[r.Verwijzing]:
    """The links that KOOP made, in the order of the text.

    One that points to no kind of document is left out: its words stay in the text, and its number is passed
    over, so that a gap in `volgorde` is a link that was left out.
    """
    for n, link in enumerate(root.iter("extref", "dossierref"), 1):
        if target := target_of(link):
            kind = "dossier" if link.tag == "dossierref" else link.get("soort")
            yield r.Verwijzing(ident, n, inline_text(link), target, kind)


def target_of(link: etree._Element) -> str | None:
    """What a link points to, as KOOP writes it; a dossier as it writes those of an extref. None for a mistake."""
    if link.tag == "dossierref":
        number = (link.get("dossier") or "").strip()
        return f"dossier/{number}" if _DOSSIER.fullmatch(number) else None
    target = (link.get("doc") or "").strip()
    form = _URL if (link.get("soort") or "").upper() == "URL" else _DOCUMENT
    return target if form.fullmatch(target) else None


# --- publications that are no Kamerstuk -------------------------------------------------------------------


def answers(root: etree._Element, ident: str) -> r.PublicatieTekst:
    """Questions and answers, in the order in which they are printed."""
    subject = next(root.iter("kamervraagonderwerp"), next(root.iter("kamervraagomschrijving"), None))
    title = inline_text(subject) if subject is not None else None
    return _text(root, ident, title, [line for part in root.iter("kamervragen") for line in _asked(part)])


def _asked(element: etree._Element) -> Iterator[str]:
    for part in element.iterchildren(etree.Element):
        if part.tag in ("vraag", "antwoord"):
            number = squeeze(part.findtext("nr") or "")
            word = str(part.tag).capitalize()
            yield number if re.match(r"vra(?:ag|gen)|antwoord", number, re.IGNORECASE) else f"{word} {number}".strip()
            yield from (line for child in part if child.tag != "nr" for line in paragraphs(child))
        elif part.tag == "kamervraagomschrijving":
            yield inline_text(part)
            yield from notes(part)
        elif next(part.iter("vraag", "antwoord"), None) is not None:
            yield from _asked(part)
        else:
            yield from paragraphs(part)


def proceedings(root: etree._Element, ident: str) -> r.PublicatieTekst:
    """What was said at an item of a meeting, each speaker's first line after who it is."""
    item = next(root.iter("itemnaam", "titel", "onderwerp"), None)
    title = inline_text(item) if item is not None else None
    return _text(root, ident, title, list(_said(root)))


def _said(part: etree._Element) -> Iterator[str]:
    # a turn is a spreekbeurt with its spreker; before 2011 a spreker with its wie
    name = part.find("spreker") if part.tag == "spreekbeurt" else part.find("wie")
    if name is not None:
        yield from _turn(part, name)
    elif _has_turns(part):
        for child in part.iterchildren(etree.Element):
            yield from _said(child)
    elif part.tag != "metadata":
        yield from paragraphs(part)


def _has_turns(element: etree._Element) -> bool:
    return next(element.iter("spreekbeurt", "wie"), None) is not None


def _turn(turn: etree._Element, name: etree._Element) -> Iterator[str]:
    """The lines of a turn. Who speaks stands before its first line, and again after an interruption (a turn in it)."""
    speaker = lead = f"{_speaker(name)}:"
    for part in turn.iterchildren(etree.Element):
        if part is name:
            continue
        interrupted = _has_turns(part)
        if interrupted and lead:
            yield lead
            lead = ""
        for line in _said(part):
            yield f"{lead} {line}".lstrip()
            lead = ""
        if interrupted:
            lead = f"{speaker[:-1]} (vervolgt):"
    if lead == speaker:
        yield lead  # who said nothing that was printed
    yield from notes(name)


def _speaker(element: etree._Element) -> str:
    """ "De heer Jansen (VVD)"; brackets and the colon are sometimes printed and sometimes not."""
    party = next(element.iter("politiek", "partij"), None)
    said = " ".join(words(part) for part in element if part is not party) or words(element)
    name = squeeze(re.sub(r"[():]", " ", said))
    return f"{name} ({squeeze(words(party).strip('()'))})" if party is not None else name


def _text(root: etree._Element, ident: str, title: str | None, lines: list[str]) -> r.PublicatieTekst:
    if not lines:
        raise Unreadable("a publication without text")
    # a day that is printed can be any day that the text speaks of: only what the metadata state counts
    stated = {str(meta.get("name")): meta.get("content") for meta in root.iterfind("metadata/meta")}
    day = stated.get("OVERHEIDop.datumVergadering") or stated.get("DCTERMS.issued")
    return r.PublicatieTekst(ident, title, day, "\n".join(lines))


def publication(raw: Raw) -> Iterator[r.Record]:
    """All that a publication's XML says. The key of the payload is its id, so no two give the same rows."""
    root = tree(raw.body)
    if root.find("kamerstuk") is not None:
        stuk = paper(root)
        yield from kamerstuk(stuk, raw.key)
        yield from references(stuk, raw.key)
        return
    if next(root.iter("kamervragen"), None) is not None:
        yield answers(root, raw.key)
    elif next(root.iter("spreekbeurt", "handeling", "handelingen"), None) is not None:
        yield proceedings(root, raw.key)
    else:
        raise Unreadable(f"no kamerstuk, kamervragen or handelingen in <{root.tag}>")
    yield from references(root, raw.key)
