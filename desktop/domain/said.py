"""A sentence with the values named in it: in Thai as papers print it, or in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop.errors import Refusal


@dataclass(frozen=True, kw_only=True)
class Said:
    """One sentence and its values; what holds more beside it is a kind of this."""

    sentence: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Give the sentence in Thai.

        >>> Said(sentence="ครบวันที่ {day}", values={"day": 8}).text
        'ครบวันที่ 8'
        """
        return self.say(str)

    def say(self, translate: Callable[[str], str]) -> str:
        """Give the sentence in the language of `translate`."""
        return Refusal(self.sentence, **self.values).say(translate)
