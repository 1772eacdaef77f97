"""The two kinds of refusal that a person reads; every other exception is a fault of the program.

A sentence is written here in Thai, once, whole and with its remedy. What is put into it comes as named
values, so that the catalogues can translate the sentence and the values stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.i18n import N_

STALE = N_("มีการแก้ไข {titles} จากที่อื่นไปก่อนแล้ว กรุณาเทียบค่าทั้งสองแล้วบันทึกอีกครั้ง")


class Refusal(Exception):  # noqa: N818 - it is what happened to the officer, not an error of the program
    """Carries a sentence for a person and the values named in it."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values

    def say(self, translate: Callable[[str], str]) -> str:
        """Give the sentence, and the titles named in it, in the language of `translate`."""
        values = {
            name: translate(value) if isinstance(value, str) else value for name, value in self.values.items()
        }
        return translate(self.sentence).format(**values)


class CannotDo(Refusal):
    """A rule stands against it: the sentence belongs beside the field it names ("" for the whole form)."""

    def __init__(self, sentence: str, field: str = "", **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field

    def about(self, field: str) -> CannotDo:
        """Give the same refusal for the field where the text was typed."""
        self.field = field
        return self


class Stale(CannotDo):
    """Somebody saved the record in between; `mine` and `theirs` hold the values of each differing field."""

    def __init__(self, titles: str, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
        super().__init__(STALE, titles=titles)
        self.mine = mine
        self.theirs = theirs


class Trouble(Refusal):
    """The machine, a file or the folder stands against it: the sentence says what the officer can do."""
