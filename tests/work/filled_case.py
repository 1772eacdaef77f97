"""A debt brought to the centre, mediated, agreed on in instalments and followed up: what every paper of a case needs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.cases import Case, CaseStep, Party
from desktop.domain.centres import Centre
from desktop.domain.mediators import CaseMediator, Mediator
from desktop.domain.people import Person
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.tracks import DisputeKind
from desktop.store import records as store
from desktop.work import cases, lists

SUBJECT = "เงินยืมค่าปุ๋ยที่ค้างมานาน"
ASKER, OTHER, WITNESS = "ผู้ร้องสมมติ", "คู่กรณีสมมติ", "พยานสมมติ"
NATIONAL_ID = "1234567890121"
WHOLE_ID, MASKED_ID = "1-2345-67890-12-1", "x-xxxx-xxxxx-12-1"
RECEIVED, ENDED = date(2026, 1, 5), date(2026, 2, 20)


@dataclass(frozen=True)
class Filled:
    """The ids of a case and of the parts that papers are made from."""

    case: str
    asker: str
    other: str
    summons: str
    sitting: str
    step: str

    def about(self, kind):
        """Give the part that a kind of paper is made from."""
        parts = {
            "asking": self.other, "consent": self.asker, "summons": self.summons,
            "session": self.sitting, "extension": self.step,
        }  # fmt: skip
        return parts.get(kind, "")


def fill(session, **of_case):
    """Record the case in an office that has a centre and the tracks that every office begins with."""
    centre = lists.suggest(session, "centres", "")[0].id
    tambon = store.read(session, Centre, centre).tambon
    dispute = store.add(session, DisputeKind(name="หนี้สิน", nature="civil", legal="กู้ยืม"))
    asked = {
        "received": RECEIVED, "tambon": tambon, "subject": SUBJECT, "kind": dispute, "value": 2_000_000,
        "facts": "ยืมเงินไปซื้อปุ๋ยแล้วยังไม่คืน", "asks": "ขอให้คืนเงิน", "no_court_case": True, "track": "district_civil",
        "screened": date(2026, 1, 6), "screened_by": "นางสาวฝึกหัด ตั้งใจ", "chosen_by": "parties",
    }  # fmt: skip
    parties = [
        Party(
            side="1",
            title="นาย",
            first_name=ASKER,
            last_name="ทดสอบ",
            national_id=NATIONAL_ID,
            born=date(1980, 2, 29),
        ),
        Party(side="2", title="นาง", first_name=OTHER, last_name="ทดสอบ", age=47, address="เลขที่ 2"),
        Party(side="witness", title="นาย", first_name=WITNESS, last_name="ทดสอบ"),
    ]
    case = cases.begin(session, Case(**{**asked, **of_case}), parties)
    asker, other, _witness = cases.whole(session, case).parties
    return _with_parts(session, case, asker.id, other.id)


def _with_parts(session, case, asker, other):
    person = store.add(session, Person(title="นาย", first_name="คนกลาง", last_name="ทดสอบ"))
    mediator = store.add(session, Mediator(person=person, registered_no="1/2568", expires=date(2030, 9, 30)))
    keep = cases.keep_part
    keep(session, CaseMediator(case=case, mediator=mediator, appointed=date(2026, 1, 12), chair=True))
    missed = Summons(
        case=case, party=other, round=1, sent=date(2026, 1, 13), appointed=date(2026, 1, 20), came="absent"
    )
    keep(session, missed)
    summons = keep(
        session,
        Summons(
            case=case, party=other, round=2, sent=date(2026, 1, 21), appointed=date(2026, 2, 10), at="09.30",
            place="ศาลาประชาคม", came="came",
        ),
    )  # fmt: skip
    sitting = keep(
        session,
        Sitting(
            case=case, number=1, held=date(2026, 2, 10), begins="09.30", ends="11.00", place="ศาลาประชาคม",
            came=(asker, other), outcome="agreed",
        ),
    )  # fmt: skip
    step = keep(
        session,
        CaseStep(case=case, step="extended", on=date(2026, 4, 1), until=date(2026, 7, 5), reason="รอเอกสาร"),
    )
    keep(session, Term(case=case, number=1, kind="act", words="ฝ่ายที่ 1 คืนสัญญาเมื่อได้รับเงินครบ", by="1"))
    for number, month in ((2, 3), (3, 4)):
        due = date(2026, month, 31 if month == 3 else 30)
        term = keep(session, Term(case=case, number=number, kind="instalment", amount=1_000_000, due=due))
    keep(session, FollowUp(case=case, term=term, on=date(2026, 5, 1), keeping="kept", paid=1_000_000))
    _end(session, case)
    return Filled(case, asker, other, summons, sitting, step)


def _end(session, case):
    kept = cases.whole(session, case).case
    ended = dataclasses.replace(
        kept,
        result="agreed",
        ended=ENDED,
        end_reason="ตกลงกันได้",
        agreed_at="ศาลาประชาคม",
        referred_to="สำนักงานยุติธรรมจังหวัด",
    )
    cases.save(session, ended)
