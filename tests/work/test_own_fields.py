"""The office's own fields at work: saved with their record, listed, searched, exported, told in the history."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain import own_fields as domain
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.records import field_of
from desktop.errors import CannotDo, Stale
from desktop.exchange import lists as exporting
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import lists, own_fields, records
from desktop.work.lists import Listing


@pytest.fixture
def fields(district):
    """Give the office a bank account, a dividend and whether there is a shop."""
    with district.working() as session:
        made = (
            OwnField(title="เลขบัญชี", listed=True, place=10),
            OwnField(title="เงินปันผล", kind="money", listed=True, place=20, least=1),
            OwnField(title="มีร้านค้า", kind="flag", place=30),
        )
        ids = [records.add(session, one) for one in made]
        return {one.title: store.read(session, OwnField, id_) for one, id_ in zip(made, ids, strict=True)}


def saved(district, fields, name="กลุ่มสตรี", **values):
    """Add an organisation with values of own fields by title."""
    named = {domain.name_of(fields[title]): value for title, value in values.items()}
    with district.working() as session:
        kind = own_fields.kind_of(session, "organisations")
        return records.add(session, kind(name=name, **named))


def read(district, id_):
    with reading(district.store) as session:
        return records.read(session, own_fields.kind_of(session, "organisations"), id_)


def value(district, fields, id_, title):
    return getattr(read(district, id_), domain.name_of(fields[title]))


def test_an_office_without_own_fields_has_the_topic_as_it_is(district):
    with reading(district.store) as session:
        assert own_fields.kind_of(session, "organisations") is Organisation
        assert own_fields.of(session, "people") == ()


def test_own_values_are_kept_with_the_record_and_read_again(district, fields):
    id_ = saved(district, fields, เลขบัญชี="123-4", เงินปันผล=1250, มีร้านค้า=True)
    assert value(district, fields, id_, "เงินปันผล") == 1250
    assert district.read(Organisation, id_).own == {
        fields["เลขบัญชี"].id: "123-4", fields["เงินปันผล"].id: "1250", fields["มีร้านค้า"].id: "1",
    }  # fmt: skip


def test_an_own_value_that_does_not_hold_is_refused_by_its_field(district, fields):
    with pytest.raises(CannotDo) as refused:
        saved(district, fields, เงินปันผล=5)
    assert str(refused.value) == "“เงินปันผล” ต้องไม่น้อยกว่า 1"
    assert refused.value.field == domain.name_of(fields["เงินปันผล"])


def test_an_edit_is_saved_cell_by_cell_and_told_in_words(district, fields):
    id_ = saved(district, fields, เงินปันผล=1250)
    kept = read(district, id_)
    name = domain.name_of(fields["เงินปันผล"])
    with district.working("แก้ไข") as session:
        edited = records.save(session, replace(kept, **{name: 30000}))
        assert (edited.version, getattr(edited, name)) == (2, 30000)
        [_added, change] = records.history(session, type(kept), id_)
    assert (change.field, change.old, change.new) == ("เงินปันผล", "12.50", "300")


def test_the_history_names_the_field_after_it_is_out_of_use(district, fields):
    id_ = saved(district, fields, มีร้านค้า=True)
    with district.working("เลิกใช้") as session:
        records.save(session, replace(fields["มีร้านค้า"], retired=date(2009, 1, 1)))
        kind = own_fields.kind_of(session, "organisations")
        emptied = replace(store.read(session, Organisation, id_), own={})
        records.save(session, emptied)
        change = records.history(session, kind, id_)[-1]
    assert (change.field, change.old, change.new) == ("มีร้านค้า", "ใช่", "")


def test_who_saves_over_a_newer_value_is_told_both(district, fields):
    id_ = saved(district, fields, เลขบัญชี="1")
    name = domain.name_of(fields["เลขบัญชี"])
    old = read(district, id_)
    with district.working() as session:
        records.save(session, replace(old, **{name: "2"}))
    with district.working() as session, pytest.raises(Stale) as stale:
        records.save(session, replace(old, **{name: "3"}))
    assert (stale.value.mine, stale.value.theirs) == ({name: "3"}, {name: "2"})
    assert "“เลขบัญชี”" in str(stale.value)


def test_the_list_shows_sorts_and_finds_own_values(district, fields):
    ids = [saved(district, fields, f"กลุ่ม {n}", เลขบัญชี=f"99-{n}", เงินปันผล=n * 100) for n in (9, 100, 20)]
    with reading(district.store) as session:
        kind = own_fields.kind_of(session, "organisations")
        columns = lists.columns(kind)
        assert [field.title for field in columns][-2:] == ["เลขบัญชี", "เงินปันผล"]
        dividend = domain.name_of(fields["เงินปันผล"])
        order = lists.order(session, Listing(topic="organisations", sort=dividend))
        rows = lists.page(session, "organisations", order, columns)
        assert [row.cells[-2:] for row in rows] == [("99-9", "9"), ("99-20", "20"), ("99-100", "100")]
        found = lists.order(session, Listing(topic="organisations", text="99-20"))
        assert [row.id for row in lists.page(session, "organisations", found)] == [ids[2]]


def test_a_list_is_exported_with_own_columns_under_their_titles(district, fields, tmp_path):
    saved(district, fields, เลขบัญชี="123-4", เงินปันผล=1250)
    path = tmp_path / "กลุ่ม.json"
    names = ("name", *(domain.name_of(fields[title]) for title in ("เลขบัญชี", "เงินปันผล")))
    with reading(district.store) as session:
        numbers = lists.order(session, Listing(topic="organisations", text="สตรี"))
        exporting.export(session, lambda _done, _total: None, "organisations", names, numbers, path)
    [row] = json.loads(path.read_text())["rows"]
    assert (row["name"], row["เลขบัญชี"], row["เงินปันผล"]) == ("กลุ่มสตรี", "123-4", "12.50")


@pytest.mark.parametrize(
    ("title", "values", "change", "field"),
    [
        ("เลขบัญชี", {"เลขบัญชี": "สิบสอง"}, {"kind": "number"}, "kind"),
        ("เงินปันผล", {"เงินปันผล": 1250}, {"kind": "number"}, "kind"),
        ("เงินปันผล", {"เงินปันผล": 1250}, {"most": 10}, "most"),
        ("เงินปันผล", {"เงินปันผล": 1250}, {"least": 13}, "least"),
    ],
)
def test_a_change_that_kept_values_would_not_survive_is_refused(
    district, fields, title, values, change, field
):
    for n in range(2):
        saved(district, fields, f"กลุ่ม {n}", **values)
    with district.working() as session, pytest.raises(CannotDo) as refused:
        records.save(session, replace(fields[title], **change))
    assert refused.value.field == field
    assert str(refused.value) == (
        f"เปลี่ยน “{title}” อย่างนี้ไม่ได้ เพราะมีค่าใน 2 รายการที่จะใช้ไม่ได้ ให้แก้ค่าเหล่านั้นก่อน หรือเพิ่มช่องใหม่แทน"
    )


def test_choices_that_are_in_use_stay(district):
    with district.working() as session:
        id_ = records.add(session, OwnField(title="ขนาด", kind="choice", choices=("ใหญ่", "เล็ก", "กลาง")))
        size = store.read(session, OwnField, id_)
    saved(district, {"ขนาด": size}, ขนาด="กลาง")
    with district.working() as session:
        with pytest.raises(CannotDo) as refused:
            records.save(session, replace(size, choices=("ใหญ่", "เล็ก")))
        assert refused.value.field == "choices"
        assert records.save(session, replace(size, choices=("กลาง", "เล็ก"))).choices == ("กลาง", "เล็ก")


def test_a_kind_that_holds_all_values_may_follow(district, fields):
    id_ = saved(district, fields, เลขบัญชี="12")
    with district.working() as session:
        records.save(session, replace(fields["เลขบัญชี"], kind="number"))
    assert value(district, fields, id_, "เลขบัญชี") == 12


def test_a_field_with_values_stays_with_its_topic_and_is_not_taken_out(district, fields):
    saved(district, fields, เลขบัญชี="12")
    with district.working() as session:
        with pytest.raises(CannotDo) as moved:
            records.save(session, replace(fields["เลขบัญชี"], of="surveys"))
        with pytest.raises(CannotDo) as removed:
            records.remove(session, OwnField, fields["เลขบัญชี"].id)
    assert str(moved.value) == ("ย้าย “เลขบัญชี” ไปไว้ในเรื่องอื่นไม่ได้ เพราะมีค่าใน 1 รายการแล้ว ให้เพิ่มช่องใหม่แทน")
    assert str(removed.value) == ("ยังนำช่องนี้ออกไม่ได้ เพราะมีค่าใน 1 รายการ ให้ใส่วันที่ใน “เลิกใช้เมื่อ” แทน ค่าเดิมจะยังอยู่")


def test_a_field_that_nobody_filled_is_taken_out(district, fields):
    with district.working() as session:
        records.remove(session, OwnField, fields["มีร้านค้า"].id)
        kind = own_fields.kind_of(session, "organisations")
    with pytest.raises(KeyError):
        field_of(kind, domain.name_of(fields["มีร้านค้า"]))


def test_a_field_moves_one_place_and_no_further_than_the_end(district, fields):
    with district.working() as session:
        assert own_fields.move(session, fields["มีร้านค้า"].id, -1)
        assert [one.title for one in own_fields.of(session, "organisations")] == [
            "เลขบัญชี",
            "มีร้านค้า",
            "เงินปันผล",
        ]
        assert not own_fields.move(session, fields["เงินปันผล"].id, 1)
        assert own_fields.move(session, fields["เงินปันผล"].id, -9)
        assert next(one.title for one in own_fields.of(session, "organisations")) == "เงินปันผล"
