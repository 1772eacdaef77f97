import pytest

from desktop.documents.contents.wording import fields_in, fill
from desktop.errors import CannotDo


def test_fields_are_filled_by_their_thai_names():
    template = "ตำบล{ตำบล} เมื่อวันที่ { วันที่คัดเลือก } ตำบล{ตำบล}"
    values = {"ตำบล": "ท่าถ่าน", "วันที่คัดเลือก": "29 เมษายน 2551", "อำเภอ": ""}
    assert fill(template, values) == "ตำบลท่าถ่าน เมื่อวันที่ 29 เมษายน 2551 ตำบลท่าถ่าน"


def test_doubled_braces_are_printed():
    assert fill("{{ร่าง}} {{{ตำบล}}}", {"ตำบล": "ท่าถ่าน"}) == "{ร่าง} {ท่าถ่าน}"


def test_a_value_is_never_read_as_a_template():
    assert fill("{ตำบล}", {"ตำบล": "{อำเภอ}", "อำเภอ": "ก"}) == "{อำเภอ}"


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_field_is_named(value):
    with pytest.raises(CannotDo) as refused:
        fill("เมื่อวันที่ {วันที่คัดเลือก}", {"วันที่คัดเลือก": value})
    assert str(refused.value) == "ยังไม่มี “วันที่คัดเลือก” กรุณากรอกก่อนออกหนังสือ"
    assert refused.value.field == "วันที่คัดเลือก"


@pytest.mark.parametrize("template", ["{วันคัดเลือก}", "{ตำบล.__class__}", "{ตำบล!r}", "{ตำบล:>9}", "{0}", "{}"])
def test_an_unknown_field_is_named_and_no_format_code_works(template):
    with pytest.raises(CannotDo) as refused:
        fill(template, {"ตำบล": "ท่าถ่าน"})
    assert str(refused.value) == f"ถ้อยคำมีช่อง “{template[1:-1]}” ที่โปรแกรมไม่รู้จัก กรุณาแก้ถ้อยคำ"


@pytest.mark.parametrize("template", ["ตำบล{ตำบล", "ตำบล}", "{ตำ{บล}", "{ตำ\nบล}"])
def test_a_brace_that_stands_alone_is_refused(template):
    with pytest.raises(CannotDo, match="วงเล็บปีกกาที่ไม่ครบคู่"):
        fill(template, {"ตำบล": "ท่าถ่าน"})


def test_fields_in_a_template_are_listed_once():
    assert fields_in("{{ก}} {ตำบล} {อำเภอ} {ตำบล} {") == ("ตำบล", "อำเภอ")
    assert fields_in("{โทรศัพท์?} { ตำบล ? }") == ("โทรศัพท์", "ตำบล")


@pytest.mark.parametrize("value", ["", " "])
def test_a_line_whose_optional_field_is_empty_is_left_out(value):
    template = "ตำบล{ตำบล}\nโทร. {โทรศัพท์?} ตำบล{ตำบล}\nอำเภอ{อำเภอ?}"
    values = {"ตำบล": "ท่าถ่าน", "โทรศัพท์": value, "อำเภอ": "พนมสารคาม"}
    assert fill(template, values) == "ตำบลท่าถ่าน\nอำเภอพนมสารคาม"
    assert fill("โทร. {โทรศัพท์?}", values) == ""


def test_an_optional_field_that_is_there_is_filled():
    assert fill("โทร. {โทรศัพท์?}", {"โทรศัพท์": "0 3800"}) == "โทร. 0 3800"


def test_an_optional_field_excuses_no_other():
    with pytest.raises(CannotDo, match="ยังไม่มี “ตำบล” กรุณากรอกก่อนออกหนังสือ"):
        fill("{อำเภอ?} {ตำบล}", {"ตำบล": "", "อำเภอ": "ก"})
    with pytest.raises(CannotDo, match="ช่อง “แขวง” ที่โปรแกรมไม่รู้จัก"):
        fill("{แขวง?}", {"ตำบล": ""})
    with pytest.raises(CannotDo, match="วงเล็บปีกกาที่ไม่ครบคู่"):
        fill("{ตำบล?", {"ตำบล": ""})
