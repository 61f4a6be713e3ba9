"""A zip of XML (Word, OpenDocument) opened with care: nothing is unpacked to disk, nothing outside it is read."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from linker.read.plain import Unreadable

Element = etree._Element
MAX_UNPACKED = 300_000_000  # bytes of the whole file unpacked (pictures are big; bombs are bigger)
MAX_PART = 30_000_000  # bytes of one XML part unpacked
# Word's "strict" files name the same elements after other addresses (ISO/IEC 29500-1 against -4).
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


class Package:
    """The parts of a zipped document by name. `kind` names the format in what goes wrong."""

    def __init__(self, raw: bytes, kind: str) -> None:
        self.kind = kind
        if raw.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(f"is no {kind}, but an old Word file (doc) or one that is locked with a password")
        try:
            self._zip = ZipFile(BytesIO(raw))
            self._sizes = {entry.filename: entry.file_size for entry in self._zip.infolist()}
        except (BadZipFile, ValueError, EOFError, NotImplementedError, OSError, UnicodeDecodeError) as error:
            raise Unreadable(f"is no {kind}") from error
        if sum(self._sizes.values()) > MAX_UNPACKED:
            raise Unreadable(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, None where there is no such part. A document type is never in one."""
        if name not in self._sizes:
            return None
        if self._sizes[name] > MAX_PART:
            raise Unreadable(f"{name} in it unpacks to more than {MAX_PART // 1_000_000} MB")
        try:
            body = self._zip.read(name)
            for strict, usual in _STRICT.items():
                body = body.replace(strict, usual)
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            root = etree.fromstring(body, parser)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise Unreadable(f"{name} in it can't be unpacked ({error})") from error
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(f"{name} in it is no readable XML ({str(error).splitlines()[0]})") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(f"{name} in it declares a document type, which no {self.kind} does")
        return root
