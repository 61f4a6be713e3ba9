"""Letters by e-mail: an attached letter where there is one, else the message with who, when and what above it."""

import re
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from linker.models import Hyperlink
from linker.read.plain import Unreadable, decoded

Read = tuple[str, tuple[Hyperlink, ...]]
Reader = Callable[[bytes], Read]
_MAX_PARTS = 200
_SALUTATION = re.compile(
    r"^\W{0,4}(?:zeer )?(?:geachte?|beste|hooggeachte|dames en heren|excellentie|l\.\s?s\.)\b", re.I | re.M
)
_LABELS = {"Van": "van|afzender", "Aan": "aan|t\\.a\\.v\\.", "Datum": "datum", "Onderwerp": "onderwerp|betreft"}


def read_eml(raw: bytes, readers: Mapping[str, Reader]) -> Read:
    """The bytes of a message in; the text and link targets of the letter in it out.

    `readers` has a reader for each format that an attachment may have. An attachment is the letter when it
    has a salutation, or when it is more than twice as long as the message.
    """
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = list(_parts(message))
    except Unreadable:
        raise
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable(f"is no readable e-mail ({type(error).__name__})") from error
    if not message.keys():
        raise Unreadable("is no e-mail (it has no headers)")
    body = _body(parts, readers)
    attached, reasons = [], []
    for part in parts:
        name = _name(part)
        if name and (reader := readers.get(PurePath(name).suffix.lower())):
            try:
                attached.append(reader(_payload(part)))
            except Unreadable as error:
                reasons.append(f"{name} {error}")
    letter = next((read for read in attached if _SALUTATION.search(read[0])), None)
    if letter is not None:
        return letter
    longest = max(attached, key=lambda read: len(read[0]), default=("", ()))
    if body and len(body[0].strip()) > len(longest[0]) / 2:
        return _with_headers(message, body)
    if longest[0].strip():
        return longest
    raise Unreadable("holds no letter" + (f": {'; '.join(reasons)}" if reasons else ""))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for at, part in enumerate(message.walk()):
        if at >= _MAX_PARTS:
            raise Unreadable(f"has more than {_MAX_PARTS} parts")
        if isinstance(part, EmailMessage) and not part.is_multipart():
            yield part


def _name(part: EmailMessage) -> str:
    return " ".join((part.get_filename() or "").split())


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _body(parts: list[EmailMessage], readers: Mapping[str, Reader]) -> Read | None:
    """The message itself: as HTML, which keeps its links, else as plain text."""
    for kind, suffix in (("text/html", ".html"), ("text/plain", ".txt")):
        for part in parts:
            if part.get_content_type() == kind and not _name(part):
                read = readers[suffix](_utf8(part))
                if read[0].strip():
                    return read
    return None


def _utf8(part: EmailMessage) -> bytes:
    """The part's text as UTF-8, whatever character set it names."""
    payload, named = _payload(part), part.get_content_charset()
    try:
        return payload.decode(named or "utf-8").encode()
    except (LookupError, UnicodeError):  # a set that doesn't exist or doesn't fit: guessed as for a file
        return decoded(payload).encode()


def _with_headers(message: EmailMessage, body: Read) -> Read:
    """The message under the lines of its head, without those that it says itself."""
    text, links = body
    opening = _SALUTATION.search(text)
    head = text[: opening.start() if opening else 0]
    lines = "".join(
        f"{label}: {value}\n"
        for label, value in _header_values(message)
        if value and not re.search(rf"^(?:{_LABELS[label]})\b", head, re.IGNORECASE | re.MULTILINE)
    )
    lines += "\n" if lines else ""
    moved = (Hyperlink(link.start + len(lines), link.end + len(lines), link.url) for link in links)
    return lines + text, tuple(moved)


def _header_values(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """From, To, Date and Subject as a letter would say them; an address without a name says nothing."""
    try:
        day = parsedate_to_datetime(str(message["date"])).date().isoformat() if message["date"] else ""
    except (ValueError, TypeError, IndexError):
        day = ""  # a date that is none: the letter has none
    subject = re.sub(r"^(?:(?:re|fw|fwd|antw|doorst)\s*:\s*)+", "", str(message["subject"] or ""), flags=re.I)
    values = ("Van", parseaddr(str(message["from"] or ""))[0]), ("Aan", parseaddr(str(message["to"] or ""))[0])
    for label, value in (*values, ("Datum", day), ("Onderwerp", subject)):
        yield label, " ".join(value.split())
