"""A letter's file in, its text out: the only file I/O of the linker.

Each format has a module that turns what it holds into one text with the link targets beside it; what no
reader sees is tidied and contact details are masked here, once, for all of them.
"""

from collections.abc import Callable
from pathlib import Path

from linker.models import Hyperlink, ReadText
from linker.read.mask import mask
from linker.read.plain import MAX_TEXT, Unreadable, decoded, read_markdown, read_text
from linker.read.unseen import drop_unseen

MAX_BYTES = 50_000_000  # of a file; a scanned letter of some pages takes a tenth of it


class UnreadableLetter(ValueError):
    """A file that can't be read as a letter. The message is one line that says what and where."""


Reader = Callable[[bytes], tuple[str, tuple[Hyperlink, ...]]]


# The libraries of a format are loaded when there is a file of it: together they take a tenth of a second.
def _html(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    from linker.read.html import read_html

    return read_html(decoded(raw))


def _docx(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    from linker.read.docx import read_docx

    return read_docx(raw)


def _odt(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    from linker.read.odt import read_odt

    return read_odt(raw)


def _pdf(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    from linker.read.pdf import read_pdf

    return read_pdf(raw)


def _eml(raw: bytes) -> tuple[str, tuple[Hyperlink, ...]]:
    from linker.read.eml import read_eml

    return read_eml(raw, READERS)


READERS: dict[str, Reader] = {
    ".txt": lambda raw: read_text(decoded(raw)),
    ".md": lambda raw: read_markdown(decoded(raw)),
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".odt": _odt,
    ".pdf": _pdf,
    ".eml": _eml,
}


def read(path: Path) -> ReadText:
    """The text of a letter's file, with its link targets and without contact details.

    Raises UnreadableLetter for a file that is missing, empty, too big, of a format not known, or not what its
    name says.
    """
    if not path.exists():
        raise UnreadableLetter(f"{path}: no such file")
    if not path.is_file():
        raise UnreadableLetter(f"{path}: is {'a directory' if path.is_dir() else 'no file'}, not a letter")
    if (reader := READERS.get(path.suffix.lower())) is None:
        known = ", ".join(suffix[1:] for suffix in READERS)
        raise UnreadableLetter(f"{path}: this format can't be read ({known})")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(f"is bigger than {MAX_BYTES // 1_000_000} MB")
        text, links = drop_unseen(*reader(path.read_bytes()))
    except OSError as error:
        raise UnreadableLetter(f"{path}: can't be opened ({error.strerror})") from error
    except Unreadable as error:
        raise UnreadableLetter(f"{path}: {error}") from error
    if len(text) > MAX_TEXT:
        raise UnreadableLetter(f"{path}: holds more than {MAX_TEXT} characters: more than a letter")
    if not text.strip():
        raise UnreadableLetter(f"{path}: holds no text")
    return ReadText(mask(text), tuple(sorted(links, key=lambda link: link.start)))
