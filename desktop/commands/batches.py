"""The command `batch`: one paper of a kind for each of many committees, meetings or centres, as one file or many."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from desktop.commands import files, plain, requests, typed
from desktop.commands.answers import Answer, begin, showing
from desktop.commands.arguments import Usage
from desktop.commands.office import writing
from desktop.domain.papers import Paper
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.printing import draw, merged
from desktop.store.session import Session
from desktop.work import batches, exports, lists
from desktop.work.batches import MADE_OF, Batch
from desktop.work.lists import Listing
from desktop.work.papers import Request

_REFUSED = 1  # exit code
_Placed = list[dict[str, Any]]  # the papers issued, each with the file that it is in


def batch(arguments: Namespace) -> Answer:
    """Issue one paper for each record that is named or found; nothing is issued where a file cannot be written."""
    topic = _topic(arguments)
    request, out = Request(kind=arguments.kind, dated=typed.day(arguments.date)), Path(arguments.out)
    together = out.suffix.lower() == ".pdf"
    if not together:
        files.check_folder(out)
    with ExitStack() as places:  # the files take their names when the papers are issued for good
        put = places.enter_context(files.placing(out, files.PDF)) if together else None
        with writing(arguments, N_("ออกหนังสือหลายฉบับ")) as session:
            wanted = batches.wanted(session, request, _ids(session, topic, arguments))
            begin(_("กำลังออกหนังสือ…"))
            made = batches.issue_all(session, wanted, draw, showing())
            if put and made.issued:
                put(_together(session, made.issued))
            issued = _placed(made.issued, out) if put else _each(session, made.issued, out, places)
            if issued:
                exports.note(session, Paper.topic, sealed=False)
    return _answer(made, issued, out)


def _topic(arguments: Namespace) -> str:
    """Name the topic of which many are chosen; `Usage` where nothing was said to choose by, or both ways."""
    kind = requests.kind_of(arguments.kind)
    if kind.about not in MADE_OF:
        raise Usage("หนังสือชนิด “{what}” ออกครั้งละฉบับ กรุณาใช้คำสั่ง issue", what=arguments.kind)
    if arguments.id and arguments.where is not None:
        raise Usage("บอก ID พร้อมกับ --where ไม่ได้ กรุณาเลือกอย่างเดียว")
    if not arguments.id and arguments.where is None:
        raise Usage('ยังไม่ได้บอกว่าออกของรายการใด กรุณาพิมพ์ ID หรือ --where คำที่ค้นหา (--where "" คือทั้งหมด)')
    return MADE_OF[kind.about]


def _ids(session: Session, topic: str, arguments: Namespace) -> Sequence[str]:
    """Give the ids of the records that are named one by one, or found by their words."""
    if arguments.id:
        return [typed.record_id(session, TOPICS[topic], [one]) for one in arguments.id]
    found = batches.ids_of(session, topic, lists.order(session, Listing(topic=topic, text=arguments.where)))
    if not found:
        raise CannotDo(
            "ไม่พบ{titled}ที่มีคำว่า “{text}” กรุณาลองคำอื่น",
            "where",
            titled=TOPICS[topic].titled,
            text=arguments.where,
        )
    return found


def _together(session: Session, issued: Sequence[Paper]) -> bytes:
    """Put the files of all papers into one."""
    pdfs = (pdf for _name, pdf in batches.files(session, issued))
    return merged(pdfs, _("หนังสือ {count} ฉบับ").format(count=len(issued)))


def _placed(issued: Iterable[Paper], out: Path) -> _Placed:
    return [plain.paper(paper, out) for paper in issued]


def _each(session: Session, issued: Sequence[Paper], folder: Path, places: ExitStack) -> _Placed:
    """Write the file of each paper into a folder, under a name that no file there has."""
    given: dict[Path, dict[str, Any]] = {}
    for paper, (name, pdf) in zip(issued, batches.files(session, issued), strict=True):
        path = files.free(folder / name, given)
        places.enter_context(files.placing(path))(pdf)
        given[path] = plain.paper(paper, path)
    return list(given.values())


def _answer(made: Batch, issued: _Placed, out: Path) -> Answer:
    """Tell what was issued and what was refused; any refusal makes the exit code 1."""
    refused = [{"label": one.label, "message": one.why.say(_)} for one in made.refused]
    told = _("ออกหนังสือ {issued:,} ฉบับ ออกไม่ได้ {refused:,} ฉบับ").format(
        issued=len(issued), refused=len(refused)
    )
    lines = [*(one.label for one in made.issued), *("\t".join(one.values()) for one in refused), told]
    document = {"issued": issued, "refused": refused, "path": str(out) if issued else None}
    return Answer(document, [*lines, *([str(out)] if issued else [])], _REFUSED if refused else 0)
