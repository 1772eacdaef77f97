"""The dialogs of the page of users: who somebody is and may do, a new passphrase, a new recovery code, a new data key."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain import passphrases
from desktop.domain.records import Record, choice, field_of, flag, text
from desktop.domain.users import MEDIATION, ROLES, User
from desktop.errors import CannotDo, Refusal
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.parts.buttons import gap, restyle
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import users_asking as asking
from desktop.ui.shell.recovery import RecoveryCodePage

ADDED, CHANGED, PASSPHRASE_SET = N_("เพิ่มผู้ใช้"), N_("แก้ไขผู้ใช้"), N_("ตั้งรหัสผ่านให้ผู้ใช้")
ROLE_WORDS = {
    "head": N_("หัวหน้า: ทำงานได้ทุกอย่างอย่างพัฒนากร และจัดการผู้ใช้กับกุญแจของสำนักงาน"),
    "officer": N_("พัฒนากร: บันทึกข้อมูล ออกหนังสือ ขอดูเลขประจำตัวประชาชน และส่งออกข้อมูล"),
    "mediator": N_("ผู้ไกล่เกลี่ย: ดูข้อมูลของสำนักงาน และทำงานเรื่องไกล่เกลี่ยเมื่อให้สิทธิ์ไว้ข้างล่าง"),
    "viewer": N_("ผู้ดู: ดูและพิมพ์ข้อมูลของสำนักงานได้ บันทึกไม่ได้"),
}
FIRST_WORDS = N_(
    "เมื่อเพิ่มผู้ใช้คนแรก ท่านจะเป็นหัวหน้าของสำนักงาน ใช้รหัสผ่านเดิม แต่ละคนเปิดด้วยรหัสผ่านของตนเอง และทุกการแก้ไขมีชื่อผู้ทำ"
)
HINT = N_("อย่างน้อย 8 ตัวอักษร เช่น คำสามสี่คำที่จำได้")
WHO = ("name", "position", "role", "mediation")
SECRETS = ("passphrase", "again")


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "asked_users"
    titled: ClassVar[str] = User.titled
    name: str = text(field_of(User, "name").title, required=True, most=120)
    position: str = text(field_of(User, "position").title, suggests=("พัฒนากร", "พัฒนาการอำเภอ"))
    role: str = choice(field_of(User, "role").title, ROLES, required=True)
    mediation: bool = flag(field_of(User, "mediation").title)
    passphrase: str = text(N_("รหัสผ่านของผู้ใช้"), required=True, hint=HINT, cleaned=False)
    again: str = text(N_("รหัสผ่านอีกครั้ง"), required=True, cleaned=False)


class _SecretDialog(FormDialog):
    """A dialog that may ask for a new passphrase, typed twice, and says how strong it is."""

    def __init__(
        self, title: str, sentence: str, names: tuple[str, ...], verb: str, parent: QWidget | None
    ) -> None:
        form = Form(_Asked, (("", names),), keys={"name": "N", "role": "R"})
        super().__init__(title, sentence, form, verb, parent)
        self._twice = SECRETS[0] in names
        self.strength = TextLabel(" ", "hint")
        self.strength.setVisible(self._twice)
        self.put_under_form(self.strength)
        for name in SECRETS if self._twice else ():
            line = form.editor(name)
            assert isinstance(line, QLineEdit)
            line.setEchoMode(QLineEdit.EchoMode.Password)
        form.edited.connect(self._say_strength)

    def put_under_form(self, widget: QWidget) -> None:
        """Put something between the form and the buttons."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def ask(self) -> None:
        """Ask, once every field holds and both passphrases are one."""
        if not self.form.check():
            return
        said = self.form.values()
        try:
            if self._twice:
                passphrases.check(said["passphrase"])
                if said["passphrase"] != said["again"]:
                    raise CannotDo("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่", "again")
        except CannotDo as error:
            self.form.take(error)
            return
        self.asked.emit(said)

    def _say_strength(self, name: str) -> None:
        if name != "passphrase":
            return
        word = passphrases.strength(str(self.form.settled()["passphrase"]))
        self.strength.setProperty("role", "good" if word == passphrases.GOOD_WORDS else "warning")
        restyle(self.strength)
        self.strength.setText(_("ความแข็งแรง: {word}").format(word=_(word)))


class UserDialog(_SecretDialog):
    """Asks who a user is and what the user may do; a new one's passphrase too, typed by that person."""

    kept = Signal(object)  # the user

    def __init__(
        self, jobs: Jobs, permits: Collection[str], user: User | None, sentence: str = "", parent: QWidget | None = None
    ) -> None:  # fmt: skip
        """Make the dialog; for a new user where `user` is None."""
        title = _("เพิ่มผู้ใช้") if user is None else _("แก้ไขผู้ใช้")
        names, verb = (WHO + SECRETS, _("เพิ่มผู้ใช้")) if user is None else (WHO, _("บันทึก"))
        super().__init__(title, sentence, names, verb, parent)
        self._jobs, self._user = jobs, user
        self.role = TextLabel(" ", "hint")
        self.put_under_form(self.role)
        kept = user or User(role="officer")
        self._may_give = MEDIATION in permits or kept.mediation
        self.form.editor("mediation").setEnabled(self._may_give)
        self.put_under_form(self._why_not())
        self.form.load({name: getattr(kept, name) for name in WHO})
        self.form.focus("name")
        self.form.edited.connect(self._show_role)
        self.asked.connect(self._write)
        self._show_role("role")

    def _why_not(self) -> TextLabel:
        made = TextLabel(_("ให้สิทธิ์เรื่องไกล่เกลี่ยไม่ได้ เพราะท่านไม่มีสิทธิ์นี้เอง"), "warning")
        made.setVisible(not self._may_give)
        return made

    def _show_role(self, name: str) -> None:
        if name == "role":
            self.role.setText(_(ROLE_WORDS.get(str(self.form.settled()["role"]), " ")))

    def _write(self, said: dict[str, Any]) -> None:
        user = dataclasses.replace(self._user or User(), **{name: said[name] for name in WHO})
        if self._user is None:
            act: Callable[[Any], User] = partial(asking.add, user=user, passphrase=said["passphrase"])
        else:
            act = partial(asking.change, user=user)
        action = ADDED if self._user is None else CHANGED
        self.verb.setEnabled(False)
        self._jobs.write(act, self._done, User.topic, action=action, failed=self._failed)

    def _failed(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        return self.take(error)

    def _done(self, user: User) -> None:
        self.kept.emit(user)
        self.accept()


class PassphraseDialog(_SecretDialog):
    """Asks for a new passphrase of a user who forgot it; that person types it."""

    kept = Signal(object)  # the user

    def __init__(self, jobs: Jobs, user: User, *, loses_cases: bool, parent: QWidget | None = None) -> None:
        """Make the dialog; with `loses_cases` it says that the permission for cases goes."""
        sentence = _("ให้ {name} พิมพ์รหัสผ่านใหม่เอง รหัสผ่านเดิมจะใช้ไม่ได้อีก").format(name=user.name)
        super().__init__(_("ตั้งรหัสผ่านใหม่"), sentence, SECRETS, _("ตั้งรหัสผ่าน"), parent)
        self._jobs, self._user = jobs, user
        warning = _("ท่านไม่มีสิทธิ์เรื่องไกล่เกลี่ย ผู้ใช้คนนี้จะเปิดเรื่องไกล่เกลี่ยไม่ได้ จนกว่าผู้มีสิทธิ์จะให้ใหม่")
        self.warning = TextLabel(warning, "warning")
        self.warning.setVisible(loses_cases)
        self.put_under_form(self.warning)
        self.form.load({})
        self.form.focus("passphrase")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.reset_passphrase, id_=self._user.id, passphrase=said["passphrase"])
        self._jobs.write(act, self._done, User.topic, action=PASSPHRASE_SET, failed=self.take)

    def _done(self, user: User) -> None:
        self.kept.emit(user)
        self.accept()


class RecoveryCodeDialog(QDialog):
    """Shows a new recovery code once, to be printed; closes when the officer says that it is kept."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("รหัสกู้คืนใหม่"))
        self.page = RecoveryCodePage(code, _("ปิด"))
        self.page.kept.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        resize_within(self, 36, 18)
        self.page.begin()

    def reject(self) -> None:
        """Stay: the code is not shown again."""


class NewKeyDialog(QDialog):
    """Brings the files under a new key while it says how far it is; stopped, it is gone on with at the next opening."""

    stepped = Signal(int, int)

    def __init__(self, jobs: Jobs, renew: Callable[[Progress], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("เปลี่ยนกุญแจข้อมูล"))
        self._jobs, self._renew = jobs, renew
        self._progress: Progress | None = None
        self.said = TextLabel(
            _(
                "เข้ารหัสไฟล์ข้อมูลและไฟล์แนบทั้งหมดใหม่ด้วยกุญแจใหม่ รหัสผ่านและรหัสกู้คืนของทุกคนใช้ได้เหมือนเดิม "
                "ผู้ที่เคยมีกุญแจเดิมจะเปิดข้อมูลที่บันทึกหลังจากนี้ไม่ได้ สำเนาสำรองที่ทำไว้ก่อนหน้าไม่เปลี่ยน"
            )
        )
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.bar.hide()
        self.back = dialog_button(_("กลับ"), self.reject)
        self.verb = dialog_button(_("เปลี่ยนกุญแจข้อมูล"), self.start, primary=True)
        self.stepped.connect(self._step)
        self._lay_out()

    def start(self) -> None:
        """Begin, or go on with what was stopped."""
        self.verb.setEnabled(False)
        self.back.setText(_("หยุด"))
        self.bar.setMaximum(0)
        self.bar.show()
        self._progress = Progress(self.stepped.emit)
        self._jobs.aside(partial(self._renew, self._progress), self._done, failed=self._failed)

    def reject(self) -> None:
        """Stop, or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def _lay_out(self) -> None:
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(self.windowTitle(), "large"))
        column.addWidget(self.said)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.verb)
        column.addLayout(row)
        resize_within(self, 30, 12)

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _done(self, _nothing: object) -> None:
        self._end(_("เปลี่ยนกุญแจข้อมูลแล้ว ข้อมูลครบถ้วน รหัสผ่านของทุกคนใช้ได้เหมือนเดิม"))
        self.verb.hide()

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, Cancelled):
            self._end(_("หยุดแล้ว ข้อมูลครบถ้วนและทำงานต่อได้ ทำต่อได้ที่นี่ หรือทำต่อเองเมื่อเปิดสำนักงานครั้งต่อไป"))
        elif isinstance(error, Refusal):
            self._end(error.say(i18n._))
        else:
            self._end("")
            return False
        return True

    def _end(self, sentence: str) -> None:
        self._progress = None
        self.bar.hide()
        self.verb.setEnabled(True)
        self.back.setText(_("ปิด"))
        self.said.setText(sentence)
