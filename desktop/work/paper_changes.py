"""An issued paper beside today's records: what changed since, and a copy that may hang on the notice board."""

from __future__ import annotations

import dataclasses
from datetime import date

from desktop.documents.contents.differences import between
from desktop.documents.contents.papers import PAPERS
from desktop.documents.contents.redaction import redacted as _redacted
from desktop.domain.papers import Paper
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work.facts import facts_of, the_office
from desktop.work.looks import Draw, look
from desktop.work.papers import contents_of, wording_on


def since(session: Session, id_: str) -> tuple[str, ...]:
    """Say in sentences what a paper would say otherwise if it were written from today's records; () where nothing."""
    paper = _frozen(session, id_)
    today = facts_of(session, dataclasses.replace(paper, dated=date.today()))
    wording = wording_on(session, paper.kind, paper.dated or date.today())
    try:
        now = PAPERS[paper.kind].write(dataclasses.replace(today, dated=paper.dated), wording)
    except CannotDo as error:
        return (_("เขียนหนังสือนี้จากข้อมูลปัจจุบันไม่ได้: {why}").format(why=error.say(_)),)
    return between(contents_of(session, id_), now)


def redacted(session: Session, id_: str, draw: Draw) -> bytes:
    """Draw a copy without ids and telephone numbers of people; `CannotDo` for a secret paper."""
    paper = _frozen(session, id_)
    if paper.secrecy:
        raise CannotDo("หนังสือลับปิดประกาศไม่ได้")
    office = the_office(session)
    contents = _redacted(contents_of(session, id_), public=(office.phone, office.email))
    pdf, _pages = draw(contents, look(session, contents), draft=False)
    return pdf


def _frozen(session: Session, id_: str) -> Paper:
    """Read a paper whose words are kept."""
    paper = store.read(session, Paper, id_)
    if not paper.contents:
        raise CannotDo("หนังสือนี้ไม่มีเนื้อความเก็บไว้ เพราะยังเป็นร่างหรือบันทึกย้อนหลังจากกระดาษ")
    return paper
