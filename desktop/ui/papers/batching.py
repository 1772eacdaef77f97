"""What a batch of papers asks of `work`, in a thread of the jobs: issuing all of them, then writing their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Trouble
from desktop.i18n import _
from desktop.ui.jobs import Progress
from desktop.ui.papers import files

if TYPE_CHECKING:
    from desktop.domain.papers import Paper
    from desktop.work.batches import Batch


def issue(
    session: Any,
    progress: Progress,
    topic: str,
    numbers: Sequence[int],
    kind: str,
    dated: date,
    thai_digits: bool,
) -> Batch:
    """Issue one paper of a kind for each row of a list."""
    from desktop.printing import draw
    from desktop.work import batches
    from desktop.work.papers import Request

    request = Request(kind=kind, dated=dated, thai_digits=thai_digits)
    ids = batches.ids_of(session, topic, numbers)
    return batches.issue_all(session, batches.wanted(session, request, ids), draw, progress.step)


def write(session: Any, progress: Progress, papers: Sequence[Paper], place: Path) -> Path:
    """Write the files of issued papers as one, or each into a folder, and give the place."""
    from desktop.printing import merged
    from desktop.work import batches

    parts = []
    for done, (name, pdf) in enumerate(batches.files(session, papers)):
        progress.step(done, len(papers))
        if place.is_dir():
            files.save(pdf, _free(place / name))
        else:
            parts.append(pdf)
    if parts:
        files.save(merged(parts, _("หนังสือ {count} ฉบับ").format(count=len(parts))), place)
    progress.step(len(papers), len(papers))
    return place


def _free(path: Path) -> Path:
    """Give a name that no file has yet: what stands in the folder is never written over."""
    for again in range(2, 10_000):
        if not path.exists():
            return path
        path = path.with_name(f"{path.stem.removesuffix(f' ({again - 1})')} ({again}){path.suffix}")
    raise Trouble("โฟลเดอร์นี้มีไฟล์ชื่อเดียวกันมากเกินไป กรุณาเลือกโฟลเดอร์อื่น")
