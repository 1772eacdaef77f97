"""The short questions of papers: the number written by hand, and a paper issued long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.papers import KINDS, Paper
from desktop.domain.records import Record, attachment, choice, day, flag, link, text, whole
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.picker import known

NUMBERED, ENTERED = N_("บันทึกเลขที่และวันที่"), N_("บันทึกหนังสือเก่า")
BIGGEST_SCAN = 50 * 2**20  # bytes


@dataclass(frozen=True, kw_only=True)
class _Written(Record):
    topic: ClassVar[str] = "written_numbers"
    titled: ClassVar[str] = N_("เลขและวันที่")
    number: int | None = whole(N_("เลขที่"), least=1, most=99_999, hint=N_("ประกาศที่ไม่มีเลขให้เว้นว่าง"))
    dated: date | None = day(N_("ลงวันที่"), required=True)


class NumberDialog(FormDialog):
    """Asks for the number and date written by hand on a paper that was out for signature."""

    def __init__(self, jobs: Jobs, paper: Paper, parent: QWidget | None = None) -> None:
        form = Form(_Written, (("", ("number", "dated")),), keys={"number": "N", "dated": "D"})
        sentence = _("พิมพ์ตามที่เขียนไว้บนหนังสือที่ลงนามแล้ว เลขนี้จะอยู่ในทะเบียนและแก้ไขไม่ได้อีก")
        super().__init__(_("บันทึกเลขที่และวันที่"), sentence, form, _("บันทึก"), parent)
        self._jobs, self._paper = jobs, paper
        form.load({})
        form.focus("number")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.record_number, id_=self._paper.id, **said)
        self._jobs.write(act, self._done, "papers", action=NUMBERED, failed=self.take)

    def _done(self, _paper: Paper) -> None:
        self.accept()


@dataclass(frozen=True, kw_only=True)
class _Old(Record):
    topic: ClassVar[str] = "old_papers"
    titled: ClassVar[str] = N_("หนังสือเก่า")
    kind: str = choice(N_("ชนิด"), KINDS, required=True)
    number: int | None = whole(N_("เลขที่"), least=1, most=99_999, hint=N_("ประกาศที่ไม่มีเลขให้เว้นว่าง"))
    dated: date | None = day(N_("ลงวันที่"), required=True)
    subject: str = text(N_("เรื่อง"), required=True, most=1000)
    committee: str = link(N_("คณะกรรมการ"), "committees")
    signer: str = link(N_("ผู้ลงนาม"), "signers")
    thai_digits: bool = flag(N_("หนังสือใช้เลขไทย"), default=True)
    scan: str = attachment(N_("สำเนาที่สแกน (PDF)"))


class OldPaperDialog(FormDialog):
    """Asks for a paper that was issued long ago on paper, with its scan."""

    entered = Signal(str)  # the paper's id

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        names = ("kind", "number", "dated", "subject", "committee", "signer", "thai_digits", "scan")
        form = Form(_Old, (("", names),), picker=known(jobs, str), keys=_KEYS)
        sentence = _("หนังสือที่ออกไปแล้วบนกระดาษ บันทึกเข้าทะเบียนเพื่ออ้างถึงได้ โปรแกรมไม่ออกเลขใหม่ให้")
        super().__init__(_("บันทึกหนังสือเก่า"), sentence, form, _("บันทึก"), parent)
        self._jobs = jobs
        self._scan: bytes | None = None
        form.load({"kind": "order", "thai_digits": True})
        form.focus("kind")
        form.file_chosen.connect(self._read_scan)
        self.asked.connect(self._write)

    def _read_scan(self, _name: str, path: Path) -> None:
        self._jobs.aside(partial(_scan, path), partial(self._take_scan, path.name), failed=self.take)

    def _take_scan(self, name: str, data: bytes) -> None:
        self._scan = data
        self.form.set_value("scan", name, name)

    def _write(self, said: dict[str, Any]) -> None:
        scan = self._scan if said.pop("scan") else None
        act = partial(asking.enter_old, paper=Paper(**said), scan=scan)
        self._jobs.write(act, self._done, "papers", action=ENTERED, failed=self.take)

    def _done(self, paper: Paper) -> None:
        self.entered.emit(paper.id)
        self.accept()


_KEYS = {"kind": "K", "number": "N", "dated": "D", "subject": "S", "committee": "C", "signer": "G"}


def _scan(path: Path) -> bytes:
    """Read a scan, unless it is larger than any scan of a paper."""
    try:
        if path.stat().st_size > BIGGEST_SCAN:
            raise CannotDo("ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาสแกนใหม่ให้เล็กลง", "scan", most=BIGGEST_SCAN >> 20)
        return path.read_bytes()
    except OSError as error:
        raise CannotDo("เปิดไฟล์นี้ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่ และไม่มีโปรแกรมอื่นเปิดค้าง", "scan") from error
