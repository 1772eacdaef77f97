"""หน้าแรก: what is to be done, what was begun, what came last, and the likeliest acts on top."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop import settings
from desktop.domain.backups import OLD
from desktop.domain.papers import KINDS, STATES
from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.home.columns import Arrangements, Columns
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.lines import Line
from desktop.ui.parts.seen_page import SeenPage

if TYPE_CHECKING:
    from desktop.domain.papers import Paper
    from desktop.domain.received import Received
    from desktop.domain.registers import NumberBlock
    from desktop.work.case_reminders import Reminder
    from desktop.work.committees import EndingTerm
    from desktop.work.home import Draft, Faulty, Home
    from desktop.work.surveys import Count, RoundState

BACKUPS = "backups"  # the topic of their card, and the place that it opens
MERGING = "merging"  # the place that the card of what copies disagree about opens
ALL = "*"  # the id of a row that opens a whole place
URGENT, SOON = 30, 60  # days before the end of a term
TODAY_OR_NEXT = 1  # days before something of a case is due
CASE_KINDS = {  # of work.case_reminders, by their keys
    "deadline": N_("ครบกำหนดไกล่เกลี่ย"),
    "appointment": N_("วันนัดไกล่เกลี่ย"),
    "term": N_("กำหนดตามข้อตกลง"),
}
FIRST_STEPS = {  # what an office begins with, and why
    "villages": (N_("เพิ่มหมู่บ้าน"), N_("ใช้ตรวจว่าทุกหมู่บ้านมีผู้แทน")),
    "signers": (N_("เพิ่มผู้ลงนาม"), N_("นายอำเภอที่ลงนามในหนังสือ")),
    "committees": (N_("เพิ่มคณะกรรมการ"), N_("พิมพ์รายชื่อ หรือนำเข้าจาก Excel")),
}


class HomePage(SeenPage):
    """Columns of cards, each a short list whose rows open what they tell of."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest, self._last_backup = Latest(jobs.read, self), Latest(jobs.read, self)
        self.head = PageHead(_("หน้าแรก"), dates.long(date.today()))
        self.first = Card(_("เริ่มต้นใช้งาน"), counted=False)  # seen while an office has next to nothing
        self.first.hide()
        self.backups = Card(_("สำรองข้อมูล"), counted=False)  # seen while the last one is old or failed
        self.backups.hide()
        self._backups_stale = True
        self.terms = Card(_("วาระที่ใกล้ครบหรือครบแล้ว"), _("ไม่มีวาระที่จะครบใน 90 วัน"))
        self.faults = Card(_("ข้อสังเกตของคณะกรรมการ"), _("ไม่มีข้อสังเกต"))
        self.surveys = Card(_("หมู่บ้านที่ยังสำรวจไม่ครบ"))  # seen while a round is under way
        self.surveys.hide()
        self.cases = Card(_("เรื่องไกล่เกลี่ย"))  # seen while something of a case is due, by those allowed
        self.cases.hide()
        self.copies = Card(_("รวมข้อมูลจากเครื่องอื่น"))  # seen while something waits for a person
        self.copies.hide()
        self.drafts = Card(_("พิมพ์ค้างไว้"), _("ไม่มีที่พิมพ์ค้างไว้"))
        self.waiting = Card(_("หนังสือร่างและรอลงนาม"), _("ไม่มีหนังสือค้าง"))
        self.registers = Card(_("หนังสือรับและเลขที่จองไว้"))  # seen while something waits there
        self.registers.hide()
        self.papers = Card(_("หนังสือล่าสุด"), _("ยังไม่ได้ออกหนังสือ"))
        self.counts = Card(_("ข้อมูลในสำนักงาน"), counted=False)
        self.past = Card(_("ข้อมูลส่วนบุคคล"), counted=False)  # seen while something is past the time it is kept
        self.past.hide()
        self._lay_out()

    def title(self) -> str:
        """Name the page."""
        return _("หน้าแรก")

    def tells_of(self, topic: str) -> bool:
        """Tell whether a change of a topic is seen here: each card but that of backups counts something of the others."""
        return topic != BACKUPS

    def refresh(self, topic: str) -> None:
        """Read again, now or when they are next seen, all cards, or that of backups."""
        super().refresh(topic)
        if topic == BACKUPS:
            self._backups_stale = True
            self._read_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into as many columns as there is room for."""
        super().resizeEvent(event)
        self._columns.fit(self.width() - 3 * gap(self))

    def _lay_out(self) -> None:
        for text, icon, topic in (
            (_("เพิ่มบุคคล"), "users", "people"),
            (_("ออกหนังสือ"), "file-text", "papers"),
            (_("เพิ่มคณะกรรมการ"), "users-group", "committees"),
        ):
            primary = topic == "committees"
            self.head.add(button(text, partial(self._open, (topic, "")), icon, primary=primary))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._columns = Columns(self._arrangements())
        scroll.setWidget(self._columns)
        air = gap(self)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 3 // 4)
        page.addWidget(self.head)
        page.addWidget(scroll, 1)
        self._connect()

    def _arrangements(self) -> Arrangements:
        todo = (self.first, self.backups, self.copies, self.cases, self.terms, self.faults, self.surveys)
        begun, last = (self.drafts, self.waiting, self.registers), (self.papers, self.counts, self.past)
        return {
            3: (todo, begun, last),
            2: ((*todo, self.counts, self.past), (*begun, self.papers)),
            1: ((*todo, *begun, *last),),
        }

    def _connect(self) -> None:
        for card in (
            self.first, self.backups, self.copies, self.cases, self.terms, self.faults, self.surveys, self.drafts,
            self.waiting, self.registers, self.papers, self.counts, self.past,
        ):  # fmt: skip
            card.opened.connect(self._open)
        for card, place in (
            (self.terms, "committees"), (self.faults, "committees"), (self.waiting, "papers"), (self.papers, "papers"),
            (self.registers, "papers"), (self.surveys, "surveys"), (self.cases, "mediation"),
        ):  # fmt: skip
            card.all_asked.connect(partial(self.place_asked.emit, place))
        self.drafts.all_asked.connect(self.drafts.show_all)

    def _read(self) -> None:
        self._latest.ask(partial(_home, tambon=self._tambon), self._show)

    def _read_if_seen(self) -> None:
        super()._read_if_seen()
        if self._backups_stale and self.isVisible():
            self._backups_stale = False
            self._last_backup.ask(_last_backup, self._show_backup)

    def _show(self, home: Home) -> None:
        self.head.subtitle.setText(dates.long(date.today()))
        self.first.setVisible(bool(home.missing))
        self.first.show_lines([_first(topic) for topic in home.missing])
        self.terms.show_lines([_term(one) for one in home.terms])
        self.faults.show_lines([_faulty(one) for one in home.faults])
        self.surveys.setVisible(bool(home.surveys))
        self.surveys.show_lines([_village(*one) for one in home.surveys])
        self.copies.setVisible(bool(home.differing or home.doubles))
        self.copies.show_lines([*_copies(home.differing, home.doubles)])
        self.cases.setVisible(bool(home.cases))
        self.cases.show_lines([_case(one) for one in home.cases])
        self.past.setVisible(home.past)
        self.past.show_lines([_past()] if home.past else [])
        self.drafts.show_lines([_draft(one) for one in home.drafts if _topic(one) in TOPICS])
        self.waiting.show_lines([paper_line(one) for one in home.waiting])
        behind = [*map(_block, home.blocks), *map(_letter, home.letters)]
        self.registers.setVisible(bool(behind))
        self.registers.show_lines(behind, len(home.blocks) + home.letters_waiting)
        issued = home.counts["papers"] - len(home.waiting)
        self.papers.show_lines([paper_line(one) for one in home.papers], issued)
        self.counts.show_lines([_count(topic, number) for topic, number in home.counts.items()])

    def _show_backup(self, found: tuple[datetime, bool]) -> None:
        """Tell of backups only where the last good one is old, or the program could not make one."""
        last, is_shared = found
        failed = bool(settings.get("backup_failed")) and not is_shared
        self.backups.setVisible(failed or datetime.now().astimezone() - last > OLD)
        self.backups.show_lines([_on_server() if is_shared else _backup(last, failed=failed)])

    def _open(self, key: tuple[str, str]) -> None:
        topic, id_ = key
        if id_ == ALL:
            self.place_asked.emit(topic)
        else:
            self.open_asked.emit(topic, id_)


def _home(session: object, tambon: str) -> Home:
    from desktop.work.home import home

    return home(session, date.today(), tambon)  # type: ignore[arg-type]


def _last_backup(session: Any) -> tuple[datetime, bool]:
    from desktop.work import backups, serving

    return backups.last(session), serving.is_shared(session)


def _backup(last: datetime, *, failed: bool) -> Line:
    label = _("สำรองข้อมูลครั้งล่าสุดไม่สำเร็จ") if failed else _("ไม่ได้สำรองข้อมูลมานาน")
    detail = _("ข้อมูลหลังจาก {day} ยังไม่มีสำเนา").format(day=dates.short(last.astimezone().date()))
    return Line((BACKUPS, ""), label, detail, "alert-triangle", "bad" if failed else "warn")


def _on_server() -> Line:
    detail = _("ผู้ดูแลสำรองทุกคืน ถามว่าลองกู้คืนแล้วเมื่อใด หรือสำรองเป็นโฟลเดอร์ที่นี่")
    return Line((BACKUPS, ""), _("สำนักงานร่วมสำรองที่เครื่องแม่ข่าย"), detail, "device-floppy", "muted")


def _copies(differing: int, doubles: int) -> Iterator[Line]:
    """Tell what waits for a person since copies of the office met."""
    if differing:
        detail = _("{count:,} แห่งรอการเลือก").format(count=differing)
        yield Line((MERGING, ""), _("ค่าที่บันทึกต่างกัน"), detail, "alert-circle", "warn")
    if doubles:
        detail = _("{count:,} คู่รอคำตอบ").format(count=doubles)
        yield Line((MERGING, ""), _("รายการที่อาจซ้ำ"), detail, "users", "warn")


def _first(topic: str) -> Line:
    step, why = FIRST_STEPS[topic]
    return Line((topic, ""), _(step), _(why), "plus")


def _term(term: EndingTerm) -> Line:
    over = term.days < 0
    words = _("ครบวาระแล้วเมื่อ {end}") if over else _("ครบวาระ {end} อีก {days} วัน")
    colour = "bad" if term.days <= URGENT else "warn" if term.days <= SOON else "muted"
    detail = words.format(end=dates.short(term.end), days=term.days)
    return Line(("committees", term.id), term.label, detail, "alert-circle" if over else "clock", colour)


def _faulty(faulty: Faulty) -> Line:
    more = _("และอีก {count} ข้อ").format(count=faulty.count - 1) if faulty.count > 1 else ""
    return Line(
        ("committees", faulty.id),
        faulty.label,
        f"{faulty.first.say(_)} {more}".strip(),
        "alert-triangle",
        "warn",
    )


def _village(state: RoundState, village: Count) -> Line:
    words = _("สำรวจปี {year} ต.{tambon} · เหลือ {left} จาก {total} กลุ่ม")
    left = village.total - village.done
    detail = words.format(year=state.round.year, tambon=state.tambon, left=left, total=village.total)
    return Line(("survey_rounds", state.round.id), village.label, detail, "clipboard-list")


def _case(one: Reminder) -> Line:
    """Tell what is due of a case, by its number alone: who passes by sees this page."""
    over = one.days_left < 0
    words = _("{what} {day} เลยมา {days} วัน") if over else _("{what} {day} อีก {days} วัน")
    words = words if one.days_left else _("{what} {day} วันนี้")
    colour = "bad" if over else "warn" if one.days_left <= TODAY_OR_NEXT else "muted"
    detail = words.format(what=_(CASE_KINDS[one.kind]), day=dates.short(one.on), days=abs(one.days_left))
    return Line(("cases", one.case), one.code, detail, "alert-circle" if over else "clock", colour)


def _past() -> Line:
    return Line(
        ("disposal_lists", ""), _("มีข้อมูลที่พ้นกำหนดเวลาเก็บ"), _("ดูและทำบัญชีขอทำลายเพื่อขออนุมัติ"), "archive", "muted"
    )


def _topic(draft: Draft) -> str:
    return draft.key.partition(":")[0]


def _draft(draft: Draft) -> Line:
    """Show a half-typed form by the words typed in it: never a national id, nor the id of a record."""
    topic, _colon, id_ = draft.key.partition(":")
    kind = TOPICS[topic]
    typed = (draft.values.get(f.name) for f in fields_of(kind) if f.kind is Kind.TEXT and not f.place)
    words = " ".join(str(value) for value in typed if value)
    when = dates.moment(draft.saved_at.astimezone())
    return Line((topic, id_), words or _(kind.titled), f"{_(kind.titled)} · {when}", "pencil")


def paper_line(paper: Paper) -> Line:
    """Show a paper as one row: kind, number and subject over its state and date."""
    numbered = f" {paper.number}/{paper.year}" if paper.number and paper.way != "none" else ""
    dated = dates.short(paper.dated) if paper.dated else ""
    detail = " · ".join(part for part in (_(STATES[paper.state]), dated) if part)
    icon = "file-text" if paper.state == "issued" else "x" if paper.state == "cancelled" else "pencil"
    return Line(("papers", paper.id), f"{_(KINDS[paper.kind])}{numbered} {paper.subject}", detail, icon)


def _letter(letter: Received) -> Line:
    came = _("รอการปฏิบัติ รับเมื่อ {day}").format(day=dates.short(letter.came) if letter.came else "")
    return Line(("received", letter.id), letter.label, f"{came} · {letter.sender}", "rubber-stamp")


def _block(block: NumberBlock) -> Line:
    words = _("เลขที่จองไว้ยังไม่คืน ตั้งแต่ {day}")
    detail = words.format(day=dates.short(block.taken) if block.taken else "")
    return Line(("number_blocks", block.id), block.label, detail, "archive", "warn")


def _count(topic: str, number: int) -> Line:
    return Line(
        (topic, ALL),
        _(TOPICS[topic].titled),
        _("{count} รายการ").format(count=f"{number:,}"),
        "chevron-right",
    )
