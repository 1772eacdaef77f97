"""What the records of an old workbook (.xls) say before any library reads it: its size, hidden parts, notes, macros."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.exchange.scan import Found, count_element, count_note, damaged, refuse_far
from desktop.exchange.storage import Storage

_WORKBOOKS = ("workbook", "book")
_MACROS = ("_vba_project_cur", "_vba_project", "vba")
_BEGIN, _LOCK, _SHEET, _ROW, _COLUMNS = 0x0809, 0x002F, 0x0085, 0x0208, 0x007D
_OBJECT, _TEXT_OF_OBJECT, _GOES_ON, _NOTE = 0x005D, 0x01B6, 0x003C, 0x001C
_FORMULA, _FLAG_OR_ERROR, _MANY_NUMBERS = 0x0006, 0x0205, 0x00BD
_CELLS = (0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _FORMULA, _FLAG_OR_ERROR, _MANY_NUMBERS)
_MACRO_SHEETS = (0x0040, 0x0006)  # kinds of a part: a sheet of Excel 4 macros, a module
_BIFF8 = 0x0600
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


class Locked(Exception):  # noqa: N818 - told by the guard in its own words
    """The workbook has a passphrase."""


def look(data: bytes) -> Found:
    """Look through an old workbook; `Trouble` where it is damaged or too large, `Locked` where it is locked."""
    found = Found()
    try:
        storage = Storage(data)
        names = {entry.name.lower() for entry in storage.entries}
        if names & set(_MACROS):
            found.macros = True
            return found
        book = next(entry for entry in storage.streams() if entry.name.lower() in _WORKBOOKS)
        _Records(found).follow(storage.stream(book))
    except (struct.error, ValueError, IndexError, StopIteration, UnicodeDecodeError) as error:
        raise damaged() from error
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _Records:
    """Follows the records of a workbook's stream, sheet by sheet."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.sheets: dict[int, str] = {}  # where each begins, and its name
        self.name = ""
        self.rows = self.columns = 0
        self.version = _BIFF8
        self.object = -1
        self.texts: dict[int, str] = {}
        self.awaits_text = False

    def follow(self, stream: bytes) -> None:
        """Follow all records to the end."""
        for at, kind, body in _records(stream):
            count_element(self.found)
            if kind in _CELLS:
                self._cell(kind, body)
            elif kind == _BEGIN:
                self._begin(at, body)
            elif kind == _SHEET:
                self._sheet(body)
            elif kind == _LOCK:
                raise Locked
            else:
                self._furniture(kind, body)
        self._finish()

    def _begin(self, at: int, body: bytes) -> None:
        self.version, kind = struct.unpack_from("<HH", body)
        self.found.macros |= kind in _MACRO_SHEETS
        if at in self.sheets:
            self._finish()
            self.name = self.sheets[at]
            self.found.names[self.name] = self.found.targets[self.name] = self.name

    def _finish(self) -> None:
        self.found.area += self.rows * self.columns
        self.rows = self.columns = 0
        self.texts.clear()

    def _sheet(self, body: bytes) -> None:
        start, _shown, kind, length = struct.unpack_from("<IBBB", body)
        self.found.macros |= kind in (1, 6)
        if self.version < _BIFF8:
            self.sheets[start] = body[7 : 7 + length].decode("cp874", "replace")
        elif body[7] & 1:
            self.sheets[start] = body[8 : 8 + 2 * length].decode("utf-16-le")
        else:
            self.sheets[start] = body[8 : 8 + length].decode("latin-1")

    def _cell(self, kind: int, body: bytes) -> None:
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_NUMBERS else column
        if row >= self.rows or last >= self.columns:
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, last + 1)
            refuse_far(self.found, self.rows, self.columns)
        error = -1
        if kind == _FLAG_OR_ERROR and body[7]:
            error = body[6]
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            error = body[8]
        if error in _ERRORS:
            self.found.errors.setdefault(self.name, {})[row + 1, column + 1] = _ERRORS[error]

    def _furniture(self, kind: int, body: bytes) -> None:
        """Follow what is not a cell: hidden rows and columns, and notes, whose text comes before their place."""
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            self.found.hidden.setdefault(self.name, []).append(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            self.found.hidden_columns.setdefault(self.name, []).append((first + 1, last + 1))
        elif kind == _OBJECT and len(body) >= 8:
            self.object = struct.unpack_from("<H", body, 6)[0]
        elif kind == _NOTE and self.version == _BIFF8:
            row, column, _flags, about = struct.unpack_from("<HHHH", body)
            count_note(self.found, self.name, (row + 1, column + 1), self.texts.get(about, ""))
        elif kind == _GOES_ON and self.awaits_text and body:
            text = body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", "replace")
            self.texts[self.object] = text
        self.awaits_text = kind == _TEXT_OF_OBJECT
