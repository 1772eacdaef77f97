"""The command `add`: records from a JSON file, each accepted or refused by itself."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.commands import entries, files, typed
from desktop.commands.answers import Answer, counted
from desktop.commands.office import writing
from desktop.commands.tally import Tally, refusal
from desktop.domain.records import Record
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_, _
from desktop.store.session import Session, attempting
from desktop.thai import ids

ACTION = N_("เพิ่มจากไฟล์")


def add(arguments: Namespace) -> Answer:
    """Write the records of a JSON file; a refusal names its place in the file, from 0."""
    topic, path = typed.topic(arguments.topic), Path(arguments.file)
    given = read_entries(path)
    tally = Tally(read=len(given))
    with writing(arguments, ACTION) as session:
        for place, entry in enumerate(counted(given)):
            _add_one(session, topic, place, entry, path.parent, tally)
    return tally.answer()


def _add_one(
    session: Session, topic: type[Record], place: int, entry: Any, folder: Path, tally: Tally
) -> None:
    try:
        with attempting(session):
            new = entries.take(session, topic, entry, folder)
    except CannotDo as error:
        value = _said(entry, error.field)
        tally.refused.append(refusal(error.say(_), row=place, field=error.field or None, value=value))
    else:
        tally.written += new
        tally.unchanged += not new


def read_entries(path: Path) -> list[Any]:
    """Read the file: a list of objects, one object, or what `list` and `export` give, whose objects are in `rows`."""
    try:
        said = json.loads(files.read(path).decode("utf-8-sig"))
        json.dumps(said, ensure_ascii=False).encode()  # half a letter, as \\ud800, is no text
    except (ValueError, RecursionError) as error:
        raise Trouble(
            "ไฟล์ {path} ไม่ใช่ JSON ที่อ่านได้ กรุณาเก็บเป็น UTF-8 และตรวจเครื่องหมายให้ครบคู่", path=path
        ) from error
    if isinstance(said, dict):
        said = said.get("rows", [said])
    if not isinstance(said, list):
        raise Trouble("ไฟล์ {path} ต้องมีออบเจกต์ของ JSON หนึ่งรายการ หรือรายการของออบเจกต์", path=path)
    return said


def _said(entry: Any, path: str) -> Any:
    """Find what an entry says at a path such as `seats[2].village`; a national id only masked."""
    for step in re.findall(r"[^.\[\]]+", path):
        try:
            entry = entry[int(step) if isinstance(entry, list) else step]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    if isinstance(entry, dict | list):  # more than one value, and a national id may be among them
        return None
    return ids.mask(str(entry)) if path.endswith("national_id") else entry
