"""One committee: its term and selection, its seats, what does not hold, and the paper as it will print."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.committees import Committee, Selection
from desktop.domain.faults import Fault
from desktop.domain.records import fields_of
from desktop.errors import CannotDo, Stale
from desktop.i18n import N_, _
from desktop.ui.committees.dialogs import EndSeatDialog, ReasonDialog
from desktop.ui.committees.seats_grid import SeatsGrid
from desktop.ui.committees.seats_model import SeatsModel
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.form import Form
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.parts.picker import Match, known
from desktop.ui.parts.preview import Preview
from desktop.ui.records.record_page import UNDONE

if TYPE_CHECKING:
    from desktop.domain.people import Person
    from desktop.work.committees import Form as CommitteeForm
    from desktop.work.committees import View
    from desktop.work.papers import Issued, Request

SAVED, ENDED, NOTED, PREVIEWED = N_("บันทึกคณะกรรมการ"), N_("บันทึกการพ้นตำแหน่ง"), N_("บันทึกเหตุผล"), N_("ดูตัวอย่าง")
PAUSE = 400  # milliseconds after an edit before faults and preview follow
PAPER_OF = {
    "centre": "announcement"
}  # the first paper of a kind of committee; the others are appointed by order
USUAL = {"centre": "กรรมการ", "support": "คณะทำงาน"}  # the position a new row begins with


class CommitteePage(Page):
    """Edits one committee; the paper beside it follows what is typed."""

    closed = Signal()
    import_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._committee, self._selection = Committee(), Selection()
        self._ended: tuple[Any, ...] = ()  # lines of seats that were left
        self._tambon = ""
        self._go_on: Callable[[], object] | None = None
        self._dirty_grid = False
        self.head = PageHead(" ", " ")
        self.form = Form(
            Committee,
            (("", ("centre", "kind", "name", "start", "end", "note")),),
            picker=known(jobs, self._shown_tambon),
            keys={"centre": "C", "name": "N"},
        )
        self.selection = Form(
            Selection, (("", ("held", "place", "attended", "invited", "note")),), keys={"held": "H"}
        )
        self.seats = SeatsModel(self)
        self.grid = SeatsGrid(jobs, self.seats)
        self.faults = Card(_("ข้อสังเกต"), _("ครบถ้วน ไม่มีข้อสังเกต"))
        self.past = Card(_("พ้นตำแหน่งแล้ว"), _("ยังไม่มีผู้พ้นตำแหน่ง"))
        self.papers = Card(_("หนังสือของคณะนี้"), _("ยังไม่ได้ออกหนังสือ"))
        self.preview = Preview(jobs, _("ตัวอย่างหนังสือ"))
        self.missing = TextLabel(role="subtitle")
        self._faults_asked, self._preview_asked = Latest(jobs.read, self), Latest(self._rehearse, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._follow)
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Name the committee."""
        return self._committee.name or _("คณะกรรมการ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a committee; "" begins a new one."""
        if id_:
            self._jobs.read(partial(_view, id_=id_), self._show)
        else:
            self._jobs.read(partial(_beginning, tambon=self._tambon), self._show)

    def show_tambon(self, code: str) -> None:
        """Begin new committees in the tambon on show."""
        self._tambon = code

    def save(self) -> None:
        """Save the page as it stands, after asking about people who are probably known already."""
        if self.form.check() and self.selection.check():
            self._jobs.read(partial(_doubles, form=self._form()), self._settle)

    def print_(self) -> None:
        """Issue the paper of this committee."""
        self._issue()

    def back(self) -> None:
        """Go back to the list."""
        if self.can_leave(self.closed.emit):
            self.closed.emit()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved."""
        if not self._dirty():
            return True
        answer = messages.leave(self)
        if answer == messages.SAVE:
            self._go_on = go_on
            self.save()
        elif answer == messages.LEAVE:
            self._mark_saved()
        return bool(answer == messages.LEAVE)

    def _lay_out(self) -> None:
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        self.head.add(button(_("นำเข้าจาก Excel…"), self.import_asked.emit, "table-import", quiet=True))
        self.head.add(button(_("บันทึก"), self.save, "device-floppy"))
        self._issue_button = button(_("ออกหนังสือ…"), self._issue, "rubber-stamp", primary=True)
        self.head.add(self._issue_button)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._seats_tab(), _("รายชื่อ"))
        tabs.addTab(self.form, _("คณะและวาระ"))
        tabs.addTab(self.selection, _("การคัดเลือก"))
        tabs.addTab(self._more_tab(), _("หนังสือและผู้พ้นตำแหน่ง"))
        self.tabs = tabs
        self._beside = QStackedWidget()
        self._beside.addWidget(self.preview)
        self._beside.addWidget(self.missing)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(tabs)
        split.addWidget(self._beside)
        split.setSizes([gap(self, 36), gap(self, 20)])
        split.setHandleWidth(gap(self, 0.6))
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(split, 1)

    def _seats_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, gap(self, 0.5), 0, 0)
        column.addWidget(self.grid, 3)
        column.addWidget(self.faults, 1)
        return tab

    def _more_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.addWidget(self.papers)
        column.addWidget(self.past)
        column.addStretch(1)
        return tab

    def _connect(self) -> None:
        for signal in (self.form.edited, self.selection.edited, self.seats.edited):
            signal.connect(self._edited)
        self.seats.edited.connect(self._mark_grid)
        self.form.edited.connect(self._kind_changed)
        self.grid.person_picked.connect(self._know)
        self.grid.end_asked.connect(self._end_seat)
        self.faults.opened.connect(self._note)
        self.papers.opened.connect(self._open_paper)

    def _show(self, view: View) -> None:
        form = view.form
        self._committee, self._selection = form.committee, form.selection or Selection()
        self.form.load(_values(self._committee), {view.centre.id: view.centre.label} if view.centre else {})
        self.selection.load(_values(self._selection))
        living = [line for line in form.lines if line.seat.end is None]
        self._ended = tuple(line for line in form.lines if line.seat.end is not None)
        self.seats.show_lines(living, view.villages)
        self.past.show_lines([_past(line) for line in self._ended])
        self.papers.show_lines([_paper_line(paper) for paper in view.papers])
        self._dirty_grid = False
        self._kind_changed("kind")
        self._show_head(view)
        self._show_faults(view.faults)
        self._follow()
        if self._committee.id:
            self.grid.setFocus()
        else:
            self.tabs.setCurrentWidget(self.form)
            self.form.focus("centre")

    def _show_head(self, view: View) -> None:
        from desktop.thai import dates

        committee = self._committee
        self.head.title.setText(committee.name or _("คณะกรรมการใหม่"))
        start = dates.short(committee.start) if committee.start else "…"
        end = dates.short(committee.end) if committee.end else "…"
        words = _("วาระ {start} – {end} · {count} คน")
        count = sum(line.seat.end is None for line in view.form.lines)
        self.head.subtitle.setText(words.format(start=start, end=end, count=count))

    def _form(self) -> CommitteeForm:
        """Give the page as it stands."""
        from desktop.work.committees import Form

        return Form(
            committee=dataclasses.replace(self._committee, **self.form.values()),
            lines=(*self.seats.lines(), *self._ended),
            selection=dataclasses.replace(self._selection, **self.selection.values()),
        )

    def _edited(self, *_what: object) -> None:
        self._pause.start()

    def _mark_grid(self) -> None:
        self._dirty_grid = True

    def _kind_changed(self, name: str) -> None:
        if name == "kind":
            kind = self.form.values()["kind"]
            self.grid.show_kind(kind)
            self.seats.usual_position = USUAL.get(kind, "")

    def _follow(self) -> None:
        """Let the faults and the paper follow what is typed."""
        form = self._form()
        if form.committee.centre:
            self._faults_asked.ask(partial(_faults, form=form), self._show_faults)
            self._preview_asked.ask(partial(_preview, form=form, request=self._request()), self._show_preview)
        else:
            self._show_preview(CannotDo("เลือกศูนย์และใส่รายชื่อ แล้วหนังสือจะปรากฏที่นี่"))

    def _rehearse(self, act: Any, then: Any, **more: Any) -> None:
        self._jobs.rehearse(act, then, action=PREVIEWED, **more)

    def _request(self) -> Request:
        from desktop.work.papers import Request

        return Request(kind=PAPER_OF.get(self.form.values()["kind"], "order"), committee=self._committee.id)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        self._found = {fault.key: fault for fault in faults}
        self.faults.show_lines([_fault_line(fault) for fault in faults])
        self.seats.mark({seat: _say(fault) for fault in faults for seat in fault.seats})

    def _show_preview(self, drawn: Issued | CannotDo) -> None:
        if isinstance(drawn, CannotDo):
            self.missing.setText(drawn.say(i18n._))
            self._beside.setCurrentWidget(self.missing)
        else:
            self.preview.show_pdf(drawn.pdf)
            self._beside.setCurrentWidget(self.preview)

    def _settle(self, doubles: dict[int, tuple[str, ...]]) -> None:
        words = _("ลำดับ {place}: อาจเป็น {names} ที่มีอยู่แล้ว")
        doubts = [words.format(place=place, names=", ".join(found)) for place, found in doubles.items()]
        sentence = "\n".join([*doubts, _("ถ้าเป็นคนเดียวกัน ให้กลับไปเลือกจากรายการที่เสนอเมื่อพิมพ์ชื่อ")])
        if not doubts or messages.ask(self, _("อาจซ้ำกับที่มีอยู่"), sentence, _("บันทึกเป็นบุคคลใหม่"), danger=True):
            act = partial(_save, form=self._form())
            self._jobs.write(act, self._saved, "committees", action=SAVED, failed=self._refused)

    def _saved(self, id_: str) -> None:
        self._mark_saved()
        self.said.emit(_("บันทึกแล้ว"), self._undo)
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()
        else:
            self.open("committees", id_)

    def _refused(self, error: Exception) -> bool:
        self._go_on = None
        if isinstance(error, Stale):
            self.form.set_errors({"": error.say(i18n._)})
            self.tabs.setCurrentWidget(self.form)
            return True
        if isinstance(error, CannotDo) and error.field not in self.form.values():
            return False
        return self.form.take(error)

    def _undo(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, "committees", action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        self.closed.emit()

    def _dirty(self) -> bool:
        return self._dirty_grid or self.form.dirty or self.selection.dirty

    def _mark_saved(self) -> None:
        self._dirty_grid = False
        self.form.mark_saved()
        self.selection.mark_saved()

    def _know(self, row: int, id_: str) -> None:
        self._jobs.read(partial(_person, id_=id_), partial(self.seats.know, row), owner=self)

    def _end_seat(self, row: int) -> None:
        line = self.seats.lines()[row]
        if not line.seat.id:
            self.seats.remove([row])
            return
        dialog = EndSeatDialog(line.person.label if line.person else "", self._jobs, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            act = partial(_end_seat, seat=line.seat.id, answer=dialog.answer())
            self._jobs.write(act, self._seat_ended, "committees", action=ENDED)

    def _seat_ended(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกการพ้นตำแหน่งแล้ว"), self._undo)
        self.open("committees", self._committee.id)

    def _note(self, key: str) -> None:
        fault = self._found[key]
        dialog = ReasonDialog(_say(fault), fault.reason, self)
        if self._committee.id and dialog.exec() == QDialog.DialogCode.Accepted:
            act = partial(_note, committee=self._committee.id, fault=key, reason=dialog.reason())
            self._jobs.write(act, self._noted, "committees", action=NOTED)

    def _noted(self, _nothing: None) -> None:
        self._follow()

    def _issue(self) -> None:
        if self._dirty() or not self._committee.id:
            self._go_on = self._issue
            self.save()
            return
        dialog = IssueDialog(self._jobs, self._request(), self)
        dialog.issued.connect(self._issued)
        dialog.open()

    def _issued(self, paper: str) -> None:
        self.open_asked.emit("papers", paper)

    def _open_paper(self, id_: str) -> None:
        self.open_asked.emit("papers", id_)

    def _shown_tambon(self) -> str:
        return self._tambon


def _values(record: Committee | Selection) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields_of(type(record))}


def _say(fault: Fault) -> str:
    from desktop.errors import Refusal

    said = Refusal(fault.sentence, **fault.values).say(i18n._)
    return f"{said} ({_('เกณฑ์ยังไม่ยืนยัน')})" if fault.unconfirmed else said


def _fault_line(fault: Fault) -> Line:
    detail = _("เหตุผล: {reason}").format(reason=fault.reason) if fault.reason else _("กด Enter เพื่อบันทึกเหตุผล")
    icon, colour = ("circle-check", "good") if fault.reason else ("alert-triangle", "warn")
    return Line(fault.key, _say(fault), detail, icon, colour)


def _past(line: Any) -> Line:
    from desktop.domain.committees import END_REASONS
    from desktop.thai import dates

    reason = _(END_REASONS.get(line.seat.end_reason, ""))
    detail = f"{line.seat.position} · {dates.short(line.seat.end)} {reason}"
    return Line(line.seat.id, line.person.label if line.person else "", detail, "clock")


def _paper_line(paper: Any) -> Line:
    from desktop.ui.home.page import paper_line

    line = paper_line(paper)
    return dataclasses.replace(line, key=paper.id)


# what the page asks of `work`, in the threads of its jobs


def _view(session: Any, id_: str) -> View:
    from desktop.work import committees

    return committees.view(session, id_)


def _beginning(session: Any, tambon: str) -> View:
    from desktop.work import committees

    return committees.beginning(session, tambon)


def _faults(session: Any, form: CommitteeForm) -> tuple[Fault, ...]:
    from desktop.work import committees

    return committees.faults(session, form)


def _preview(session: Any, form: CommitteeForm, request: Request) -> Issued | CannotDo:
    """Draw the paper, or give what is missing for it."""
    from desktop.printing import draw
    from desktop.work import papers

    try:
        return papers.preview(session, form, request, draw)
    except CannotDo as error:
        return error


def _doubles(session: Any, form: CommitteeForm) -> dict[int, tuple[str, ...]]:
    from desktop.work import committees

    return committees.doubles_of(session, form.lines)


def _save(session: Any, form: CommitteeForm) -> str:
    from desktop.work import committees

    return committees.save(session, form)


def _person(session: Any, id_: str) -> Person:
    from desktop.domain.people import Person
    from desktop.work import records

    return records.read(session, Person, id_)


def _end_seat(session: Any, seat: str, answer: Any) -> None:
    from desktop.domain.committees import Seat
    from desktop.work import committees

    successor = None
    if isinstance(answer.successor, Match):
        successor = committees.Line(seat=Seat(person=answer.successor.id))
    elif answer.successor is not None:
        successor = committees.Line(person=answer.successor)
    committees.end_seat(session, seat, answer.end, answer.reason, successor)


def _note(session: Any, committee: str, fault: str, reason: str) -> None:
    from desktop.work import committees

    committees.note_fault(session, committee, fault, reason)
