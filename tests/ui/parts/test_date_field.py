"""The date field reads what officers write, steps by keys and drops a Buddhist calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QPushButton, QSpinBox

from desktop.ui.parts.calendar import Calendar
from desktop.ui.parts.date_field import ThaiDateField


@pytest.fixture
def field(qtbot):
    made = ThaiDateField()
    qtbot.addWidget(made)
    made.show()
    made.told = []
    made.changed.connect(made.told.append)
    return made


def typed(field, text):
    field.setText(text)
    field.commit()
    return field.value()


@pytest.mark.parametrize("text", ["8 พ.ค. 2551", "๘/๕/๒๕๕๑", "8-5-51", "080551", "8 พฤษภาคม 2551"])
def test_a_date_is_read_and_shown_in_full(field, text):
    assert typed(field, text) == date(2008, 5, 8)
    assert field.text() == "8 พฤษภาคม 2551"
    assert field.told == [date(2008, 5, 8)]


def test_today_is_a_word(field):
    assert typed(field, "วันนี้") == date.today()


def test_what_is_no_date_stays_as_typed_with_its_sentence(field):
    field.set_value(date(2008, 5, 8))
    assert typed(field, "29/2/2566") is None
    assert field.text() == "29/2/2566"
    assert "29" in str(field.problem())
    assert field.told == [None]


def test_a_mended_date_has_no_problem(field):
    typed(field, "31 เม.ย. 67")
    assert typed(field, "30 เม.ย. 67") == date(2024, 4, 30)
    assert field.problem() is None


def test_an_emptied_field_is_no_date(field):
    field.set_value(date(2008, 5, 8))
    assert typed(field, "  ") is None
    assert field.problem() is None
    assert field.told == [None]


def test_setting_a_value_tells_nothing(field):
    field.set_value(date(2008, 5, 8))
    field.commit()
    assert field.told == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Up, date(2008, 2, 1)),
        (Qt.Key.Key_Down, date(2008, 1, 30)),
        (Qt.Key.Key_PageUp, date(2008, 2, 29)),
        (Qt.Key.Key_PageDown, date(2007, 12, 31)),
    ],
)
def test_keys_step_by_day_and_month(field, press, key, expected):
    field.set_value(date(2008, 1, 31))
    press(field, key)
    assert (field.value(), field.told) == (expected, [expected])


def test_stepping_starts_from_today(field, press):
    press(field, Qt.Key.Key_Up)
    assert field.value() == date.today() + timedelta(1)


def test_keys_leave_a_problem_alone(field, press):
    typed(field, "ไม่รู้")
    press(field, Qt.Key.Key_Up)
    assert (field.value(), field.text()) == (None, "ไม่รู้")


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_keys_open_the_calendar_and_it_picks(field, press, key, modifiers):
    field.set_value(date(2008, 5, 8))
    press(field, key, modifiers)
    calendar = field.findChild(Calendar)
    assert calendar.isVisible()
    assert calendar.findChild(QSpinBox).value() == 2551
    days = calendar.findChild(QCalendarWidget)
    days.setSelectedDate(QDate(2008, 5, 9))
    days.activated.emit(days.selectedDate())
    assert not calendar.isVisible()
    assert (field.value(), field.told) == (date(2008, 5, 9), [date(2008, 5, 9)])


@pytest.fixture
def calendar(field):
    made = Calendar(field)
    made.got = []
    made.picked.connect(made.got.append)
    yield made
    made.hide()


def shown(calendar):
    days = calendar.findChild(QCalendarWidget)
    return days.yearShown(), days.monthShown()


@pytest.mark.parametrize(
    ("day", "year"), [(date(2008, 5, 8), 2551), (date(1940, 5, 1), 2483), (date(1940, 2, 1), 2482)]
)
def test_the_calendar_counts_buddhist_years(calendar, field, day, year):
    calendar.open_at(day, field.pos())
    assert calendar.findChild(QSpinBox).value() == year
    assert shown(calendar) == (day.year, day.month)


def test_choosing_month_and_year_turns_the_page(calendar, field):
    calendar.open_at(date(2008, 5, 8), field.pos())
    calendar.findChild(QSpinBox).setValue(2560)
    month = calendar.findChild(QComboBox)
    month.setCurrentIndex(1)
    month.activated.emit(1)
    assert shown(calendar) == (2017, 2)


def test_a_month_before_april_of_an_old_year_is_the_next_of_ours(calendar, field):
    calendar.open_at(date(1930, 2, 1), field.pos())
    assert calendar.findChild(QSpinBox).value() == 2472
    calendar.findChild(QSpinBox).setValue(2473)
    assert shown(calendar) == (1931, 2)


def test_the_buttons_give_today_and_nothing(calendar, field):
    calendar.open_at(None, field.pos())
    today, clear = calendar.findChildren(QPushButton)
    today.click()
    clear.click()
    assert calendar.got == [date.today(), None]


def test_the_months_have_thai_names_and_the_days_are_whole(calendar, field):
    calendar.open_at(date(2008, 5, 8), field.pos())
    assert calendar.findChild(QComboBox).currentText() == "พฤษภาคม"
    grid = calendar.findChild(QCalendarWidget)
    widest = max(grid.fontMetrics().horizontalAdvance(day) for day in ("อาทิตย์", "พฤหัส"))
    assert grid.width() / 7 > widest


def test_escape_closes_the_calendar(calendar, field, qtbot):
    calendar.open_at(None, field.pos())
    calendar.activateWindow()
    qtbot.waitExposed(calendar)
    grid = calendar.findChild(QCalendarWidget)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(grid.window(), event)
    assert not calendar.isVisible()
