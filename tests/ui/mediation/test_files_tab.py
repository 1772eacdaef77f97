"""The files of a case on its page: added, looked at, named, opened outside with a purpose, taken out."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.store import tables
from desktop.ui.mediation.files_tab import FilesTab
from desktop.ui.parts import messages
from desktop.work import cases


@pytest.fixture
def case(begin):
    return begin()


@pytest.fixture
def whole(ask, case):
    return lambda: ask(cases.whole, case)


@pytest.fixture
def tab(show_tab, jobs, whole):
    return show_tab(FilesTab(jobs), whole)


@pytest.fixture
def photo(tmp_path):
    image, buffer = QImage(400, 300, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.darkGreen)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    path = tmp_path / "แนวเขตของผู้ร้อง.png"
    path.write_bytes(bytes(buffer.data()))
    return path


@pytest.fixture
def deed(tmp_path, order):
    path = tmp_path / "โฉนด.pdf"
    path.write_bytes(order)
    return path


@pytest.fixture
def order(ask, made):
    from desktop.work import papers

    return ask(papers.reprint, made.order).pdf


@pytest.fixture
def choose(monkeypatch, tab, settle):
    """Choose files as the officer does."""

    def choose(*paths):
        monkeypatch.setattr(
            QFileDialog, "getOpenFileNames", lambda *_given: ([str(path) for path in paths], "")
        )
        tab.add_button.click()
        settle()
        settle()

    return choose


def drop(tab, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    more = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *more)
    entered.ignore()
    tab.dragEnterEvent(entered)
    if entered.isAccepted():
        tab.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *more))
    return entered.isAccepted()


def dialog(tab):
    return next(one for one in tab.findChildren(QDialog) if one.isVisible())


def rows(tab):
    return [tab.list.item(row).text() for row in range(tab.list.count())]


def test_a_case_without_files_says_how_to_add_them(tab):
    assert tab._side.currentWidget() is tab.empty
    assert not tab.list.isVisible()
    assert not tab.open_button.isEnabled()
    for act in (tab.name, tab.open_file, tab.remove):
        act()
    assert not tab.findChildren(QDialog)


def test_chosen_files_are_added_under_their_names_and_shown(tab, choose, photo, deed, whole):
    choose(photo, deed)
    assert rows(tab) == ["แนวเขตของผู้ร้อง", "โฉนด"]
    assert tab.words == ["แนบไฟล์แล้ว 2 ไฟล์"]
    assert [file.name for file in whole().files] == [photo.name, deed.name]
    assert tab._side.currentWidget() is tab.picture
    shown = tab.picture.pixmap()
    assert (shown.width() / shown.height(), shown.height() > 100) == (pytest.approx(4 / 3, abs=0.01), True)


def test_a_pdf_is_shown_page_by_page(tab, choose, photo, deed, settle):
    choose(photo, deed)
    tab.list.setCurrentRow(1)
    settle()
    assert tab._side.currentWidget() is tab.pages
    assert len(tab.pages.pictures()) == 2


def test_files_that_are_dropped_are_added_and_words_are_not(tab, photo, settle, whole):
    assert drop(tab, photo)
    settle()
    assert [file.title for file in whole().files] == ["แนวเขตของผู้ร้อง"]
    assert not drop(tab)


def test_a_file_that_cannot_be_kept_is_refused_and_nothing_is_added(
    tab, choose, photo, tmp_path, refusals, whole
):
    (tmp_path / "x.exe").write_bytes(b"MZ")
    choose(photo, tmp_path / "x.exe")
    choose(tmp_path / "ไม่มี.pdf")
    assert refusals[0] == "แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF"
    assert refusals[1].startswith("อ่านไฟล์ “ไม่มี.pdf” ไม่ได้")
    assert whole().files == ()


def test_nothing_is_added_where_nothing_is_chosen(tab, choose, whole):
    choose()
    assert whole().files == ()


def test_a_file_is_given_another_title(tab, choose, photo, settle):
    choose(photo)
    tab.name_button.click()
    asked = dialog(tab)
    asked.form.set_value("title", "")
    asked.ask()
    assert asked.form.errors() == ("title",)
    asked.form.set_value("title", "ภาพแนวรั้ว")
    asked.ask()
    settle()
    settle()
    assert rows(tab) == ["ภาพแนวรั้ว"]


def test_a_file_is_opened_outside_for_a_purpose_under_a_name_that_says_nothing(
    tab, choose, photo, settle, monkeypatch, ask
):
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())) or True
    )
    choose(photo)
    tab.open_button.click()
    asked = dialog(tab)
    asked.form.set_value("purpose", "review")
    asked.ask()
    settle()
    settle()
    [path] = map(Path, opened)
    assert path.name == "ไฟล์แนบ.png"
    assert path.read_bytes() == photo.read_bytes()

    def noted(session):
        return [(row.field, row.reason) for row in session.execute(sa.select(tables.readings))]

    assert ask(noted) == [("file", "review")]


def test_a_file_is_taken_out_once_the_officer_is_sure(tab, choose, photo, settle, monkeypatch, whole):
    choose(photo)
    monkeypatch.setattr(messages, "ask", lambda *_given, **_named: False)
    tab.remove_button.click()
    settle()
    assert len(whole().files) == 1
    monkeypatch.setattr(messages, "ask", lambda *_given, **_named: True)
    tab.remove_button.click()
    settle()
    settle()
    assert whole().files == ()
    assert tab._side.currentWidget() is tab.empty


def test_insert_adds_and_delete_takes_out(tab, choose, photo, press, settle, monkeypatch, whole):
    choose(photo)  # so that insert chooses it again
    press(tab, Qt.Key.Key_Insert)
    settle()
    settle()
    assert len(whole().files) == 2
    monkeypatch.setattr(messages, "ask", lambda *_given, **_named: True)
    press(tab, Qt.Key.Key_Delete)
    settle()
    settle()
    assert len(whole().files) == 1
    press(tab, Qt.Key.Key_F5)
