"""Questions, advice and failures in a window of their own, each in whole Thai sentences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop import i18n
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.parts.labels import display
from desktop.ui.shell import icons

STAY, LEAVE, SAVE = "stay", "leave", "save"
_MARKS = {
    "ask": ("info-circle", "accent"),
    "advice": ("alert-triangle", "warn"),
    "fault": ("alert-circle", "bad"),
}


def ask(parent: QWidget | None, title: str, sentence: str, verb: str, *, danger: bool = False) -> bool:
    """Ask before what cannot be undone; True when the officer chose the verb.

    Enter chooses the verb, or with `danger` turns back.
    """
    box = _box(parent, "advice" if danger else "ask", title, sentence)
    go = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(_("กลับ"), QMessageBox.ButtonRole.RejectRole)
    _choose(box, back if danger else go, back)
    return box.clickedButton() is go


def leave(parent: QWidget | None) -> str:
    """Ask what becomes of unsaved edits: SAVE, LEAVE (without them) or STAY."""
    box = _box(parent, "ask", _("ยังไม่ได้บันทึก"), _("มีการแก้ไขที่ยังไม่ได้บันทึก จะบันทึกก่อนออกหรือไม่"))
    save = box.addButton(_("บันทึก"), QMessageBox.ButtonRole.AcceptRole)
    go = box.addButton(_("ไม่บันทึก"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("อยู่ที่หน้านี้"), QMessageBox.ButtonRole.RejectRole)
    _choose(box, save, stay)
    if box.clickedButton() is save:
        return SAVE
    return LEAVE if box.clickedButton() is go else STAY


def advise(parent: QWidget | None, error: Refusal) -> None:
    """Show what stands against it and what the officer can do."""
    box = _box(parent, "advice", _("ทำไม่ได้"), error.say(i18n._))
    close = box.addButton(_("รับทราบ"), QMessageBox.ButtonRole.AcceptRole)
    _choose(box, close, close)


def fail(parent: QWidget | None, error: BaseException, log: Path) -> None:
    """Own up to a fault of the program: what is safe, where the log is, details to copy for who mends it."""
    sentence = _(
        "โปรแกรมทำงานผิดพลาด ข้อมูลที่บันทึกไว้แล้วไม่เสียหาย ทำงานต่อได้ ถ้าเกิดซ้ำ กรุณาส่งรายละเอียดนี้ให้ผู้ดูแลโปรแกรม\nบันทึกเหตุการณ์อยู่ที่ {place}"
    ).format(place=log)
    box = _box(parent, "fault", _("โปรแกรมทำงานผิดพลาด"), sentence)
    copy = box.addButton(_("คัดลอกรายละเอียด"), QMessageBox.ButtonRole.ActionRole)
    close = box.addButton(_("ปิดหน้าต่างนี้"), QMessageBox.ButtonRole.AcceptRole)
    _choose(box, close, close)
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(details(error))


def details(error: BaseException) -> str:
    """Describe a fault without its values: what broke, where in the program, on which system."""
    import platform
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]
    return "\n".join(
        [type(error).__name__, *places, platform.platform(), f"Python {platform.python_version()}"]
    )


def _box(parent: QWidget | None, mark: str, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText("\n".join(display(line) for line in sentence.split("\n")))
    name, colour = _MARKS[mark]
    box.setIconPixmap(icons.pixmap(name, colour, icons.side() * 2))
    box.setAccessibleName(title)
    box.setAccessibleDescription(sentence)
    return box


def _choose(box: QMessageBox, usual: QPushButton, escape: QPushButton) -> None:
    box.setDefaultButton(usual)
    box.setEscapeButton(escape)
    box.exec()
