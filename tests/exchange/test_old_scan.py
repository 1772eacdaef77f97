"""Old workbooks are looked at before they are read: what is hidden, noted, locked, a macro, or too large."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.exchange import guard, reading, scan, storage
from tests.exchange import old_workbook as old
from tests.exchange.test_guard import DAMAGED, LOCKED, MACROS, refusal
from tests.exchange.test_scan import FAR

ROWS = (
    old.label(0, 0, "ชื่อกลุ่ม") + old.label(0, 1, "สมาชิก") + old.label(1, 0, "กลุ่มสตรี") + old.number(1, 1, 12)
    + old.error(2, 1, 0x17) + old.hidden_row(1) + old.hidden_columns(1, 1) + old.note(1, 0, "ย้ายที่ทำการแล้ว")
)  # fmt: skip


def test_an_old_workbook_is_read_with_all_that_is_hidden_or_noted():
    data = old.xls(ROWS, name="กลุ่ม")
    (sheet,) = reading.sheets(data, guard.look(data))
    assert sheet.name == "กลุ่ม"
    assert sheet.rows == (("ชื่อกลุ่ม", "สมาชิก"), ("กลุ่มสตรี", 12.0), (None, "#REF!"))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), (2,))
    assert sheet.notes == (("A2", "ย้ายที่ทำการแล้ว"),)


def test_the_result_of_a_formula_that_is_wrong_is_told():
    wrong = struct.pack("<HHH", 3, 0, 0) + bytes((2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF)) + bytes(8)
    found = guard.look(old.xls(ROWS + old.record(0x0006, wrong)))
    assert found.errors == {"S": {(3, 2): "#REF!", (4, 1): "#N/A"}}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (old.xls(ROWS, kind=1), MACROS),
        (old.xls(ROWS, kind=6), MACROS),
        (old.xls(old.begin(0x40) + ROWS), MACROS),
        (old.xls(ROWS, _VBA_PROJECT_CUR=b"x"), MACROS),
        (old.xls(ROWS, before=old.record(0x002F, bytes(6))), LOCKED),
        (old.xls(ROWS, EncryptedPackage=b"x"), LOCKED),
        (old.stored({"Other": b"x"}), DAMAGED),
        (old.xls(ROWS)[:1500], DAMAGED),
    ],
)
def test_what_could_do_harm_is_refused(data, said):
    assert refusal(data) == said


def test_a_far_cell_and_many_records_are_refused(monkeypatch):
    far = old.number(0, 0, 1) + old.number(65_535, 255, 2)
    assert refusal(old.xls(far)) == FAR.format(row=65_536, column=256)
    many = old.record(0x00BD, struct.pack("<HH", 65_535, 0) + bytes(6 * 256) + struct.pack("<H", 255))
    assert refusal(old.xls(many)) == FAR.format(row=65_536, column=256)
    monkeypatch.setattr(scan, "ELEMENTS", 5)
    assert "มากเกินกว่าจะอ่านได้" in refusal(old.xls(ROWS))


def test_chains_that_never_end_are_refused():
    data = bytearray(old.xls(ROWS))
    (directory,) = struct.unpack_from("<I", data, 48)
    at = data.rindex(struct.pack("<I", old.TABLE)) - 4  # the place of the directory in the table of sectors
    data[at : at + 4] = struct.pack("<I", directory)
    assert refusal(bytes(data)) == DAMAGED
    lists = bytearray(old.xls(ROWS))
    lists[68:76] = struct.pack("<II", 0, 1)
    assert refusal(bytes(lists)) == DAMAGED


def test_small_streams_lie_in_the_root():
    data = old.stored({"box": b"0" * 4096 + b"abc" * 30, "Workbook": b"y" * 5000})
    kept = storage.Storage(data)
    assert [entry.name for entry in kept.streams()] == ["box", "Workbook"]
    assert kept.stream(kept.streams()[1])[:5] == b"yyyyy"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 5500), st.binary(min_size=1, max_size=8))
def test_a_spoilt_old_workbook_is_read_or_refused_in_one_sentence(place, spoilt):
    data = bytearray(old.xls(ROWS))
    data[place : place + len(spoilt)] = spoilt
    with suppress(Trouble):
        assert guard.look(bytes(data)).elements > 0
