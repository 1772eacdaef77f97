"""Pages of a PDF as they will print, scrolled one under the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import gap, tool
from desktop.ui.parts.pdf_pages import Drawn, Look, Sizes, draw
from desktop.ui.shell import colours

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PAUSE = 40  # milliseconds after the last scroll before pages in sight are drawn


class Preview(QWidget):
    """Shows PDF bytes, drawn beside the window; keeps its place when the paper changes under it."""

    def __init__(self, jobs: Jobs, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = Latest(jobs.aside, self)
        self._pdf = b""
        self._zoom = 0.0  # 0 fits the width
        self._sheets: list[_Sheet] = []
        self._pages, self._scroll, self._number = QWidget(), _Scroll(), QLabel()
        self._column = QVBoxLayout(self._pages)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw_seen)
        self._lay_out(name or _("ตัวอย่างหนังสือ"))

    def show_pdf(self, pdf: bytes) -> None:
        """Show another paper, or the same one changed; b"" shows none."""
        self._pdf = pdf
        if pdf:
            self._ask(self._seen() or [0])
        else:
            self._stand(())

    def pictures(self) -> list[QImage | None]:
        """Give the picture of each page, `None` while it is not drawn."""
        return [sheet.picture for sheet in self._sheets]

    def focus_pages(self) -> None:
        """Put the keyboard on the pages; a focus proxy would hide the buttons from Tab."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_width(self) -> None:
        """Make pages as wide as the pane."""
        self._set_zoom(0.0)

    def zoom_in(self) -> None:
        """Make pages larger."""
        now = self._zoom_now()
        self._set_zoom(next((zoom for zoom in ZOOMS if zoom > now * 1.02), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Make pages smaller."""
        now = self._zoom_now()
        self._set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now * 0.98), ZOOMS[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to another width."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.3))
        column.addLayout(self._bar())
        column.addWidget(self._scroll, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(self, 0.8))
        self._pages.setProperty("role", "body")
        self._scroll.setWidget(self._pages)
        self._scroll.setAccessibleName(name)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._scroll.turned.connect(self._turned)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(tool("zoom-out", _("ย่อ (Ctrl+−)"), self.zoom_out))
        row.addWidget(tool("arrow-autofit-width", _("พอดีความกว้าง (Ctrl+0)"), self.fit_width))
        row.addWidget(tool("zoom-in", _("ขยาย (Ctrl++)"), self.zoom_in))
        row.addStretch(1)
        row.addWidget(self._number)
        for keys, act in (
            (("Ctrl++", "Ctrl+="), self.zoom_in),
            (("Ctrl+-",), self.zoom_out),
            (("Ctrl+0",), self.fit_width),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)
        return row

    def _turned(self, up: bool) -> None:
        (self.zoom_in if up else self.zoom_out)()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._fit()

    def _zoom_now(self) -> float:
        sizes = self._sizes()
        return self._look().scale(sizes) / Look(1.0, 0).scale(sizes)

    def _look(self) -> Look:
        return Look(self._zoom, self._scroll.viewport().width() - gap(self, 0.5))

    def _sizes(self) -> Sizes:
        return tuple(sheet.points for sheet in self._sheets)

    def _fit(self) -> None:
        """Give the sheets their size, keeping the place in the paper."""
        bar = self._scroll.verticalScrollBar()
        place = bar.value() / max(1, self._pages.height())
        scale = self._look().scale(self._sizes())
        for sheet in self._sheets:
            sheet.setFixedSize(QSize(round(sheet.points[0] * scale), round(sheet.points[1] * scale)))
        self._column.activate()
        self._pages.resize(self._pages.sizeHint())
        bar.setValue(round(place * self._pages.height()))
        self._scrolled()

    def _scrolled(self) -> None:
        seen = self._seen()
        words = _("- {page}/{count} -").format(
            page=seen[len(seen) // 2] + 1 if seen else 0, count=len(self._sheets)
        )
        self._number.setText(words if seen else "")
        self._pause.start()

    def _seen(self) -> list[int]:
        """List the pages in sight."""
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        return [n for n, s in enumerate(self._sheets) if s.y() < bottom and s.y() + s.height() > top]

    def _draw_seen(self) -> None:
        ratio = self.devicePixelRatioF()
        blurred = [n for n in self._seen() if not self._sheets[n].is_sharp(self._pdf, ratio)]
        if blurred:
            self._ask(blurred)

    def _ask(self, pages: list[int]) -> None:
        act = partial(draw, self._pdf, pages, self._look(), self.devicePixelRatioF())
        self._draw.ask(act, partial(self._take, self._pdf))

    def _take(self, pdf: bytes, drawn: Drawn) -> None:
        if pdf is not self._pdf:
            return
        if drawn.sizes != self._sizes():
            self._stand(drawn.sizes)
        for page, picture in drawn.pictures.items():
            self._sheets[page].show_picture(picture, pdf)
        self._scrolled()

    def _stand(self, sizes: Sizes) -> None:
        """Have a sheet for each page, and stay where the paper was scrolled to."""
        place = self._scroll.verticalScrollBar().value()
        while self._sheets:
            old = self._sheets.pop()
            self._column.removeWidget(old)
            old.deleteLater()
        for number, points in enumerate(sizes, start=1):
            sheet = _Sheet(points, _("หน้า {page} จาก {count}").format(page=number, count=len(sizes)))
            self._sheets.append(sheet)
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()
        self._fit()
        self._scroll.verticalScrollBar().setValue(place)


class _Sheet(QWidget):
    """One page: white until it is drawn, its last picture stretched until it is drawn anew."""

    def __init__(self, points: tuple[float, float], name: str) -> None:
        super().__init__()
        self.points = points
        self.picture: QImage | None = None
        self._of = b""
        self.setAccessibleName(name)

    def show_picture(self, picture: QImage, pdf: bytes) -> None:
        self.picture, self._of = picture, pdf
        self.update()

    def is_sharp(self, pdf: bytes, ratio: float) -> bool:
        """Tell whether the picture is of this paper and of this size."""
        if self.picture is None or self._of is not pdf:
            return False
        return abs(self.picture.width() - self.width() * ratio) <= 2

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the page with a quiet edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("white"))
        if self.picture is not None:
            painter.drawImage(self.rect(), self.picture)
        painter.setPen(QColor(colours.now().edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Scroll(QScrollArea):
    """Scrolls the pages; the wheel with Ctrl zooms."""

    turned = Signal(bool)  # up

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turned.emit(event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)
