"""The page of an organisation: its form, and under tabs who and what belongs to it, year by year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.organisations import Organisation
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.organisations import asking, descriptions
from desktop.ui.organisations.network_tab import NetworkTab
from desktop.ui.parts.buttons import button
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.records.description import Description
from desktop.ui.records.parts_tab import PartsTab
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read

CLOSED = N_("บันทึกการหยุดหรือเลิก")
TABS = {  # of a part topic
    "members": "members", "products": "products", "ties": "network", "supports": "network", "surveys": "surveys",
    "grades": "strength", "support_tasks": "strength", "scans": "scans",
}  # fmt: skip


class Tab(Protocol):
    """What the page asks of a tab, which is a widget."""

    said: SignalInstance
    open_asked: SignalInstance

    def show_record(self, id_: str) -> None:
        """Show what belongs to another organisation; "" for a new one."""

    def refresh(self, topic: str) -> None:
        """Read again what may show what was written."""


class OrganisationPage(RecordPage):
    """Edits an organisation; each tab is made when it is first looked at."""

    def __init__(self, jobs: Jobs, description: Description, parent: QWidget | None = None) -> None:
        self._makers: dict[str, Callable[[], QWidget]] = {
            "members": partial(_members, jobs),
            "products": partial(PartsTab, jobs, descriptions.products()),
            "network": partial(NetworkTab, jobs),
            "surveys": partial(_comparison, jobs),
            "strength": partial(_strength, jobs),
            "scans": partial(PartsTab, jobs, descriptions.scans()),
        }
        self._rooms: dict[str, QVBoxLayout] = {}  # each under its tab
        self._made: dict[str, QWidget] = {}
        self._told: dict[str, str] = {}  # which organisation each tab shows
        super().__init__(jobs, description, parent)

    def tab(self, key: str) -> QWidget:
        """Give a tab, made if nobody looked at it before."""
        if key not in self._made:
            made = self._made[key] = self._makers[key]()
            cast(Tab, made).said.connect(self.said)
            cast(Tab, made).open_asked.connect(self.open_asked)
            self._rooms[key].addWidget(made)
        return self._made[key]

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to the tab of a part, and to the part."""
        if topic not in TABS:
            return
        tab = self.tab(TABS[topic])
        self.tabs.setCurrentIndex(self._at(TABS[topic]))
        if isinstance(tab, PartsTab):
            tab.choose(id_)
        elif isinstance(tab, NetworkTab):
            tab.show_part(topic, id_)

    def open(self, topic: str, id_: str) -> None:
        """Read an organisation; its form stands first."""
        self.tabs.setCurrentIndex(0)
        super().open(topic, id_)

    def refresh(self, topic: str) -> None:
        """Read again where it may tell of what was written, on the form and under the tabs."""
        super().refresh(topic)
        for made in self._made.values():
            cast(Tab, made).refresh(topic)

    def show_side(self, shown: bool) -> None:
        """Show cards and tabs; a new organisation has nothing to tell there."""
        super().show_side(shown)
        self.tabs.tabBar().setVisible(shown)

    def ask_close(self) -> None:
        """Ask since when the organisation rests or is no more."""
        dialog = CloseDialog(cast(Organisation, self._record), self)
        dialog.asked.connect(partial(self._close, dialog))
        dialog.open()

    def _acts(self) -> list[QPushButton]:
        self.close_button = button(_("หยุดหรือเลิก…"), self.ask_close, quiet=True)
        back, remove, save = super()._acts()
        return [back, self.close_button, remove, save]

    def _stand(self, middle: QWidget) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # its bar takes the keyboard, and not while it is hidden
        self.tabs.tabBar().setDrawBase(False)
        titles = {
            "members": _("กรรมการและสมาชิก"),
            "products": _("ผลิตภัณฑ์"),
            "network": _("เครือข่ายและหน่วยสนับสนุน"),
            "surveys": _("แบบสำรวจรายปี"),
            "strength": _("ความเข้มแข็ง"),
            "scans": _("ภาพและเอกสาร"),
        }
        self.tabs.addTab(middle, _("ข้อมูล"))
        for key in self._makers:
            room = QWidget()
            self._rooms[key] = QVBoxLayout(room)
            self._rooms[key].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(room, titles[key])
        self.tabs.currentChanged.connect(self._turned)
        return self.tabs

    def _at(self, key: str) -> int:
        return 1 + [*self._makers].index(key)

    def _turned(self, at: int) -> None:
        if at > 0:
            self._show_tab([*self._makers][at - 1])

    def _show_tab(self, key: str) -> None:
        """Let a tab show the organisation of the page."""
        tab, id_ = self.tab(key), self._record.id
        if self._told.get(key) != id_:
            self._told[key] = id_
            if isinstance(tab, PartsTab | NetworkTab):
                tab.show_record(id_, cast(Organisation, self._record).tambon)
            else:
                cast(Tab, tab).show_record(id_)

    def _show(self, read: Read) -> None:
        super()._show(read)
        record = cast(Organisation, self._record)
        self.close_button.setVisible(bool(record.id) and record.status == "active")
        self._show_closed()
        self._turned(self.tabs.currentIndex())

    def _hear(self, name: str) -> None:
        super()._hear(name)
        if name == "status":
            self._show_closed()

    def _show_closed(self) -> None:
        """Ask for the day of the end where there is one."""
        values = self.form.settled()
        self.form.show_field("closed", values["status"] != "active" or values["closed"] is not None)

    def _close(self, dialog: CloseDialog, values: dict[str, Any]) -> None:
        act = partial(asking.close, id_=self._record.id, **values)
        then = partial(self._closed, dialog)
        self._jobs.write(act, then, Organisation.topic, action=CLOSED, failed=dialog.take)

    def _closed(self, dialog: CloseDialog, _nothing: None) -> None:
        dialog.accept()
        self.said.emit(_("บันทึกแล้ว"), partial(self._undo, ""))


class CloseDialog(FormDialog):
    """Asks whether an organisation rests or is no more, and since when."""

    def __init__(self, organisation: Organisation, parent: QWidget | None = None) -> None:
        form = Form(Organisation, (("", ("status", "closed")),), keys={"closed": "D"})
        sentence = _("{label} จะยังอยู่ในรายการพร้อมประวัติและแบบสำรวจทุกปี แต่ไม่นับเป็นกลุ่มที่ดำเนินการ").format(
            label=organisation.label
        )
        super().__init__(_("หยุดหรือเลิก"), sentence, form, _("บันทึก"), parent)
        form.load({"status": "closed", "closed": date.today()})
        form.focus("status")


def _members(jobs: Jobs) -> PartsTab:
    return PartsTab(jobs, descriptions.members(), goes="person", go=_("ไปที่บุคคล"))


def _comparison(jobs: Jobs) -> QWidget:
    from desktop.ui.surveys.comparison import ComparisonTab

    return ComparisonTab(jobs)


def _strength(jobs: Jobs) -> QWidget:
    from desktop.ui.strength.strength_tab import StrengthTab

    return StrengthTab(jobs)
