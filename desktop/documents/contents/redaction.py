"""What others need not see: for the notice board also telephone numbers and e-mail, for the screen national ids alone."""

from __future__ import annotations

import dataclasses
import re
from functools import partial

from desktop.documents.contents.blocks import Contents, mapped
from desktop.thai import digits, ids

_DIGIT = "[0-9๐-๙]"
_ID = re.compile(rf"(?<!{_DIGIT}){_DIGIT}(?:[-– ]?{_DIGIT}){{12}}(?!{_DIGIT})")
_PHONE = re.compile(rf"(?<!{_DIGIT})[0๐](?:[-– ]?{_DIGIT}){{8,9}}(?!{_DIGIT})")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TAKEN_OUT = "xxx"
COPY = "สำเนา"


def redacted(contents: Contents, public: tuple[str, ...] = ()) -> Contents:
    """Write a paper as it may hang in public, marked สำเนา; `public` are texts that stay, as the office's own telephone."""
    kept = {_bare(one) for text in public for way in (_PHONE, _MAIL) for one in way.findall(text)}

    def hide(found: re.Match[str]) -> str:
        return found.group() if _bare(found.group()) in kept else TAKEN_OUT

    def change(text: str) -> str:
        return _MAIL.sub(hide, _PHONE.sub(hide, _ID.sub(_masked, text)))

    return dataclasses.replace(contents, blocks=mapped(contents.blocks, change), watermark=COPY)


def masked(contents: Contents) -> Contents:
    """Write a paper with its national ids masked, and all else as it is."""
    return dataclasses.replace(contents, blocks=mapped(contents.blocks, partial(_ID.sub, _masked)))


def _bare(text: str) -> str:
    """Write a number as its Arabic digits alone, an address as it stands."""
    return re.sub("[-– ]", "", digits.to_arabic(text))


def _masked(found: re.Match[str]) -> str:
    """Mask an id in the digits that it is written in."""
    masked = ids.mask(found.group())
    return digits.to_thai(masked) if digits.to_thai(found.group()) == found.group() else masked
