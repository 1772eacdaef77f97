"""The page of a case: who between whom, how it stands, and each side of it under its tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.cases import Case
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import asking, words
from desktop.ui.mediation.tab import CaseTab
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.page import Page

if TYPE_CHECKING:
    from desktop.ui.mediation.asking import Opened
    from desktop.work.cases import Whole

OPENED = N_("เปิดเรื่องไกล่เกลี่ย")
TABS = {  # by its key: its title and its class, in the module `<key>_tab`
    "request": (N_("คำร้อง"), "RequestTab"),
    "parties": (N_("คู่กรณี"), "PartiesTab"),
    "way": (N_("ขั้นตอน"), "WayTab"),
    "sessions": (N_("ผู้ไกล่เกลี่ยและนัด"), "SessionsTab"),
    "agreement": (N_("ข้อตกลง"), "AgreementTab"),
    "papers": (N_("หนังสือ"), "PapersTab"),
    "files": (N_("ไฟล์แนบ"), "FilesTab"),
}
PARTS = {  # the tab where a part of a case is shown, by its topic
    "parties": "parties", "case_steps": "way", "case_mediators": "sessions", "summonses": "sessions",
    "sittings": "sessions", "agreement_terms": "agreement", "follow_ups": "agreement", "case_papers": "papers",
    "case_files": "files",
}  # fmt: skip
SHOWN = {
    Case.topic, *PARTS, "dispute_kinds", "tracks", "scopes", "rules", "mediators", "people", "organisations", "villages",
}  # fmt: skip
FIRST = {"agreed": "agreement", "": "way"}  # the tab that stands first, by the result


class CasePage(Page):
    """Shows one case that was opened for a purpose; each tab is made when it is first looked at."""

    closed = Signal()

    def __init__(self, jobs: Jobs, purpose: Callable[[], str], parent: QWidget | None = None) -> None:
        """Make the page; `purpose` gives why a case is opened now."""
        super().__init__(parent)
        self._jobs, self._purpose = jobs, purpose
        self._asked = self._turn_to = ""
        self._whole: Whole | None = None
        self._reads = Latest(jobs.read, self)
        self.head = PageHead(" ", " ")
        self.state, self.deadline = Badge(), Badge()
        self.tabs = QTabWidget()
        self._rooms: dict[str, QWidget] = {}
        self._made: dict[str, CaseTab] = {}
        self._lay_out()
        self.tabs.currentChanged.connect(self._turned)

    def title(self) -> str:
        """Name the case by its number alone: titles of windows are seen by others."""
        return self._whole.case.label if self._whole else _(Case.titled)

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Open a case for the purpose that is chosen; it is noted."""
        self._asked, self._turn_to, self._whole = id_, "", None
        act = partial(asking.opened, id_=id_, purpose=self._purpose())
        self._jobs.write(act, partial(self._show_first, id_), action=OPENED, failed=self._not_read)

    def show_part(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Turn to the tab of a part, now or once the case is read."""
        self._turn_to = PARTS.get(topic, "")
        self._turn()

    def turn_to(self, key: str, what: str) -> None:
        """Turn to another tab and begin something there."""
        if key in self._rooms:
            self.tabs.setCurrentIndex(list(self._rooms).index(key))
            self.tab(key).begin(what)

    def refresh(self, topic: str) -> None:
        """Read the case again where something was written that it shows."""
        if self._whole is not None and topic in SHOWN:
            self._read_again()

    def save(self) -> None:
        """Save what is typed in the tab on show."""
        tab = self._made.get(self._key())
        if tab is not None:
            tab.save()

    def back(self) -> None:
        """Go back to the list."""
        if self.can_leave(self.closed.emit):
            self.closed.emit()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask each tab in which something may be typed."""
        return all(tab.can_leave(go_on) for tab in self._made.values())

    def tab(self, key: str) -> CaseTab:
        """Give a tab, made if nobody looked at it before, with the case as it is."""
        if key not in self._made:
            module = import_module(f"desktop.ui.mediation.{key}_tab")
            made: CaseTab = getattr(module, TABS[key][1])(self._jobs)
            self._made[key] = made
            made.said.connect(self.said)
            made.open_asked.connect(self.open_asked)
            made.changed.connect(self._read_again)
            made.turn_asked.connect(self.turn_to)
            self._rooms[key].layout().addWidget(made)  # type: ignore[union-attr]
            if self._whole is not None:
                made.show_whole(self._whole)
        return self._made[key]

    def _lay_out(self) -> None:
        air = gap(self)
        for one in (self.state, self.deadline):
            self.head.add(one)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        self.save_button = button(_("บันทึก"), self.save, "device-floppy", primary=True)
        self.head.add(self.save_button)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for key, (title, _made) in TABS.items():
            room = self._rooms[key] = QWidget()
            QVBoxLayout(room).setContentsMargins(0, air // 2, 0, 0)
            self.tabs.addTab(room, _(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _show_first(self, id_: str, opened: Opened) -> None:
        if id_ != self._asked:
            return  # another was asked for since
        self._turn_to = self._turn_to or FIRST.get(opened.whole.case.result, "")
        self._show(opened)
        self.tabs.setCurrentIndex(0)
        self._turn()
        self.tabs.tabBar().setFocus()

    def _read_again(self) -> None:
        self._reads.ask(partial(asking.again, id_=self._asked), self._show_again)

    def _show_again(self, opened: Opened) -> None:
        if opened.whole.case.id == self._asked:
            self._show(opened)

    def _show(self, opened: Opened) -> None:
        whole = self._whole = opened.whole
        case = whole.case
        self.head.title.setText(f"{case.code}  {case.between}")
        self.head.subtitle.setText(" · ".join(filter(None, (case.subject, words.received(case)))))
        self.state.show_state(*words.state(case))
        self.deadline.setVisible(opened.deadline is not None)
        if opened.deadline is not None:
            self.deadline.show_state(*words.deadline(opened.deadline))
        for tab in self._made.values():
            tab.show_whole(whole)
        self.tab(self._key())

    def _not_read(self, _error: Exception) -> bool:
        """Go back to the list, where the window tells why."""
        self.closed.emit()
        return False

    def _key(self) -> str:
        return list(self._rooms)[self.tabs.currentIndex()]

    def _turn(self) -> None:
        if self._whole is not None and self._turn_to in self._rooms:
            self.tabs.setCurrentIndex(list(self._rooms).index(self._turn_to))
            self._turn_to = ""

    def _turned(self) -> None:
        self.save_button.setVisible(self._key() == "request")
        for key, room in self._rooms.items():  # the other tabs ask for no room
            hidden = QSizePolicy.Policy.Ignored
            policy = QSizePolicy.Policy.Preferred if key == self._key() else hidden
            room.setSizePolicy(policy, policy)
        if self._whole is not None:
            self.tab(self._key())
