"""A button that shows an attached file: a picture by itself, another by what it is; pressed, it opens it."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers import files
from desktop.ui.parts.buttons import gap
from desktop.ui.records import asking
from desktop.ui.shell import icons

HIGH, WIDE = 7, 9  # lines' heights of a picture
UNSAFE = re.compile(r'[/\\:*?"<>|]+')  # in the name of a file


class FilePreview(QPushButton):
    """Shows one file; hidden while there is none."""

    def __init__(self, jobs: Jobs, title: str, parent: QWidget | None = None) -> None:
        """Make the button; `title` is what the file is called."""
        super().__init__(parent)
        self._jobs, self._title, self._sha = jobs, title, ""
        self._ask = Latest(jobs.read, self)
        self.setProperty("quiet", True)
        self.setAutoDefault(False)
        self.setText(_("เปิดดู"))
        self.setAccessibleName(_("เปิดดู{title}").format(title=title))
        self.setToolTip(self.accessibleName())
        self.clicked.connect(self._open)
        self.hide()

    def show_file(self, sha: str, title: str = "") -> None:
        """Show another file; "" for none."""
        self._sha, self._title = sha, title or self._title
        self.setVisible(bool(sha))
        if sha:
            size = QSize(gap(self, WIDE), gap(self, HIGH))
            self._ask.ask(partial(_picture, sha=sha, most=size), partial(self._show, sha))

    def _show(self, sha: str, picture: QImage | None) -> None:
        if sha != self._sha:
            return  # another file was shown since
        if picture is None or picture.isNull():
            self.setIconSize(QSize(icons.side(), icons.side()))
            icons.put(self, "file-text")
        else:
            self.setIconSize(picture.size())
            self.setIcon(QIcon(QPixmap.fromImage(picture)))
        self.updateGeometry()

    def _open(self) -> None:
        name = " ".join(UNSAFE.sub(" ", self._title).split())[:80]
        act = partial(asking.file_to_read, sha=self._sha, name=name or _("ไฟล์แนบ"))
        self._jobs.read(act, files.open_in_reader, owner=self)


def _picture(session: Any, sha: str, most: QSize) -> QImage | None:
    return upright(asking.file_data(session, sha), most)


def upright(data: bytes, most: QSize) -> QImage | None:
    """Read a picture file, upright and no larger than asked; `None` for another file."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        return None
    picture = reader.read()
    return picture.scaled(
        most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
