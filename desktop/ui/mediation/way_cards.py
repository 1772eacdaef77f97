"""The cards beside the line of stages: what is asked about, which track takes the case, and its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.deadlines import SOON
from desktop.domain.tracks import Verdict
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.mediation import words
from desktop.ui.parts.buttons import Badge, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import colours, icons

if TYPE_CHECKING:
    from desktop.domain.cases import CaseStep
    from desktop.work.case_way import CaseWay

BAR = 0.5  # of the bar of time, in lines' heights


class Rows(QFrame):
    """A card whose rows are made anew when what they show changed."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._shown: object = None
        self._rows: list[QWidget] = []
        air = gap(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        self.column.setSpacing(gap(self, 0.35))
        self.column.addWidget(TextLabel(title, "section"))

    def _show(self, what: object, rows: Callable[[], Iterable[QWidget]]) -> None:
        if what == self._shown:
            return
        self._shown = what
        while self._rows:
            old = self._rows.pop()
            old.hide()
            old.deleteLater()
        for row in rows():
            self._rows.append(row)
            self.column.addWidget(row)


class Notices(Rows):
    """Questions about the order, each with ทำต่อ; those answered stay to be read, and can be asked again."""

    go_on_asked = Signal(str)  # the question
    again_asked = Signal(str)  # the id of the answer

    def __init__(self) -> None:
        super().__init__(_("ข้อสังเกต"))

    def show_way(self, way: CaseWay) -> None:
        """Show what is asked about a case."""
        self._show((way.cautions, way.questions, way.answered), partial(self._made, way))
        self.setVisible(bool(way.cautions or way.questions or way.answered))

    def _made(self, way: CaseWay) -> Iterable[QWidget]:
        for caution in way.cautions:
            yield _row("alert-circle", "bad", TextLabel(_(caution)))
        for question in way.questions:
            act = partial(self.go_on_asked.emit, question)
            yield _row("alert-triangle", "warn", TextLabel(_(question)), _small(_("ทำต่อ…"), act, question))
        for step in way.answered:
            question, _line, reason = step.reason.partition("\n")
            act = partial(self.again_asked.emit, step.id)
            yield _row("check", "good", _answered(step, question, reason), _small(_("ถามอีก"), act, question))


class TrackCard(Rows):
    """The chosen track, and what each track of the case's day says of it."""

    choose_asked = Signal(object)  # Verdict
    refer_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("ช่องทางไกล่เกลี่ย"))
        self.refer_button = button(_("ออกหนังสือส่งต่อ…"), self.refer_asked.emit, "file-text", primary=True)

    def show_way(self, way: CaseWay) -> None:
        """Show the tracks of a case."""
        case = way.way.case
        self._show((case.track, case.track_reason, way.verdicts, way.proposed), partial(self._made, way))

    def verdict_buttons(self) -> list[QWidget]:
        """Give the buttons that choose, in their order."""
        return [row.choose for row in self._rows if isinstance(row, VerdictRow)]

    def _made(self, way: CaseWay) -> Iterable[QWidget]:
        case, proposed = way.way.case, way.proposed
        if case.track_reason:
            yield TextLabel(_("เหตุผลที่เลือกต่างจากที่เสนอ: {reason}").format(reason=case.track_reason), "hint")
        if not way.verdicts:
            yield TextLabel(_("กรอกวันที่รับและประเภทข้อพิพาทก่อน จึงจะบอกได้ว่าช่องทางใดรับ"), "hint")
        elif proposed is None:
            yield self._none(way.verdicts)
        usual_key = proposed.track.key if proposed else ""
        for verdict in sorted(way.verdicts, key=lambda one: _rank(one, case.track, usual_key)):
            usual = verdict.track.key == usual_key
            row = VerdictRow(verdict, usual, verdict.track.key == case.track)
            row.choose.clicked.connect(partial(self.choose_asked.emit, verdict))
            yield row

    def _none(self, verdicts: Sequence[Verdict]) -> QWidget:
        places = ", ".join(dict.fromkeys(one.refer_to for one in verdicts if one.refer_to))
        sentence = _("ไม่มีช่องทางใดรับเรื่องนี้ ควรส่งต่อ {places}").format(places=places).strip()
        self.refer_button = button(_("ออกหนังสือส่งต่อ…"), self.refer_asked.emit, "file-text", primary=True)
        return _row("alert-circle", "bad", TextLabel(sentence), self.refer_button)


class VerdictRow(QWidget):
    """One track: whether it takes the case, why not, by which law, and whether anybody confirmed that."""

    def __init__(self, verdict: Verdict, usual: bool, chosen: bool) -> None:
        super().__init__()
        track = _(verdict.track.label)
        self.choose = button(_("เลือก…") if not chosen else _("แก้…"), None, quiet=True)
        self.choose.setAccessibleName(_("เลือก {track}").format(track=track))
        name = TextLabel(track, "section" if chosen or usual else "")
        head = QHBoxLayout()
        head.setSpacing(gap(self, 0.4))
        head.addWidget(name, 1)
        for badge in self._badges(verdict, usual, chosen):
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, gap(self, 0.3))
        column.setSpacing(0)
        column.addLayout(head)
        said = law(verdict, whole=chosen or usual)
        for line in filter(None, (verdict.say(_) if verdict.why else "", said)):
            column.addWidget(TextLabel(line, "hint"))
        self.setToolTip(law(verdict, whole=True))

    def _badges(self, verdict: Verdict, usual: bool, chosen: bool) -> Iterable[Badge]:
        if chosen:
            yield Badge(_("เลือกไว้"), "good" if usual else "warn")
        elif usual:
            yield Badge(_("เสนอ"), "")
        yield Badge(_("รับได้"), "good") if verdict.takes else Badge(_("รับไม่ได้"), "bad")


class TimeCard(Rows):
    """By when the case must end, drawn and in words, how far that may be extended, and the prescription."""

    extend_asked = Signal()
    remove_asked = Signal(str)  # the id of the last extension

    def __init__(self) -> None:
        super().__init__(_("กำหนดเวลา"))

    def show_way(self, way: CaseWay, today: date) -> None:
        """Show the time of a case."""
        steps = [one for one in way.way.steps if one.step == "extended"]
        known = (way.deadline, way.farthest, way.prescription, steps, way.way.case, way.way.track)
        self._show(known, partial(self._made, way, steps, today))

    def _made(self, way: CaseWay, steps: Sequence[CaseStep], today: date) -> Iterable[QWidget]:
        time = way.deadline
        if time is None:
            track = way.way.track
            yield TextLabel(_("ช่องทางนี้ไม่ได้กำหนดเวลาไว้") if track else _("ยังไม่ทราบ เพราะยังไม่มีช่องทาง"))
        else:
            yield TimeBar(time.begun, time.due, way.way.case.ended or today, over=not way.way.ended)
            yield self._due(way)
            yield TextLabel(limits(way), "hint")
        for step in steps:
            yield TextLabel(extended(step), "hint")
        if time is not None:
            yield self._buttons(way, steps)
        if way.prescription is not None:
            yield TextLabel(way.prescription.say(_), "hint")

    def _due(self, way: CaseWay) -> QWidget:
        assert way.deadline is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        if way.way.ended:
            line.addWidget(TextLabel(_("ครบกำหนด {due}").format(due=dates.long(way.deadline.due))))
        else:
            line.addWidget(Badge(*words.deadline(way.deadline)))
            line.addStretch(1)
        return row

    def _buttons(self, way: CaseWay, steps: Sequence[CaseStep]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        extend = button(_("ขยายเวลา…"), self.extend_asked.emit, "clock")
        extend.setEnabled(way.farthest is not None and not way.way.ended)
        line.addWidget(extend)
        if steps:
            act = partial(self.remove_asked.emit, steps[-1].id)
            line.addWidget(button(_("นำการขยายครั้งล่าสุดออก"), act, "trash", quiet=True))
        line.addStretch(1)
        return row


class TimeBar(QWidget):
    """How much of the time is gone; the words under it say the same."""

    def __init__(self, begun: date, due: date, now: date, over: bool) -> None:
        super().__init__()
        total = max((due - begun).days, 1)
        self.share = min(max((now - begun).days / total, 0.0), 1.0)
        self.state = (
            "bad" if over and now > due else "warn" if over and (due - now).days <= SOON else "accent"
        )
        self.setFixedHeight(max(gap(self, BAR), 6))
        gone = _("ใช้เวลาไปแล้ว {days} จาก {total} วัน").format(days=(now - begun).days, total=total)
        self.setAccessibleName(gone)
        self.setToolTip(gone)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the whole time, and what is gone of it."""
        painter, named = QPainter(self), colours.now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        round_ = whole.height() / 2
        painter.setPen(QPen(QColor(named.edge), 1))
        painter.setBrush(QColor(named.hover))
        painter.drawRoundedRect(whole, round_, round_)
        if self.share > 0:
            whole.setWidth(max(whole.height(), whole.width() * self.share))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(named, self.state)))
            painter.drawRoundedRect(whole, round_, round_)
        painter.end()


def law(verdict: Verdict, *, whole: bool) -> str:
    """Say by which law a track answers, where to send what it does not take, and whether that is confirmed.

    Where a track answers by its own law, that is long, and is said of the chosen and the proposed one only.
    """
    section = verdict.section if whole or verdict.section != verdict.track.source else ""
    section = "" if section in verdict.text else section
    sent = _("ส่งต่อ {place}").format(place=verdict.refer_to) if verdict.refer_to else ""
    unconfirmed = "" if verdict.confirmed else _("ยังไม่ยืนยัน")
    return " · ".join(filter(None, (section, sent, unconfirmed)))


def limits(way: CaseWay) -> str:
    """Say from when the time counts, and how far it may be extended."""
    time = way.deadline
    assert time is not None
    told = [_("เริ่มนับ {day}").format(day=dates.long(time.begun))]
    if time.latest:
        told.append(_("ขยายได้ไม่เกิน {day}").format(day=dates.long(time.latest)))
    if time.extensions_left is not None:
        told.append(_("ขยายได้อีก {count} ครั้ง").format(count=time.extensions_left))
    return " · ".join(told)


def extended(step: CaseStep) -> str:
    """Tell of one extension."""
    told = _("ขยายเมื่อ {on} ถึง {until}: {reason}")
    on, until = (dates.short(day) if day else "?" for day in (step.on, step.until))
    return told.format(on=on, until=until, reason=step.reason)


def _rank(verdict: Verdict, chosen: str, usual: str) -> int:
    """Put the chosen track first, then the proposed one, then those that take the case."""
    return (
        (chosen, usual).index(verdict.track.key)
        if verdict.track.key in (chosen, usual)
        else 3 - verdict.takes
    )


def _answered(step: CaseStep, question: str, reason: str) -> TextLabel:
    day = dates.short(step.on) if step.on else ""
    told = _("{question} – ทำต่อเมื่อ {day} {reason}")
    return TextLabel(told.format(question=_(question), day=day, reason=reason).strip(), "hint")


def _small(text: str, act: Callable[[], object], about: str) -> QWidget:
    made = button(text, act, quiet=True)
    made.setAccessibleName(_("{verb} {about}").format(verb=text.rstrip("…"), about=_(about)))
    return made


def _row(icon: str, colour: str, label: TextLabel, *buttons: QWidget) -> QWidget:
    row, sign = QWidget(), QLabel()
    icons.put(sign, icon, colour)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap(row, 0.4))
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(label, 1)
    for one in buttons:
        line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
