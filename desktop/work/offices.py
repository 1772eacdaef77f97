"""The office's own settings: its first records, its emblem and fonts, signers, registers, rules and wordings."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from desktop.domain.centres import Centre, full_name
from desktop.domain.offices import Office, Signer
from desktop.domain.rules import Rule
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import attachments, history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import mediation_start, places, privacy_start, records, registers, strength_start
from desktop.work.facts import the_office

EMBLEM_SIGNS = (b"\x89PNG", b"\xff\xd8\xff")
FONT_SIGNS = (b"\x00\x01\x00\x00", b"true")
BIGGEST_FILE = 20 * 2**20  # bytes; an emblem or a font is far smaller
COMPLETING = N_("เพิ่มทะเบียนและเกณฑ์ที่ยังไม่มี")  # the action
REGULATION = "ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. 2551"
_GAZETTE = date(2008, 2, 29)  # the day after ราชกิจจานุเบกษา 28 กุมภาพันธ์ 2551

STARTING_RULES = (
    Rule(key="size_least", committee_kind="centre", start=_GAZETTE, source=REGULATION),
    Rule(key="size_most", committee_kind="centre", start=_GAZETTE, source=REGULATION),
    Rule(key="term_years", committee_kind="centre", start=_GAZETTE, source=REGULATION),
    Rule(
        key="seats_per_village",
        committee_kind="centre",
        value=1,
        start=_GAZETTE,
        source="แนวปฏิบัติ: ทุกหมู่บ้านมีผู้แทน",
    ),
    Rule(key="quorum_percent", value=50, start=_GAZETTE, source="แนวปฏิบัติทั่วไป: ไม่น้อยกว่ากึ่งหนึ่ง"),
    Rule(key="vacancy_days", committee_kind="centre", start=_GAZETTE, source=REGULATION),
)


def begin(session: Session, office: Office) -> None:
    """Give a new office its registers, its rules (ยังไม่ยืนยัน) and a centre for each of its tambons; for good."""
    history.mark_final(session)
    store.add_many(session, list(registers.STARTING_REGISTERS))
    store.add_many(session, list(STARTING_RULES))
    strength_start.begin(session)
    mediation_start.begin(session)
    privacy_start.begin(session)
    for code in office.tambons:
        tambon = places.tambon(code)
        records.add(session, Centre(tambon=code, tambon_name=tambon.name, name=full_name(tambon.name)))


def lacks(session: Session) -> bool:
    """Tell whether an office of an earlier program lacks books or rules that one begins with today."""
    starts = (registers.missing_registers, mediation_start.missing, privacy_start.missing)
    return any(missing(session) for missing in starts)


def complete(session: Session) -> None:
    """Add what an office of an earlier program lacks; for good."""
    registers.add_missing_registers(session)
    mediation_start.begin(session)
    privacy_start.begin(session)


def for_tambons(name: str, position: str, codes: tuple[str, ...]) -> Office:
    """Make the record of a new office from its tambons' codes; they must be of one district."""
    if not codes:
        raise CannotDo("เลือกตำบลอย่างน้อยหนึ่งตำบล", "tambons")
    found = [places.tambon(code) for code in codes]
    if len({one.district_code for one in found}) > 1:
        raise CannotDo("ตำบลทั้งหมดต้องอยู่ในอำเภอเดียวกัน", "tambons")
    first = found[0]
    return records.checked(
        Office(
            district=first.district,
            province=first.province,
            district_code=first.district_code,
            tambons=codes,
            officer=name,
            officer_position=position,
        )
    )


def set_emblem(session: Session, picture: bytes) -> None:
    """Keep the office's own emblem, a PNG or JPEG file, and print it from now on."""
    _check_file(picture, EMBLEM_SIGNS, N_("ไฟล์ตราครุฑต้องเป็นภาพ PNG หรือ JPG"))
    office = dataclasses.replace(
        the_office(session), emblem=attachments.put(session.store, picture), emblem_way="file"
    )
    records.save(session, office)


def set_font(session: Session, field: str, data: bytes) -> None:
    """Keep one of the office's own TH Sarabun files, as `font_regular` or `font_bold`, and print with it from now on."""
    _check_file(data, FONT_SIGNS, N_("ไฟล์แบบอักษรต้องเป็น TrueType (.ttf)"))
    kept = the_office(session)
    values: dict[str, Any] = {field: attachments.put(session.store, data)}
    records.save(session, dataclasses.replace(kept, **values))


def _check_file(data: bytes, signs: tuple[bytes, ...], sentence: str) -> None:
    if not data.startswith(signs):
        raise CannotDo(sentence)
    if len(data) > BIGGEST_FILE:
        raise CannotDo("ไฟล์ใหญ่เกิน 20 เมกะไบต์ กรุณาเลือกไฟล์ที่เล็กลง")


def tambons(session: Session) -> tuple[tuple[str, str], ...]:
    """List code and name of the office's tambons that have a centre, for the chooser above the lists."""
    table = tables.of(Centre)
    centres = store.find(session, Centre, order=(table.c.tambon, table.c.no.desc()))
    return tuple({centre.tambon: centre.tambon_name for centre in centres}.items())


def tambons_of_district(session: Session) -> tuple[tuple[str, str], ...]:
    """List code and name of every tambon of the office's district: a centre may be added for each."""
    return tuple(
        (tambon.code, tambon.name) for tambon in places.tambons_of(the_office(session).district_code)
    )


def signers(session: Session) -> tuple[Signer, ...]:
    """List the signers, the newest first."""
    return tuple(store.find(session, Signer, order=(tables.of(Signer).c.start.desc(),)))
