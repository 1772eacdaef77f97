"""The form of a round for telephones: asks where it goes and writes it there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.page import Page

ENDING = ".xlsx"
FILES = N_("แบบสำหรับโทรศัพท์ (*.xlsx)")


def ask(page: Page, jobs: Jobs, round_id: str, title: str) -> None:
    """Ask over a page where the form of a round goes, write it and say where it is."""
    name = _("แบบสำหรับโทรศัพท์ {title}").format(title=title)
    offered = paths.documents_folder() / f"{name}{ENDING}"
    chosen, _kind = QFileDialog.getSaveFileName(page, _("บันทึกแบบสำหรับโทรศัพท์"), str(offered), _(FILES))
    if chosen:
        path = Path(chosen)
        place = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
        jobs.read(partial(_write, round_id=round_id, place=place), partial(_said, page, place), owner=page)


def _write(session: Any, round_id: str, place: Path) -> None:
    from desktop.exchange import xlsform
    from desktop.work import survey_forms

    xlsform.write(place, survey_forms.survey_form(session, round_id))


def _said(page: Page, place: Path, _done: object) -> None:
    said = _("บันทึกไว้ที่ {place} นำไปเปิดใน KoboToolbox หรือ ODK Central แล้วเก็บข้อมูลด้วยโทรศัพท์ได้")
    page.said.emit(said.format(place=place), None)
