"""Which part of the office a copy takes along: all of it, or some tambons, with the cases or without."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.scopes import WHOLE, Scope, of_tambons
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel

COLUMNS = 3
HIGH = 5  # lines' heights of the tambons at most


class ScopeBox(QWidget):
    """A box that opens the choice of tambons; hidden while the office has only one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.some = QCheckBox(_("นำไปเฉพาะบางตำบล"))
        self.told = TextLabel(
            _("สำเนามีข้อมูลของตำบลที่เลือกและข้อมูลที่ไม่ขึ้นกับตำบล รวมทั้งสิ่งที่ข้อมูลเหล่านั้นอ้างถึง ตำบลอื่นไม่อยู่ในเครื่องนั้น"),
            "subtitle",
        )
        self.cases = QCheckBox(_("นำเรื่องไกล่เกลี่ยไปด้วยทั้งหมด"))
        self.tambons: dict[str, QCheckBox] = {}
        self._may_open = False
        holder = QWidget()
        self._choices = QGridLayout(holder)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()  # a district may have more tambons than a low screen has room for
        self._area.setWidgetResizable(True)
        self._area.setWidget(holder)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self) // 2)
        column.addWidget(self.some)
        column.addWidget(self.told)
        column.addWidget(self._area)
        column.addWidget(self.cases)
        self.some.toggled.connect(self._show)
        self.hide()

    def offer(self, tambons: Sequence[tuple[str, str]], *, may_open_cases: bool) -> None:
        """Offer the tambons of the office, code and name."""
        self._may_open = may_open_cases
        for place, (code, name) in enumerate(tambons):
            box = QCheckBox(_("ต.{name}").format(name=name))
            self.tambons[code] = box
            self._choices.addWidget(box, place // COLUMNS, place % COLUMNS)
        boxes = (self.some, *self.tambons.values(), self.cases)
        for before, after in pairwise(boxes):
            QWidget.setTabOrder(before, after)
        self._area.setFixedHeight(min(self._choices.sizeHint().height(), gap(self, HIGH)))
        self.setVisible(len(tambons) > 1)
        self._show(self.some.isChecked())

    def scope(self) -> Scope:
        """Give the chosen part; `CannotDo` where a part is wished and no tambon chosen."""
        if not self.some.isChecked():
            return WHOLE
        chosen = [code for code, box in self.tambons.items() if box.isChecked()]
        if not chosen:
            raise CannotDo("ยังไม่ได้เลือกตำบลที่จะนำไป กรุณาเลือกอย่างน้อยหนึ่งตำบล")
        return of_tambons(chosen, cases=self.cases.isChecked())

    def _show(self, some: bool) -> None:
        for part in (self.told, self._area):
            part.setVisible(some)
        self.cases.setVisible(some and self._may_open)
        self.changed.emit()
