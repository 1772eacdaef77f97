"""The words about backups that the page, the way back and หน้าแรก share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.backups import REASONS
from desktop.domain.topics import TOPICS
from desktop.i18n import N_, _
from desktop.thai import dates

if TYPE_CHECKING:
    from desktop.ui.settings.backups_asking import Listed, Overview
    from desktop.work.backups import Compared, Kept

NUMBERS = N_("เลขหนังสือและเลขทะเบียนที่ออกหลังจากสำรองครั้งนี้อาจออกซ้ำได้ กรุณาเทียบกับสมุดทะเบียนก่อนออกหนังสือ")
_SIZES = (
    (10**9, N_("{size:,.1f} กิกะไบต์")),
    (10**6, N_("{size:,.1f} เมกะไบต์")),
    (10**3, N_("{size:,.0f} กิโลไบต์")),
)


def when(at: datetime | None) -> str:
    """Say a time as the officer's clock has it; "" for none."""
    if at is None:
        return ""
    local = at.astimezone()
    return _("{day} เวลา {time} น.").format(day=dates.short(local.date()), time=dates.clock(local))


def size(count: int) -> str:
    """Say a number of bytes."""
    for least, words in _SIZES:
        if count >= least:
            return _(words).format(size=count / least)
    return _("{size:,} ไบต์").format(size=count)


def holds(one: Kept) -> str:
    """Say how much a backup holds."""
    told = _("{records:,} รายการ · ไฟล์แนบ {files:,} ไฟล์ · {size}")
    return told.format(records=sum(one.counts.values()), files=one.attachments, size=size(one.size))


def checked(one: Kept) -> str:
    """Say whether a backup can be gone back to."""
    if one.is_whole:
        return _("เปิดอ่านได้")
    return _("เสียหายหรือไม่ครบ ({missing})").format(missing=one.missing)


def row(listed: Listed) -> tuple[str, ...]:
    """Write the row of a backup in the list of the page."""
    one = listed.kept
    first = when(one.at) or one.path.name
    return first, why(one), _places(listed), records(one), size(one.size), checked(one)


def _places(listed: Listed) -> str:
    if listed.here and listed.there:
        return _("เครื่องนี้ และแห่งที่สอง")
    return _("เครื่องนี้") if listed.here else _("แห่งที่สอง")


def why(one: Kept) -> str:
    """Say why a backup was made, and that another copy of the office made it where it did."""
    reason = _(REASONS.get(one.why, one.why)) if one.why else ""
    return reason if one.is_here else _("{reason} (จากเครื่องอื่น)").format(reason=reason).strip()


def records(one: Kept) -> str:
    """Say how many records a backup holds; "" where it does not say."""
    return f"{sum(one.counts.values()):,}" if one.counts else ""


def last_good(found: Overview) -> str:
    """Say in a sentence when and where the last good backup was made, and what it holds."""
    good = next((each for each in found.rows if each.kept.is_whole and each.kept.counts), None)
    if good is None:
        return _("กด “สำรองเดี๋ยวนี้” เพื่อทำสำเนาชุดแรก")
    told = _("สำรองครั้งล่าสุด {when} · {holds} · เปิดอ่านได้ ข้อมูลครบตามจำนวน และค้นหาพบ")
    return told.format(when=when(good.kept.at), holds=holds(good.kept))


def second_place(found: Overview) -> str:
    """Say whether the second place is chosen and plugged in, and when it was last brought a backup."""
    if not found.second:
        return _("ยังไม่ได้เลือก เลือกแฟลชไดรฟ์หรือดิสก์อื่น เพื่อให้มีสำเนาเมื่อเครื่องนี้เสียหรือหาย")
    if not found.is_plugged_in:
        return _("{folder} · ยังไม่ได้เสียบ เมื่อเสียบแล้วโปรแกรมจะนำสำเนาไปเก็บเอง").format(folder=found.second)
    carried = next((each.kept for each in found.rows if each.there and each.kept.is_whole), None)
    if carried is None:
        return _("{folder} · เสียบอยู่ · ยังไม่มีสำเนา").format(folder=found.second)
    told = _("{folder} · เสียบอยู่ · มีสำเนาถึง {when}")
    return told.format(folder=found.second, when=when(carried.at))


def differences(one: Compared) -> list[tuple[str, ...]]:
    """Write the rows of a topic: what would be lost, gained and changed back, the first of them by name."""
    told = (
        (_("จะหายไป"), one.lost, one.lost_named),
        (_("จะได้คืน"), one.gained, one.gained_named),
        (_("จะกลับเป็นค่าเดิม"), one.changed, one.changed_named),
        (_("ลบไปแล้ว แต่จะกลับมา"), one.erased, one.erased_named),
    )
    return [(_(one.titled), act, f"{count:,}", _some(count, named)) for act, count, named in told if count]


def compared(topics: Sequence[Compared]) -> str:
    """Say in a sentence what going back would do."""
    lost, gained, changed = (
        sum(getattr(one, name) for one in topics) for name in ("lost", "gained", "changed")
    )
    if not lost + gained + changed:
        return _("สำเนาสำรองนี้มีข้อมูลเท่ากับสำนักงานตอนนี้")
    told = _(
        "สำนักงานที่กู้คืนจะไม่มี {lost:,} รายการที่มีตอนนี้ จะได้คืน {gained:,} รายการ และ {changed:,} รายการจะเป็นค่าเดิม"
    )
    sentences = [told.format(lost=lost, gained=gained, changed=changed)]
    if erased := sum(one.erased for one in topics):
        again = _("ข้อมูลส่วนบุคคลของ {count:,} คนที่ลบไปหลังจากสำรองจะกลับมาทั้งหมด ต้องลบอีกครั้งในสำนักงานที่กู้คืน")
        sentences.append(again.format(count=erased))
    return "\n".join(sentences)


def _some(count: int, named: Sequence[str]) -> str:
    """Name the first records, none of a closed topic, and say how many more there are."""
    told = ", ".join(named)
    if named and count > len(named):
        return _("{named} และอีก {count:,}").format(named=told, count=count - len(named))
    return told


def contents(one: Kept) -> list[tuple[str, str]]:
    """List what a backup holds by topic, where there is nothing to compare it with."""
    return [
        (_(TOPICS[topic].titled), f"{count:,}")
        for topic, count in one.counts.items()
        if topic in TOPICS and count
    ]
