"""What the XML inside a workbook says before any library reads it: its true size, hidden rows, wrong formulas.

Expat reads each part as a stream. Nothing is kept but positions and counts, so a hostile part costs no memory,
and the number of elements is bounded, so it costs little time.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from desktop.errors import Trouble

CELLS = 1_500_000  # of the rectangles from A1 to the last value: 50,000 rows of 30 columns
TEXT = 20_000_000  # letters of texts that many cells share, each time counted
ELEMENTS = 8_000_000  # a few seconds of looking
MENTIONED = 1_000  # rows of one hidden stretch, and notes of one workbook
NOTE = 300  # letters of a note that are told
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


@dataclass
class Found:
    """What was found in the parts of one workbook; paths are of the parts, rows count from 1."""

    names: dict[str, str] = field(default_factory=dict)  # a relation's id → the sheet's name
    targets: dict[str, str] = field(default_factory=dict)  # a relation's id → the part of the sheet
    hidden: dict[str, list[int]] = field(default_factory=dict)
    hidden_columns: dict[str, list[tuple[int, int]]] = field(
        default_factory=dict
    )  # first and last of each stretch
    notes: dict[str, list[tuple[int, int, str]]] = field(
        default_factory=dict
    )  # row, column, what is written there
    notes_of: dict[str, str] = field(default_factory=dict)  # a sheet's part → the part with its notes
    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)  # of the shared texts
    uses: Counter[int] = field(default_factory=Counter)  # of the shared texts
    macros: bool = False  # declared in the list of content types
    letters: int = 0  # of the texts that are repeated, each time counted
    area: int = 0  # cells of the rectangles that the sheets' values span
    elements: int = 0

    def parts(self) -> dict[str, str]:
        """Tell which part each named sheet is in."""
        return {name: self.targets[id_] for id_, name in self.names.items() if id_ in self.targets}

    def notes_in(self, part: str) -> list[tuple[int, int, str]]:
        """List the notes of the sheet in a part, kept with it or in a part of their own."""
        return self.notes.get(self.notes_of.get(part, part), [])


def count_element(found: Found) -> None:
    """Count one more thing that was looked at; `Trouble` where they are too many."""
    found.elements += 1
    if found.elements > ELEMENTS:
        raise too_many()


def too_many() -> Trouble:
    """Make the refusal of a file with more things in it than may be looked at."""
    return Trouble("ตารางนี้มีข้อมูลมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์")


def refuse_far(found: Found, rows: int, columns: int) -> None:
    """Refuse a sheet whose rectangle of values makes all of them together too large."""
    if found.area + rows * columns > CELLS:
        raise Trouble(
            "ตารางนี้มีข้อมูลในช่องที่ไกลผิดปกติ (แถว {row} คอลัมน์ {column}) กรุณาลบช่องนั้นหรือคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่",
            row=rows,
            column=columns,
        )


def count_note(found: Found, part: str, place: tuple[int, int], text: str) -> None:
    """Keep a note of a cell, shortened, while they are not too many to tell."""
    notes = found.notes.setdefault(part, [])
    if len(notes) < MENTIONED:
        notes.append((*place, " ".join(text.split())[:NOTE]))


def damaged() -> Trouble:
    """Make the refusal of a file that is not what it says it is."""
    return Trouble("อ่านไฟล์ตารางนี้ไม่ได้ ไฟล์อาจเสียหายหรือคัดลอกมาไม่ครบ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่")


def part(path: str, chunks: Iterable[bytes], found: Found) -> None:
    """Look through one XML part; `Trouble` where it is hostile, damaged or too large."""
    parser = expat.ParserCreate("UTF-8")  # whatever it declares: what reads it later knows no other
    parser.buffer_text = True
    reader = (_Document if path.lower() == "content.xml" else _Part)(path, found, parser)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.start
    empty = True  # some programs write parts without a byte
    try:
        for chunk in chunks:
            if b"\0" in chunk:  # UTF-16, which expat reads all the same
                raise damaged()
            parser.Parse(chunk, False)
            empty = False
        if not empty:
            parser.Parse(b"", True)
        reader.finish()
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error


def check_text(found: Found) -> None:
    """Refuse a workbook whose few texts unfold into too many letters once every part was looked through."""
    shared = sum(
        found.lengths[index] * times for index, times in found.uses.items() if index < len(found.lengths)
    )
    if shared + found.letters > TEXT:
        raise Trouble("ตารางนี้มีข้อความรวมกันมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์")


def _refuse_doctype(*_declared: object) -> None:
    raise Trouble("ไฟล์นี้มีคำสั่งแฝงในเนื้อไฟล์ (DOCTYPE) จึงไม่เปิดให้ กรุณาขอไฟล์ใหม่จากเจ้าของ หรือเปิดด้วย Excel แล้วบันทึกใหม่")


class _Reader:
    """Follows one part: counts its elements and the rectangle from A1 that its values span."""

    def __init__(self, path: str, found: Found, parser: expat.XMLParserType) -> None:
        self.path = path
        self.found = found
        self.parser = parser
        self.row = self.column = self.rows = self.columns = 0
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow the start of an element, whatever prefix its name has."""
        found = self.found
        found.elements += 1  # most of the time of a large file is spent here
        if found.elements > ELEMENTS:
            raise too_many()
        follow = self.starts.get(tag) or self.starts.get(tag.rpartition(":")[2])
        if follow:
            follow(attributes)

    def finish(self) -> None:
        """Add the rectangle of a sheet to those of the others."""
        self.found.area += self.rows * self.columns
        self.rows = self.columns = 0

    def holds_value(self) -> None:
        """Widen the rectangle to the cell at hand; refused where all become too large."""
        if self.row <= self.rows and self.column <= self.columns:
            return
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        refuse_far(self.found, self.rows, self.columns)


class _Part(_Reader):
    """Follows one part of an .xlsx: the cells of a sheet, the shared texts, the names and relations of sheets."""

    def __init__(self, path: str, found: Found, parser: expat.XMLParserType) -> None:
        super().__init__(path, found, parser)
        self.kind = ""
        self.said: list[str] = []
        self.starts = {
            "row": self._row, "c": self._cell, "v": self._value, "is": self._value, "si": self._shared,
            "sheet": self._sheet, "Relationship": self._relation, "Override": self._content, "Default": self._content,
            "col": self._columns, "comment": self._comment,
        }  # fmt: skip

    def _listen(self) -> None:
        """Follow text from here on; most values need none, and listening to all takes twice the time."""
        self.said = []
        self.parser.CharacterDataHandler = self.said.append
        self.parser.EndElementHandler = self._end

    def _end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local not in ("v", "is", "si", "comment"):
            return
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        said = "".join(self.said)
        if local == "si":
            self.found.lengths.append(len(said))
        elif local == "comment":
            count_note(self.found, self.path, (self.row, self.column), said)
        elif self.kind == "s" and said:
            self.found.uses[int(said)] += 1
        elif self.kind == "e":
            self.found.errors.setdefault(self.path, {})[self.row, self.column] = said

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.found.hidden.setdefault(self.path, []).append(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "")
        if "r" in attributes:
            self._go_to(attributes["r"])
        else:
            self.column += 1

    def _go_to(self, named: str) -> None:
        reference = _REFERENCE.fullmatch(named)
        if reference is None:
            raise damaged()
        self.row, self.column = int(reference[2]), _column(reference[1])

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            stretch = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.found.hidden_columns.setdefault(self.path, []).append(stretch)

    def _comment(self, attributes: dict[str, str]) -> None:
        self._go_to(attributes.get("ref", ""))
        self._listen()

    def _value(self, _attributes: dict[str, str]) -> None:
        self.holds_value()
        if self.kind in ("s", "e"):
            self._listen()

    def _shared(self, _attributes: dict[str, str]) -> None:
        self._listen()

    def _sheet(self, attributes: dict[str, str]) -> None:
        named = _local(attributes)
        if "name" in named and "id" in named:
            self.found.names[named["id"]] = named["name"]

    def _relation(self, attributes: dict[str, str]) -> None:
        if self.path.lower() == "xl/_rels/workbook.xml.rels":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            self.found.targets[attributes.get("Id", "")] = path
        elif attributes.get("Type", "").endswith("/comments"):
            folder, _rels, sheet = self.path.rpartition("/_rels/")
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            self.found.notes_of[f"{folder}/{sheet.removesuffix('.rels')}"] = path

    def _content(self, attributes: dict[str, str]) -> None:
        content = attributes.get("ContentType", "").lower()
        self.found.macros |= "vbaproject" in content or "macrosheet" in content


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Document(_Reader):
    """Follows the content of an .ods, where rows and cells are written once and repeated."""

    def __init__(self, path: str, found: Found, parser: expat.XMLParserType) -> None:
        super().__init__(path, found, parser)
        self.name = ""
        self.row_times = self.cell_times = 1
        self.has_value = False
        self.row_letters = 0
        self.note: list[str] | None = None
        self.starts = {
            "annotation": lambda _said: self._annotation(),
            "table-column": lambda said: self._columns(_local(said)),
            "table": lambda said: self._table(_local(said)),
            "table-row": lambda said: self._row(_local(said)),
            "table-cell": lambda said: self._cell(_local(said)),
            "covered-table-cell": lambda said: self._cell(_local(said)),
        }
        parser.CharacterDataHandler = self._text
        parser.EndElementHandler = self._end

    def _table(self, named: dict[str, str]) -> None:
        self.finish()
        self.row = self.column = 0
        self.name = named.get("name", "")
        self.found.names[self.name] = self.found.targets[self.name] = self.name

    def _row(self, named: dict[str, str]) -> None:
        self.row_times = int(named.get("number-rows-repeated", "1"))
        if named.get("visibility") in ("collapse", "filter"):
            last = self.row + min(self.row_times, MENTIONED)
            self.found.hidden.setdefault(self.name, []).extend(range(self.row + 1, last + 1))
        self.row, self.column, self.row_letters = self.row + self.row_times, 0, 0

    def _cell(self, named: dict[str, str]) -> None:
        self.cell_times = int(named.get("number-columns-repeated", "1"))
        self.column += self.cell_times
        self.has_value = "value-type" in named
        if self.has_value:
            self.holds_value()

    def _columns(self, named: dict[str, str]) -> None:
        first = self.column + 1
        self.column += int(named.get("number-columns-repeated", "1"))
        if named.get("visibility") in ("collapse", "filter"):
            self.found.hidden_columns.setdefault(self.name, []).append((first, self.column))

    def _annotation(self) -> None:
        self.note = []

    def _text(self, text: str) -> None:
        if self.note is not None:
            self.note.append(text)
        elif self.has_value:
            self.row_letters += len(text) * self.cell_times

    def _end(self, tag: str) -> None:
        if tag.endswith("table-row"):
            self.found.letters += self.row_letters * self.row_times
            self.has_value = False
        elif self.note is not None and tag.endswith(("date", "creator", "date-string")):
            self.note.clear()  # who wrote it and when
        elif self.note is not None and tag.endswith("annotation"):
            count_note(self.found, self.name, (self.row, self.column), " ".join(self.note))
            self.note = None


def _local(attributes: dict[str, str]) -> dict[str, str]:
    """Give attributes by their names without prefixes."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}
