"""How a paper is to be printed: on which printer, how often, which pages, on both sides, on paper with the emblem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record, choice, flag, whole
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog

SIDES = {
    "one": N_("หน้าเดียว"),
    "long": N_("สองหน้า พลิกด้านยาว"),
    "short": N_("สองหน้า พลิกด้านสั้น"),
}
_DUPLEX = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
MOST_COPIES = 99


class PrintDialog(FormDialog):
    """Asks how a paper is to be printed; `system_asked` wants the system's own dialog instead."""

    system_asked = Signal()

    def __init__(
        self, title: str, pages: int, *, has_emblem: bool, usual: str, parent: QWidget | None = None
    ) -> None:
        """Make the dialog; `usual` is the name of the printer that the system prints on unless told."""
        names = QPrinterInfo.availablePrinterNames()
        form = Form(_kind(names, pages), (("", _fields(names, has_emblem=has_emblem)),), keys=_KEYS)
        super().__init__(_("พิมพ์"), _sentence(title, pages, names), form, _("พิมพ์"), parent)
        self._pages = pages
        self.system = button(_("หน้าต่างพิมพ์ของระบบ…"), self._ask_system, "printer", quiet=True)
        self.column.insertWidget(self.column.count() - 1, self.system, 0, Qt.AlignmentFlag.AlignLeft)
        self.verb.setEnabled(bool(names))
        form.load({"printer": usual if usual in names else "", "copies": 1, "sides": "one"})
        form.focus(next(iter(_fields(names, has_emblem=has_emblem))))

    def ask(self) -> None:
        """Ask, once the pages are in their order."""
        said = self.form.values()
        first, last = said["first"], said["last"]
        if first and last and last < first:
            self.form.take(CannotDo("หน้าสุดท้ายต้องไม่มาก่อนหน้าแรกที่พิมพ์", "last"))
        else:
            super().ask()

    def _ask_system(self) -> None:
        self.system_asked.emit()


def set_up(printer: QPrinter, said: Mapping[str, Any]) -> None:
    """Set a printer as it was asked for in the dialog."""
    printer.setPrinterName(said["printer"])
    printer.setCopyCount(said["copies"])
    printer.setDuplex(_DUPLEX[said["sides"]])
    if said["first"] or said["last"]:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(said["first"] or 1, said["last"] or said["pages"])


def _fields(names: list[str], *, has_emblem: bool) -> tuple[str, ...]:
    return (
        *(("printer",) if names else ()),
        *("copies", "first", "last", "sides"),
        *(("bears_emblem",) if has_emblem else ()),
    )


def _kind(names: list[str], pages: int) -> type[Record]:
    """Describe what is asked about the printers of this machine and a paper of so many pages."""

    @dataclass(frozen=True, kw_only=True)
    class Printed(Record):
        topic: ClassVar[str] = "printings"
        titled: ClassVar[str] = N_("การพิมพ์")
        printer: str = choice(N_("เครื่องพิมพ์"), {name: name for name in names}, required=True)
        copies: int | None = whole(N_("จำนวนชุด"), required=True, least=1, most=MOST_COPIES)
        first: int | None = whole(N_("ตั้งแต่หน้า"), least=1, most=pages, hint=N_("เว้นว่าง = พิมพ์ทุกหน้า"))
        last: int | None = whole(N_("ถึงหน้า"), least=1, most=pages)
        sides: str = choice(N_("ด้านของกระดาษ"), SIDES, required=True)
        bears_emblem: bool = flag(
            N_("กระดาษที่มีตราครุฑ"), hint=N_("กระดาษมีตราครุฑอยู่แล้ว จึงพิมพ์โดยเว้นตราครุฑไว้ ฉบับที่เก็บไว้ไม่เปลี่ยน")
        )

    return Printed


def _sentence(title: str, pages: int, names: list[str]) -> str:
    said = _("{title} มี {pages} หน้า").format(title=title, pages=pages)
    if names:
        return said
    return said + " " + _("เครื่องนี้ยังไม่มีเครื่องพิมพ์ กรุณาบันทึกเป็น PDF แล้วพิมพ์จากเครื่องอื่น")


_KEYS = {"printer": "P", "copies": "C", "first": "F", "last": "T", "sides": "D"}
