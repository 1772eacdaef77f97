from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import CannotDo
from desktop.store import recovery_code

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_it_is_printed_in_groups_of_five():
    assert [len(group) for group in recovery_code.make().split("-")] == [5, 5, 5, 5, 5, 2]


def test_two_codes_differ():
    assert recovery_code.make() != recovery_code.make()


def test_it_is_read_as_people_type_it():
    code = "0A1B2-C3D4E-5F6G7-H8J9K-0M1N2-P8"
    read = recovery_code.read(code)
    assert read == "0A1B2C3D4E5F6G7H8J9K0M1N2P8"
    assert recovery_code.read("oaib2 c3d4e 5f6g7\nh8j9k om1n2 p8 ") == read


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 26), sign=st.sampled_from(SIGNS))
def test_a_code_is_read_whole_or_refused(place, sign):
    good = "0A1B2C3D4E5F6G7H8J9K0M1N2P8"
    typed = good[:place] + sign + good[place + 1 :]
    try:
        assert recovery_code.read(typed) == typed
    except CannotDo:
        assert typed != good


def test_nearly_every_mistyped_sign_is_noticed():
    good = "0A1B2C3D4E5F6G7H8J9K0M1N2P8"
    missed = 0
    for place in range(27):
        for sign in set(SIGNS) - {good[place]}:
            try:
                recovery_code.read(good[:place] + sign + good[place + 1 :])
                missed += 1
            except CannotDo:
                pass
    assert missed <= 27 * 31 / 20


@pytest.mark.parametrize(
    "typed", ["", "0A1B2", "0A1B2C3D4E5F6G7H8J9K0M1N2P9", "0A1B2C3D4E5F6G7H8J9K0M1N2P88", "U" * 27, "ก" * 27]
)
def test_a_mistyped_code_is_refused_beside_its_field(typed):
    with pytest.raises(CannotDo) as refused:
        recovery_code.read(typed)
    assert refused.value.field == "code"
    assert str(refused.value) == "รหัสกู้คืนพิมพ์ไม่ครบหรือพิมพ์ผิด กรุณาเทียบกับกระดาษทีละกลุ่ม"
