"""A track takes a matter by the law of its date; what it leaves out is refused with the section, and another is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tracks import (
    NATURES,
    PREFERRED,
    TRACKS,
    DisputeKind,
    Matter,
    Scope,
    Track,
    cautions,
    check_overruled,
    held,
    judge,
    propose,
    verdicts,
)
from desktop.errors import CannotDo

OLD, NEW = date(1987, 12, 31), date(2019, 11, 18)
DAY = date(2025, 6, 1)


def track(key, start=OLD, **values):
    return Track(id=key, key=key, start=start, source=f"ที่มา {key}", **values)


VILLAGE = track("village", civil=True, criminal=True, where="village")
CIVIL = track("district_civil", civil=True, value_most=200_000_00, where="district", confirmed_by="นาย ก")
CRIMINAL = track("district_criminal", criminal=True)
ACT = track("act", NEW, civil=True, criminal=True, consumer=True, value_most=5_000_000_00)
INFORMAL = track("informal", civil=True, consumer=True)
ALL = (INFORMAL, ACT, CRIMINAL, CIVIL, VILLAGE)
DEBT = DisputeKind(id="debt", name="หนี้สิน", nature="civil")
OWNER = DisputeKind(id="owner", name="กรรมสิทธิ์ที่ดิน", nature="civil", unlimited=True)
INSULT = DisputeKind(id="insult", name="ดูหมิ่น", nature="criminal")
PHONE = DisputeKind(id="phone", name="โทรคมนาคม", nature="consumer")
LEFT_OUT = Scope(
    track="act", kind="owner", section="มาตรา 20", start=NEW, refer_to="สำนักงานที่ดิน", source="พ.ร.บ. 2562"
)
dates_ = st.dates(date(1957, 1, 1), date(2100, 1, 1))
tracks_ = st.builds(
    Track,
    key=st.sampled_from(list(TRACKS)),
    start=st.none() | dates_,
    end=st.none() | dates_,
    civil=st.booleans(),
    criminal=st.booleans(),
    consumer=st.booleans(),
    value_most=st.none() | st.integers(0, 10**9),
    where=st.sampled_from(["", "village", "district"]),
)
kinds = st.builds(
    DisputeKind,
    id=st.sampled_from(["a", "b"]),
    name=st.just("เรื่อง"),
    nature=st.sampled_from(list(NATURES)),
    unlimited=st.booleans(),
)
scopes_ = st.builds(
    Scope,
    track=st.sampled_from(["", *TRACKS]),
    kind=st.sampled_from(["a", "b"]),
    section=st.just("มาตรา"),
    start=st.none() | dates_,
    end=st.none() | dates_,
)
matters = st.builds(
    Matter,
    on=dates_,
    kind=kinds,
    value=st.none() | st.integers(0, 10**9),
    in_village=st.booleans(),
    in_district=st.booleans(),
    sexual=st.booleans(),
)


@given(st.lists(tracks_, max_size=8), st.lists(scopes_, max_size=4), matters)
def test_what_is_proposed_takes_the_matter_and_nothing_better_does(rows, left_out, matter):
    proposed = propose(rows, left_out, matter)
    taking = {one.track.key for one in verdicts(rows, left_out, matter) if one.takes}
    suitable = [key for key in PREFERRED[matter.kind.nature] if key in taking]
    assert (proposed.track.key if proposed else None) == (suitable[0] if suitable else None)
    if proposed:
        assert proposed.track.start <= matter.on
        assert not matter.sexual
        assert getattr(proposed.track, matter.kind.nature)


@given(tracks_, st.lists(scopes_, max_size=4), matters)
def test_a_refusal_always_says_why_and_by_what(row, left_out, matter):
    row = replace(row, source="ที่มา")
    verdict = judge(row, left_out, matter)
    assert verdict.section
    if not verdict.takes:
        assert verdict.why
        assert "{" not in verdict.why


@given(tracks_, matters)
def test_a_kind_left_out_everywhere_is_taken_nowhere(row, matter):
    everywhere = Scope(kind=matter.kind.id, section="มาตรา", start=date.min)
    assert not judge(row, [everywhere], matter).takes


@given(st.lists(tracks_, max_size=8), dates_)
def test_of_each_track_the_newest_row_that_held_counts(rows, on):
    found = held(rows, on)
    assert [one.key for one in found] == [key for key in TRACKS if key in {one.key for one in found}]
    for one in found:
        others = [
            row.start for row in rows
            if row.key == one.key and row.start and row.start <= on and (row.end is None or row.end >= on)
        ]  # fmt: skip
        assert one.start == max(others)


@pytest.mark.parametrize(
    ("kind", "on", "key"),
    [
        (DEBT, date(2009, 7, 1), "district_civil"),
        (DEBT, DAY, "act"),
        (INSULT, DAY, "district_criminal"),
        (PHONE, date(2009, 10, 15), "informal"),
        (PHONE, DAY, "act"),
        (OWNER, DAY, "district_civil"),
    ],
)
def test_the_most_suitable_track_is_proposed_by_date_and_kind(kind, on, key):
    assert propose(ALL, [LEFT_OUT], Matter(on, kind, 50_000_00)).track.key == key


def test_the_act_holds_from_its_first_day_on():
    assert "act" not in {
        one.track.key for one in verdicts(ALL, [], Matter(NEW - timedelta(1), DEBT)) if one.takes
    }
    assert propose(ALL, [], Matter(NEW, DEBT)).track.key == "act"
    early = judge(ACT, [], Matter(date(2009, 7, 1), DEBT))
    assert not early.takes
    assert early.why == "ศูนย์ไกล่เกลี่ยภาคประชาชน (พ.ร.บ. 2562) ยังไม่ใช้หรือเลิกใช้แล้วในวันที่รับเรื่อง"


def test_a_kind_left_out_is_refused_with_its_section_and_where_to_go():
    verdict = judge(ACT, [LEFT_OUT], Matter(DAY, OWNER))
    assert (verdict.takes, verdict.section, verdict.refer_to) == (False, "มาตรา 20", "สำนักงานที่ดิน")
    assert verdict.why == "เรื่องกรรมสิทธิ์ที่ดินไกล่เกลี่ยช่องทางนี้ไม่ได้ ตามมาตรา 20"
    assert not verdict.confirmed
    assert judge(ACT, [replace(LEFT_OUT, confirmed_by="นาย ก")], Matter(DAY, OWNER)).confirmed
    assert judge(CIVIL, [LEFT_OUT], Matter(DAY, OWNER)).takes
    assert judge(ACT, [replace(LEFT_OUT, end=date(2020, 1, 1))], Matter(DAY, OWNER)).takes


def test_a_value_above_the_limit_is_refused_but_land_is_not_counted():
    over = judge(CIVIL, [], Matter(DAY, DEBT, 200_000_01))
    assert over.why == "อำเภอ ทางแพ่ง (มาตรา 61/2) รับทุนทรัพย์ไม่เกิน 200,000 บาท เรื่องนี้ 200,000.01 บาท"
    assert over.confirmed
    assert judge(CIVIL, [], Matter(DAY, DEBT, 200_000_00)).takes
    assert judge(CIVIL, [], Matter(DAY, OWNER, 10**9)).takes
    assert judge(ACT, [], Matter(DAY, INSULT, 10**9)).takes


def test_a_value_that_is_not_known_is_told_of():
    verdict = judge(CIVIL, [], Matter(DAY, DEBT))
    assert verdict.takes
    assert verdict.why == "ยังไม่ได้กรอกทุนทรัพย์ จึงยังตรวจไม่ได้ว่าเกินที่ช่องทางนี้รับหรือไม่"
    assert judge(VILLAGE, [], Matter(DAY, DEBT)).why == ""


@pytest.mark.parametrize(
    ("row", "matter", "why"),
    [
        (CRIMINAL, Matter(DAY, DEBT), "อำเภอ ทางอาญา (มาตรา 61/3) ไม่รับเรื่องทางแพ่ง"),
        (INFORMAL, Matter(DAY, INSULT), "ศอช.ต. ไกล่เกลี่ยโดยไม่เป็นทางการ ไม่รับเรื่องทางอาญา"),
        (
            VILLAGE,
            Matter(DAY, DEBT, in_village=False),
            "คณะกรรมการหมู่บ้าน (ข้อบังคับ มท. 2530) รับเรื่องที่เกิดในหมู่บ้าน หรือคู่กรณีฝ่ายหนึ่งอยู่ในหมู่บ้าน",
        ),
        (
            CIVIL,
            Matter(DAY, DEBT, 1, in_district=False),
            "อำเภอ ทางแพ่ง (มาตรา 61/2) รับเรื่องที่เกิดในอำเภอ หรือคู่กรณีฝ่ายหนึ่งอยู่ในอำเภอ",
        ),
    ],
)
def test_nature_and_place_are_refused_with_a_sentence(row, matter, why):
    verdict = judge(row, [], matter)
    assert (verdict.takes, verdict.why, verdict.section) == (False, why, row.source)


def test_a_kind_without_a_nature_is_taken_nowhere():
    assert propose(ALL, [], Matter(DAY, DisputeKind(id="x", name="ใหม่"))) is None


def test_an_offence_of_sex_is_referred_whatever_the_track():
    found = verdicts(ALL, [], Matter(DAY, INSULT, sexual=True))
    assert {one.takes for one in found} == {False}
    assert {one.refer_to for one in found} == {"พนักงานสอบสวน"}
    assert found[0].why == "เรื่องเกี่ยวกับเพศไกล่เกลี่ยไม่ได้ทุกช่องทาง ให้ส่งต่อพนักงานสอบสวน"


def test_violence_and_children_ask_for_care_and_block_nothing():
    hard = Matter(DAY, DEBT, 1, violent=True, child=True)
    assert len(cautions(hard)) == 2
    assert propose(ALL, [], hard).takes
    assert cautions(Matter(DAY, DEBT)) == ()


def test_another_track_than_the_proposed_needs_a_reason():
    check_overruled("act", "act", "")
    check_overruled("", "act", "")
    check_overruled("village", "act", "คู่กรณีขอให้ผู้ใหญ่บ้านช่วย")
    for proposed in ("act", ""):
        with pytest.raises(CannotDo, match="กรุณาบันทึกเหตุผล") as refused:
            check_overruled("village", proposed, "  ")
        assert refused.value.field == "track_reason"
