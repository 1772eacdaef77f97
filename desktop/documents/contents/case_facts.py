"""What the papers of a case are made from: plain values gathered by `work`; what a paper does not need is left out.

What the parties offered each other has no place here: no paper may say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.documents.contents.facts import Facts


@dataclass(frozen=True, kw_only=True)
class CaseParty:
    """One who takes part in a case; what is not known is "" and left to be written by hand."""

    side: str  # a key of domain.cases.SIDES
    name: str
    age: int | None = None
    national_id: str = ""  # as it is printed; given only to papers whose form asks for it
    occupation: str = ""
    address: str = ""
    phone: str = ""
    organisation: bool = False  # a group or legal person, which has neither age nor card
    capacity: str = "full"  # a key of domain.cases.CAPACITIES
    represented_by: str = ""
    representation: str = ""  # บิดา, ผู้รับมอบอำนาจตามหนังสือลงวันที่ …
    consent: str = ""  # a key of domain.cases.ANSWERS
    consented: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChosenMediator:
    """One mediator of the case, how they were chosen, and what they disclosed."""

    name: str
    registered_no: str = ""
    expires: date | None = None
    chosen: str = ""  # in words
    interests: str = ""
    chair: bool = False


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """The appointment that an invitation names; whom it invites is the party of the facts."""

    round: int | None = None
    appointed: date | None = None
    at: str = ""  # 09.30
    place: str = ""
    missed: tuple[date, ...] = ()  # earlier appointments that the party did not come to


@dataclass(frozen=True, kw_only=True)
class HeldSession:
    """One session: when, how, who came, and what came of it."""

    number: int
    held: date
    begins: str = ""
    ends: str = ""
    place: str = ""
    way: str = ""  # in words
    came: tuple[str, ...] = ()  # names of parties
    away: tuple[str, ...] = ()
    others: str = ""
    outcome: str = ""  # in words
    postponed: str = ""  # why
    next: date | None = None


@dataclass(frozen=True, kw_only=True)
class AgreedTerm:
    """One numbered term; one with an amount is part of the money plan."""

    number: int
    words: str = ""
    kind: str = "act"  # a key of domain.agreements.TERM_KINDS
    amount: int | None = None  # satang
    due: date | None = None
    by: str = ""  # who does it, in words


@dataclass(frozen=True, kw_only=True)
class Extension:
    """More time: when it was given, until when, and why."""

    on: date | None = None
    until: date | None = None
    before: date | None = None  # the last day without it
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowedTerm:
    """One look at what became of a term; the sheet has a row to fill in for each term that nobody looked at yet."""

    number: int | None = None  # of the term; None is the whole agreement
    looked: date | None = None
    result: str = ""  # a key of domain.agreements.KEEPINGS
    paid: int | None = None  # satang
    again: bool = False  # the dispute broke out again
    by: str = ""


@dataclass(frozen=True)
class Check:
    """One line of the screening: what was asked, the answer, and whether the track takes the case by it."""

    question: str
    answer: str
    ok: bool


@dataclass(frozen=True, kw_only=True)
class CaseFacts(Facts):
    """The values of one paper of a case; what is not known is empty, and refused where the paper needs it.

    `number` is that of the paper itself among the letters of the centre; `typed` has receiver and text of a referral.
    """

    committee: str = ""  # a case has none
    case_number: str = ""  # กก.01/2569
    received: date | None = None
    received_at: str = ""  # 09.30
    received_by: str = ""
    channel: str = ""  # in words
    written_at: str = ""
    about: str = ""  # เรื่อง
    kind: str = ""  # of dispute, in words
    nature: str = ""  # ทางแพ่ง, ทางอาญา, ผู้บริโภค
    legal: str = ""  # its name in the law
    account: str = ""  # ข้อเท็จจริง
    asks: str = ""
    value: int | None = None  # satang
    place: str = ""
    happened: date | None = None
    no_court_case: bool = False
    enclosed: tuple[str, ...] = ()
    violent: bool = False
    child: bool = False
    sexual: bool = False
    track: str = ""  # in words
    law: str = ""  # what the track rests on
    track_reason: str = ""  # of an officer who chose another
    checks: tuple[Check, ...] = ()
    screened: date | None = None
    screened_by: str = ""
    parties: tuple[CaseParty, ...] = ()
    party: CaseParty | None = None  # whom a paper asks, invites or takes the consent of
    mediators: tuple[ChosenMediator, ...] = ()
    chosen_by: str = ""  # how they were chosen, in words
    invitation: Invitation | None = None
    session: HeldSession | None = None
    extension: Extension | None = None
    terms: tuple[AgreedTerm, ...] = ()
    plan: str = ""  # the money plan in one sentence
    agreed: int | None = None  # satang
    agreed_at: str = ""
    result: str = ""  # in words
    ended: date | None = None
    end_reason: str = ""
    prescription: str = ""  # what the case does to อายุความ, a sentence
    refer_to: str = ""
    followed: tuple[FollowedTerm, ...] = ()
    notice_version: str = ""  # of the privacy notice; "" prints that of the wording
    notice: str = ""  # its lines
    witnesses: tuple[str, ...] = ()

    def people(self) -> tuple[str, ...]:
        """List everybody who is named."""
        parties = (*self.parties, *((self.party,) if self.party else ()))
        named = (name for party in parties for name in (party.name, party.represented_by))
        mediators = (one.name for one in self.mediators)
        people = (*super().people(), *named, *mediators, *self.witnesses, self.received_by, self.screened_by)
        return tuple(filter(None, people))

    def side(self, side: str) -> tuple[CaseParty, ...]:
        """Give the parties of one side."""
        return tuple(one for one in self.parties if one.side == side)
