"""What is said about a meeting, its papers and its months."""

from datetime import date

import pytest

from desktop.domain.meetings import Attendance, Meeting, Month, Quorum
from desktop.domain.papers import Paper
from desktop.ui.meetings import words

BEFORE, TODAY, AFTER = date(2008, 6, 1), date(2008, 6, 12), date(2008, 7, 10)


def paper(kind, state="issued", **values):
    return Paper(kind=kind, state=state, **values)


def kept(held=BEFORE, **values):
    return Meeting(id="m", number=2, year=2551, held=held, **values)


@pytest.mark.parametrize(
    ("meeting", "papers", "said"),
    [
        (Meeting(held=BEFORE), [], ("ยังไม่ได้บันทึก", "warn")),
        (kept(AFTER), [], ("นัดแล้ว", "")),
        (kept(TODAY), [], ("นัดแล้ว", "")),
        (kept(), [paper("minutes", "draft")], ("ประชุมแล้ว", "")),
        (kept(), [paper("agenda"), paper("minutes")], ("รายงานออกแล้ว", "good")),
        (kept(), [paper("minutes", "cancelled")], ("ประชุมแล้ว", "")),
    ],
)
def test_how_far_a_meeting_is(meeting, papers, said):
    assert words.state(meeting, papers, TODAY) == said


CAME, UNKNOWN = [Attendance(name="ก", presence="absent")], [Attendance(name="ก")]


@pytest.mark.parametrize(
    ("held", "people", "made", "act", "said"),
    [
        (AFTER, UNKNOWN, [], "invitation", "ออกหนังสือเชิญประชุม…"),
        (AFTER, UNKNOWN, [paper("invitation", "draft")], "agenda", "ออกระเบียบวาระการประชุม…"),
        (AFTER, UNKNOWN, [paper("invitation", "cancelled")], "invitation", "ออกหนังสือเชิญประชุม…"),
        (AFTER, UNKNOWN, [paper("invitation"), paper("agenda")], "attendance", "ออกบัญชีลงชื่อผู้เข้าประชุม…"),
        (AFTER, UNKNOWN, [paper(kind) for kind in words.PAPERS[:3]], "presence", "บันทึกผู้มาประชุม"),
        (BEFORE, UNKNOWN, [], "presence", "บันทึกผู้มาประชุม"),
        (TODAY, CAME, [], "minutes", "ออกรายงานการประชุม…"),
        (BEFORE, CAME, [paper("minutes")], "following", "นัดประชุมครั้งต่อไป…"),
    ],
)
def test_the_likeliest_next_act(held, people, made, act, said):
    assert words.next_act(kept(held), people, made, TODAY) == act
    assert words.verb(act) == said
    assert words.icon(act) in ("users", "calendar", "rubber-stamp")


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (Meeting(), ""),
        (kept(TODAY), "วันพฤหัสบดีที่ 12 มิ.ย. 2551"),
        (kept(TODAY, begins="09.30"), "วันพฤหัสบดีที่ 12 มิ.ย. 2551 · 09.30 น."),
        (kept(TODAY, begins="09.30", ends="12.00", place="ศาลา"), "วันพฤหัสบดีที่ 12 มิ.ย. 2551 · 09.30 – 12.00 น. · ศาลา"),
        (Meeting(place="ศาลา"), "ศาลา"),
    ],
)  # fmt: skip
def test_when_and_where(meeting, said):
    assert words.when_and_where(meeting) == said


@pytest.mark.parametrize(
    ("counted", "unrecorded", "said"),
    [
        (Quorum(2, 3), 0, ("มาประชุม 2 จาก 3 คน", "")),
        (Quorum(2, 3, 50, True), 1, ("มาประชุม 2 จาก 3 คน · ยังไม่ได้บันทึก 1 คน", "")),
        (Quorum(2, 3, 50, True), 0, ("มาประชุม 2 จาก 3 คน ครบองค์ประชุม (ร้อยละ 50)", "good")),
        (Quorum(1, 3, 50, False), 0, ("มาประชุม 1 จาก 3 คน ไม่ถึงร้อยละ 50", "warn")),
        (Quorum(1, 3, 50, False, True), 0, ("มาประชุม 1 จาก 3 คน ไม่ถึงร้อยละ 50 เกณฑ์ยังไม่ยืนยัน", "warn")),
    ],
)
def test_whether_it_was_a_quorum(counted, unrecorded, said):
    assert words.quorum(counted, unrecorded) == said


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, ("ยังไม่ได้ออก", "")),
        (paper("minutes", "draft"), ("ร่าง", "")),
        (paper("minutes", dated=TODAY), ("ออกแล้ว · 12 มิ.ย. 2551", "good")),
    ],
)
def test_how_far_a_paper_is(made, said):
    assert words.paper_state(made) == said


@pytest.mark.parametrize(
    ("meetings", "missing", "said"),
    [
        ((), True, ("ยังไม่ประชุม", "missing")),
        ((), False, ("", "")),
        ((kept(AFTER),), False, ("นัดแล้ว", "called")),
        ((kept(TODAY),), False, ("ครั้งที่ 2", "held")),
        ((kept(BEFORE), kept(TODAY)), False, ("2 ครั้ง", "held")),
    ],
)
def test_what_became_of_a_month(meetings, missing, said):
    assert words.month_state(Month(BEFORE.replace(day=1), meetings, missing), TODAY) == said
