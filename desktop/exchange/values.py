"""What a cell, a JSON value or a typed text says for a described field: the one place where that is decided."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from desktop.domain.records import Field, Kind, check_value
from desktop.errors import CannotDo
from desktop.exchange.sheets import Cell, written
from desktop.i18n import _
from desktop.thai import dates, digits, ids, names

Given = Cell | list[str] | tuple[str, ...] | Mapping[str, str]
NOTHING = ("-", "–", "—", "ไม่มี", "ไม่ทราบ", "ไม่ระบุ")  # written in a cell to say there is nothing
YES = ("ใช่", "มี", "เป็น", "✓", "✔", "/", "1", "true", "yes", "y")
NO = ("ไม่ใช่", "ไม่มี", "ไม่เป็น", "✗", "✘", "x", "0", "false", "no", "n")
FORMULA_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_SHORTENED = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_MASKED = re.compile(r"[xX•]-[xX•]{4}-[xX•]{5}-\d\d-\d")  # as this program exports it: says nothing
_FIRST_SERIAL = date(1899, 12, 30)  # day 0 of a spreadsheet's calendar, as it counts after February 1900
_ROUNDED = "00000"  # an id that ends so was shortened to its first digits, saved, and read as a number again
_ROUNDING = 1e-4
_TRUE_YEARS, _BUDDHIST_YEARS = range(1880, 2100), range(2400, 2700)


def from_cell(field: Field, cell: Given, today: date | None = None) -> Any:
    """Give what a cell or JSON value says for a field, checked; raises `CannotDo` naming the field."""
    try:
        value = _READERS[field.kind](field, cell, today or date.today())
        check_value(field, value)
    except CannotDo as error:
        raise error.about(field.name) from None
    return value


def from_text(field: Field, text: str, today: date | None = None) -> Any:
    """Give what a typed text says for a field, checked; raises `CannotDo` naming the field."""
    return from_cell(field, text, today)


def plain(cell: Any) -> str:
    """Give the text of a cell with its signs mended, "" where it says that there is nothing; refuses a wrong formula."""
    text = names.clean(", ".join(map(str, cell)) if isinstance(cell, (list, tuple)) else written(cell))
    text = text.lstrip("*•▪ ").rstrip()
    if text in FORMULA_ERRORS:
        raise CannotDo("ช่องนี้เป็นสูตรที่ผิดพลาด ({value}) กรุณาแก้สูตรหรือพิมพ์ค่าแทน", value=text)
    return "" if text in NOTHING else text


def _text(field: Field, cell: Any, _today: date) -> str:
    if field.kind is Kind.LONG and isinstance(cell, str):
        return "\n".join(names.clean(line) for line in cell.splitlines()).strip()
    return _phone(cell) if field.name == "phone" else plain(cell)


def _phone(cell: Any) -> str:
    """Give a telephone number in Arabic digits; one kept as a number lost the 0 that every Thai number begins with."""
    text = digits.to_arabic(plain(cell))
    lost = isinstance(cell, (int, float)) and len(text) in (8, 9) and not text.startswith("0")
    return f"0{text}" if lost else text


def _day(_field: Field, cell: Any, today: date) -> date | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _counted_day(cell, today)
    if isinstance(cell, date) and cell.year in _TRUE_YEARS:
        return cell
    text = plain(cell)  # a true date 543 years off is written with the Buddhist year that was typed
    return dates.parse(text, today) if text else None


def _counted_day(number: float, today: date) -> date:
    """Read a number as a spreadsheet's count of days or as ddmmyy without its first zero; refused if it may be both."""
    found = {day for day in (_serial_day(number), _typed_day(number, today)) if day}
    if len(found) != 1:
        raise CannotDo(
            "ตัวเลข {value} ในช่องนี้ไม่แน่ว่าเป็นวันใด กรุณาพิมพ์วันที่ให้ชัด เช่น 8 พ.ค. 2551", value=written(number)
        )
    return found.pop()


def _serial_day(number: float) -> date | None:
    if not 10_000 <= number < 300_000:  # a smaller one may be a year
        return None
    day = _FIRST_SERIAL + timedelta(days=int(number))
    if day.year in _BUDDHIST_YEARS:
        return _typed_day_of(written(day), day)
    return day if day.year in _TRUE_YEARS else None


def _typed_day(number: float, today: date) -> date | None:
    text = written(number)
    if not text.isdigit() or len(text) not in (5, 6, 7, 8):
        return None
    return _typed_day_of(text.zfill(6 if len(text) < 7 else 8), today)


def _typed_day_of(text: str, today: date) -> date | None:
    try:
        return dates.parse(text, today)
    except CannotDo:
        return None


def _number(field: Field, cell: Any, _today: date) -> int | None:
    text = digits.to_arabic(plain(cell)).replace(",", "").replace(" ", "")
    if not text:
        return None
    if not re.fullmatch(r"[+-]?\d{1,18}", text):
        raise CannotDo("“{title}” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “{value}”", title=field.title, value=text)
    return int(text)


def _money(field: Field, cell: Any, _today: date) -> int | None:
    """Read baht as satang; a number is told to the satang, however a spreadsheet rounds it."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        satang = round(cell * 100)
        if abs(satang - cell * 100) < _ROUNDING:
            return satang
    text = plain(cell)
    amount = digits.satang(text)
    if amount is None and text:
        raise CannotDo(
            "“{title}” ต้องเป็นจำนวนเงิน เช่น 12,500 หรือ 37.50 แต่พิมพ์ไว้ว่า “{value}”", title=field.title, value=text
        )
    return amount


def _map(field: Field, cell: Any, _today: date) -> dict[str, str]:
    """Read texts by key from JSON, or from the cell that an export wrote them in."""
    try:
        said = cell if isinstance(cell, Mapping) else json.loads(written(cell) or "{}")
    except ValueError:
        said = None
    if not isinstance(said, Mapping) or not all(isinstance(one, str) for one in said.values()):
        raise CannotDo("“{title}” ต้องเป็นค่าที่ส่งออกจากโปรแกรมนี้", title=field.title)
    return {key: value for key, value in said.items() if value}


def _flag(field: Field, cell: Any, _today: date) -> bool:
    if isinstance(cell, bool):
        return cell
    text = names.clean(written(cell)).casefold()
    if text in ("", "-") or text in NO:
        return False
    if text in YES:
        return True
    raise CannotDo("“{title}” ต้องเป็น ใช่ หรือ ไม่ใช่ แต่พิมพ์ไว้ว่า “{value}”", title=field.title, value=text)


def _choice(field: Field, cell: Any, _today: date) -> str:
    text = plain(cell)
    for key, title in field.choices.items():
        if text in (key, names.clean(title), names.clean(_(title))):
            return key
    return text  # refused by the field's own check, unless it is empty


def _secret(_field: Field, cell: Any, _today: date) -> str:
    text = plain(cell)
    if not text or _MASKED.fullmatch(text):
        return ""
    if _SHORTENED.fullmatch(text):
        raise CannotDo("เลขนี้ถูกย่อเป็น {value} หลักท้ายหายไปแล้ว กรุณาพิมพ์ใหม่ให้ครบ 13 หลัก", value=text)
    counted = isinstance(cell, (int, float)) and text.isdigit()
    if counted and ids.is_valid(text.zfill(ids.LENGTH)):  # a number keeps no zero in front
        text = text.zfill(ids.LENGTH)
    elif counted and text.endswith(_ROUNDED):
        raise CannotDo(
            "เลขนี้ถูกย่อเป็น {value} หลักท้ายหายไปแล้ว กรุณาพิมพ์ใหม่ให้ครบ 13 หลัก", value=f"{float(text):.5E}"
        )
    return ids.digits(text)


def _many(_field: Field, cell: Any, _today: date) -> tuple[str, ...]:
    if isinstance(cell, (list, tuple)):
        given: Any = cell
    else:
        text = written(cell)  # an export ends with a line's end where each line is one text, commas and all
        given = text.splitlines() if text.endswith("\n") else re.split(r"[,;\n]", text)
    return tuple(text for text in map(plain, given) if text)


_READERS: dict[Kind, Callable[[Field, Any, date], Any]] = {
    Kind.TEXT: _text, Kind.LONG: _text, Kind.LINK: _text, Kind.FILE: _text, Kind.DAY: _day, Kind.NUMBER: _number,
    Kind.FLAG: _flag, Kind.CHOICE: _choice, Kind.SECRET: _secret, Kind.MANY: _many, Kind.MONEY: _money, Kind.MAP: _map,
}  # fmt: skip
