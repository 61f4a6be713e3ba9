"""A letter's file in, its text out: the only file I/O of the linker.

Each format has a module that turns what it holds into one text with the link targets beside it;
contact details are masked here, once, for all of them.
"""

from collections.abc import Callable
from pathlib import Path

from linker.models import Hyperlink, ReadText
from linker.read.docx import read_docx
from linker.read.html import read_html
from linker.read.mask import mask
from linker.read.pdf import read_pdf
from linker.read.plain import Unreadable, decoded, read_markdown, read_text


class UnreadableLetter(ValueError):
    """A file that can't be read as a letter. The message is one line that says what and where."""


Reader = Callable[[bytes], tuple[str, tuple[Hyperlink, ...]]]
READERS: dict[str, Reader] = {
    ".txt": lambda raw: read_text(decoded(raw)),
    ".md": lambda raw: read_markdown(decoded(raw)),
    ".html": lambda raw: read_html(decoded(raw)),
    ".docx": read_docx,
    ".pdf": read_pdf,
}


def read(path: Path) -> ReadText:
    """The text of a letter's file, with its link targets and without contact details.

    Raises UnreadableLetter for a file that is missing, empty, of a format not known, or not what its
    name says.
    """
    if not path.exists():
        raise UnreadableLetter(f"{path}: no such file")
    if path.is_dir():
        raise UnreadableLetter(f"{path}: is a directory, not a letter")
    if (reader := READERS.get(path.suffix.lower())) is None:
        known = ", ".join(suffix[1:] for suffix in READERS)
        raise UnreadableLetter(f"{path}: this format can't be read yet ({known})")
    try:
        text, links = reader(path.read_bytes())
    except OSError as error:
        raise UnreadableLetter(f"{path}: can't be opened ({error.strerror})") from error
    except Unreadable as error:
        raise UnreadableLetter(f"{path}: {error}") from error
    if not text.strip():
        raise UnreadableLetter(f"{path}: holds no text")
    return ReadText(mask(text), links)
