"""Invitations of the parties of a case and its sessions: rounds and numbers counted, who came noted once."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from desktop.domain.sittings import Sitting, Summons
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import cases
from desktop.work.cases import Whole


def invite(session: Session, summons: Summons, parties: Sequence[str]) -> tuple[str, ...]:
    """Invite some parties of a case to the same appointment; each has its own count of rounds."""
    if not parties:
        raise CannotDo("กรุณาเลือกคู่กรณีที่จะเชิญอย่างน้อยหนึ่งคน", "party")
    check_summons(summons)
    whole = cases.whole(session, summons.case)
    return tuple(
        cases.keep_part(session, dataclasses.replace(summons, party=party, round=next_round(whole, party)))
        for party in parties
    )


def next_round(whole: Whole, party: str) -> int:
    """Tell the how-manieth invitation of a party the next one is."""
    return max((one.round or 0 for one in whole.summonses if one.party == party), default=0) + 1


def check_summons(summons: Summons) -> None:
    """Refuse an appointment before the day that it was sent."""
    if summons.sent and summons.appointed and summons.appointed < summons.sent:
        raise CannotDo("วันนัดต้องไม่ก่อนวันที่ส่ง {day}", "appointed", day=dates.long(summons.sent))


def keep_summons(session: Session, summons: Summons) -> str:
    """Save what came of an invitation."""
    check_summons(summons)
    return cases.keep_part(session, summons)


def keep(session: Session, sitting: Sitting) -> str:
    """Keep a session; a new one takes the next number, and notes who came with the invitations to its day."""
    if sitting.outcome == "postponed" and not sitting.postponed.strip():
        raise CannotDo("กรุณาบันทึกเหตุที่เลื่อน", "postponed")
    if sitting.next and sitting.held and sitting.next <= sitting.held:
        raise CannotDo("นัดครั้งต่อไปต้องหลังวันที่ {day}", "next", day=dates.long(sitting.held))
    whole = cases.whole(session, sitting.case)
    if not sitting.number:
        sitting = dataclasses.replace(sitting, number=_next_number(whole))
    id_ = cases.keep_part(session, sitting)
    for summons in whole.summonses:
        if not summons.came and sitting.held and summons.appointed == sitting.held:
            cases.keep_part(session, dataclasses.replace(summons, came=_came(sitting, summons.party)))
    return id_


def postpone(session: Session, case: str, on: date, to: date | None, reason: str) -> str:
    """Note that the appointment of a day was put off, why, and until when."""
    postponed = Sitting(case=case, held=on, way="", outcome="postponed", postponed=reason, next=to)
    return keep(session, postponed)


def remove(session: Session, id_: str) -> None:
    """Take a session out; the later ones move up."""
    gone = store.read(session, Sitting, id_)
    cases.remove_part(session, Sitting, id_)
    for number, one in enumerate(cases.whole(session, gone.case).sittings, 1):
        if one.number != number:
            cases.keep_part(session, dataclasses.replace(one, number=number))


def _next_number(whole: Whole) -> int:
    return max((one.number or 0 for one in whole.sittings), default=0) + 1


def _came(sitting: Sitting, party: str) -> str:
    """Tell what became of an appointment: who stayed away from one that was put off asked for it."""
    if party in sitting.came:
        return "came"
    return "excused" if sitting.outcome == "postponed" else "absent"
