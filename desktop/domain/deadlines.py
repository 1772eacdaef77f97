"""By when a case must end in its track, how far that may be extended, and what becomes of the prescription meanwhile."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.said import Said
from desktop.domain.tracks import Track
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates

Extension = tuple[date, date]  # the day it was granted, and the day that it lasts until
SOON = 7  # days before a deadline in which one is reminded


@dataclass(frozen=True)
class Deadline:
    """By when a case must end, as of a day; `latest` and `extensions_left` are None where nothing limits them."""

    begun: date
    due: date
    latest: date | None
    extensions_left: int | None
    days_left: int

    @property
    def overdue(self) -> bool:
        """Tell whether the day is past."""
        return self.days_left < 0


def add_months(day: date, months: int) -> date:
    """Give the same day some months later, the last of the month where that has no such day.

    >>> add_months(date(2025, 1, 31), 1), add_months(date(2024, 1, 31), 1), add_months(date(2024, 2, 29), 12)
    (datetime.date(2025, 2, 28), datetime.date(2024, 2, 29), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def deadline(track: Track, begun: date, extensions: Iterable[Extension], today: date) -> Deadline | None:
    """Tell by when a case that began on a day must end; `None` in a track that sets no time."""
    if not _period(track):
        return None
    given = tuple(extensions)
    due = max((until for _on, until in given), default=_after(begun, track.months, track.days))
    latest = _latest(track, begun)
    return Deadline(begun, due, latest, _left(track, begun, due, len(given)), (due - today).days)


def next_until(track: Track, begun: date, extensions: Iterable[Extension]) -> date | None:
    """Give the farthest day that one more extension can last until; `None` where none is possible."""
    now = deadline(track, begun, extensions, begun)
    if now is None or not _extendable(track) or now.extensions_left == 0:
        return None
    return _step(track, begun, now.due)


def extend(
    track: Track, begun: date, extensions: Iterable[Extension], on: date, until: date
) -> tuple[Extension, ...]:
    """Give the extensions with one more; refuses what the track does not allow."""
    given = tuple(extensions)
    now, farthest = deadline(track, begun, given, on), next_until(track, begun, given)
    if now is None:
        raise CannotDo("ช่องทางนี้ไม่ได้กำหนดเวลาไว้ จึงไม่ต้องขยายเวลา", "until")
    if on < begun:
        raise CannotDo("วันที่ขยายเวลาต้องไม่ก่อนวันที่เริ่มนับเวลา {begun}", "on", begun=dates.long(begun))
    if not _extendable(track):
        raise CannotDo("ช่องทางนี้ขยายเวลาไม่ได้", "until")
    if farthest is None:
        raise CannotDo("ขยายเวลาไม่ได้อีก ต้องเสร็จภายใน {due}", "until", due=dates.long(now.due))
    if until <= now.due:
        raise CannotDo("ต้องขยายไปหลังวันครบกำหนดเดิม {due}", "until", due=dates.long(now.due))
    if until > farthest:
        raise CannotDo("ขยายครั้งนี้ได้ไม่เกิน {farthest}", "until", farthest=dates.long(farthest))
    return (*given, (on, until))


def due_soon(deadlines: Mapping[str, Deadline], within: int = SOON) -> tuple[tuple[str, Deadline], ...]:
    """List the cases, by their keys, that are overdue or will be within some days, the most urgent first."""
    near = (item for item in deadlines.items() if item[1].days_left <= within)
    return tuple(sorted(near, key=lambda item: (item[1].due, item[0])))


def prescription_note(track: Track, begun: date, ended: date | None = None) -> Said:
    """Say what becomes of the prescription while a case is mediated: nothing, interrupted or extended.

    Where the track gives some days more, they count from the end.
    """
    days = track.prescription_days
    if track.prescription not in ("interrupted", "extended"):
        return Said(sentence=N_("การไกล่เกลี่ยช่องทางนี้ไม่กระทบอายุความ ต้องระวังไม่ให้ขาดอายุความระหว่างไกล่เกลี่ย"))
    known: dict[str, object] = {"begun": dates.long(begun)}
    if ended is None:
        return Said(sentence=_RUNNING[track.prescription], values=known)
    known |= {"ended": dates.long(ended), "count": max((ended - begun).days, 0)}
    if not days:
        return Said(sentence=_ENDED[track.prescription], values=known)
    known |= {"days": days, "until": dates.long(ended + timedelta(days))}
    return Said(sentence=_ENDED_WITH_DAYS[track.prescription], values=known)


_RUNNING = {
    "interrupted": N_("อายุความสะดุดหยุดลงตั้งแต่ {begun}"),
    "extended": N_("อายุความขยายออกไปตั้งแต่ {begun} จนสิ้นสุดการไกล่เกลี่ย"),
}
_ENDED = {
    "interrupted": N_("อายุความสะดุดหยุดลงตั้งแต่ {begun} ถึง {ended} รวม {count} วัน"),
    "extended": N_("อายุความขยายออกไปตั้งแต่ {begun} ถึง {ended} รวม {count} วัน"),
}
_ENDED_WITH_DAYS = {
    "interrupted": N_(
        "อายุความสะดุดหยุดลงตั้งแต่ {begun} ถึง {ended} รวม {count} วัน "
        "ถ้าตกลงกันไม่ได้ และอายุความครบไปแล้วหรือจะครบภายใน {days} วัน ให้ถือว่าครบวันที่ {until}"
    ),
    "extended": N_(
        "อายุความขยายออกไปตั้งแต่ {begun} ถึง {ended} รวม {count} วัน "
        "ถ้าอายุความครบไปแล้วหรือจะครบภายใน {days} วัน ให้ขยายไปถึง {until}"
    ),
}


def _period(track: Track) -> bool:
    return bool(track.months or track.days)


def _extendable(track: Track) -> bool:
    return bool(track.more_months or track.more_days) and track.extensions != 0


def _after(day: date, months: int | None, days: int | None) -> date:
    return add_months(day, months or 0) + timedelta(days or 0)


def _step(track: Track, begun: date, due: date) -> date:
    """Give the day that one whole extension after `due` lasts until, never past the latest.

    The day of the month stays that of the beginning: 30 พ.ย., 28 ก.พ., 30 พ.ค.
    """
    passed = (due.year - begun.year) * 12 + due.month - begun.month
    kept = add_months(begun, passed) == due
    start, months = (begun, passed) if kept else (due, 0)
    farthest = _after(start, months + (track.more_months or 0), track.more_days)
    latest = _latest(track, begun)
    return min(farthest, latest) if latest else farthest


def _latest(track: Track, begun: date) -> date | None:
    """Give the day that no extension passes: the whole time of the track, or its extensions one after another."""
    bounds = [add_months(begun, track.most_months)] if track.most_months else []
    if not _extendable(track):
        bounds.append(_after(begun, track.months, track.days))
    elif track.extensions is not None:
        bounds.append(_last_step(track, begun, track.extensions))
    return min(bounds, default=None)


def _last_step(track: Track, begun: date, extensions: int) -> date:
    """Give the day after the first time and that many extensions, counted from the day it began.

    Months are counted at once: 31 ส.ค. and twice three months is 28 ก.พ., whatever the month between them has.
    """
    months = (track.months or 0) + extensions * (track.more_months or 0)
    days = (track.days or 0) + extensions * (track.more_days or 0)
    return _after(begun, months, days)


def _left(track: Track, begun: date, due: date, given: int) -> int | None:
    """Count the extensions that are still possible."""
    latest = _latest(track, begun)
    if not _extendable(track) or (latest and due >= latest):
        return 0
    counted = None if track.extensions is None else max(track.extensions - given, 0)
    if latest is None:
        return counted
    whole = 0
    while due < latest and whole != counted:
        due, whole = _step(track, begun, due), whole + 1
    return whole
