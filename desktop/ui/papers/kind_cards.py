"""The kinds of paper as cards of plain groups, each kind with a sentence: to choose one, or to see something of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from desktop.domain.papers import WORDED
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.lines import Line, LineList

COLUMN = 17  # lines' heights of width that a card wants
MOST_COLUMNS = 3
ISSUED_ANEW = (
    (N_("จากคณะกรรมการ"), ("announcement", "order", "certificate", "chart")),
    (N_("จากการประชุม"), ("invitation", "agenda", "attendance", "minutes")),
    (N_("ของสำนักงาน"), ("letter", "memo", "notice", "cover")),
    (N_("ของศูนย์"), ("bylaws",)),
)
FROM_A_PAPER = (N_("จากหนังสือที่ออกแล้ว"), ("amendment", "cancellation", "withdrawal", "recall"))
SENTENCES = {
    "announcement": N_("รับรองผลการคัดเลือกคณะกรรมการ พร้อมรายชื่อ"),
    "order": N_("แต่งตั้งคณะกรรมการหรือคณะทำงาน พร้อมรายชื่อ"),
    "certificate": N_("รับรองว่าบุคคลเป็นกรรมการในคณะ"),
    "chart": N_("ผังรายชื่อสำหรับติดผนัง ขนาด A4 หรือ A3"),
    "invitation": N_("เชิญกรรมการมาประชุม พร้อมระเบียบวาระ"),
    "agenda": N_("เรื่องที่จะประชุม เรียงตามระเบียบวาระ"),
    "attendance": N_("รายชื่อพร้อมช่องลงลายมือชื่อ"),
    "minutes": N_("ผู้มาประชุม เรื่องที่ประชุม และมติ"),
    "letter": N_("หนังสือถึงหน่วยงานหรือบุคคลภายนอก"),
    "memo": N_("หนังสือติดต่อภายในอำเภอ"),
    "notice": N_("ประกาศเรื่องอื่นของอำเภอ"),
    "cover": N_("ใบนำส่งเอกสาร ไม่ใช้เลขทะเบียน"),
    "bylaws": N_("ระเบียบของศูนย์ เรียงเป็นข้อ"),
}


class KindCards(QScrollArea):
    """Shows groups of kinds in as many columns as there is room for; arrows move in a card, Tab between, Enter chooses."""

    chosen = Signal(object)  # a kind

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[str]]] = ISSUED_ANEW, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups = groups
        self.cards = [Card(_(title), most=99, counted=False) for title, _kinds in groups]
        self._columns = 0
        body = QWidget()
        body.setProperty("role", "body")
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, gap(self, 0.5), 0)
        self._grid.setSpacing(gap(self, 0.7))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        for card in self.cards:
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            card.opened.connect(self.chosen)
        self._stand_in(1)
        self.show_details(SENTENCES)

    def show_details(self, details: Mapping[str, str], icons: Mapping[str, str] | None = None) -> None:
        """Put a sentence under each kind, and show those that have one; `icons` by kind, a sheet unless given."""
        icon = icons or {}
        for card, (_title, kinds) in zip(self.cards, self._groups, strict=True):
            shown = [kind for kind in kinds if kind in details]
            card.show_lines(
                [Line(kind, _(WORDED[kind]), _(details[kind]), icon.get(kind, "file-text")) for kind in shown]
            )
            card.setVisible(bool(shown))

    def begin(self) -> None:
        """Put the keyboard on the first kind; Enter in another card chooses its first."""
        lists = [card.findChild(LineList) for card in self.cards]
        for rows in filter(None, reversed(lists)):
            rows.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
            rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if lists[0] is not None:
            lists[0].setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        room = self.viewport().width() // gap(self, COLUMN)
        self._stand_in(min(MOST_COLUMNS, max(1, room)))

    def _stand_in(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(len(self.cards), 1)
