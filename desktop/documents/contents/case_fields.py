"""The fields that the words of the papers of a case name their values by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.documents.contents.case_facts import (
    CaseFacts,
    CaseParty,
    Extension,
    HeldSession,
    Invitation,
)
from desktop.i18n import N_
from desktop.thai import dates, digits, words

SIDES = {"1": "คู่พิพาทฝ่ายที่ 1", "2": "คู่พิพาทฝ่ายที่ 2", "witness": "พยาน"}
REPRESENTS = {  # who acts for a party, by its capacity
    "minor": "ผู้แทนโดยชอบธรรม",
    "ward": "ผู้อนุบาลหรือผู้พิทักษ์",
    "agent": "ผู้รับมอบอำนาจ",
    "full": "ผู้ทำการแทน",
}


@dataclass(frozen=True)
class CaseField:
    """One field: what it means, and where its value stands."""

    meaning: str
    read: Callable[[CaseFacts], str]


def centre(facts: CaseFacts) -> str:
    """Name who mediates: the centre, or the district where it does so itself."""
    return facts.centre or f"อำเภอ{facts.district}"


def money(satang: int | None) -> str:
    """Write an amount in figures and in words; "" where there is none.

    >>> money(1_250_000)
    '12,500 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)'
    """
    if satang is None:
        return ""
    return f"{digits.baht(satang)} บาท ({words.baht(Decimal(satang) / 100)})"


def named(parties: Iterable[CaseParty]) -> str:
    """Name parties in one sentence.

    >>> named((CaseParty(side="1", name="นาย ก"), CaseParty(side="1", name="นาง ข")))
    'นาย ก และนาง ข'
    """
    return listed(party.name for party in parties)


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does; "" where there are none."""
    *first, last = tuple(names) or ("",)
    return f"{' '.join(first)} และ{last}" if first else last


def described(party: CaseParty) -> str:
    """Say in one sentence who a party is, as far as it is known, and who acts for them."""
    said = {
        "": party.name,
        "อายุ ": f"{party.age} ปี" if party.age is not None and not party.organisation else "",
        "เลขประจำตัวประชาชน ": party.national_id,
        "อาชีพ": party.occupation,
        "อยู่ที่ ": party.address,
        "โทรศัพท์ ": party.phone,
    }
    known = " ".join(title + words for title, words in said.items() if words)
    if not party.represented_by:
        return known
    standing = f" ({party.representation})" if party.representation else ""
    return f"{known} โดย {party.represented_by}{standing} {REPRESENTS[party.capacity]}"


def day(on: date | None) -> str:
    """Write a day in full; "" where there is none."""
    return dates.long(on) if on else ""


def _invited(facts: CaseFacts, read: Callable[[Invitation], str]) -> str:
    return read(facts.invitation) if facts.invitation else ""


def _held(facts: CaseFacts, read: Callable[[HeldSession], str]) -> str:
    return read(facts.session) if facts.session else ""


def _extended(facts: CaseFacts, read: Callable[[Extension], str]) -> str:
    return read(facts.extension) if facts.extension else ""


def _missed(facts: CaseFacts) -> str:
    return _invited(facts, lambda one: " และ ".join(dates.long(on) for on in one.missed))


def _weekday(on: date | None) -> str:
    return dates.weekday(on) if on else ""


def _mediators(facts: CaseFacts) -> str:
    return listed(one.name for one in facts.mediators)


CASE_FIELDS = {
    "อำเภอ": CaseField(N_("ชื่ออำเภอ ไม่มีคำว่าอำเภอ"), lambda f: f.district),
    "จังหวัด": CaseField(N_("ชื่อจังหวัด ไม่มีคำว่าจังหวัด"), lambda f: f.province),
    "ตำบล": CaseField(N_("ชื่อตำบล ไม่มีคำว่าตำบล"), lambda f: f.tambon),
    "ชื่อศูนย์": CaseField(N_("ชื่อศูนย์ที่ไกล่เกลี่ย"), centre),
    "โทรศัพท์": CaseField(N_("โทรศัพท์สำนักงาน"), lambda f: f.writer.phone),
    "เลขคำร้อง": CaseField(N_("เลขคำร้อง เช่น กก.01/2569"), lambda f: f.case_number),
    "วันที่รับคำร้อง": CaseField(N_("วันที่รับคำร้อง"), lambda f: day(f.received)),
    "เรื่องพิพาท": CaseField(N_("เรื่องที่พิพาทกัน"), lambda f: f.about),
    "ประเภทข้อพิพาท": CaseField(N_("ประเภทข้อพิพาท"), lambda f: f.kind),
    "ลักษณะข้อพิพาท": CaseField(N_("ทางแพ่ง ทางอาญา หรือผู้บริโภค"), lambda f: f.nature),
    "ฝ่ายที่หนึ่ง": CaseField(N_("ชื่อคู่พิพาทฝ่ายที่ 1 ทุกคน"), lambda f: named(f.side("1"))),
    "ฝ่ายที่สอง": CaseField(N_("ชื่อคู่พิพาทฝ่ายที่ 2 ทุกคน"), lambda f: named(f.side("2"))),
    "คู่พิพาท": CaseField(N_("ชื่อคู่พิพาทที่หนังสือมีถึง"), lambda f: f.party.name if f.party else ""),
    "รายละเอียดคู่พิพาท": CaseField(
        N_("ชื่อ อายุ อาชีพ ที่อยู่ และผู้แทนของคู่พิพาทที่หนังสือมีถึง"), lambda f: described(f.party) if f.party else ""
    ),
    "ฐานะคู่พิพาท": CaseField(N_("คู่พิพาทฝ่ายที่เท่าไร"), lambda f: SIDES[f.party.side] if f.party else ""),
    "ช่องทางไกล่เกลี่ย": CaseField(N_("ช่องทางไกล่เกลี่ยที่ใช้"), lambda f: f.track),
    "กฎหมายที่ใช้": CaseField(N_("กฎหมายหรือระเบียบของช่องทางไกล่เกลี่ย"), lambda f: f.law),
    "ผู้ไกล่เกลี่ย": CaseField(N_("ชื่อผู้ไกล่เกลี่ยทุกคน"), _mediators),
    "วิธีเลือกผู้ไกล่เกลี่ย": CaseField(N_("ใครเลือกหรือแต่งตั้งผู้ไกล่เกลี่ย"), lambda f: f.chosen_by),
    "ครั้งที่เชิญ": CaseField(
        N_("เชิญเป็นครั้งที่เท่าไร"), lambda f: _invited(f, lambda one: str(one.round) if one.round else "")
    ),
    "วันนัด": CaseField(N_("วันที่นัด"), lambda f: _invited(f, lambda one: day(one.appointed))),
    "ชื่อวันนัด": CaseField(N_("ชื่อวันที่นัด ไม่มีคำว่าวัน"), lambda f: _invited(f, lambda one: _weekday(one.appointed))),
    "เวลานัด": CaseField(N_("เวลานัด ไม่มีคำว่า น."), lambda f: _invited(f, lambda one: one.at)),
    "สถานที่นัด": CaseField(N_("สถานที่นัด"), lambda f: _invited(f, lambda one: one.place)),
    "วันที่ไม่มาตามนัด": CaseField(N_("วันนัดก่อน ๆ ที่ผู้รับไม่มา"), _missed),
    "ครั้งที่ไกล่เกลี่ย": CaseField(N_("ไกล่เกลี่ยครั้งที่"), lambda f: _held(f, lambda one: str(one.number))),
    "วันที่ไกล่เกลี่ย": CaseField(N_("วันที่ไกล่เกลี่ย"), lambda f: _held(f, lambda one: day(one.held))),
    "เวลาเริ่ม": CaseField(N_("เวลาเริ่ม ไม่มีคำว่า น."), lambda f: _held(f, lambda one: one.begins)),
    "เวลาเลิก": CaseField(N_("เวลาเลิก ไม่มีคำว่า น."), lambda f: _held(f, lambda one: one.ends)),
    "สถานที่ไกล่เกลี่ย": CaseField(N_("สถานที่ไกล่เกลี่ย"), lambda f: _held(f, lambda one: one.place)),
    "กำหนดเดิม": CaseField(N_("วันครบกำหนดเดิม"), lambda f: _extended(f, lambda one: day(one.before))),
    "ขยายถึงวันที่": CaseField(N_("วันครบกำหนดใหม่"), lambda f: _extended(f, lambda one: day(one.until))),
    "เหตุที่ขยาย": CaseField(N_("เหตุที่ขยายเวลา"), lambda f: _extended(f, lambda one: one.reason)),
    "ทุนทรัพย์": CaseField(N_("ทุนทรัพย์เป็นตัวเลขและตัวหนังสือ"), lambda f: money(f.value)),
    "จำนวนเงินที่ตกลง": CaseField(N_("จำนวนเงินที่ตกลงกันเป็นตัวเลขและตัวหนังสือ"), lambda f: money(f.agreed)),
    "ทำข้อตกลงที่": CaseField(N_("สถานที่ทำข้อตกลง"), lambda f: f.agreed_at),
    "แผนชำระเงิน": CaseField(N_("แผนชำระเงินเป็นประโยคเดียว"), lambda f: f.plan),
    "ผลการไกล่เกลี่ย": CaseField(N_("ผลการไกล่เกลี่ย"), lambda f: f.result),
    "วันที่สิ้นสุด": CaseField(N_("วันที่การไกล่เกลี่ยสิ้นสุด"), lambda f: day(f.ended)),
    "เหตุที่สิ้นสุด": CaseField(N_("เหตุที่การไกล่เกลี่ยสิ้นสุด"), lambda f: f.end_reason),
    "อายุความ": CaseField(N_("ผลต่ออายุความ"), lambda f: f.prescription),
    "ส่งต่อไปที่": CaseField(N_("หน่วยงานที่ส่งต่อ"), lambda f: f.refer_to),
    "เนื้อความ": CaseField(N_("เนื้อความที่พิมพ์สำหรับหนังสือฉบับนี้"), lambda f: f.typed.body),
    "วันที่ของหนังสือ": CaseField(N_("วันที่ของหนังสือฉบับนี้"), lambda f: day(f.dated)),
}
OF_CASE = (
    "อำเภอ", "จังหวัด", "ตำบล", "ชื่อศูนย์", "โทรศัพท์", "เลขคำร้อง", "วันที่รับคำร้อง", "เรื่องพิพาท", "ประเภทข้อพิพาท",
    "ลักษณะข้อพิพาท", "ฝ่ายที่หนึ่ง", "ฝ่ายที่สอง", "ช่องทางไกล่เกลี่ย", "กฎหมายที่ใช้", "ทุนทรัพย์", "วันที่ของหนังสือ",
)  # fmt: skip
OF_END = ("ผลการไกล่เกลี่ย", "วันที่สิ้นสุด", "เหตุที่สิ้นสุด", "อายุความ", "จำนวนเงินที่ตกลง", "ผู้ไกล่เกลี่ย")


def meanings(fields: Iterable[str]) -> dict[str, str]:
    """Say what each field means, for the officer who changes a template."""
    return {name: CASE_FIELDS[name].meaning for name in fields}


def values(facts: CaseFacts, fields: Iterable[str]) -> dict[str, str]:
    """Give the values of fields for a template; "" where one is not known."""
    return {name: CASE_FIELDS[name].read(facts) for name in fields}
