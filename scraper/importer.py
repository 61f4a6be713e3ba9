"""`python -m scraper import`: payloads from files on disk, through raw.db like a crawl.

Reading (xz, JSON, records) runs in worker processes, writing here; all of an import is one transaction, so a
file that turns out broken leaves nothing half-written.
"""

import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from tqdm import tqdm

from scraper.source import Raw, Unreadable
from scraper.sources import officielebekendmakingen, tweedekamer
from scraper.sources.tweedekamer_fields import ENTITIES
from scraper.sources.tweedekamer_syncfeed import payloads, read_feed
from scraper.store import Prepared, Store, batches, prepare
from scraper.workers import in_workers

# <name>.jsonl.xz -> the OData entity of its rows
ROWS = {
    "zaak": "Zaak",
    "document": "Document",
    "activiteit": "Activiteit",
    "besluit": "Besluit",
    "stemming": "Stemming",
    "agendapunt_zaak": "Agendapunt",
    "motie_zaak_document": "Zaak",
    "besluit_zaak": tweedekamer.DERIVED,
}
LINES_A_TASK = 1000


class UnusableFile(ValueError):
    """A file that can't be imported: one line that says which and why."""


@dataclass(frozen=True)
class Task:
    """Some payloads of one file, still as bytes: (line number or member name, body)."""

    kind: str  # an OData entity, "page", "feed" or "publication"
    file: str
    now: str
    parts: list[tuple[str, bytes]]


def kind_of(path: Path) -> str | None:
    """What a file holds, by its name and (for .xml and .json) its first bytes; None for no known kind."""
    name = path.name
    if name.endswith(".jsonl.xz"):
        return ROWS.get(name.removesuffix(".jsonl.xz"))
    if name.endswith(".tar.xz"):
        return "publication"
    if path.suffix == ".json" and b'"@odata.context"' in _head(path):
        return "page" if _entity_of(_json(path.read_bytes())) else None
    if path.suffix == ".xml" and b"<feed" in _head(path) and b"tweedekamer.nl/xsd/tkData" in path.read_bytes():
        return "feed" if _entities_of(path.read_bytes()) <= ENTITIES.keys() else None
    if path.suffix == ".xml" and b"<officiele-publicatie" in _head(path):
        # a Staatsblad or Staatscourant has the same root
        return "publication" if b"<kamerstuk" in path.read_bytes() else None
    return None


def _json(body: bytes) -> Any:
    """What a JSON text holds; None where it is none (then what reads it says so)."""
    try:
        return orjson.loads(body)
    except ValueError:
        return None


def _entity_of(page: Any) -> str | None:
    """The entity that an OData answer (a page of rows, or one row) is about, where we have a table for it."""
    context = page.get("@odata.context") if isinstance(page, dict) else None
    entity = re.match(r"\w*", str(context).rpartition("#")[2])[0]  # type: ignore[index]  # it matches anything
    return entity if entity in ENTITIES else None


def _entities_of(feed: bytes) -> set[str]:
    """The entities of a page of SyncFeed; none where it can't be read (then what reads it says so)."""
    try:
        return {entry.key.partition("/")[0] for entry in read_feed(feed).entries}
    except Unreadable:
        return set()


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2000)


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """(files to import, files of no known kind in the folders). Raises UnusableFile for one named by itself."""
    known: list[Path] = []
    unknown: list[Path] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file()):
                (known if kind_of(file) else unknown).append(file)
        elif not path.is_file():
            raise UnusableFile(f"{path}: no such file or folder")
        elif path.stat().st_size == 0:
            raise UnusableFile(f"{path}: empty")
        elif not kind_of(path):
            kinds = f"{', '.join(ROWS)} as .jsonl.xz; OData .json; SyncFeed .xml; official .xml, .tar.xz"
            raise UnusableFile(f"{path}: of no known kind ({kinds})")
        else:
            known.append(path)
    if not known:
        raise UnusableFile(f"{', '.join(map(str, paths))}: nothing to import")
    return known, unknown


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    """The payloads of a file as bytes, each with its place in it. Raises UnusableFile where it is broken."""
    try:
        if path.name.endswith(".jsonl.xz"):
            with lzma.open(path, "rb") as lines:
                for n, line in enumerate(lines, 1):
                    yield str(n), line.rstrip(b"\r\n")
        elif path.name.endswith(".tar.xz"):
            with tarfile.open(path, "r:xz") as tar:
                for member in tar:
                    if content := tar.extractfile(member):
                        yield member.name, content.read()
        else:
            yield "", path.read_bytes()
    except (lzma.LZMAError, EOFError, tarfile.TarError, OSError) as error:
        raise UnusableFile(f"{path}: broken: {error}") from error


def tasks(paths: Iterable[Path], now: str) -> Iterator[Task]:
    """The work of an import, in pieces that a worker can do."""
    for path in paths:
        kind = kind_of(path) or ""
        for parts in batches(_parts(path), LINES_A_TASK):
            yield Task(kind, path.name, now, parts)


def raws(task: Task) -> Iterator[Raw]:
    """The payloads of a task, one entity each. A part that isn't one keeps its place as its key."""
    for place, body in task.parts:
        where = f"{task.file}:{place}" if place else task.file
        if task.kind == "publication":
            yield _publication(where, body, task.now)
        elif task.kind == "page":
            yield from _page(where, body, task.now)
        elif task.kind == "feed":
            yield from _feed(where, body, task.now)
        else:
            yield from _row(task.kind, where, body, task.now)


def _raw(
    source: str, key: str, body: bytes, now: str, version: str = "", content_type: str = "application/json"
) -> Raw:
    return Raw(source, key, body, "", now, content_type, version)  # a file on disk has no address


def _publication(where: str, body: bytes, now: str) -> Raw:
    try:
        key = officielebekendmakingen.key_of(body)
    except Unreadable:
        key = where  # records() says why
    return _raw("officielebekendmakingen", key, body, now, content_type="application/xml")


def _page(where: str, body: bytes, now: str) -> Iterator[Raw]:
    page = _json(body)
    entity = _entity_of(page)
    if entity is None:
        yield _raw("tweedekamer", where, body, now)  # records() says why
        return
    if "value" not in page:
        del page["@odata.context"]
    for n, row in enumerate(page.get("value", [page])):
        yield from _row(entity, f"{where}:{n}", tweedekamer.to_bytes(row), now)


def _feed(where: str, body: bytes, now: str) -> Iterator[Raw]:
    try:
        entries = read_feed(body).entries
    except Unreadable:
        yield _raw("tweedekamer", where, body, now)  # records() says why
        return
    for entry in entries:
        for key, part, version, content_type in payloads(entry):
            yield _raw("tweedekamer", key, part, now, version, content_type)


def _row(entity: str, where: str, body: bytes, now: str) -> Iterator[Raw]:
    row = _json(body)
    if not isinstance(row, dict) or not (row.get("Id") or entity == tweedekamer.DERIVED):
        yield _raw("tweedekamer", where, body, now)
    elif entity == tweedekamer.DERIVED:
        yield _raw("tweedekamer", f"{entity}/{row.get('Besluit_Id')}/{row.get('Zaak_Id')}", body, now)
    else:
        for key, part in tweedekamer.entities(entity, row):
            # a row without expanded parts is the payload itself
            same = part.keys() == row.keys() if isinstance(part, dict) else False
            yield _raw(
                "tweedekamer",
                key,
                body if same else tweedekamer.to_bytes(part),
                now,
                tweedekamer.version_of(part),
            )


def work(task: Task) -> tuple[int, list[Prepared]]:
    """Done in a worker process: how many parts, and what they come to."""
    return len(task.parts), [prepare(raw) for raw in raws(task)]


def import_files(paths: list[Path], store: Store, now: str) -> None:
    """Import all of `paths` in one transaction that the caller commits."""
    with store.filling(), tqdm(desc="import", unit=" rows", disable=None) as bar:
        for rows, prepared in in_workers(work, tasks(paths, now)):
            store.save(prepared)
            bar.update(rows)
