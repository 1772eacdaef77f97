"""What the office's disputes add up to, and the sheets that say so; nobody is named but by first letters.

Of all cases only the cells that are counted are opened, in memory: for those allowed, and for nobody else.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from desktop.documents.contents import (
    case_register,
    case_request,
    case_statistics,
    mediation_board,
    outreach_list,
    zero_report,
)
from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.case_facts import CaseFacts
from desktop.documents.contents.case_sheets import About
from desktop.documents.contents.zero_report import Reporter
from desktop.domain.agreements import FollowUp, Term, keeping_of
from desktop.domain.case_statistics import OF_NO_CASE, CaseRow, Period, fiscal_year, month_of, statistics
from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.initials import initials
from desktop.domain.mediators import CaseMediator, Mediator, Outreach
from desktop.domain.people import Person
from desktop.domain.public_statistics import public
from desktop.domain.sittings import Sitting
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import MEDIATION
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import cases, closed_lists, places
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.papers import words_on

Step = Callable[[int, int], None]
_CELLS = (  # of a case: what is counted
    "code", "received", "kind", "track", "village", "tambon", "value", "result", "ended", "agreed_value", "referred",
)  # fmt: skip
_STEPS = 4


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One of SHEETS of a period and tambon ("" for the whole office)."""

    kind: str
    period: Period
    tambon: str = ""
    year: int = 0  # Buddhist, of the register
    size: str = "A3"  # of the poster
    made: date | None = None  # today unless given


@dataclass(frozen=True)
class _Agreed:
    """What became of an agreement, and the sum of its terms."""

    keeping: str = ""
    amount: int | None = None


@dataclass(frozen=True)
class _Known:
    """The open records that cases name."""

    kinds: Mapping[str, DisputeKind]
    villages: Mapping[str, Village]
    tambons: Mapping[str, str]  # names by code


def rows(session: Session, step: Step = lambda _done, _total: None, tambon: str = "") -> tuple[CaseRow, ...]:
    """Tell every case as statistics count it, the newest first, but for its parties and mediators."""
    step(0, _STEPS)
    kept = closed_lists.cells(session, Case, _CELLS)
    step(1, _STEPS)
    agreed = _agreed(session)
    step(2, _STEPS)
    held, known = _held(session), _known(session)
    step(3, _STEPS)
    told = [(id_, said, _tambon_of(said, known)) for id_, said in kept if said["received"]]
    found = tuple(
        _row(id_, said, code, known, agreed.get(id_, _Agreed()), held.get(id_, 0))
        for id_, said, code in told if tambon in ("", code)
    )  # fmt: skip
    step(_STEPS, _STEPS)
    return found


def register_rows(session: Session, year: int, tambon: str = "") -> tuple[CaseRow, ...]:
    """Tell the cases of a Buddhist year in the order of their numbers, parties and mediators by first letters."""
    case = tables.of(Case)
    here = select(case.c.id).where(case.c.year == year, ~case.c.deleted)
    by_id = {row.id: row for row in rows(session, tambon=tambon)}
    parties, mediators = _parties(session, here), _mediators(session, here)
    return tuple(
        dataclasses.replace(by_id[id_], parties=parties.get(id_, ""), mediators=mediators.get(id_, ()))
        for id_ in session.connection.scalars(here.order_by(case.c.number, case.c.no)) if id_ in by_id
    )  # fmt: skip


def _agreed(session: Session) -> dict[str, _Agreed]:
    """Tell of each case what became of its terms, and their sum."""
    states, amounts = defaultdict(list), defaultdict(list)
    for _id, said in closed_lists.cells(session, Term, ("case", "keeping", "amount")):
        states[said["case"]].append(said["keeping"])
        amounts[said["case"]].append(said["amount"])
    whole: dict[str, tuple[date, str]] = {}
    for _id, said in closed_lists.cells(session, FollowUp, ("case", "term", "on", "keeping")):
        newest = whole.get(said["case"])
        if not said["term"] and said["on"] and (newest is None or said["on"] > newest[0]):
            whole[said["case"]] = said["on"], said["keeping"]
    return {
        id_: _Agreed(keeping_of(states[id_], whole.get(id_, (None, ""))[1]), _sum(amounts[id_]))
        for id_ in {*states, *whole}
    }


def _sum(amounts: Iterable[int | None]) -> int | None:
    said = [amount for amount in amounts if amount is not None]
    return sum(said) if said else None


def _held(session: Session) -> dict[str, int]:
    """Count the sessions of each case; an appointment that was only put off names no way, and an empty cell is kept so."""
    table = tables.of(Sitting)
    question = select(table.c.case, func.count()).where(~table.c.deleted, table.c.way != "")
    counted = session.connection.execute(question.group_by(table.c.case))
    return {row[0]: row[1] for row in counted}


def _known(session: Session) -> _Known:
    villages = {one.id: one for one in store.find(session, Village)}
    codes = {*the_office(session).tambons, *(one.tambon for one in villages.values())}
    kinds = {one.id: one for one in store.find(session, DisputeKind)}
    return _Known(kinds, villages, {code: places.name_of(code) for code in codes if code})


def _tambon_of(said: Mapping[str, Any], known: _Known) -> str:
    """Give the tambon of a case: its own, else that of its village."""
    village = known.villages.get(said["village"])
    return str(said["tambon"] or (village.tambon if village else ""))


def _row(
    id_: str, said: Mapping[str, Any], tambon: str, known: _Known, agreed: _Agreed, held: int
) -> CaseRow:
    kind, village = known.kinds.get(said["kind"]), known.villages.get(said["village"])
    is_agreed = said["result"] == "agreed"
    sum_ = agreed.amount if said["agreed_value"] is None else said["agreed_value"]
    return CaseRow(
        id=id_, number=said["code"], received=said["received"], ended=said["ended"], result=said["result"],
        kind=kind.name if kind else "", nature=kind.nature if kind else "", track=said["track"],
        village=village.label if village else "", tambon=known.tambons.get(tambon, tambon), value=said["value"],
        agreed_value=sum_ if is_agreed else None, sessions=held, keeping=agreed.keeping if is_agreed else "",
        referred=said["result"] == "referred" or said["referred"] is not None,
    )  # fmt: skip


def _parties(session: Session, here: Any) -> dict[str, str]:
    """Name the two sides of some cases by first letters: the first of each, and how many more."""
    table, sides = tables.of(Party), defaultdict(list)
    for party in store.find(session, Party, table.c.case.in_(here), order=(table.c.no,)):
        sides[party.case, party.side].append(party)
    found = {}
    for case in {case for case, _side in sides}:
        both = [sides[case, side] for side in ("1", "2") if (case, side) in sides]
        found[case] = " กับ ".join(map(_side, both))
    return found


def _side(parties: Sequence[Party]) -> str:
    first = initials(parties[0].name, organisation=parties[0].kind == "organisation")
    return f"{first} (+{len(parties) - 1})" if len(parties) > 1 else first


def _mediators(session: Session, here: Any) -> dict[str, tuple[str, ...]]:
    """Name who mediates some cases by first letters."""
    table = tables.of(CaseMediator)
    serving = store.find(session, CaseMediator, table.c.case.in_(here), order=(table.c.no,))
    register = store.by_ids(session, Mediator, {one.mediator for one in serving})
    people = store.labels(session, Person, (one.person for one in register.values()))
    names = {id_: one.name or people.get(one.person, "") for id_, one in register.items()}
    found: dict[str, tuple[str, ...]] = {}
    for one in serving:
        found[one.case] = (*found.get(one.case, ()), initials(names.get(one.mediator, "")))
    return found


def years(rows: Sequence[CaseRow], today: date) -> tuple[int, ...]:
    """List the fiscal years from the first case until today, the newest first."""
    received = [dates.fiscal_year(row.received) for row in rows]
    last = max((dates.fiscal_year(today), *received))
    return tuple(range(last, min((last, *received)) - 1, -1))


def usual_year(rows: Sequence[CaseRow], today: date) -> int:
    """Choose the fiscal year to show first: this one where it has to do with any case, else that of the newest."""
    now = dates.fiscal_year(today)
    open_ = any(row.closed is None or row.closed >= fiscal_year(now).start for row in rows)
    return now if open_ or not rows else max(dates.fiscal_year(row.received) for row in rows)


def quiet_month(rows: Sequence[CaseRow], period: Period, today: date) -> Period | None:
    """Find the month to report that no case came: the one on show, or in the year that runs the month that is over."""
    if period == month_of(period.start):
        month = period
    elif today in period:
        month = month_of(today.replace(day=1) - timedelta(1))
    else:
        return None
    return None if month.start > today or any(row.received in month for row in rows) else month


def numbers_of(session: Session, ids: Collection[str]) -> array[int]:
    """Give the numbers of some cases in their list, the newest first."""
    session.require(MEDIATION)
    table, wanted = tables.of(Case), set(ids)
    newest = (table.c.sort_key.desc(), table.c.no.desc())
    question = select(table.c.no, table.c.id).where(~table.c.deleted).order_by(*newest)
    return array("q", (no for no, id_ in session.connection.execute(question) if id_ in wanted))


# Sheets


def printed(session: Session, wanted: Wanted, draw: Draw) -> tuple[bytes, str]:
    """Draw one of SHEETS as a PDF and give it with its title; it takes no number and is not kept."""
    words = contents(session, wanted)
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf, words.title


def contents(session: Session, wanted: Wanted) -> Contents:
    """Write one of SHEETS; the register, which tells of each case, is noted as its printing and needs a writing session."""
    if wanted.kind not in OF_NO_CASE:
        session.require(MEDIATION)
    return _WRITERS[wanted.kind](session, about(session, wanted.tambon, wanted.made), wanted)


def about(session: Session, tambon: str = "", made: date | None = None) -> About:
    """Say whose sheet it is: of the centre of a tambon, or of the only one; else of all of the office."""
    office, centre = the_office(session), centre_of(session, tambon)
    return About(
        centre=centre.name if centre else "", office=office.label, province=office.province,
        made=made or date.today(), thai_digits=office.thai_digits,
    )  # fmt: skip


def centre_of(session: Session, tambon: str) -> Centre | None:
    """Find the centre of a tambon, or the only one of the office; `None` where none or several could be meant."""
    table = tables.of(Centre)
    found = store.find(session, Centre, *([table.c.tambon == tambon] if tambon else []))
    return found[0] if found and (tambon or len(found) == 1) else None


def _statistics(session: Session, about: About, wanted: Wanted) -> Contents:
    """Tell a period; beside a month stands its fiscal year until then."""
    known, period = rows(session, tambon=wanted.tambon), wanted.period
    until = Period(fiscal_year(dates.fiscal_year(period.end)).start, period.end)
    year = statistics(known, until) if period == month_of(period.start) else None
    return case_statistics.write(about, statistics(known, period), year)


def _public(session: Session, about: About, wanted: Wanted) -> Contents:
    return case_statistics.write(
        about, public(statistics(rows(session, tambon=wanted.tambon), wanted.period))
    )


def _zero(session: Session, about: About, wanted: Wanted) -> Contents:
    office = the_office(session)
    reporter = Reporter(name=office.officer, position=office.officer_position, phone=office.phone)
    return zero_report.write(about, statistics(rows(session, tambon=wanted.tambon), wanted.period), reporter)


def _register(session: Session, about: About, wanted: Wanted) -> Contents:
    year = wanted.year or dates.year(wanted.period.end)
    found = register_rows(session, year, wanted.tambon)
    for row in found:
        cases.note(session, row.id, "printed", "review")
    return case_register.write(about, year, found)


def _outreach(session: Session, about: About, wanted: Wanted) -> Contents:
    villages = {one.id: one for one in store.find(session, Village)}
    tambons = {id_: one.tambon for id_, one in villages.items()}
    tambons |= {one.id: one.tambon for one in store.find(session, Centre)}
    acts = [
        one for one in store.find(session, Outreach)
        if wanted.tambon in ("", tambons.get(one.village) or tambons.get(one.centre, wanted.tambon))
    ]  # fmt: skip
    labels = {id_: one.label for id_, one in villages.items()}
    return outreach_list.write(about, wanted.period, acts, labels)


def _board(session: Session, about: About, wanted: Wanted) -> Contents:
    centre, kind = centre_of(session, wanted.tambon), mediation_board.DEFAULT.kind
    words = words_on(session, kind, about.made, mediation_board.DEFAULT)
    office = the_office(session)
    where = (centre.office_place or centre.name) if centre else office.label
    phone = (centre.phone if centre else "") or office.phone
    return mediation_board.write(about, words, where, phone, wanted.size)


def _request(session: Session, about: About, wanted: Wanted) -> Contents:
    """Write the request as a form to be filled in by hand."""
    centre, office = centre_of(session, wanted.tambon), the_office(session)
    facts = CaseFacts(
        district=office.district, province=office.province, tambon=centre.tambon_name if centre else "",
        centre=about.centre, signer_name="", signer_lines=(), emblem_way=office.emblem_way,
        thai_digits=office.thai_digits,
    )  # fmt: skip
    kind = case_request.DEFAULT.kind
    return case_request.write(facts, words_on(session, kind, about.made, case_request.DEFAULT))


_WRITERS: dict[str, Callable[[Session, About, Wanted], Contents]] = {
    "statistics": _statistics,
    "public": _public,
    "zero": _zero,
    "register": _register,
    "outreach": _outreach,
    "board": _board,
    "request": _request,
}
