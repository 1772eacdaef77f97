"""A paper as it is asked for on the command line: its kind, what it is about, what is typed for it, its number, who signs.

What is typed wrong is told before the office is opened; the records that are named are found in it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.commands import files, typed
from desktop.commands.arguments import Usage
from desktop.domain.offices import Signer
from desktop.domain.papers import ABOUT, PAPER_KINDS, Paper, PaperKind
from desktop.domain.people import Person
from desktop.domain.records import field_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo, Trouble
from desktop.exchange import values
from desktop.store.session import Session
from desktop.work import naming, paper_views
from desktop.work.papers import Request

BY_CANCEL = frozenset(kind.cancelled_by for kind in PAPER_KINDS.values()) - {""}
KINDS = tuple(key for key in PAPER_KINDS if key not in BY_CANCEL)
_FILE = "@"  # before the name of a file whose text is meant


def kind_of(name: str) -> PaperKind:
    """Find a kind of paper that is issued by itself; `Usage` for one that is none, or comes about by `cancel`."""
    if name in BY_CANCEL:
        raise Usage("หนังสือชนิด “{what}” ออกด้วยคำสั่ง cancel กรุณาพิมพ์ cancel ตามด้วยหนังสือที่จะยกเลิก", what=name)
    if name not in KINDS:
        raise Usage("ออกหนังสือชนิด “{what}” ไม่ได้ ใช้ได้เฉพาะ {known}", what=name, known=", ".join(KINDS))
    return PAPER_KINDS[name]


def asked(arguments: Namespace) -> Request:
    """Read what can be read without the office; the person and the signer stand as they are named."""
    kind = kind_of(arguments.kind)
    _check_about(arguments.kind, kind, arguments.id)
    way, number = typed.way_and_number(arguments.number)
    behind = typed.count(arguments.behind, "--behind")
    _check_numbering(arguments, kind)
    return Request(
        kind=arguments.kind,
        typed=_typed(arguments.kind, kind, arguments.set),
        dated=typed.day(arguments.date),
        way=way,
        number=number,
        behind=behind,
        back_reason=arguments.back_reason,
        signer=arguments.signer,
    )


def _check_about(name: str, kind: PaperKind, words: Sequence[str]) -> None:
    """Refuse a paper of nothing where it is of something, and the other way round."""
    if kind.about == "office" and words:
        raise Usage("หนังสือชนิด “{what}” ไม่ได้ออกจากรายการใด กรุณาพิมพ์เฉพาะชนิด", what=name)
    if kind.about == "paper" and not words:
        raise Usage("ยังไม่ได้บอกคำสั่งที่จะแก้ไข กรุณาพิมพ์ต่อจากชนิด เช่น amendment order 111/2551")
    if kind.about != "office" and not words:
        raise Usage(
            "หนังสือชนิด “{what}” ออกจาก{about} กรุณาพิมพ์รหัสหรือชื่อต่อจากชนิด", what=name, about=ABOUT[kind.about]
        )


def _check_numbering(arguments: Namespace, kind: PaperKind) -> None:
    """Refuse numbers that the kind does not take, and a number that is to come in two ways."""
    numbered, back_dated = arguments.number is not None, arguments.behind is not None
    if (numbered or back_dated) and not kind.register:
        raise Usage("หนังสือชนิด “{what}” ไม่มีเลขที่ กรุณาพิมพ์โดยไม่มี --number และ --behind", what=arguments.kind)
    if numbered and back_dated:
        raise Usage("ใช้ --number กับ --behind พร้อมกันไม่ได้ กรุณาเลือกอย่างเดียว")
    if arguments.back_reason and not back_dated:
        raise Usage("--back-reason ใช้กับเลขย้อนหลังเท่านั้น กรุณาบอกเลขที่จะแทรกต่อด้วย --behind")


def _typed(name: str, kind: PaperKind, given: Sequence[str]) -> dict[str, Any]:
    """Read the fields of `--set`, which must be those that the kind has."""
    said: dict[str, Any] = {}
    for one in given:
        field, equals, text = one.partition("=")
        if not equals:
            raise Usage("--set ต้องเป็นช่องกับข้อความ เช่น subject=ขอเชิญประชุม แต่พิมพ์ไว้ว่า “{what}”", what=one)
        if not kind.typed:
            raise Usage("หนังสือชนิด “{what}” ไม่มีช่องให้พิมพ์ กรุณาพิมพ์โดยไม่มี --set", what=name)
        if field not in kind.typed:
            raise Usage(
                "หนังสือชนิด “{what}” ไม่มีช่อง “{field}” ใช้ได้เฉพาะ {known}",
                what=name, field=field, known=", ".join(kind.typed),
            )  # fmt: skip
        if field in said:
            raise Usage("ช่อง “{field}” พิมพ์ซ้ำ ถ้ามีหลายบรรทัดให้เก็บเป็นไฟล์แล้วใช้ {field}=@ชื่อไฟล์", field=field)
        said[field] = values.from_text(field_of(Paper, field), _text(text))
    return said


def _text(given: str) -> str:
    """Give the text of a field, or of the file that is named instead of it."""
    if not given.startswith(_FILE):
        return given
    path = Path(given.removeprefix(_FILE))
    try:
        return files.read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble("ไฟล์ {path} ไม่ใช่ข้อความ UTF-8 กรุณาเก็บเป็น UTF-8 แล้วลองใหม่", path=path) from error


def named(session: Session, request: Request, words: list[str]) -> Request:
    """Find the records that a request names: what the paper is about, by its words, the person and the signer."""
    about = PAPER_KINDS[request.kind].about
    if about != "office":
        topic = TOPICS["papers" if about == "paper" else field_of(Paper, about).topic]
        meant: dict[str, Any] = {
            "amends" if about == "paper" else about: typed.record_id(session, topic, words)
        }
        request = replace(request, **meant)
    return replace(request, typed=_with_person(session, request.typed), signer=_signer(session, request))


def _with_person(session: Session, said: Mapping[str, Any]) -> Mapping[str, Any]:
    if not said.get("person"):
        return said
    try:
        return {**said, "person": naming.one(session, Person, said["person"])}
    except CannotDo as error:
        raise error.about("person") from error


def _signer(session: Session, request: Request) -> str:
    """Find who is named to sign: one name may have signed in several posts, and then the one of the day is meant."""
    if not request.signer:
        return ""
    try:
        holding = paper_views.signers_on(session, request.signer, request.dated or date.today())
        ids = [hit.id for hit in holding if hit.label == request.signer]
        return ids[0] if len(ids) == 1 else naming.one(session, Signer, request.signer)
    except CannotDo as error:
        raise error.about("signer") from error
