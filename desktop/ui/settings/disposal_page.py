"""The lists by which data past its time is destroyed: made here, approved on paper, and only then carried out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.retention import OUTCOMES, RETAINED, STATES, DisposalList
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.page import Page
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.settings import disposal_asking as asking
from desktop.ui.settings.disposal_dialogs import ApproveDialog, ListWindow, PrepareDialog

if TYPE_CHECKING:
    from desktop.work.disposal import Destroyed, Listed, Whole

KEPT, WITHDRAWN, DESTROYED = N_("เก็บต่อ"), N_("ถอนบัญชีขอทำลาย"), N_("ทำลายตามบัญชี")
WIDTHS = (10.3, 12.6, 6.3, 6.4)  # of the columns but the last
SINCE, ROOMY = 2, 44  # the column left out of what is narrower, in lines' heights: the printed list has it
BADGES = {"prepared": "warn", "approved": "good", "done": ""}
STEPS = {
    "prepared": N_("พิมพ์บัญชีเสนอคณะกรรมการและผู้มีอำนาจ แล้วบันทึกการอนุมัติที่นี่ ยังไม่มีอะไรถูกลบ"),
    "approved": N_("อนุมัติแล้วโดย {by} ตามหนังสือที่ {paper} ลงวันที่ {day} ทำลายได้"),
    "done": N_("ทำลายแล้วเมื่อ {done} โดย {who} ตามหนังสืออนุมัติที่ {paper} ลงวันที่ {day}"),
}


def make(jobs: Jobs) -> TopicPage:
    """Make the place of the lists."""
    teach = _("เมื่อข้อมูลพ้นกำหนดเวลาเก็บ ทำบัญชีเสนอขออนุมัติทำลายตามระเบียบงานสารบรรณ โปรแกรมไม่ลบเองโดยไม่มีการอนุมัติ")
    shown = ListPage(jobs, DisposalList, icon="trash", add=_("ทำบัญชีขอทำลาย…"), teach=teach)
    return TopicPage(jobs, shown, partial(DisposalPage, jobs), DisposalList.topic)


class DisposalPage(Page):
    """Shows one list with what may be done next; `closed` goes back to the lists."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._whole: Whole | None = None
        self._asked, self._may_approve = "", False
        self.head, self.state = PageHead(" ", " "), Badge()
        titles = (_("ข้อมูล"), _("เลขที่หรือเรื่อง"), _("นับเวลาจาก"), _("ครบกำหนดเมื่อ"), _("ผล"))
        self.table = PlainTable(_("รายการในบัญชีขอทำลาย"), titles, WIDTHS)
        self.hidden = TextLabel(" ", "warning")
        self.back_button = button(_("กลับ"), self.back, "arrow-left", quiet=True)
        self.withdraw_button = button(_("ถอนบัญชี…"), self.withdraw, "trash", quiet=True)
        self.keep_button = button(_("เก็บต่อ…"), self.keep, "archive")
        self.print_button = button(_("พิมพ์บัญชี…"), self.print_, "printer")
        self.approve_button = button(_("บันทึกการอนุมัติ…"), self.approve, "check", primary=True)
        self.destroy_button = button(_("ทำลายตามบัญชี…"), self.carry_out, "trash", primary=True)
        self.table.itemSelectionChanged.connect(self._enable)
        self._lay_out()

    def title(self) -> str:
        """Name the list."""
        return self._whole.listing.label if self._whole else _(DisposalList.titled)

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Show a list; "" asks which kinds of data a new one is of."""
        self._asked = id_
        if id_:
            self._jobs.read(partial(asking.whole, id_=id_), partial(self._show, id_), failed=self._not_read)
        else:
            self.closed.emit()
            self._jobs.read(asking.counts, self._ask_kinds)

    def refresh(self, topic: str) -> None:
        """Read the list again."""
        if topic == DisposalList.topic and self._whole is not None and self._asked:
            self.open(topic, self._asked)

    def back(self) -> None:
        """Go back to the lists."""
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show from when the time counts where there is room for it."""
        super().resizeEvent(event)
        self.table.setColumnHidden(SINCE, self.width() < gap(self, ROOMY))

    def print_(self) -> None:
        """Show the list as it prints."""
        if self._whole is not None:
            window = ListWindow(self._jobs, self._asked, self.title(), self)
            window.said.connect(self.said)
            window.open()

    def approve(self) -> None:
        """Ask who approved the list."""
        ApproveDialog(self._jobs, self._asked, self).open()

    def keep(self) -> None:
        """Ask why the chosen items are kept on."""
        sentence = _("รายการที่เลือกจะอยู่ในบัญชีว่าเก็บต่อ และไม่ถูกทำลาย")
        dialog = ReasonDialog(_(KEPT), sentence, "", _(KEPT), self)
        dialog.asked.connect(partial(self._keep, dialog))
        dialog.open()

    def withdraw(self) -> None:
        """Ask before the list is taken back."""
        sentence = _("รายการทั้งหมดอยู่ตามเดิม และทำบัญชีใหม่ได้")
        if messages.ask(self, _("ถอนบัญชี"), sentence, _("ถอนบัญชี")):
            act = partial(asking.withdraw, id_=self._asked)
            self._jobs.write(act, self._withdrawn, DisposalList.topic, action=WITHDRAWN)

    def carry_out(self) -> None:
        """Ask once more before what the list names goes for good."""
        count = f"{len(self._waiting()):,}"
        sentence = _(
            "{count} รายการจะถูกลบออกจากสำนักงานพร้อมประวัติ เรียกคืนไม่ได้ สำเนาสำรองที่ทำไว้ก่อนยังมีอยู่จนกว่าจะหมดอายุ"
        ).format(count=count)
        if messages.ask(
            self, _(DESTROYED), sentence, _("ทำลาย {count} รายการ").format(count=count), danger=True
        ):
            act = partial(asking.destroy, id_=self._asked)
            self._jobs.write(act, self._destroyed, DisposalList.topic, action=DESTROYED)

    def _lay_out(self) -> None:
        for one in (self.back_button, self.print_button, self.approve_button, self.destroy_button):
            self.head.add(one)
        air, row = gap(self), QHBoxLayout()
        row.addWidget(self.state)
        row.addStretch(1)
        for one in (self.withdraw_button, self.keep_button):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.hidden)
        column.addWidget(self.table, 1)

    def _show(self, id_: str, read: tuple[Whole, bool]) -> None:
        if id_ != self._asked:
            return
        self._whole, may_approve = read
        listing, self._may_approve = self._whole.listing, may_approve
        self.head.title.setText(listing.label)
        self.head.subtitle.setText(_said(listing))
        self.state.show_state(_(STATES[listing.state]), BADGES[listing.state])
        self.state.updateGeometry()
        self.table.show_rows([_row(one) for one in self._whole.items])
        self.hidden.setText(
            _("มีเรื่องไกล่เกลี่ยอีก {count} รายการ ผู้มีสิทธิ์เรื่องไกล่เกลี่ยเท่านั้นที่ดูและทำลายได้").format(
                count=f"{self._whole.hidden:,}"
            )
        )
        self.hidden.setVisible(bool(self._whole.hidden))
        self._enable()

    def _enable(self) -> None:
        """Offer what comes next, and disable what the reader may not do."""
        assert self._whole is not None
        state = self._whole.listing.state
        self.withdraw_button.setVisible(state == "prepared")
        self.keep_button.setVisible(state != "done")
        self.keep_button.setEnabled(bool(self._chosen()))
        self.approve_button.setVisible(state == "prepared")
        self.approve_button.setEnabled(self._may_approve)
        self.approve_button.setToolTip(
            "" if self._may_approve else _("ผู้บันทึกการอนุมัติทำลายต้องเป็นหัวหน้าของสำนักงาน")
        )
        self.destroy_button.setVisible(state == "approved")
        self.destroy_button.setEnabled(not self._whole.hidden)

    def _waiting(self) -> list[Listed]:
        return [one for one in self._whole.items if not one.item.outcome] if self._whole else []

    def _chosen(self) -> list[str]:
        """Give the ids of the chosen items that nothing was said of yet."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        items = self._whole.items if self._whole else ()
        return [items[row].item.id for row in sorted(rows) if not items[row].item.outcome]

    def _keep(self, dialog: ReasonDialog, said: dict[str, str]) -> None:
        act = partial(asking.keep, items=self._chosen(), why=said["reason"])
        then = partial(self._kept, dialog)
        self._jobs.write(act, then, DisposalList.topic, action=KEPT, failed=dialog.take, owner=dialog)

    def _kept(self, dialog: ReasonDialog, _nothing: None) -> None:
        dialog.accept()

    def _withdrawn(self, _nothing: None) -> None:
        self.said.emit(_("ถอนบัญชีแล้ว"), None)
        self.closed.emit()

    def _destroyed(self, done: Destroyed) -> None:
        words = _("ทำลายแล้ว {count} รายการ เก็บต่อ {kept} รายการ")
        self.said.emit(words.format(count=f"{done.count:,}", kept=f"{len(done.kept):,}"), None)
        for topic in {one.item.of for one in self._whole.items} if self._whole else ():
            self._jobs.changed.emit(topic)

    def _ask_kinds(self, counts: dict[str, int]) -> None:
        dialog = PrepareDialog(self._jobs, counts, self.window())
        dialog.made.connect(partial(self.open_asked.emit, DisposalList.topic))
        dialog.open()

    def _not_read(self, _error: Exception) -> bool:
        self.closed.emit()
        return False


def _row(one: Listed) -> tuple[str, ...]:
    item = one.item
    day = [dates.short(at) if at else "" for at in (item.since, item.due)]
    named = one.label or item.reference
    outcome = _(OUTCOMES[item.outcome]) if item.outcome else ""
    return (_(RETAINED[item.of]), named, *day, " · ".join(filter(None, (outcome, item.why))))


def _said(listing: DisposalList) -> str:
    """Say how far the list came."""
    short = {
        name: dates.short(at) if at else ""
        for name, at in (("day", listing.approved), ("done", listing.done))
    }
    return _(STEPS[listing.state]).format(
        by=listing.approved_by, paper=listing.approval, who=listing.done_by, **short
    )
