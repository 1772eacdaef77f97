"""Classes, a มชช. assessment and village levels of the practice office, made up, the same at every run."""

from __future__ import annotations

import random
import uuid
from datetime import date

from desktop.domain import strength as domain
from desktop.domain.organisations import Organisation
from desktop.domain.strength import Assessment, Grade, Score, StandardIndicator, StandardSet, SupportTask
from desktop.domain.village_levels import VillageLevel
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import strength_start
from desktop.work.assessments import indicators_of
from desktop.work.facts import the_office

JUDGED = date(2008, 9, 15)
APPLIED, SELF_ASSESSED = date(2009, 2, 10), date(2009, 4, 20)
DUE = date(2009, 9, 30)
YEAR = 2552  # of the assessment
LEVEL_YEARS = (
    2560,
    2562,
)  # of กชช.2ค: collected every second year, and the thresholds are known from 2560 on
_CLASSED = 15  # of the groups: some are left for who practises
_REASONS = {
    "A": "ประชุมสม่ำเสมอ มีเงินทุนหมุนเวียนและจัดสวัสดิการให้สมาชิก",
    "B": "ดำเนินงานต่อเนื่อง แต่เงินทุนและสมาชิกยังไม่เพิ่ม",
    "C": "กิจกรรมหยุดเป็นช่วง ๆ และไม่มีผู้ทำบัญชี",
}


def make(session: Session, tambon: str) -> None:
    """Add what an office begins with, judge most groups of a tambon, and enter one of them for the standard."""
    rng = random.Random(2555)  # noqa: S311 - made-up data, the same at every run
    strength_start.begin(session, lambda: _id(rng))
    table = tables.of(Organisation)
    groups = store.find(session, Organisation, table.c.tambon == tambon)[:_CLASSED]
    officer = the_office(session).officer
    grades = {one.id: rng.choice("AABBBC") for one in groups}
    store.add_many(session, [
        Grade(id=_id(rng), organisation=id_, judged=JUDGED, grade=grade, reason=_REASONS[grade], by=officer)
        for id_, grade in grades.items()
    ])  # fmt: skip
    weak = [id_ for id_, grade in grades.items() if grade == "C"]
    store.add_many(session, [
        SupportTask(id=_id(rng), organisation=id_, what=what, who=officer, due=DUE)
        for id_ in weak for what in strength_start.usual_tasks()[:2]
    ])  # fmt: skip
    strongest = next(id_ for id_, grade in grades.items() if grade == "A")
    _assess(session, rng, strongest)
    _levels(session, rng, tambon)


def _assess(session: Session, rng: random.Random, organisation: str) -> None:
    """Enter a group for the standard, as far as its own assessment."""
    set_ = domain.set_of(store.find(session, StandardSet), "organisation", YEAR)
    assert set_ is not None
    [id_] = store.add_many(session, [Assessment(
        id=_id(rng), organisation=organisation, set=set_.id, year=YEAR, stage="self", applied=APPLIED,
        self_assessed=SELF_ASSESSED,
    )])  # fmt: skip
    store.add_many(session, [_score(rng, id_, one) for one in indicators_of(session, set_.id)])


def _score(rng: random.Random, assessment: str, indicator: StandardIndicator) -> Score:
    """Judge one indicator; those that may be chosen are not."""
    full = indicator.most or 0
    own = None if indicator.chosen else rng.randint(full // 2, full)
    return Score(
        id=_id(rng), assessment=assessment, indicator=indicator.id, chosen=not indicator.chosen, own_score=own
    )


def _levels(session: Session, rng: random.Random, tambon: str) -> None:
    table = tables.of(Village)
    villages = store.find(session, Village, table.c.tambon == tambon)
    store.add_many(session, [
        VillageLevel(id=_id(rng), village=one.id, year=year, great=rng.randint(1, 12), source="ข้อมูลสมมติสำหรับฝึก")
        for one in villages for year in LEVEL_YEARS
    ])  # fmt: skip


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
