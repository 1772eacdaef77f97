"""How the office's words differ from those that come with the program: lines taken out and lines put in, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.papers import Wording
from desktop.domain.records import field_of
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel

PARTS = ("subject", "cause", "resolve", "duties", "closing")


@dataclass(frozen=True)
class Difference:
    """One line of one part: put in by the office, or taken out of the words of the program."""

    part: str
    added: bool
    text: str


def differences(shipped: Wording, own: Wording) -> Iterator[Difference]:
    """List the lines that differ, in the order of the paper.

    >>> one = Wording(closing="ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป")
    >>> [(d.added, d.text) for d in differences(one, Wording(closing="ทั้งนี้ ตั้งแต่วันนี้"))]
    [(False, 'ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป'), (True, 'ทั้งนี้ ตั้งแต่วันนี้')]
    """
    for part in PARTS:
        before, now = (getattr(one, part).splitlines() for one in (shipped, own))
        for tag, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from (Difference(part, False, line) for line in before[a:b])
                yield from (Difference(part, True, line) for line in now[c:d])


class DifferencePane(QScrollArea):
    """Shows differences in words: − and + before each line, its colour says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("ต่างจากถ้อยคำที่มากับโปรแกรม"))
        self._shown: list[TextLabel] = []
        body = QWidget()
        body.setProperty("role", "body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, gap(self, 0.4), gap(self, 0.5), 0)
        self._column.setSpacing(gap(self, 0.3))
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show other differences."""
        while self._shown:
            old = self._shown.pop()
            self._column.removeWidget(old)
            old.deleteLater()
        if not found:
            self._add(_("เหมือนกับถ้อยคำที่มากับโปรแกรม"), "subtitle")
        part = ""
        for one in found:
            if one.part != part:
                part = one.part
                self._add(_(field_of(Wording, part).title), "section")
            words = _("+ เพิ่ม: {line}") if one.added else _("− ตัดออก: {line}")
            self._add(words.format(line=one.text or _("(บรรทัดว่าง)")), "good" if one.added else "error")

    def sentences(self) -> list[str]:
        """Give the lines on show."""
        return [label.text() for label in self._shown]

    def _add(self, text: str, role: str) -> None:
        label = TextLabel(text, role)
        self._shown.append(label)
        self._column.insertWidget(self._column.count() - 1, label)
