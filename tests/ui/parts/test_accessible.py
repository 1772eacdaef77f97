"""Whoever listens instead of looking hears a name for everything that can be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.ui.parts.calendar import Calendar
from desktop.ui.parts.cards import Card
from desktop.ui.parts.date_field import ThaiDateField
from desktop.ui.parts.form import Form
from desktop.ui.parts.lines import Line
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.picker import Picker
from desktop.ui.parts.preview import Preview
from desktop.ui.parts.toast import Toast
from desktop.ui.shell.navigation import Place
from desktop.ui.shell.window import MainWindow

ROLES = (
    QAccessible.Role.EditableText, QAccessible.Role.ComboBox, QAccessible.Role.PushButton, QAccessible.Role.CheckBox,
    QAccessible.Role.SpinBox, QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.ButtonMenu,
)  # fmt: skip


def nameless(widget):
    """Walk what a screen reader walks; list what can be used and has no name."""
    found, waiting = [], [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one.role() in ROLES and not one.text(QAccessible.Text.Name).strip() and not inside(one):
            found.append((one.role().name, type(one.object()).__name__, one.object().objectName()))
        waiting.extend(
            child for child in (one.child(n) for n in range(one.childCount())) if child is not None
        )
    return found


def inside(one):
    """Tell table cells, and the inner parts of a widget of Qt's that has a name itself."""
    parent = one.parent()
    outer = (QAccessible.Role.SpinBox, QAccessible.Role.ComboBox)
    return one.object() is None or (parent is not None and parent.role() in outer)


def form(jobs):
    kind_fields = [field.name for field in fields_of(Person)]
    return Form(Person, [("", kind_fields)], picker=lambda field: Picker(jobs, lambda s, t: []))


def card(jobs):
    made = Card("ต้องทำ")
    made.show_lines([Line(1, "คณะกรรมการ", "หมดวาระ")])
    return made


def toast(jobs):
    window = QWidget()
    Toast(window).say("บันทึกแล้ว", print)
    return window


def calendar(jobs):
    field = ThaiDateField()
    field.calendar = Calendar(field)
    field.calendar.open_at(date(2008, 5, 8), field.pos())
    field.calendar.hide()
    return field


def window(jobs):
    main = MainWindow(jobs, [Place("people", "บุคคล", "users")], {}, Path("x"))
    main.show_tambons([("240606", "ท่าถ่าน")])
    return main


def list_page(jobs):
    return ListPage(jobs, Person, icon="users", add="เพิ่มบุคคล", source=object())


def office_form(jobs):
    return Form(Office, [("", [field.name for field in fields_of(Office)])])


@pytest.mark.parametrize(
    "make",
    [form, office_form, card, toast, calendar, window, list_page, Preview],
    ids=lambda make: make.__name__,
)
def test_everything_that_can_be_used_has_a_name(qtbot, jobs, make):
    made = make(jobs)
    qtbot.addWidget(made)
    assert nameless(made) == []


def test_the_walk_finds_a_field_without_a_name(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    column.addWidget(QToolButton())
    assert len(nameless(made)) == 2
