"""How cases and their parties are told on the screen, in a few words with their state."""

from __future__ import annotations

from datetime import date

from desktop.domain.cases import ANSWERS, CAPACITIES, RESULTS, Case, Party
from desktop.domain.deadlines import SOON, Deadline
from desktop.domain.parties import age_on, is_minor
from desktop.i18n import N_, _
from desktop.thai import dates

TRACKS = {  # in a word, where there is little room
    "village": N_("หมู่บ้าน"),
    "district_civil": N_("อำเภอ ทางแพ่ง"),
    "district_criminal": N_("อำเภอ ทางอาญา"),
    "act": N_("พ.ร.บ. 2562"),
    "informal": N_("ไม่เป็นทางการ"),
}
_STATES = {"agreed": "good", "not_agreed": "warn"}
_CONSENTS = {"yes": "good", "no": "bad", "silent": "warn"}


def state(case: Case) -> tuple[str, str]:
    """Say how a case stands, and with which colour."""
    if not case.result:
        return _("กำลังดำเนินการ"), ""
    return _(RESULTS[case.result]), _STATES.get(case.result, "")


def received(case: Case) -> str:
    """Say when a case was received and when it ended."""
    said = _("รับเมื่อ {day}").format(day=dates.long(case.received)) if case.received else ""
    if case.ended:
        said += _(" · สิ้นสุด {day}").format(day=dates.long(case.ended))
    return said


def deadline(one: Deadline) -> tuple[str, str]:
    """Say by when a case must end and how many days are left, and with which colour."""
    word, colour = days_left(one.days_left)
    return _("ครบกำหนด {day} · {word}").format(day=dates.short(one.due), word=word), colour


def days_left(days: int) -> tuple[str, str]:
    """Say how many days are left, and with which colour."""
    if days < 0:
        return _("เกินกำหนด {days} วัน").format(days=-days), "bad"
    return _("เหลือ {days} วัน").format(days=days), "warn" if days <= SOON else ""


def consent(party: Party) -> tuple[str, str]:
    """Say whether a party is willing, since when, and with which colour."""
    if not party.consent:
        return _("ยังไม่ได้ให้ความยินยอม"), ""
    word = _(ANSWERS[party.consent])
    if party.consented:
        word = _("{word} เมื่อ {day}").format(word=word, day=dates.short(party.consented))
    return word, _CONSENTS[party.consent]


def capacity(party: Party, on: date | None, majority: int | None) -> tuple[str, str]:
    """Say what is to be minded about who acts for a party, "" where nothing is, and with which colour."""
    represented = bool(party.represented_by.strip())
    if on is not None and is_minor(party, on, majority):
        return (_("ผู้เยาว์ มีผู้แทน"), "good") if represented else (_("ผู้เยาว์ ยังไม่มีผู้แทน"), "bad")
    if party.capacity in ("ward", "agent"):
        return _(CAPACITIES[party.capacity]), "" if represented else "warn"
    return "", ""


def who(party: Party, on: date | None, village: str) -> tuple[str, ...]:
    """Tell of a party line by line: who acts for them, age and occupation, where they live, phone, national id."""
    age = age_on(party, on) if on else party.age
    place = " ".join(filter(None, (party.address, village)))
    return tuple(
        filter(
            None,
            (
                _("ผู้แทน {name} {standing}").format(name=party.represented_by, standing=_in(party)).strip()
                if party.represented_by
                else "",
                " · ".join(filter(None, (_("อายุ {age} ปี").format(age=age) if age is not None else "", party.occupation))),
                _("ที่อยู่ {place}").format(place=place) if place else "",
                _("โทรศัพท์ {phone}").format(phone=party.phone) if party.phone else "",
                _("เลขประจำตัวประชาชน {id}").format(id=party.national_id) if party.national_id else "",
                party.note,
            ),
        )
    )  # fmt: skip


def _in(party: Party) -> str:
    return _("({standing})").format(standing=party.representation) if party.representation else ""
