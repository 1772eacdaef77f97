"""Cells of cases: sealed one by one, each bound to its place, kept where nothing changed, closed to others."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.cases import Case, Party
from desktop.domain.records import fields_of
from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.errors import CannotDo, Trouble
from desktop.store import drafts, tables
from desktop.store import records as kept
from desktop.store.session import reading, writing

NAME = "ชื่อสมมติยาวพอให้ค้นพบ"


@pytest.fixture
def case(store):
    with writing(store, "สมศรี", "รับเรื่อง") as session:
        kind = kept.add(session, DisputeKind(name="หนี้สิน", nature="civil"))
        id_ = kept.add(
            session,
            Case(
                code="กก.01/2569", number=1, year=2569, received=date(2026, 1, 5), subject=f"หนี้ของ{NAME}",
                kind=kind, value=1_234_500, violent=True,
            ),
        )  # fmt: skip
        kept.add(
            session,
            Party(case=id_, first_name=NAME, national_id="1234567890121", born=date(1980, 2, 29), age=45),
        )
    return id_


def stored(store, topic):
    with reading(store) as session:
        return [dict(row) for row in session.execute(sa.select(tables.of(topic))).mappings()]


def test_a_case_is_read_as_it_was_written_and_a_national_id_comes_masked(store, case):
    with reading(store) as session:
        read = kept.read(session, Case, case)
        party = kept.find(session, Party)[0]
    assert (read.code, read.value, read.violent, read.received) == (
        "กก.01/2569",
        1_234_500,
        True,
        date(2026, 1, 5),
    )
    assert (party.case, party.first_name, party.born, party.age) == (case, NAME, date(1980, 2, 29), 45)
    assert party.national_id == "x-xxxx-xxxxx-12-1"


def test_the_table_holds_seals_and_beside_them_only_what_is_plain(store, case):
    for topic in (Case, Party):
        [row] = stored(store, topic)
        for field in fields_of(topic):
            if field.plain:
                continue
            assert isinstance(row[field.name], str)
            assert row[field.name] == "" or len(row[field.name]) >= 40
        assert NAME not in json.dumps(row, ensure_ascii=False, default=str)
    [row] = stored(store, Case)
    assert (row["label"], row["number"], row["year"]) == ("กก.01/2569", 1, 2569)


def test_what_did_not_change_keeps_its_seal_and_what_did_is_one_cell_of_the_log(store, case):
    [before] = stored(store, Party)
    with writing(store, "สมศรี", "แก้ไข") as session:
        party = kept.find(session, Party)[0]
        assert kept.save(session, party).version == 1
        kept.save(session, dataclasses.replace(party, phone="0812345678"))
    [after] = stored(store, Party)
    assert {name for name in after if after[name] != before[name]} == {"phone", "version"}
    with reading(store) as session:
        logged = session.execute(
            sa.select(tables.changes.c.field, tables.changes.c.value).where(tables.changes.c.field == "phone")
        ).all()
    assert len(logged) == 1
    assert "0812345678" not in logged[0].value


def test_an_untouched_mask_keeps_the_national_id_and_an_emptied_one_takes_it_away(store, case):
    with writing(store, "สมศรี", "แก้ไข") as session:
        party = kept.find(session, Party)[0]
        party = kept.save(session, dataclasses.replace(party, phone="1"))
        assert kept.read(session, Party, party.id).national_id == "x-xxxx-xxxxx-12-1"
        party = kept.save(session, dataclasses.replace(party, national_id="3-1006-00445-63-0"))
        assert kept.read(session, Party, party.id).national_id.endswith("63-0")
        kept.save(session, dataclasses.replace(party, national_id=""))
        assert kept.read(session, Party, party.id).national_id == ""
        with pytest.raises(CannotDo) as refused:
            kept.save(session, dataclasses.replace(kept.read(session, Party, party.id), national_id="12"))
    assert refused.value.field == "national_id"


def test_a_seal_moved_to_another_cell_opens_nothing(store, case):
    [row] = stored(store, Party)
    with writing(store, "ผู้บุกรุก", "สลับ") as session:
        moved = sa.update(tables.of(Party)).values(last_name=row["first_name"])
        kept.write(session, moved)
    with reading(store) as session, pytest.raises(Trouble):
        kept.find(session, Party)


@pytest.mark.parametrize(
    "topic", [topic for topic in TOPICS.values() if topic.restricted], ids=lambda one: one.topic
)
def test_a_user_without_the_permission_neither_reads_nor_writes_any_of_it(store, case, topic):
    store.permits = EVERYTHING - {MEDIATION}
    with reading(store) as session:
        for ask in (
            lambda: kept.read(session, Case, case),
            lambda: kept.by_ids(session, Party, [stored(store, Party)[0]["id"]]),
            lambda: kept.find(session, Party),
        ):
            with pytest.raises(CannotDo, match="ไม่มีสิทธิ์ “เปิดและบันทึกเรื่องไกล่เกลี่ย”"):
                ask()
    with writing(store, "อื่น", "เขียน") as session, pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        kept.add(session, topic(**({"case": case} if topic.part_of else {})))
    assert topic.topic not in OPEN


def test_a_half_typed_case_is_sealed_and_shown_only_to_those_who_may_open_it(store, case):
    with writing(store, "สมศรี", "ร่าง") as session:
        drafts.keep(session, f"cases:{case}", {"facts": NAME})
        drafts.keep(session, "people:", {"first_name": "เปิด"})
        held = session.execute(sa.select(tables.drafts.c["values"])).scalars().all()
        assert not any(NAME in one for one in held)
        assert {draft.key for draft in drafts.find(session)} == {f"cases:{case}", "people:"}
        assert drafts.find(session, f"cases:{case}")[0].values == {"facts": NAME}
    store.permits = EVERYTHING - {MEDIATION}
    with reading(store) as session:
        assert [draft.key for draft in drafts.find(session)] == ["people:"]
