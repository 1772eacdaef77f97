"""The short questions about strength: a class with its reason, what is done for a weak group, a step, a new version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record, choice, day, long, many, text, whole
from desktop.domain.strength import STAGE_DAYS, STAGES, SUBJECTS, Assessment, Grade, SupportTask
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.picker import known
from desktop.ui.strength import asking, words

JUDGED, TASKED, DONE, STEPPED = N_("จัดระดับกลุ่ม"), N_("เพิ่มงานเสริมกลุ่ม"), N_("บันทึกผลงานเสริม"), N_("บันทึกขั้น มชช.")
APPLIED, COPIED = N_("สมัคร มชช."), N_("ทำชุดตัวชี้วัดรุ่นใหม่")


class JudgeDialog(FormDialog):
    """Asks for a class and its reason, for one group or several; what is suggested stands above."""

    judged = Signal(str, object)  # the class, the ids of the groups

    def __init__(
        self, jobs: Jobs, organisations: Sequence[str], grade: str, parent: QWidget | None = None
    ) -> None:
        form = Form(
            Grade,
            (("", ("grade", "judged", "reason", "by")),),
            keys={"grade": "G", "judged": "D", "reason": "R", "by": "B"},
        )
        many_ = _("{count} กลุ่มด้วยเหตุผลเดียวกัน").format(count=len(organisations))
        sentence = many_ if len(organisations) > 1 else " "
        super().__init__(_("จัดระดับความเข้มแข็ง"), sentence, form, _("จัดระดับ"), parent)
        self._jobs, self._organisations, self._grade = jobs, list(organisations), grade
        form.load({"grade": grade, "judged": date.today()})
        form.focus("reason" if grade else "grade")
        self.asked.connect(self._write)
        if len(organisations) == 1:
            jobs.read(partial(asking.suggestion, organisation=organisations[0]), self._suggest)

    def _suggest(self, found: Any) -> None:
        self.sentence.setText(words.suggestion(found))

    def _write(self, said: dict[str, Any]) -> None:
        self._grade = said["grade"]
        act = partial(asking.judge, organisations=self._organisations, **said)
        self._jobs.write(act, self._done, Grade.topic, action=JUDGED, failed=self.take)

    def _done(self, _nothing: None) -> None:
        self.accept()
        self.judged.emit(self._grade, self._organisations)


@dataclass(frozen=True, kw_only=True)
class _Tasks(Record):
    topic: ClassVar[str] = "task_questions"
    titled: ClassVar[str] = N_("งานเสริมกลุ่ม")
    whats: tuple[str, ...] = many(N_("งานที่จะทำ"), required=True, hint=N_("บรรทัดละหนึ่งงาน ลบหรือแก้ได้"))
    who: str = text(N_("ผู้รับผิดชอบ"))
    due: date | None = day(N_("กำหนดเสร็จ"))


class TasksDialog(FormDialog):
    """Asks what is to be done for groups; what usually helps is offered, each line to be changed or taken out."""

    def __init__(self, jobs: Jobs, organisations: Sequence[str], parent: QWidget | None = None) -> None:
        form = Form(_Tasks, (("", ("whats", "who", "due")),), keys={"whats": "T", "who": "W", "due": "D"})
        sentence = _("เลือกงานที่ช่วยให้กลุ่มเข้มแข็งขึ้น ลบบรรทัดที่ไม่ทำ หรือพิมพ์เพิ่ม")
        super().__init__(_("งานเสริมกลุ่ม"), sentence, form, _("เพิ่มงานเสริม"), parent)
        self._jobs, self._organisations = jobs, list(organisations)
        self.asked.connect(self._write)
        jobs.read(asking.usual_tasks, self._offer)

    def _offer(self, usual: Sequence[str]) -> None:
        self.form.load({"whats": tuple(usual)})
        self.form.focus("whats")

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.add_tasks, organisations=self._organisations, **said)
        self._jobs.write(act, self._done, SupportTask.topic, action=TASKED, failed=self.take)

    def _done(self, _nothing: None) -> None:
        self.accept()


class FinishDialog(FormDialog):
    """Asks when a task was done, and what came of it."""

    def __init__(self, jobs: Jobs, task: SupportTask, parent: QWidget | None = None) -> None:
        form = Form(SupportTask, (("", ("done", "result")),), keys={"done": "D", "result": "R"})
        super().__init__(_("งานเสริมทำเสร็จแล้ว"), task.what, form, _("บันทึก"), parent)
        self._jobs, self._task = jobs, task
        form.load({"done": task.done or date.today(), "result": task.result})
        form.focus("result")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.finish_task, id_=self._task.id, **said)
        self._jobs.write(act, self._done, SupportTask.topic, action=DONE, failed=self.take)

    def _done(self, _task: SupportTask) -> None:
        self.accept()


_APPLIED = (
    "subject", "organisation", "person", "village", "year", "applied", "coordinator", "post", "lived_since",
)  # fmt: skip


class ApplyDialog(FormDialog):
    """Asks who enters the มชช. of which year; `entered` gives the id."""

    entered = Signal(str)

    def __init__(
        self, jobs: Jobs, tambon: Callable[[], str], parent: QWidget | None = None, organisation: tuple[str, str] = ("", "")
    ) -> None:  # fmt: skip
        """Make the dialog; `organisation` is the id and name of the group that applies, where it is known."""
        form = Form(
            Assessment,
            (("", _APPLIED),),
            picker=known(jobs, tambon),
            keys={"subject": "S", "organisation": "O", "person": "P", "village": "V", "year": "Y", "applied": "D"},
        )  # fmt: skip
        sentence = _("ตัวชี้วัดทั้งชุดของปีนั้นจะเตรียมให้ เงื่อนไขที่ยังไม่ครบจะแสดงเป็นข้อสังเกต สมัครได้ก่อน")
        super().__init__(_("สมัคร มชช."), sentence, form, _("เตรียมการประเมิน"), parent)
        self._jobs = jobs
        id_, name = organisation
        on = date.today()
        form.load(
            {"subject": "organisation", "organisation": id_, "year": dates.fiscal_year(on), "applied": on},
            {id_: name},
        )
        self._follow("subject")
        form.edited.connect(self._follow)
        form.focus("organisation" if not id_ else "applied")
        self.asked.connect(self._write)

    def _follow(self, name: str) -> None:
        """Ask for whom the kind of subject is about."""
        if name == "subject":
            subject = self.form.settled()["subject"]
            self.form.show_field("organisation", subject in ("organisation", "network"))
            self.form.show_field("village", subject == "community")
            for field in ("person", "lived_since"):
                self.form.show_field(field, subject == "person")

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.begin_assessment, assessment=Assessment(**said))
        self._jobs.write(act, self._done, Assessment.topic, action=APPLIED, failed=self.take)

    def _done(self, view: Any) -> None:
        self.accept()
        self.entered.emit(view.assessment.id)


@dataclass(frozen=True, kw_only=True)
class _Step(Record):
    topic: ClassVar[str] = "assessment_steps"
    titled: ClassVar[str] = N_("ขั้น มชช.")
    stage: str = choice(N_("ขั้น"), STAGES, required=True)
    on: date | None = day(N_("วันที่"))
    assessors: str = long(N_("คณะผู้ประเมิน"))
    certificate: str = text(N_("เลขที่หนังสือรับรอง"))
    note: str = long(N_("บทเรียนและหมายเหตุ"))


class StepDialog(FormDialog):
    """Asks to which stage an assessment comes, and when."""

    def __init__(self, jobs: Jobs, assessment: Assessment, stage: str, parent: QWidget | None = None) -> None:
        form = Form(
            _Step,
            (("", ("stage", "on", "assessors", "certificate", "note")),),
            keys={"stage": "S", "on": "D", "note": "N"},
        )
        super().__init__(_("บันทึกขั้นของการประเมิน"), assessment.label, form, _("บันทึก"), parent)
        self._jobs, self._id = jobs, assessment.id
        kept = getattr(assessment, STAGE_DAYS.get(stage, ""), None) if stage in STAGE_DAYS else None
        form.load(
            {
                "stage": stage, "on": kept or date.today(), "assessors": assessment.assessors,
                "certificate": assessment.certificate, "note": assessment.note,
            }
        )  # fmt: skip
        self._follow("stage")
        form.edited.connect(self._follow)
        form.focus("on")
        self.asked.connect(self._write)

    def _follow(self, name: str) -> None:
        if name == "stage":
            stage = self.form.settled()["stage"]
            self.form.show_field("on", stage != "withdrawn")
            self.form.show_field("assessors", stage == "assessed")
            self.form.show_field("certificate", stage == "certified")

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.step, id_=self._id, **said)
        self._jobs.write(act, self._done, Assessment.topic, action=STEPPED, failed=self.take)

    def _done(self, _assessment: Assessment) -> None:
        self.accept()


@dataclass(frozen=True, kw_only=True)
class _Version(Record):
    topic: ClassVar[str] = "set_versions"
    titled: ClassVar[str] = N_("ชุดตัวชี้วัดรุ่นใหม่")
    year: int | None = whole(N_("ใช้ตั้งแต่ปี พ.ศ."), required=True, least=2400, most=2700)
    source: str = text(N_("ที่มา"), required=True, most=500)


class VersionDialog(FormDialog):
    """Asks from which year the copy of a set holds, and where it is from; `copied` gives its id."""

    copied = Signal(str)

    def __init__(self, jobs: Jobs, set_: str, name: str, parent: QWidget | None = None) -> None:
        form = Form(_Version, (("", ("year", "source")),), keys={"year": "Y", "source": "S"})
        super().__init__(_("ทำชุดตัวชี้วัดรุ่นใหม่"), name, form, _("ทำสำเนาเป็นรุ่นใหม่"), parent)
        self._jobs, self._set = jobs, set_
        form.load({"year": dates.fiscal_year(date.today())})
        form.focus("year")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.new_version, id_=self._set, **said)
        self._jobs.write(act, self._done, "standard_sets", action=COPIED, failed=self.take)

    def _done(self, id_: str) -> None:
        self.accept()
        self.copied.emit(id_)


@dataclass(frozen=True, kw_only=True)
class _Paper(Record):
    topic: ClassVar[str] = "blank_papers"
    titled: ClassVar[str] = N_("แบบเปล่า")
    subject: str = choice(N_("ประเภท"), SUBJECTS, required=True)
    paper: str = choice(N_("แบบ"), {"form": N_("แบบสมัคร มชช."), "sheet": N_("แบบประเมินตนเอง")}, required=True)
    year: int | None = whole(N_("ปีงบประมาณ"), required=True, least=2400, most=2700)


class BlankDialog(FormDialog):
    """Asks which paper is to be filled in by hand, and opens it to be read."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        form = Form(
            _Paper, (("", ("subject", "paper", "year")),), keys={"subject": "S", "paper": "P", "year": "Y"}
        )
        super().__init__(_("พิมพ์แบบเปล่า"), _("สำหรับกรอกด้วยลายมือ"), form, _("เปิดแบบ"), parent)
        self._jobs = jobs
        form.load({"subject": "organisation", "paper": "form", "year": dates.fiscal_year(date.today())})
        form.focus("subject")
        self.asked.connect(self._open)

    def _open(self, said: dict[str, Any]) -> None:
        act = partial(asking.blank_paper, kind=said["subject"], paper=said["paper"], year=said["year"])
        self._jobs.read(act, self._opened, failed=self.take)

    def _opened(self, path: Any) -> None:
        from desktop.ui.papers import files

        self._jobs.aside(partial(files.open_in_reader, path))
        self.accept()
