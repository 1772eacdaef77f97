"""What is said about a paper: its name, its state, its number to come, who signs it, what issuing does."""

from __future__ import annotations

from desktop.domain.offices import Signer
from desktop.domain.papers import KINDS, PAPER_KINDS, Paper
from desktop.i18n import _
from desktop.thai import dates, digits

BADGES = {"draft": "", "out": "warn", "issued": "good", "cancelled": "bad"}  # the look of a state


def name(paper: Paper, letter_code: str = "") -> str:
    """Name a paper by kind and the number that stands on it; `letter_code` stands before that of a letter."""
    if not paper.printed_number:
        return _(KINDS[paper.kind])
    return _("{kind} ที่ {number}").format(kind=_(KINDS[paper.kind]), number=printed(paper, letter_code))


def printed(paper: Paper, letter_code: str = "") -> str:
    """Write the number as it stands on the paper: 111/2551, or ฉช 0000/123 on a letter."""
    if PAPER_KINDS[paper.kind].register != "sent":
        return numbered(paper)
    return _in_its_digits(paper, "/".join(filter(None, (letter_code, paper.printed_number))))


def numbered(paper: Paper) -> str:
    """Write the number in the register as 111/2551, in the digits of the paper; "" while it has none."""
    return _in_its_digits(paper, paper.numbered)


def _in_its_digits(paper: Paper, number: str) -> str:
    return digits.to_thai(number) if paper.thai_digits else number


def number_to_take(paper: Paper, letter_code: str = "") -> str:
    """Say which number a rehearsed paper would take."""
    if not PAPER_KINDS[paper.kind].register:
        return _("หนังสือชนิดนี้ไม่ใช้เลขทะเบียน")
    if paper.number is None:
        return _("เว้นเลขที่และวันที่ไว้เขียนด้วยมือ")
    if not paper.printed_number:
        return _("ไม่มีเลขบนหนังสือ ในทะเบียนเป็นลำดับที่ {number}").format(number=numbered(paper))
    return _("จะได้เลขที่ {number}").format(number=printed(paper, letter_code))


def signed_by(signer: Signer | None) -> str:
    """Say who signs, with the lines under the signature; "" where nobody signs for the office."""
    if signer is None:
        return ""
    return _("ลงนามโดย {name} {lines}").format(name=signer.name, lines=" ".join(signer.lines()))


def what_happens(paper: Paper, cancels: Paper | None) -> str:
    """Say in a sentence or two what issuing does, and what can no longer be done after."""
    kind = _(KINDS[paper.kind])
    if paper.dated is None:
        said = _(
            "{kind}จะพิมพ์โดยเว้นเลขที่และวันที่ไว้ แล้วรอลงนามจนกว่าจะบันทึกเลขที่และวันที่ที่เขียนด้วยมือ เนื้อความแก้ไขไม่ได้อีก"
        ).format(kind=kind)
    else:
        said = _how_undone(paper).format(kind=kind, dated=dates.long(paper.dated))
    if cancels is None:
        return said
    also = _("{said} และ{cancelled} จะเป็นหนังสือที่ยกเลิกแล้ว โดยเลขยังอยู่ในทะเบียน")
    return also.format(said=said, cancelled=name(cancels))


def _how_undone(paper: Paper) -> str:
    """Say that what is issued stays, and how a mistake is undone, with places for kind and date."""
    if not PAPER_KINDS[paper.kind].register:
        return _("{kind}จะลงวันที่ {dated} ไม่ใช้เลขทะเบียน เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดให้ยกเลิกโดยบอกเหตุผลแล้วออกใหม่")
    if not PAPER_KINDS[paper.kind].cancelled_by:
        return _("{kind}จะลงวันที่ {dated} เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องยกเลิกในทะเบียนโดยบอกเหตุผล")
    return _("{kind}จะลงวันที่ {dated} เมื่อออกแล้วแก้ไขไม่ได้อีก ถ้าผิดต้องออกหนังสือยกเลิก")
