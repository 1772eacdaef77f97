"""The commands about the users of an office; no secret is typed as an argument."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from desktop.commands import office
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage
from desktop.domain import passphrases
from desktop.domain.users import ROLES, User
from desktop.i18n import N_, _
from desktop.store import keys, shared
from desktop.work import users
from desktop.work.users import Listed

_WISHES = {"yes": True, "no": False}


def list_(arguments: Namespace) -> Answer:
    """List the users, those who left too."""
    with office.reading(arguments) as session:
        seen = users.overview(session)
    document = {
        "total": len(seen.users), "rows": list(map(_told, seen.users)), "two": seen.two,
        "recovers_cases": seen.recovers_cases,
    }  # fmt: skip
    lines = [" · ".join(_words(one)) for one in seen.users]
    return Answer(document, lines or [_("สำนักงานนี้ใช้คนเดียว ยังไม่มีผู้ใช้อื่น")])


def add(arguments: Namespace) -> Answer:
    """Add a user with a new passphrase."""
    wanted = User(
        name=arguments.name, position=arguments.position, role=_role(arguments.role), mediation=arguments.mediation
    )  # fmt: skip
    secret = office.users_passphrase(arguments)
    passphrases.check(secret)
    with office.writing(arguments, N_("เพิ่มผู้ใช้")) as session:
        return _done(users.add(session, wanted, secret), _("เพิ่ม {name} แล้ว"))


def change(arguments: Namespace) -> Answer:
    """Give a user another role, or give or take the permission for cases."""
    role, wish = _role(arguments.role), arguments.mediation
    if wish is not None and wish not in _WISHES:
        raise Usage("{what} ต้องเป็น yes หรือ no", what="--mediation")
    with office.writing(arguments, N_("แก้ไขผู้ใช้")) as session:
        user = users.named(session, arguments.name)
        mediation = user.mediation if wish is None else _WISHES[wish]
        changed = users.change(session, dataclasses.replace(user, role=role, mediation=mediation))
        return _done(changed, _("บันทึก {name} แล้ว"))


def remove(arguments: Namespace) -> Answer:
    """End a user's work in this office."""
    with office.writing(arguments, N_("นำผู้ใช้ออก")) as session:
        gone = users.remove(session, users.named(session, arguments.name).id)
        return _done(gone, _("นำ {name} ออกแล้ว"))


def passphrase(arguments: Namespace) -> Answer:
    """Change one's own passphrase, or give a named user a new one."""
    if arguments.name:
        with office.writing(arguments, N_("ตั้งรหัสผ่านให้ผู้ใช้")) as session:
            id_ = users.named(session, arguments.name).id
            user = users.reset_passphrase(session, id_, office.users_passphrase(arguments))
            return _done(user, _("ตั้งรหัสผ่านใหม่ให้ {name} แล้ว"))
    folder, present = office.folder(arguments), office.passphrase(arguments)
    slot = office.slot_of(folder, arguments.user)
    if shared.is_shared(folder):
        with office.writing(arguments, users.PASSPHRASE_CHANGED) as session:
            users.change_passphrase(session, present, office.users_passphrase(arguments))
    else:
        keys.change_passphrase(folder, slot, present, office.users_passphrase(arguments))
    return Answer({"changed": True}, [_("เปลี่ยนรหัสผ่านแล้ว")])


def recovery_code(arguments: Namespace) -> Answer:
    """Give a new recovery code, this once."""
    with office.writing(arguments, N_("ออกรหัสกู้คืนใหม่")) as session:
        code = users.new_recovery_code(session)
    line = _("รหัสกู้คืน {code} จะไม่แสดงอีก กรุณาจดหรือพิมพ์เก็บไว้ในที่ปลอดภัย").format(code=code)
    return Answer({"recovery_code": code}, [line])


def _role(text: str) -> str:
    if text not in ROLES:
        raise Usage("ไม่มีบทบาท “{what}” ใช้ได้เฉพาะ {known}", what=text, known=", ".join(ROLES))
    return text


def _done(user: User, sentence: str) -> Answer:
    told = {name: getattr(user, name) for name in ("id", "name", "role", "mediation", "left")}
    return Answer(told, [sentence.format(name=user.name)])


def _told(listed: Listed) -> dict[str, Any]:
    user = listed.user
    return {
        "id": user.id, "name": user.name, "position": user.position, "role": user.role, "mediation": user.mediation,
        "left": user.left, "since": listed.since.isoformat() if listed.since else None, "opens": listed.opens,
        "you": listed.mine,
    }  # fmt: skip


def _words(listed: Listed) -> list[str]:
    user = listed.user
    said = [user.name, user.position, _(ROLES[user.role])]
    said += [_("เปิดเรื่องไกล่เกลี่ยได้")] if user.mediation else []
    said += [_("พ้นแล้ว")] if user.left else []
    return [one for one in said if one]
