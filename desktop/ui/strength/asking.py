"""What the pages of strength ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Trouble
from desktop.i18n import _
from desktop.thai import dates

if TYPE_CHECKING:
    from desktop.domain.strength import Assessment, Score, StandardIndicator, StandardSet, SupportTask
    from desktop.work.assessments import View as AssessmentView
    from desktop.work.strength import Suggestion, View
    from desktop.work.village_levels import VillageRow


@dataclass(frozen=True)
class Overview:
    """How the groups of a tambon stand: counts by class, movements within the year, and what the office lacks."""

    counts: Mapping[str, int]
    moves: Mapping[str, int]
    lacking: bool


def overview(session: Any, tambon: str) -> Overview:
    """Count the groups of a tambon by class and movement."""
    from desktop.domain.strength import moved
    from desktop.work import strength, strength_start

    counts, moves = {"A": 0, "B": 0, "C": 0, "": 0}, {"up": 0, "down": 0, "same": 0, "new": 0}
    for (before, after), number in strength.movement(session, tambon, dates.year(date.today())).items():
        counts[after] += number
        if (way := moved(before, after)) in moves:
            moves[way] += number
    return Overview(counts, moves, bool(strength_start.missing(session)))


def lacking(session: Any) -> bool:
    """Tell whether the office lacks the tests and sets that a new one begins with."""
    from desktop.work import strength_start

    return bool(strength_start.missing(session))


def begin_office(session: Any) -> None:
    """Give the office the tests and sets that a new one begins with."""
    from desktop.work import strength_start

    strength_start.begin(session)


def view(session: Any, organisation: str) -> View:
    """Give all that the page of a group shows of its strength."""
    from desktop.work import strength

    return strength.view(session, organisation, date.today())


def suggestion(session: Any, organisation: str) -> Suggestion:
    """Suggest the class of a group today."""
    from desktop.work import strength

    return strength.suggestion(session, organisation, date.today())


def judge(
    session: Any, organisations: Sequence[str], grade: str, reason: str, judged: date | None, by: str
) -> None:
    """Judge one group, or several for the same reason."""
    from desktop.work import strength

    for one in organisations:
        strength.judge(session, one, grade, reason, judged, by)


def add_tasks(
    session: Any, organisations: Sequence[str], whats: Sequence[str], who: str, due: date | None
) -> None:
    """Add what is to be done for one group, or the same for several."""
    from desktop.work import strength

    for one in organisations:
        strength.add_tasks(session, one, whats, who, due)


def usual_tasks(session: Any) -> tuple[str, ...]:  # noqa: ARG001
    """List what a weak group is usually helped with."""
    from desktop.work import strength_start

    return strength_start.usual_tasks()


def finish_task(session: Any, id_: str, done: date, result: str) -> SupportTask:
    """Note when a task was done, and what came of it."""
    from desktop.work import strength

    return strength.finish_task(session, id_, done, result)


def ids_of(session: Any, topic: str, numbers: Sequence[int]) -> list[str]:
    """Give the ids of some rows of a list."""
    from desktop.work import lists

    return [row.id for row in lists.page(session, topic, numbers) if row is not None]


def assessment(session: Any, id_: str) -> AssessmentView:
    """Give all that the page of an assessment shows."""
    from desktop.work import assessments

    return assessments.view(session, id_)


def begin_assessment(session: Any, assessment: Assessment) -> AssessmentView:
    """Enter a subject for a year."""
    from desktop.work import assessments

    return assessments.view(session, assessments.begin(session, assessment))


def record_scores(session: Any, id_: str, score: Score) -> AssessmentView:
    """Save what was judged of one indicator."""
    from desktop.work import assessments

    return assessments.record_scores(session, id_, (score,))


def step(session: Any, id_: str, stage: str, on: date | None, **said: Any) -> Assessment:
    """Take an assessment to a stage."""
    from desktop.work import assessments

    return assessments.step(session, id_, stage, on, **said)


def attach(session: Any, id_: str, path: Path) -> Assessment:
    """Keep the minutes (PDF) with the resolution to apply."""
    from desktop.work import assessments

    try:
        pdf = path.read_bytes()
    except OSError as error:
        raise Trouble("อ่านไฟล์ “{name}” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้", name=path.name) from error
    return assessments.attach(session, id_, pdf)


def set_page(session: Any, id_: str) -> tuple[StandardSet, tuple[StandardIndicator, ...]]:
    """Read a set with its indicators."""
    from desktop.work import assessments

    return assessments.set_page(session, id_)


def new_version(session: Any, id_: str, year: int, source: str) -> str:
    """Copy a set as the version of a year."""
    from desktop.work import assessments

    return assessments.new_version(session, id_, year, source)


def put_level(session: Any, village: str, year: int, great: int | None) -> None:
    """Keep the figure of a village and year."""
    from desktop.work import village_levels

    village_levels.put(session, village, year, great)


def levels(session: Any, tambon: str) -> tuple[VillageRow, ...]:
    """List the villages of a tambon with their levels and the classes of their groups."""
    from desktop.work import village_levels

    return village_levels.rows(session, tambon, date.today())


def application(session: Any, id_: str) -> Path:
    """Draw the form of application of an assessment and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import strength_papers

    return files.sheet_for_reading(
        strength_papers.application(session, id_, draw), id_, _("แบบสมัครมาตรฐานการพัฒนาชุมชน") + ".pdf"
    )


def self_assessment(session: Any, id_: str) -> Path:
    """Draw the sheet on which a subject judges itself and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import strength_papers

    pdf = strength_papers.self_assessment(session, id_, draw)
    return files.sheet_for_reading(pdf, id_, _("แบบประเมินตนเองมาตรฐานการพัฒนาชุมชน") + ".pdf")


def blank_paper(session: Any, kind: str, paper: str, year: int) -> Path:
    """Draw a form ("form") or a sheet ("sheet") to be filled in by hand and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import strength_papers

    if paper == "form":
        pdf, name = strength_papers.blank_application(session, kind, draw), _("แบบสมัครมาตรฐานการพัฒนาชุมชน")
    else:
        pdf, name = (
            strength_papers.blank_sheet(session, kind, year, draw),
            _("แบบประเมินตนเองมาตรฐานการพัฒนาชุมชน"),
        )
    return files.sheet_for_reading(pdf, f"blank-{kind}", name + ".pdf")


def report(session: Any, tambon: str) -> Path:
    """Draw the report of the classes of a tambon and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import strength_papers

    pdf = strength_papers.report(session, tambon, date.today(), draw)
    return files.sheet_for_reading(pdf, f"strength-{tambon}", _("รายงานการจัดระดับกลุ่ม") + ".pdf")


def task_at(session: Any, number: int) -> SupportTask | None:
    """Read the task of a row."""
    from desktop.domain.strength import SupportTask
    from desktop.work import records

    return next(
        (records.read(session, SupportTask, id_) for id_ in ids_of(session, "support_tasks", [number])), None
    )
