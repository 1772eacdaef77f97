"""Organisations on the command line: their parts by name, and the office's own fields by their titles."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def add(here, tmp_path):
    """Write entries to a file, add it and give what came of it."""

    def command(topic, *entries):
        file = tmp_path / "entries.json"
        file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        return here("add", topic, file)

    return command


@pytest.fixture
def account(add):
    """Give the office a field of its own, and a group with a value in it."""
    assert (
        add(
            "own_fields", {"of": "กลุ่ม/องค์กร", "title": "เงินปันผล", "kind": "จำนวนเงิน (บาท)", "listed": True}
        ).code
        == 0
    )
    assert add("organisations", {"name": "กลุ่มคนรักป่า", "เงินปันผล": "12.50"}).json["written"] == 1


def test_a_product_is_added_to_an_organisation_by_its_name(add, here):
    add("organisations", {"name": "กลุ่มคนรักป่า", "kind": "กลุ่มอาชีพ"})
    product = {"organisation": "กลุ่มคนรักป่า", "name": "น้ำผึ้งป่า", "price": "150", "standards": ["อย."]}
    assert add("products", product).json["written"] == 1
    shown = here("show", "products", "น้ำผึ้งป่า").json["record"]
    assert (shown["price"], shown["standards"]) == (150, ["อย."])
    assert here("show", "organisations", "กลุ่มคนรักป่า").json["record"]["id"] == shown["organisation"]


def test_an_own_field_is_known_by_its_title(account, add, here, run, office):
    shown = here("show", "organisations", "กลุ่มคนรักป่า").json["record"]
    assert shown["เงินปันผล"] == 12.5
    assert "เงินปันผล: 12.50" in run("show", "organisations", "กลุ่มคนรักป่า", "--office", office).out
    assert add("organisations", {"id": shown["id"], "เงินปันผล": "30"}).json["written"] == 1
    assert here("show", "organisations", "กลุ่มคนรักป่า").json["record"]["เงินปันผล"] == 30
    told = here("history", "organisations", "กลุ่มคนรักป่า").json["changes"][-1]
    assert (told["field"], told["old"], told["new"]) == ("เงินปันผล", "12.50", "30")


def test_the_same_again_adds_nothing_and_another_value_is_another_group(account, add):
    assert add("organisations", {"name": "กลุ่มคนรักป่า", "เงินปันผล": "12.50"}).json["unchanged"] == 1
    assert add("organisations", {"name": "กลุ่มคนรักป่า", "เงินปันผล": "13"}).json["written"] == 1


def test_an_own_value_that_does_not_hold_is_refused(account, add):
    [refused] = add("organisations", {"name": "กลุ่มอื่น", "เงินปันผล": "มาก"}).json["refused"]
    assert refused["reason"].startswith("“เงินปันผล” ต้องเป็นจำนวนเงิน")


def test_lists_and_exports_have_the_own_field_under_its_title(account, here, tmp_path):
    assert here("list", "organisations", "--where", "คนรักป่า").json["rows"][0]["เงินปันผล"] == 12.5
    path = tmp_path / "กลุ่ม.json"
    assert here("export", "organisations", path).code == 0
    rows = {row["name"]: row for row in json.loads(path.read_text(encoding="utf-8"))["rows"]}
    assert rows["กลุ่มคนรักป่า"]["เงินปันผล"] == 12.5
    assert "own" not in rows["กลุ่มคนรักป่า"]


def test_a_workbook_brings_own_values_in_again(account, here, tmp_path):
    path = tmp_path / "กลุ่ม.csv"
    assert here("export", "organisations", path).code == 0
    again = here("import", "organisations", path, "--dry-run").json
    assert (again["written"], again["refused"]) == (0, [])
