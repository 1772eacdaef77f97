"""The command `demo`: the whole way once without a window, from a practice office to two PDFs."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.commands import files, plain
from desktop.commands.answers import Answer
from desktop.commands.office import unit
from desktop.commands.offices import made_told, practice_office
from desktop.exchange import committees as sheets
from desktop.i18n import N_
from desktop.printing import draw
from desktop.store.opening import Store
from desktop.work import committees, papers
from desktop.work.papers import Request

NAME = "practice-office"


def demo(arguments: Namespace) -> Answer:
    """Make a practice office, take in the sample workbook's committee, issue its announcement and an order."""
    folder = Path(arguments.folder) if arguments.folder else free_folder(_home())
    store, made = practice_office(folder)
    try:
        committee = _import_sample(store)
        told = [
            _issue(store, folder, Request(kind="announcement", committee=committee)),
            _issue(store, folder, Request(kind="order", committee=made.working_group)),
        ]
    finally:
        store.close()
    return Answer(
        {"office": str(folder), "papers": told}, [made_told(folder), *(one["path"] for one in told)]
    )


def _import_sample(store: Store) -> str:
    """Take in the committee of the sample workbook and give its id."""
    sheet = sheets.read_committee(next((paths.resources() / "samples").glob("*.xlsx")))
    with unit(store, N_("นำเข้าจากไฟล์")) as session:
        form, _refused = sheets.to_form(session, sheet)
        return committees.take_in(session, form).id


def _issue(store: Store, folder: Path, request: Request) -> dict[str, Any]:
    with unit(store, N_("ออกหนังสือ")) as session:
        issued = papers.issue(session, request, draw)
    path = folder / issued.file_name
    with files.placing(path) as put:
        put(issued.pdf)
    return plain.paper(issued.paper, path)


def free_folder(home: Path) -> Path:
    """Name a folder that is not there yet: practice-office, or practice-office-2 and so on."""
    folder, again = home / NAME, 2
    while folder.exists():
        folder, again = home / f"{NAME}-{again}", again + 1
    return folder


def _home() -> Path:
    """Choose where the practice office stands: the officer's documents, else the folder the command runs in."""
    documents = paths.documents_folder()
    return documents if documents.is_dir() and os.access(documents, os.W_OK) else Path.cwd()
