"""What the XML inside a workbook says before any library reads it: its true size, hidden rows, wrong formulas.

Expat reads each part as a stream. Nothing is kept but positions and counts, so a hostile part costs no memory,
and the number of elements is bounded, so it costs little time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.errors import Trouble

CELLS = 3_000_000  # of the rectangle from A1 to the last value: 100,000 rows of 30 columns
TEXT = 100_000_000  # letters in all cells, a text that many cells share counted for each
ELEMENTS = 15_000_000  # about five seconds of looking
MENTIONED = 1_000  # rows of one hidden stretch
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


@dataclass
class Found:
    """What was found in the parts of one workbook; paths are of the parts, rows count from 1."""

    names: dict[str, str] = field(default_factory=dict)  # a relation's id → the sheet's name
    targets: dict[str, str] = field(default_factory=dict)  # a relation's id → the part of the sheet
    hidden: dict[str, list[int]] = field(default_factory=dict)
    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)  # of the shared texts
    uses: Counter[int] = field(default_factory=Counter)  # of the shared texts
    macros: bool = False  # declared in the list of content types
    letters: int = 0
    elements: int = 0

    def parts(self) -> dict[str, str]:
        """Tell which part each named sheet is in."""
        return {name: self.targets[id_] for id_, name in self.names.items() if id_ in self.targets}


def damaged() -> Trouble:
    """Make the refusal of a file that is not what it says it is."""
    return Trouble("อ่านไฟล์ตารางนี้ไม่ได้ ไฟล์อาจเสียหรือคัดลอกมาไม่ครบ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่")


def part(path: str, chunks: Iterable[bytes], found: Found) -> None:
    """Look through one XML part; `Trouble` where it is hostile, damaged or too large."""
    reader = _Document(found) if path.lower() == "content.xml" else _Part(path, found)
    parser = expat.ParserCreate("UTF-8")  # whatever it declares: what reads it later knows no other
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _counting(reader.start, found)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    empty = True  # some programs write parts without a byte
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            empty = False
        if not empty:
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error


def check_text(found: Found) -> None:
    """Refuse a workbook whose few texts unfold into too many letters once every part was looked through."""
    shared = sum(
        found.lengths[index] * times for index, times in found.uses.items() if index < len(found.lengths)
    )
    if shared + found.letters > TEXT:
        raise Trouble("ตารางนี้มีข้อความรวมกันมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์")


def _counting(
    start: Callable[[str, dict[str, str]], None], found: Found
) -> Callable[[str, dict[str, str]], None]:
    def counted(tag: str, attributes: dict[str, str]) -> None:
        found.elements += 1
        if found.elements > ELEMENTS:
            raise Trouble("ตารางนี้มีข้อมูลมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์")
        start(tag.rpartition(":")[2], attributes)

    return counted


def _refuse_doctype(*_declared: object) -> None:
    raise Trouble("ไฟล์นี้มีคำสั่งแฝงในเนื้อไฟล์ (DOCTYPE) จึงไม่เปิดให้ กรุณาขอไฟล์ใหม่จากเจ้าของ หรือเปิดด้วย Excel แล้วบันทึกใหม่")


def _refuse_far(rows: int, columns: int) -> None:
    if rows * columns > CELLS:
        raise Trouble(
            "ตารางนี้มีข้อมูลในช่องที่ไกลผิดปกติ (แถว {row} คอลัมน์ {column}) กรุณาลบช่องนั้นหรือคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่",
            row=rows,
            column=columns,
        )


class _Part:
    """Follows one part of an .xlsx: the cells of a sheet, the shared texts, the names and relations of sheets."""

    def __init__(self, path: str, found: Found) -> None:
        self.path = path
        self.found = found
        self.row = self.column = self.rows = self.columns = 0
        self.kind = ""
        self.said: list[str] | None = None
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row, "c": self._cell, "v": self._value, "is": self._value, "si": self._shared,
            "sheet": self._sheet, "Relationship": self._relation, "Override": self._content, "Default": self._content,
        }  # fmt: skip

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow the start of an element."""
        if tag in self.starts:
            self.starts[tag](attributes)

    def text(self, text: str) -> None:
        """Keep the text of a value that matters."""
        if self.said is not None:
            self.said.append(text)

    def end(self, tag: str) -> None:
        """Follow the end of an element that had text."""
        if self.said is None or tag.rpartition(":")[2] not in ("v", "is", "si"):
            return
        said, self.said = "".join(self.said), None
        if tag.endswith("si"):
            self.found.lengths.append(len(said))
        elif self.kind == "s" and said:
            self.found.uses[int(said)] += 1
        elif self.kind == "e":
            self.found.errors.setdefault(self.path, {})[self.row, self.column] = said
        else:
            self.found.letters += len(said)

    def _row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.found.hidden.setdefault(self.path, []).append(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "")
        if "r" not in attributes:
            self.column += 1
            return
        reference = _REFERENCE.fullmatch(attributes["r"])
        if reference is None:
            raise damaged()
        self.row, self.column = int(reference[2]), _column(reference[1])

    def _value(self, _attributes: dict[str, str]) -> None:
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        _refuse_far(self.rows, self.columns)
        self.said = []

    def _shared(self, _attributes: dict[str, str]) -> None:
        self.said = []

    def _sheet(self, attributes: dict[str, str]) -> None:
        named = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if "name" in named and "id" in named:
            self.found.names[named["id"]] = named["name"]

    def _relation(self, attributes: dict[str, str]) -> None:
        if self.path.lower() == "xl/_rels/workbook.xml.rels":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            self.found.targets[attributes.get("Id", "")] = path

    def _content(self, attributes: dict[str, str]) -> None:
        content = attributes.get("ContentType", "").lower()
        self.found.macros |= "vbaproject" in content or "macrosheet" in content


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Document:
    """Follows the content of an .ods, where rows and cells are written once and repeated."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.name = ""
        self.rows = self.columns = 0
        self.row_times = self.cell_times = 1
        self.row = self.column = 0
        self.has_value = False
        self.row_letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow the start of an element."""
        if tag not in ("table", "table-row", "table-cell", "covered-table-cell"):
            return
        named = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if tag == "table":
            self.row = self.rows = self.columns = 0
            self.name = named.get("name", "")
            self.found.names[self.name] = self.found.targets[self.name] = self.name
        elif tag == "table-row":
            self._row(named)
        else:
            self._cell(named)

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
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
            _refuse_far(self.rows, self.columns)

    def text(self, text: str) -> None:
        """Count the letters of a cell as often as it is repeated."""
        if self.has_value:
            self.row_letters += len(text) * self.cell_times

    def end(self, tag: str) -> None:
        """Count the letters of a row as often as it is repeated."""
        if tag.endswith("table-row"):
            self.found.letters += self.row_letters * self.row_times
            self.has_value = False
