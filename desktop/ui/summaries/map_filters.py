"""What of the map is asked for: villages, kinds, relations, people, agencies; in as many rows as the width needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from desktop.domain.community_map import PEOPLE, RELATIONS
from desktop.i18n import _
from desktop.ui.summaries.map_asking import Narrowed

if TYPE_CHECKING:
    from desktop.work.community_map import Offered

_LETTERS = 12  # that a choice has room for at least


class MapFilters(QWidget):
    """The choices above the map; `changed` when another is made."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {
            "villages": _choice(_("หมู่บ้าน"), {"": _("ทุกหมู่บ้าน")}),
            "kinds": _choice(_("ประเภทกลุ่ม"), {"": _("ทุกประเภทกลุ่ม")}),
            "relations": _choice(
                _("ความสัมพันธ์"), {"": _("ทุกความสัมพันธ์"), **{key: _(word) for key, word in RELATIONS.items()}}
            ),
        }
        self.people = _choice(_("บุคคลที่แสดง"), {key: _(word) for key, word in PEOPLE.items()})
        self.agencies = QCheckBox(_("หน่วยงานที่สนับสนุน"))
        self.agencies.setChecked(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        for box in (*self.boxes.values(), self.people):
            box.currentIndexChanged.connect(self.changed)
        self.agencies.toggled.connect(self.changed)
        self._lay_out(len(self._parts()))

    def narrowed(self, tambon: str) -> Narrowed:
        """Tell what is asked for in a tambon."""
        said = {name: box.currentData() for name, box in self.boxes.items()}
        chosen = {name: (value,) if value else () for name, value in said.items()}
        return Narrowed(
            tambon, **chosen, people=self.people.currentData(), agencies=self.agencies.isChecked()
        )

    def offer(self, offered: Offered) -> None:
        """Offer the villages and kinds of a tambon; what is chosen stays chosen."""
        _fill(self.boxes["villages"], dict(offered.villages))
        _fill(self.boxes["kinds"], {kind: _(kind) for kind in offered.kinds})

    def forget(self) -> None:
        """Ask for all villages and kinds, as in another tambon."""
        for name in ("villages", "kinds"):
            with QSignalBlocker(self.boxes[name]):
                self.boxes[name].setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices into as many columns as there is room for."""
        super().resizeEvent(event)
        widest = max(part.minimumSizeHint().width() for part in self._parts()) + self._grid.spacing()
        self._lay_out(max(1, min(self.width() // widest, len(self._parts()))))

    def _parts(self) -> tuple[QWidget, ...]:
        return (*self.boxes.values(), self.people, self.agencies)

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for column in range(len(self._parts())):
            self._grid.setColumnStretch(column, int(column < across))
        for number, part in enumerate(self._parts()):
            self._grid.addWidget(part, number // across, number % across)
        # a row of them is not the least width any more
        self.setMinimumWidth(max(part.minimumSizeHint().width() for part in self._parts()))


def _choice(name: str, values: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    for value, word in values.items():
        box.addItem(word, value)
    return box


def _fill(box: QComboBox, values: Mapping[str, str]) -> None:
    """Offer other values under the first; the chosen one stays chosen."""
    with QSignalBlocker(box):
        chosen = box.currentData()
        while box.count() > 1:
            box.removeItem(1)
        for value, word in values.items():
            box.addItem(word, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
