"""The file that a paper becomes: ReportLab's document, written small and quickly, and how its objects are noted."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 4  # of compression: half the time of the usual 6, two bytes in a hundred more
_NO_HEAD = -zlib.MAX_WBITS  # tells zlib to leave out the two bytes before and the sum after
_SHORT = (zlib.Z_BEST_SPEED, zlib.DEFLATED, -12, 5)  # little memory and search for what is soon at its end
_ZLIB = b"\x78\x9c"  # the two bytes that stand before what zlib has packed


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalogue, with the entry that PDF/A needs besides."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document with objects that are bytes already; all but streams are packed into one stream.

    Thousands of small objects make the structure of a paper, and packed together they take little room.
    """

    def __init__(self) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7))
        self.Catalog = _Catalog()
        self.Catalog.Lang, self.Catalog.Pages = Plain("(th-TH)"), self.Pages
        self._small: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """Number an object that is added later."""
        self.objectcounter += 1
        number: int = self.objectcounter
        return number

    def add(self, content: str, number: int = 0) -> str:
        """Add an object and give the reference to it."""
        number = number or self.reserve()
        self._small[number] = content
        return f"{number} 0 R"

    def add_stream(self, content: bytes, about: str = "/Filter/FlateDecode") -> str:
        """Add a stream, packed as `about` says, and give the reference to it."""
        number = self.reserve()
        head = f"{number} 0 obj\n<<{about}/Length {len(content)}>>\nstream\n"
        self._streams[number] = head.encode() + content + b"\nendstream\nendobj\n"
        return f"{number} 0 R"

    def add_page(self, page: Plain) -> str:
        """Add a page, which may be filled in later, and give the reference to it."""
        self.addPage(page)
        return self.reference(page)

    def reference(self, one: pdfdoc.PDFObject) -> str:
        """Give the reference to one of ReportLab's objects."""
        written: bytes = self.Reference(one).format(self)
        return written.decode()

    def format(self) -> bytes:
        """Write the file."""
        root, info = self.reference(self.Catalog), self.reference(self.info)
        self._add_reportlabs()
        holder, order = self._pack_small()
        file = pdfdoc.PDFFile(self._pdfVersion)
        places = {number: (1, file.add(stream), 0) for number, stream in self._streams.items()}
        places |= {number: (2, holder, at) for at, number in enumerate(order)}
        last = self.reserve()
        places |= {0: (0, 0, 65535), last: (1, file.offset, 0)}
        rows = [part for number in range(last + 1) for part in places[number]]
        packed = compressed(struct.pack(">" + "BLH" * (last + 1), *rows))
        about = f"/Type/XRef/Size {last + 1}/W[1 4 2]/Root {root}/Info {info}/ID{self._name()}"
        head = f"{last} 0 obj\n<<{about}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        end = f"\nendstream\nendobj\nstartxref\n{file.offset}\n%%EOF\n"
        file.add(head.encode() + packed + end.encode())
        written: bytes = file.format(self)
        return written

    def _add_reportlabs(self) -> None:
        """Add the catalogue and what else ReportLab keeps as objects of its own; some bring others."""
        done = 0
        while done < len(self.numberToId):
            for number, name in list(self.numberToId.items())[done:]:
                self._small[number] = pdfdoc.format(self.idToObject[name], self, toplevel=1).decode("latin-1")
                done += 1

    def _pack_small(self) -> tuple[int, list[int]]:
        """Pack all objects but streams into one stream; give its number, and theirs in their order."""
        index, at = [], 0
        for number, content in self._small.items():
            index.append(f"{number} {at}")
            at += len(content) + 1
        first = " ".join(index) + "\n"
        whole = (first + "\n".join(self._small.values())).encode("latin-1")
        about = f"/Type/ObjStm/N {len(index)}/First {len(first)}/Filter/FlateDecode"
        self.add_stream(compressed(whole), about)
        return self.objectcounter, list(self._small)

    def _name(self) -> str:
        """Name the file by what it says, so that the same paper has the same name each time."""
        for stream in self._streams.values():
            self.updateSignature(stream)
        name = self.signature.hexdigest()
        return f"[<{name}><{name}>]"


class Plain(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is written as it stands, for the places where ReportLab wants one of its own."""

    def __init__(self, content: str = "") -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        """Give what it says."""
        return self.content.encode("latin-1")


class Begun:
    """Content that the streams of many papers have in their middle, compressed once."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _NO_HEAD)
        self._packed = packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)

    def compressed(self, before: bytes, after: bytes) -> bytes:
        """Compress the whole content of a stream from what stands before and after."""
        total = zlib.adler32(after, zlib.adler32(self.content, zlib.adler32(before)))
        packer = zlib.compressobj(*_SHORT)
        stored = struct.pack("<BHH", 0, len(before), len(before) ^ 0xFFFF) + before if before else b""
        tail = packer.compress(after) + packer.flush()
        return b"".join((_ZLIB, stored, self._packed, tail, total.to_bytes(4, "big")))


def compressed(content: bytes) -> bytes:
    """Compress the content of a stream."""
    return zlib.compress(content, _LEVEL)


def text(words: str) -> str:
    """Note words that are not drawn, such as a title."""
    return f"<feff{words.encode('utf-16-be').hex()}>"
