"""Personal data of one person: by which legal basis each topic is held, and what may be done with it (PDPA ม.30–36).

The bases follow พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.24 and ม.26; nobody confirmed which holds for which topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.backups import kept
from desktop.domain.people import Person, nameless
from desktop.errors import CannotDo
from desktop.i18n import N_

SEEN, PRINTED, RESTRICTED, LIFTED, ERASED = "national_id", "printed", "restricted", "lifted", "erased"
ACTS = {  # what is noted of a person's data beside the changes
    SEEN: N_("ดูเลขประจำตัวประชาชน"),
    PRINTED: N_("พิมพ์หรือบันทึกข้อมูลที่เก็บไว้"),
    RESTRICTED: N_("ระงับการใช้ข้อมูลส่วนบุคคล"),
    LIFTED: N_("ยกเลิกการระงับการใช้ข้อมูลส่วนบุคคล"),
    ERASED: N_("ลบข้อมูลส่วนบุคคล"),
}
_FAR = 800  # days; thinned day by day, no backup is kept as long


@dataclass(frozen=True)
class Basis:
    """One legal basis: where the law has it, and in words."""

    section: str
    words: str


_TASK = Basis("ม.24(4)", N_("จำเป็นเพื่อภารกิจเพื่อประโยชน์สาธารณะหรือการใช้อำนาจรัฐ"))
_LAW = Basis("ม.24(6)", N_("ปฏิบัติตามกฎหมาย"))
_BOOKS = Basis("ม.24(6)", N_("ปฏิบัติตามกฎหมาย: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ"))
_CASES = Basis(
    "ม.24(4) ม.26",
    N_("ภารกิจตามกฎหมายว่าด้วยการไกล่เกลี่ยข้อพิพาท ลายพิมพ์นิ้วมือและข้อมูลอ่อนไหวต้องยินยอมโดยชัดแจ้งหรือมีกฎหมายให้ทำ"),
)
_KEEPING = Basis("ม.37(1)", N_("มาตรการรักษาความปลอดภัยของข้อมูล"))
BASES = {  # by topic or group; what is not named is held for the office's task
    "papers": _BOOKS,
    "received": _BOOKS,
    "attendances": _BOOKS,
    "meetings": _BOOKS,
    "cases": _CASES,
    "mediators": _LAW,
    "trainees": _LAW,
    "users": _LAW,
    "history": _KEEPING,
    "readings": _KEEPING,
    "copies": _KEEPING,
    "backups": _KEEPING,
}


def basis_of(group: str) -> Basis:
    """Give the basis by which a topic, or another group, is held."""
    return BASES.get(group, _TASK)


def is_empty(person: Person) -> bool:
    """Tell whether nothing of an erased person is left but the code."""
    return bool(person.erased) and person == bare(person)


def bare(person: Person) -> Person:
    """Give what is left of an erased person: a code, and the day."""
    return Person(id=person.id, version=person.version, first_name=nameless(person.id), erased=person.erased)


@dataclass(frozen=True)
class Post:
    """One post that somebody holds, by what it is called and of what."""

    what: str
    of: str


def check_erasing(is_gone: bool, posts: Sequence[Post], cases: int, knows_cases: bool) -> None:
    """Refuse to erase where nothing is left, or the law wants the data kept: in office now, or in a case within its time."""
    if is_gone:
        raise CannotDo("ลบข้อมูลส่วนบุคคลของบุคคลนี้แล้ว")
    if posts:
        raise CannotDo(
            "ยังลบไม่ได้ เพราะเป็น{what}ของ “{of}” อยู่ ต้องบันทึกการพ้นจากตำแหน่งก่อน",
            what=posts[0].what,
            of=posts[0].of,
        )
    if not knows_cases:
        raise CannotDo("สำนักงานนี้มีเรื่องไกล่เกลี่ย ผู้ลบข้อมูลส่วนบุคคลต้องมีสิทธิ์เปิดเรื่องไกล่เกลี่ย เพื่อตรวจว่าบุคคลนี้ไม่อยู่ในสำนวน")
    if cases:
        raise CannotDo("ยังลบไม่ได้ เพราะบุคคลนี้อยู่ในสำนวนไกล่เกลี่ย {count} เรื่องที่ยังไม่พ้นกำหนดเวลาเก็บ", count=cases)


def gone_by(days: Sequence[date], today: date) -> date | None:
    """Tell by when the last of some backups is thinned away where one is made each day; `None` where there is none.

    >>> gone_by([], date(2026, 1, 1)) is None
    True
    """
    if not days:
        return None
    waiting, standing = len(days), sorted(days)
    for after in range(1, _FAR):
        day = today + timedelta(after)
        standing.append(day)
        chosen = kept(standing, day)
        waiting -= sum(place < waiting for place in range(len(standing)) if place not in chosen)
        standing = [one for place, one in enumerate(standing) if place in chosen]
        if not waiting:
            return day
    raise AssertionError("a backup that is never thinned")
