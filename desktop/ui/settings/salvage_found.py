"""What a salvage can save, or has saved: a bar, a row for each topic, what no row tells, and the backup beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import salvage_words as words
from desktop.ui.settings.new_folder import NewFolder

if TYPE_CHECKING:
    from desktop.work.backups import Kept
    from desktop.work.salvage import Salvaged

WIDTHS = (11, 5, 6.5, 6.5, 6.5)  # of the columns but the last
BAR = 13  # lines' heights


class SalvageFound(QScrollArea):
    """Shows a trial with the folder that is asked for, or a result without it; scrolls where the screen is low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ส่วนของไฟล์ที่อ่านได้"))
        self.bar.setFormat(_("อ่านได้ %p%"))
        self.told, self.warnings, self.beside = TextLabel(), TextLabel(role="warning"), TextLabel()
        titles = (_("เรื่อง"), _("กู้ได้"), _("จากประวัติ"), _("อ้างถึงที่หาย"), _("หายอย่างน้อย"), _("ที่หาย"))
        self.table = PlainTable(_("ข้อมูลที่กู้ได้"), titles, WIDTHS)
        self.table.setMinimumHeight(gap(self, 5))
        self.table.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # the folder stays in sight
        self.folder = NewFolder(N_("โฟลเดอร์ใหม่ของสำนักงานที่กู้ได้"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.bar.setFixedWidth(gap(self, BAR))
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self.table, self.warnings, self.beside, self.folder):
            column.addWidget(part, 1 if part is self.table else 0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)

    def show_trial(self, salvaged: Salvaged, newest: Kept | None) -> None:
        """Show what would be saved."""
        self._show(salvaged, words.told(salvaged))
        self.beside.setText(words.beside(salvaged, newest))
        for part in (self.beside, self.folder):
            part.show()

    def show_result(self, salvaged: Salvaged, sentence: str) -> None:
        """Show what was saved."""
        self._show(salvaged, sentence)
        for part in (self.beside, self.folder):
            part.hide()

    def _show(self, salvaged: Salvaged, sentence: str) -> None:
        self.told.setText(sentence)
        self.bar.setValue(words.readable(salvaged))
        self.table.show_rows(words.rows(salvaged))
        warned = "\n".join(words.warnings(salvaged))
        self.warnings.setText(warned)
        self.warnings.setVisible(bool(warned))
