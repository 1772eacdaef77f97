"""How the columns of a workbook were matched to the fields of a topic, remembered for the next file of that shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.records import Record, mapping, text
from desktop.i18n import N_


@dataclass(frozen=True, kw_only=True)
class ImportMapping(Record):
    """The columns of one shape of workbook."""

    topic: ClassVar[str] = "import_mappings"
    titled: ClassVar[str] = N_("การจับคู่คอลัมน์")
    name: str = text(N_("ชื่อ"), required=True, listed=True)
    of: str = text(N_("นำเข้าเป็น"), required=True, listed=True, most=60)
    shape: str = text(N_("รูปแบบหัวตาราง"), required=True, most=64)
    columns: dict[str, str] = mapping(N_("คอลัมน์และช่อง"))

    @property
    def label(self) -> str:
        """Name the mapping."""
        return self.name
