"""A list taken out as a file: where it goes, whether it is encrypted, who took it noted, and then written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import paths
from desktop.i18n import N_, _
from desktop.ui.jobs import Failed, Jobs
from desktop.ui.parts.sealing import SealDialog

FILE_KINDS = {"Excel (*.xlsx)": ".xlsx", "CSV (*.csv)": ".csv", "JSON (*.json)": ".json"}
EXPORTED = N_("ส่งออกรายการ")
Go = Callable[[Path, str], object]  # takes where to write, and the passphrase, "" for none


def ask(page: QWidget, title: str, go_on: Go) -> None:
    """Ask where a list is to be written and whether encrypted, and go on with both."""
    offered = paths.documents_folder() / f"{title.replace('/', '-')}.xlsx"
    name, kind = QFileDialog.getSaveFileName(page, _("ส่งออกรายการ"), str(offered), ";;".join(FILE_KINDS))
    if name:
        path = Path(name)
        seal(page, path if path.suffix else path.with_suffix(FILE_KINDS.get(kind, ".xlsx")), go_on)


def seal(page: QWidget, path: Path, go_on: Go) -> None:
    """Ask whether what goes to a place is to be encrypted, and go on."""
    dialog = SealDialog(path, _("ส่งออก"), page)
    dialog.chosen.connect(partial(go_on, path))
    dialog.open()


def noted(
    jobs: Jobs, topic: str, passphrase: str, go_on: Callable[[], object], owner: QWidget,
    failed: Failed | None = None,
) -> None:  # fmt: skip
    """Note who takes data of a topic out, and go on once that is kept."""
    act = partial(_note, topic=topic, sealed=bool(passphrase))
    jobs.write(act, lambda _nothing: go_on(), action=EXPORTED, failed=failed, owner=owner)


def _note(session: Any, topic: str, *, sealed: bool) -> None:
    from desktop.work import exports

    exports.note(session, topic, sealed=sealed)
