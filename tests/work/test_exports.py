"""Who took data out is noted, only who may takes it out, and a stick is known as one."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop.domain.users import EVERYTHING, EXPORT
from desktop.errors import CannotDo
from desktop.store import places, tables
from desktop.store.session import reading, rehearsing, writing
from desktop.work import exports


def test_it_is_noted_who_took_what_and_whether_it_was_encrypted(store):
    for sealed in (True, False):
        with writing(store, "สมศรี", "ส่งออก") as session:
            exports.note(session, "people", sealed=sealed)
    with reading(store) as session:
        rows = session.connection.execute(sa.select(tables.readings)).all()
    assert [(one.actor, one.topic, one.row, one.field, one.reason) for one in rows] == [
        ("สมศรี", "people", "", "exported", "encrypted"),
        ("สมศรี", "people", "", "exported", "open"),
    ]


def test_who_may_not_export_is_refused_and_nothing_is_noted(store):
    store.permits = EVERYTHING - {EXPORT}
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"), writing(store, "สมศรี", "ส่งออก") as session:
        exports.note(session, "people", sealed=False)


def test_a_rehearsal_takes_nothing_out(store):
    with rehearsing(store, "สมศรี", "ลอง") as session, pytest.raises(AssertionError):
        exports.note(session, "people", sealed=False)


@pytest.mark.skipif("sys.platform == 'win32'")
def test_what_is_mounted_where_sticks_are_is_carried_away(tmp_path, monkeypatch):
    assert exports.is_carried(Path("/media/somchai/STICK/รายชื่อ.xlsx"))
    assert exports.is_carried(Path("/run/media/somchai/STICK"))
    assert not exports.is_carried(tmp_path / "รายชื่อ.xlsx")
    monkeypatch.setattr(places, "_STICKS", (tmp_path,))
    assert exports.is_carried(tmp_path / "ใหม่" / "รายชื่อ.xlsx")
