"""A sort key that can be stored and compared byte by byte, in the order of ICU (CLDR) for Thai."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = "`^°+×<=>|~$฿"  # they stand before the digits, in this order
_TONES = "๎์็่้๊๋"  # compared only where the letters are equal, in this order
_NO_TONE = "0"

_TONE = re.compile(f"[{_TONES}]")
_SILENT = re.compile(rf"[^\w{re.escape(_SIGNS)}ะ-ฺเ-ๅํ{_TONES}]|[_ฯๆ]")  # spaces and punctuation do not count
_LEADING = re.compile("([เแโใไ])([ก-ฮ])")
_SARA_AM = re.compile(f"ํ([{_TONES}]*)า")

_LETTERS = str.maketrans(
    {
        "ํ": "\u0e2f",  # between the consonants and the vowels
        "ฺ": "\u0e45",  # after the vowels
        "ๅ": "า",
        **{chr(ord("๐") + n): str(n) for n in range(10)},
        **{chr(ord("a") + n): chr(0x0F00 + n) for n in range(26)},  # Latin after Thai
        **{sign: chr(0x21 + n) for n, sign in enumerate(_SIGNS)},
    }
)


class _Weights(dict[int, str]):
    """The weight of each tone by its code; any other letter has none."""

    def __missing__(self, code: int) -> str:
        self[code] = _NO_TONE
        return _NO_TONE


_WEIGHTS = _Weights({ord(tone): chr(ord(_NO_TONE) + 1 + n) for n, tone in enumerate(_TONES)})


def key(text: str) -> str:
    """Make the key that puts texts in Thai order when compared as UTF-8 bytes; case does not count.

    A leading vowel counts after its consonant, tone marks only between texts that are otherwise equal.
    Letters of scripts other than Thai and Latin stand by their code points.
    """
    letters = _SILENT.sub("", _LEADING.sub(r"\2\1", _folded(text)))
    if "ํ" in letters:
        letters = _SARA_AM.sub(r"าํ\1", letters)
    if not _TONE.search(letters):
        return letters.translate(_LETTERS)
    tones = letters.translate(_WEIGHTS).rstrip(_NO_TONE)
    return f"{_TONE.sub('', letters).translate(_LETTERS)} {tones}"


def _folded(text: str) -> str:
    """Fold case and look-alikes; only here, where text is compared and never shown, may NFKD be used."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()
