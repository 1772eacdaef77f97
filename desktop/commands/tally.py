"""What `add` and `import` answer: how many were read, written, found as they were, and refused with where and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.commands.answers import Answer
from desktop.i18n import _

REFUSED = 1  # exit code


@dataclass
class Tally:
    """The counts so far and each refusal."""

    read: int = 0
    written: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)

    def answer(self) -> Answer:
        """Give the answer of the command; any refusal makes its exit code 1."""
        told = _("อ่าน {read:,} บันทึก {written:,} มีอยู่แล้ว {unchanged:,} ปฏิเสธ {refused:,} รายการ").format(
            read=self.read, written=self.written, unchanged=self.unchanged, refused=len(self.refused)
        )
        return Answer(vars(self), [*refusals(self.refused), told], REFUSED if self.refused else 0)


def refusal(reason: str, **where: Any) -> dict[str, Any]:
    """Say where and why something was refused; `None` for what does not apply."""
    return {"sheet": None, "cell": None, "row": None, "field": None, "value": None, **where, "reason": reason}


def refusals(refused: Iterable[Mapping[str, Any]]) -> list[str]:
    """Write each refusal as a line."""
    return list(map(_told, refused))


def _told(one: Mapping[str, Any]) -> str:
    place = " ".join(one[name] for name in ("sheet", "cell") if one[name]) or str(one["row"])
    about = " ".join(str(one[name]) for name in ("field", "value") if one[name] not in (None, ""))
    return "\t".join(filter(None, (place, about, one["reason"])))
