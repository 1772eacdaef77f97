"""What stands beside a paper on its page: its facts, its story, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from desktop.domain.papers import DISPATCHES, RELATIONS, STATES, Paper
from desktop.domain.records import field_of
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.home.page import paper_line
from desktop.ui.papers import words
from desktop.ui.parts.lines import Line
from desktop.ui.records.history_dialog import moment
from desktop.ui.records.record_page import change_line

if TYPE_CHECKING:
    from desktop.work.paper_views import View
    from desktop.work.records import Change

NOT_TOLD = (
    "contents",
    "contents_hash",
    "file",
    "scan",
    "pages",
    "register",
)  # of the history: for the program
STATE_ICONS = {"draft": "pencil", "out": "clock", "issued": "rubber-stamp", "cancelled": "x"}
ABOUT_ICONS = {
    "committees": "users-group", "meetings": "calendar", "centres": "affiliate", "people": "users",
}  # fmt: skip


def facts(view: View) -> Iterator[tuple[str, str]]:
    """Give what a paper's card says; what is not known is left out."""
    paper = view.paper
    printed = words.printed(paper, view.letter_code) if paper.printed_number else ""
    numbered = words.numbered(paper)
    yield _("เลขที่"), printed
    yield _("ลำดับในทะเบียน"), numbered if numbered != printed else ""
    yield _("ทะเบียน"), view.register
    yield _("ลงวันที่"), dates.long(paper.dated) if paper.dated else ""
    if view.signer:
        yield _("ผู้ลงนาม"), " ".join((view.signer.name, *view.signer.lines()))
    yield _("เหตุผล"), paper.reason
    yield _("เหตุผลที่ออกเลขย้อนหลัง"), paper.back_reason
    yield _("วิธีส่ง"), _(DISPATCHES[paper.dispatch]) if paper.dispatch else ""
    yield _("การปฏิบัติ"), paper.action
    yield _("จำนวนหน้า"), str(paper.pages or "")
    yield _("รหัสตรวจไฟล์ (SHA-256)"), " ".join(wrap(paper.file, 16))


def story(view: View) -> Iterator[Line]:
    """Tell the states that a paper went through, when and by whom, and at last what amended or cancelled it."""
    state = _(field_of(Paper, "state").title)
    for change in view.changes:
        if not change.field:
            yield _step(view, change, _first_state(view, state))
        elif change.field == state:
            yield _step(view, change, change.new)
    for other in view.referring:
        if other.relation and other.state in ("out", "issued"):
            yield _relation(other, other, _("หนังสือนั้น{relation}ฉบับนี้"))


def _first_state(view: View, title: str) -> str:
    """Name the state that a paper began in: the one before its first change, or the one it still has."""
    changed = next((change.old for change in view.changes if change.field == title), "")
    return changed or _(STATES[view.paper.state])


def _step(view: View, change: Change, state: str) -> Line:
    key = next((key for key, word in STATES.items() if _(word) == state), "")
    numbered = words.printed(view.paper, view.letter_code) if view.paper.printed_number else ""
    label = f"{state} {_('ที่')} {numbered}" if key == "issued" and numbered else state
    return Line(None, label, f"{moment(change)} · {change.actor}", STATE_ICONS.get(key, "history"))


def related(view: View) -> Iterator[Line]:
    """Give what a paper is about, the paper that it refers to, and those that refer to it."""
    for link in view.about:
        yield Line((link.topic, link.id), link.label, _(link.field), ABOUT_ICONS[link.topic])
    if view.refers_to:
        yield _relation(view.refers_to, view.paper, _("ฉบับนี้{relation}หนังสือนั้น"))
    for other in view.referring:
        yield _relation(other, other, _("หนังสือนั้น{relation}ฉบับนี้"))


def _relation(other: Paper, referring: Paper, words_: str) -> Line:
    line = paper_line(other)
    detail = words_.format(relation=_(RELATIONS.get(referring.relation, ""))) if referring.relation else ""
    return Line(line.key, line.label, f"{detail} · {line.detail}" if detail else line.detail, line.icon)


def history(view: View) -> list[Line]:
    """List every change, the newest first, but for those that only the program reads."""
    not_told = {_(field_of(Paper, name).title) for name in NOT_TOLD}
    return [change_line(change) for change in reversed(view.changes) if change.field not in not_told]
