"""Training of mediators: the list of courses, and the page of one with who took part and who is to be registered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.mediators import Mediator, Trainee, Training
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.page import Page
from desktop.ui.records.description import Description
from desktop.ui.records.parts_tab import PartsTab
from desktop.ui.records.record_page import UNDONE, RecordPage
from desktop.ui.records.topic_page import topic_page

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read
    from desktop.work.trainings import Entry

ENTERED = N_("ขึ้นทะเบียนผู้ผ่านการอบรม")
LEAST = 3.5  # lines' heights of the table: the offer stands above it
NAMED = 2  # of those who are to be entered


def make(jobs: Jobs) -> Page:
    """Make the page of trainings."""
    return topic_page(jobs, description(), TrainingPage)


def description() -> Description:
    """Describe the list and the form."""
    return Description(
        kind=Training,
        icon="award",
        add=_("เพิ่มการอบรม"),
        teach=_("หลักสูตรที่อบรมผู้ไกล่เกลี่ย ใส่ผู้เข้าอบรม พิมพ์บัญชีลงชื่อ แล้วขึ้นทะเบียนผู้ที่ผ่านได้ในครั้งเดียว"),
        sections=(
            (N_("การอบรม"), ("course", "held", "until", "hours", "valid_months")),
            (N_("ที่ไหน ใครจัด"), ("place", "organiser", "note")),
        ),
        keys={"course": "C", "held": "D", "until": "U", "hours": "H", "valid_months": "V"},
    )


def trainees() -> Description:
    """Describe who takes part in a training."""
    return Description(
        kind=Trainee,
        icon="users",
        add=_("เพิ่มผู้เข้าอบรม…"),
        teach=_("ผู้เข้าอบรมครั้งนี้ ผู้ที่ผ่านขึ้นทะเบียนผู้ไกล่เกลี่ยได้จากหน้านี้"),
        sections=(("", ("person", "passed", "certificate", "note")),),
        keys={"person": "P", "certificate": "C"},
    )


class TrainingPage(RecordPage):
    """Edits a course; beside its form a tab of those who took part, with the offer to enter who passed."""

    def __init__(self, jobs: Jobs, described: Description, parent: QWidget | None = None) -> None:
        self.trainees = PartsTab(jobs, trainees(), goes="person", go=_("ไปที่บุคคล"))
        self.enter_button = button(_("ขึ้นทะเบียน"), self.enter, "check", primary=True)
        self.offer = Banner(
            self.enter_button
        )  # seen while somebody passed and does not stand so in the register
        self.list_button = button(_("บัญชีรายชื่อ…"), self.print_, "printer", quiet=True)
        super().__init__(jobs, described, parent)
        self._entries = Latest(jobs.read, self)
        self.trainees.said.connect(self.said)
        self.trainees.open_asked.connect(self.open_asked)

    def open(self, topic: str, id_: str) -> None:
        """Read a course; its form stands first."""
        self.tabs.setCurrentIndex(0)
        super().open(topic, id_)

    def refresh(self, topic: str) -> None:
        """Read again where it may tell of what was written."""
        super().refresh(topic)
        self.trainees.refresh(topic)
        if topic in (Training.topic, Trainee.topic, Mediator.topic) and self._record.id:
            self._ask_entries()

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to those who took part, and to one of them."""
        if topic == Trainee.topic:
            self.tabs.setCurrentIndex(1)
            self.trainees.choose(id_)

    def show_side(self, shown: bool) -> None:
        """Show cards and tabs; nobody takes part in a new course yet."""
        super().show_side(shown)
        self.tabs.tabBar().setVisible(shown)
        self.list_button.setVisible(shown)

    def print_(self) -> None:
        """Show the list of those who take part as it prints."""
        if self._record.id:
            dialog = TrainingSheet(self._jobs, self._record.id, self)
            dialog.said.connect(self.said)
            dialog.open()

    def enter(self) -> None:
        """Enter who passed in the register of mediators."""
        act = partial(_enter, training=self._record.id)
        self._jobs.write(act, self._entered, Mediator.topic, action=ENTERED)

    def _acts(self) -> list[QPushButton]:
        back, remove, save = super()._acts()
        return [back, self.list_button, remove, save]

    def _stand(self, middle: QWidget) -> QWidget:
        taking_part = QWidget()
        column = QVBoxLayout(taking_part)
        column.setContentsMargins(0, gap(self, 0.5), 0, 0)
        column.addWidget(self.offer)
        column.addWidget(self.trainees, 1)
        self.trainees.table.setMinimumHeight(gap(self, LEAST))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar takes the keyboard
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(middle, _("ข้อมูล"))
        self.tabs.addTab(taking_part, _("ผู้เข้าอบรม"))
        return self.tabs

    def _show(self, read: Read) -> None:
        super()._show(read)
        self.trainees.show_record(self._record.id, self._tambon)
        self.offer.say("")
        if self._record.id:
            self._ask_entries()

    def _ask_entries(self) -> None:
        self._entries.ask(partial(_waiting, training=self._record.id), self._offer_entries)

    def _offer_entries(self, entries: Sequence[Entry]) -> None:
        self.offer.say(_sentence(entries) if entries else "")

    def _entered(self, count: int) -> None:
        self.said.emit(_("ขึ้นทะเบียนแล้ว {count} คน").format(count=count), self._take_back)

    def _take_back(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._taken_back, Mediator.topic, action=UNDONE)

    def _taken_back(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)


class TrainingSheet(SheetWindow):
    """Shows the list of a training as it prints."""

    def __init__(self, jobs: Jobs, training: str, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("บัญชีรายชื่อผู้เข้าอบรม"), "trainings", parent)
        self._lay_out(())
        self.show_sheet(None)
        jobs.read(partial(_sheet, training=training), self.show_sheet)


def _sentence(entries: Sequence[Entry]) -> str:
    """Say who passed, by name, and until when the training of the first holds."""
    names = ", ".join(entry.name for entry in entries[:NAMED])
    if len(entries) > NAMED:
        names = _("{names} และอีก {count} คน").format(names=names, count=len(entries) - NAMED)
    until = entries[0].until
    valid = _("ใช้ได้ถึง {day}").format(day=dates.short(until)) if until else _("ไม่มีวันหมดอายุ")
    words = _("ผ่านแล้ว รอขึ้นทะเบียนหรือต่ออายุ: {names} ({valid})")
    return words.format(names=names, valid=valid)


def _waiting(session: Any, training: str) -> Sequence[Entry]:
    from desktop.work import trainings

    return trainings.waiting(session, training)


def _enter(session: Any, training: str) -> int:
    from desktop.work import trainings

    return trainings.enter(session, training)


def _sheet(session: Any, training: str) -> Sheet:
    from desktop.printing import draw
    from desktop.work import trainings

    return Sheet(*trainings.printed(session, training, draw))
