"""The users of an office: who they are to it, and what each role may do.

An office of one officer keeps no users: whoever opens it may do everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.records import Record, choice, flag, long, text
from desktop.errors import CannotDo
from desktop.i18n import N_

WRITE, MEDIATION, USERS, REVEAL, EXPORT = "write", "mediation", "users", "reveal", "export"
PERMISSIONS = {
    WRITE: N_("บันทึกข้อมูลของสำนักงานและออกหนังสือ"),
    MEDIATION: N_("เปิดและบันทึกเรื่องไกล่เกลี่ย"),
    USERS: N_("จัดการผู้ใช้และกุญแจของสำนักงาน"),
    REVEAL: N_("ขอดูเลขประจำตัวประชาชน"),
    EXPORT: N_("ส่งออกข้อมูล"),
}
EVERYTHING = frozenset(PERMISSIONS)
ROLES = {
    "head": N_("หัวหน้า"),
    "officer": N_("พัฒนากร"),
    "mediator": N_("ผู้ไกล่เกลี่ย"),
    "viewer": N_("ผู้ดู"),
}
_OF_ROLE = {
    "head": frozenset({WRITE, USERS, REVEAL, EXPORT}),
    "officer": frozenset({WRITE, REVEAL, EXPORT}),
    "mediator": frozenset[str](),
    "viewer": frozenset[str](),
}


@dataclass(frozen=True, kw_only=True)
class User(Record):
    """One person who opens the office by an own passphrase."""

    topic: ClassVar[str] = "users"
    titled: ClassVar[str] = N_("ผู้ใช้")
    name: str = text(N_("ชื่อ – สกุล"), required=True, listed=True, most=120)
    position: str = text(N_("ตำแหน่ง"), listed=True)
    role: str = choice(N_("บทบาท"), ROLES, required=True, listed=True, default="officer")
    mediation: bool = flag(N_("เปิดเรื่องไกล่เกลี่ยได้"), listed=True)
    slot: str = text(N_("ช่องกุญแจ"), most=64)
    left: bool = flag(N_("ย้ายหรือพ้นจากสำนักงานแล้ว"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the user."""
        return self.name


def permissions_of(user: User | None) -> frozenset[str]:
    """List what a user may do; everything where the office keeps no users (`None`)."""
    if user is None:
        return EVERYTHING
    if user.left:
        return frozenset()
    return _OF_ROLE.get(user.role, frozenset()) | ({MEDIATION} if user.mediation else frozenset())


def needed(topic: type[Record]) -> str:
    """Name the permission that writing a record of a topic needs."""
    if topic is User:
        return USERS
    return MEDIATION if topic.restricted else WRITE


def check_permission(permits: Iterable[str], permission: str) -> None:
    """Refuse what the user's role does not allow."""
    if permission not in permits:
        raise CannotDo("บทบาทของคุณในสำนักงานนี้ไม่มีสิทธิ์ “{permission}”", permission=PERMISSIONS[permission])


def check_heads(users: Iterable[User]) -> None:
    """Refuse to leave an office without anybody who may look after its users."""
    kept = [user for user in users if not user.left]
    if kept and not any(user.role == "head" for user in kept):
        raise CannotDo("สำนักงานต้องมีหัวหน้าอย่างน้อยหนึ่งคน", "role")


def check_name(user: User, users: Iterable[User]) -> None:
    """Refuse a second user of one name: the name is what is chosen where a passphrase is asked for."""
    if any(one.name == user.name and one.id != user.id and not one.left for one in users):
        raise CannotDo("มีผู้ใช้ชื่อนี้อยู่แล้ว กรุณาเพิ่มคำที่ทำให้ต่างกัน เช่น ตำแหน่ง", "name")


def check_giving(before: User | None, after: User, permits: Iterable[str]) -> None:
    """Refuse to give what oneself does not hold: the cases can be opened to others only by who opens them."""
    given = after.mediation and not (before is not None and before.mediation)
    if given and MEDIATION not in permits:
        raise CannotDo("ผู้ให้สิทธิ์เรื่องไกล่เกลี่ยต้องมีสิทธิ์นี้เอง กรุณาให้ผู้ใช้ที่มีสิทธิ์เป็นผู้ให้", "mediation")


def check_removal(user: User, mine: User | None) -> None:
    """Refuse to remove oneself, or somebody who is gone already."""
    if mine is not None and user.id == mine.id:
        raise CannotDo("นำตัวเองออกจากผู้ใช้ไม่ได้ กรุณาให้หัวหน้าคนอื่นเป็นผู้นำออก")
    check_here(user)


def check_here(user: User) -> None:
    """Refuse to change a user who left the office."""
    if user.left:
        raise CannotDo("ผู้ใช้คนนี้พ้นจากสำนักงานแล้ว ถ้ากลับมาทำงาน กรุณาเพิ่มเป็นผู้ใช้ใหม่")
