"""A described field holds only what it says, and says why it refuses the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

import pytest

from desktop.domain.records import (
    Kind,
    Record,
    attachment,
    check,
    check_value,
    choice,
    day,
    field_of,
    fields_of,
    flag,
    link,
    long,
    many,
    mapping,
    money,
    secret,
    tambon_code,
    text,
    whole,
)
from desktop.errors import CannotDo


@dataclass(frozen=True, kw_only=True)
class Boat(Record):
    topic: ClassVar[str] = "boats"
    titled: ClassVar[str] = "เรือ"
    name: str = text("ชื่อเรือ", required=True, listed=True, most=10)
    story: str = long("ประวัติ", most=20)
    built: date | None = day("ต่อเมื่อ")  # noqa: RUF009 - the builder describes a field
    seats: int | None = whole("ที่นั่ง", least=1, most=40)
    painted: bool = flag("ทาสีแล้ว")
    sort: str = choice("ชนิด", {"long": "เรือหางยาว"}, default="long")
    owner: str = link("เจ้าของ", "people", required=True)
    licence: str = secret("เลขเจ้าของ")
    ports: tuple[str, ...] = many("ท่า")
    picture: str = attachment("ภาพ")
    price: int | None = money("ราคา", most=100_00)
    marks: dict[str, str] = mapping("เครื่องหมาย")  # noqa: RUF009 - the builder describes a field


GOOD = Boat(name="ท่าถ่าน", owner="1")


def test_fields_come_in_the_order_of_the_form_without_id_and_version():
    assert [field.name for field in fields_of(Boat)] == [
        "name", "story", "built", "seats", "painted", "sort", "owner", "licence", "ports", "picture", "price",
        "marks",
    ]  # fmt: skip


def test_every_builder_makes_its_kind_and_starts_empty():
    assert {field.kind for field in fields_of(Boat)} == set(Kind)
    empty = Boat()
    starts = {field.name: getattr(empty, field.name) for field in fields_of(Boat)}
    assert starts == {
        "name": "", "story": "", "built": None, "seats": None, "painted": False, "sort": "long",
        "owner": "", "licence": "", "ports": (), "picture": "", "price": None, "marks": {},
    }  # fmt: skip
    assert all(starts[field.name] in (field.empty, "long") for field in fields_of(Boat))


def test_only_typed_lines_are_mended_as_names_are():
    assert [field.name for field in fields_of(Boat) if field.cleaned] == ["name"]


def test_one_field_is_found_by_name():
    assert field_of(Boat, "seats").title == "ที่นั่ง"
    with pytest.raises(KeyError, match="sails"):
        field_of(Boat, "sails")


def test_a_record_without_a_name_of_its_own_is_called_by_its_id():
    assert (replace(GOOD, id="7").label, replace(GOOD, id="7").sort_text) == ("7", "7")


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": ""}, "name", "ต้องกรอก “ชื่อเรือ” ก่อนบันทึก"),
        ({"owner": ""}, "owner", "ต้องกรอก “เจ้าของ” ก่อนบันทึก"),
        ({"name": "ก" * 11}, "name", "“ชื่อเรือ” ยาวเกิน 10 ตัวอักษร กรุณาย่อให้สั้นลง"),
        ({"story": "ก" * 21}, "story", "“ประวัติ” ยาวเกิน 20 ตัวอักษร กรุณาย่อให้สั้นลง"),
        ({"sort": "tin"}, "sort", "“ชนิด” ไม่มีตัวเลือก “tin”"),
        ({"seats": 0}, "seats", "“ที่นั่ง” ต้องไม่น้อยกว่า 1"),
        ({"seats": 41}, "seats", "“ที่นั่ง” ต้องไม่เกิน 40"),
        ({"built": "2551"}, "built", "“ต่อเมื่อ” ต้องเป็นวันที่"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_beside_it(changed, field, sentence):
    with pytest.raises(CannotDo) as refused:
        check(replace(GOOD, **changed))
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.mark.parametrize(
    "changed",
    [{}, {"name": "ก" * 10}, {"seats": 1}, {"seats": 40}, {"built": date(2008, 5, 8)}, {"sort": ""}],
)
def test_what_a_field_can_hold_passes(changed):
    check(replace(GOOD, **changed))


def test_a_number_of_nothing_is_a_number_and_not_an_empty_field():
    visitors = replace(field_of(Boat, "seats"), required=True, least=0)
    check_value(visitors, 0)
    with pytest.raises(CannotDo, match="ต้องกรอก"):
        check_value(visitors, None)


def test_the_code_of_a_tambon_is_shown_under_another_word():
    @dataclass(frozen=True, kw_only=True)
    class Pier(Record):
        topic: ClassVar[str] = "piers"
        titled: ClassVar[str] = "ท่าเรือ"
        tambon: str = tambon_code(required=True)
        name: str = text("ชื่อ")

    code, name = fields_of(Pier)
    assert (code.title, code.heading, code.most, code.required) == ("รหัสตำบล", "ตำบล", 6, True)
    assert name.heading == name.title == "ชื่อ"
