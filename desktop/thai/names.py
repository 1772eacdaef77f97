"""Names of people: look-alike and misplaced signs mended, and titles, first and last names told apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are not spaces
    "\u00ad\u034f\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # zero width, direction
    "\ue000-\uf8ff\U000f0000-\U0010fffd]"  # private use: bullets of symbol fonts
)
_JOINER_OUTSIDE_EMOJI = re.compile("(?<![\u2190-\U0010ffff])\u200d+|\u200d+(?![\u2190-\U0010ffff])")

# Thai fonts of old put marks moved aside or down in private use, and text copied from PDFs still has them.
_OLD_MARKS = str.maketrans(dict(zip(map(chr, range(0xF700, 0xF71B)), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True)))

_TONES = "่-๋"
_MARKS = re.compile("[ัิ-ฺ็-๎ำ]{2,}")
_MARK_ORDER = {mark: place for place, marks in enumerate(("ฺ", "ุู", "ัิีึื็", "ํ", "่้๊๋", "์", "๎", "ำ")) for mark in marks}
_NIKHAHIT_AA = re.compile(f"ํ([{_TONES}]*)[าำ]")
_FINE = re.compile(  # single spaces, and marks that stand once and in order: most texts, and there is nothing to mend
    "(?:(?:(?<=[^ ]) (?=[^ ]))?(?:[!-~ก-ฮฯแ-ไๆ๐-๙]|เ(?!เ)|ะ(?!ะ)|า(?!า))(?:[ัิ-ู็])?[่-๋]?์?(?:ำ(?!ำ))?)*"
)
_DOUBLED = re.compile("([ะาำัิ-ฺ็-๎])\\1+")


def clean(text: str) -> str:
    """Mend what is typed or pasted wrong but looks right, for one line of text; doing it twice changes nothing.

    Composed by NFC, never NFKC, which would take SARA AM apart. Unseen and private-use characters go, any
    run of spaces becomes one, เเ becomes แ, and the marks of a Thai letter stand once and in order.
    """
    if not text:
        return text
    joined = " ".join(text.split())
    if _FINE.fullmatch(joined):
        return joined
    text = _UNSEEN.sub("", text.translate(_OLD_MARKS))
    text = " ".join(_JOINER_OUTSIDE_EMOJI.sub("", text).split())
    mended = _mend(text)
    while mended != text:
        text, mended = mended, _mend(mended)
    return mended


def _mend(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    text = _MARKS.sub(_in_order, text)
    return _DOUBLED.sub(r"\1", _NIKHAHIT_AA.sub(r"\1ำ", text))


def _in_order(marks: re.Match[str]) -> str:
    return "".join(sorted(marks.group(), key=_MARK_ORDER.__getitem__))


@dataclass(frozen=True)
class Name:
    """A name in its parts, "" where one is not given."""

    title: str
    first: str
    last: str


def split(text: str) -> Name:
    """Tell the titles or ranks, the first name, and all the rest as the last name.

    Letters of a title that run on into a name are the title ("นางลักษณ์" is นาง and ลักษณ์), unless a name could
    not begin after them ("นายิกา", "นางสาวิตรี" is นาง and สาวิตรี) or the whole is a known name ("คุณวุฒิ").
    """
    whole = clean(text)
    found = None if whole.split(" ")[0] in _NOT_TITLED else _titles().match(whole)
    title = found.group().strip() if found else ""
    first, _, last = whole[found.end() if found else 0 :].strip().partition(" ")
    return Name(title, first, last)


# The titles. To add one: write it whole, or abbreviated with its full stops, among those of its kind.

_NOT_TITLED = ("คุณธรรม", "คุณนิธิ", "คุณพัฒน์", "คุณภัทร", "คุณวุฒิ")
_LEVELS = ("เอก", "โท", "ตรี")
_WITH_LEVEL = (
    "พล พัน ร้อย จ่าสิบ สิบ พลเรือ นาวา เรือ พันจ่า จ่า พลอากาศ นาวาอากาศ เรืออากาศ พันจ่าอากาศ จ่าอากาศ "
    "พลตำรวจ พันตำรวจ ร้อยตำรวจ สิบตำรวจ นายกอง นายหมวด นายหมู่"
)
_RANKS = (
    "พันเอกพิเศษ พันเอก(พิเศษ) พลจัตวา จ่าสิบเอกพิเศษ พลทหาร พลฯ "
    "พล.อ. พล.ท. พล.ต. พล.จ. พ.อ.(พิเศษ) พ.อ. พ.ท. พ.ต. ร.อ. ร.ท. ร.ต. จ.ส.อ.(พิเศษ) จ.ส.อ. จ.ส.ท. จ.ส.ต. ส.อ. ส.ท. ส.ต. "
    "พล.ร.อ. พล.ร.ท. พล.ร.ต. น.อ.(พิเศษ) น.อ. น.ท. น.ต. พ.จ.อ. พ.จ.ท. พ.จ.ต. จ.อ. จ.ท. จ.ต. "
    "พล.อ.อ. พล.อ.ท. พล.อ.ต. พ.อ.อ.(พิเศษ) พ.อ.อ. พ.อ.ท. พ.อ.ต. "
    "นายดาบตำรวจ ดาบตำรวจ จ่าสิบตำรวจ พลตำรวจ "
    "พล.ต.อ. พล.ต.ท. พล.ต.ต. พ.ต.อ.(พิเศษ) พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. ส.ต.อ. ส.ต.ท. ส.ต.ต. "
    "นายกองใหญ่ นายหมู่ใหญ่ ก.อ. ก.ท. ก.ต. มว.อ. มว.ท. มว.ต."
)
_LEARNED_OR_ROYAL = (
    "ศาสตราจารย์เกียรติคุณ ศาสตราจารย์พิเศษ ศาสตราจารย์ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ ศ. รศ. ผศ. "
    "ดอกเตอร์ ด็อกเตอร์ ดร. นายแพทย์ แพทย์หญิง ทันตแพทย์หญิง ทันตแพทย์ เภสัชกรหญิง เภสัชกร สัตวแพทย์หญิง สัตวแพทย์ "
    "นพ. พญ. ทพ. ทพญ. ภก. ภญ. น.สพ. สพ.ญ. หม่อมเจ้า หม่อมราชวงศ์ หม่อมหลวง ม.จ. ม.ร.ว. ม.ล. ท่านผู้หญิง คุณหญิง"
)
_CIVIL = (
    "นาย นาง นางสาว น.ส. นส. ด.ช. ด.ญ. เด็กชาย เด็กหญิง คุณ แม่ชี สามเณร "
    "พระ พระมหา พระอาจารย์ พระอธิการ เจ้าอธิการ พระปลัด พระสมุห์ พระใบฎีกา พระครู พระครูปลัด พระครูสมุห์ พระครูใบฎีกา "
    "พระครูสังฆรักษ์ พระครูวินัยธร พระครูธรรมธร Mr. Mrs. Miss. Ms. Dr."
)


@cache
def _titles() -> re.Pattern[str]:
    """Make the pattern of a whole title: learned, rank, learned or royal, civil; a name must begin after it."""
    learned = rf"(?:{_one_of(_LEARNED_OR_ROYAL.split())}\s?)*"
    ranks = [stem + level for stem in _WITH_LEVEL.split() for level in _LEVELS] + _RANKS.split()
    rank = rf"(?:(?:ว่าที่\s?)?{_one_of(ranks)}(?:\s?หญิง)?\s?)?"
    civil = rf"(?:{_one_of(_CIVIL.split())}\s?(?:ดร\.)?)?"
    apart = r"(?<=[\s.)])\s?(?=[ก-ฮเ-ไA-Za-z])"
    joined = r"(?=[ก-ฮเ-ไ]\S)"
    return re.compile(f"{learned}{rank}{learned}{civil}(?:{apart}|{joined})", re.IGNORECASE)


def _one_of(titles: list[str]) -> str:
    """Make a pattern of titles, the longest first."""
    return f"(?:{'|'.join(map(_pattern, sorted(titles, key=len, reverse=True)))})"


def _pattern(title: str) -> str:
    """Make a pattern of one title: spaces after its stops do not matter, nor a forgotten last stop."""
    spaced = re.escape(title).replace(r"\.", r"\.\s?").replace(r"\(", r"\s?\(")
    return spaced.removesuffix(r"\.\s?") + r"(?:\.|(?=\s))" if title.endswith(".") else spaced
