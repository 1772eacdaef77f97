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
from desktop.store import attachments, history, opening, tables
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
        papers = [paper for block in blocks for paper in _issued(there, block)]
    known = store.by_ids(session, Paper, [paper.id for paper in papers])
    new = [paper for paper in papers if paper.id not in known]
    standing = {paper.id: _standing(session, paper) for paper in new}
    here = {id_: one.id if one else id_ for id_, one in standing.items()}
    brought = [
        _take_in(session, copy, _with_known_links(session, paper, here), standing[paper.id])
        for paper in new
        if not _is_entered(standing[paper.id])
    ]
    for paper in brought:
        _take_effect(session, paper)
    return len(brought)


def _is_entered(standing: Paper | None) -> bool:
    """Tell whether what stands under a number is the paper itself, and no entry that waits for it."""
    return standing is not None and standing.dated is not None


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


def _standing(session: Session, paper: Paper) -> Paper | None:
    """Find what stands here under the number of a paper: the entry that waits for it, or itself, entered from its file.

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
    )
    if found and found[0].dated and not (paper.file and found[0].file == paper.file):
        raise CannotDo(
            "เลขที่ {number} ของสำเนานี้เป็นของหนังสืออื่นในสำนักงานแล้ว ยังไม่ได้รับคืนสิ่งใด กรุณาเทียบหนังสือทั้งสองฉบับกับทะเบียน",
            "folder",
            number=paper.numbered,
        )
    return found[0] if found else None


def _take_in(session: Session, copy: Store, paper: Paper, entry: Paper | None) -> Paper:
    """Add a paper with its files, over the entry that waits for it if there is one."""
    for sha in filter(None, {paper.file, paper.scan}):
        _bring_file(session, copy, sha)
    if entry:
        return store.save(session, dataclasses.replace(paper, id=entry.id, version=entry.version))
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
