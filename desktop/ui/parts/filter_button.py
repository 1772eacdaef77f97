"""The button of a list's filters: those that were kept, by name, and the dialog that makes another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.domain.filters import Condition
from desktop.domain.records import Record
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts import kept_filters
from desktop.ui.shell import icons


class FilterButton(QPushButton):
    """Holds the conditions of a list and tells when others were chosen."""

    chosen = Signal()

    def __init__(
        self, jobs: Jobs, kind: type[Record], tambon: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._kind, self._tambon = jobs, kind, tambon
        self.conditions: tuple[Condition, ...] = ()
        self.setAutoDefault(False)
        self.show_conditions(())
        icons.put(self, "filter")
        self.clicked.connect(self._open)

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Hold other conditions, without telling of it."""
        self.conditions = tuple(conditions)
        count = len(self.conditions)
        self.setText(_("ตัวกรอง ({count})").format(count=count) if count else _("ตัวกรอง"))

    def show_kind(self, kind: type[Record]) -> None:
        """Narrow by the fields of another kind, as of a topic with the office's own."""
        self._kind = kind

    def choose(self, conditions: Sequence[Condition]) -> None:
        """Narrow the list by other conditions."""
        self.show_conditions(conditions)
        self.chosen.emit()

    def choose_kept(self, name: str) -> None:
        """Narrow the list by a kept filter, or say why it no longer can be."""
        try:
            self.choose(kept_filters.read(self._kind, name))
        except Refusal as error:
            self._advise(error)

    def ask(self) -> None:
        """Ask for the conditions in a dialog."""
        self._jobs.read(_tambons, self._ask)

    def menu_now(self) -> QMenu:
        """Make the menu as it is now."""
        menu, names = QMenu(self), kept_filters.names(self._kind.topic)
        for name in names:
            _add(menu, name.replace("&", "&&"), "use", name)
        menu.addSeparator()
        _add(menu, _("ตั้งตัวกรอง…"), "ask")
        _add(menu, _("ล้างตัวกรอง"), "clear").setEnabled(bool(self.conditions))
        if names:
            forget = menu.addMenu(_("ลบตัวกรองที่เก็บไว้"))
            for name in names:
                _add(forget, name.replace("&", "&&"), "forget", name)
        menu.triggered.connect(self._act)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _act(self, action: QAction) -> None:
        verb, name = action.data()
        if verb == "use":
            self.choose_kept(name)
        elif verb == "ask":
            self.ask()
        elif verb == "clear":
            self.choose(())
        else:
            self._forget(name)

    def _open(self) -> None:
        if kept_filters.names(self._kind.topic) or self.conditions:
            self.menu_now().exec(self.mapToGlobal(QPoint(0, self.height())))
        else:
            self.ask()

    def _ask(self, tambons: Sequence[tuple[str, str]]) -> None:
        from desktop.ui.parts.filter_dialog import FilterDialog

        dialog = FilterDialog(self._jobs, self._kind, self.conditions, tambons, self._tambon, self.window())
        dialog.chosen.connect(self.choose)
        dialog.open()

    def _forget(self, name: str) -> None:
        try:
            kept_filters.forget(self._kind.topic, name)
        except Refusal as error:
            self._advise(error)

    def _advise(self, error: Refusal) -> None:
        from desktop.ui.parts import messages

        messages.advise(self.window(), error)


def _add(menu: QMenu, words: str, verb: str, name: str = "") -> QAction:
    action = QAction(words, menu)
    action.setData((verb, name))
    menu.addAction(action)
    return action


def _tambons(session: Any) -> Sequence[tuple[str, str]]:
    from desktop.work.offices import tambons

    return tambons(session)
