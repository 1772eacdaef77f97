"""Issuing a paper: how its number and date come, who signs it, the page itself, and what will happen, in a sentence."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.offices import WAYS
from desktop.domain.papers import CANCELLED_BY, KINDS, Paper
from desktop.domain.records import Record, choice, day, flag, link, long, whole
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking, words
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import known

if TYPE_CHECKING:
    from desktop.work.paper_views import Usual
    from desktop.work.papers import Issued, Request

ISSUED, DRAFTED = N_("ออกหนังสือ"), N_("เก็บร่างหนังสือ")
PAUSE = 300  # milliseconds after an edit before the page is drawn anew


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    """What the officer says about a paper to be issued."""

    topic: ClassVar[str] = "requests"
    titled: ClassVar[str] = N_("หนังสือที่จะออก")
    committee: str = link(N_("คณะกรรมการ"), "committees", required=True)
    kind: str = choice(N_("ชนิด"), {key: KINDS[key] for key in ("announcement", "order")}, required=True)
    reason: str = long(N_("เหตุผลที่ยกเลิก"), required=True)
    way: str = choice(N_("วิธีออกเลข"), WAYS, required=True)
    number: int | None = whole(N_("เลขที่"), least=1, most=99_999)
    dated: date | None = day(N_("ลงวันที่"), hint=N_("เว้นว่าง = วันนี้"))
    thai_digits: bool = flag(N_("ใช้เลขไทยในหนังสือ"))


class IssueDialog(QDialog):
    """Asks for one paper and issues it; `cancels` makes it the paper that cancels another."""

    issued = Signal(str)  # the paper's id
    kept = Signal(str)  # the draft's id

    def __init__(
        self, jobs: Jobs, request: Request, parent: QWidget | None = None, *, cancels: Paper | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._request, self._cancels = jobs, request, cancels
        self._told = False  # how such papers are usually issued
        title = _("ยกเลิกหนังสือ") if cancels else _("ออกคำสั่งแก้ไขเพิ่มเติม") if request.amends else _("ออกหนังสือ")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form(_Asked, (("", self._fields()),), picker=known(jobs, str), keys=_KEYS)
        self.number, self.signer = TextLabel(role="large"), TextLabel()
        self.sentence, self.warning = TextLabel(role="subtitle"), TextLabel(role="warning")
        self.paper = PaperPane(jobs)
        verb = _("ออกหนังสือยกเลิก") if cancels else _("ออกหนังสือ")
        self.verb = dialog_button(verb, self.issue, primary=True)
        self.draft = dialog_button(_("เก็บเป็นร่าง"), self.keep)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._rehearse)
        self._lay_out(title)
        self.form.edited.connect(self._edited)
        self.paper.drawn.connect(self._say)
        self._begin()

    def issue(self) -> None:
        """Issue the paper as it is asked for."""
        if self.form.check():
            self.verb.setEnabled(False)
            act = partial(asking.issue, **self._asked())
            self._jobs.write(act, self._done, "papers", action=ISSUED, failed=self._refused)

    def keep(self) -> None:
        """Keep it as a draft without a number."""
        if self.form.check():
            act = partial(asking.keep_draft, request=self._asked()["request"])
            self._jobs.write(act, self._drafted, "papers", action=DRAFTED, failed=self._refused)

    def _fields(self) -> tuple[str, ...]:
        """Name the fields that are to be said: not what the page that asks has said already."""
        common = ("way", "number", "dated")
        if self._cancels is not None:
            return ("reason", *common)
        of = () if self._request.committee else ("committee",)
        kind = () if self._request.amends else ("kind",)
        return (*of, *kind, *common, "thai_digits")

    def _lay_out(self, title: str) -> None:
        air = gap(self)
        buttons = QHBoxLayout()
        buttons.addWidget(dialog_button(_("กลับ"), self.reject))
        buttons.addStretch(1)
        buttons.addWidget(self.draft)
        buttons.addWidget(self.verb)
        self.draft.setVisible(self._cancels is None)
        left = _column(TextLabel(title, "title"), self.form, self.warning, self.sentence)
        left.addLayout(buttons)
        right = _column(self.number, self.signer, self.paper)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        middle.setSpacing(air * 3 // 2)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        resize_within(self, 62, 36)

    def _begin(self) -> None:
        """Show what was asked for, and the usual way of the kind for what was not."""
        asked = self._request
        self.form.load(
            {
                "committee": asked.committee,
                "kind": asked.kind,
                "way": asked.way,
                "number": asked.number,
                "dated": asked.dated or (None if asked.way == "blank" else date.today()),
                "thai_digits": bool(asked.thai_digits),
            }
        )
        self._show_fields()
        self.form.focus(self._fields()[0])
        self._ask_usual()

    def _ask_usual(self) -> None:
        kind = CANCELLED_BY[self._cancels.kind] if self._cancels else self._said("kind", self._request.kind)
        if kind:
            self._jobs.read(partial(asking.usual, kind=kind), self._take_usual)

    def _take_usual(self, usual: Usual) -> None:
        asked = self._request
        self.form.set_value("way", asked.way or usual.way)
        if "thai_digits" in self._fields() and asked.thai_digits is None and not self._told:
            self.form.set_value("thai_digits", usual.thai_digits)
        self._told = True
        self._show_fields()
        self._rehearse()

    def _said(self, name: str, otherwise: Any = None) -> Any:
        return self.form.settled().get(name, otherwise)

    def _edited(self, name: str) -> None:
        if name == "kind":
            self._ask_usual()
        if name == "way":
            self._show_fields()
        self._pause.start()

    def _show_fields(self) -> None:
        way = self._said("way")
        self.form.show_field("number", way == "given")
        self.form.show_field("dated", way != "blank")

    def _asked(self) -> dict[str, Any]:
        """Give what issuing takes, as it is said now."""
        said = self.form.settled()
        way = said["way"]
        request = dataclasses.replace(
            self._request,
            kind=said.get("kind", self._request.kind),
            committee=said.get("committee", self._request.committee),
            way=way,
            number=said["number"] if way == "given" else None,
            dated=None if way == "blank" else said["dated"],
            thai_digits=said.get("thai_digits"),
        )
        cancels = self._cancels.id if self._cancels else ""
        return {"request": request, "cancels": cancels, "reason": said.get("reason", "")}

    def _rehearse(self) -> None:
        asked = self._asked()
        if not self._cancels and not (asked["request"].kind and asked["request"].committee):
            self._wait_for(_("เลือกคณะและชนิดหนังสือ แล้วหนังสือจะปรากฏที่นี่"))
        elif self._cancels and not asked["reason"].strip():
            self._wait_for(_("พิมพ์เหตุผลที่ยกเลิก แล้วหนังสือจะปรากฏที่นี่"))
        else:
            self.paper.ask(partial(asking.rehearse, **asked))

    def _wait_for(self, sentence: str) -> None:
        """Ask for what must be said before a page can be drawn."""
        self.paper.say(sentence)
        self._tell("", "", "", "")

    def _say(self, drawn: asking.Rehearsed | CannotDo) -> None:
        """Say the number, the signer and what will happen."""
        if isinstance(drawn, CannotDo):
            self._tell("", "", "", "")
            return
        count = drawn.open_faults
        warning = _("คณะนี้ยังมีข้อสังเกต {count} ข้อ ออกหนังสือได้ แต่ควรตรวจก่อน").format(count=count)
        self._tell(
            words.number_to_take(drawn.paper),
            words.signed_by(drawn.signer),
            warning if count else "",
            words.what_happens(drawn.paper, self._cancels),
        )

    def _tell(self, *said: str) -> None:
        for label, text in zip((self.number, self.signer, self.warning, self.sentence), said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _done(self, issued: Issued) -> None:
        self.issued.emit(issued.paper.id)
        self.accept()

    def _drafted(self, id_: str) -> None:
        self.kept.emit(id_)
        self.accept()

    def _refused(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        return self.form.take(error)


def _column(*parts: QWidget) -> QVBoxLayout:
    """Stand parts one under the other; a form or a paper takes what room there is."""
    column = QVBoxLayout()
    column.setSpacing(gap(parts[0], 0.4))
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, Form | PaperPane) else 0)
    return column


_KEYS = {"committee": "C", "kind": "K", "reason": "R", "way": "W", "number": "N", "dated": "D"}
