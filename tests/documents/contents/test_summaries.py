"""Each summary tells what the surveys say: the sums, who is behind them, and what is not sure."""

from dataclasses import replace

from desktop.documents.contents.blocks import Break, Card, Graph, Label, Paragraph, Subheading, Table
from desktop.domain.summaries import Known
from tests.documents import summaries
from tests.documents.summaries import ABOUT, KNOWN, written


def tables(contents):
    return [block for block in contents.blocks if isinstance(block, Table)]


def graph(contents, title):
    return next(
        block for block in contents.blocks if isinstance(block, Graph) and block.title.startswith(title)
    )


def paragraphs(contents):
    return [block.text for block in contents.blocks if isinstance(block, Paragraph)]


def test_the_tambon_stands_beside_the_year_before_with_the_change():
    contents = written("tambon")
    assert [column.title for column in tables(contents)[0].columns] == [
        "รายการ",
        "ปี 2569",
        "ปี 2568",
        "เปลี่ยนแปลง",
    ]
    assert tables(contents)[0].rows == (
        ("กลุ่ม/องค์กร (กลุ่ม)", "3", "3", "0"),
        ("สมาชิก (คน)", "125", "111", "+14"),
        ("สมาชิกหญิง (คน)", "77", "65", "+12"),
        ("สมาชิกชาย (คน)", "37", "46", "-9"),
        ("เงินทุน (บาท)", "922,501", "915,000.50", "+7,500.50"),
        ("เงินสัจจะ/หุ้น (บาท)", "1,200", "–", "–"),
        ("เงินกู้คงค้าง (บาท)", "–", "–", "–"),
        ("ผลิตภัณฑ์ (อย่าง)", "2", "–", "–"),
    )
    assert "สมาชิก ยังไม่ยืนยัน 2 · สมาชิกหญิง" in paragraphs(contents)[0]


def test_the_tambon_names_who_is_new_and_who_closed():
    moved, named = tables(written("tambon"))[1:3]
    assert moved.rows[:2] == (
        ("ตั้งใหม่", "1 กลุ่ม", "1 กลุ่ม (+5,000)"),
        ("เพิ่มขึ้น", "1 กลุ่ม (+5)", "1 กลุ่ม (+2,500.50)"),
    )
    assert moved.rows[2] == ("เท่าเดิม", "–", "–")
    assert moved.rows[4] == ("เลิกแล้ว", "1 กลุ่ม (-14)", "1 กลุ่ม")
    assert named.rows == (("ตั้งใหม่", "วิสาหกิจชุมชนข้าวปลอดภัย"), ("เลิกแล้ว", "กลุ่มจักสาน"))


def test_a_first_round_has_nothing_to_compare_with():
    contents = written("tambon", known=replace(KNOWN, surveys={2569: KNOWN.surveys[2569]}))
    assert [column.title for column in tables(contents)[0].columns][2] == "ปี –"
    assert {row[2] for row in tables(contents)[0].rows} == {"–"}
    assert not [
        block for block in contents.blocks if isinstance(block, Subheading) and "เปลี่ยนแปลง" in block.text
    ]
    assert graph(contents, "เงินทุนตามปี").kind == "stacked"


def test_the_tambon_says_how_far_the_survey_is_and_how_strong_the_groups_are():
    contents = written("tambon")
    assert "สำรวจเสร็จ 1 จาก 3 กลุ่ม ใน 1 จาก 3 หมู่บ้าน ค่าที่ยืนยันหรือแก้ไขแล้ว 6 ไม่ทราบ 0" in paragraphs(contents)[-1]
    strong = graph(contents, "ระดับความเข้มแข็ง")
    assert (strong.labels[0], strong.labels[-1], strong.series[0].values) == (
        "A เข้มแข็ง",
        "ยังไม่จัดระดับ",
        (1, 0, 0, 2),
    )
    assert graph(contents, "สมาชิกตามปี").series[0].values == (65, 77)


def test_the_tables_by_village_and_kind_end_with_the_whole():
    by_village, by_kind = tables(written("tambon"))[-2:]
    assert by_village.rows[0][0] == "หมู่ 1 บ้านทุ่งส่อหงษา"
    assert by_village.rows[-2][0] == "ไม่ระบุหมู่บ้าน"
    assert by_village.rows[-1] == by_kind.rows[-1] == ("รวม", "3", "125", "922,501", "1,200", "2")


def test_each_village_has_a_page_with_its_groups_and_totals():
    contents = written("village")
    assert sum(isinstance(block, Break) for block in contents.blocks) == 3
    first = tables(contents)[0]
    assert first.rows == (
        ("1", "กลุ่มสตรีทอผ้าบ้านทุ่งส่อหงษา", "นางมาลี ทองคำ", "27", "17,500.50", "ผ้าทอลายดอกพิกุล"),
        ("", "รวม 1 กลุ่ม", "", "27", "17,500.50", "1 อย่าง"),
    )
    assert tables(contents)[1].rows[0][-1] == "เงินกู้"  # what the survey says where no product is kept
    assert "ที่ยังไม่แน่ (กลุ่ม) สมาชิก: ยังไม่ยืนยัน 1 · เงินทุน: ยังไม่ยืนยัน 1" in paragraphs(contents)
    assert "ยังไม่มีกลุ่ม/องค์กรในหมู่บ้านนี้" in paragraphs(contents)


def test_women_and_men_are_drawn_apart_and_together_where_they_are_not_told_apart():
    drawn = [block for block in written("village").blocks if isinstance(block, Graph)]
    graphs = [one for one in drawn if one.title.startswith("สมาชิก")]
    assert [(each.name, each.values) for each in graphs[0].series] == [("หญิง", (25,)), ("ชาย", (2,))]
    assert [(each.name, each.values) for each in graphs[2].series] == [("หญิง", (0,)), ("ไม่แยกเพศ", (23,))]


def test_the_fund_of_each_group_is_drawn():
    funds = graph(written("village"), "เงินทุนของแต่ละกลุ่ม")
    assert (funds.labels, funds.series[0].words) == (("กลุ่มสตรีทอผ้าบ้านทุ่งส่อหงษา",), ("17,500.50",))


def test_the_list_has_every_group_and_says_which_pauses():
    contents = written("organisations")
    [table] = tables(contents)
    assert contents.paper == "A4 landscape"
    assert table.rows[0] == (
        "1", "กลุ่มสตรีทอผ้าบ้านทุ่งส่อหงษา", "กลุ่มสตรี", "หมู่ 1 บ้านทุ่งส่อหงษา", "นางมาลี ทองคำ", "2544", "27", "17,500.50", "A",
    )  # fmt: skip
    assert [row[1] for row in table.rows[1:]] == ["กองทุนหมู่บ้านท่าถ่าน (หยุดชั่วคราว)", "วิสาหกิจชุมชนข้าวปลอดภัย"]
    assert paragraphs(contents) == ["รวม 3 กลุ่ม/องค์กร"]


def test_the_catalogue_has_a_card_a_product_by_kind_and_says_only_what_is_known():
    contents = written("products")
    cards = [block for block in contents.blocks if isinstance(block, Card)]
    assert [block.text for block in contents.blocks if isinstance(block, Subheading)] == [
        "ผ้าและเครื่องแต่งกาย",
        "อื่น ๆ",
    ]
    told = {label.title: label.text for label in cards[0].labels}
    assert told == {
        "ผู้ผลิต": "กลุ่มสตรีทอผ้าบ้านทุ่งส่อหงษา หมู่ 1 บ้านทุ่งส่อหงษา",
        "ราคา": "1,250 บาท/ผืน",
        "กำลังผลิต": "20 ผืนต่อเดือน",
        "ตลาด": "งาน OTOP",
        "มาตรฐาน": "มผช. OTOP 4 ดาว",
        "ติดต่อ": "นางมาลี ทองคำ 038 000 000",
        "รายละเอียด": "ย้อมสีธรรมชาติ",
    }
    assert cards[1].labels == (Label("ผู้ผลิต", "วิสาหกิจชุมชนข้าวปลอดภัย", ("วิสาหกิจชุมชนข้าวปลอดภัย",)),)


def test_the_coverage_has_every_village_the_values_and_who_is_left():
    by_village, values, left = tables(written("coverage"))
    assert by_village.rows[0] == ("หมู่ 1 บ้านทุ่งส่อหงษา", "1", "1", "0", "0", "100")
    assert by_village.rows[2] == ("หมู่ 3 บ้านหนองปลาไหล", "0", "0", "0", "0", "–")
    assert by_village.rows[-1] == ("รวม", "3", "1", "1", "1", "33")
    assert [row[:2] for row in values.rows[:3]] == [("ยืนยันแล้ว", "5"), ("เปลี่ยนแปลง", "1"), ("ไม่ทราบ", "0")]
    assert left.rows == (
        ("หมู่ 2 บ้านท่าถ่าน", "1", "กองทุนหมู่บ้านท่าถ่าน"),
        ("ไม่ระบุหมู่บ้าน", "1", "วิสาหกิจชุมชนข้าวปลอดภัย"),
    )


def test_who_is_done_is_not_left():
    done = Known(
        organisations=(summaries.WOMEN,),
        surveys={2569: {"a": summaries.said("a", 1, 2, 3)}},
        villages=KNOWN.villages,
    )
    assert paragraphs(written("coverage", known=done)) == ["สำรวจเสร็จทุกกลุ่มแล้ว"]


def test_nothing_to_list_is_said():
    assert paragraphs(written("coverage", known=summaries.EMPTY)) == ["สำรวจเสร็จทุกกลุ่มแล้ว"]
    from desktop.documents.contents import catalogue, organisation_list

    assert paragraphs(catalogue.write(ABOUT, [])) == ["ยังไม่มีผลิตภัณฑ์ของกลุ่มในตำบลนี้"]
    assert paragraphs(organisation_list.write(ABOUT, [])) == ["ยังไม่มีกลุ่ม/องค์กรในตำบลนี้"]
