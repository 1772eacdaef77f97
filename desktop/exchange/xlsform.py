"""The form of a survey round for telephones, as an XLSForm that KoboToolbox and ODK Central take.

The groups of the round are choices, filtered by village, and the values of their last survey stand as hints. What is
collected comes back by the import of surveys: questions bear the names of the fields, choices the ids of the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.exchange.export import keep
from desktop.i18n import N_, _
from desktop.work.survey_forms import SurveyForm

LANGUAGE = "ไทย (th)"
_LABEL, _HINT, _SAYS = (f"{name}::{LANGUAGE}" for name in ("label", "hint", "constraint_message"))
_SURVEY = (
    "type", "name", _LABEL, _HINT, "required", "constraint", _SAYS, "appearance", "calculation", "choice_filter", "default",
)  # fmt: skip
_CHOICES = ("list_name", "name", _LABEL, "village")
_TYPES = {
    Kind.TEXT: "text", Kind.LONG: "text", Kind.LINK: "text", Kind.DAY: "date", Kind.NUMBER: "integer",
    Kind.MONEY: "decimal", Kind.FLAG: "select_one yes_no", Kind.MANY: "text",
}  # fmt: skip
Question = dict[str, str]


def write(path: Path, form: SurveyForm) -> None:
    """Write the form of a round as .xlsx; `CannotDo` where there is no group to ask about."""
    if not form.groups:
        raise CannotDo("ตำบลนี้ยังไม่มีกลุ่มที่จะสำรวจ กรุณาเพิ่มหรือนำเข้ากลุ่มก่อน", "round")
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        _fill(book, "survey", _SURVEY, list(_questions(form)))
        hints = [f"last_{one.name}" for one in form.fields]
        _fill(book, "choices", (*_CHOICES, *hints), list(_choices(form)))
        title = {
            "form_title": form.title, "form_id": f"survey_{form.id.replace('-', '_')}", "default_language": LANGUAGE,
        }  # fmt: skip
        _fill(book, "settings", tuple(title), [title])
    keep(path, file.getvalue())


def _fill(book: Any, name: str, titles: Sequence[str], rows: Sequence[Question]) -> None:
    sheet = book.add_worksheet(name)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title)
        for number, row in enumerate(rows, start=1):
            if row.get(title):
                sheet.write_string(number, place, row[title])
    sheet.freeze_panes(1, 0)


def _questions(form: SurveyForm) -> Iterator[Question]:
    """Give the rows of the form: when it was filled in, which group, then each field in the order of the paper."""
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    if form.villages:
        yield {"type": "select_one villages", "name": "village", _LABEL: _(N_("หมู่บ้าน"))}
    yield {
        "type": "select_one organisations", "name": "organisation", _LABEL: _(N_("กลุ่ม/องค์กร")), "required": "yes",
        "choice_filter": "village = ${village} or village = ''" if form.villages else "", "appearance": "minimal",
    }  # fmt: skip
    for one in form.fields:
        told = any(one.name in group.last for group in form.groups)
        if told:
            last = f"instance('organisations')/root/item[name=${{organisation}}]/last_{one.name}"
            yield {"type": "calculate", "name": f"last_{one.name}", "calculation": last}
        yield _question(one, told=told)


def _question(one: Field, *, told: bool) -> Question:
    made: Question = {
        "type": f"select_one {one.name}" if one.kind is Kind.CHOICE else _TYPES[one.kind],
        "name": one.name,
        _LABEL: _(one.title),
        _HINT: _("ปีก่อน: {value}").format(value=f"${{last_{one.name}}}") if told else _(one.hint),
        "appearance": "multiline" if one.kind is Kind.LONG else "",
        "default": "today()" if one.name == "surveyed" else "",
    }
    return made | _limits(one)


def _limits(one: Field) -> Question:
    """Give the range of a number as the telephone checks it; money is typed in baht."""
    if one.kind not in (Kind.NUMBER, Kind.MONEY):
        return {}
    times = 100 if one.kind is Kind.MONEY else 1
    bounds = ((">=", one.least), ("<=", one.most))
    told = [f". {sign} {bound // times}" for sign, bound in bounds if bound is not None]
    least, most = (None if bound is None else f"{bound // times:,}" for _sign, bound in bounds)
    if not told:
        return {}
    says = _("ต้องอยู่ระหว่าง {least} ถึง {most}").format(least=least or "…", most=most or "…")
    return {"constraint": " and ".join(told), _SAYS: says}


def _choices(form: SurveyForm) -> Iterator[Question]:
    for id_, label in form.villages:
        yield {"list_name": "villages", "name": id_, _LABEL: label}
    for group in form.groups:
        last = {f"last_{name}": said for name, said in group.last.items()}
        yield {
            "list_name": "organisations", "name": group.id, _LABEL: group.name, "village": group.village, **last,
        }  # fmt: skip
    for one in form.fields:
        for key, title in one.choices.items() if one.kind is Kind.CHOICE else ():
            yield {"list_name": one.name, "name": key, _LABEL: _(title)}
    if any(one.kind is Kind.FLAG for one in form.fields):
        for key, title in (("yes", N_("ใช่")), ("no", N_("ไม่ใช่"))):
            yield {"list_name": "yes_no", "name": key, _LABEL: _(title)}
