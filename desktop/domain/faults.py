"""What does not hold about a committee: shown as it arises, printable, never blocking.

Each fault has a key that stays the same while it stands, so that the officer's reason stays with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.people import Person, similar
from desktop.domain.rules import Rule, rule_on
from desktop.domain.villages import Village, standing_on
from desktop.errors import Refusal
from desktop.i18n import N_
from desktop.thai import dates


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: a sentence with its values, the seats it is about, and the noted reason."""

    key: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    seats: tuple[str, ...] = ()
    unconfirmed: bool = False  # the rule behind it is ยังไม่ยืนยัน
    reason: str = ""

    @property
    def text(self) -> str:
        """Give the sentence in Thai, as papers print it."""
        return self.say(str)

    def say(self, translate: Callable[[str], str]) -> str:
        """Give the sentence in the language of `translate`."""
        return Refusal(self.sentence, **self.values).say(translate)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that is looked at: one committee, what belongs to it, and the rules."""

    committee: Committee
    on: date  # the day it is looked at
    seats: tuple[Seat, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    villages: tuple[Village, ...] = ()  # of the tambon, earlier names too
    selection: Selection | None = None
    rules: tuple[Rule, ...] = ()
    announced: date | None = None  # the date of its announcement, or of the one that its order rests on
    ordered: date | None = None  # the date of its order
    reasons: Mapping[str, str] = field(default_factory=dict)

    def rule(self, key: str) -> Rule | None:
        """Find the rule that held when the term began."""
        return rule_on(self.rules, key, self.committee.kind, self.committee.start or self.on)

    @property
    def living(self) -> tuple[Seat, ...]:
        """List the seats held on the day."""
        return tuple(seat for seat in self.seats if seat.sits_on(self.on))


def faults(facts: Facts) -> tuple[Fault, ...]:
    """List what does not hold, in the order an officer would mend it, each with the reason noted for it."""
    checks = (_no_seats, _size, _villages, _doubles, _chair, _vacancies, _term, _order_of_dates, _quorum)
    found = (fault for check in checks for fault in check(facts))
    return tuple(replace(fault, reason=facts.reasons.get(fault.key, "")) for fault in found)


def _no_seats(facts: Facts) -> Iterator[Fault]:
    if not facts.living:
        yield Fault("empty", N_("ยังไม่มีรายชื่อผู้ดำรงตำแหน่ง"))


def _size(facts: Facts) -> Iterator[Fault]:
    count = len(facts.living)
    least, most = facts.rule("size_least"), facts.rule("size_most")
    if least and least.value and 0 < count < least.value:
        values = {"count": count, "least": least.value}
        yield Fault(
            "size", N_("มี {count} คน น้อยกว่าเกณฑ์ {least} คน"), values, unconfirmed=not least.confirmed_by
        )
    if most and most.value and count > most.value:
        values = {"count": count, "most": most.value}
        yield Fault(
            "size", N_("มี {count} คน มากกว่าเกณฑ์ {most} คน"), values, unconfirmed=not most.confirmed_by
        )


def _villages(facts: Facts) -> Iterator[Fault]:
    rule = facts.rule("seats_per_village")
    if not rule or not rule.value or not facts.living or facts.committee.kind != "centre":
        return
    numbers = {village.id: village.number for village in facts.villages}
    seated = [numbers.get(village_of(seat, facts.people)) for seat in facts.living]
    for village in standing_on(facts.villages, facts.on):
        count = seated.count(village.number)
        if count < rule.value:
            sentence = (
                N_("{village} ยังไม่มีผู้แทน")
                if count == 0
                else N_("{village} มีผู้แทน {count} คน น้อยกว่าเกณฑ์ {least} คน")
            )
            values = {"village": village.label, "count": count, "least": rule.value}
            yield Fault(f"village:{village.number}", sentence, values, unconfirmed=not rule.confirmed_by)


def village_of(seat: Seat, people: Mapping[str, Person]) -> str:
    """Tell which village a seat speaks for: its own, else the person's."""
    person = people.get(seat.person)
    return seat.village or (person.village if person else "")


def _doubles(facts: Facts) -> Iterator[Fault]:
    living = facts.living
    for index, seat in enumerate(living):
        for other in living[index + 1 :]:
            if seat.person == other.person:
                sentence = N_("{name} มีชื่อซ้ำ ลำดับ {first} กับ {second}")
            elif _probably_one(facts.people.get(seat.person), facts.people.get(other.person)):
                sentence = N_("{name} อาจเป็นบุคคลเดียวกัน ลำดับ {first} กับ {second}")
            else:
                continue
            person = facts.people.get(seat.person)
            values = {"name": person.label if person else "?", "first": seat.place, "second": other.place}
            pair = ":".join(sorted((seat.id, other.id)))
            yield Fault(f"double:{pair}", sentence, values, (seat.id, other.id))


def _probably_one(one: Person | None, other: Person | None) -> bool:
    return one is not None and other is not None and similar(one, other)


def _chair(facts: Facts) -> Iterator[Fault]:
    if facts.living and not any(seat.position.startswith("ประธาน") for seat in facts.living):
        yield Fault("chair", N_("ยังไม่มีประธาน"))


def _vacancies(facts: Facts) -> Iterator[Fault]:
    rule = facts.rule("vacancy_days")
    if not rule or not rule.value:
        return
    for seat in facts.seats:
        if seat.end and not seat.replaced_by and seat.end_reason != "term" and seat.end < facts.on:
            days = (facts.on - seat.end).days
            if days > rule.value:
                person = facts.people.get(seat.person)
                values = {"name": person.label if person else "?", "days": days, "most": rule.value}
                sentence = N_("ตำแหน่งของ {name} ว่างมา {days} วัน เกินเกณฑ์ {most} วัน")
                yield Fault(f"vacant:{seat.id}", sentence, values, (seat.id,), not rule.confirmed_by)


def _term(facts: Facts) -> Iterator[Fault]:
    committee, rule = facts.committee, facts.rule("term_years")
    if committee.end and committee.end < facts.on:
        yield Fault("term", N_("ครบวาระแล้วเมื่อ {end}"), {"end": dates.long(committee.end)})
    if committee.start and committee.end and rule and rule.value:
        last = term_end(committee.start, rule.value)
        if committee.end > last:
            values = {"years": rule.value, "last": dates.long(last)}
            sentence = N_("วาระยาวกว่าเกณฑ์ {years} ปี ซึ่งครบวันที่ {last}")
            yield Fault("term_length", sentence, values, unconfirmed=not rule.confirmed_by)


def term_end(start: date, years: int) -> date:
    """Give the last day of a term of whole years.

    >>> term_end(date(2008, 5, 8), 4), term_end(date(2024, 2, 29), 1)
    (datetime.date(2012, 5, 7), datetime.date(2025, 2, 28))
    """
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # 29 ก.พ.: the term ends on the last day of that month
        return date(start.year + years, 2, 28)


def _order_of_dates(facts: Facts) -> Iterator[Fault]:
    committee, selection = facts.committee, facts.selection
    if committee.start and committee.end and committee.end < committee.start:
        yield Fault("dates", N_("วันสิ้นสุดวาระมาก่อนวันเริ่มวาระ"))
    if selection and selection.held and facts.announced and facts.announced < selection.held:
        values: dict[str, object] = {
            "announced": dates.long(facts.announced),
            "held": dates.long(selection.held),
        }
        yield Fault("announced_early", N_("ประกาศลงวันที่ {announced} ซึ่งก่อนวันคัดเลือก {held}"), values)
    if facts.announced and facts.ordered and facts.ordered < facts.announced:
        days = (facts.announced - facts.ordered).days
        values = {"ordered": dates.long(facts.ordered), "days": days}
        yield Fault("ordered_early", N_("คำสั่งลงวันที่ {ordered} ก่อนประกาศ {days} วัน"), values)


def _quorum(facts: Facts) -> Iterator[Fault]:
    rule, selection = facts.rule("quorum_percent"), facts.selection
    if not rule or not rule.value or not selection or not selection.invited or selection.attended is None:
        return
    if selection.attended * 100 < selection.invited * rule.value:
        values = {"attended": selection.attended, "invited": selection.invited, "percent": rule.value}
        sentence = N_("ผู้เข้าร่วมคัดเลือก {attended} จาก {invited} คน ไม่ถึงร้อยละ {percent}")
        yield Fault("quorum", sentence, values, unconfirmed=not rule.confirmed_by)


def open_faults(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """List the faults for which no reason was noted yet."""
    return tuple(fault for fault in found if not fault.reason)
