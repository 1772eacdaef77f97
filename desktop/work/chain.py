"""The chains of the log as people are told of them: where one is broken, and whether a printed end still lies in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, func, select

from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_
from desktop.store import chain, devices, readings, tables
from desktop.store.chain import Save
from desktop.store.session import Session
from desktop.thai import dates, digits

_SHOWN = 8  # signs of a copy's name in the change log that tell it from the others
_LEAST = 16  # signs of a printed end by which it is known
_GROUP = 4
_HEX = re.compile(r"[0-9a-f]+")
_ALTERED = N_(
    "ประวัติการแก้ไขของเครื่อง “{copy}” ขาดตอนที่การบันทึกเมื่อ {when} โดย {actor} ({action}) อาจถูกแก้นอกโปรแกรม กรุณาเทียบกับสำเนาสำรอง"
)
_LOST = N_(
    "ประวัติการแก้ไขของเครื่อง “{copy}” ไม่ครบ {count} ครั้งตั้งแต่ {when} เพราะกู้จากไฟล์ที่เสียหาย "
    "ถ้าเครื่องอื่นมีครบ กรุณารวมจากเครื่องนั้น ถ้าไม่มี กรุณาทำสำเนาใหม่ให้เครื่องอื่น"
)
_ALTERED_ACTS = N_(
    "บันทึกการขอดูข้อมูลของเครื่อง “{copy}” ขาดตอนที่ลำดับ {number} เมื่อ {when} โดย {actor} อาจถูกแก้นอกโปรแกรม กรุณาเทียบกับสำเนาสำรอง"
)
_LOST_ACTS = N_(
    "บันทึกการขอดูข้อมูลของเครื่อง “{copy}” ขาดก่อนลำดับ {number} เมื่อ {when} เพราะกู้จากไฟล์ที่เสียหาย ถ้าเครื่องอื่นมีครบ กรุณารวมจากเครื่องนั้น"
)


@dataclass(frozen=True)
class Anchor:
    """A printed end that lies in the log: what it ended with, how much came since, and what is wrong before it."""

    copy: str
    at: datetime
    actor: str
    action: str  # "" of the log of reading
    later: int
    wrong: tuple[Trouble, ...]


def grouped(link: str) -> str:
    """Write a link so that people can compare it.

    >>> grouped("0123456789abcdef")
    '0123 4567 89ab cdef'
    """
    return " ".join(link[start : start + _GROUP] for start in range(0, len(link), _GROUP))


# where a chain is broken


def troubles(session: Session) -> Iterator[Trouble]:
    """Name of each copy the first save, and the first act of reading, that is not as it was written."""
    called = _called(session)
    for device in chain.devices(session.connection):
        found = chain.saves(session.connection, session.store.vault, device)
        yield from _of_saves(session, called.get(device, device[:_SHOWN]), chain.torn_saves(found))
    yield from _of_readings(session, called)


def _of_saves(session: Session, copy: str, torn: Iterator[Save]) -> Iterator[Trouble]:
    salvaged, upto = [], _salvaged_upto(session)
    for save in torn:
        if save.unit.link or save.unit.clock >= upto:
            yield Trouble(
                _ALTERED,
                copy=copy, when=_when(save.unit.at), actor=save.unit.actor, action=save.unit.action,
            )  # fmt: skip
            break
        salvaged.append(save)
    if salvaged:
        yield Trouble(
            _LOST,
            copy=copy, count=len(salvaged), when=_when(salvaged[0].unit.at),
        )  # fmt: skip


def _of_readings(session: Session, called: dict[str, str], *where: ColumnElement[bool]) -> Iterator[Trouble]:
    told, upto = set(), _salvaged_upto(session)
    for act in readings.torn(session.connection, *where):
        if act.device in told:
            continue
        told.add(act.device)
        copy = called.get(act.device, act.device[:_SHOWN])
        if act.is_gap and upto:
            yield Trouble(
                _LOST_ACTS,
                copy=copy, number=act.seq, when=_when(act.at),
            )  # fmt: skip
        else:
            yield Trouble(
                _ALTERED_ACTS,
                copy=copy, number=act.seq, when=_when(act.at), actor=act.actor,
            )  # fmt: skip


def _salvaged_upto(session: Session) -> str:
    """Give the clock of the last salvage, "" where there was none: what is lost before it was lost by damage."""
    units = tables.units
    return (
        session.connection.scalar(select(func.max(units.c.clock)).where(units.c.action == chain.SALVAGE))
        or ""
    )


def _called(session: Session) -> dict[str, str]:
    named = {id_: one.name for id_, one in devices.known(session).items() if one.name}
    named.setdefault(session.store.device, session.store.holder or devices.OFFICE)
    return named


def _when(at: str) -> str:
    return dates.moment(datetime.fromisoformat(at).astimezone())


# a printed end


def anchor(session: Session, printed: str) -> Anchor:
    """Find the end of the log that a backup's receipt has printed; `CannotDo` where it lies in no chain."""
    code = "".join(digits.to_arabic(printed).casefold().split())
    if len(code) < _LEAST or not _HEX.fullmatch(code):
        raise CannotDo("กรุณาพิมพ์รหัสปลายทางของประวัติอย่างน้อย {least} ตัวตามใบรับสำเนาสำรอง", "head", least=_LEAST)
    return _of_unit(session, code) or _of_act(session, code) or _refused()


def _of_unit(session: Session, code: str) -> Anchor | None:
    units = tables.units
    unit = session.connection.execute(select(units).where(units.c.link.startswith(code))).first()
    if unit is None:
        return None
    later = select(func.count()).where(units.c.device == unit.device, units.c.clock > unit.clock)
    copy = _called(session).get(unit.device, unit.device[:_SHOWN])
    found = chain.saves(session.connection, session.store.vault, unit.device, upto=unit.clock)
    wrong = tuple(_of_saves(session, copy, chain.torn_saves(found)))
    return _anchor(copy, unit, unit.action, session.connection.scalar(later), wrong)


def _of_act(session: Session, code: str) -> Anchor | None:
    acts = tables.readings
    act = session.connection.execute(select(acts).where(acts.c.link.startswith(code))).first()
    if act is None:
        return None
    later = select(func.count()).where(acts.c.device == act.device, acts.c.seq > act.seq)
    copy = _called(session).get(act.device, act.device[:_SHOWN])
    before = (acts.c.device == act.device, acts.c.seq <= act.seq)
    wrong = tuple(_of_readings(session, {act.device: copy}, *before))
    return _anchor(copy, act, "", session.connection.scalar(later), wrong)


def _anchor(copy: str, found: Any, action: str, later: int | None, wrong: tuple[Trouble, ...]) -> Anchor:
    return Anchor(copy, datetime.fromisoformat(found.at), found.actor, action, later or 0, wrong)


def _refused() -> NoReturn:
    raise CannotDo(
        "ไม่พบรหัสปลายทางนี้ในประวัติของสำนักงาน กรุณาตรวจรหัสกับใบรับอีกครั้ง ถ้าตรงกัน ประวัติก่อนพิมพ์ใบรับถูกแก้ไขหรือขาดหายไป "
        "หรือเครื่องที่พิมพ์ตั้งเป็นเครื่องใหม่หลังจากนั้น",
        "head",
    )
