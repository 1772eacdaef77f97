"""The words of each kind of paper: those that come with the program or the office's own, and a trial of new ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.documents.contents.case_sample import SAMPLE
from desktop.documents.contents.frozen import to_json
from desktop.documents.contents.papers import WORDED
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.meetings import Meeting
from desktop.domain.papers import ABOUT, PAPER_KINDS, Paper, Wording
from desktop.domain.records import Record
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import papers, records
from desktop.work.committees import seats_of
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.papers import Issued, Request

REASON = "เหตุผลตัวอย่าง"
TYPED = {
    "subject": "ตัวอย่างเรื่อง",
    "to": "ผู้รับตัวอย่าง",
    "body": "ข้อความตัวอย่างย่อหน้าแรก\nข้อความตัวอย่างย่อหน้าที่สอง",
}
_TOPICS: Mapping[str, tuple[type[Record], str]] = {  # what a trial is about: the newest by a field
    "committee": (Committee, "start"),
    "meeting": (Meeting, "held"),
    "centre": (Centre, "founded"),
}


@dataclass(frozen=True)
class State:
    """Which words a kind of paper has today; `own` is None where they are those of the program."""

    kind: str
    own: Wording | None
    source: str
    confirmed_by: str


def shipped(kind: str) -> Wording:
    """Give the words that come with the program for a kind of paper."""
    return dataclasses.replace(WORDED[kind].default, id="", version=0)


def fields(kind: str) -> Mapping[str, str]:
    """Give the fields that the words of a kind may name, with what they mean."""
    return WORDED[kind].fields


def states(session: Session) -> tuple[State, ...]:
    """Tell for each kind of paper whose words it has; of several, those that begin last."""
    own: dict[str, Wording] = {}
    for wording in store.find(session, Wording):
        if wording.kind not in own or _begins(own[wording.kind]) < _begins(wording):
            own[wording.kind] = wording
    return tuple(
        State(kind, own.get(kind), words.source, words.confirmed_by)
        for kind, words in ((kind, own.get(kind) or WORDED[kind].default) for kind in WORDED)
    )


def _begins(wording: Wording) -> date:
    return wording.start or date.min


def trial(session: Session, wording: Wording, draw: Draw) -> Issued:
    """Issue a paper in words that are not kept yet, about the newest records; needs a rehearsing session."""
    if not session.rehearsal:
        raise AssertionError("a trial must be rolled back")
    on = max(date.today(), _begins(wording))
    for other in store.find(session, Wording, tables.of(Wording).c.kind == wording.kind):
        if other.id != wording.id:
            store.remove(session, Wording, other.id)
    _keep(session, wording)
    if wording.kind not in PAPER_KINDS:
        return _of_case(session, wording, on, draw)
    if PAPER_KINDS[wording.kind].about == "paper":
        return _of_earlier(session, wording.kind, on, draw)
    return papers.issue(session, dataclasses.replace(sample(session, wording.kind), dated=on), draw)


def _keep(session: Session, wording: Wording) -> None:
    """Keep the words as they stand, whatever was saved in between."""
    checked = records.checked(wording)
    if checked.id:
        kept = store.read(session, Wording, checked.id)
        store.save(session, dataclasses.replace(checked, version=kept.version))
    else:
        store.add(session, checked)


def sample(session: Session, kind: str) -> Request:
    """Give a request for a paper about the newest record of its sort, with typed words that say they are samples."""
    about, typed = PAPER_KINDS[kind].about, _typed(kind)
    if about == "office":
        return Request(kind=kind, typed=typed)
    newest = _newest(session, about)
    if "person" in PAPER_KINDS[kind].typed:
        typed["person"] = next((one.person for one in seats_of(session, newest) if one.end is None), "")
    named: dict[str, Any] = {about: newest}
    return Request(kind=kind, typed=typed, **named)


def _typed(kind: str) -> dict[str, Any]:
    return {name: words for name, words in TYPED.items() if name in PAPER_KINDS[kind].typed}


def _newest(session: Session, about: str) -> str:
    """Find the newest record that a trial can be about."""
    topic, by = _TOPICS[about]
    found = store.find(session, topic)
    if not found:
        raise CannotDo("ยังไม่มี{about}ที่จะใช้ทำตัวอย่าง ถ้อยคำนี้ยังบันทึกได้", about=ABOUT[about])
    return max(found, key=lambda one: getattr(one, by) or date.min).id


def _of_case(session: Session, wording: Wording, on: date, draw: Draw) -> Issued:
    """Write a paper of a made-up case, in the office's own look; no real case is read for a trial."""
    office = the_office(session)
    facts = dataclasses.replace(
        SAMPLE,
        district=office.district,
        province=office.province,
        emblem_way=office.emblem_way,
        thai_digits=office.thai_digits,
        dated=on,
    )
    contents = WORDED[wording.kind].write(facts, wording)
    pdf, pages = draw(contents, look(session, contents), draft=session.rehearsal)
    paper = Paper(
        kind=wording.kind, dated=on, subject=contents.subject, contents=to_json(contents), pages=pages
    )
    return Issued(paper=paper, pdf=pdf)


def _of_earlier(session: Session, kind: str, on: date, draw: Draw) -> Issued:
    """Cancel or amend the newest paper in force for which the kind is meant."""
    amends = kind == "amendment"
    meant = {"order"} if amends else {key for key, one in PAPER_KINDS.items() if one.cancelled_by == kind}
    found = [one for one in store.find(session, Paper) if one.kind in meant and one.state == "issued"]
    if not found:
        raise CannotDo("ยังไม่มี{about}ที่จะใช้ทำตัวอย่าง ถ้อยคำนี้ยังบันทึกได้", about=ABOUT["paper"])
    newest = max(found, key=lambda one: one.sort_text)
    if not amends:
        return papers.cancel(session, newest.id, REASON, draw, dated=on)
    request = Request(kind=kind, committee=newest.committee, amends=newest.id, typed=_typed(kind), dated=on)
    return papers.issue(session, request, draw)
