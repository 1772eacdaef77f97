"""The search index: one FTS5 table a topic, which names for every run of one to three letters the rows that have it.

Thai is written without spaces, so no words are kept but runs: whatever holds a text holds each of its runs, and `instr`
then tells those that hold the text itself. Records that are set aside are not in the index. A shared office has an
index of its server's own instead (`trigrams`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from desktop.domain.records import Record
from desktop.store import tables, trigrams
from desktop.store.dialect import SERVER
from desktop.store.session import Session

TOPICS = (
    "people", "organisations", "committees", "meetings", "centres", "villages", "papers", "received", "number_blocks",
    "signers", "products", "mediators", "trainings", "outreaches",
)  # fmt: skip  # those with searched fields, in the order in which they are told of
FOLLOWED = frozenset({"search_text", "deleted"})  # columns that the index is made of
ANYWHERE, WORD, LABEL = "", "w", "l"  # where a run stands: a sign before it that no code of a letter has
LONGEST = 3  # letters of a run: with pairs alone, one text in twenty met too many rows that do not hold it
ENOUGH = 8  # runs asked for, the rarest: to go through those that most rows have took most of the time
LOOKED_AT = 100  # rows of a run, to see how rare it is; and runs of a text
TRIED = 300  # rows, for those that begin so: their first letters alone may be those of half the rows
PART = 5_000  # rows filled at once


def indexed(topic: type[Record]) -> bool:
    """Tell whether a topic has an index."""
    return topic.topic in TOPICS


def _kept(session: Session, topic: type[Record]) -> bool:
    """Tell whether an index of a topic is kept here, and not by a server."""
    return indexed(topic) and session.connection.dialect.name != SERVER


def make(connection: sa.Connection, topic: str) -> None:
    """Make the empty index of a topic."""
    # without content and positions: the text stands in the topic's table, and `instr` knows the order of letters
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {_name(topic)}"
        " USING fts5(runs, content='', contentless_delete=1, detail=none, tokenize='ascii')"
    )


def fill(connection: sa.Connection, topic: str) -> None:
    """Put all records of a topic into its index, as after it was made."""
    found = connection.exec_driver_sql(
        f"SELECT no, search_text FROM {topic} WHERE NOT deleted"  # noqa: S608
    )
    for rows in found.partitions(PART):
        statement = f"INSERT INTO {_name(topic)} (rowid, runs) VALUES (?, ?)"  # noqa: S608
        connection.exec_driver_sql(statement, [(no, runs(text)) for no, text in rows])
    connection.exec_driver_sql(f"INSERT INTO {_name(topic)} ({_name(topic)}) VALUES ('optimize')")  # noqa: S608


def add(session: Session, topic: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put new rows into the index."""
    if not _kept(session, topic):
        return
    statement = f"INSERT INTO {_name(topic.topic)} (rowid, runs) VALUES (?, ?)"  # noqa: S608
    session.connection.exec_driver_sql(statement, [(row["no"], runs(row["search_text"])) for row in rows])


def put(session: Session, topic: type[Record], texts: Mapping[str, str]) -> None:
    """Put records that are kept into the index: their search texts by id."""
    if not _kept(session, topic) or not texts:
        return
    statement = sa.text(
        f"INSERT OR REPLACE INTO {_name(topic.topic)} (rowid, runs)"  # noqa: S608
        f" SELECT no, :runs FROM {topic.topic} WHERE id = :id"
    )
    session.execute(statement, [{"id": id_, "runs": runs(text)} for id_, text in texts.items()])


def drop(session: Session, topic: type[Record], ids: Sequence[str]) -> None:
    """Take records out of the index that were set aside."""
    if not _kept(session, topic):
        return
    name, table = sa.table(_name(topic.topic), sa.column("rowid", sa.Integer)), tables.of(topic)
    session.execute(sa.delete(name).where(name.c.rowid.in_(sa.select(table.c.no).where(table.c.id.in_(ids)))))


def follow(session: Session, topic: type[Record], id_: str) -> None:
    """Bring the index to what one record has become: found by its new words, or not at all once it is set aside."""
    if not _kept(session, topic):
        return
    table = tables.of(topic)
    row = session.execute(
        sa.select(table.c.no, table.c.deleted, table.c.search_text).where(table.c.id == id_)
    ).one()
    if row.deleted:
        statement = sa.text(f"DELETE FROM {_name(topic.topic)} WHERE rowid = :no")  # noqa: S608
        session.execute(statement, [{"no": row.no}])
    else:
        put(session, topic, {id_: row.search_text})


def forget(session: Session, topic: type[Record]) -> None:
    """Leave nothing in the index of what records said before: it keeps that beside until it is put in order."""
    if _kept(session, topic):
        name = _name(topic.topic)
        session.connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def runs(text: str) -> str:
    """Write the runs of a search text as the index keeps them, and once more those that begin a word or the text.

    >>> sorted(runs("ab").split()), sorted(runs("ก").split())
    (['61', '61g62', '62', 'l61', 'l61g62', 'w61', 'w61g62'], ['e01', 'le01', 'we01'])
    """
    tokens: set[str] = set()
    for place, word in enumerate(text.split()):
        tokens.update(_of_word(word))
        if place == 0:
            tokens.update(_token(LABEL, word[:length]) for length in range(1, LONGEST + 1))
    return " ".join(tokens)


@lru_cache(maxsize=1 << 15)  # names come again and again
def _of_word(word: str) -> tuple[str, ...]:
    codes = found = [_code(letter) for letter in word]
    tokens = [*found, WORD + found[0]]
    for length in range(2, min(len(word), LONGEST) + 1):
        found = [f"{run}g{code}" for run, code in zip(found, codes[length - 1 :], strict=False)]
        tokens += [*found, WORD + found[0]]
    return tuple(tokens)


def asked(words: Sequence[str], begins: str = ANYWHERE) -> tuple[str, ...]:
    """List the runs, as the index keeps them, of rows that hold some folded words; the first may begin what it `begins`."""
    found = dict.fromkeys(_token(ANYWHERE, run) for word in words for run in _cover(word))
    if begins:
        found[_token(begins, words[0][:LONGEST])] = None
    return tuple(found)


def where(session: Session, topic: type[Record], words: Sequence[str]) -> list[sa.ColumnElement[bool]]:
    """Ask for the rows of an indexed topic that hold all of some folded words."""
    table = tables.of(topic)
    if not _kept(session, topic):
        return trigrams.holding(table, words)
    return [table.c.no.in_(numbers(topic, rarest(session, topic, words))), *holding(table, words)]


def holding(table: Any, words: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    """Ask for rows that hold all of some folded words, without any index."""
    return [sa.func.instr(table.c.search_text, word) > 0 for word in words]


def numbers(topic: type[Record], runs: Iterable[str]) -> sa.Select[tuple[int]]:
    """Select the numbers of the rows that have some runs, in their order."""
    name = _name(topic.topic)
    rows = sa.table(name, sa.column("rowid", sa.Integer))
    return sa.select(rows.c.rowid).where(sa.literal_column(name).op("MATCH")(" ".join(runs)))


def known(session: Session, topics: Iterable[str], words: Sequence[str]) -> frozenset[str]:
    """Name the topics that have every run of some folded words: most have not, and one statement tells it of all."""
    if session.connection.dialect.name == SERVER:
        return trigrams.known(session.connection, topics, words)
    runs = asked(words)[:LOOKED_AT]
    found = session.connection.exec_driver_sql(_which(tuple(topics), len(runs)), runs)
    return frozenset(topic for (topic,) in found)


@cache
def _which(topics: tuple[str, ...], runs: int) -> str:
    def has(topic: str) -> str:
        name = _name(topic)
        asked = (f"EXISTS (SELECT 1 FROM {name} WHERE {name} MATCH ?{n})" for n in range(1, runs + 1))  # noqa: S608
        return f"SELECT '{topic}' WHERE {' AND '.join(asked)}"

    return " UNION ALL ".join(map(has, topics))


def rarest(session: Session, topic: type[Record], words: Sequence[str]) -> tuple[str, ...]:
    """Choose the rarest runs of some folded words, as the index keeps them, the rarest first; none for a server's."""
    if not _kept(session, topic):
        return ()
    runs = asked(words)[:LOOKED_AT]
    seen = session.connection.exec_driver_sql(_first_rows(topic.topic, len(runs)), runs).all()
    # of those with many rows, the rarer a run is, the further off is the last that was looked at
    order = sorted(zip(runs, seen, strict=True), key=lambda one: (one[1][0], -(one[1][1] or 0)))
    return tuple(run for run, _seen in order[:ENOUGH])


@cache
def _first_rows(topic: str, runs: int) -> str:
    name = _name(topic)
    rows = f"SELECT rowid FROM {name} WHERE {name} MATCH ? LIMIT {LOOKED_AT}"  # noqa: S608
    return " UNION ALL ".join([f"SELECT count(*), max(rowid) FROM ({rows})"] * runs)  # noqa: S608


def found(
    session: Session,
    topic: type[Record],
    words: Sequence[str],
    runs: Sequence[str],
    begins: str,
    most: int,
    where: Sequence[sa.ColumnElement[bool]] = (),
) -> list[sa.Row[Any]]:
    """Give the first rows that have some runs and hold all words; the first word `begins` the row, a word, or nothing."""
    if not _kept(session, topic):
        return list(session.connection.execute(_asked_there(topic, words, begins).where(*where).limit(most)))
    first = [_token(begins, words[0][:LONGEST])] if begins else []
    values = {f"word_{place}": word for place, word in enumerate(words)}
    question = _question(topic.topic, len(words), begins)
    given = {"runs": " ".join([*runs, *first]), "most": most, **values}
    return list(session.connection.execute(question.where(*where), given))


def _asked_there(topic: type[Record], words: Sequence[str], begins: str) -> sa.Select[Any]:
    table = tables.of(topic)
    question = sa.select(table.c.id, table.c.label, table.c.search_text, table.c.sort_key)
    first = {LABEL: [trigrams.beginning], WORD: [trigrams.with_word]}.get(begins, [])
    return question.where(*trigrams.holding(table, words), *(ask(table, words[0]) for ask in first))


@cache
def _question(topic: str, words: int, begins: str) -> sa.Select[Any]:
    """Make the question for rows with so many words; once, for that takes longer than the answer."""
    table, name = tables.metadata.tables[topic], _name(topic)
    known = sa.select(sa.column("rowid", sa.Integer)).select_from(sa.table(name))
    known = known.where(sa.literal_column(name).op("MATCH")(sa.bindparam("runs")))
    asked = [sa.bindparam(f"word_{place}", type_=sa.Text) for place in range(words)]
    where = [sa.func.instr(table.c.search_text, word) > 0 for word in asked]
    if begins == LABEL:
        where.append(sa.func.instr(table.c.search_text, asked[0]) == 1)
    elif begins == WORD:
        where.append(sa.func.instr(" " + table.c.search_text, " " + asked[0]) > 0)
    rows = (known.limit(TRIED) if begins else known).subquery()
    return (
        sa.select(table.c.id, table.c.label, table.c.search_text, table.c.sort_key)
        .join_from(rows, table, rows.c.rowid == table.c.no)
        .where(*where)
        .limit(sa.bindparam("most"))
    )


def _name(topic: str) -> str:
    return f"{topic}_search"


def _cover(word: str) -> list[str]:
    """Give the longest runs of a word that the index has; without those that overlap, far more rows would be met."""
    length = min(len(word), LONGEST)
    return [word[place : place + length] for place in range(len(word) - length + 1)]


def _token(where: str, run: str) -> str:
    """Write a run by the codes of its letters: any sign may be among them, and none means anything to FTS5."""
    return where + "g".join(map(_code, run))


@cache
def _code(letter: str) -> str:
    return f"{ord(letter):x}"
