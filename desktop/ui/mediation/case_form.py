"""The form of a case's own fields: kinds of disputes are chosen by typing, the tambon follows the village."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from desktop.domain.cases import Case
from desktop.domain.records import Field, fields_of
from desktop.domain.tracks import DisputeKind
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import asking
from desktop.ui.parts.form import Form, Sections
from desktop.ui.parts.picker import Match, Picker, known
from desktop.ui.parts.text_editor import TextEditor
from desktop.ui.records.asking import tambon_of

KEYS = {"kind": "K", "subject": "S", "value": "V", "facts": "F", "asks": "A", "village": "G", "received": "R"}


class KindPicker(Picker):
    """Chooses a kind of dispute; what is typed of one kind alone is that kind, also before it is offered."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs, asking.kinds_known, adds=False)
        self.kinds: Sequence[DisputeKind] = ()

    def commit(self) -> None:
        """Take what is typed for the kind that it is part of."""
        typed = self.text().strip()
        found = asking.among(self.kinds, typed) if typed and typed != self.label() else ()
        if len(found) == 1:
            self.choose(Match(found[0].id, found[0].name))
        super().commit()


class CaseForm(Form):
    """Edits fields of a case; it links to nothing that would be added to the open lists."""

    def __init__(
        self, jobs: Jobs, sections: Sections, tambon: Callable[[], str],
        save_draft: Callable[[dict[str, Any]], object],
    ) -> None:  # fmt: skip
        pickers = known(jobs, tambon)

        def picker(field: Field) -> Picker:
            return KindPicker(jobs) if field.name == "kind" else pickers(field)

        super().__init__(Case, sections, picker=picker, save_draft=save_draft, keys=KEYS)
        self._jobs = jobs
        self._kinds: Mapping[str, DisputeKind] = {}
        self.edited.connect(self._follow)

    def offer(self, kinds: Sequence[DisputeKind], tambons: Sequence[tuple[str, str]], code: str) -> None:
        """Offer kinds to choose from, and tambons; where there is but one, nothing is asked."""
        self._kinds = {kind.id: kind for kind in kinds}
        self.editor("kind").kinds = kinds  # type: ignore[attr-defined]
        self.editor("tambon").offer(tambons)  # type: ignore[attr-defined]
        self.show_field("tambon", len({code, *(one for one, _name in tambons)} - {""}) != 1)

    def show_case(self, case: Case, labels: Mapping[str, str]) -> None:
        """Show the fields of a case as saved."""
        kinds = {kind.id: kind.name for kind in self._kinds.values()}
        self.load({field.name: getattr(case, field.name) for field in fields_of(Case)}, {**kinds, **labels})

    def _follow(self, name: str) -> None:
        if name == "kind":
            self._suggest()
        village = self.settled()["village"] if name == "village" else ""
        if village:
            act = partial(tambon_of, village=village)
            self._jobs.read(act, partial(self._follow_village, village))

    def _suggest(self) -> None:
        """Offer words for the subject, and begin it with the name of the kind while nothing else was typed."""
        said = self.settled()
        kind, subject = self._kinds.get(said["kind"]), self.editor("subject")
        if kind is None:
            return
        assert isinstance(subject, TextEditor)
        subject.offer((kind.name, *kind.legal.split()))
        if said["subject"] in ("", *(one.name for one in self._kinds.values())):
            self.set_value("subject", kind.name)

    def _follow_village(self, village: str, tambon: tuple[str, str]) -> None:
        if self.settled()["village"] == village:
            self.set_value("tambon", *tambon)
