"""The กชช.2ค levels of villages by year, and beside them, apart, the classes of their groups."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain import village_levels as domain
from desktop.domain.organisations import Organisation
from desktop.domain.rules import Rule, rule_on
from desktop.domain.village_levels import VillageLevel
from desktop.domain.villages import Village, standing_on
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import records
from desktop.work.strength import classes, working, year_end


@dataclass(frozen=True)
class Level:
    """What the กชช.2ค of a year says of a village, by the thresholds of that year."""

    kept: VillageLevel
    level: str  # a key of LEVELS, "" where no threshold is known for the year
    unconfirmed: bool  # a threshold that nobody confirmed

    @property
    def differs(self) -> bool:
        """Tell whether the level that was told is another."""
        return bool(self.level and self.kept.told and self.level != self.kept.told)


@dataclass(frozen=True)
class VillageRow:
    """One village: its levels by Buddhist year, and how many of its groups have which class."""

    village: Village
    levels: Mapping[int, Level]
    grades: Mapping[str, int]  # "" counts those without a class

    @property
    def trend(self) -> str:
        """Tell how the last level moved from the one before: up, down, same, or "" for want of two."""
        told = [level for year in sorted(self.levels) if (level := self.levels[year].level)]
        if len(told) < 2:
            return ""
        return "same" if told[-1] == told[-2] else "up" if told[-1] > told[-2] else "down"


def rows(session: Session, tambon: str, on: date) -> tuple[VillageRow, ...]:
    """List the villages of a tambon, "" for all, with levels and classes side by side."""
    villages = _villages(session, tambon, on)
    levels = _levels(session, [one.id for one in villages])
    grades = _grades(session, tambon, on)
    return tuple(VillageRow(one, levels.get(one.id, {}), grades.get(one.id, {})) for one in villages)


def _villages(session: Session, tambon: str, on: date) -> list[Village]:
    table = tables.of(Village)
    by_tambon: dict[str, list[Village]] = {}
    for one in store.find(session, Village, *([table.c.tambon == tambon] if tambon else [])):
        by_tambon.setdefault(one.tambon, []).append(one)
    standing = [one for of in by_tambon.values() for one in standing_on(of, on)]
    return sorted(standing, key=lambda one: one.sort_text)


def _levels(session: Session, villages: Sequence[str]) -> dict[str, dict[int, Level]]:
    table, rules = tables.of(VillageLevel), store.find(session, Rule)
    found: dict[str, dict[int, Level]] = {}
    for start in range(0, len(villages), store.BATCH):
        of = table.c.village.in_(villages[start : start + store.BATCH])
        for kept in store.find(session, VillageLevel, of, order=(table.c.year, table.c.no)):
            found.setdefault(kept.village, {})[kept.year or 0] = judged(rules, kept)
    return found


def judged(rules: Iterable[Rule], kept: VillageLevel) -> Level:
    """Tell the level of a village by the thresholds of the day, or else the year, of its figures."""
    on, rules = kept.collected or year_end(kept.year or 0), tuple(rules)
    first, second = (rule_on(rules, key, "", on) for key in ("level_1_least", "level_2_least"))
    if kept.great is None or first is None or second is None:
        return Level(kept, "", False)
    told = domain.level(kept.great, first.value, second.value)
    return Level(kept, told, not (first.confirmed_by and second.confirmed_by))


def _grades(session: Session, tambon: str, on: date) -> dict[str, Counter[str]]:
    """Count the working groups of each village by class."""
    there = working(session, tambon)
    now = classes(session, on, there)
    counts: dict[str, Counter[str]] = {}
    for one in store.by_ids(session, Organisation, there).values():
        if one.village:
            counts.setdefault(one.village, Counter())[now.get(one.id, "")] += 1
    return counts


def put(session: Session, village: str, year: int, great: int | None) -> None:
    """Keep how many indicators of a village are a great problem in a year; `None` takes the year out."""
    table = tables.of(VillageLevel)
    kept = store.find(session, VillageLevel, table.c.village == village, table.c.year == year)
    if kept and great is None:
        records.remove(session, VillageLevel, kept[0].id)
    elif kept:
        records.save(session, dataclasses.replace(kept[0], great=great))
    elif great is not None:
        records.add(session, VillageLevel(village=village, year=year, great=great))
