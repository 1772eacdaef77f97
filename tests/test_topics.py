"""Finds a topic that was forgotten somewhere: every one has its table, name, list, history, workbook and place."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.topics import OPEN, TOPICS
from desktop.errors import CannotDo
from desktop.exchange import export, topics
from desktop.store import history, tables
from desktop.store import records as kept
from desktop.store.session import reading, writing
from desktop.work import lists, records

EVERY = pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
WHOLE = [topic for topic in TOPICS.values() if not topic.part_of]
_PLAIN = {
    Kind.LONG: "บรรทัดหนึ่ง\nบรรทัดสอง",
    Kind.DAY: date(2008, 5, 8),
    Kind.FLAG: True,
    Kind.SECRET: "1234567890121",
    Kind.MANY: ("240606", "240601"),
    Kind.FILE: "ab" * 32,
    Kind.MONEY: 1_250_050,
    Kind.MAP: {"one": "หนึ่ง", "two": "สอง"},
}
_OTHER = {
    Kind.LONG: "อื่น",
    Kind.DAY: date(2009, 1, 1),
    Kind.FLAG: False,
    Kind.SECRET: "0123456789010",
    Kind.MANY: (),
    Kind.FILE: "",
    Kind.MONEY: 0,
    Kind.MAP: {"two": "2", "three": "สาม"},
}
_NOT_IN_COLUMNS = (Kind.FILE, Kind.LINK, Kind.MANY, Kind.LONG, Kind.SECRET, Kind.MAP)


def value_of(field, plain):
    """Make a value that a field can hold."""
    if field.name in ("begins", "ends", "at"):  # times of day
        return {"begins": "09.30", "ends": "12.00", "at": "08.15"}[field.name]
    if field.name == "pattern":  # of numbers
        return "{เลข2}/{ปี}" if plain is _PLAIN else "กก.{เลข}"
    if field.name == "coordinates":
        return "13.74512, 101.35021" if plain is _PLAIN else "19.9, 99.8"
    if field.name == "members":  # women and men together
        return 2 if plain is _PLAIN else 4
    if field.kind is Kind.TEXT:
        return ("ข้อความ" if plain is _PLAIN else "ถ้อยคำอื่น")[: field.most]
    if field.kind is Kind.NUMBER:
        return (field.least or 0) + (1 if plain is _PLAIN else 2)
    if field.kind is Kind.CHOICE:
        return list(field.choices)[0 if plain is _PLAIN else -1]
    return plain[field.kind]


def sample(session, topic, plain=_PLAIN, inside=()):
    """Make a record of a topic with a value in every field, and what it must refer to."""
    values = {}
    for field in fields_of(topic):
        if field.kind is not Kind.LINK:
            values[field.name] = value_of(field, plain)
        elif field.required or not (inside or field.topic == topic.topic):
            linked = usable(sample(session, TOPICS[field.topic], plain, (*inside, topic.topic)))
            values[field.name] = kept.add(session, linked)
    return topic(**values)


def usable(record):
    """Give a record that others may name: of a person whose data is neither at rest nor erased."""
    acts = {field.name: field.empty for field in fields_of(type(record)) if field.by_act}
    return dataclasses.replace(record, **acts)


@pytest.fixture
def session(store):
    with writing(store, "สมศรี", "ทดสอบ") as session:
        yield session


@EVERY
def test_it_is_named_for_people_and_so_is_each_of_its_fields_once(topic):
    titles = [field.title for field in fields_of(topic)]
    assert TOPICS[topic.topic] is topic
    assert all(title and title[0] >= "ก" for title in (topic.titled, *titles))
    assert len(set(titles)) == len(titles)


@EVERY
def test_what_its_fields_name_is_there(topic):
    for field in fields_of(topic):
        assert (field.kind is Kind.LINK) == bool(field.topic)
        assert field.topic in {"", *TOPICS}
        assert field.choices or field.kind is not Kind.CHOICE
        assert not field.choices or field.kind in (
            Kind.CHOICE,
            Kind.MAP,
        )  # of a mapping, its texts begin with them
        assert field.kind is Kind.TEXT or not (field.suggests or field.cleaned)
    assert not topic.part_of or field_of(topic, topic.part_of).topic


@EVERY
def test_a_new_file_has_its_table_with_a_column_for_each_field(topic, session):
    columns = session.execute(sa.text(f"PRAGMA table_info({topic.topic})")).mappings().all()
    found_by = [] if topic.restricted else [field for field in fields_of(topic) if field.kind is Kind.SECRET]
    sealed = {f"{field.name}_key" for field in found_by}
    own = {"no", "id", "version", "deleted", "label", "sort_key", "search_text"}
    assert {row["name"] for row in columns} == own | sealed | {field.name for field in fields_of(topic)}
    assert topic.topic in tables.KEPT


@EVERY
def test_it_is_added_read_found_and_read_again_from_the_file(topic, store):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        record = sample(session, topic)
        id_ = kept.add(session, records.checked(record))
    shown = {f.name: "x-xxxx-xxxxx-12-1" for f in fields_of(topic) if f.kind is Kind.SECRET}
    with reading(store) as session:
        read = kept.read(session, topic, id_)
        assert read == dataclasses.replace(record, id=id_, version=1, **shown)
        assert read in kept.find(session, topic)
        assert kept.by_ids(session, topic, [id_]) == {id_: read}


@EVERY
def test_every_field_is_edited_told_in_the_history_and_taken_back(topic, store):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        id_ = kept.add(session, sample(session, topic))
        other = dataclasses.replace(sample(session, topic, _OTHER), id=id_, version=1)
        before = kept.read(session, topic, id_)
    with writing(store, "มานะ", "แก้ไข") as session:
        kept.save(session, other)
    differing = {f.name for f in fields_of(topic) if getattr(other, f.name) != getattr(before, f.name)}
    with reading(store) as session:
        told = [change for change in records.history(session, topic, id_) if change.actor == "มานะ"]
        assert {change.field for change in told} == set(headings(topic, differing, other, before))
        assert differing
    with writing(store, "มานะ", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
        assert dataclasses.replace(kept.read(session, topic, id_), version=1) == before


def headings(topic, names, *records_of_it):
    """List what the history calls the differing cells; those of a mapping by their keys."""
    for field in (field_of(topic, name) for name in names):
        if field.kind is Kind.MAP:
            yield from {key for record in records_of_it for key in getattr(record, field.name)}
        else:
            yield field.heading


@EVERY
def test_it_is_set_aside_and_brought_back(topic, session):
    id_ = kept.add(session, sample(session, topic))
    kept.remove(session, topic, id_)
    assert id_ not in [one.id for one in kept.find(session, topic)]
    assert id_ not in [row.id for row in page_of(session, topic)]


def page_of(session, topic):
    numbers = lists.order(session, lists.Listing(topic=topic.topic))
    return [row for row in lists.page(session, topic.topic, numbers) if row]


@pytest.mark.parametrize("topic", WHOLE, ids=lambda topic: topic.topic)
def test_it_has_a_name_of_its_own_in_lists(topic, session):
    id_ = kept.add(session, sample(session, topic))
    record = kept.read(session, topic, id_)
    assert topic.label is not Record.label
    assert record.label not in ("", id_)
    assert kept.labels(session, topic, [id_]) == {id_: record.label}


@EVERY
def test_its_list_can_be_sorted_by_every_column_and_shows_words(topic, session):
    id_ = kept.add(session, sample(session, topic))
    rows = {row.id: row.cells for row in page_of(session, topic)}
    columns = lists.columns(topic)
    assert len(rows[id_]) == len(columns)
    assert all(rows[id_])
    assert columns or topic.part_of or topic.topic == "offices"
    for field in columns:
        for descending in (False, True):
            asked = lists.Listing(topic=topic.topic, sort=field.name, descending=descending)
            assert len(lists.order(session, asked)) == lists.count(session, topic.topic)


def test_the_search_box_looks_in_every_topic_with_searched_fields():
    searched = {name for name, topic in OPEN.items() if any(field.searched for field in fields_of(topic))}
    assert set(lists.SEARCHED) == searched


@pytest.mark.parametrize("name", lists.SEARCHED)
def test_each_of_its_searched_fields_is_found(name, session):
    topic = TOPICS[name]
    for number, field in enumerate(f for f in fields_of(topic) if f.searched):
        word = f"คำค้น{number}"
        said = {Kind.MAP: {"one": word}, Kind.MANY: (word,)}.get(field.kind, word)
        id_ = kept.add(session, dataclasses.replace(sample(session, topic), **{field.name: said}))
        assert [hit.id for hit in lists.search(session, word, topics=[name])] == [id_]


@EVERY
def test_it_goes_out_to_a_workbook_and_its_headers_are_known_coming_in(topic, session, tmp_path):
    record = sample(session, topic)
    fields = [field for field in fields_of(topic) if field.kind not in _NOT_IN_COLUMNS]
    columns = [export.Column(field.title, field.kind, field.name) for field in fields]
    path = tmp_path / "rows.xlsx"
    row = [records.shown(field, getattr(record, field.name)) for field in fields]
    export.write_rows(path, topic.titled, columns, [row])
    if len(fields) < 2:  # a table of one column is none
        with pytest.raises(CannotDo, match="ไม่พบตารางที่มีหัวคอลัมน์"):
            topics.read_rows(path, topic)
        return
    sheet = topics.read_rows(path, topic)
    assert (sheet.unknown, sheet.refused, len(sheet.rows)) == ((), (), 1)
    said = sheet.rows[0].values
    assert {f.name: said[f.name] for f in fields} == {f.name: getattr(record, f.name) for f in fields}


def test_every_topic_has_its_place_in_the_window_or_on_the_page_of_its_whole():
    from desktop.ui.pages import PLACES

    placed = [name for place in PLACES for name in place.topics]
    no_topic = {"backups", "merging"}  # pages of the settings that others lead to
    own_page = ["surveys"]  # a part of an organisation that is filled in on a page of its own
    assert sorted(set(placed) - no_topic) == sorted([*own_page, *(topic.topic for topic in WHOLE)])


def test_every_open_topic_is_known_to_the_command_line():
    from desktop.commands import typed

    assert [typed.topic(name) for name in OPEN] == list(OPEN.values())
