"""The commands about the yearly survey: begin a round, tell how far it is, record sheets from a JSON file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.commands import typed
from desktop.commands.adding import read_entries
from desktop.commands.answers import Answer, counted
from desktop.commands.office import reading, writing
from desktop.commands.tally import Tally, refusal
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind, field_of
from desktop.domain.surveys import Survey, SurveyRound
from desktop.errors import CannotDo
from desktop.exchange import values
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session, attempting
from desktop.work import naming, survey_sheets, surveys
from desktop.work.survey_sheets import Answers, Sheet
from desktop.work.surveys import RoundState

_ABOUT = {  # of the sheet itself, beside its values
    **{name: field_of(Survey, name) for name in ("informant", "surveyor", "surveyed")},
    **{name: field_of(Organisation, name) for name in ("status", "closed")},
}
_GIVEN = ("organisation", "year", "values", "unknown", "same", "done", *_ABOUT)


def survey_open(arguments: Namespace) -> Answer:
    """Begin the survey of a year in a tambon."""
    year = typed.count(arguments.year, "YEAR") or 0
    with writing(arguments, N_("เริ่มรอบสำรวจ")) as session:
        id_ = surveys.open_round(session, year, arguments.tambon)
        [state] = [one for one in surveys.rounds(session, arguments.tambon) if one.round.id == id_]
    return Answer({"round": _document(state)}, [_told(state)])


def survey_progress(arguments: Namespace) -> Answer:
    """Tell how far the rounds are, village by village, with the organisations that are missing."""
    year = typed.count(arguments.year, "--year")
    with reading(arguments) as session:
        found = [one for one in surveys.rounds(session, arguments.tambon) if year in (None, one.round.year)]
        told = [(one, surveys.progress(session, one.round.id)) for one in found]
    documents, lines = [], []
    for state, villages in told:
        some = [
            {
                "village": v.label,
                "done": v.done,
                "total": v.total,
                "missing": [line.name for line in v.missing],
            }
            for v in villages
        ]
        documents.append({**_document(state), "villages": some})
        lines.append(_told(state))
        lines += [
            "\t".join([v.label, f"{v.done}/{v.total}", *(line.name for line in v.missing)]) for v in villages
        ]
    return Answer({"rounds": documents}, lines)


def survey_record(arguments: Namespace) -> Answer:
    """Record the sheets of a JSON file, each accepted or refused by itself."""
    entries = read_entries(Path(arguments.file))
    tally = Tally(read=len(entries))
    with writing(arguments, N_("บันทึกแบบสำรวจ")) as session:
        for place, entry in enumerate(counted(entries)):
            try:
                with attempting(session):
                    new = _record(session, entry)
            except CannotDo as error:
                tally.refused.append(refusal(error.say(_), row=place, field=error.field or None))
            else:
                tally.written += new
                tally.unchanged += not new
    return tally.answer()


def _record(session: Session, entry: Any) -> bool:
    """Record one sheet of a file; tell whether anything was written."""
    if not isinstance(entry, Mapping):
        raise CannotDo("แต่ละรายการต้องเป็นออบเจกต์ของ JSON ที่มีชื่อช่องกับค่า")
    for name in entry:
        if name not in _GIVEN:
            raise CannotDo("{titled}ไม่มีช่อง “{name}”", name, titled=Survey.titled, name=name)
    shown = survey_sheets.sheet(session, _sheet(session, entry))
    answers = _answers(session, shown, entry)
    save = survey_sheets.confirm_all if entry.get("same") else survey_sheets.record
    return save(session, answers).version != shown.survey.version


def _sheet(session: Session, entry: Mapping[str, Any]) -> str:
    """Find the sheet of an organisation in a year."""
    try:
        organisation = naming.one(session, Organisation, values.plain(entry.get("organisation")))
    except CannotDo as error:
        raise error.about("organisation") from error
    survey, round_ = tables.of(Survey), tables.of(SurveyRound)
    here = [one.id for one in store.find(session, SurveyRound, round_.c.year == entry.get("year"))]
    found = store.find(session, Survey, survey.c.organisation == organisation, survey.c.round.in_(here))
    if not found:
        raise CannotDo("กลุ่มนี้ไม่มีแบบสำรวจของปี {year} กรุณาเริ่มรอบก่อน", "year", year=entry.get("year"))
    return found[0].id


def _answers(session: Session, shown: Sheet, entry: Mapping[str, Any]) -> Answers:
    fields = {field.name: field for field in shown.fields} | {f.title: f for f in shown.fields}
    kept = survey_sheets.answers_of(shown)
    said, unknown = dict(kept.values), dict(kept.unknown)
    for name, given in _part(entry, "values").items():
        field = _field(fields, name)
        said[field.name] = _value(session, field, given)
        unknown.pop(field.name, None)
    for name, why in _part(entry, "unknown").items():
        unknown[_field(fields, name).name] = values.plain(why)
    about = {name: values.from_cell(field, entry[name]) for name, field in _ABOUT.items() if name in entry}
    done = (about.get("surveyed") or kept.done or date.today()) if entry.get("done") else kept.done
    return replace(kept, values=said, unknown=unknown, done=done, **about)


def _part(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = entry.get(name) or {}
    if not isinstance(part, Mapping):
        raise CannotDo("“{name}” ต้องเป็นออบเจกต์ของ JSON ที่มีชื่อช่องกับค่า", name, name=name)
    return part


def _field(fields: Mapping[str, Field], name: str) -> Field:
    if name not in fields:
        raise CannotDo("{titled}ไม่มีช่อง “{name}”", name, titled=Survey.titled, name=name)
    return fields[name]


def _value(session: Session, field: Field, given: Any) -> Any:
    """Read a value; a person is told by id or name."""
    if isinstance(given, Mapping | list):
        raise CannotDo("“{title}” ต้องเป็นข้อความ ตัวเลข หรือวันที่", field.name, title=field.title)
    value = values.from_cell(field, given)
    if field.kind is not Kind.LINK or not value:
        return value
    try:
        return naming.one(session, Person, value)
    except CannotDo as error:
        raise error.about(field.name) from error


def _document(state: RoundState) -> dict[str, Any]:
    round_ = state.round
    days = {
        name: day.isoformat() if day else None
        for name, day in (("opened", round_.opened), ("finished", round_.finished))
    }
    villages = [asdict(one) for one in state.villages]
    about = {"id": round_.id, "year": round_.year, "tambon": round_.tambon}
    return {**about, **days, "done": state.done, "total": state.total, "villages": villages}


def _told(state: RoundState) -> str:
    words = _("สำรวจปี {year} ต.{tambon} สำรวจแล้ว {done} จาก {total} กลุ่ม")
    return words.format(year=state.round.year, tambon=state.tambon, done=state.done, total=state.total)
