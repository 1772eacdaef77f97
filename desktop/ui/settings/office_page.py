"""The office's own record: its names, who works there, its emblem, digits and fonts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.offices import Office
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage

FONTS = ("font_regular", "font_bold")
FILES = ("emblem", "emblem_way", *FONTS)
SET_FILE = N_("ตั้งไฟล์ของสำนักงาน")


class OfficePage(RecordPage):
    """Edits the one office; a chosen emblem or font is kept at once."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _description(), parent)
        self.back_button.hide()
        self._jobs.read(_office_id, self._open_office)

    def title(self) -> str:
        """Name the page."""
        return _("สำนักงาน")

    def back(self) -> None:
        """Stay: there is no list behind it."""

    def _open_office(self, id_: str) -> None:
        self.open("offices", id_)

    def _take_file(self, name: str, path: Path) -> None:
        act = partial(_keep_file, name=name, path=path)
        self._jobs.write(act, self._file_kept, "offices", action=SET_FILE, failed=self.form.take)

    def _file_kept(self, kept: Office) -> None:
        """Show the file; what is being typed beside it stays."""
        typing = self.form.dirty
        self._record = kept
        for field in FILES:
            self.form.set_value(field, getattr(kept, field))
        if not typing:
            self.form.mark_saved()
        self.said.emit(_("บันทึกไฟล์แล้ว หนังสือฉบับต่อไปจะใช้ไฟล์นี้"), None)


def _description() -> Description:
    return Description(
        kind=Office,
        icon="building-community",
        add="",
        teach="",
        sections=(
            (N_("สำนักงาน"), ("district", "province", "officer", "officer_position", "letter_code")),
            (N_("หนังสือ"), ("emblem_way", "emblem", "thai_digits", *FONTS)),
        ),
    )


def _office_id(session: Any) -> str:
    from desktop.work.facts import the_office

    return the_office(session).id


def _keep_file(session: Any, name: str, path: Path) -> Office:
    """Keep a chosen emblem or font, once it is found that a paper can be printed with it."""
    from desktop.work.facts import the_office

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble("อ่านไฟล์ {name} ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่", name=path.name) from error
    try:
        _set(session, name, data)
    except CannotDo as error:
        raise error.about(name) from error
    return the_office(session)


def _set(session: Any, name: str, data: bytes) -> None:
    from desktop.documents.pdf import emblem, fonts
    from desktop.work import offices

    if name == "emblem":
        offices.set_emblem(session, data)
        emblem.read(data)
    else:
        offices.set_font(session, name, data)
        fonts.from_office(data)
