"""Templates of official wording: `{ชื่อช่อง}` stands for a value, and a value that is missing is named.

A field may be marked as one that need not be there, `{ชื่อช่อง?}`: its whole line is left out where it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from desktop.errors import CannotDo

_OPTIONAL = "?"  # after the name of a field
_PART = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


def fill(template: str, values: Mapping[str, str]) -> str:
    r"""Put values into a template; `{{` and `}}` are plain braces.

    Raises `CannotDo` that names the field where it is unknown or still empty, or where a brace stands alone.

    >>> fill("ตำบล{ตำบล} {{ร่าง}}", {"ตำบล": "ท่าถ่าน"})
    'ตำบลท่าถ่าน {ร่าง}'
    >>> fill("ตำบล{ตำบล}\nโทร. {โทรศัพท์?}", {"ตำบล": "ท่าถ่าน", "โทรศัพท์": ""})
    'ตำบลท่าถ่าน'
    """
    lines = [line for line in template.split("\n") if not _left_out(line, values)]
    return _PART.sub(lambda part: _value(part, values), "\n".join(lines))


def fields_in(template: str) -> tuple[str, ...]:
    """List the fields that a template names, each once, in their order.

    >>> fields_in("{ตำบล} {อำเภอ} {ตำบล}")
    ('ตำบล', 'อำเภอ')
    """
    return tuple(dict.fromkeys(_names(template)))


def _names(template: str) -> Iterator[str]:
    for part in _PART.finditer(template):
        if part.group(1) is not None:
            yield _name(part.group(1))


def _name(written: str) -> str:
    return written.strip().removesuffix(_OPTIONAL).rstrip()


def _left_out(line: str, values: Mapping[str, str]) -> bool:
    """Tell whether a line has a field that need not be there, and is not."""
    written = (part.group(1) for part in _PART.finditer(line) if part.group(1) is not None)
    optional = (_name(field) for field in written if field.rstrip().endswith(_OPTIONAL))
    return any(name in values and not values[name].strip() for name in optional)


def _value(part: re.Match[str], values: Mapping[str, str]) -> str:
    if part.group() in ("{{", "}}"):
        return part.group()[0]
    if part.group(1) is None:
        raise CannotDo("ถ้อยคำมีวงเล็บปีกกาที่ไม่ครบคู่ กรุณาแก้ถ้อยคำ ถ้าต้องการพิมพ์วงเล็บปีกกาให้พิมพ์ซ้อนกันสองตัว")
    name = _name(part.group(1))
    if name not in values:
        raise CannotDo("ถ้อยคำมีช่อง “{name}” ที่โปรแกรมไม่รู้จัก กรุณาแก้ถ้อยคำ", name, name=name)
    if not values[name].strip():
        raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", name, name=name)
    return values[name]
