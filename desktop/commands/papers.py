"""The commands about papers: issue, reprint, cancel."""

from __future__ import annotations

from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from desktop.commands import files, plain, typed
from desktop.commands.answers import Answer
from desktop.commands.arguments import Usage
from desktop.commands.office import reading, writing
from desktop.domain.committees import Committee
from desktop.domain.papers import Paper
from desktop.i18n import N_, _
from desktop.printing import draw
from desktop.work import papers
from desktop.work.papers import Request

KINDS = ("announcement", "order")  # the others come about by `cancel`


def issue(arguments: Namespace) -> Answer:
    """Issue a paper of a committee and write its PDF; nothing is issued where the file cannot be written."""
    if arguments.kind not in KINDS:
        raise Usage(
            "ออกหนังสือชนิด “{what}” ไม่ได้ ใช้ได้เฉพาะ {known}", what=arguments.kind, known=", ".join(KINDS)
        )
    way, number = typed.way_and_number(arguments.number)
    request = Request(kind=arguments.kind, dated=typed.day(arguments.date), way=way, number=number)
    out, draft = Path(arguments.out), arguments.draft
    with files.placing(out, files.PDF) as put, writing(arguments, N_("ออกหนังสือ"), rehearsal=draft) as session:
        committee = typed.record_id(session, Committee, arguments.id)
        issued = papers.issue(session, replace(request, committee=committee), draw)
        put(issued.pdf)
    return _answer(_of_draft(issued.paper) if draft else issued.paper, out)


def _of_draft(paper: Paper) -> Paper:
    """Take from a rehearsed paper what was rolled back: its id and the number that another may take."""
    return replace(paper, id="", number=None if paper.way != "given" else paper.number)


def reprint(arguments: Namespace) -> Answer:
    """Write the very bytes of an issued paper again."""
    out = Path(arguments.out)
    with files.placing(out, files.PDF) as put, reading(arguments) as session:
        issued = papers.reprint(session, typed.record_id(session, Paper, arguments.paper))
        put(issued.pdf)
    return _answer(issued.paper, out)


def cancel(arguments: Namespace) -> Answer:
    """Cancel a paper by a new one that refers to it, and write the new one's PDF where that is asked for."""
    way, number = typed.way_and_number(arguments.number)
    dated = typed.day(arguments.date)
    out = Path(arguments.out) if arguments.out else None
    place = files.placing(out, files.PDF) if out else nullcontext(_nowhere)
    with place as put, writing(arguments, N_("ยกเลิกหนังสือ")) as session:
        id_ = typed.record_id(session, Paper, arguments.paper)
        issued = papers.cancel(session, id_, arguments.why, draw, dated=dated, way=way, number=number)
        put(issued.pdf)
    return _answer(issued.paper, out)


def _nowhere(_data: bytes) -> None:
    """Write a PDF that nobody asked for; the office keeps it."""


def _answer(paper: Paper, out: Path | None) -> Answer:
    lines = [paper.label] if paper.id else [_("ร่าง") + " " + paper.label]
    return Answer({"paper": plain.paper(paper, out)}, [*lines, *([str(out)] if out else [])])
