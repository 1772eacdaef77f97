"""หนังสือตั้งผู้ไกล่เกลี่ย: each mediator with register, way of choosing and disclosed interests."""

from desktop.documents.contents.blocks import Table
from desktop.documents.pdf.draw import draw
from tests.documents.cases import written
from tests.documents.contents.test_case_papers import only


def test_each_mediator_is_a_row_with_what_was_disclosed():
    (table,) = only(written("appointment"), Table)
    assert table.rows == (
        ("๑", "นายสำราญ มั่นคง (ประธาน)", "ฉช ๑๒/๒๕๖๗ (๓๐ ก.ย. ๒๕๗๒)", "ทั้งสองฝ่ายเลือก", "ไม่มี"),
        ("๒", "นางพรทิพย์ ทองอยู่", "ฉช ๑๕/๒๕๖๗", "ฝ่ายที่ ๑ เลือก", "เคยเรียนร่วมชั้นกับฝ่ายที่ ๑"),
        ("๓", "นางสาวจำเนียร น้ำเพชร", "–", "ฝ่ายที่ ๒ เลือก", "ไม่มี"),
    )
    assert draw(written("appointment")).pages == 1
