"""The users of the office and its keys: who opens it, what each may do, and what a head does about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.users import MEDIATION, ROLES, USERS, User
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import users_asking as asking
from desktop.ui.settings.user_dialogs import (
    FIRST_WORDS,
    NewKeyDialog,
    PassphraseDialog,
    RecoveryCodeDialog,
    UserDialog,
)

if TYPE_CHECKING:
    from desktop.work.users import Listed, Overview

REMOVED, CODE_MADE, TWO_SET = N_("นำผู้ใช้ออก"), N_("ออกรหัสกู้คืนใหม่"), N_("ตั้งการเปิดสองคน")
WIDTHS = (10.8, 5.2, 5.2, 5.9)  # of the columns but the last
ONLY_HEADS = N_("เฉพาะหัวหน้าจัดการผู้ใช้และกุญแจของสำนักงานได้ ท่านดูรายชื่อได้")
ALONE = N_("สำนักงานนี้ใช้คนเดียว เพิ่มผู้ใช้เมื่อมีผู้อื่นใช้สำนักงานเดียวกัน")
CODE_WORDS = N_("พิมพ์รหัสกู้คืนใหม่เมื่อกระดาษหายหรือมีผู้อื่นเห็น กระดาษเดิมจะใช้ไม่ได้")
CODE_WITHOUT_CASES = N_("กระดาษรหัสกู้คืนเดิมเปิดเรื่องไกล่เกลี่ยไม่ได้ กรุณาให้ผู้มีสิทธิ์พิมพ์รหัสกู้คืนใหม่")
TWO_WORDS = N_("ให้เปิดสำนักงานพร้อมกันสองคน แต่ละคนพิมพ์รหัสผ่านของตนเอง")
KEY_WORDS = N_("เปลี่ยนกุญแจข้อมูลเมื่อผู้ที่ย้ายไปอาจมีสำเนาของสำนักงานหรือกุญแจเดิม")


class UsersPage(Page):
    """Lists the users; what the present one may not do is disabled, and says why."""

    def __init__(
        self, jobs: Jobs, renew: Callable[[Progress], None] | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the page; without `renew` no new data key is offered."""
        super().__init__(parent)
        self._jobs, self._renew = jobs, renew
        self._overview: Overview | None = None
        self.why = TextLabel(" ", "subtitle")
        titles = (_("ชื่อ – สกุล"), _("บทบาท"), _("เรื่องไกล่เกลี่ย"), _("ตั้งแต่"), _("ตำแหน่ง"))
        self.table = PlainTable(_("ผู้ใช้"), titles, WIDTHS)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(self.change)
        self.add_button = button(_("เพิ่มผู้ใช้…"), self.new, "plus", primary=True)
        self.change_button = button(_("แก้ไข…"), self.change, "pencil")
        self.passphrase_button = button(_("ตั้งรหัสผ่านใหม่…"), self.reset_passphrase, "lock")
        self.remove_button = button(_("นำออก…"), self.remove, "trash", quiet=True)
        self.code_button = button(_("พิมพ์รหัสกู้คืนใหม่…"), self.make_code, "printer")
        self.two_button = button(_("เปิดพร้อมกันสองคน…"), self.set_two, "users")
        self.key_button = button(_("เปลี่ยนกุญแจข้อมูล…"), self.renew_key, "lock")
        self.code_words, self.two_words = TextLabel(_(CODE_WORDS)), TextLabel(_(TWO_WORDS))
        self.key_words = TextLabel(_(KEY_WORDS))
        self._lay_out()
        self._enable()
        self._read()

    def title(self) -> str:
        """Name the page."""
        return _("ผู้ใช้")

    def refresh(self, topic: str) -> None:
        """Read the users again."""
        if topic in (User.topic, "offices"):
            self._read()

    # acts

    def new(self) -> None:
        """Ask who is added."""
        if self._overview is not None and self.add_button.isEnabled():
            sentence = "" if self._overview.users else _(FIRST_WORDS)
            self._ask_user(None, sentence)

    def change(self) -> None:
        """Ask what the chosen user is to be and may do."""
        chosen = self.chosen()
        if chosen is not None and self.change_button.isEnabled():
            self._ask_user(chosen.user, "")

    def reset_passphrase(self) -> None:
        """Ask for the chosen user's new passphrase."""
        chosen = self.chosen()
        if chosen is not None and self._overview is not None and self.passphrase_button.isEnabled():
            loses = chosen.user.mediation and MEDIATION not in self._overview.permits
            dialog = PassphraseDialog(self._jobs, chosen.user, loses_cases=loses, parent=self)
            dialog.kept.connect(self._passphrase_set)
            dialog.open()

    def remove(self) -> None:
        """Ask before the chosen user is taken out, and say what that means."""
        chosen = self.chosen()
        if chosen is None or not self.remove_button.isEnabled():
            return
        sentence = _(
            "{name} จะเปิดสำนักงานด้วยรหัสผ่านไม่ได้อีก ชื่อยังอยู่ในประวัติของสิ่งที่ทำไว้ "
            "เรื่องไกล่เกลี่ยที่บันทึกหลังจากนี้ใช้กุญแจใหม่ที่ผู้นี้ไม่มี"
        ).format(name=chosen.user.name)
        if messages.ask(self, _("นำผู้ใช้ออก"), sentence, _("นำออก"), danger=True):
            act = partial(asking.remove, id_=chosen.user.id)
            self._jobs.write(act, self._removed, User.topic, action=REMOVED)

    def make_code(self) -> None:
        """Ask before the printed code is replaced by another."""
        sentence = _("กระดาษรหัสกู้คืนเดิมจะใช้ไม่ได้ทันที รหัสใหม่แสดงครั้งเดียว เตรียมพิมพ์หรือจดก่อน")
        if messages.ask(self, _("พิมพ์รหัสกู้คืนใหม่"), sentence, _("ออกรหัสใหม่"), danger=True):
            self._jobs.write(asking.new_recovery_code, self._show_code, User.topic, action=CODE_MADE)

    def set_two(self) -> None:
        """Ask before the office is opened by two people, or again by one."""
        assert self._overview is not None
        wanted = not self._overview.two
        sentence = _("ครั้งต่อไปต้องมีผู้ใช้สองคนพิมพ์รหัสผ่านพร้อมกัน จึงจะเปิดสำนักงานได้")
        if not wanted:
            sentence = _("ครั้งต่อไปผู้ใช้คนเดียวจะเปิดสำนักงานได้ด้วยรหัสผ่านของตนเอง")
        verb = _("ให้เปิดสองคน") if wanted else _("ให้เปิดคนเดียว")
        if messages.ask(self, _("การเปิดสำนักงาน"), sentence, verb):
            act = partial(asking.want_two, wanted=wanted)
            self._jobs.write(act, self._two_set, User.topic, action=TWO_SET)

    def renew_key(self) -> None:
        """Offer to bring the files under a new key."""
        if self._renew is not None:
            NewKeyDialog(self._jobs, self._renew, self).open()

    def chosen(self) -> Listed | None:
        """Give the user of the chosen row."""
        rows = self.table.selectionModel().selectedRows()
        users = self._overview.users if self._overview is not None else ()
        return users[rows[0].row()] if rows and rows[0].row() < len(users) else None

    def _ask_user(self, user: User | None, sentence: str) -> None:
        assert self._overview is not None
        dialog = UserDialog(self._jobs, self._overview.permits, user, sentence, self)
        dialog.kept.connect(self._saved)
        dialog.open()

    def _saved(self, user: User) -> None:
        self.said.emit(_("บันทึก {name} แล้ว").format(name=user.name), None)

    def _passphrase_set(self, user: User) -> None:
        self.said.emit(_("ตั้งรหัสผ่านใหม่ให้ {name} แล้ว").format(name=user.name), None)

    def _removed(self, user: User) -> None:
        self.said.emit(_("นำ {name} ออกแล้ว").format(name=user.name), None)
        sentence = _(KEY_WORDS)
        if self._renew is not None and messages.ask(self, _("เปลี่ยนกุญแจข้อมูล"), sentence, _("เปลี่ยนกุญแจข้อมูล…")):
            self.renew_key()

    def _show_code(self, code: str) -> None:
        RecoveryCodeDialog(code, self).open()

    def _two_set(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกแล้ว"), None)

    # what is shown

    def _read(self) -> None:
        self._jobs.read(asking.overview, self._show)

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        if overview.users:
            self.table.show_rows([_row(listed) for listed in overview.users])
        else:
            office = overview.office
            self.table.show_rows([(office.name, _(ROLES[office.role]), _("ได้"), "", office.position)])
        self.table.selectRow(0)
        may = USERS in overview.permits
        self.why.setText(_(ONLY_HEADS) if not may else "" if overview.users else _(ALONE))
        self.why.setVisible(bool(self.why.text()))
        self.code_words.setText(_(CODE_WORDS) if overview.recovers_cases else _(CODE_WITHOUT_CASES))
        self.two_button.setText(_("ให้เปิดคนเดียว…") if overview.two else _("เปิดพร้อมกันสองคน…"))
        self._enable()

    def _enable(self) -> None:
        """Let be pressed what the present user may do with the chosen one."""
        overview, chosen = self._overview, self.chosen()
        may = overview is not None and USERS in overview.permits
        here = may and chosen is not None and not chosen.user.left
        other = here and chosen is not None and not chosen.mine
        for one in (self.add_button, self.code_button, self.key_button):
            one.setEnabled(may)
        self.two_button.setEnabled(may and overview is not None and _two_could(overview))
        self.change_button.setEnabled(here)
        self.passphrase_button.setEnabled(other and chosen is not None and chosen.opens)
        self.remove_button.setEnabled(other)

    def _lay_out(self) -> None:
        air = gap(self)
        head = PageHead(self.title(), _("แต่ละคนเปิดสำนักงานด้วยรหัสผ่านของตนเอง ทำได้ตามบทบาท และทุกการแก้ไขมีชื่อผู้ทำ"))
        head.add(self.add_button)
        acts = QHBoxLayout()
        for one in (self.change_button, self.passphrase_button, self.remove_button):
            acts.addWidget(one)
        acts.addStretch(1)
        self.table.setMinimumHeight(gap(self, 7))
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(head)
        column.addWidget(self.why)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(TextLabel(_("กุญแจของสำนักงาน"), "section"))
        column.addLayout(self._keys())

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        lines: list[tuple[TextLabel, QPushButton]] = [
            (self.code_words, self.code_button),
            (self.two_words, self.two_button),
            (self.key_words, self.key_button),
        ]
        for row, (words, act) in enumerate(lines):
            act.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            grid.addWidget(words, row, 0)
            grid.addWidget(act, row, 1)
        for part in (self.key_words, self.key_button):
            part.setVisible(self._renew is not None)
        return grid


def _two_could(overview: Overview) -> bool:
    """Tell whether there are two who could open together."""
    return overview.two or sum(one.opens and not one.user.left for one in overview.users) > 1


def _row(listed: Listed) -> tuple[str, ...]:
    user = listed.user
    role = _(ROLES[user.role])
    if user.left:
        role = _("พ้นแล้ว")
    elif not listed.opens:
        role = _("{role} (ไม่มีกุญแจ)").format(role=role)
    name = _("{name} (ท่าน)").format(name=user.name) if listed.mine else user.name
    since = dates.short(listed.since) if listed.since is not None else ""
    return name, role, _("ได้") if user.mediation else _("ไม่ได้"), since, user.position
