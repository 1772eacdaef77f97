"""A paper's file outside the office folder: saved where the officer says, or opened in the system's reader."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import paths
from desktop.errors import Trouble

if TYPE_CHECKING:
    from desktop.work.papers import Issued

PDF_KIND, WORD_KIND = "PDF (*.pdf)", "Word (*.docx)"
FOLDER = (
    "reading"  # of this machine's folder; emptied at exit, and at the next start where a reader held a file
)


def ask_where(page: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask where a file of a suggested name is to be saved; `None` where the officer turns back."""
    chosen, _kind = QFileDialog.getSaveFileName(page, title, str(paths.documents_folder() / name), kind)
    return Path(chosen) if chosen else None


def save(pdf: bytes, path: Path) -> None:
    """Write a paper's file; `Trouble` where the place cannot be written."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(pdf)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble(
            "บันทึกไฟล์ที่ “{folder}” ไม่ได้ กรุณาเลือกโฟลเดอร์อื่น หรือปิดไฟล์เดิมก่อน", folder=path.parent
        ) from error


def copy_for_reading(issued: Issued) -> Path:
    """Write a copy that is removed when the program ends, and give its path."""
    return sheet_for_reading(issued.pdf, issued.paper.id, issued.file_name)


def sheet_for_reading(pdf: bytes, key: str, name: str) -> Path:
    """Write a PDF that is removed when the program ends, in a folder of its key, and give its path."""
    path = _folder() / key / name
    try:
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_bytes() != pdf:
            path.write_bytes(pdf)
    except OSError as error:
        raise Trouble("ทำสำเนาไว้เปิดอ่านไม่ได้ กรุณาตรวจว่าดิสก์ไม่เต็ม หรือใช้ “บันทึก PDF”") from error
    return path


def open_in_reader(path: Path) -> None:
    """Open a file in the system's reader; `Trouble` where the system knows none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Trouble("เครื่องนี้ไม่มีโปรแกรมเปิดไฟล์ PDF กรุณาใช้ “บันทึก PDF” แล้วเปิดจากเครื่องอื่น")


def forget_copies() -> None:
    """Remove the copies made for reading."""
    shutil.rmtree(paths.machine_folder() / FOLDER, ignore_errors=True)


@cache
def _folder() -> Path:
    """Make the folder of copies, empty, and have it removed at exit."""
    forget_copies()
    folder = paths.machine_folder() / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
