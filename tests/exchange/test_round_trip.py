"""What is exported is read again as it was: any record of any topic, as workbook, plain text and JSON."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from desktop.domain.own_fields import KINDS, OF, OwnField, key_of, widened
from desktop.domain.records import Field, Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.exchange import values
from desktop.exchange.export import Column, write_rows
from desktop.exchange.topics import read_rows

TODAY = date(2025, 6, 1)
LETTERS = "กขฃนมแเใะาำิีุู่้็์ๆฯ๐๙ abcXYZ019.,;:'\"=+-@|\t\n()[]{}#_\\/<>&“”–€😀"
TEXTS = st.text(alphabet=LETTERS, max_size=25)
COMMON = ("=1+1", "'=1", "''+66", "_x0041_", "นายสมชาย ใจดี", "1E5", "0812345678", "TRUE", "12/5/2551", "ไม่มี")
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a record of eighty fields takes minutes
LEFT = (Kind.FILE, Kind.SECRET)  # a hash says nothing elsewhere, and a national id is exported masked


OWN = {
    topic: [
        OwnField(
            id=f"00000000-0000-4000-8000-{place:012d}", of=topic, kind=kind, title=f"ช่อง {kind}",
            choices=("ดี มาก", "พอใช้") if kind == "choice" else (), required=kind == "number",
        )
        for place, kind in enumerate(KINDS)
    ]
    for topic in OF
}  # fmt: skip
ALL = {**TOPICS, **{f"{topic} with own fields": widened(TOPICS[topic], own) for topic, own in OWN.items()}}


def canonical(field: Field, text: str):
    """Give what a typed text is kept as, or nothing where it cannot be."""
    with suppress(CannotDo):
        return values.from_cell(dataclasses.replace(field, required=False), text, TODAY)
    return field.empty


def value_of(field: Field):
    """Draw any value that a field can hold."""
    texts = st.one_of(TEXTS, st.sampled_from(COMMON))
    by_kind = {
        Kind.DAY: st.dates(date(1941, 1, 1), date(2090, 12, 31)),
        Kind.FLAG: st.booleans(),
        Kind.CHOICE: st.sampled_from([*field.choices] or [""]),
        Kind.NUMBER: st.integers(field.least or 0, field.most or 10**9),
        Kind.MONEY: st.integers(field.least or 0, field.most or 10**14),
        Kind.MANY: st.lists(texts.map(values.plain).filter(bool), max_size=4).map(tuple),
        Kind.MAP: st.dictionaries(st.text("abc_019", min_size=1, max_size=8), TEXTS.filter(bool), max_size=3),
    }
    drawn = by_kind.get(field.kind, texts.map(lambda text: canonical(field, text)))
    if field.required:
        return drawn.filter(lambda value: value not in (field.empty, None))
    return st.one_of(st.just(field.empty), drawn)


def rows_of(fields):
    return st.lists(st.tuples(*map(value_of, fields)), min_size=1, max_size=3)


def read_again(path: Path, topic, fields):
    if path.suffix != ".json":
        return [tuple(row.values[field.name] for field in fields) for row in read(path, topic)]
    told = json.loads(path.read_text("utf-8"))["rows"]
    return [tuple(values.from_cell(field, row[key_of(field)], TODAY) for field in fields) for row in told]


def read(path, topic):
    found = read_rows(path, topic, TODAY)
    assert found.refused == ()
    return found.rows


@pytest.mark.parametrize("ending", [".csv", ".json", ".xlsx"])
@pytest.mark.parametrize("name", ALL)
def test_any_record_of_any_topic_is_read_as_it_was_written(name, ending):
    topic = ALL[name]
    fields = [field for field in fields_of(topic) if field.kind not in LEFT]
    columns = [Column(field.title, field.kind, key_of(field)) for field in fields]
    examples = 1 if ending == ".xlsx" else 6  # each workbook is read in a program of its own

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(rows_of(fields))
    def holds(rows):
        rows = [row for row in rows if any(value not in (None, "", (), False, {}) for value in row)]
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"ก{ending}"
            write_rows(path, name, columns, rows)
            assert not rows or read_again(path, topic, fields) == rows

    holds()


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_texts_that_mean_something_to_spreadsheets_stay_texts(tmp_path, ending):
    topic = TOPICS["products"]
    fields = [field for field in fields_of(topic) if field.name in ("organisation", "name", "standards")]
    columns = [Column(field.title, field.kind, field.name) for field in fields]
    rows = [("กลุ่ม", text, ("อย.", text, "ก, ข; ค")) for text in COMMON if text != "ไม่มี"]
    write_rows(tmp_path / f"ก{ending}", "ก", columns, rows)
    assert read_again(tmp_path / f"ก{ending}", topic, fields) == rows


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("'''=x")
def test_a_guard_is_put_on_and_taken_off(text):
    from desktop.exchange import delimited, export

    assert (delimited._cell(export._guarded(text)) or "") == text
