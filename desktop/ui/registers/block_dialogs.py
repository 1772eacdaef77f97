"""The short questions of reserved numbers: how many for whom, and what a laptop used that does not come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.records import Record, choice, field_of, long, text, whole
from desktop.domain.registers import MOST_OF_A_BLOCK, NumberBlock
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.registers import asking, words

if TYPE_CHECKING:
    from desktop.work.number_blocks import Standing

RESERVED, RETURNED = N_("จองเลข"), N_("คืนเลขโดยบอกเลขที่ใช้")
USUALLY = 20  # numbers of a block, unless told


def _wanted(books: Mapping[str, str]) -> type[Record]:
    """Describe the question with the registers of the office."""

    @dataclass(frozen=True, kw_only=True)
    class Wanted(Record):
        topic: ClassVar[str] = "wanted_blocks"
        titled: ClassVar[str] = N_("เลขที่จะจอง")
        register: str = choice(N_("ทะเบียน"), books, required=True)
        count: int | None = whole(N_("จำนวนเลข"), required=True, least=1, most=MOST_OF_A_BLOCK)
        holder: str = text(
            field_of(NumberBlock, "holder").title,
            required=True,
            most=80,
            hint=N_("เช่น โน้ตบุ๊ก 1 หรือชื่อตำแหน่งผู้ถือ"),
        )

    return Wanted


class ReserveDialog(FormDialog):
    """Asks how many numbers of which register somebody takes along, and says which they will be."""

    reserved = Signal(object)  # the block

    def __init__(self, jobs: Jobs, books: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Make the dialog; `books` by key with their names."""
        names = ("register", "count", "holder")
        form = Form(_wanted(books), (("", names),), keys={"register": "R", "count": "N", "holder": "H"})
        sentence = _("เลขที่จองจะออกได้จากสำเนาที่นำไปเท่านั้น สำนักงานจะออกเลขต่อจากช่วงนี้ จึงไม่มีเลขซ้ำกัน")
        super().__init__(_("จองเลข"), sentence, form, _("จองเลข"), parent)
        self._jobs = jobs
        self._latest = Latest(jobs.read, self)
        self.which = TextLabel(" ", "section")
        self.column.insertWidget(self.column.count() - 1, self.which)
        form.load({"register": next(iter(books), ""), "count": USUALLY})
        form.focus("register")
        form.edited.connect(self._look)
        QWidget.setTabOrder(form.editor("holder"), self.verb)  # where Enter reserves
        self.asked.connect(self._write)
        self._look()

    def _look(self, name: str = "count") -> None:
        said = self.form.settled()
        if name != "holder" and said["register"] and said["count"]:
            act = partial(_planned, register=said["register"], count=said["count"])
            self._latest.ask(act, self._show_which)

    def _show_which(self, planned: NumberBlock | CannotDo) -> None:
        if isinstance(planned, CannotDo):
            self.which.setText(planned.say(i18n._))
        else:
            self.which.setText(_("จะจองเลข {numbers}").format(numbers=words.run(planned)))

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.reserve, **said)
        self._jobs.write(act, self._done, NumberBlock.topic, action=RESERVED, failed=self.take)

    def _done(self, block: NumberBlock) -> None:
        self.reserved.emit(block)
        self.accept()


def _planned(session: Any, register: str, count: int) -> NumberBlock | CannotDo:
    """Tell which numbers would be reserved, or what stands against it."""
    try:
        return asking.planned(session, register, count)
    except CannotDo as error:
        return error


@dataclass(frozen=True, kw_only=True)
class _Lost(Record):
    topic: ClassVar[str] = "lost_blocks"
    titled: ClassVar[str] = N_("เลขที่ใช้ไปแล้ว")
    used: str = text(N_("เลขที่ใช้ไปแล้ว"), most=1000, hint=N_("เช่น 41–43, 45 เว้นว่างถ้าไม่ได้ใช้เลย"))
    reason: str = long(N_("เหตุผล"), hint=N_("เช่น เครื่องหาย หรือนำกลับมาแต่กระดาษ"))


class LostDialog(FormDialog):
    """Asks which numbers were used on a laptop that is lost, or from which only papers came back."""

    def __init__(self, jobs: Jobs, standing: Standing, parent: QWidget | None = None) -> None:
        form = Form(_Lost, (("", ("used", "reason")),), keys={"used": "N", "reason": "R"})
        sentence = _(
            "{register} {numbers} ของ “{holder}” จะไม่ออกให้หนังสือใดอีก เลขที่ใช้ไปแล้วรอบันทึกเป็นหนังสือเก่า เลขอื่นขึ้นทะเบียนว่าไม่ได้ใช้"
        ).format(
            register=_(standing.register), numbers=words.run(standing.block), holder=standing.block.holder
        )
        title = _("เครื่องหายหรือคืนบนกระดาษ")
        super().__init__(title, sentence, form, _("คืนเลข"), parent)
        self._jobs, self._block = jobs, standing.block
        form.load({})
        form.focus("used")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.return_unused, id_=self._block.id, **said)
        self._jobs.write(act, self._done, NumberBlock.topic, action=RETURNED, failed=self.take)

    def _done(self, _block: NumberBlock) -> None:
        self.accept()
