"""The ways a dispute can be mediated (tracks), kinds of disputes, and which kind each track leaves out.

All of it is dated data that an office edits: the law is named in `source`, and what nobody confirmed is shown as
ยังไม่ยืนยัน. A case is judged by the rows that held on its own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, flag, link, long, money, text, whole
from desktop.domain.rules import UNCONFIRMED
from desktop.domain.said import Said
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import digits

TRACKS = {
    "village": N_("คณะกรรมการหมู่บ้าน (ข้อบังคับ มท. 2530)"),
    "district_civil": N_("อำเภอ ทางแพ่ง (มาตรา 61/2)"),
    "district_criminal": N_("อำเภอ ทางอาญา (มาตรา 61/3)"),
    "act": N_("ศูนย์ไกล่เกลี่ยภาคประชาชน (พ.ร.บ. 2562)"),
    "informal": N_("ศอช.ต. ไกล่เกลี่ยโดยไม่เป็นทางการ"),
}
LAWS = {  # as papers name what a track rests on; where a row is from, and what is not confirmed, stands in its source
    "village": "ข้อบังคับกระทรวงมหาดไทยว่าด้วยการปฏิบัติงานประนีประนอมข้อพิพาทของคณะกรรมการหมู่บ้าน พ.ศ. 2530",
    "district_civil": "พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 มาตรา 61/2",
    "district_criminal": "พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 มาตรา 61/3",
    "act": "พระราชบัญญัติการไกล่เกลี่ยข้อพิพาท พ.ศ. 2562",
    "informal": "ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 850",
}
NATURES = {"civil": N_("ทางแพ่ง"), "criminal": N_("ทางอาญา"), "consumer": N_("ผู้บริโภค")}
PRESCRIPTIONS = {
    "none": N_("ไม่กระทบอายุความ"),
    "interrupted": N_("อายุความสะดุดหยุดลง"),
    "extended": N_("อายุความขยายออกไป"),
}
PLACES = {
    "": N_("ไม่จำกัด"),
    "village": N_("เหตุเกิดในหมู่บ้าน หรือคู่กรณีฝ่ายหนึ่งอยู่ในหมู่บ้าน"),
    "district": N_("เหตุเกิดในเขตอำเภอ หรือคู่กรณีฝ่ายหนึ่งอยู่ในอำเภอ"),
}
PREFERRED = {  # which track is proposed first of those that take a matter: the better enforced, the earlier
    "civil": ("act", "district_civil", "village", "informal"),
    "criminal": ("district_criminal", "act", "village"),
    "consumer": ("act", "informal"),
}
POLICE = N_("พนักงานสอบสวน")  # where an offence that nobody may mediate is sent


@dataclass(frozen=True, kw_only=True)
class Track(Record):
    """One track from a date on: its limits, times and what follows from it."""

    topic: ClassVar[str] = "tracks"
    titled: ClassVar[str] = N_("ช่องทางไกล่เกลี่ย")
    key: str = choice(N_("ช่องทาง"), TRACKS, required=True, listed=True)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    end: date | None = day(N_("ใช้ถึง"), listed=True)
    civil: bool = flag(N_("รับทางแพ่ง"), listed=True)
    criminal: bool = flag(N_("รับทางอาญา"), listed=True)
    consumer: bool = flag(N_("รับเรื่องผู้บริโภค"), listed=True)
    value_most: int | None = money(N_("ทุนทรัพย์ไม่เกิน (บาท)"), listed=True)
    where: str = choice(N_("เขต"), PLACES)
    months: int | None = whole(N_("กำหนดเวลาเป็นเดือน"), most=120)
    days: int | None = whole(N_("กำหนดเวลาเป็นวัน"), most=3650)
    more_months: int | None = whole(N_("ขยายได้ครั้งละกี่เดือน"), most=120)
    more_days: int | None = whole(N_("ขยายได้ครั้งละกี่วัน"), most=3650)
    most_months: int | None = whole(N_("รวมไม่เกินกี่เดือน"), most=120)
    extensions: int | None = whole(N_("ขยายได้ไม่เกินกี่ครั้ง"), most=99)
    absences: int | None = whole(N_("ไม่มาตามเชิญกี่ครั้งให้ยุติ"), most=20)
    mediators: int | None = whole(N_("ผู้ไกล่เกลี่ยอย่างน้อย (คน)"), most=20)
    registered: bool = flag(N_("ผู้ไกล่เกลี่ยต้องขึ้นทะเบียน"))
    prescription: str = choice(N_("อายุความ"), PRESCRIPTIONS, default="none")
    prescription_days: int | None = whole(N_("อายุความที่เหลือน้อยให้ขยายอีกกี่วัน"), most=3650)
    enforced: str = text(N_("การบังคับตามข้อตกลง"), most=500)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the track."""
        return TRACKS.get(self.key, self.key)

    @property
    def sort_text(self) -> str:
        """Sort in the order of the tracks, the oldest first."""
        return f"{list(TRACKS).index(self.key) if self.key in TRACKS else 99:02d} {self.start}"


@dataclass(frozen=True, kw_only=True)
class DisputeKind(Record):
    """One plain kind of dispute, and what the law calls it."""

    topic: ClassVar[str] = "dispute_kinds"
    titled: ClassVar[str] = N_("ประเภทข้อพิพาท")
    key: str = text(N_("รหัส"), most=40)
    name: str = text(N_("ประเภท"), required=True, listed=True, most=120)
    nature: str = choice(N_("ลักษณะ"), NATURES, required=True, listed=True)
    legal: str = text(N_("ชื่อตามกฎหมาย"), listed=True, most=300, hint=N_("เช่น กู้ยืม ค้ำประกัน ละเมิด"))
    unlimited: bool = flag(N_("รับได้ไม่จำกัดทุนทรัพย์"), listed=True, hint=N_("เช่น ที่ดินและมรดก"))
    place: int | None = whole(N_("ลำดับ"), most=999)
    retired: bool = flag(N_("เลิกใช้แล้ว"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the kind."""
        return self.name

    @property
    def sort_text(self) -> str:
        """Sort by the place given, then by name."""
        return f"{999 if self.place is None else self.place:03d} {self.name}"


@dataclass(frozen=True, kw_only=True)
class Scope(Record):
    """One kind of dispute that a track leaves out, with the section of the law that says so."""

    topic: ClassVar[str] = "scopes"
    titled: ClassVar[str] = N_("เรื่องที่ไกล่เกลี่ยไม่ได้")
    track: str = choice(N_("ช่องทาง"), TRACKS, listed=True, blank=N_("ทุกช่องทาง"))
    kind: str = link(N_("ประเภทข้อพิพาท"), "dispute_kinds", required=True, listed=True)
    section: str = text(N_("บทกฎหมาย"), required=True, listed=True, most=300)
    start: date | None = day(N_("ใช้ตั้งแต่"), required=True, listed=True)
    end: date | None = day(N_("ใช้ถึง"), listed=True)
    refer_to: str = text(N_("ส่งต่อไปที่"), listed=True, most=300)
    source: str = text(N_("ที่มา"), required=True, listed=True, most=500)
    confirmed_by: str = text(N_("ผู้ยืนยัน"), listed=True, blank=UNCONFIRMED, hint=N_("เว้นว่าง = ยังไม่ยืนยัน"))

    @property
    def label(self) -> str:
        """Name what is left out by its section."""
        return self.section


@dataclass(frozen=True)
class Matter:
    """What a track is chosen by: the case's own date, kind, value, place, and what asks for care."""

    on: date
    kind: DisputeKind
    value: int | None = None  # satang
    in_village: bool = True  # it arose in a village of the office, or a party lives there
    in_district: bool = True
    sexual: bool = False
    violent: bool = False
    child: bool = False


@dataclass(frozen=True)
class Verdict(Said):
    """Whether a track takes a matter; why not or what is in doubt, with the section or source, and where to refer it."""

    track: Track
    takes: bool
    section: str = ""
    refer_to: str = ""
    confirmed: bool = False

    @property
    def why(self) -> str:
        """Give the reason in Thai, "" where a track takes a matter without a doubt."""
        return self.text


def held(rows: Iterable[Track], on: date) -> list[Track]:
    """List the tracks that held on a date, the newest row of each."""
    newest: dict[str, Track] = {}
    for row in sorted(rows, key=lambda row: row.start or date.min):
        if _holds(row, on):
            newest[row.key] = row
    return [newest[key] for key in TRACKS if key in newest]


def _holds(row: Track | Scope, on: date) -> bool:
    return row.start is not None and row.start <= on and (row.end is None or on <= row.end)


def judge(track: Track, scopes: Iterable[Scope], matter: Matter) -> Verdict:
    """Tell whether a track takes a matter: the first reason against it, else that it does."""
    against = (*_of_time(track, matter), *_of_scopes(track, scopes, matter), *_of_limits(track, matter))
    return against[0] if against else _taken(track, matter)


def verdicts(tracks: Iterable[Track], scopes: Iterable[Scope], matter: Matter) -> tuple[Verdict, ...]:
    """Judge each track that held on the matter's date, in the order of the tracks."""
    rows = tuple(scopes)
    return tuple(judge(track, rows, matter) for track in held(tracks, matter.on))


def propose(tracks: Iterable[Track], scopes: Iterable[Scope], matter: Matter) -> Verdict | None:
    """Choose the most suitable track of those that take a matter; `None` where none does: it is referred."""
    taking = {one.track.key: one for one in verdicts(tracks, scopes, matter) if one.takes}
    order = PREFERRED.get(matter.kind.nature, tuple(TRACKS))
    return next((taking[key] for key in order if key in taking), None)


def cautions(matter: Matter) -> tuple[str, ...]:
    """Say what asks for care whatever the track is; it never blocks."""
    found = []
    if matter.violent:
        found.append(N_("มีความรุนแรง ดูแลความปลอดภัยของทุกฝ่ายก่อน และพิจารณาส่งต่อแทนการนั่งพร้อมกัน"))
    if matter.child:
        found.append(N_("เกี่ยวกับเด็ก ต้องมีผู้แทนโดยชอบธรรม และพิจารณาแจ้งพนักงานเจ้าหน้าที่คุ้มครองเด็ก"))
    return tuple(found)


def check_overruled(track: str, proposed: str, reason: str) -> None:
    """Refuse another track than the proposed one ("" where none takes the matter) without a reason."""
    if track and track != proposed and not reason.strip():
        raise CannotDo("เลือกช่องทางต่างจากที่โปรแกรมเสนอ กรุณาบันทึกเหตุผล", "track_reason")


def _of_time(track: Track, matter: Matter) -> Iterator[Verdict]:
    if not _holds(track, matter.on):
        yield _refused(track, N_("{track} ยังไม่ใช้หรือเลิกใช้แล้วในวันที่รับเรื่อง"))


def _of_scopes(track: Track, scopes: Iterable[Scope], matter: Matter) -> Iterator[Verdict]:
    """Refuse what is left out: by the office's rows, and offences of sex whatever kind was chosen."""
    for row in scopes:
        if row.kind == matter.kind.id and row.track in ("", track.key) and _holds(row, matter.on):
            yield Verdict(
                track, False, row.section, row.refer_to, bool(row.confirmed_by),
                sentence=N_("เรื่อง{kind}ไกล่เกลี่ยช่องทางนี้ไม่ได้ ตาม{section}"),
                values={"kind": matter.kind.name, "section": row.section},
            )  # fmt: skip
    if matter.sexual:
        sentence = N_("เรื่องเกี่ยวกับเพศไกล่เกลี่ยไม่ได้ทุกช่องทาง ให้ส่งต่อพนักงานสอบสวน")
        yield Verdict(track, False, track.source, POLICE, sentence=sentence)


def _of_limits(track: Track, matter: Matter) -> Iterator[Verdict]:
    nature, value = matter.kind.nature, matter.value
    if nature not in NATURES or not getattr(track, nature):
        yield _refused(track, N_("{track} ไม่รับเรื่อง{nature}"), nature=NATURES.get(nature, ""))
    if _limited(track, matter) and value is not None and value > (track.value_most or 0):
        sentence = N_("{track} รับทุนทรัพย์ไม่เกิน {most} บาท เรื่องนี้ {value} บาท")
        yield _refused(track, sentence, most=digits.baht(track.value_most or 0), value=digits.baht(value))
    if track.where == "village" and not matter.in_village:
        yield _refused(track, N_("{track} รับเรื่องที่เกิดในหมู่บ้าน หรือคู่กรณีฝ่ายหนึ่งอยู่ในหมู่บ้าน"))
    if track.where == "district" and not matter.in_district:
        yield _refused(track, N_("{track} รับเรื่องที่เกิดในอำเภอ หรือคู่กรณีฝ่ายหนึ่งอยู่ในอำเภอ"))


def _limited(track: Track, matter: Matter) -> bool:
    """Tell whether the value decides: a track has its limit for money, not for offences, nor land and inheritance."""
    return track.value_most is not None and matter.kind.nature != "criminal" and not matter.kind.unlimited


def _refused(track: Track, sentence: str, **values: str) -> Verdict:
    return Verdict(
        track, False, track.source, confirmed=bool(track.confirmed_by),
        sentence=sentence, values={"track": track.label, **values},
    )  # fmt: skip


def _taken(track: Track, matter: Matter) -> Verdict:
    unknown = _limited(track, matter) and matter.value is None
    sentence = N_("ยังไม่ได้กรอกทุนทรัพย์ จึงยังตรวจไม่ได้ว่าเกินที่ช่องทางนี้รับหรือไม่") if unknown else ""
    return Verdict(track, True, track.source, confirmed=bool(track.confirmed_by), sentence=sentence)
