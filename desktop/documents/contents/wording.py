"""Templates of official wording: `{ชื่อช่อง}` stands for a value, and a value that is missing is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from desktop.errors import CannotDo

_PART = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into a template; `{{` and `}}` are plain braces.

    Raises `CannotDo` that names the field where it is unknown or still empty, or where a brace stands alone.

    >>> fill("ตำบล{ตำบล} {{ร่าง}}", {"ตำบล": "ท่าถ่าน"})
    'ตำบลท่าถ่าน {ร่าง}'
    """
    return _PART.sub(lambda part: _value(part, values), template)


def fields_in(template: str) -> tuple[str, ...]:
    """List the fields that a template names, each once, in their order.

    >>> fields_in("{ตำบล} {อำเภอ} {ตำบล}")
    ('ตำบล', 'อำเภอ')
    """
    return tuple(dict.fromkeys(_names(template)))


def _names(template: str) -> Iterator[str]:
    for part in _PART.finditer(template):
        if part.group(1) is not None:
            yield part.group(1).strip()


def _value(part: re.Match[str], values: Mapping[str, str]) -> str:
    if part.group() in ("{{", "}}"):
        return part.group()[0]
    if part.group(1) is None:
        raise CannotDo("ถ้อยคำมีวงเล็บปีกกาที่ไม่ครบคู่ กรุณาแก้ถ้อยคำ ถ้าต้องการพิมพ์วงเล็บปีกกาให้พิมพ์ซ้อนกันสองตัว")
    name = part.group(1).strip()
    if name not in values:
        raise CannotDo("ถ้อยคำมีช่อง “{name}” ที่โปรแกรมไม่รู้จัก กรุณาแก้ถ้อยคำ", name, name=name)
    if not values[name].strip():
        raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", name, name=name)
    return values[name]
