"""Disputes brought to a centre: the case, its parties, its dated steps and its files. All of it is closed to others.

Source: law-and-forms of mediation: คำร้อง, ตรวจคุณสมบัติเรื่อง, ใบยินยอม; พ.ร.บ.การไกล่เกลี่ยข้อพิพาท พ.ศ. 2562.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.people import join_title
from desktop.domain.records import (
    Record,
    attachment,
    choice,
    day,
    flag,
    link,
    long,
    many,
    money,
    secret,
    tambon_code,
    text,
    whole,
)
from desktop.domain.tracks import TRACKS
from desktop.i18n import N_

CHANNELS = {
    "self": N_("มาด้วยตนเอง"),
    "phone": N_("โทรศัพท์"),
    "letter": N_("หนังสือหรือจดหมาย"),
    "village": N_("ผู้ใหญ่บ้านหรือกรรมการหมู่บ้านส่งมา"),
    "agency": N_("หน่วยงานอื่นส่งมา"),
    "outreach": N_("รับเรื่องในพื้นที่"),
    "other": N_("อื่น ๆ"),
}
SIDES = {"1": N_("ฝ่ายที่ 1 (ผู้ร้อง)"), "2": N_("ฝ่ายที่ 2 (คู่กรณี)"), "witness": N_("พยาน")}
PARTY_KINDS = {"person": N_("บุคคลธรรมดา"), "organisation": N_("กลุ่มหรือนิติบุคคล")}
CAPACITIES = {
    "full": N_("ทำการเองได้"),
    "minor": N_("ผู้เยาว์ มีผู้แทนโดยชอบธรรม"),
    "ward": N_("คนไร้ความสามารถหรือเสมือนไร้ความสามารถ มีผู้แทน"),
    "agent": N_("มอบอำนาจให้ผู้อื่นมาแทน"),
}
ANSWERS = {"yes": N_("สมัครใจ"), "no": N_("ไม่สมัครใจ"), "silent": N_("ไม่ตอบ")}
CHOSEN_BY = {"parties": N_("คู่กรณีเลือก"), "registrar": N_("นายทะเบียนหรือประธานศูนย์แต่งตั้ง")}
RESULTS = {
    "agreed": N_("ตกลงกันได้"),
    "not_agreed": N_("ตกลงกันไม่ได้"),
    "refused": N_("อีกฝ่ายไม่สมัครใจ"),
    "absent": N_("คู่กรณีไม่มาตามนัด"),
    "withdrawn": N_("ผู้ร้องถอนเรื่อง"),
    "referred": N_("ส่งต่อหน่วยงานอื่น"),
    "out_of_scope": N_("ไม่อยู่ในอำนาจ"),
}
OUTCOMES = {  # the four results that reports count by
    "agreed": N_("ตกลงกันได้"),
    "not_agreed": N_("ตกลงกันไม่ได้"),
    "ended": N_("ยุติ"),
    "struck": N_("จำหน่าย"),
}
OUTCOME_OF = {
    "agreed": "agreed", "not_agreed": "not_agreed", "refused": "ended", "absent": "ended",
    "withdrawn": "struck", "referred": "struck", "out_of_scope": "struck",
}  # fmt: skip
PURPOSES = {  # why somebody opens or prints a case
    "mediate": N_("ดำเนินการไกล่เกลี่ย"),
    "follow": N_("ติดตามผล"),
    "review": N_("ตรวจสอบหรือรายงานผู้บังคับบัญชา"),
    "party": N_("คู่กรณีขอ"),
    "law": N_("กฎหมายหรือศาลเรียก"),
}
STEPS = {  # the way, in its usual order
    "request": N_("รับคำร้อง"),
    "screening": N_("ตรวจคุณสมบัติเรื่อง"),
    "asked": N_("ถามความสมัครใจของอีกฝ่าย"),
    "consent": N_("คู่กรณียินยอม"),
    "mediators": N_("ตั้งผู้ไกล่เกลี่ย"),
    "invitation": N_("เชิญคู่กรณี"),
    "session": N_("นั่งไกล่เกลี่ย"),
    "extended": N_("ขยายเวลา"),
    "end": N_("สิ้นสุด"),
    "certificate": N_("ออกหนังสือรับรองผล"),
    "follow_up": N_("ติดตามผล"),
}


@dataclass(frozen=True, kw_only=True)
class Case(Record):
    """One dispute from the request to its end; who reads it without the permission sees its number alone."""

    topic: ClassVar[str] = "cases"
    titled: ClassVar[str] = N_("เรื่องไกล่เกลี่ย")
    restricted: ClassVar[bool] = True
    code: str = text(N_("เลขคำร้อง"), plain=True, listed=True, most=40)
    number: int | None = whole(N_("เลขลำดับ"), plain=True, least=1, most=99_999)
    year: int | None = whole(N_("ปี พ.ศ."), plain=True, least=2400, most=2700)
    received: date | None = day(N_("วันที่รับ"), required=True, listed=True)
    received_at: str = text(N_("เวลาที่รับ"), most=20, hint=N_("เช่น 09.30"))
    received_by: str = text(N_("ผู้รับคำร้อง"), most=120)
    channel: str = choice(N_("ช่องทางที่ร้อง"), CHANNELS, default="self")
    tambon: str = tambon_code()
    between: str = text(N_("คู่กรณี"), listed=True, searched=True, most=1000)
    subject: str = text(N_("เรื่อง"), required=True, listed=True, searched=True, most=500)
    kind: str = link(N_("ประเภทข้อพิพาท"), "dispute_kinds", required=True, listed=True)
    facts: str = long(N_("ข้อเท็จจริง"), searched=True)
    asks: str = long(N_("สิ่งที่ขอ"))
    value: int | None = money(N_("ทุนทรัพย์ (บาท)"), listed=True)
    happened: date | None = day(N_("วันที่เกิดเหตุ"))
    village: str = link(N_("หมู่บ้านที่เกิดเหตุ"), "villages")
    place: str = text(N_("สถานที่เกิดเหตุ"), most=300)
    outside: bool = flag(N_("เหตุเกิดและคู่กรณีอยู่นอกเขต"))
    no_court_case: bool = flag(N_("ผู้ร้องรับรองว่าไม่อยู่ระหว่างคดีในศาล"))
    written_at: str = text(N_("เขียนที่"), most=200)
    encloses: str = long(N_("เอกสารแนบ (บรรทัดละรายการ)"), most=2000)
    violent: bool = flag(N_("มีความรุนแรง"))
    child: bool = flag(N_("เกี่ยวกับเด็ก"))
    sexual: bool = flag(N_("เกี่ยวกับเพศ"))
    track: str = choice(N_("ช่องทางไกล่เกลี่ย"), TRACKS, listed=True)
    track_reason: str = long(N_("เหตุผลที่เลือกช่องทางต่างจากที่โปรแกรมเสนอ"), most=2000)
    screened: date | None = day(N_("วันที่ตรวจคุณสมบัติเรื่อง"))
    screened_by: str = text(N_("ผู้ตรวจ"), most=120)
    asked: date | None = day(N_("วันที่ถามอีกฝ่าย"))
    answered: date | None = day(N_("วันที่อีกฝ่ายตอบ"))
    answer: str = choice(N_("คำตอบของอีกฝ่าย"), ANSWERS)
    chosen_by: str = choice(N_("วิธีเลือกผู้ไกล่เกลี่ย"), CHOSEN_BY)
    result: str = choice(N_("ผล"), RESULTS, listed=True)
    ended: date | None = day(N_("วันที่สิ้นสุด"), listed=True)
    end_reason: str = long(N_("เหตุที่สิ้นสุด"), most=2000)
    agreed_value: int | None = money(N_("จำนวนเงินที่ตกลงกัน (บาท)"))
    agreed_at: str = text(N_("ทำข้อตกลงที่"), most=300)
    referred_to: str = text(N_("ส่งต่อไปที่"), most=300)
    referred: date | None = day(N_("วันที่ส่งต่อ"))
    certified: date | None = day(N_("วันที่ออกหนังสือรับรองผล"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the case by its number alone: whoever may not read it sees this."""
        return self.code

    @property
    def sort_text(self) -> str:
        """Sort by year and number."""
        return f"{self.year or 9999:04d} {self.number or 99_999:05d}"


@dataclass(frozen=True, kw_only=True)
class CasePart(Record):
    """What belongs to a case, as closed as the case itself."""

    restricted: ClassVar[bool] = True
    part_of: ClassVar[str] = "case"
    case: str = link(N_("เรื่องไกล่เกลี่ย"), "cases", required=True, plain=True)

    @property
    def label(self) -> str:
        """Say nothing: a label stands unsealed."""
        return ""


@dataclass(frozen=True, kw_only=True)
class Party(CasePart):
    """One who takes part in a case: of either side, or a witness; as they were on its day."""

    topic: ClassVar[str] = "parties"
    titled: ClassVar[str] = N_("คู่กรณี")
    side: str = choice(N_("ฝ่าย"), SIDES, required=True, listed=True, default="1")
    kind: str = choice(N_("ประเภทคู่กรณี"), PARTY_KINDS, required=True, default="person")
    person: str = link(N_("บุคคลในทะเบียน"), "people")
    organisation: str = link(N_("กลุ่มในทะเบียน"), "organisations")
    title: str = text(N_("คำนำหน้า/ยศ"), most=80, suggests=("นาย", "นาง", "นางสาว"))
    first_name: str = text(N_("ชื่อ หรือชื่อกลุ่ม"), required=True, listed=True, most=200)
    last_name: str = text(N_("นามสกุล"), listed=True, most=120)
    national_id: str = secret(N_("เลขประจำตัวประชาชน"), hint=N_("13 หลัก แสดงเพียง 3 หลักท้าย"))
    born: date | None = day(N_("วันเกิด"))
    age: int | None = whole(N_("อายุ (ปี)"), most=130, hint=N_("ถ้าไม่ทราบวันเกิด"))
    occupation: str = text(N_("อาชีพ"), listed=True, most=120)
    address: str = text(N_("ที่อยู่"), listed=True, most=300)
    village: str = link(N_("หมู่บ้าน"), "villages")
    phone: str = text(N_("โทรศัพท์"), most=60)
    capacity: str = choice(N_("ความสามารถ"), CAPACITIES, default="full")
    represented_by: str = text(N_("ผู้แทน"), listed=True, most=200)
    representation: str = text(N_("แทนในฐานะ"), most=200, hint=N_("เช่น บิดา ผู้รับมอบอำนาจตามหนังสือลงวันที่"))
    consent: str = choice(N_("ความยินยอม"), ANSWERS, listed=True)
    consented: date | None = day(N_("วันที่ยินยอม"), listed=True)
    notice: str = text(N_("รุ่นของคำแจ้งเรื่องข้อมูลส่วนบุคคล"), most=40)
    note: str = long(N_("หมายเหตุ"))

    @property
    def named(self) -> str:
        """Name the party."""
        return self.name

    @property
    def name(self) -> str:
        """Give title, first and last name as papers print them; of an organisation its name."""
        if self.kind == "organisation":
            return self.first_name
        return f"{join_title(self.title, self.first_name)} {self.last_name}".strip()


@dataclass(frozen=True, kw_only=True)
class CaseStep(CasePart):
    """One dated act of the way that has no record of its own: an extension, a reason for another order."""

    topic: ClassVar[str] = "case_steps"
    titled: ClassVar[str] = N_("ขั้นตอนของเรื่อง")
    step: str = choice(N_("ขั้นตอน"), STEPS, required=True, listed=True)
    on: date | None = day(N_("วันที่"), required=True, listed=True)
    until: date | None = day(N_("ถึงวันที่"), listed=True)
    reason: str = long(N_("เหตุผล"), listed=True, most=2000)
    by: str = text(N_("ผู้บันทึก"), most=120)


@dataclass(frozen=True, kw_only=True)
class CaseFile(CasePart):
    """One file of a case: a deed, a photo, the signed agreement."""

    topic: ClassVar[str] = "case_files"
    titled: ClassVar[str] = N_("ไฟล์ของเรื่อง")
    title: str = text(N_("ชื่อเอกสาร"), required=True, listed=True, most=200)
    file: str = attachment(N_("ไฟล์"), required=True, plain=True)
    name: str = text(N_("ชื่อไฟล์"), most=200)
    added: date | None = day(N_("วันที่แนบ"), listed=True)
    shows: tuple[str, ...] = many(N_("เกี่ยวกับ"))
