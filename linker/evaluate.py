"""How well the linker does on labelled sets, and what was gained and lost since the committed figures.

The scoring is pure: a labelled row and what was found in it make a `Tally`. `evaluate` reads the sets, runs
the linker and prints. The committed figures are those of db/scores.py.
"""

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from db import store
from db.scores import FILE as SCORES
from linker import lifecycles
from linker.claims import scoring
from linker.find import find
from linker.linked import LinkedLetter, link_citations, link_letter
from linker.lookup import Lookup
from linker.models import Ask, AskDocument, Citation, Letter, Link
from linker.read import UnreadableLetter, read
from linker.split import split
from linker.suggest import MOST, Context, suggest

Json = dict[str, Any]
T = TypeVar("T")

ASK_SHARE = 0.6  # of an ask's words that a found one must share to be the same
CONFIDENT = 0.5  # the score of a proposal from which it claims something
KINDS = ("citations", "titles", "execution", "lifecycles", "asks")
SAVED = (
    "n", "precision", "recall", "f1", "ndcg", "recall_each", "failed", "macro_f1", "classes", "due", "linking",
    "levels",
)  # fmt: skip
HEADER = ("sender", "recipient", "committee", "date", "subject", "reference", "debate.name", "debate.date")


class UnusableGold(ValueError):
    """A labelled set or a file of scores that can't be used: one line that says which and why."""


@dataclass(frozen=True)
class Tally:
    """What became of one item: how much was found, found wrongly, missed. `extra`: found where nothing is."""

    id: str
    right: int = 0
    wrong: int = 0
    missed: int = 0
    extra: bool = False
    ndcg: float | None = None  # of a ranking


def figures(name: str, tallies: Collection[Tally]) -> Json:
    """The figures of a set. Without anything found nothing is wrong, without anything to find nothing missed."""
    right, wrong, missed = (sum(getattr(t, part) for t in tallies) for part in ("right", "wrong", "missed"))
    precision, recall, f1 = _share(right, wrong), _share(right, missed), _share(2 * right, wrong + missed)
    counts = {"n": sum(not t.extra for t in tallies), "precision": precision, "recall": recall, "f1": f1}
    ranked = [(t.ndcg, _share(t.right, t.missed)) for t in tallies if t.ndcg is not None]
    if ranked:
        counts["ndcg"], counts["recall_each"] = (
            round(sum(values) / len(ranked), 4) for values in zip(*ranked, strict=True)
        )
    failed = sorted(t.id for t in tallies if t.wrong or t.missed)
    return {"set": name, **counts, "right": right, "wrong": wrong, "missed": missed, "failed": failed}


def _share(part: int, rest: int) -> float:
    return round(part / (part + rest), 4) if part + rest else 1.0


def compare(now: Json, before: Json) -> Json:
    """What a set gained and lost: the items that failed before and don't now, and the other way round."""
    failed, failed_before = set(now["failed"]), set(before["failed"])
    changed = {name: [before[name], now[name]] for name in ("precision", "recall", "f1")}
    gained, lost = sorted(failed_before - failed), sorted(failed - failed_before)
    return {"compared": now["set"], **changed, "gained": gained, "lost": lost}


def score_citations(row: Json, found: Iterable[Citation]) -> Tally:
    """A passage. Each id meant counts; a citation without an id is right where it is found with no other one.

    An id that isn't meant is wrong, and so is a citation where none is."""
    rest = [citation for citation in found if citation.kind != "named"]  # scored in titles
    right = wrong = missed = 0
    for gold in row["citations"]:
        here = {citation.target for citation in rest if _covers(citation, gold)}
        rest = [citation for citation in rest if not _covers(citation, gold)]
        meant, accepted = set(gold["resolves_to"]), {*gold["resolves_to"], *gold.get("also_ok", ())}
        stray = here - accepted - {None}
        if not meant:
            wanted, got = 1, int(bool(here) and not stray)
        else:
            wanted, got = len(meant), min(len(here & accepted), len(meant))
            if got and gold.get("match") == "any":
                got = wanted
        right, wrong, missed = right + got, wrong + len(stray), missed + wanted - got
    return Tally(row["id"], right, wrong + len(rest), missed)


def _covers(citation: Citation, gold: Json) -> bool:
    """Whether a citation has half or more of a labelled span."""
    shared = min(citation.end, gold["end"]) - max(citation.start, gold["start"])
    return bool(2 * shared >= gold["end"] - gold["start"])


def score_title(row: Json, link: Link | None, accepted: Collection[str]) -> Tally:
    """A reference by name or title. An abstention (None: not even seen) is a miss; a wrong link is wrong and, where a
    paper is meant, a miss."""
    meant = row["true_id"] is not None
    linked = link is not None and link.status == "linked"
    title = link.title if link else None
    same = bool(row["true_title"]) and _squeezed(title) == _squeezed(row["true_title"])
    right = linked and meant and (same or (link is not None and link.document in accepted))
    return Tally(row["id"], int(right), int(linked and not right), int(meant and not right))


def _squeezed(text: str | None) -> str:
    """A text without what makes no difference: case, spaces, a final full stop."""
    return " ".join((text or "").split()).rstrip(".").casefold()


def score_asks(gold: Sequence[Json], letter: Letter, name: str) -> list[Tally]:
    """A letter's asks: each, with its repeats (`duplicate_of`, the ask's number), and what asks nothing."""
    found = {ask.n: ask.text for ask in letter.asks if ask.duplicate_of is None}
    wanted: dict[int, list[str]] = defaultdict(list)
    for n, ask in enumerate(gold, 1):
        wanted[ask["duplicate_of"] or n].append(ask["text"])
    here = {n: any(_same_ask(text, ask) for text in texts for ask in found.values()) for n, texts in wanted.items()}
    stray = [n for n, text in found.items() if not any(_same_ask(ask["text"], text) for ask in gold)]
    return _listed(f"{name}/ask", here, stray)


def _listed(name: str, here: dict[int, bool], stray: Iterable[int]) -> list[Tally]:
    """The tallies of numbered things: whether each is there, and what was found besides."""
    wanted = [Tally(f"{name}-{n}", right=int(found), missed=int(not found)) for n, found in here.items()]
    return wanted + [Tally(f"{name}-{n}-found", wrong=1, extra=True) for n in stray]


def _same_ask(gold: str, found: str) -> bool:
    words, others = set(re.findall(r"\w+", gold.lower())), set(re.findall(r"\w+", found.lower()))
    return len(words & others) >= ASK_SHARE * len(words)


def score_footnotes(gold: Sequence[Json], letter: Letter, name: str) -> list[Tally]:
    """A letter's footnotes: right where one has the same number and text; the numbers keep the order."""
    wanted = {note["n"]: _squeezed(note["text"]) for note in gold}
    found = {note.n: _squeezed(note.text) for note in letter.footnotes}
    same = {n: found.get(n) == text for n, text in wanted.items()}
    return _listed(f"{name}/note", same, [n for n in found if not same.get(n)])


def score_header(gold: Json, letter: Letter, name: str) -> list[Tally]:
    """The fields of a letter's head: each one is right, wrong (and missed), or not there and rightly so."""
    tallies = []
    for key in HEADER:
        wanted, got = _field(key, gold), _field(key, asdict(letter))
        bad = wanted != got
        tallies.append(Tally(f"{name}/{key}", int(bool(wanted) and not bad), bool(got) * bad, bool(wanted) * bad))
    return tallies


def _field(key: str, letter: Json) -> str:
    """A field as compared, "debate.name" one deep. "Vaste commissie voor" makes no other committee."""
    outer, _, inner = key.partition(".")
    value = letter[outer] and letter[outer][inner] if inner else letter[outer]
    text = _squeezed(str(value)) if value else ""
    return re.sub(r"^(?:de )?vaste (?:kamer)?commissie voor ", "", text) if key == "committee" else text


def score_links(gold: Json, linked: LinkedLetter, name: str) -> list[Tally]:
    """The links of a letter: of each footnote, and of the citations in its text, taken together."""
    same = gold.get("same_as", {})
    notes = {n: _documents(links) for n, links in linked.footnotes.items()}
    inline = _documents(linked.citations)
    tallies = [_score_ids(f"{name}/note-{g['n']}", [g], notes.pop(g["n"], set()), same) for g in gold["footnotes"]]
    stray = [Tally(f"{name}/note-{n}-found", wrong=len(ids), extra=True) for n, ids in notes.items() if ids]
    return [*tallies, _score_ids(f"{name}/inline", gold["inline_citations"], inline, same), *stray]


def _documents(links: Iterable[Link]) -> set[str]:
    return {link.document for link in links if link.status == "linked" and link.document}


def _score_ids(name: str, gold: Sequence[Json], found: set[str], same: dict[str, list[str]]) -> Tally:
    """What was linked against what is meant; `same` has the other ids of a paper."""
    right = missed = 0
    accepted: set[str] = set()
    for citation in gold:
        equal = {i for also in citation.get("also_ok", ()) for i in (also, *same.get(also, ()))}
        accepted |= equal
        for meant in citation["resolves_to"]:
            ids = {meant, *same.get(meant, ())}
            accepted |= ids
            here = bool((ids | equal) & found)
            right, missed = right + here, missed + (not here)
    return Tally(name, right, len(found - accepted), missed)


def score_lifecycle(row: Json) -> Tally:
    """The course of a motie: whether the claims give the standing that is labelled. A wrong one is missed too."""
    right = lifecycles.found(row) == lifecycles.expected(row)
    return Tally(row["motion_id"], int(right), int(not right), int(not right))


def score_documents(row: Json, found: Sequence[AskDocument]) -> tuple[Tally, Tally]:
    """What is proposed for an ask: the documents of grade 2 among the first ten, and the relation of those.

    Of the ranking, nDCG over the judged documents in its order: an unjudged one says nothing. Where nothing bears
    on the ask, each proposal that says with confidence how it does is wrong."""
    name = f"{row['letter']}/{row['ask_index']}"
    judged = {document["id"]: document for document in row["judged"]}
    ranked = [document for document in found[:MOST] if document.document in judged]
    wanted = {ident for ident, document in judged.items() if document["grade"] == 2}
    if not wanted:
        return Tally(name, wrong=sum(d.relation != "background" and d.score >= CONFIDENT for d in found)), Tally(name)
    here = [document for document in ranked if document.document in wanted]
    right = sum(document.relation in judged[document.document]["relation"] for document in here)
    grades = [judged[document.document]["grade"] for document in ranked]
    best = sorted((document["grade"] for document in judged.values()), reverse=True)
    return (
        Tally(name, len(here), missed=len(wanted) - len(here), ndcg=_gain(grades) / _gain(best)),
        Tally(name, right, wrong=len(here) - right),
    )


def _gain(grades: Sequence[int]) -> float:
    """The discounted gain of the first ten (Järvelin and Kekäläinen 2002): a grade counts as 2^grade - 1."""
    return float(sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:MOST])))


def score_claims(reads: Sequence[scoring.Read]) -> Iterator[Tally]:
    """The mentions of one passage: right where the status is; a wrong one is missed too, and so is one not found."""
    for n, read_ in enumerate(reads, 1):
        right = read_.label is not None and read_.found == read_.wanted
        wrong = read_.found is not None and not right
        missed = read_.label is not None and not right
        yield Tally(f"{read_.passage}/{n}", int(right), int(wrong), int(missed), extra=read_.label is None)


def evaluate(gold: Sequence[Path], db: Path | None = None, scores: Path = SCORES, save: bool = False) -> int:
    """Score labelled files and folders, print a JSON line a set, then a line a set on what changed.

    Returns the exit code: 1 where a letter couldn't be read, 2 where nothing could be scored. Raises
    UnusableGold. What depends on a database bears its name ("titles/kamer")."""
    with _at(scores):
        committed: Json = json.loads(scores.read_text("utf-8")) if scores.is_file() else {}
    lookup, suffix = (Lookup(store.connect(db)), f"/{db.stem}") if db else (None, "")
    unread: list[str] = []
    scored: list[Json] = []
    paths = [found for named in gold for found in _sets(named)]
    if not paths:
        raise UnusableGold(f"{', '.join(map(str, gold))}: no labelled set inside")
    for path in paths:
        if not path.is_dir() and _kind(path) == "execution":
            scored.append(_claims(path))
            print(json.dumps(scored[-1]))
            continue
        results = _letters(path, lookup, suffix, unread) if path.is_dir() else _rows(path, lookup, suffix)
        for name, tallies in results.items():
            scored.append(figures(name, tallies))
            print(json.dumps(scored[-1]))
    with _at(scores):
        for now in scored:
            if now["set"] in committed:
                print(json.dumps(compare(now, committed[now["set"]])))
    if save and scored:
        committed |= {now["set"]: {key: now[key] for key in SAVED if key in now} for now in scored}
        scores.write_text(json.dumps(committed, indent=1, sort_keys=True) + "\n", "utf-8")
    return 2 if not scored else int(bool(unread))


@contextmanager
def _at(where: object) -> Iterator[None]:
    """Say of what can't be scored where it stands."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableGold(f"{where}: can't be scored: {type(error).__name__}: {error}") from error


def _sets(path: Path) -> list[Path]:
    """The sets in a path: files of rows, and folders with letters/ and gold/."""
    if path.is_dir() and not ((path / "letters").is_dir() and (path / "gold").is_dir()):
        inside = [entry for entry in sorted(path.iterdir()) if entry.is_dir() or _kind(entry)]
        return [found for entry in inside for found in _sets(entry)]
    if not path.is_dir() and not (path.is_file() and _kind(path)):
        raise UnusableGold(f"{path}: no labelled set ({', '.join(KINDS)} as .jsonl, or a folder with letters/)")
    return [path]


def _kind(path: Path) -> str | None:
    """The kind of a file's rows: the begin of its name, else of its folder's."""
    names = (path.name, path.resolve().parent.name) if path.suffix == ".jsonl" else ()
    return next((kind for name in names for kind in KINDS if name.startswith(kind)), None)


def _rows(path: Path, lookup: Lookup | None, suffix: str) -> dict[str, list[Tally]]:
    """Score a file of rows; what can't be scored is said on stderr."""
    kind, name = _kind(path), path.stem.removesuffix("_dev")
    if kind == "citations":
        return {name: list(_each(path, lambda row: score_citations(row, find(row["text"]))))}
    if kind == "asks" and lookup:
        return _asks(path, lookup, suffix)
    if kind == "titles" and lookup:
        return {name + suffix: list(_each(path, lambda row: _title(row, lookup)))}
    if kind == "lifecycles":
        return {name: list(_each(path, score_lifecycle))}
    print(f"{path}: needs --db", file=sys.stderr)
    return {}


def _claims(path: Path) -> Json:
    """The figures of a set of passages about execution: beside those of every set, per status, term, link and level."""
    reads = list(_each(path, lambda row: list(scoring.read(row))))
    made = scoring.scores(one for passage in reads for one in passage)
    name = "execution" if path.stem == "dev" else path.stem.removesuffix("_dev")
    return {**figures(name, [t for passage in reads for t in score_claims(passage)]), **asdict(made)}


def _each(path: Path, score: Callable[[Json], T]) -> Iterator[T]:
    with _at(path):
        lines = path.read_text("utf-8").splitlines()
    for n, line in enumerate(lines, 1):
        with _at(f"{path}:{n}"):
            yield score(json.loads(line))


def _asks(path: Path, lookup: Lookup, suffix: str) -> dict[str, list[Tally]]:
    """Score documents that bear on asks: as the letter shows them and for the ask alone; without a letter once."""
    name = path.stem.replace("_dev", "")
    letters = {file.stem: file for file in (path.resolve().parent.parent / "letters" / "letters").glob("*")}
    linked: dict[str, LinkedLetter] = {}
    sets: dict[str, list[Tally]] = defaultdict(list)

    def score(row: Json) -> None:
        for document in row["judged"]:
            document["id"] = next((paper.id for paper in lookup.by_key(document["id"])), document["id"])
        if row["letter"] not in linked:
            letter = _letter(letters[row["letter"]], []) if row["letter"] in letters else Letter("")
            linked[row["letter"]] = link_letter(letter, lookup)
        alone = suggest(
            Ask(1, row["text"], None, 0, 0, None), Context(), lookup, date.fromisoformat(row["letter_date"])
        )
        found_by = {"": _proposed(row["text"], linked[row["letter"]]) or alone}
        if row["letter"] in letters:
            found_by["_alone"] = alone
        for of, found in found_by.items():
            documents, relations = score_documents(row, found)
            sets[f"{name}{of}{suffix}"].append(documents)
            if relations.right or relations.wrong:
                sets[f"{name}{of}_relation{suffix}"].append(relations)

    for _ in _each(path, score):
        pass
    return sets


def _proposed(text: str, linked: LinkedLetter) -> tuple[AskDocument, ...]:
    """What a linked letter shows for an ask, found by its words."""
    return next((linked.asks[a.n] for a in linked.letter.asks if a.n in linked.asks and _same_ask(text, a.text)), ())


def _title(row: Json, lookup: Lookup) -> Tally:
    day = row["cited_on"]
    found = link_citations(row["text"], lookup, date.fromisoformat(day) if day else None)
    here = [link for link in found if link.citation.kind == "named" and _covers(link.citation, row)]
    link = next((link for link in here if link.status == "linked"), here[0] if here else None)
    ids = [i for i in (row["true_id"], *row.get("also_ok", ())) if i]
    return score_title(row, link, {*ids, *(paper.id for i in ids for paper in lookup.by_key(i))})


def _letters(folder: Path, lookup: Lookup | None, suffix: str, unread: list[str]) -> dict[str, list[Tally]]:
    """Score a folder of letters by parts. One that can't be read misses all that it holds."""
    parts: dict[str, list[Tally]] = defaultdict(list)
    name = folder.resolve().name
    for path in sorted((folder / "gold").glob("*.json")):
        with _at(path):
            gold = json.loads(path.read_text("utf-8"))
            letter = _letter(folder / "letters" / gold["file"], unread)
            parts[f"{name}/asks"] += score_asks(gold["asks"], letter, path.stem)
            parts[f"{name}/footnotes"] += score_footnotes(gold["footnotes"], letter, path.stem)
            parts[f"{name}/header"] += score_header(gold, letter, path.stem)
            if lookup:
                parts[f"{name}/links{suffix}"] += score_links(gold, link_letter(letter, lookup), path.stem)
    return parts


def _letter(path: Path, unread: list[str]) -> Letter:
    """A letter taken apart; an empty one where it can't be read."""
    try:
        return split(read(path))
    except UnreadableLetter as error:
        print(error, file=sys.stderr)
        unread.append(path.name)
        return Letter("")
