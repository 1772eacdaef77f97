"""A list of the window as a file: the same columns, rows and order, in each kind of file."""

from __future__ import annotations

import csv
import json

import openpyxl
import pytest

from desktop.domain.users import EVERYTHING, EXPORT
from desktop.domain.villages import Village
from desktop.errors import CannotDo, Trouble
from desktop.exchange import dump, lists
from desktop.exchange.lists import BATCH
from desktop.store import records as store
from desktop.store.session import reading, writing
from desktop.work import lists as work
from desktop.work.lists import Listing

NAMES = ("number", "name", "tambon")


def numbers(session, topic="villages", **asked):
    return work.order(session, Listing(topic=topic, **asked))


def write(practice_store, path, names=NAMES, topic="villages", **asked):
    steps = []
    with reading(practice_store) as session:
        rows = numbers(session, topic, **asked)
        count = lists.export(session, lambda *told: steps.append(told), topic, names, rows, path)
    return count, steps


def test_a_workbook_holds_what_is_shown_in_its_order(practice_store, tmp_path):
    path = tmp_path / "a.xlsx"
    count, steps = write(practice_store, path, sort="number", descending=True)
    rows = list(openpyxl.load_workbook(path).active.values)
    assert (count, steps) == (7, [(0, 7)])
    assert rows[0] == ("หมู่ที่", "ชื่อบ้าน", "ตำบล")
    assert rows[1] == (7, "เนินสาธิต", "ท่าถ่าน")
    assert [row[0] for row in rows[1:]] == [7, 6, 5, 4, 3, 2, 1]


def test_a_csv_opens_in_excel_with_its_thai(practice_store, tmp_path):
    path = tmp_path / "a.csv"
    write(practice_store, path, ("name", "number"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[:2] == [["ชื่อบ้าน", "หมู่ที่"], ["หนองสมมติ", "1"]]


def test_json_names_the_fields(practice_store, tmp_path):
    path = tmp_path / "a.json"
    write(practice_store, path, ("number", "tambon"))
    assert json.loads(path.read_text("utf-8")) == {
        "title": "หมู่บ้าน", "rows": [{"number": n, "tambon": "ท่าถ่าน"} for n in range(1, 8)],
    }  # fmt: skip


def test_dates_choices_and_links_are_written_as_shown(practice_store, tmp_path):
    path = tmp_path / "a.json"
    write(practice_store, path, ("centre", "kind", "start"), "committees", sort="kind")
    assert json.loads(path.read_text("utf-8"))["rows"][0] == {
        "centre": "ศอช.ต.ท่าถ่าน", "kind": "คณะกรรมการ ศอช.", "start": "8 พ.ค. 2551",
    }  # fmt: skip


def test_a_row_that_is_gone_since_is_left_out(practice_store, tmp_path):
    with reading(practice_store) as session:
        rows = numbers(session)
        village = store.find(session, Village)[0]
    with writing(practice_store, "ก", "นำออก") as session:
        store.remove(session, Village, village.id)
    with reading(practice_store) as session:
        assert lists.export(session, lambda *_told: None, "villages", NAMES, rows, tmp_path / "a.csv") == 6


def test_an_empty_list_is_its_headers(practice_store, tmp_path):
    count, steps = write(practice_store, tmp_path / "a.csv", text="ไม่มี")
    assert (count, steps) == (0, [])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").strip() == "หมู่ที่,ชื่อบ้าน,ตำบล"


def test_it_tells_how_far_it_is_and_stops_when_asked(practice_store, tmp_path):
    with writing(practice_store, "ก", "เพิ่ม") as session:
        store.add_many(
            session, [Village(tambon="240606", number=n % 90 + 1, name=f"บ้าน {n}") for n in range(BATCH)]
        )
    _count, steps = write(practice_store, tmp_path / "a.csv")
    assert steps == [(0, BATCH + 7), (BATCH, BATCH + 7)]

    class Stopped(Exception):
        pass

    def stop(done, _total):
        if done:
            raise Stopped

    with reading(practice_store) as session, pytest.raises(Stopped):
        lists.export(session, stop, "villages", NAMES, numbers(session), tmp_path / "b.csv")
    assert not (tmp_path / "b.csv").exists()


def test_a_file_that_cannot_be_written_is_said(practice_store, tmp_path):
    with pytest.raises(CannotDo, match="บันทึกได้เฉพาะไฟล์"):
        write(practice_store, tmp_path / "a.pdf")
    with pytest.raises(Trouble, match=r"บันทึกไฟล์ a\.csv ไม่ได้"):
        write(practice_store, tmp_path / "ไม่มี" / "a.csv")


def test_a_role_without_the_permission_and_the_list_of_cases_write_no_file(practice_store, tmp_path):
    with reading(practice_store) as session:
        with pytest.raises(CannotDo, match="ส่งออกเป็นรายการไม่ได้"):
            lists.export(session, lambda *_told: None, "cases", ("code",), [1], tmp_path / "cases.xlsx")
        practice_store.permits = EVERYTHING - {EXPORT}
        with pytest.raises(CannotDo, match="ไม่มีสิทธิ์ “ส่งออกข้อมูล”"):
            lists.export(session, lambda *_told: None, "villages", NAMES, [1], tmp_path / "villages.xlsx")
        with pytest.raises(CannotDo, match="ไม่มีสิทธิ์ “ส่งออกข้อมูล”"):
            dump.write(session, tmp_path / "dump", clear=False)
    assert [path.name for path in tmp_path.iterdir()] == ["practice"]
