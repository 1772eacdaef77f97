"""What the surveys of a tambon add up to: by village, kind and year, what grew and fell, and how much is known.

A figure is the sum of its parts, and each part names the record that it comes from: whoever sees a number can open
the rows behind it. Values that a round took over from the year before count, and are told as not confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from desktop.domain.organisations import Organisation, Product
from desktop.domain.strength import GRADES, Grade
from desktop.domain.surveys import Survey, asked, state_of
from desktop.domain.villages import Village, named_on
from desktop.i18n import N_
from desktop.thai import dates, sorting

MEASURES = {
    "organisations": N_("กลุ่ม/องค์กร (กลุ่ม)"),
    "members": N_("สมาชิก (คน)"),
    "members_women": N_("สมาชิกหญิง (คน)"),
    "members_men": N_("สมาชิกชาย (คน)"),
    "fund": N_("เงินทุน (บาท)"),
    "savings": N_("เงินสัจจะ/หุ้น (บาท)"),
    "loans": N_("เงินกู้คงค้าง (บาท)"),
    "products": N_("ผลิตภัณฑ์ (อย่าง)"),
}
AMOUNTS = ("fund", "savings", "loans")  # in satang
SURVEYED = ("members", "members_women", "members_men", *AMOUNTS)  # asked about in each round
MOVES = {
    "new": N_("ตั้งใหม่"),
    "grown": N_("เพิ่มขึ้น"),
    "same": N_("เท่าเดิม"),
    "fallen": N_("ลดลง"),
    "closed": N_("เลิกแล้ว"),
    "unmeasured": N_("ยังเทียบไม่ได้"),  # a value of either year is missing, unknown or not confirmed
}
COVERED = {"done": N_("สำรวจเสร็จ"), "begun": N_("กำลังกรอก"), "waiting": N_("ยังไม่เริ่ม")}
NO_GRADE = "-"  # the key of those that nobody judged
NO_VILLAGE, NO_KIND = N_("ไม่ระบุหมู่บ้าน"), N_("ไม่ระบุประเภท")
_OFFSET = 543
T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """What one record adds to a figure; `state` is that of its value, "" while it is not confirmed."""

    id: str
    amount: int = 1
    state: str = "confirmed"


@dataclass(frozen=True)
class Figure:
    """One number with the rows behind it; `missing` names the organisations that say nothing of it."""

    parts: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()
    topic: str = Organisation.topic

    @property
    def amount(self) -> int:
        """The sum."""
        return sum(part.amount for part in self.parts)

    @property
    def count(self) -> int:
        """How many rows are behind it."""
        return len(self.parts)

    @property
    def known(self) -> bool:
        """Whether anybody said anything of it; of nothing at all the sum is known to be nought."""
        return bool(self.parts) or not self.missing

    def having(self, state: str) -> int:
        """Count the parts in a state of `surveys.STATES`, or "" for those not confirmed."""
        return sum(part.state == state for part in self.parts)


@dataclass(frozen=True)
class Group:
    """The figures of a village, a kind, a year or a whole tambon, by measure."""

    key: str
    label: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Coverage:
    """How far the survey of a village, or of all, has come: organisations by COVERED, values by their state."""

    key: str
    label: str
    figures: Mapping[str, Figure]
    values: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many organisations there are."""
        return sum(figure.count for figure in self.figures.values())


@dataclass(frozen=True)
class Known:
    """All that is kept of the organisations of one tambon; surveys by Buddhist year and organisation."""

    organisations: Sequence[Organisation] = ()
    surveys: Mapping[int, Mapping[str, Survey]] = field(default_factory=dict)
    products: Mapping[str, Sequence[Product]] = field(default_factory=dict)
    grades: Mapping[str, Sequence[Grade]] = field(default_factory=dict)
    villages: Sequence[Village] = ()


@dataclass(frozen=True)
class Summary:
    """A tambon in one year, and over the years until then."""

    year: int
    before: int | None  # the year of the round before
    whole: Group
    villages: tuple[Group, ...]
    kinds: tuple[Group, ...]
    years: tuple[Group, ...]  # the oldest first
    moves: Mapping[str, Mapping[str, Figure]]  # by measure: members and fund
    covered: tuple[Coverage, ...]  # by village
    coverage: Coverage  # of the whole
    grades: Mapping[str, Figure]


def summarise(known: Known, year: int) -> Summary:
    """Add up a tambon in the round of a year."""
    earlier = [one for one in known.surveys if one < year]
    before = max(earlier, default=None)
    here = standing(known, year)
    covered = _villages(known, year, here, coverage_of)
    return Summary(
        year=year,
        before=before,
        whole=group_of(known, year, "", "", here),
        villages=_villages(known, year, here, group_of),
        kinds=_kinds(known, year, here),
        years=tuple(
            group_of(known, one, str(one), str(one), standing(known, one)) for one in sorted({*earlier, year})
        ),
        moves={}
        if before is None
        else {name: moves(known, before, year, name) for name in ("members", "fund")},
        covered=covered,
        coverage=coverage_of(known, year, "", "", here),
        grades=graded(known, year, here),
    )


def standing(known: Known, year: int) -> tuple[Organisation, ...]:
    """List the organisations that stood in a year."""
    surveys = known.surveys.get(year, {})
    return tuple(one for one in known.organisations if stands(one, year, surveys.get(one.id)))


def stands(organisation: Organisation, year: int, survey: Survey | None) -> bool:
    """Tell whether an organisation stood at the end of a year; one that closed on no known day did where it was asked."""
    asked_then = survey is not None and is_begun(survey)
    if organisation.founded and dates.year(organisation.founded) > year:
        return asked_then
    if organisation.status != "closed":
        return True
    return dates.year(organisation.closed) > year if organisation.closed else asked_then


def is_begun(survey: Survey) -> bool:
    """Tell whether anything of a survey was answered: a round begins with copies of the year before."""
    return survey.done is not None or bool(survey.states)


def village_of(known: Known, organisation: Organisation, year: int) -> Village | None:
    """Find the village of an organisation by the name it had at the end of a year."""
    found = next((one for one in known.villages if one.id == organisation.village), None)
    return named_on(known.villages, found, date(year - _OFFSET, 12, 31)) if found else None


def products_of(known: Known, organisation: str, year: int) -> tuple[Product, ...]:
    """List the products of an organisation that it still made in a year."""
    made = known.products.get(organisation, ())
    return tuple(one for one in made if one.ended is None or dates.year(one.ended) > year)


def grade_of(known: Known, organisation: str, year: int) -> str:
    """Give the class that an organisation was last judged to have until a year, NO_GRADE where nobody did."""
    judged = [
        one for one in known.grades.get(organisation, ()) if one.judged and dates.year(one.judged) <= year
    ]
    return max(judged, key=lambda one: str(one.judged)).grade if judged else NO_GRADE


def group_of(known: Known, year: int, key: str, label: str, organisations: Iterable[Organisation]) -> Group:
    """Add up some organisations of a year, measure by measure."""
    here = tuple(organisations)
    surveys = known.surveys.get(year, {})
    figures = {"organisations": Figure(tuple(Part(one.id) for one in here))}
    for measure in SURVEYED:
        figures[measure] = _measured(measure, [(one.id, surveys.get(one.id)) for one in here])
    made = (product for one in here for product in products_of(known, one.id, year))
    figures["products"] = Figure(tuple(Part(product.id) for product in made), topic=Product.topic)
    return Group(key, label, {measure: figures[measure] for measure in MEASURES})


def _measured(measure: str, asked_of: Iterable[tuple[str, Survey | None]]) -> Figure:
    parts: list[Part] = []
    missing: list[str] = []
    for id_, survey in asked_of:
        value = getattr(survey, measure) if survey else None
        if survey is None or value is None:
            missing.append(id_)
        else:
            parts.append(Part(id_, value, state_of(survey, measure)))
    return Figure(tuple(parts), tuple(missing))


def _villages(known: Known, year: int, here: Iterable[Organisation], made: Callable[..., T]) -> tuple[T, ...]:
    """Part organisations by village, those without one last; a village without any organisation stands too."""
    by_village: dict[str, list[Organisation]] = {}
    labels: dict[str, str] = {}
    end = date(year - _OFFSET, 12, 31)
    for village in sorted(known.villages, key=lambda one: one.sort_text):
        named = named_on(known.villages, village, end)
        labels.setdefault(named.id, named.label)
        by_village.setdefault(named.id, [])
    for one in here:
        found = village_of(known, one, year)
        by_village.setdefault(found.id if found else "", []).append(one)
    labels[""] = NO_VILLAGE
    return tuple(made(known, year, key, labels[key], ones) for key, ones in by_village.items())


def _kinds(known: Known, year: int, here: Iterable[Organisation]) -> tuple[Group, ...]:
    """Part organisations by kind, the most frequent first."""
    kinds: dict[str, list[Organisation]] = {}
    for one in here:
        kinds.setdefault(one.kind, []).append(one)
    ordered = sorted(kinds.items(), key=lambda kind: (-len(kind[1]), sorting.key(kind[0])))
    return tuple(group_of(known, year, kind, kind or NO_KIND, ones) for kind, ones in ordered)


def moves(known: Known, before: int, year: int, measure: str) -> dict[str, Figure]:
    """Say what became of each organisation from one round to another; a part's amount is the change."""
    then, now = ({one.id for one in standing(known, of)} for of in (before, year))
    found: dict[str, list[Part]] = {move: [] for move in MOVES}
    for one in known.organisations:
        if one.id in now or one.id in then:
            move, change = _move(one.id, known, (before, year), (one.id in then, one.id in now), measure)
            found[move].append(Part(one.id, change))
    return {move: Figure(tuple(parts)) for move, parts in found.items()}


def _move(
    id_: str, known: Known, years: tuple[int, int], stood: tuple[bool, bool], measure: str
) -> tuple[str, int]:
    last, this = (_sure(known.surveys.get(year, {}).get(id_), measure) for year in years)
    if not stood[0]:
        return "new", this or 0
    if not stood[1]:
        return "closed", -(last or 0)
    if last is None or this is None:
        return "unmeasured", 0
    return ("grown" if this > last else "fallen" if this < last else "same"), this - last


def _sure(survey: Survey | None, measure: str) -> int | None:
    """Give a value that somebody confirmed or changed; a copied one would always be the same."""
    if survey is None or state_of(survey, measure) not in ("confirmed", "changed"):
        return None
    value: int | None = getattr(survey, measure)
    return value


def coverage_of(
    known: Known, year: int, key: str, label: str, organisations: Iterable[Organisation]
) -> Coverage:
    """Count how far the survey of some organisations has come, and the values by their state, "" not confirmed."""
    surveys, fields = known.surveys.get(year, {}), asked()
    found: dict[str, list[Part]] = {how: [] for how in COVERED}
    values: Counter[str] = Counter()
    for one in organisations:
        survey = surveys.get(one.id)
        found[_covered(survey)].append(Part(one.id))
        values.update(state_of(survey, each.name) if survey else "" for each in fields)
    return Coverage(key, label, {how: Figure(tuple(parts)) for how, parts in found.items()}, values)


def _covered(survey: Survey | None) -> str:
    if survey is None or not is_begun(survey):
        return "waiting"
    return "done" if survey.done else "begun"


def graded(known: Known, year: int, organisations: Iterable[Organisation]) -> dict[str, Figure]:
    """Part organisations by the class they were last judged to have."""
    found: dict[str, list[Part]] = {grade: [] for grade in (*GRADES, NO_GRADE)}
    for one in organisations:
        found[grade_of(known, one.id, year)].append(Part(one.id))
    return {grade: Figure(tuple(parts)) for grade, parts in found.items()}
