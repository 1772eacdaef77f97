"""The list of groups as it tells their classes: the last one, the one suggested, and how it moved in the year."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.domain.records import Record, day, link, text
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.parts.table_model import Asked, Row, TopicRows
from desktop.ui.strength import words

if TYPE_CHECKING:
    from desktop.work.strength import Standing

OWN = ("name", "village")  # sorted as the list of groups is


@dataclass(frozen=True, kw_only=True)
class ListedGroup(Record):
    """A group as this list shows it."""

    topic: ClassVar[str] = "organisations"
    titled: ClassVar[str] = N_("ระดับกลุ่ม")
    name: str = text(N_("กลุ่ม/องค์กร"), listed=True)
    village: str = link(N_("หมู่บ้าน"), "villages", listed=True)
    grade: str = text(N_("ระดับ"), listed=True)
    judged: date | None = day(N_("จัดเมื่อ"), listed=True)
    suggested: str = text(N_("โปรแกรมเสนอ"), listed=True)
    moved: str = text(N_("เทียบปีก่อน"), listed=True)


@dataclass(frozen=True)
class GroupRow:
    """One row of the list."""

    no: int
    id: str
    cells: Sequence[str]


class GroupRows:
    """The groups that work, narrowed to a class where one is chosen."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        from desktop.work import strength

        own = asked.sort in ("", *OWN)
        plain = replace(
            asked, exactly=(), sort=asked.sort if own else "", descending=own and asked.descending
        )
        numbers = TopicRows("organisations").order(session, plain)
        chosen = dict(asked.exactly).get("grade")
        return array(
            "q",
            strength.ordered(
                session, numbers, asked.tambon, date.today(), grade=None if chosen is None else str(chosen),
                sort="" if own else asked.sort, descending=asked.descending,
            ),
        )  # fmt: skip

    def page(self, session: Any, numbers: Sequence[int]) -> Sequence[Row | None]:
        """Give the rows of some numbers."""
        from desktop.work import strength

        plain = TopicRows("organisations").page(session, numbers)
        ids = [row.id for row in plain if row is not None]
        found = strength.standings(session, ids, date.today())
        return [None if row is None else _row(row, found[row.id]) for row in plain]


def _row(row: Row, one: Standing) -> GroupRow:
    grade = one.grade
    return GroupRow(
        row.no,
        row.id,
        (
            one.organisation.label,
            one.village,
            words.grade(grade.grade if grade else ""),
            dates.short(grade.judged) if grade and grade.judged else "",
            words.short_suggestion(one.suggestion),
            _(words.MOVES[one.moved]) if one.moved else "",
        ),
    )
