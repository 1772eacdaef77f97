"""What a batch of papers asks of `work`, in a thread of the jobs: issuing all of them, then writing their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def write(
    session: Any, progress: Progress, papers: Sequence[Paper], place: Path, passphrase: str = ""
) -> Path:
    """Write the files of issued papers as one, or each into a folder, and give the place.

    With a passphrase they are in one encrypted .zip: of the file's name, or in the folder.
    """
    from desktop.printing import merged

    if passphrase:
        return _write_sealed(session, progress, papers, place, passphrase)
    parts = []
    for name, pdf in _drawn(session, progress, papers):
        if place.is_dir():
            files.save(pdf, _free(place / name))
        else:
            parts.append(pdf)
    if parts:
        files.save(merged(parts, _("หนังสือ {count} ฉบับ").format(count=len(parts))), place)
    return place


def _write_sealed(
    session: Any, progress: Progress, papers: Sequence[Paper], place: Path, passphrase: str
) -> Path:
    from desktop.exchange import sealed_zip
    from desktop.printing import merged

    titled = _("หนังสือ {count} ฉบับ").format(count=len(papers))
    target = sealed_zip.place(place / titled if place.is_dir() else place)
    drawn = _drawn(session, progress, papers)
    with sealed_zip.writing(target, passphrase) as put:
        if place.is_dir():
            for number, (name, pdf) in enumerate(drawn, 1):
                put(f"{number:03d} {name}", pdf)  # no two are of one name
        else:
            put(place.name, merged([pdf for _name, pdf in drawn], titled))
    return target


def _drawn(session: Any, progress: Progress, papers: Sequence[Paper]) -> Iterator[tuple[str, bytes]]:
    """Give the papers one by one with their names, and tell how far it is."""
    from desktop.work import batches

    for done, drawn in enumerate(batches.files(session, papers)):
        progress.step(done, len(papers))
        yield drawn
    progress.step(len(papers), len(papers))


def _free(path: Path) -> Path:
    """Give a name that no file has yet: what stands in the folder is never written over."""
    for again in range(2, 10_000):
        if not path.exists():
            return path
        path = path.with_name(f"{path.stem.removesuffix(f' ({again - 1})')} ({again}){path.suffix}")
    raise Trouble("โฟลเดอร์นี้มีไฟล์ชื่อเดียวกันมากเกินไป กรุณาเลือกโฟลเดอร์อื่น")
