"""What the pages of cases ask of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain import parties as known
from desktop.domain.cases import Case, Party
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import EXPORT, MEDIATION, USERS, permissions_of
from desktop.i18n import _
from desktop.ui.parts.picker import Match

if TYPE_CHECKING:
    from desktop.domain.deadlines import Deadline
    from desktop.work.cases import Whole
    from desktop.work.records import Change

PARTIES = "parties"  # of a half-typed case, beside its fields
VERSION = "version"  # that a half-typed case was begun on
NEW = "cases:"  # the half-typed case that has no number yet


@dataclass(frozen=True)
class Gate:
    """What the user may do with cases, the years they were received in, and else who can give the permission."""

    opens: bool
    exports: bool = False
    years: tuple[int, ...] = ()
    giving: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A case with by when it must end, `None` where it has ended or its track sets no time."""

    whole: Whole
    deadline: Deadline | None


@dataclass(frozen=True)
class NewParty:
    """One party as it is typed: a name, or who of the office was chosen (`people:id`), with phone and address."""

    side: str
    name: str
    chosen: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class NewForm:
    """A new case as it is typed."""

    case: Case
    parties: tuple[NewParty, ...] = ()


@dataclass(frozen=True)
class Begun:
    """What the page of a new case begins with; `form` is `None` where nothing is half typed."""

    form: dict[str, Any] | None
    kinds: tuple[DisputeKind, ...]
    tambons: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Form:
    """What stands beside the fields of a case: its history, its half-typed form, and what to choose from."""

    changes: tuple[Change, ...]
    draft: dict[str, Any] | None
    kinds: tuple[DisputeKind, ...]
    tambons: Sequence[tuple[str, str]]


def gate(session: Any) -> Gate:
    """Tell whether the user may open cases."""
    from desktop.work import cases, users

    permits = session.store.permits
    if MEDIATION in permits:
        return Gate(True, EXPORT in permits, cases.years(session))
    giving = (one for one in users.everyone(session) if {USERS, MEDIATION} <= permissions_of(one))
    return Gate(False, giving=tuple(one.name for one in giving))


def opened(session: Any, id_: str, purpose: str) -> Opened:
    """Open a case, and note who did and why."""
    from desktop.work import cases

    return _with_deadline(session, cases.open_case(session, id_, purpose))


def again(session: Any, id_: str) -> Opened:
    """Read a case that is open, as it is now."""
    from desktop.work import cases

    return _with_deadline(session, cases.whole(session, id_))


def _with_deadline(session: Any, whole: Whole) -> Opened:
    from desktop.work import case_way

    over = bool(whole.case.result or whole.case.ended)
    return Opened(whole, None if over else case_way.way_of(session, whole, date.today()).deadline)


def begun(session: Any) -> Begun:
    """Give what a new case begins with."""
    from desktop.work import cases, offices, records

    draft = records.opened(session, Case, "").draft
    values = draft.values if draft is not None else None
    return Begun(values, cases.kinds(session), offices.tambons(session))


def save(session: Any, form: NewForm, over: bool = False) -> str:  # noqa: ARG001 - nobody else saved it before
    """Begin a case: it takes its number; gives its id."""
    from desktop.work import cases

    drop_draft(session, form)
    case = dataclasses.replace(form.case, received_by=form.case.received_by or session.actor)
    return cases.begin(session, case, [_party(session, one) for one in form.parties])


def keep_draft(session: Any, form: NewForm) -> None:
    """Keep a half-typed new case; it is sealed as cases are."""
    from desktop.work import records

    values = {field.name: getattr(form.case, field.name) for field in fields_of(Case)}
    records.keep_draft(session, NEW, {**values, PARTIES: [dataclasses.asdict(one) for one in form.parties]})


def drop_draft(session: Any, form: NewForm) -> None:  # noqa: ARG001 - there is one
    """Forget a half-typed new case."""
    from desktop.work import records

    records.drop_draft(session, NEW)


def form_of(session: Any, id_: str) -> Form:
    """Give what stands beside the fields of a case."""
    from desktop.work import cases, offices, records

    kept = records.opened(session, Case, id_)
    draft = kept.draft.values if kept.draft is not None else None
    return Form(kept.changes, draft, cases.kinds(session), offices.tambons(session))


def keep_form(session: Any, id_: str, values: dict[str, Any]) -> None:
    """Keep the half-typed fields of a case; they are sealed as the case is."""
    from desktop.work import records

    records.keep_draft(session, NEW + id_, values)


def drop_form(session: Any, id_: str) -> None:
    """Forget the half-typed fields of a case."""
    from desktop.work import records

    records.drop_draft(session, NEW + id_)


def save_case(session: Any, case: Case) -> Case:
    """Save the fields of a case and forget its half-typed form."""
    from desktop.work import cases, records

    records.drop_draft(session, NEW + case.id)
    return cases.save(session, case)


def party_chosen(session: Any, topic: str, id_: str, side: str) -> tuple[Party, str]:
    """Give the party that somebody of the office is, and the name of the village."""
    from desktop.domain.villages import Village
    from desktop.work import records

    party = _known(session, topic, id_, side)
    return party, records.read(session, Village, party.village).label if party.village else ""


def keep_party(session: Any, party: Party) -> str:
    """Add or save a party."""
    from desktop.work import cases

    return cases.keep_part(session, party)


def remove_party(session: Any, id_: str) -> None:
    """Take a party out."""
    from desktop.work import cases

    cases.remove_part(session, Party, id_)


def majority(session: Any, on: date) -> int | None:
    """Give the age of majority on a day."""
    from desktop.work import cases

    return cases.majority(session, on)


def reveal(session: Any, party: str, reason: str) -> str:
    """Give the whole national id of a party to who says why."""
    from desktop.work import cases

    return cases.reveal_national_id(session, party, reason)


def names_known(tambon: Callable[[], str], session: Any, text: str) -> Sequence[Match]:
    """Offer the name as it is typed first, then people and organisations of the office; one of exactly that name before."""
    from desktop.work import lists

    found = [
        Match(f"{topic}:{hit.id}", hit.label, hit.detail)
        for topic in (Person.topic, Organisation.topic)
        for hit in lists.suggest(session, topic, text, tambon(), 6 if topic == Person.topic else 3)
    ]
    if not text:
        return found
    same = [match for match in found if match.label == text]
    typed = Match("", text, _("ใช้ชื่อที่พิมพ์ ไม่ผูกกับทะเบียน"))
    return [*same, typed, *(match for match in found if match not in same)]


def kinds_known(session: Any, text: str) -> Sequence[Match]:
    """Offer kinds of disputes by any of their words."""
    from desktop.work import cases

    return [Match(kind.id, kind.name, kind.legal) for kind in among(cases.kinds(session), text)]


def among(kinds: Iterable[DisputeKind], text: str) -> tuple[DisputeKind, ...]:
    """List the kinds that have every word of a text in their name or what the law calls them."""
    words = text.split()
    return tuple(kind for kind in kinds if all(word in f"{kind.name} {kind.legal}" for word in words))


def _party(session: Any, typed: NewParty) -> Party:
    """Make a party of what was typed; what was typed of phone and address stands before what is known."""
    topic, _colon, id_ = typed.chosen.partition(":")
    party = _known(session, topic, id_, typed.side) if id_ else known.named(typed.name, typed.side)
    return dataclasses.replace(
        party, phone=typed.phone or party.phone, address=typed.address or party.address
    )


def _known(session: Any, topic: str, id_: str, side: str) -> Party:
    from desktop.work import records

    if topic == Person.topic:
        return known.of_person(records.read(session, Person, id_), side)
    return known.of_organisation(records.read(session, Organisation, id_), side)
