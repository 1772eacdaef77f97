"""What is said of cases and parties in a few words."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.cases import RESULTS, Case, Party
from desktop.domain.deadlines import Deadline
from desktop.domain.tracks import TRACKS
from desktop.ui.mediation import words

ON = date(2026, 8, 3)


def test_every_result_and_every_track_has_its_word():
    assert {words.state(Case(result=result))[0] for result in RESULTS} == set(RESULTS.values())
    assert words.state(Case()) == ("กำลังดำเนินการ", "")
    assert set(words.TRACKS) == set(TRACKS)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, ("ครบกำหนด 3 ส.ค. 2569 · เกินกำหนด 2 วัน", "bad")),
        (0, ("ครบกำหนด 3 ส.ค. 2569 · เหลือ 0 วัน", "warn")),
        (7, ("ครบกำหนด 3 ส.ค. 2569 · เหลือ 7 วัน", "warn")),
        (8, ("ครบกำหนด 3 ส.ค. 2569 · เหลือ 8 วัน", "")),
    ],
)
def test_a_deadline_is_amber_at_its_end_and_red_after_it(days, said):
    assert words.deadline(Deadline(ON, ON, None, None, days)) == said


@pytest.mark.parametrize(
    ("party", "said"),
    [
        (Party(), ("ยังไม่ได้ให้ความยินยอม", "")),
        (Party(consent="yes"), ("สมัครใจ", "good")),
        (Party(consent="no", consented=ON), ("ไม่สมัครใจ เมื่อ 3 ส.ค. 2569", "bad")),
        (Party(consent="silent"), ("ไม่ตอบ", "warn")),
    ],
)
def test_consent(party, said):
    assert words.consent(party) == said


@pytest.mark.parametrize(
    ("party", "said"),
    [
        (Party(), ("", "")),
        (Party(age=15), ("ผู้เยาว์ ยังไม่มีผู้แทน", "bad")),
        (Party(age=15, represented_by="นางมารดา"), ("ผู้เยาว์ มีผู้แทน", "good")),
        (Party(capacity="agent"), ("มอบอำนาจให้ผู้อื่นมาแทน", "warn")),
        (Party(capacity="ward", represented_by="นายแทน"), ("คนไร้ความสามารถหรือเสมือนไร้ความสามารถ มีผู้แทน", "")),
    ],
)
def test_who_acts_for_a_party(party, said):
    assert words.capacity(party, ON, 20) == said


def test_a_party_is_told_of_line_by_line():
    party = Party(
        born=date(1990, 1, 1), occupation="ทำนา", address="7", phone="081", national_id="x-xxxx-xxxxx-12-1", note="มาบ่าย",
        represented_by="นายแทน สมมติ",
    )  # fmt: skip
    assert words.who(party, ON, "หมู่ 1 บ้านสมมติ") == (
        "ผู้แทน นายแทน สมมติ", "อายุ 36 ปี · ทำนา", "ที่อยู่ 7 หมู่ 1 บ้านสมมติ", "โทรศัพท์ 081",
        "เลขประจำตัวประชาชน x-xxxx-xxxxx-12-1", "มาบ่าย",
    )  # fmt: skip
    assert words.who(Party(), None, "") == ()
