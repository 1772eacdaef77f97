"""The backups of an office: why one is made, and which are kept as they grow old, thinned as Anki thins its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.i18n import N_

ASKED, AUTOMATIC, FORMAT = "asked", "automatic", "format"
REASONS = {
    ASKED: N_("สั่งสำรองเอง"),
    AUTOMATIC: N_("สำรองเองโดยโปรแกรม"),
    "import": N_("ก่อนนำเข้า"),
    "merge": N_("ก่อนรวมข้อมูลจากเครื่องอื่น"),
    "restore": N_("ก่อนกู้คืน"),
    FORMAT: N_("ก่อนปรับให้ใช้กับโปรแกรมรุ่นใหม่"),
}
OLD = timedelta(days=7)  # a last backup older than this is told of
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(days: Sequence[date], today: date) -> frozenset[int]:
    """Choose which backups are kept, by their places in the order in which they were made.

    All of today and yesterday, and of a day to come where the clock was set back; before that the newest of each of 12
    days, then of 10 weeks, then of 9 months that have one. The last made is always kept.
    """
    steps = [*[_day] * DAILY, *[_week] * WEEKLY, *[_month] * MONTHLY]
    chosen = {len(days) - 1} if days else set()
    last: date | None = None
    for place in sorted(range(len(days)), key=lambda place: (days[place], place), reverse=True):
        day = days[place]
        if day < today - timedelta(1):
            if not steps:
                break
            if last is not None and steps[0](day) == steps[0](last):
                continue
            steps.pop(0)
        chosen.add(place)
        last = day
    return frozenset(chosen)


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month
