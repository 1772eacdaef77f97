"""Which column of a table holds which field: guessed from the headers and the look of the values, with how sure it is.

What the officer chose is remembered by the set of bare headers, and used again for the next file of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256

from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.exchange import furniture, headers, values
from desktop.exchange.headers import Column, Table
from desktop.exchange.sheets import Cell, written
from desktop.i18n import _
from desktop.thai import digits, names

SURE, LIKELY = 0.9, 0.55  # of 1: at least so to be taken without a look, and to be offered at all
_SAMPLE = 60  # rows whose values are looked at
_NEAR = 0.72  # of 1: headers alike
_TECHNICAL = re.compile(
    r"_(?:id|index|submission_time|validation_status|notes|status|submitted_by|tags|version_?|attachments|geolocation|"
    r"xform_id_string|bamboo_dataset_id)|__version__|formhub.*|meta.*|start|end|today|deviceid|device_?id|subscriberid|"
    r"simid|username|phonenumber|instancename|submissiondate|submittername|submitterid|reviewstate|attachments.*|edits|"
    r"formversion|status|rootuuid",
    re.IGNORECASE,
)
_SUBMISSION = ("_uuid", "uuid", "instanceid", "meta/instanceid", "meta-instanceid", "key")

# Headers that offices write beside a field's own title, without spaces and signs. To know one more, add it to its line.
_WORDS = {
    "whole": "ชื่อสกุล ชื่อนามสกุล ชื่อและสกุล ชื่อและนามสกุล ชื่อชื่อสกุล ชื่อตัวชื่อสกุล รายชื่อ ชื่อผู้สมัคร ชื่อสมาชิก ชื่อกรรมการ",
    "title": "คำนำหน้า คำนำหน้าชื่อ คำนำหน้านาม ยศ",
    "first_name": "ชื่อ ชื่อตัว",
    "last_name": "สกุล นามสกุล ชื่อสกุล",
    "national_id": "เลขประจำตัว เลขบัตรประชาชน เลขบัตร บัตรประชาชน เลขที่บัตรประชาชน หมายเลขบัตรประชาชน เลข13หลัก "
    "เลขบัตรประจำตัวประชาชน หมายเลขประจำตัวประชาชน เลขประจำตัวประชาชน13หลัก",
    "born": "เกิดวันที่ วันเดือนปีเกิด วดปเกิด วันที่เกิด",
    "phone": "โทร เบอร์โทร เบอร์โทรศัพท์ หมายเลขโทรศัพท์ เบอร์ติดต่อ มือถือ เบอร์มือถือ โทรศัพท์มือถือ",
    "occupation": "อาชีพหลัก",
    "address": "บ้านเลขที่ เลขที่บ้าน ที่อยู่ปัจจุบัน",
    "village": "หมู่ หมู่ที่ หมู่บ้าน หมู่ที่บ้าน บ้านหมู่ที่ มที่ ม ที่ตั้งหมู่ ชื่อหมู่บ้าน",
    "tambon": "ตำบล ชื่อตำบล ต",
    "name": "ชื่อ กลุ่ม ชื่อกลุ่ม ชื่อกลุ่มองค์กร ชื่อกลุ่มอาชีพ ชื่อองค์กร กลุ่มองค์กร ชื่อหมู่บ้าน ชื่อบ้าน",
    "number": "หมู่ หมู่ที่ เลขหมู่ เลขที่สมาชิก ทะเบียนสมาชิก",
    "kind": "ประเภท ประเภทกลุ่ม ชนิดกลุ่ม ประเภทองค์กร",
    "chair": "ประธาน ประธานกลุ่ม ชื่อประธาน ชื่อประธานกลุ่ม หัวหน้ากลุ่ม ผู้นำกลุ่ม",
    "founded": "ก่อตั้ง ก่อตั้งเมื่อ วันจัดตั้ง วันที่จัดตั้ง วันที่ก่อตั้ง จัดตั้งเมื่อ วันเดือนปีที่จัดตั้ง วันเดือนปีที่ก่อตั้ง",
    "status": "สถานะ สถานภาพ สภาพกลุ่ม",
    "registration": "เลขทะเบียน ทะเบียน เลขที่จดทะเบียน รหัสวิสาหกิจชุมชน",
    "fund_start": "เงินทุนเริ่มต้น ทุนเริ่มแรก เงินทุนแรกตั้ง",
    "organisation": "กลุ่ม ชื่อกลุ่ม ชื่อกลุ่มองค์กร กลุ่มองค์กร ชื่อองค์กร organisation organization",
    "person": "ชื่อสกุล ชื่อนามสกุล ชื่อและนามสกุล ชื่อสมาชิก รายชื่อ สมาชิก ชื่อ ชื่อกรรมการ",
    "role": "ตำแหน่ง หน้าที่ ตำแหน่งในกลุ่ม",
    "shares": "หุ้น เงินสัจจะ จำนวนหุ้น เงินหุ้น",
    "members": "สมาชิก จำนวนสมาชิก สมาชิกทั้งหมด สมาชิกรวม จำนวนสมาชิกทั้งหมด จำนวนสมาชิกรวม",
    "members_men": "ชาย สมาชิกชาย จำนวนสมาชิกชาย",
    "members_women": "หญิง สมาชิกหญิง จำนวนสมาชิกหญิง",
    "board_men": "กรรมการชาย จำนวนกรรมการชาย",
    "board_women": "กรรมการหญิง จำนวนกรรมการหญิง",
    "fund": "เงินทุน ทุน ทุนปัจจุบัน เงินทุนปัจจุบัน เงินทุนหมุนเวียน ทุนดำเนินการ",
    "fund_source": "แหล่งทุน ที่มาของทุน",
    "savings": "เงินออม เงินฝาก เงินสัจจะ เงินสัจจะสะสม",
    "loans": "เงินกู้ ลูกหนี้ เงินกู้คงค้าง ลูกหนี้คงเหลือ",
    "income": "รายได้ รายได้ต่อปี รายได้ทั้งปี",
    "activities": "กิจกรรม กิจกรรมกลุ่ม กิจกรรมของกลุ่ม การดำเนินงาน",
    "products": "ผลิตภัณฑ์ สินค้า ผลผลิต ผลิตภัณฑ์กลุ่ม",
    "problems": "ปัญหา ปัญหาอุปสรรค อุปสรรค",
    "needs": "ความต้องการ ข้อเสนอแนะ ความต้องการสนับสนุน",
    "informant": "ผู้ให้ข้อมูล ผู้ตอบ",
    "surveyor": "ผู้สำรวจ ผู้เก็บข้อมูล ผู้สัมภาษณ์",
    "surveyed": "วันที่เก็บข้อมูล สำรวจเมื่อ วันสำรวจ",
    "note": "หมายเหตุ อื่นๆ",
}


@dataclass(frozen=True)
class Guess:
    """The field that a column probably holds, "" for none, and how sure that is, of 1."""

    field: str
    sureness: float

    @property
    def sure(self) -> bool:
        """Tell whether the officer need not look at it."""
        return self.sureness >= SURE


def words(fields: Iterable[Field]) -> dict[str, str]:
    """Map bare headers to fields: synonyms, then titles in Thai and in the language of the screen, and names."""
    known: dict[str, str] = {}
    fields = list(fields)
    for one in fields:
        for word in _WORDS.get(one.name, "").split():
            known.setdefault(headers.bare(word), one.name)
    for one in fields:
        known.update({headers.bare(title): one.name for title in (one.title, _(one.title), one.name)})
    return known


def shape(topic: str, titles: Iterable[str]) -> str:
    """Name the shape of a table by its topic and the set of its bare headers."""
    return sha256("\n".join([topic, *sorted(set(map(headers.bare, titles)))]).encode()).hexdigest()


def remembered(table: Table, columns: Mapping[str, str]) -> dict[int, Guess]:
    """Give what was chosen for a table of this shape."""
    chosen = ((one.place, columns.get(key, "")) for one, key in zip(table.columns, keys(table), strict=True))
    return {place: Guess(field, 1.0 if field else 0.0) for place, field in chosen}


def keys(table: Table) -> list[str]:
    """Name each column by its bare header, numbered where two are the same."""
    named: list[str] = []
    for column in table.columns:
        bare = headers.bare(column.title)
        times = sum(one == bare or one.startswith(f"{bare} ") for one in named)
        named.append(f"{bare} {times + 1}" if times else bare)
    return named


def guess(table: Table, fields: Sequence[Field], today: date | None = None) -> dict[int, Guess]:
    """Guess the field of each column, no field twice, the surest first."""
    known = words(fields)
    from_telephone = any(_is_submission(column.title) for column in table.columns)
    scored = []
    for column in table.columns:
        cells = _sample(table, column.place)
        for one in fields:
            sureness = _sureness(column, cells, one, known, from_telephone, today or date.today())
            if sureness >= LIKELY:
                scored.append((sureness, -column.place, one.name))
    chosen = {column.place: Guess("", 0.0) for column in table.columns}
    used: set[str] = set()
    for sureness, place, name in sorted(scored, reverse=True):
        if not chosen[-place].field and name not in used:
            chosen[-place] = Guess(name, round(sureness, 2))
            used.add(name)
    return chosen


def _sample(table: Table, place: int) -> list[Cell]:
    rows = table.sheet.rows[table.body : table.body + _SAMPLE]
    return [row[place] for row in rows if place < len(row) and row[place] is not None]


def _is_submission(title: str) -> bool:
    return title.strip().lower() in _SUBMISSION


def _sureness(
    column: Column, cells: Sequence[Cell], one: Field, known: Mapping[str, str], telephone: bool, today: date
) -> float:
    """Tell how sure it is that a column holds a field: by its header, doubted where the values do not fit."""
    if one.name == "submission":
        return 1.0 if _is_submission(column.title) else 0.0
    if telephone and (_TECHNICAL.fullmatch(column.title.strip()) or _is_submission(column.title)):
        return 0.0
    by_title = _by_title(column.title, one, known)
    if not cells:
        return by_title
    fitting = _fitting(cells, one, today)
    if by_title:
        return by_title if fitting >= 0.5 else by_title * 0.75
    return _by_look(cells, one) if fitting >= 0.8 else 0.0


def _by_title(title: str, one: Field, known: Mapping[str, str]) -> float:
    bare = headers.bare(title)
    last = headers.bare(re.split(r"[/:]", title)[-1])  # group/field, as collected by telephone
    own = {headers.bare(text) for text in (one.title, _(one.title), one.name)}
    if bare in own or last in own:
        return 1.0
    told = _WORDS.get(one.name, "").split()
    if bare in told or last in told:
        return 0.95 if known.get(bare, known.get(last)) == one.name else 0.9
    best = max((_alike(bare, text) for text in (*own, *told)), default=0.0)
    return best * 0.85 if best >= _NEAR else 0.0


def _alike(one: str, other: str) -> float:
    short, long_ = sorted((one, other), key=len)
    if len(short) >= 4 and short in long_:
        return 0.8 + 0.2 * len(short) / len(long_)
    return SequenceMatcher(None, one, other).ratio()


def _fitting(cells: Sequence[Cell], one: Field, today: date) -> float:
    """Tell which part of some values a field can hold."""
    if one.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DAY, Kind.SECRET, Kind.CHOICE):
        return 1.0
    return sum(_holds(one, cell, today) for cell in cells) / len(cells)


def _holds(one: Field, cell: Cell, today: date) -> bool:
    try:
        values.from_cell(one, cell, today)
    except CannotDo as error:
        return one.kind is Kind.SECRET and "ย่อ" in str(error)  # an id, though its last digits are lost
    return True


def _by_look(cells: Sequence[Cell], one: Field) -> float:
    """Tell how much values by themselves look like a field; only what nothing else looks like counts."""
    texts = [digits.to_arabic(names.clean(written(cell))) for cell in cells]
    looks = {
        "national_id": lambda text: len(re.sub(r"\D", "", text)) == 13,
        "phone": lambda text: bool(re.fullmatch(r"0[\d\s-]{8,12}", text)),
        "village": lambda text: text.startswith(("หมู่", "ม.")) and furniture.village_number(text) is not None,
        "whole": lambda text: bool(names.split(text).title and names.split(text).last),
        "person": lambda text: bool(names.split(text).title and names.split(text).last),
    }
    look = looks.get(one.name)
    return 0.7 if look and sum(map(look, texts)) >= 0.8 * len(texts) else 0.0
