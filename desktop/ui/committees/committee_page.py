"""One committee: read, followed while it is typed, saved, and what is done with it once it is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.committees import Committee, Seat, Selection, usual_name
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.committees import asking, lines
from desktop.ui.committees.acts import Acts
from desktop.ui.committees.body import USUAL, Body
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts import messages
from desktop.ui.records.whole_page import WholePage

if TYPE_CHECKING:
    from desktop.domain.faults import Fault
    from desktop.work.committees import View
    from desktop.work.papers import Request

# The first paper of a kind of committee; the others are appointed by order.
PAPER_OF = {"centre": "announcement"}
SHOWN_HERE = (
    "papers",
    "meetings",
    "people",
    "organisations",
    "villages",
)  # topics whose records stand on the page too


class CommitteePage(WholePage):
    """Edits one committee; the faults and the paper beside it follow what is typed."""

    import_asked = Signal()
    topic = Committee.topic
    kinds = (Committee, Seat, Selection)
    saved_as = N_("บันทึกคณะกรรมการ")
    body: Body

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, asking, parent)
        self._committee = Committee()
        self._centre_name = self._tambon = ""
        self._found: dict[str, Fault] = {}
        self.body = Body(jobs, self._shown_tambon)
        self.acts = Acts(jobs, self)
        self._faults = Latest(jobs.read, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self._connect()

    def title(self) -> str:
        """Name the committee."""
        return self._committee.label or _("คณะกรรมการ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a committee; "" begins a new one."""
        self._jobs.read(partial(asking.opened, id_=id_, tambon=self._tambon), self._open)

    def show_tambon(self, code: str) -> None:
        """Begin new committees in the tambon on show."""
        self._tambon = code

    def refresh(self, topic: str) -> None:
        """Read again what was written elsewhere, unless something is being typed here."""
        if topic in SHOWN_HERE and self._committee.id and not self.body.dirty:
            act = partial(asking.opened, id_=self._committee.id, tambon="")
            self._jobs.read(act, self._show_again)

    def save(self) -> None:
        """Save the page as it stands, after asking about people who are probably known already."""
        if self.body.holds():
            self._jobs.read(partial(asking.doubles, form=self.body.page()), self._settle)
        else:
            self._forget_what_waits()

    def print_(self) -> None:
        """Issue the paper of this committee."""
        self._once_saved(self._issue)

    def _connect(self) -> None:
        body, acts = self.body, self.acts
        body.back_asked.connect(self.back)
        body.import_asked.connect(self.import_asked)
        body.save_asked.connect(self.save)
        body.issue_asked.connect(self.print_)
        body.sheet_asked.connect(self._open_sheet)
        body.edited.connect(self._edited)
        body.grid.person_picked.connect(self._know)
        body.grid.end_asked.connect(self._ask_end)
        body.faults.opened.connect(self._ask_reason)
        body.papers.opened.connect(self._open_paper)
        body.meetings.opened.connect(self._open_meeting)
        body.meetings.all_asked.connect(body.meetings.show_all)
        body.meeting_asked.connect(self._call)
        acts.seat_ended.connect(self._seat_ended)
        acts.noted.connect(self._follow)
        acts.issued.connect(self._open_paper)

    def _open(self, opened: asking.Opened) -> None:
        """Show a committee that was just opened, with what was typed and not saved."""
        self._show(opened)
        self.body.begin()
        if opened.draft is not None:
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)
        self._do_what_waits()

    def _show_again(self, opened: asking.Opened) -> None:
        if opened.view.form.committee.id == self._committee.id and not self.body.dirty:
            self._show(opened)

    def _show(self, opened: asking.Opened) -> None:
        view, form = opened.view, opened.draft or opened.view.form
        self._committee, self._centre_name = form.committee, view.centre.name
        self.body.show_committee(form, view, saved=opened.draft is None)
        past = [line for line in form.lines if line.seat.end is not None]
        self.body.past.show_lines([lines.past_line(line) for line in past])
        self.body.papers.show_lines([lines.committee_paper_line(paper) for paper in view.papers])
        self.body.meetings.show_lines([lines.meeting_line(meeting) for meeting in opened.meetings])
        self._show_head(len(form.lines) - len(past))
        self._show_faults(view.faults)
        self._follow()

    def _show_head(self, count: int) -> None:
        committee, head = self._committee, self.body.head
        head.title.setText(committee.label if committee.id else _("คณะกรรมการใหม่"))
        if not committee.id:
            head.subtitle.setText(_("เลือกศูนย์ แล้วพิมพ์รายชื่อ วางจาก Excel หรือนำเข้าทั้งไฟล์"))
            return
        start, end = (dates.short(day) if day else "…" for day in (committee.start, committee.end))
        head.subtitle.setText(
            _("วาระ {start} – {end} · {count} คน").format(start=start, end=end, count=count)
        )

    def _edited(self, name: str) -> None:
        said = self.body.form.settled()
        if name == "centre" and said["centre"]:
            self._jobs.read(partial(asking.of_centre, centre=said["centre"]), self._take_centre)
        if name == "kind":
            self.body.show_kind()
            self._name_usually()
        self._pause.start()
        self._draft_pause.start()

    def _take_centre(self, view: View) -> None:
        """Offer the villages of the chosen centre."""
        self._name_usually(view.centre.name)
        self.body.seats.show_villages(view.villages)

    def _name_usually(self, centre_name: str = "") -> None:
        """Name a committee, that has no name of its own, after its kind and centre."""
        said = self.body.form.settled()
        before = {usual_name(kind, self._centre_name) for kind in USUAL}
        self._centre_name = centre_name or self._centre_name
        name = usual_name(said["kind"], self._centre_name)
        if name and said["name"] in ("", *before):
            self.body.form.set_value("name", name)

    def _follow(self) -> None:
        """Let the faults and the paper follow what is typed."""
        form = self.body.page()
        if form.committee.centre:
            self._faults.ask(partial(asking.faults, form=form), self._show_faults)
            self.body.paper.ask(partial(asking.preview, form=form, request=self._request()))
        else:
            self._show_faults(())
            self.body.paper.say(_("เลือกศูนย์และใส่รายชื่อ แล้วหนังสือจะปรากฏที่นี่"))

    def _request(self) -> Request:
        from desktop.work.papers import Request

        kind = PAPER_OF.get(self.body.form.settled()["kind"], "order")
        return Request(kind=kind, committee=self._committee.id)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        self._found = {fault.key: fault for fault in faults}
        self.body.faults.show_lines([lines.fault_line(fault) for fault in faults])
        self.body.mark(faults)

    def _know(self, row: int, id_: str) -> None:
        then = partial(self.body.seats.know, row)
        self._jobs.read(partial(asking.person, id_=id_), then, owner=self)

    def _settle(self, doubles: dict[int, tuple[str, ...]]) -> None:
        """Ask about rows that are probably known people, and save."""
        words = _("ลำดับ {place}: อาจเป็น {names} ที่มีอยู่แล้ว")
        doubts = [words.format(place=place, names=", ".join(found)) for place, found in doubles.items()]
        sentence = "\n".join([*doubts, _("ถ้าเป็นคนเดียวกัน ให้กลับไปเลือกจากรายการที่เสนอเมื่อพิมพ์ชื่อ")])
        if not doubts or messages.ask(self, _("อาจซ้ำกับที่มีอยู่"), sentence, _("บันทึกเป็นบุคคลใหม่"), danger=True):
            self._save()
        else:
            self._forget_what_waits()

    def _ask_end(self, row: int) -> None:
        if self.body.seats.lines()[row].seat.id:
            self._once_saved(partial(self._end_seat, row))
        else:
            self.body.seats.remove([row])

    def _end_seat(self, row: int) -> None:
        self.acts.end_seat(self.body.seats.lines()[row])

    def _seat_ended(self) -> None:
        self.said.emit(_("บันทึกการพ้นตำแหน่งแล้ว"), self._undo)
        self.open("committees", self._committee.id)

    def _ask_reason(self, key: str) -> None:
        fault = self._found.get(key)
        if fault is not None:
            self._once_saved(partial(self._note, fault.text))

    def _note(self, text: str) -> None:
        """Note a reason for the fault of a sentence: saving new rows gave it another key."""
        for fault in self._found.values():
            if fault.text == text:
                self.acts.note(self._committee.id, fault)
                return

    def _issue(self) -> None:
        self.acts.issue(self._request())

    def _open_meeting(self, id_: str) -> None:
        self.open_asked.emit("meetings", id_)

    def _call(self) -> None:
        """Prepare the next meeting of the committee as it is kept: its id stands for it."""
        self._once_saved(self._open_next)

    def _open_next(self) -> None:
        self._open_meeting(self._committee.id)

    def _open_sheet(self) -> None:
        """Open the list of faults, as it is kept, for printing."""
        self._once_saved(self._show_sheet)

    def _show_sheet(self) -> None:
        self.acts.open_sheet(self._committee.id)

    def _open_paper(self, id_: str) -> None:
        self.open_asked.emit("papers", id_)

    def _is_new(self) -> bool:
        return not self._committee.id

    def _shown_tambon(self) -> str:
        return self._tambon
