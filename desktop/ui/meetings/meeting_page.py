"""One meeting: read or prepared, followed while it is typed, saved, and the papers made of it once it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.meetings import AgendaItem, Attendance, Meeting
from desktop.i18n import N_, _
from desktop.ui.committees.lines import fault_line
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.meetings import asking, head, words
from desktop.ui.meetings.body import ATTENDANCE, Body
from desktop.ui.papers import files
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.parts import messages
from desktop.ui.records.record_page import REMOVED
from desktop.ui.records.whole_page import WholePage

if TYPE_CHECKING:
    from desktop.work.meeting_pages import Opened
    from desktop.work.meetings import Form, View

ATTACHED = N_("แนบเอกสารประกอบวาระ")
SHOWN_HERE = ("papers", "committees", "meetings")  # topics whose records stand on the page


class MeetingPage(WholePage):
    """Edits one meeting."""

    topic = Meeting.topic
    kinds = (Meeting, AgendaItem, Attendance)
    saved_as = N_("บันทึกการประชุม")
    body: Body

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, asking, parent)
        self._view: View | None = None
        self._asked = ""  # the id asked for last: of the meeting, or of a committee for its next
        self._just_saved = ""  # stays where the officer works when it is read again
        self._tambon = ""
        self.body = Body(jobs, self._shown_tambon)
        self._views = Latest(jobs.read, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self._connect()

    def title(self) -> str:
        """Name the meeting."""
        return head.title(self._view) if self._view else _("การประชุม")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a meeting; the id of a committee prepares its next one."""
        self._ask(id_)

    def begin(self, committee: str, on: date | None = None, month: date | None = None) -> None:
        """Prepare the next meeting of a committee, on a day or some day of a month."""
        self._ask(committee, on=on, month=month)

    def show_tambon(self, code: str) -> None:
        """Offer people of the tambon on show."""
        self._tambon = code

    def refresh(self, topic: str) -> None:
        """Read again what was written elsewhere, unless something is being typed here."""
        if topic in SHOWN_HERE and self._asked and not self._is_new() and not self.body.dirty:
            self._jobs.read(partial(asking.opened, id_=self._asked), self._show_again, failed=self._gone)

    def print_(self) -> None:
        """Issue the paper that the meeting needs next."""
        if self._view is not None:
            form = self.body.page()
            act = words.next_act(form.meeting, form.attendances, self._view.papers, date.today())
            self._issue(act if act in words.PAPERS else "minutes")

    def _connect(self) -> None:
        body = self.body
        body.head.back_asked.connect(self.back)
        body.head.save_asked.connect(self.save)
        body.head.opened.connect(self._open_other)
        body.head.act_asked.connect(self._act)
        body.edited.connect(self._edited)
        body.remove_asked.connect(self._ask_remove)
        body.faults.opened.connect(body.go_to_fault)
        body.agenda.file_chosen.connect(self._attach)
        body.agenda.file_asked.connect(self._open_file)
        body.attendance.all_asked.connect(self._all_came)
        body.attendance.refresh_asked.connect(self._refresh_attendance)
        body.papers.asked.connect(self._issue)
        body.papers.opened.connect(self._open_paper)

    # reading

    def _ask(self, id_: str, **when: date | None) -> None:
        self._asked = id_
        act = partial(asking.opened, id_=id_, **when)
        self._jobs.read(act, partial(self._open, id_), failed=self._gone)

    def _gone(self, _error: Exception) -> bool:
        """Go back to the list, where the window tells why."""
        self.closed.emit()
        return False

    def _open(self, id_: str, opened: Opened) -> None:
        if id_ != self._asked:
            return  # another was asked for since
        self._show(opened)
        if id_ != self._just_saved:
            self.body.begin()
        self._just_saved = ""
        if opened.half_typed:
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)
        self._do_what_waits()

    def _saved(self, id_: str) -> None:
        self._just_saved = "" if self._leaving else id_
        super()._saved(id_)

    def _show_again(self, opened: Opened) -> None:
        if opened.view.form.meeting.id == self._asked and not self.body.dirty:
            self._show(opened)

    def _show(self, opened: Opened) -> None:
        form = opened.view.form
        self.body.show_meeting(form, opened.names, saved=not opened.half_typed)
        self._show_view(opened.view)

    def _show_view(self, view: View) -> None:
        """Show what follows from the page."""
        self._view = view
        self.body.head.show_view(view)
        self.body.faults.show_lines([fault_line(fault) for fault in view.faults])
        self.body.attendance.show_quorum(view.quorum)
        self.body.papers.show_papers(view.papers)

    # typing

    def _edited(self) -> None:
        self._pause.start()
        self._draft_pause.start()

    def _follow(self) -> None:
        """Let head, faults and quorum follow what is typed."""
        self._views.ask(partial(asking.view_of, form=self.body.page()), self._show_view)

    def _all_came(self) -> None:
        from desktop.work import meetings

        self.body.attendance.people.take(meetings.set_presence_all(self.body.page(), "present").attendances)

    def _refresh_attendance(self) -> None:
        act = partial(asking.refreshed, form=self.body.page())
        self._jobs.read(act, self._take_members, failed=self.body.take)

    def _take_members(self, form: Form) -> None:
        people = self.body.attendance.people
        before = {one.person for one in people.lines()}
        after = {one.person for one in form.attendances}
        if form.attendances != people.lines():
            people.take(form.attendances)
        words_ = _("ปรับรายชื่อแล้ว เพิ่ม {added} คน นำออก {gone} คน")
        self.said.emit(words_.format(added=len(after - before), gone=len(before - after)), None)

    def _attach(self, at: int, path: Path) -> None:
        item = self.body.agenda.items()[at]
        act = partial(asking.attached, item=item, path=path)
        then = partial(self.body.agenda.take_file, at)
        self._jobs.write(act, then, action=ATTACHED, failed=self.body.agenda.take, owner=self)

    def _open_file(self, at: int) -> None:
        self._once_saved(partial(self._show_file, at))

    def _show_file(self, at: int) -> None:
        act = partial(asking.file_of, item=self.body.agenda.items()[at].id)
        self._jobs.read(act, files.open_in_reader, owner=self)

    # acting

    def _act(self, act: str) -> None:
        if act == words.PRESENCE:
            self.body.tabs.setCurrentIndex(ATTENDANCE)
            self.body.attendance.grid.setFocus()
        elif act == words.FOLLOWING:
            committee = self.body.page().meeting.committee
            self._leave_for(partial(self.begin, committee))
        else:
            self._issue(act)

    def _issue(self, kind: str) -> None:
        self._once_saved(partial(self._show_issue, kind))

    def _show_issue(self, kind: str) -> None:
        from desktop.work.papers import Request

        dialog = IssueDialog(self._jobs, Request(kind=kind, meeting=self.body.page().meeting.id), self)
        dialog.issued.connect(self._open_paper)
        dialog.kept.connect(self._open_paper)
        dialog.open()

    def _open_paper(self, id_: str) -> None:
        self.open_asked.emit("papers", id_)

    def _open_other(self, id_: str) -> None:
        self._leave_for(partial(self.open, self.topic, id_))

    def _leave_for(self, go: Callable[[], None]) -> None:
        if self.can_leave(go):
            go()

    def _ask_remove(self) -> None:
        sentence = _("{label} จะหายจากรายการและการค้นหา แต่ประวัติยังอยู่ และเลิกทำได้").format(label=self.title())
        if messages.ask(self, _("นำออกจากรายการ"), sentence, _("นำออก"), danger=True):
            act = partial(asking.remove, form=self.body.page())
            self._jobs.write(act, self._removed, self.topic, action=REMOVED)

    def _removed(self, _nothing: None) -> None:
        self._mark_saved()
        self._asked = ""
        self.said.emit(_("นำออกแล้ว"), self._undo)
        self.closed.emit()

    def _is_new(self) -> bool:
        return not self.body.page().meeting.id

    def _shown_tambon(self) -> str:
        return self._tambon
