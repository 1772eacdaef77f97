"""Cases leave the office without names, for those allowed, and it is noted."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop.domain.cases import Case
from desktop.domain.users import EVERYTHING, EXPORT, MEDIATION
from desktop.errors import CannotDo
from desktop.exchange import cases as exchange
from desktop.store import tables
from desktop.store.session import reading
from desktop.work import case_export, case_way, lists
from tests.work.conftest import OFFICER
from tests.work.filled_case import ASKER, NATIONAL_ID, OTHER, SUBJECT, WITNESS, fill
from tests.work.mediated import Desk

NAMELESS = (ASKER, OTHER, WITNESS, SUBJECT, NATIONAL_ID, "ผ.", "ทดสอบ", "กก.", "ปุ๋ย", "คนกลาง", "ศาลาประชาคม")


@pytest.fixture
def desk(district):
    desk = Desk(district.store)
    desk.do(fill)
    return desk


def numbers(desk):
    return desk.ask(lists.order, lists.Listing(topic="cases"))


def out(desk, path, wanted=None):
    return desk.do(exchange.export, lambda _done, _total: None, wanted or numbers(desk), path)


def test_the_rows_say_what_is_counted_and_nothing_of_whom(desk, tmp_path):
    path = tmp_path / "ก.json"
    assert out(desk, path) == 1
    [row] = json.loads(path.read_text("utf-8"))["rows"]
    assert row == {
        "place": 1, "received": "ม.ค. 2569", "tambon": "ท่าถ่าน", "kind": "หนี้สิน", "nature": "ทางแพ่ง",
        "track": "อำเภอ ทางแพ่ง (มาตรา 61/2)", "value": 20000, "sessions": 1, "result": "ตกลงกันได้",
        "ended": "ก.พ. 2569", "days": 46, "agreed_value": 20000, "keeping": "", "referred": False,
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_no_name_letter_number_or_typed_word_is_in_the_file(desk, tmp_path, ending):
    path = tmp_path / f"ก.{ending}"
    out(desk, path)
    said = path.read_text("utf-8-sig")
    assert [name for name in NAMELESS if name in said] == []
    whole = desk.ask(lambda session: [one.id for one in desk_cases(session)])
    assert not any(id_ in said for id_ in whole)


def desk_cases(session):
    from desktop.store import records

    return records.find(session, Case)


def test_a_workbook_is_written_too(desk, tmp_path):
    path = tmp_path / "ก.xlsx"
    assert out(desk, path) == 1
    assert path.read_bytes().startswith(b"PK")


def test_only_the_rows_on_show_are_written_and_their_order_is_not_that_of_the_register(desk, tmp_path):
    for day in (2, 9, 5):
        id_ = desk.begin(received=date(2026, 3, day), value=(10 - day) * 100)
        desk.do(case_way.end, id_, "withdrawn", date(2026, 3, 10))
    shown = desk.ask(lists.order, lists.Listing(topic="cases", exactly=(("result", "withdrawn"),)))
    assert out(desk, tmp_path / "ก.json", shown) == 3
    rows = json.loads((tmp_path / "ก.json").read_text("utf-8"))["rows"]
    assert [row["place"] for row in rows] == [1, 2, 3]
    assert [row["value"] for row in rows] == [1, 5, 8]


def test_it_is_noted_who_took_them_out(desk, tmp_path):
    out(desk, tmp_path / "ก.csv")
    with reading(desk.store) as session:
        [note] = session.connection.execute(
            tables.readings.select().where(tables.readings.c.field == "exported")
        )
    assert (note.topic, note.row, note.reason, note.actor) == ("cases", "*", "review", OFFICER)


@pytest.mark.parametrize("lacking", [MEDIATION, EXPORT])
def test_who_lacks_either_permission_gets_nothing(desk, tmp_path, lacking):
    shown = numbers(desk)
    desk.store.permits = EVERYTHING - {lacking}
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        out(desk, tmp_path / "ก.csv", shown)
    assert not (tmp_path / "ก.csv").exists()


def test_it_needs_a_session_that_can_note_it(desk):
    with pytest.raises(AssertionError):
        desk.ask(case_export.rows, numbers(desk))
