"""What a committee's cards show: faults with their reasons, seats that were left, papers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desktop import i18n
from desktop.domain.committees import END_REASONS
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.home.page import paper_line
from desktop.ui.parts.lines import Line

if TYPE_CHECKING:
    from desktop.domain.faults import Fault
    from desktop.domain.meetings import Meeting
    from desktop.domain.papers import Paper
    from desktop.work.committees import Line as SeatLine


def say(fault: Fault) -> str:
    """Say a fault in the language of the screen."""
    said = fault.say(i18n._)
    return _("{fault} (เกณฑ์ยังไม่ยืนยัน)").format(fault=said) if fault.unconfirmed else said


def fault_line(fault: Fault) -> Line:
    """Show a fault, or the reason that was noted for it."""
    if fault.reason:
        words = _("{fault} · เหตุผล: {reason}").format(fault=say(fault), reason=fault.reason)
        return Line(fault.key, words, "", "circle-check", "good")
    return Line(fault.key, say(fault), "", "alert-triangle", "warn")


def past_line(line: SeatLine) -> Line:
    """Show a seat that was left: who, which position, when and why."""
    reason = _(END_REASONS.get(line.seat.end_reason, ""))
    end = dates.short(line.seat.end) if line.seat.end else ""
    detail = " · ".join(part for part in (line.seat.position, f"{reason} {end}".strip()) if part)
    return Line(line.seat.id, line.person.label if line.person else "", detail, "clock")


def meeting_line(meeting: Meeting) -> Line:
    """Show a meeting of the committee."""
    return Line(meeting.id, meeting.label, meeting.place, "calendar")


def committee_paper_line(paper: Paper) -> Line:
    """Show a paper of the committee."""
    return dataclasses.replace(paper_line(paper), key=paper.id)
