"""Bringing home what a laptop's copy of the office issued: its papers with the same ids, words and files."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.papers import Paper
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.registers import NumberBlock, Register
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_
from desktop.store import attachments, conflicts, history, opening, tables
from desktop.store import records as store
from desktop.store import session as units
from desktop.store.opening import Store
from desktop.store.session import Session
from desktop.store.trouble import DAMAGED

_SPOILT = N_(
    "สำเนาของเครื่องที่นำไปเสียหาย ยังไม่ได้รับคืนสิ่งใด กรุณาลองจากโฟลเดอร์ในเครื่องนั้นโดยตรง ถ้ายังไม่ได้ให้คืนเลขโดยบอกเลขที่ใช้ไป"
)


@contextmanager
def opened(session: Session, folder: Path) -> Iterator[Store]:
    """Open the laptop's copy that stands in a folder; refused where it is damaged, another office's or this office."""
    if folder.resolve() == session.store.folder.resolve():
        raise _no_copy()
    try:
        copy = opening.open_copy(session.store, folder)
    except Trouble as trouble:
        raise (Trouble(_SPOILT) if trouble.sentence == DAMAGED else trouble) from trouble
    try:
        if not copy.holder:
            raise _no_copy()
        yield copy
    finally:
        copy.close()


def _no_copy() -> CannotDo:
    return CannotDo("โฟลเดอร์นี้เป็นสำนักงานเอง ไม่ใช่สำเนาที่นำออกไป กรุณาเลือกโฟลเดอร์ของเครื่องที่นำไป", "folder")


def blocks_in(copy: Store) -> list[NumberBlock]:
    """List the blocks that a laptop's copy was given."""
    with units.reading(copy) as there:
        return store.find(there, NumberBlock, tables.of(NumberBlock).c.holder == copy.holder)


def take_over(session: Session, copy: Store, blocks: Sequence[NumberBlock]) -> int:
    """Add what was issued from blocks in a copy and is not here yet; tell how many papers that were."""
    with units.reading(copy) as there:
        # numbers that came back unused may be in a later block again
        papers = {paper.id: paper for block in blocks for paper in _issued(there, block)}
    known = store.by_ids(session, Paper, papers)
    new = [paper for id_, paper in papers.items() if id_ not in known]
    entered = {paper.id: _entered(session, paper) for paper in new}
    here = {id_: one or id_ for id_, one in entered.items()}
    brought = [
        _take_in(session, copy, _with_known_links(session, paper, here))
        for paper in new
        if not entered[paper.id]
    ]
    for paper in brought:
        _take_effect(session, paper)
    let_entries_go(session)
    return len(brought)


def let_entries_go(session: Session) -> None:
    """Set aside each entry that only keeps a number, once the paper of that number has come; of two entries one."""
    for double in conflicts.doubled_numbers(session):
        papers = store.by_ids(session, Paper, double.rows).values() if double.topic == Paper.topic else ()
        entries = sorted(
            (one for one in papers if not one.dated), key=lambda one: (one.state != "out", one.id)
        )
        stays = [one for one in papers if one.dated] or entries[:1]
        for entry in entries:
            if entry not in stays:
                history.mark_final(session)
                store.remove(session, Paper, entry.id)


def _issued(there: Session, block: NumberBlock) -> list[Paper]:
    """List the papers that were numbered from a block; `Trouble` where the words of one are not those it was issued with."""
    paper = tables.of(Paper)
    found = store.find(
        there,
        Paper,
        paper.c.register == store.read(there, Register, block.register).key,
        paper.c.year == block.year,
        paper.c.number.between(block.first, block.last),
        paper.c.state != "draft",
    )
    for one in found:
        if one.contents and hashlib.sha256(one.contents.encode()).hexdigest() != one.contents_hash:
            raise Trouble(_SPOILT)
    return found


def _with_known_links(session: Session, paper: Paper, here: Mapping[str, str]) -> Paper:
    """Name what a paper refers to by its id here; what this office does not have is left empty."""
    links: dict[str, Any] = {}
    for field in fields_of(Paper):
        named = getattr(paper, field.name)
        if field.kind is Kind.LINK and named:
            topic: type[Record] = TOPICS[field.topic]
            known = store.labels(session, topic, [named])
            links[field.name] = here.get(named, named if known else "")
    return dataclasses.replace(paper, **links)


def _entered(session: Session, paper: Paper) -> str:
    """Give the id under which a paper was entered here from its file, "" where it was not.

    The number of another paper is refused.
    """
    table = tables.of(Paper)
    found = store.find(
        session,
        Paper,
        table.c.register == paper.register,
        table.c.year == paper.year,
        table.c.number == paper.number,
        table.c.sub_number.is_not_distinct_from(paper.sub_number),
        table.c.state != "draft",
        table.c.dated.is_not(None),  # no entry that waits for it
    )
    if found and not (paper.file and found[0].file == paper.file):
        raise CannotDo(
            "เลขที่ {number} ของสำเนานี้เป็นของหนังสืออื่นในสำนักงานแล้ว ยังไม่ได้รับคืนสิ่งใด กรุณาเทียบหนังสือทั้งสองฉบับกับทะเบียน",
            "folder",
            number=paper.numbered,
        )
    return found[0].id if found else ""


def _take_in(session: Session, copy: Store, paper: Paper) -> Paper:
    """Add a paper with its files, as the same record: a package of that copy may bring it too."""
    for sha in filter(None, {paper.file, paper.scan}):
        _bring_file(session, copy, sha)
    store.add(session, paper)
    return paper


def _bring_file(session: Session, copy: Store, sha: str) -> None:
    data = attachments.get(copy, sha)
    if not session.rehearsal:
        attachments.put(session.store, data)


def _take_effect(session: Session, paper: Paper) -> None:
    """Mark as cancelled what a paper cancelled on the laptop."""
    if paper.relation == "cancels" and paper.state == "issued" and paper.refers_to:
        cancelled = store.by_ids(session, Paper, [paper.refers_to]).get(paper.refers_to)
        if cancelled and cancelled.state == "issued":
            store.save(session, dataclasses.replace(cancelled, state="cancelled", reason=paper.reason))


def close(session: Session, copy: Store, blocks: Sequence[NumberBlock], on: date) -> None:
    """End the blocks in the copy too, so that it gives none of their numbers any more."""
    begin = units.rehearsing if session.rehearsal else units.writing
    with begin(copy, session.actor, session.action) as there:
        history.mark_final(there)
        for block in blocks:
            if not block.returned:
                store.save(there, dataclasses.replace(block, returned=on))
