"""The survey on paper: sheets to be filled in by hand, village by village in the order of entry, as one PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, cast

from desktop.documents.contents import survey_sheet as contents
from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.survey_sheet import MOST_BLANK, Sheet
from desktop.domain import own_fields
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind
from desktop.domain.surveys import Survey, SurveyRound, asked, state_of
from desktop.domain.villages import Village, standing_on
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates, digits
from desktop.work import notices, places
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.survey_codes import codes, scanned
from desktop.work.survey_sheets import kind_of
from desktop.work.surveys import VillageSheets, progress

Merge = Callable[[Iterable[bytes], str], bytes]
Step = Callable[[int, int], None]
_PART = 10  # sheets drawn at once: one step of the work
_PREVIEWED = 2  # such parts
_LAST = 1000  # the place of groups without a village


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which sheets of a round are to be printed."""

    round: str  # id
    villages: tuple[str, ...] | None = None  # ids, "" for groups without a village; None for all
    organisation: str = ""  # this group's sheet alone
    last: bool = True  # with the answers of last year
    blank: int = 0  # blank sheets for each village
    free: int = 0  # blank sheets that are of no village


@dataclass(frozen=True)
class _Gathered:
    """What the sheets of one round are made from, read at once."""

    round: SurveyRound
    tambon: str
    kind: type[Survey]
    fields: tuple[Field, ...]
    villages: tuple[VillageSheets, ...]
    numbers: Mapping[str, int]  # of the villages, by id
    thai_digits: bool
    notice: str


def villages(session: Session, round_: SurveyRound) -> tuple[VillageSheets, ...]:
    """List the villages of a round in the order of entry, also those that have no group yet, for blank sheets."""
    with_groups = {one.id: one for one in progress(session, round_.id)}
    known = store.find(session, Village, tables.of(Village).c.tambon == round_.tambon)
    numbers = {one.id: one.number or 0 for one in known}
    taken = {numbers.get(id_) for id_ in with_groups}
    empty = [one for one in standing_on(known, date.today()) if one.number not in taken]
    found = [*with_groups.values(), *(VillageSheets(one.id, one.label, _short(one), ()) for one in empty)]
    return tuple(sorted(found, key=lambda one: numbers.get(one.id, _LAST)))


def _short(village: Village) -> str:
    return f"หมู่ {village.number}"


def preview(session: Session, wanted: Wanted, draw: Draw, merge: Merge) -> bytes:
    """Draw how a bundle begins; b"" where it holds nothing."""
    gathered = _gather(session, wanted)
    first = islice(_papers(session, gathered, wanted), _PREVIEWED)
    pdfs = [draw(paper, look(session, paper), draft=False)[0] for paper, _count in first]
    return merge(pdfs, _title(gathered)) if pdfs else b""


def bundle(session: Session, wanted: Wanted, draw: Draw, merge: Merge, step: Step | None = None) -> bytes:
    """Draw the sheets as one PDF, village by village; `step(done, total)` counts sheets and may stop it by raising."""
    gathered = _gather(session, wanted)
    total = _count(gathered, wanted)
    if not total:
        raise CannotDo("ไม่มีแผ่นให้พิมพ์ กรุณาเลือกหมู่บ้านที่มีกลุ่ม หรือบอกจำนวนแบบเปล่า", "blank")
    pdfs: list[bytes] = []
    done = 0
    for paper, count in _papers(session, gathered, wanted):
        if step:
            step(done, total)
        pdfs.append(draw(paper, look(session, paper), draft=False)[0])
        done += count
    if step:
        step(total, total)
    return pdfs[0] if len(pdfs) == 1 else merge(pdfs, _title(gathered))


def papers(session: Session, wanted: Wanted) -> tuple[Contents, ...]:
    """Write the sheets in the order of entry: each village's list, its groups' sheets, its blank ones."""
    gathered = _gather(session, wanted)
    return tuple(paper for paper, _count in _papers(session, gathered, wanted))


def count(session: Session, wanted: Wanted) -> int:
    """Count the sheets, without the lists of villages."""
    return _count(_gather(session, wanted), wanted)


def file_name(session: Session, wanted: Wanted) -> str:
    """Name the file of a bundle: the year and where, nobody's name."""
    round_ = store.read(session, SurveyRound, wanted.round)
    parts = [contents.TITLE, str(round_.year), f"ตำบล{places.name_of(round_.tambon)}"]
    chosen = [one.short for one in villages(session, round_) if one.id in (wanted.villages or ())]
    return " ".join([*parts, *(chosen if len(chosen) == 1 else [])]).replace("/", "-") + ".pdf"


def _gather(session: Session, wanted: Wanted) -> _Gathered:
    for number, field in ((wanted.blank, "blank"), (wanted.free, "free")):
        if not 0 <= number <= MOST_BLANK:
            raise CannotDo("แบบเปล่าพิมพ์ได้ครั้งละไม่เกิน {most} แผ่น", field, most=MOST_BLANK)
    round_ = store.read(session, SurveyRound, wanted.round)
    chosen = villages(session, round_)
    if wanted.villages is not None and not wanted.organisation:
        chosen = tuple(one for one in chosen if one.id in wanted.villages)
    numbered = store.by_ids(session, Village, [one.id for one in chosen if one.id])
    kind, office = kind_of(session), the_office(session)
    return _Gathered(
        round=round_,
        tambon=_place(round_.tambon, office.district, office.province),
        kind=kind,
        fields=asked(kind),
        villages=chosen,
        numbers={id_: village.number or 0 for id_, village in numbered.items()},
        thai_digits=office.thai_digits,
        notice=notices.short(session, date.today()),
    )


def _place(tambon: str, district: str, province: str) -> str:
    named = (
        f"ตำบล{places.name_of(tambon)}",
        district and f"อำเภอ{district}",
        province and f"จังหวัด{province}",
    )
    return " ".join(filter(None, named))


def _count(gathered: _Gathered, wanted: Wanted) -> int:
    if wanted.organisation:
        return sum(
            line.organisation == wanted.organisation for one in gathered.villages for line in one.lines
        )
    return sum(one.total + wanted.blank for one in gathered.villages) + wanted.free


def _title(gathered: _Gathered) -> str:
    return f"{contents.TITLE} ปี {gathered.round.year} {gathered.tambon}"


def _papers(session: Session, gathered: _Gathered, wanted: Wanted) -> Iterator[tuple[Contents, int]]:
    """Write the papers of a bundle, each with how many sheets it holds."""
    for village in gathered.villages:
        sheets = _sheets(session, gathered, village, last=wanted.last, only=wanted.organisation)
        blank = () if wanted.organisation else (_blank(gathered, village),) * wanted.blank
        if not wanted.organisation and (sheets or blank):
            yield _cover(gathered, village, sheets, len(blank)), 0
        for part in _parts((*sheets, *blank)):
            yield _written(gathered, part, f"{village.label} ปี {gathered.round.year}"), len(part)
    if wanted.free and not wanted.organisation:
        free = (Sheet(year=gathered.round.year or 0, tambon=gathered.tambon),) * wanted.free
        for part in _parts(free):
            yield _written(gathered, part, f"แบบเปล่า ปี {gathered.round.year}"), len(part)


def _parts(sheets: Sequence[Sheet]) -> Iterator[Sequence[Sheet]]:
    return (sheets[at : at + _PART] for at in range(0, len(sheets), _PART))


def _cover(gathered: _Gathered, village: VillageSheets, sheets: Sequence[Sheet], blank: int) -> Contents:
    return contents.cover(
        gathered.round.year or 0, gathered.tambon, village.label, sheets, blank, thai_digits=gathered.thai_digits
    )  # fmt: skip


def _written(gathered: _Gathered, sheets: Sequence[Sheet], title: str) -> Contents:
    return contents.write(
        sheets, gathered.fields, title, thai_digits=gathered.thai_digits, notice=gathered.notice
    )


def _blank(gathered: _Gathered, village: VillageSheets) -> Sheet:
    named = village.label if village.id else ""
    return Sheet(year=gathered.round.year or 0, tambon=gathered.tambon, village=named)


def _sheets(
    session: Session, gathered: _Gathered, village: VillageSheets, *, last: bool, only: str
) -> tuple[Sheet, ...]:
    """Make the sheets of a village's groups in their order, with what was answered the year before."""
    chosen = [(place, one) for place, one in enumerate(village.lines, 1) if only in ("", one.organisation)]
    surveys = store.by_ids(session, Survey, [line.survey for _place, line in chosen])
    before = store.by_ids(session, Survey, [one.before for one in surveys.values() if one.before])
    typed = codes(session, gathered.round, gathered.numbers.get(village.id, 0), village) if chosen else {}
    answered = {
        id_: _answered(gathered, one, before.get(one.before)) if last else {} for id_, one in surveys.items()
    }
    people = _people(session, gathered.fields, answered.values())
    return tuple(
        Sheet(
            year=gathered.round.year or 0,
            tambon=gathered.tambon,
            village=village.label if village.id else "",
            organisation=line.name,
            kind=line.kind,
            number=place,
            count=village.total,
            code=typed[line.organisation],
            scanned=scanned(gathered.round.id, line.survey),
            last=_in_words(gathered.fields, answered[line.survey], people) or None,
            names=tuple(people.values()),
        )
        for place, line in chosen
    )


def _answered(gathered: _Gathered, survey: Survey, before: Survey | None) -> dict[str, Any]:
    """Give what was known before this year: last year's answers, or what the sheet began with."""
    wide = cast("Survey", own_fields.widen(before or survey, gathered.kind))
    known = [field for field in gathered.fields if before or not state_of(survey, field.name)]
    return {
        field.name: value
        for field in known
        if (value := getattr(wide, field.name)) not in (field.empty, None)
    }


def _people(
    session: Session, fields: Sequence[Field], answered: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    links = [field.name for field in fields if field.kind is Kind.LINK]
    return store.labels(session, Person, [one[name] for one in answered for name in links if name in one])


def _in_words(
    fields: Sequence[Field], answered: Mapping[str, Any], people: Mapping[str, str]
) -> dict[str, str]:
    return {f.name: _said(f, answered[f.name], people) for f in fields if f.name in answered}


def _said(field: Field, value: Any, people: Mapping[str, str]) -> str:
    """Write an answer as it stands on the sheet, in Thai whatever the language of the window."""
    match field.kind:
        case Kind.LINK:
            return people.get(value, "")
        case Kind.MONEY:
            return digits.baht(value)
        case Kind.NUMBER:
            return f"{value:,}"
        case Kind.DAY:
            return dates.short(cast("date", value))
        case Kind.FLAG:
            return "ใช่"
        case Kind.CHOICE:
            return field.choices.get(value, value)
        case _:
            return str(value)
