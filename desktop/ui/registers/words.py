"""What is said about letters received and reserved numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain import number_runs
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock
from desktop.i18n import _
from desktop.thai import dates

if TYPE_CHECKING:
    from desktop.ui.registers.asking import CameHome
    from desktop.work.number_blocks import Remaining, Standing


def numbered(letter: Received) -> str:
    """Write the number of a letter as 12/2569."""
    return f"{letter.number}/{letter.year}"


def name(letter: Received) -> str:
    """Name a letter by its number."""
    return _("หนังสือรับ เลขรับ {number}").format(number=numbered(letter))


def struck(reason: str) -> str:
    """Say that a number was struck out."""
    return _("ยกเลิกเลขรับ: {reason}").format(reason=reason)


def run(block: NumberBlock) -> str:
    """Write the numbers of a block as 44–60/2569."""
    return f"{number_runs.run(block.first or 0, block.last or 0)}/{block.year}"


def state(standing: Standing, laptop: str = "") -> str:
    """Say whether a block is out, or when it came back; `laptop` is whose copy this is, "" for the office itself."""
    block = standing.block
    note = block.note.splitlines()[-1:] or [""]
    if block.returned:
        return " · ".join(filter(None, (_("คืนแล้ว {day}").format(day=dates.short(block.returned)), *note)))
    if laptop and laptop == block.holder:
        all_ = len(block.numbers)
        return _("ใช้แล้ว {used} จาก {all} เลข").format(used=all_ - len(standing.left), all=all_)
    out = _("ออกอยู่กับ “{holder}”").format(holder=block.holder)
    copied = note[0] or _("ยังไม่ได้ทำสำเนา")
    return out if laptop else f"{out} · {copied}"


def banner(remaining: Remaining) -> str:
    """Say which numbers a laptop gives; "" at the office itself."""
    if not remaining.holder:
        return ""
    if not remaining.blocks:
        return _("เครื่องนี้เป็นสำเนาที่นำออกมาและไม่มีเลขที่จองไว้แล้ว ออกหนังสือได้โดยเว้นเลขไว้เขียนด้วยมือ")
    told = (
        _("{register} {numbers} (เหลือ {left})").format(
            register=_(one.register), numbers=run(one.block), left=len(one.left)
        )
        for one in remaining.blocks
    )
    return _("เครื่องนี้ออกเลขจากช่วงที่จองไว้: {numbers}").format(numbers=", ".join(told))


def came_home(home: CameHome) -> str:
    """Say what a laptop's copy brings and which numbers are free again, a line for each block."""
    if not home.blocks and not home.papers:
        return _("สำเนานี้คืนไปแล้ว ไม่มีสิ่งใดต้องรับเพิ่ม")
    lines = [_("หนังสือที่ออกจากเครื่องนั้น {count} ฉบับเข้าทะเบียนของสำนักงาน").format(count=f"{home.papers:,}")]
    for one, unused in zip(home.blocks, home.unused, strict=True):
        sentence = _how_used(one.used, unused)
        lines.append(
            sentence.format(
                register=_(one.register),
                numbers=run(one.block),
                used=number_runs.written(one.used),
                unused=number_runs.written(unused),
            )
        )
    return "\n".join(lines)


def _how_used(used: Sequence[int], unused: Sequence[int]) -> str:
    """Give the sentence about a block, with places for its register and numbers."""
    if not used:
        return _("{register} {numbers} ไม่ได้ใช้ คืนทั้งหมด")
    if not unused:
        return _("{register} {numbers} ใช้หมด")
    return _("{register} {numbers} ใช้เลข {used} คืนเลข {unused}")
