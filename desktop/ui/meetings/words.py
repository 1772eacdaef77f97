"""What is said about a meeting: its state, its likeliest next act, whether it was a quorum, and each month of a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.domain.meetings import Attendance, Meeting, Month, Quorum
from desktop.domain.papers import KINDS, STATES, Paper
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.papers import words

PAPERS = ("invitation", "agenda", "attendance", "minutes")  # in the order that a meeting needs them
PRESENCE, FOLLOWING = "presence", "following"
VERBS = {PRESENCE: N_("บันทึกผู้มาประชุม"), FOLLOWING: N_("นัดประชุมครั้งต่อไป…")}
ICONS = {PRESENCE: "users", FOLLOWING: "calendar"}


def state(meeting: Meeting, papers: Iterable[Paper], today: date) -> tuple[str, str]:
    """Say how far a meeting is, with the look of its badge."""
    if not meeting.id:
        return _("ยังไม่ได้บันทึก"), "warn"
    if any(paper.kind == "minutes" and paper.state == "issued" for paper in papers):
        return _("รายงานออกแล้ว"), "good"
    if meeting.held and meeting.held < today:
        return _("ประชุมแล้ว"), ""
    return _("นัดแล้ว"), ""


def next_act(
    meeting: Meeting, attendances: Iterable[Attendance], papers: Iterable[Paper], today: date
) -> str:
    """Choose the likeliest next act: a kind of paper, PRESENCE, or FOLLOWING where all is done."""
    made = {paper.kind for paper in papers if paper.state != "cancelled"}
    if "minutes" in made:
        return FOLLOWING
    if any(one.presence for one in attendances):
        return "minutes"
    before = (kind for kind in PAPERS if kind not in ("minutes", *made))
    over = meeting.held is not None and meeting.held < today
    return PRESENCE if over else next(before, PRESENCE)


def verb(act: str) -> str:
    """Say what the button of an act does."""
    return _(VERBS[act]) if act in VERBS else _("ออก{kind}…").format(kind=_(KINDS[act]))


def icon(act: str) -> str:
    """Name the icon of an act."""
    return ICONS.get(act, "rubber-stamp")


def when_and_where(meeting: Meeting) -> str:
    """Say the day, the time and the place of a meeting."""
    parts = []
    if meeting.held:
        parts.append(
            _("วัน{weekday}ที่ {day}").format(weekday=dates.weekday(meeting.held), day=dates.short(meeting.held))
        )
    hours = " – ".join(filter(None, (meeting.begins, meeting.ends)))
    if hours:
        parts.append(_("{hours} น.").format(hours=hours))
    return " · ".join([*parts, *filter(None, (meeting.place,))])


def quorum(counted: Quorum, unrecorded: int) -> tuple[str, str]:
    """Say how many came and whether they are a quorum, with the look of its badge."""
    said = _("มาประชุม {came} จาก {members} คน").format(came=counted.came, members=counted.members)
    if unrecorded:
        return _("{said} · ยังไม่ได้บันทึก {count} คน").format(said=said, count=unrecorded), ""
    if counted.reached is None:
        return said, ""
    values = {"said": said, "percent": counted.percent}
    reached = (
        _("{said} ครบองค์ประชุม (ร้อยละ {percent})") if counted.reached else _("{said} ไม่ถึงร้อยละ {percent}")
    )
    sentence = reached.format(**values)
    if counted.unconfirmed:
        sentence = _("{said} เกณฑ์ยังไม่ยืนยัน").format(said=sentence)
    return sentence, "good" if counted.reached else "warn"


def paper_state(paper: Paper | None) -> tuple[str, str]:
    """Say how far a paper of a meeting is, with the look of its badge."""
    if paper is None:
        return _("ยังไม่ได้ออก"), ""
    parts = (_(STATES[paper.state]), words.numbered(paper), dates.short(paper.dated) if paper.dated else "")
    return " · ".join(filter(None, parts)), words.BADGES[paper.state]


def month_state(month: Month, today: date) -> tuple[str, str]:
    """Say in a word what became of a month, with its look: held, called, missing, or "" for nothing to tell."""
    if month.missing:
        return _("ยังไม่ประชุม"), "missing"
    if not month.meetings:
        return "", ""
    held = [one for one in month.meetings if one.held and one.held <= today]
    if not held:
        return _("นัดแล้ว"), "called"
    if len(month.meetings) > 1:
        return _("{count} ครั้ง").format(count=len(month.meetings)), "held"
    return _("ครั้งที่ {number}").format(number=held[0].number), "held"
