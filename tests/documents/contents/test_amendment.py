import pytest

from desktop.documents.contents.blocks import DateLine, Heading, Paragraph, Table
from desktop.documents.contents.facts import Typed
from desktop.errors import CannotDo
from tests.documents import samples
from tests.documents.letters import typed, written

COMMITTEE = samples.ORDER_FACTS.committee
ORDER = "คำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑"


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def said(contents):
    return [paragraph.text for paragraph in only(contents, Paragraph)]


def test_an_amendment_names_the_order_and_lists_who_leaves_who_joins_and_all():
    contents = written("amendment")
    assert only(contents, Heading)[0].lines == (
        "คำสั่งอำเภอพนมสารคาม",
        "ที่ ๒๓๐/๒๕๕๑",
        f"เรื่อง แก้ไขเพิ่มเติม{ORDER} ลงวันที่ ๑๙ มีนาคม ๒๕๕๑",
    )
    paragraphs = said(contents)
    assert paragraphs[0] == f"ตาม{ORDER} เรื่อง แต่งตั้ง{COMMITTEE} ลงวันที่ ๑๙ มีนาคม ๒๕๕๑ นั้น"
    assert paragraphs[2:] == [
        f"ให้ผู้มีรายชื่อดังต่อไปนี้พ้นจากตำแหน่งใน{COMMITTEE}",
        f"แต่งตั้งผู้มีรายชื่อดังต่อไปนี้เพิ่มเติมใน{COMMITTEE}",
        f"{COMMITTEE} จึงประกอบด้วยผู้มีรายชื่อดังต่อไปนี้",
        "นอกจากที่แก้ไขเพิ่มเติมนี้ ให้เป็นไปตามคำสั่งเดิม",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    ]
    left, joined, whole = only(contents, Table)
    assert [(row[0], row[1], row[3]) for row in left.rows] == [("๑.", samples.name(9), "คณะทำงานและเลขานุการ")]
    assert [row[:2] for row in joined.rows] == [("๑.", samples.name(5)), ("๒.", samples.name(6))]
    assert [row[0] for row in whole.rows] == ["๑.", "๒.", "๓.", "๔.", "๕.", "๖."]
    assert only(contents, DateLine) == [DateLine("สั่ง ณ วันที่ ๘ พฤษภาคม พ.ศ. ๒๕๕๑")]


def test_an_amendment_of_duties_alone_lists_nobody():
    contents = written("amendment", left=(), joined=(), typed=Typed(body="ให้คณะทำงานมีหน้าที่ประเมินผลด้วย"))
    assert only(contents, Table) == []
    assert said(contents)[2:] == [
        "ให้คณะทำงานมีหน้าที่ประเมินผลด้วย",
        "นอกจากที่แก้ไขเพิ่มเติมนี้ ให้เป็นไปตามคำสั่งเดิม",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    ]


def test_what_else_changes_stands_between_the_names_and_the_whole_list():
    paragraphs = said(typed("amendment", body="แก้ตำแหน่ง\nทั้งนี้ ตั้งแต่วันที่ 1 มิถุนายน 2551"))
    assert paragraphs.index("แก้ตำแหน่ง") == 4
    assert "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป" not in paragraphs


def test_an_amendment_of_nothing_is_refused():
    with pytest.raises(CannotDo) as refused:
        written("amendment", left=(), joined=(), typed=Typed(body=" "))
    assert str(refused.value) == "ยังไม่มีสิ่งที่แก้ไขเพิ่มเติม กรุณาเปลี่ยนรายชื่อในคณะหรือพิมพ์เนื้อความที่แก้ไข"
    assert refused.value.field == "body"


def test_an_amendment_of_no_order_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มี “คำสั่งเดิม” กรุณากรอกก่อนออกหนังสือ"):
        written("amendment", amends=None)
