"""Issuing a paper: what it says, how its number and date come, who signs it, the page itself, and what will happen."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.papers import ABOUT, KINDS, PAPER_KINDS, Paper
from desktop.domain.records import Field
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asked, asking, words
from desktop.ui.papers.asked import KEYS, Asked
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.parts.editors import ChoiceEditor
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import dialog_button
from desktop.ui.parts.picker import Match, Picker, known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.work.paper_views import Usual
    from desktop.work.papers import Issued, Request

ISSUED, DRAFTED = N_("ออกหนังสือ"), N_("เก็บร่างหนังสือ")


class IssueDialog(PaperDialog):
    """Asks for one paper and issues it; `cancels` makes it the paper that cancels another."""

    issued = Signal(str)  # the paper's id
    kept = Signal(str)  # the draft's id

    def __init__(
        self, jobs: Jobs, request: Request, parent: QWidget | None = None, *, cancels: Paper | None = None
    ) -> None:
        self._request, self._cancels = request, cancels
        self._told = False  # how such papers are usually issued
        title = self._title()
        verb = _("ออกหนังสือยกเลิก") if cancels else _("ออกหนังสือ")
        super().__init__(jobs, title, verb, parent)
        fields = asked.sections(request, cancels=cancels is not None)
        self._names = [name for _title, names in fields for name in names]
        self.draft = dialog_button(_("เก็บเป็นร่าง"), self.keep)
        self.draft.setVisible(cancels is None)
        self._lay_out(title, Form(Asked, fields, picker=self._picker, keys=KEYS), [self.draft])
        self.form.edited.connect(self._edited)
        self._begin()

    def _issue(self) -> None:
        act = partial(asking.issue, **self._asked())
        self._jobs.write(act, self._done, "papers", action=ISSUED, failed=self._refused)

    def keep(self) -> None:
        """Keep it as a draft without a number."""
        if self.form.check():
            act = partial(asking.keep_draft, request=self._asked()["request"])
            self._jobs.write(act, self._drafted, "papers", action=DRAFTED, failed=self._refused)

    def _title(self) -> str:
        if self._cancels:
            return _("ยกเลิกหนังสือ")
        if len(asked.kinds_for(self._request)) > 1:
            return _("ออกหนังสือ")
        return _("ออก{kind}").format(kind=_(KINDS[self._request.kind]))

    # what is offered

    def _picker(self, field: Field) -> Picker:
        """Make the picker of a field; who may sign and whom it certifies depends on what else is said."""
        offers = {"signer": self._signers, "person": self._members, "meeting": asking.meetings}
        if field.name in offers:
            return Picker(self._jobs, offers[field.name], adds=False)
        return known(self._jobs, str)(field)

    def _members(self, session: Any, text: str) -> Sequence[Match]:
        committee = self._said("committee", self._request.committee)
        return asking.members_on(session, text, committee, self._date()) if committee else ()

    # what is said

    def _begin(self) -> None:
        """Show what was asked for, and the usual way of the kind for what was not."""
        request = self._request
        self._offer_kinds()
        self.form.load(
            {
                **request.typed,
                "kind": request.kind,
                "way": request.way,
                "number": request.number,
                "dated": request.dated or (None if request.way == "blank" else date.today()),
                "thai_digits": bool(request.thai_digits),
                "backdated": request.behind is not None,
                "behind": request.behind,
                "back_reason": request.back_reason,
                **dict.fromkeys(("person", "signer"), ""),  # until their names are read
            }
        )
        self._show_fields()
        self.form.focus(next(name for name in self._names if not self._left_out(name)))
        self._jobs.read(partial(asking.names_in, request=request), self._take_names)
        self._ask_usual()

    def _offer_kinds(self) -> None:
        """Leave those kinds to choose from that can be made of the same record."""
        if "kind" not in self._names:
            return
        box = self.form.editor("kind")
        assert isinstance(box, ChoiceEditor)
        offered = asked.kinds_for(self._request)
        with QSignalBlocker(box):
            for place in reversed(range(box.count())):
                if box.itemData(place) not in offered:
                    box.removeItem(place)

    def _take_names(self, names: Mapping[str, str]) -> None:
        """Show who was chosen before, in a draft, by name."""
        chosen = {**self._request.typed, "signer": self._request.signer}
        for name in ("person", "signer"):
            id_ = chosen.get(name, "")
            if name in self._names and id_ in names and not self._said(name):
                self.form.set_value(name, id_, names[id_])

    def _ask_usual(self) -> None:
        self._jobs.read(partial(asking.usual, kind=self._kind()), self._take_usual)

    def _kind(self) -> str:
        """Give the kind of the paper that will be issued."""
        if self._cancels:
            return PAPER_KINDS[self._cancels.kind].cancelled_by
        return str(self._said("kind", self._request.kind))

    def _take_usual(self, usual: Usual) -> None:
        request = self._request
        same = self._kind() == request.kind
        self.form.set_value("way", (request.way if same else "") or usual.way)
        if "thai_digits" in self._names and request.thai_digits is None and not self._told:
            self.form.set_value("thai_digits", usual.thai_digits)
        self._told = True
        self._show_fields()
        self._rehearse()

    def _edited(self, name: str) -> None:
        if name == "kind":
            self._ask_usual()
        if name in ("kind", "way", "backdated"):
            self._show_fields()
        self._pause.start()

    def _show_fields(self) -> None:
        for name in self._names:
            self.form.show_field(name, not self._left_out(name))

    def _left_out(self, name: str) -> bool:
        said = self.form.settled()
        return not asked.shown(self._kind(), said, cancels=self._cancels is not None).get(name, True)

    def _asked(self) -> dict[str, Any]:
        """Give what issuing takes, as it is said now."""
        said = self.form.settled()
        cancels = self._cancels.id if self._cancels else ""
        request = asked.request_as_said(self._request, said)
        return {"request": request, "cancels": cancels, "reason": said.get("reason", "")}

    def _rehearse(self) -> None:
        said = self._asked()
        missing = asked.missing(said["request"])
        if self._cancels and not said["reason"].strip():
            self._wait_for(_("พิมพ์เหตุผลที่ยกเลิก แล้วหนังสือจะปรากฏที่นี่"))
        elif missing:
            self._wait_for(_("เลือก{about} แล้วหนังสือจะปรากฏที่นี่").format(about=_(ABOUT[missing])))
        else:
            self.paper.ask(partial(asking.rehearse, **said))

    def _say(self, drawn: asking.Rehearsed | CannotDo) -> None:
        """Say the number, the signer and what will happen."""
        if isinstance(drawn, CannotDo):
            self._tell("", "", "", "")
            return
        count = drawn.open_faults
        warning = _("คณะนี้ยังมีข้อสังเกต {count} ข้อ ออกหนังสือได้ แต่ควรตรวจก่อน").format(count=count)
        self._tell(
            words.number_to_take(drawn.paper, drawn.letter_code),
            words.signed_by(drawn.signer),
            warning if count else "",
            words.what_happens(drawn.paper, self._cancels),
        )

    def _done(self, issued: Issued) -> None:
        self.issued.emit(issued.paper.id)
        self.accept()

    def _drafted(self, id_: str) -> None:
        self.kept.emit(id_)
        self.accept()
