"""Pages are drawn beside the window, fit its width, zoom, and keep their place when the paper changes."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.parts.pdf_pages import POINT, Look, draw
from desktop.ui.parts.preview import Preview


def paper(pages=3, ink=0.0):
    """Make a PDF of A4 pages with a square in a shade of grey."""
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    sheet = canvas.Canvas(made, pagesize=(595, 842))
    for _page in range(pages):
        sheet.setFillGray(ink)
        sheet.rect(100, 642, 100, 100, stroke=0, fill=1)
        sheet.showPage()
    sheet.save()
    return made.getvalue()


@pytest.fixture
def preview(qtbot, jobs, settle):
    made = Preview(jobs)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


@pytest.fixture
def show_paper(preview, qtbot, settle):
    def show_paper(pdf):
        preview.show_pdf(pdf)
        settle()
        qtbot.waitUntil(lambda: not preview._pause.isActive())
        settle()

    return show_paper


def shade(picture):
    return picture.pixelColor(picture.width() * 150 // 595, picture.height() * 150 // 842).lightness()


def test_pages_are_drawn_at_the_size_asked():
    drawn = draw(paper(3), [0, 2, 9], Look(1.0, 0), 1.0)
    assert [round(width) for width, _height in drawn.sizes] == [595, 595, 595]
    assert sorted(drawn.pictures) == [0, 2]
    assert abs(drawn.pictures[0].width() - 595 * POINT) <= 1
    assert shade(drawn.pictures[0]) == 0
    assert drawn.pictures[0].pixelColor(5, 5).lightness() == 255


def test_a_look_fits_the_widest_page():
    assert Look(0.0, 600).scale(((300.0, 400.0), (200.0, 900.0))) == 2.0
    assert Look(2.0, 600).scale(((300.0, 400.0),)) == 2 * POINT


def test_pages_in_sight_are_drawn_and_the_others_wait(preview, show_paper):
    show_paper(paper(6))
    pictures = preview.pictures()
    assert len(pictures) == 6
    assert pictures[0] is not None
    assert pictures[5] is None
    assert preview._number.text() == "- 1/6 -"


def test_scrolling_draws_the_page_and_counts(preview, show_paper, qtbot, settle):
    show_paper(paper(6))
    bar = preview._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: preview.pictures()[5] is not None)
    assert preview._number.text() == "- 6/6 -"


def test_pages_fit_the_width_and_follow_it(preview, show_paper, qtbot):
    show_paper(paper(1))
    room = preview._scroll.viewport().width()
    assert 0.9 * room <= preview._sheets[0].width() <= room
    preview.resize(800, 600)
    qtbot.waitUntil(lambda: preview._sheets[0].is_sharp(preview._pdf, preview.devicePixelRatioF()))
    assert preview._sheets[0].width() > 600


def test_zooming_steps_and_goes_back_to_the_width(preview, show_paper, qtbot):
    show_paper(paper(2))
    fitted = preview._sheets[0].width()
    preview.zoom_in()
    larger = preview._sheets[0].width()
    preview.zoom_in()
    assert preview._sheets[0].width() > larger > fitted
    qtbot.waitUntil(lambda: preview._sheets[0].is_sharp(preview._pdf, preview.devicePixelRatioF()))
    for _step in range(12):
        preview.zoom_out()
    assert abs(preview._sheets[0].width() - 595 * POINT * 0.5) <= 1
    preview.fit_width()
    assert preview._sheets[0].width() == fitted


def test_ctrl_and_the_wheel_zoom(preview, show_paper):
    show_paper(paper(1))
    before = preview._sheets[0].width()
    where = QPointF(50, 50)
    event = QWheelEvent(
        where, where, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview._scroll.viewport(), event)
    assert preview._sheets[0].width() > before


def test_a_changed_paper_keeps_the_place_and_the_sheets(preview, show_paper, qtbot):
    show_paper(paper(5))
    bar = preview._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, sheets = bar.value(), list(preview._sheets)
    show_paper(paper(5, ink=0.5))
    assert bar.value() == place
    assert preview._sheets == sheets
    seen = preview._seen()[0]
    qtbot.waitUntil(lambda: 120 < shade(preview.pictures()[seen]) < 135)


def test_a_longer_paper_keeps_the_place(preview, show_paper):
    show_paper(paper(5))
    preview._scroll.verticalScrollBar().setValue(700)
    show_paper(paper(6))
    assert len(preview.pictures()) == 6
    assert preview._scroll.verticalScrollBar().value() == 700


def test_no_paper_shows_no_page(preview, show_paper):
    show_paper(paper(2))
    preview.show_pdf(b"")
    assert preview.pictures() == []
    assert preview._number.text() == ""


def test_a_broken_paper_is_a_fault_that_is_told(preview, jobs, settle):
    told = []
    jobs.failed.connect(told.append)
    preview.show_pdf(b"not a pdf")
    settle()
    assert len(told) == 1


def test_pages_are_named_for_those_who_listen(preview, show_paper):
    show_paper(paper(2))
    assert preview._scroll.accessibleName() == "ตัวอย่างหนังสือ"
    assert preview._sheets[1].accessibleName() == "หน้า 2 จาก 2"
