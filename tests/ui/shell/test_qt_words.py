import re
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QTabBar,
    QTreeView,
    QWidget,
    QWizard,
)

from desktop import paths
from desktop.ui.shell import qt_words

sys.path.append(str(paths.root() / "packaging"))
import catalogues
import qt_strings

Button = QDialogButtonBox.StandardButton


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("i18n")
    qt_strings.compile_to(qt_strings.read(catalogues.QT_THAI), folder)
    return folder


@pytest.fixture
def thai(qapp, compiled, monkeypatch):
    monkeypatch.setattr(paths, "catalogues", lambda: compiled)
    assert qt_words.install(qapp, "th")
    yield qapp
    qt_words.install(qapp, "en")


NOT_WORDS = re.compile(r"\(&[A-Z]\)|<[^>]+>|\b(PDF|A4|mm|pt|in)\b|\dx\d")


def english_in(widget):
    """List the texts of a dialog that have a Latin word besides mnemonics and units."""
    parts = [widget, *widget.findChildren(QWidget)]
    texts = [part.toolTip() for part in parts]
    texts += [part.text() for part in parts if isinstance(part, QAbstractButton | QLabel)]
    texts += [part.title() for part in parts if isinstance(part, QGroupBox)]
    texts += [part.tabText(at) for part in parts if isinstance(part, QTabBar) for at in range(part.count())]
    texts += [action.text() for action in widget.findChildren(QAction)]
    assert any(texts)
    return [text for text in texts if re.search("[A-Za-z]", NOT_WORDS.sub("", text))]


@pytest.fixture
def printer(qapp):
    return QPrinter()  # must live longer than its dialog


def without_mnemonic(text):
    return text.split(" (&")[0]


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (Button.Ok, "ตกลง"),
        (Button.Cancel, "ยกเลิก"),
        (Button.Save, "บันทึก"),
        (Button.Open, "เปิด"),
        (Button.Close, "ปิด"),
        (Button.Discard, "ทิ้งการแก้ไข"),
        (Button.Apply, "นำไปใช้"),
        (Button.Reset, "คืนค่าเดิม"),
        (Button.RestoreDefaults, "คืนค่าเริ่มต้น"),
        (Button.Help, "วิธีใช้"),
        (Button.Yes, "ใช่"),
        (Button.No, "ไม่ใช่"),
        (Button.Retry, "ลองใหม่"),
        (Button.Ignore, "ข้าม"),
        (Button.Abort, "หยุด"),
    ],
)
def test_standard_buttons_are_thai(thai, qtbot, button, words):
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    assert without_mnemonic(box.button(button).text()) == words


def test_a_question_has_thai_buttons(thai, qtbot):
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Ok)
    qtbot.addWidget(box)
    box.setDetailedText("…")
    assert {one.text() for one in box.buttons()} == {"ตกลง", "แสดงรายละเอียด..."}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_thai(thai, qtbot, field):
    widget = field("ท่าถ่าน")
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    shown = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert shown == ["เลิกทำ (&U)", "ทำซ้ำ (&R)", "ตัด (&T)", "คัดลอก (&C)", "วาง (&P)", "ลบ", "เลือกทั้งหมด"]
    menu.deleteLater()


DIALOGS = {
    "file": lambda: QFileDialog(None, options=QFileDialog.Option.DontUseNativeDialog),
    "input": QInputDialog,
    "progress": QProgressDialog,
    "error": QErrorMessage,
    "wizard": QWizard,
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_shows_no_english(thai, qtbot, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.sizeHint()  # some make their parts only when asked
    assert english_in(dialog) == []


def test_the_file_dialog_speaks_thai(thai, qtbot):
    dialog = DIALOGS["file"]()
    qtbot.addWidget(dialog)
    labels = {one.text() for one in dialog.findChildren(QLabel)}
    assert {"ชื่อไฟล์ (&N):", "ชนิดของไฟล์ (&T):"} <= labels
    files = dialog.findChild(QTreeView).model()
    titles = [files.headerData(at, Qt.Orientation.Horizontal) for at in range(files.columnCount())]
    assert titles == ["ชื่อ", "ขนาด", "ชนิด", "วันที่แก้ไข"]


@pytest.mark.parametrize("kind", [QPrintDialog, QPrintPreviewDialog])
def test_the_print_dialogs_show_no_english(thai, qtbot, printer, kind):
    dialog = kind(printer)
    qtbot.addWidget(dialog)
    assert english_in(dialog) == []


def test_keys_bear_what_is_printed_on_them(thai):
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+PgUp").toString(native) == "Ctrl+Shift+PgUp"
    assert QKeySequence("Alt+Left").toString(native) == "Alt+ลูกศรซ้าย"
    assert QKeySequence("Alt+ลูกศรซ้าย") == QKeySequence("Alt+Left")


def test_undo_names_what_it_undoes(thai):
    stack = QUndoStack()
    assert stack.createUndoAction(stack).text() == "เลิกทำ"


def test_english_is_qt_s_own_again(thai, qtbot):
    qt_words.install(thai, "en")
    box = QDialogButtonBox(Button.Cancel)
    qtbot.addWidget(box)
    assert without_mnemonic(box.button(Button.Cancel).text()).replace("&", "") == "Cancel"


def test_what_was_not_built_is_told(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "catalogues", lambda: tmp_path)
    assert not qt_words.install(qapp, "th")
