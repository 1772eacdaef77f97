"""The commands about one paper: issue, reprint, cancel, its Word copy, what changed since, its copy for the notice board."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from desktop.commands import files, plain, requests, typed
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage
from desktop.commands.office import reading, writing
from desktop.domain.papers import PAPER_KINDS, Paper
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.printing import draw
from desktop.printing import word as written_in_word
from desktop.store.session import Session
from desktop.work import looks, paper_changes, paper_views, papers

_WORD = ".docx"


def issue(arguments: Namespace) -> Answer:
    """Issue a paper and write its PDF; nothing is issued where the file cannot be written."""
    request = requests.asked(arguments)
    out, draft = Path(arguments.out), arguments.draft
    with files.placing(out, files.PDF) as put, writing(arguments, N_("ออกหนังสือ"), rehearsal=draft) as session:
        issued = papers.issue(session, requests.named(session, request, arguments.id), draw)
        put(issued.pdf)
    return _answer(_of_draft(issued.paper) if draft else issued.paper, out)


def _of_draft(paper: Paper) -> Paper:
    """Take from a rehearsed paper what was rolled back: its id and the number that another may take."""
    return replace(paper, id="", number=None if paper.way != "given" else paper.number, sub_number=None)


def reprint(arguments: Namespace) -> Answer:
    """Write the very bytes of an issued paper again."""
    out = Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        issued = papers.reprint(session, typed.record_id(session, Paper, arguments.paper))
        put(issued.pdf)
    return _answer(issued.paper, out)


def cancel(arguments: Namespace) -> Answer:
    """Cancel a paper: by a new one that refers to it, or with its reason alone where no other paper cancels it."""
    way, number = typed.way_and_number(arguments.number)
    dated = typed.day(arguments.date)
    out = Path(arguments.out) if arguments.out else None
    place = files.placing(out, files.PDF) if out else nullcontext(_nowhere)
    with place as put, writing(arguments, N_("ยกเลิกหนังสือ")) as session:
        paper = papers.find(session, " ".join(arguments.paper))
        if _is_set_aside(paper):
            return _set_aside(session, paper, arguments)
        issued = papers.cancel(session, paper.id, arguments.why, draw, dated=dated, way=way, number=number)
        put(issued.pdf)
    return _answer(issued.paper, out)


def _is_set_aside(paper: Paper) -> bool:
    """Tell whether a paper is cancelled without another: one never signed, or of a kind that none cancels."""
    cancelled_by = PAPER_KINDS[paper.kind].cancelled_by
    return paper.state in ("draft", "out") or (paper.state == "issued" and not cancelled_by)


def _set_aside(session: Session, paper: Paper, arguments: Namespace) -> Answer:
    """Drop a draft, or cancel a paper in the register with the reason."""
    if arguments.out or arguments.date or arguments.number:
        raise Usage("หนังสือนี้ยกเลิกโดยไม่ออกหนังสือยกเลิก กรุณาพิมพ์โดยไม่มี --out --date และ --number")
    papers.set_aside(session, paper.id, arguments.why)
    told = _("ทิ้งร่างแล้ว: {paper}") if paper.state == "draft" else _("ยกเลิกในทะเบียนแล้ว: {paper}")
    return Answer({"paper": plain.paper(paper, None)}, [told.format(paper=paper.label)])


def _nowhere(_data: bytes) -> None:
    """Write a PDF that nobody asked for; the office keeps it."""


def _answer(paper: Paper, out: Path | None) -> Answer:
    lines = [paper.label] if paper.id else [_("ร่าง") + " " + paper.label]
    return Answer({"paper": plain.paper(paper, out)}, [*lines, *([str(out)] if out else [])])


def word(arguments: Namespace) -> Answer:
    """Write a Word copy of an issued paper, never over a file: somebody may have worked on it."""
    out = Path(arguments.out)
    if out.suffix.lower() != _WORD:
        raise Usage("ไฟล์ Word ต้องลงท้ายด้วย .docx กรุณาพิมพ์ชื่อไฟล์ใหม่")
    files.check_new(out)
    with files.placing(out) as put, reading(arguments) as session:
        paper = papers.find(session, " ".join(arguments.paper))
        contents = paper_views.frozen(session, paper.id)
        if contents is None:
            raise CannotDo("หนังสือนี้ไม่มีเนื้อความเก็บไว้ เพราะยังเป็นร่างหรือบันทึกย้อนหลังจากกระดาษ")
        data = written_in_word(contents, looks.look(session, contents))
        put(data)
    return _copied(paper, data, out)


def notice_copy(arguments: Namespace) -> Answer:
    """Write a copy for the notice board, without ids and telephone numbers of people."""
    out = Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        paper = papers.find(session, " ".join(arguments.paper))
        data = paper_changes.redacted(session, paper.id, draw)
        put(data)
    return _copied(paper, data, out)


def _copied(paper: Paper, data: bytes, out: Path) -> Answer:
    copy = {"paper": paper.id, "sha256": hashlib.sha256(data).hexdigest(), "path": str(out)}
    return Answer({"copy": copy}, [paper.label, str(out)])


def changes(arguments: Namespace) -> Answer:
    """Tell what a paper would say otherwise if it were written from today's records."""
    with reading(arguments) as session:
        sentences = paper_changes.since(session, typed.record_id(session, Paper, arguments.paper))
    return Answer({"changes": list(sentences)}, sentences or [_("ไม่มีอะไรเปลี่ยนไป ข้อมูลวันนี้ตรงกับหนังสือ")])
