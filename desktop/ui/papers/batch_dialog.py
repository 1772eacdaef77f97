"""Many papers in one action: which kind, where their files go, how far it is, and which could not be issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from desktop import i18n, paths
from desktop.domain.papers import KINDS, PAPER_KINDS
from desktop.domain.records import Record, choice, day, field_of, flag
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.papers import batching
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.parts.sealing import SealDialog
from desktop.ui.records import taking_out

if TYPE_CHECKING:
    from desktop.work.batches import Batch

ISSUED = N_("ออกหนังสือหลายฉบับ")
TOGETHER, EACH, NOWHERE = "together", "each", "nowhere"
ALONE = ("certificate", "bylaws")  # need words of their own for each
PLACES = {
    TOGETHER: N_("รวมเป็นไฟล์ PDF เดียว"),
    EACH: N_("แยกเป็นไฟล์ละฉบับในโฟลเดอร์"),
    NOWHERE: N_("ยังไม่ต้อง เก็บในทะเบียนเท่านั้น"),
}


@cache
def _asked(about: str) -> type[Record]:
    """Describe what the officer says about all papers of a batch, with the kinds that are made from one topic."""
    kinds = {key: KINDS[key] for key, kind in PAPER_KINDS.items() if kind.about == about and key not in ALONE}

    @dataclass(frozen=True, kw_only=True)
    class Asked(Record):
        topic: ClassVar[str] = "batches"
        titled: ClassVar[str] = N_("หนังสือหลายฉบับ")
        kind: str = choice(N_("ชนิดหนังสือ"), kinds, default=next(iter(kinds)), required=True)
        dated: date | None = day(N_("ลงวันที่"), required=True)
        thai_digits: bool = flag(N_("ใช้เลขไทยในหนังสือ"), default=True)
        place: str = choice(N_("ไฟล์ PDF"), PLACES, default=TOGETHER, required=True)

    return Asked


class BatchDialog(FormDialog):
    """Issues one paper for each of many chosen rows of a list, all in one unit of work that can be stopped."""

    def __init__(
        self, jobs: Jobs, about: str, topic: str, numbers: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """Ask about rows of a topic by their numbers; `about` is what the kinds of paper are made from."""
        form = Form(_asked(about), (("", ("kind", "dated", "thai_digits", "place")),), keys=_KEYS)
        count = f"{len(numbers):,}"
        sentence = _("ออกหนังสือให้ {count} รายการที่เลือกในครั้งเดียว ฉบับที่ออกไม่ได้จะบอกชื่อไว้ ฉบับอื่นออกต่อ").format(
            count=count
        )
        super().__init__(
            _("ออกหนังสือหลายฉบับ"), sentence, form, _("ออก {count} ฉบับ").format(count=count), parent
        )
        self._jobs, self._topic, self._numbers = jobs, topic, list(numbers)
        self._progress: Progress | None = None
        self._place: Path | None = None
        self._passphrase = ""
        self.bar, self.said = QProgressBar(), TextLabel(role="large")
        self.refused = PlainTable(_("ฉบับที่ออกไม่ได้"), (_("รายการ"), _("เหตุที่ออกไม่ได้")), (12,))
        for part in (self.bar, self.said, self.refused):
            part.hide()
            self.column.insertWidget(self.column.count() - 1, part)
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        kind = field_of(_asked(about), "kind")
        form.load(
            {"kind": next(iter(kind.choices)), "dated": date.today(), "thai_digits": True, "place": TOGETHER}
        )
        form.focus("kind")
        self.asked.connect(self._ask_place)

    def reject(self) -> None:
        """Stop what runs, of which nothing stays; or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def _ask_place(self, said: dict[str, Any]) -> None:
        """Ask where the files go before anything is issued."""
        offered = paths.documents_folder()
        if said["place"] == TOGETHER:
            name = _("{kind} รวม {count} ฉบับ.pdf").format(
                kind=_(KINDS[said["kind"]]), count=len(self._numbers)
            )
            chosen, _kind = QFileDialog.getSaveFileName(
                self, _("บันทึก PDF"), str(offered / name), "PDF (*.pdf)"
            )
        elif said["place"] == EACH:
            chosen = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์"), str(offered))
        else:
            self._issue(said, None)
            return
        if chosen:
            dialog = SealDialog(Path(chosen), self.verb.text(), self)
            dialog.chosen.connect(partial(self._issue, said, Path(chosen)))
            dialog.open()

    def _issue(self, said: dict[str, Any], place: Path | None, passphrase: str = "") -> None:
        self._place, self._passphrase = place, passphrase
        self._show_running(True)
        act = partial(
            batching.issue,
            topic=self._topic,
            numbers=self._numbers,
            kind=said["kind"],
            dated=said["dated"],
            thai_digits=said["thai_digits"],
        )
        self._progress = self._jobs.long(
            act, self._issued, self._step, topic="papers", action=ISSUED, failed=self._failed
        )

    def _issued(self, batch: Batch) -> None:
        self._progress = None
        rows = [(refused.label, refused.why.say(i18n._)) for refused in batch.refused]
        words = _("ออกแล้ว {issued} ฉบับ") if not rows else _("ออกแล้ว {issued} ฉบับ ออกไม่ได้ {refused} ฉบับ")
        self.said.setText(words.format(issued=f"{len(batch.issued):,}", refused=f"{len(rows):,}"))
        self.refused.show_rows(rows)
        self.refused.setVisible(bool(rows))
        self.form.hide()
        self.sentence.hide()
        self.verb.hide()
        self.said.show()
        if self._place is None or not batch.issued:
            self._show_running(False)
            return
        write = partial(self._write, batch, self._place)
        taking_out.noted(self._jobs, "papers", self._passphrase, write, self, failed=self._failed)

    def _write(self, batch: Batch, place: Path) -> None:
        act = partial(batching.write, papers=batch.issued, place=place, passphrase=self._passphrase)
        self._progress = self._jobs.long(act, self._written, self._step, failed=self._failed)

    def _written(self, place: Path) -> None:
        self._progress = None
        self._show_running(False)
        self.said.setText(f"{self.said.text()}\n" + _("บันทึกไว้ที่ {place}").format(place=place))

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _failed(self, error: Exception) -> bool:
        self._progress = None
        self._show_running(False)
        if isinstance(error, Cancelled):
            self.said.setText(
                _("หยุดแล้ว ไม่มีหนังสือใดถูกออกและไม่ได้ใช้เลข") if self.form.isVisibleTo(self) else _("หยุดบันทึกไฟล์แล้ว")
            )
            self.said.show()
            return True
        return self.form.isVisibleTo(self) and self.take(error)

    def _show_running(self, running: bool) -> None:
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        self.form.setEnabled(not running)
        self.verb.setEnabled(not running)


_KEYS = {"kind": "K", "dated": "D", "place": "F"}
