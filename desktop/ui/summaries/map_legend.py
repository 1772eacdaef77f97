"""The legend of the map: a sample of each kind and relation with its words, in as many rows as its width needs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.community_map import KINDS, RELATIONS
from desktop.i18n import _
from desktop.ui.shell import colours
from desktop.ui.summaries.map_items import paint_frame, pen

_SAMPLE, _APART, _LINE = 1.7, 1.0, 1.35  # in heights of the text


class Legend(QWidget):
    """Explains what is on the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[str, ...] = ()
        self.setAccessibleName(_("คำอธิบายสัญลักษณ์"))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_samples(self, samples: tuple[str, ...]) -> None:
        """Explain other kinds and relations."""
        self._samples = samples
        self.setAccessibleDescription(", ".join(_words(sample) for sample in samples))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Compute the height of the rows."""
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        """Ask for the rows at the width it has."""
        return QSize(20 * self.fontMetrics().height(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Ask for one entry at least."""
        return QSize(12 * self.fontMetrics().height(), self.heightForWidth(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw samples and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.fontMetrics().height()
        for sample, place in self._places(self.width())[0]:
            room = QRectF(place.left(), place.top() + high * 0.32, _SAMPLE * high, high * 0.7)
            _paint_sample(painter, sample, room)
            painter.setPen(QColor(colours.now().text))
            beside = place.adjusted(round((_SAMPLE + 0.4) * high), 0, 0, 0)
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _words(sample)
            )

    def _places(self, width: int) -> tuple[list[tuple[str, QRect]], int]:
        metrics = self.fontMetrics()
        high, row = metrics.height(), round(metrics.height() * _LINE)
        places: list[tuple[str, QRect]] = []
        at = QPoint(0, 0)
        for sample in self._samples:
            wide = round((_SAMPLE + 0.5) * high) + metrics.horizontalAdvance(_words(sample))
            if at.x() and at.x() + wide > width:
                at = QPoint(0, at.y() + row)
            places.append((sample, QRect(at, QSize(wide, row))))
            at = QPoint(at.x() + wide + round(_APART * high), at.y())
        return places, at.y() + row if places else 0


def _words(sample: str) -> str:
    return _(KINDS.get(sample) or RELATIONS[sample])


def _paint_sample(painter: QPainter, sample: str, room: QRectF) -> None:
    if sample in RELATIONS:
        painter.setPen(pen(sample))
        middle = QPointF(0, room.center().y())
        painter.drawLine(middle + QPointF(room.left(), 0), middle + QPointF(room.right(), 0))
    elif sample == "village":
        painter.setPen(QPen(QColor(colours.now().edge), 1))
        painter.setBrush(QColor(colours.now().hover))
        painter.drawRoundedRect(room, 3, 3)
    else:
        paint_frame(painter, sample, room)
