"""Who signs on which day, and in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.offices import Office, Signer, check_signer, signer_on
from desktop.errors import CannotDo

HOLDER = Signer(name="นายสมมติ แบบอย่าง", position="นายอำเภอพนมสารคาม", start=date(2007, 10, 1))
CARETAKER = Signer(
    name="นายตัวอย่าง ดีงาม",
    position="ปลัดอำเภอ",
    acting="caretaker",
    acting_for="นายอำเภอพนมสารคาม",
    start=date(2008, 5, 1),
    end=date(2008, 5, 9),
)
DEPUTY = replace(CARETAKER, name="นางสาวฝึกฝน มั่นคง", acting="deputed", start=date(2008, 1, 1), end=None)


def test_an_office_is_named_as_its_papers_name_it():
    assert Office(district="พนมสารคาม").label == "อำเภอพนมสารคาม"


def test_the_holder_of_the_post_signs_by_the_post_alone():
    assert HOLDER.lines() == ("นายอำเภอพนมสารคาม",)


def test_who_acts_for_another_signs_in_the_words_of_the_rule():
    assert CARETAKER.lines() == ("ปลัดอำเภอ", "รักษาราชการแทน นายอำเภอพนมสารคาม")
    assert DEPUTY.lines() == ("ปลัดอำเภอ", "ปฏิบัติราชการแทน นายอำเภอพนมสารคาม")


@pytest.mark.parametrize(
    ("on", "signer"),
    [
        (date(2007, 10, 1), HOLDER),
        (date(2008, 4, 30), DEPUTY),
        (date(2008, 5, 1), CARETAKER),
        (date(2008, 5, 9), CARETAKER),
        (date(2008, 5, 10), DEPUTY),
    ],
)
def test_the_caretaker_of_a_day_signs_before_a_deputy_and_both_before_the_holder(on, signer):
    assert signer_on([HOLDER, CARETAKER, DEPUTY], on) is signer
    assert signer_on([DEPUTY, CARETAKER, HOLDER], on) is signer


def test_of_two_holders_the_newer_signs():
    successor = replace(HOLDER, name="นายใหม่ กว่า", start=date(2009, 1, 1))
    assert signer_on([successor, HOLDER], date(2009, 1, 1)) is successor
    assert signer_on([successor, HOLDER], date(2008, 12, 31)) is HOLDER


def test_a_day_that_nobody_is_known_for_is_said():
    with pytest.raises(CannotDo) as refused:
        signer_on([HOLDER], date(2007, 9, 30))
    assert refused.value.field == "signer"
    assert str(refused.value) == "ไม่มีผู้ลงนามในวันที่ 30 กันยายน 2550 กรุณาเพิ่มผู้ลงนามของวันนั้นในหน้าตั้งค่า"


@given(
    st.lists(st.tuples(st.dates(), st.none() | st.dates(), st.sampled_from(["own", "caretaker", "deputed"]))),
    st.dates(),
)
def test_whoever_signs_held_on_that_day(spans, on):
    signers = [replace(HOLDER, start=start, end=end, acting=acting) for start, end, acting in spans]
    holding = [one for one in signers if one.start <= on and (one.end is None or on <= one.end)]
    if holding:
        assert signer_on(signers, on) in holding
    else:
        with pytest.raises(CannotDo, match="ไม่มีผู้ลงนาม"):
            signer_on(signers, on)


def test_a_signer_whose_days_run_backwards_is_refused():
    with pytest.raises(CannotDo, match="วันสิ้นสุดต้องไม่ก่อนวันเริ่ม") as refused:
        check_signer(replace(CARETAKER, end=date(2008, 4, 30)))
    assert refused.value.field == "end"


def test_acting_for_nobody_is_refused():
    with pytest.raises(CannotDo, match="ต้องบอกว่าลงนามแทนตำแหน่งใด") as refused:
        check_signer(replace(CARETAKER, acting_for=""))
    assert refused.value.field == "acting_for"


@pytest.mark.parametrize("signer", [HOLDER, CARETAKER, replace(CARETAKER, end=CARETAKER.start)])
def test_a_signer_that_holds_passes(signer):
    check_signer(signer)
