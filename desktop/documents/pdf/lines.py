"""Lines of text: words filled into a measure, broken where Thai allows, stretched between clusters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from desktop.documents.pdf.clusters import Cluster, Face, Word, joined
from desktop.thai import wrapping

# Readers of a PDF take a gap of a tenth of the size for a space, so no line is stretched that far.
MOST_STRETCH = 80.0
_SPACES = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙.,/-]*[)”]*")
_LEADS_NUMBER = ("ที่", "ข้อ", "หมู่", "พ.ศ.", "จำนวน")
_FOLLOWS_NUMBER = ("คน", "คม", "ยน", "พันธ์")  # people, and the ends of the names of months
_STAYS = ("นั้น", "ดังนี้")  # the last word of a phrase, which no line begins with
_LEADS = ("ณ",)  # the first word of a phrase, which no line ends with


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its width in thousandths of the size; the `last` of a paragraph is not stretched."""

    clusters: tuple[Cluster, ...]
    width: float
    last: bool = True

    def stretch(self, measure: float) -> float:
        """Give the space to add after each cluster so that the line fills a measure, or stays as it is if far too short."""
        gaps = len(self.clusters) - 1
        if self.last or gaps < 1:
            return 0.0
        needed = max(measure - self.width, 0.0) / gaps
        return needed if needed <= MOST_STRETCH else 0.0


def fill(words: Iterable[Word], first: float, rest: float) -> list[Line]:
    """Fill words into lines, the first as long as `first` and all others as `rest`.

    Spaces at the end of a line are dropped; a word longer than a whole line is cut, at a space if it has one.
    """
    lines: list[Line] = []
    taken: list[Word] = []
    width = 0.0
    for word in words:
        measure = rest if lines else first
        if taken and not word.blank and width + word.width > measure:
            lines.append(_line(taken, last=False))
            taken, width, measure = [], 0.0, rest
        if word.width > measure and not word.blank:
            *full, word = _cut(word, measure, rest)
            lines += [_line([piece], last=False) for piece in full]
        if taken or not word.blank:
            taken.append(word)
            width += word.width
    return [*lines, _line(taken, last=True)] if taken else lines


@lru_cache(maxsize=512)
def broken(face: Face, text: str, names: tuple[str, ...], first: float, rest: float) -> tuple[Line, ...]:
    """Break text into lines as `fill` does; what papers of a batch repeat is broken once."""
    return tuple(fill(words(face, text, names), first, rest))


def words(face: Face, text: str, names: tuple[str, ...] = ()) -> tuple[Word, ...]:
    """Part text into words that a line may end after; a number stays with the word it belongs to."""
    return tuple(face.word(unit) for unit in _phrases_kept(_units(printable(text), names)))


def whole(face: Face, text: str) -> tuple[Word, ...]:
    """Take text, such as a name, as one word; `fill` cuts it only where it is longer than a line."""
    return (face.word(printable(text)),)


def line(face: Face, text: str) -> Line:
    """Set text on one line, however long."""
    word = face.word(printable(text))
    return Line(word.clusters, word.width)


def printable(text: str) -> str:
    """Turn tabs and line ends into spaces, and drop signs without a shape such as a zero-width space."""
    if text.isprintable():
        return text
    spaced = _SPACES.sub(" ", text)
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def _units(text: str, names: Sequence[str]) -> Iterator[str]:
    """Part text at the breaks that Thai allows, spaces by themselves."""
    for unit in wrapping.units(text, names):
        bare = unit.rstrip(" ")
        yield from filter(None, (bare, unit[len(bare) :]))


def _phrases_kept(units: Iterable[str]) -> list[str]:
    """Join "วันที่ 8", "พ.ศ. 2551", "8 พฤษภาคม", "25 คน", and what a phrase begins or ends with."""
    kept: list[str] = []
    for unit in units:
        if len(kept) > 1 and kept[-1].isspace() and _belong(kept[-2], unit):
            kept[-2:] = [f"{kept[-2]}{kept[-1]}{unit}"]
        else:
            kept.append(unit)
    return kept


def _belong(before: str, after: str) -> bool:
    last = before.rpartition(" ")[2]
    if after in _STAYS or last.lstrip("([“") in _LEADS:
        return True
    if _NUMBER.fullmatch(after):
        return before.endswith(_LEADS_NUMBER)
    return after.endswith(_FOLLOWS_NUMBER) and bool(_NUMBER.fullmatch(last))


def _line(taken: Sequence[Word], *, last: bool) -> Line:
    """Make a line of words without the spaces at its ends."""
    clusters = tuple(chain.from_iterable(word.clusters for word in taken))
    width = sum(word.width for word in taken)
    start, end = 0, len(clusters)
    while end and clusters[end - 1].text == " ":
        end -= 1
        width -= clusters[end].advance
    while start < end and clusters[start].text == " ":
        width -= clusters[start].advance
        start += 1
    return Line(clusters[start:end], width, last)


def _cut(word: Word, measure: float, rest: float) -> list[Word]:
    """Cut a word into pieces that fit a line, the first in `measure` and the others in `rest`."""
    pieces, clusters = [], word.clusters
    while sum(cluster.advance for cluster in clusters) > measure and len(clusters) > 1:
        end, after = _cutting_place(clusters, measure)
        pieces.append(joined(clusters[:end]))
        clusters = clusters[after:]
        measure = rest
    return [*pieces, joined(clusters)]


def _cutting_place(clusters: Sequence[Cluster], measure: float) -> tuple[int, int]:
    """Choose where a piece ends and the next begins: at a space, else between words, else at a whole syllable."""
    widths = accumulate(cluster.advance for cluster in clusters)
    fitting = min(max(sum(width <= measure for width in widths), 1), len(clusters) - 1)
    places = range(fitting, 0, -1)
    between = _between_words(clusters)
    space = next((at for at in places if at in between and clusters[at].text == " "), None)
    if space:
        return space, space + 1
    word = next((at for at in places if at in between), None)
    end = word or next((at for at in places if _whole(clusters, at)), fitting)
    return end, end


def _between_words(clusters: Sequence[Cluster]) -> set[int]:
    """Find the places between words of a unit that keeps several words together."""
    ends = set(accumulate(map(len, wrapping.units("".join(cluster.text for cluster in clusters)))))
    read = accumulate(len(cluster.text) for cluster in clusters)
    return {at for at, length in enumerate(read, 1) if length in ends}


def _whole(clusters: Sequence[Cluster], at: int) -> bool:
    """Tell whether a cut leaves each vowel and sign where it belongs, and a silenced letter with its word."""
    before, after = clusters[at - 1].text, clusters[at].text
    if " " in (before, after):  # this space holds what stands around it
        return False
    return before not in wrapping.NEVER_LAST and after[0] not in wrapping.NEVER_FIRST and after[-1] != "์"
