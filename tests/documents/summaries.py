"""One summary of every kind of a made-up tambon, for tests that hold for all of them."""

from dataclasses import replace
from datetime import date

from desktop.documents.contents import catalogue, coverage, organisation_list, tambon_summary, village_sheet
from desktop.documents.contents.catalogue import Made
from desktop.documents.contents.totals import About, Row
from desktop.domain.organisations import Organisation, Product
from desktop.domain.strength import Grade
from desktop.domain.summaries import Known, grade_of, products_of, standing, summarise, village_of
from desktop.domain.surveys import Survey
from desktop.domain.villages import Village

ABOUT = About(
    office="อำเภอพนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="ท่าถ่าน",
    year=2569,
    made=date(2026, 11, 21),
    thai_digits=False,
)
VILLAGES = tuple(
    Village(id=f"v{number}", tambon="240606", number=number, name=name)
    for number, name in ((1, "ทุ่งส่อหงษา"), (2, "ท่าถ่าน"), (3, "หนองปลาไหล"))
)
SURE = dict.fromkeys(("members", "members_women", "members_men", "fund", "savings"), "confirmed")
WOMEN = Organisation(
    id="a",
    name="กลุ่มสตรีทอผ้าบ้านทุ่งส่อหงษา",
    kind="กลุ่มสตรี",
    village="v1",
    founded=date(2001, 4, 5),
    phone="038 000 000",
)
FUND = Organisation(
    id="b", name="กองทุนหมู่บ้านท่าถ่าน", kind="กองทุนหมู่บ้านและชุมชนเมือง", village="v2", status="paused"
)
NEW = Organisation(id="c", name="วิสาหกิจชุมชนข้าวปลอดภัย", kind="วิสาหกิจชุมชน", founded=date(2026, 2, 1))
GONE = Organisation(
    id="d", name="กลุ่มจักสาน", kind="กลุ่มอาชีพ", village="v2", status="closed", closed=date(2026, 3, 1)
)
CLOTH = Product(
    id="p", organisation="a", name="ผ้าทอลายดอกพิกุล", kind="ผ้าและเครื่องแต่งกาย", price=125000, unit="ผืน",
    capacity="20 ผืนต่อเดือน", market="งาน OTOP", standards=("มผช.",), stars=4, note="ย้อมสีธรรมชาติ",
)  # fmt: skip
RICE = Product(id="q", organisation="c", name="ข้าวหอมถุงละ 1 กิโลกรัม")


def said(organisation, women, men, fund, states=SURE, done=True, **more):
    return Survey(
        organisation=organisation,
        members=women + men,
        members_women=women,
        members_men=men,
        fund=fund,
        states=dict(states),
        done=date(2026, 6, 1) if done else None,
        **more,
    )


KNOWN = Known(
    organisations=(WOMEN, FUND, NEW, GONE),
    surveys={
        2568: {"a": said("a", 20, 2, 1_500_000), "b": said("b", 40, 35, 90_000_050), "d": said("d", 5, 9, 0)},
        2569: {
            "a": said("a", 25, 2, 1_750_050, savings=120_000),
            "b": said("b", 40, 35, 90_000_050, states={}, done=False, products="เงินกู้"),
            "c": replace(
                said("c", 12, 11, 500_000, states={"fund": "changed"}, done=False), members_men=None
            ),
        },
    },
    products={"a": (CLOTH,), "c": (RICE,)},
    grades={"a": (Grade(grade="A", judged=date(2026, 7, 1)),)},
    villages=VILLAGES,
)
CHAIRS = {"a": "นางมาลี ทองคำ", "b": "นายสมชาย ใจดี", "c": ""}
NAMES = {one.id: one.name for one in KNOWN.organisations}


def rows():
    """Describe the organisations that stand."""
    return [
        Row(
            organisation=one,
            village=getattr(village_of(KNOWN, one, 2569), "label", ""),
            chair=CHAIRS[one.id],
            survey=KNOWN.surveys[2569].get(one.id),
            products=products_of(KNOWN, one.id, 2569),
            grade=grade_of(KNOWN, one.id, 2569),
        )
        for one in standing(KNOWN, 2569)
    ]


def written(kind, about=ABOUT, known=KNOWN):
    """Write the summary of a kind."""
    found = summarise(known, about.year)
    by_id = {row.organisation.id: row for row in rows()}
    if kind == "tambon":
        return tambon_summary.write(about, found, NAMES)
    if kind == "village":
        groups = [
            (group, [by_id[part.id] for part in group.figures["organisations"].parts])
            for group in found.villages
        ]
        return village_sheet.write(about, groups)
    if kind == "organisations":
        return organisation_list.write(about, rows())
    if kind == "products":
        made = [Made(p, row.organisation, row.village, row.chair) for row in rows() for p in row.products]
        return catalogue.write(about, made)
    return coverage.write(about, found.covered, found.coverage, NAMES)


KINDS = ("tambon", "village", "organisations", "products", "coverage")
EMPTY = Known(surveys={2569: {}})
