"""The form of one party of a case: who they are, who acts for them, and whether they are willing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.cases import Party
from desktop.domain.people import id_fault
from desktop.domain.records import fields_of
from desktop.errors import Stale
from desktop.i18n import N_, _
from desktop.thai import ids
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import asking
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, resize_within
from desktop.ui.parts.picker import known
from desktop.ui.records.asking import theirs
from desktop.ui.records.record_form import ADDED
from desktop.ui.records.record_page import CHANGED

SECTIONS = (
    ("", ("side", "kind", "person", "organisation", "title", "first_name", "last_name")),
    (N_("ที่อยู่และติดต่อ"), ("address", "village", "phone", "occupation")),
    (N_("เลขประจำตัวและอายุ"), ("national_id", "born", "age")),
    (N_("ผู้แทน"), ("capacity", "represented_by", "representation")),
    (N_("ความยินยอม"), ("consent", "consented", "notice")),
    (N_("หมายเหตุ"), ("note",)),
)  # fmt: skip
KEYS = {"person": "P", "organisation": "O", "first_name": "F", "last_name": "L", "phone": "H", "consent": "C"}
OF_PEOPLE = ("person", "title", "last_name", "occupation", "national_id", "born", "age")
CONSENT = ("consent", "consented", "notice")
WIDE, HIGH = 42, 30  # lines' heights


class PartyDialog(FormDialog):
    """Adds or saves a party; `kept` gives its id."""

    kept = Signal(str)

    def __init__(
        self, jobs: Jobs, party: Party, labels: Mapping[str, str], tambon: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the dialog of a party, of a new one where it has no id."""
        form = Form(Party, SECTIONS, picker=known(jobs, tambon), keys=KEYS)
        title = _("แก้ไขคู่กรณี") if party.id else _("เพิ่มคู่กรณี")
        super().__init__(title, "", form, _("บันทึก"), parent)
        self._jobs, self._party = jobs, party
        form.load({field.name: getattr(party, field.name) for field in fields_of(Party)}, labels)
        form.edited.connect(self._hear)
        self._fit_fields()
        form.focus("side" if party.id else "person")
        resize_within(self, WIDE, HIGH)
        self.asked.connect(self._write)

    def ask_consent(self) -> None:
        """Begin at the consent."""
        self.form.focus("consent")

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, and both values where somebody saved in between."""
        if not isinstance(error, Stale):
            return super().take(error)
        act = partial(theirs, record=self._party, names=tuple(error.theirs))
        self._jobs.read(act, partial(self._show_both, error))
        return True

    def _write(self, values: dict[str, Any]) -> None:
        party = dataclasses.replace(self._party, **values)
        act, action = partial(asking.keep_party, party=party), CHANGED if party.id else ADDED
        self._jobs.write(act, self._kept, "cases", action=action, failed=self.take)

    def _kept(self, id_: str) -> None:
        self.kept.emit(id_)
        self.accept()

    def _hear(self, name: str) -> None:
        said = self.form.settled()
        if name in ("person", "organisation") and said[name]:
            topic = "people" if name == "person" else "organisations"
            act = partial(asking.party_chosen, topic=topic, id_=said[name], side=said["side"])
            self._jobs.read(act, partial(self._fill, name))
        if name in ("kind", "side"):
            self._fit_fields()
        if name == "consent" and said["consent"] and said["consented"] is None:
            self.form.set_value("consented", date.today())
        if name == "national_id":
            self._warn(str(said["national_id"]))

    def _fill(self, name: str, chosen: tuple[Party, str]) -> None:
        """Fill in what the office knows of who was chosen; the national id comes along unseen."""
        party, village = chosen
        if self.form.settled()[name] != getattr(party, name):
            return
        for field in fields_of(Party):
            value = getattr(party, field.name)
            if (
                field.name in self.form.settled()
                and field.name not in ("side", name)
                and value != field.empty
            ):
                self.form.set_value(field.name, value, village if field.name == "village" else "")

    def _fit_fields(self) -> None:
        """Show the fields that have a meaning: of a person or of an organisation, of a side or of a witness."""
        said = self.form.settled()
        person = said["kind"] == "person"
        for name in OF_PEOPLE:
            self.form.show_field(name, person)
        self.form.show_field("organisation", not person)
        for name in CONSENT:
            self.form.show_field(name, said["side"] != "witness")

    def _warn(self, typed: str) -> None:
        whole = sum(letter.isdigit() for letter in typed) == ids.LENGTH
        self.form.set_warnings({"national_id": _(id_fault(typed))} if whole else {})

    def _show_both(self, error: Stale, kept: tuple[int, dict[str, str]]) -> None:
        """Put the other's values under ours; the next save is meant to replace them."""
        version, sentences = kept
        self._party = dataclasses.replace(self._party, version=version)
        self.form.set_errors({"": error.say(i18n._)})
        self.form.set_warnings(sentences)
