"""Issuing a paper of a case: what it is made from, its date and number, and the page itself before anything is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.case_papers import CASE_PAPERS, CasePaper
from desktop.domain.records import Field, Record, choice, day, flag, link
from desktop.domain.registers import WAYS
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import case_paper_words as words
from desktop.ui.mediation import sealed_asking as asking
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.words import signed_by
from desktop.ui.parts.form import Form
from desktop.ui.parts.picker import Picker

if TYPE_CHECKING:
    from desktop.work.case_papers import Request
    from desktop.work.cases import Whole
    from desktop.work.paper_views import Usual

ISSUED = N_("ออกหนังสือของเรื่องไกล่เกลี่ย")
KEYS = {"about": "A", "to": "T", "body": "B", "dated": "D", "way": "W", "number": "N", "signer": "G"}
SIGNED = ("extension",)  # beside the letters: a paper on which who allows it is named


class CasePaperDialog(PaperDialog):
    """Asks for one paper of a case and issues it."""

    issued = Signal(str)  # the paper's id

    def __init__(self, jobs: Jobs, whole: Whole, kind: str, parent: QWidget | None = None) -> None:
        title = _("ออก{kind}").format(kind=_(CASE_PAPERS[kind].title))
        super().__init__(jobs, title, _("ออกหนังสือ"), parent)
        self._whole, self._kind = whole, kind
        self._parts = words.parts(whole, kind)
        form = Form(_asked(self._parts), (("", _fields(kind)),), picker=self._picker, keys=KEYS)
        self._lay_out(title, form)
        form.edited.connect(self._edited)
        self._begin()

    def _picker(self, field: Field) -> Picker:  # noqa: ARG002 - there is one
        return Picker(self._jobs, self._signers, adds=False)

    def _begin(self) -> None:
        from desktop.work.next_case_papers import next_about

        about = next_about(self._whole, self._kind)
        values = {
            "about": about,
            "to": self._whole.case.referred_to,
            "dated": self._usual_date(about),
            "way": "auto",
            "thai_digits": True,
        }
        self.form.load(values)
        self._show_fields()
        self.form.focus(_fields(self._kind)[0])
        self._jobs.read(asking.usual, self._take_usual)

    def _usual_date(self, about: str) -> date:
        from desktop.work.next_case_papers import usual_date

        return usual_date(self._whole, self._kind, about, date.today())

    def _take_usual(self, usual: Usual) -> None:
        self.form.set_value("thai_digits", usual.thai_digits)
        if CASE_PAPERS[self._kind].numbered:
            self.form.set_value("way", usual.way)
        self._show_fields()
        self._rehearse()

    def _edited(self, name: str) -> None:
        if name == "about":
            self.form.set_value("dated", self._usual_date(self._said("about")))
        self._show_fields()
        self._pause.start()

    def _show_fields(self) -> None:
        if CASE_PAPERS[self._kind].numbered:
            self.form.show_field("number", self._said("way") == "given")

    def _request(self) -> Request:
        from desktop.work.case_papers import Request

        said = self.form.settled()
        given = said.get("way") == "given"
        return Request(
            case=self._whole.case.id,
            kind=self._kind,
            about=said.get("about", ""),
            typed={name: said[name] for name in CASE_PAPERS[self._kind].typed},
            dated=said["dated"],
            way=said.get("way", ""),
            number=said["number"] if given else None,
            thai_digits=said["thai_digits"],
            signer=said.get("signer", ""),
            purpose="follow" if self._kind == "follow_up" else "mediate",
        )

    def _rehearse(self) -> None:
        if CASE_PAPERS[self._kind].about and not self._parts:
            self._wait_for(words.nothing_to_make_of(self._kind))
            return
        self.paper.ask(partial(asking.rehearse, request=self._request()))

    def _say(self, drawn: asking.Rehearsed | CannotDo) -> None:
        if isinstance(drawn, CannotDo):
            self._tell("", "", "", "")
            return
        paper = drawn.paper
        self._tell(words.number_to_take(paper), signed_by(drawn.signer), "", words.what_happens(paper))

    def _issue(self) -> None:
        act = partial(asking.issue, request=self._request())
        self._jobs.write(act, self._done, "cases", action=ISSUED, failed=self._refused)

    def _done(self, paper: CasePaper) -> None:
        self.issued.emit(paper.id)
        self.accept()


def _fields(kind: str) -> tuple[str, ...]:
    """Name what is asked for a kind of paper."""
    one = CASE_PAPERS[kind]
    return (
        *(("about",) if one.about else ()),
        *one.typed,
        "dated",
        *(("way", "number") if one.numbered else ()),
        *(("signer",) if one.numbered or kind in SIGNED else ()),
        "thai_digits",
    )


def _asked(parts: Mapping[str, str]) -> type[Record]:
    """Describe what is asked, with the parts of the case that the paper can be made from."""

    @dataclass(frozen=True, kw_only=True)
    class Asked(CasePaper):
        about: str = choice(N_("ทำจาก"), parts, required=True)
        dated: date | None = day(N_("ลงวันที่"), required=True)
        way: str = choice(
            N_("วิธีออกเลข"), {key: WAYS[key] for key in ("auto", "given")}, required=True, default="auto"
        )
        signer: str = link(N_("ผู้ลงนาม"), "signers", hint=N_("เว้นว่าง = ผู้ลงนามตามวันที่ของหนังสือ"))
        thai_digits: bool = flag(N_("ใช้เลขไทยในหนังสือ"), default=True)

    return Asked
