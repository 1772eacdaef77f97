"""Which part of an office a copy holds: the records of some tambons and those of none, and the cases or not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The tambons of a copy by their codes, all where none is named; of some tambons only, cases go along if wished."""

    tambons: tuple[str, ...] = ()
    cases: bool = False

    def holds(self, tambon: str) -> bool:
        """Tell whether records of a tambon, or of none (""), are in it."""
        return not self.tambons or not tambon or tambon in self.tambons


WHOLE = Scope()


def of_tambons(codes: Iterable[str], *, cases: bool = False) -> Scope:
    """Give the scope of some tambons, the whole office where none is named."""
    chosen = tuple(sorted({*codes}))
    return Scope(chosen, cases) if chosen else WHOLE


def written(scope: Scope) -> str:
    """Write a scope as the office keeps it; "" is the whole office.

    >>> written(Scope(("240601",)))
    '{"tambons": ["240601"], "cases": false}'
    """
    return json.dumps({"tambons": scope.tambons, "cases": scope.cases}) if scope.tambons else ""


def read(text: str) -> Scope:
    """Read a scope.

    >>> read('{"tambons": ["240601"], "cases": true}'), read("") == WHOLE
    (Scope(tambons=('240601',), cases=True), True)
    """
    said = json.loads(text) if text else {}
    return of_tambons(said.get("tambons", ()), cases=bool(said.get("cases")))
