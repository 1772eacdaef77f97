"""Papers of a made-up committee, and the readers that their PDFs are tried with."""

import subprocess
import unicodedata
from dataclasses import replace
from datetime import date

import pypdf
import pypdfium2

from desktop.documents.contents import announcement, cancellation, order
from desktop.documents.contents.blocks import (
    Board,
    Break,
    Card,
    Chart,
    Choices,
    Contents,
    DateLine,
    Divider,
    Form,
    Graph,
    Heading,
    LabelLine,
    Letterhead,
    Line,
    NumberedList,
    Paragraph,
    Signature,
    Signers,
    Space,
    Stamp,
    Subheading,
    Table,
)
from desktop.documents.contents.facts import Earlier, Facts, Member

FIRST = [
    "สมชาย",
    "สมหญิง",
    "ประเสริฐ",
    "วิไลวรรณ",
    "บุญมี",
    "สุนทร",
    "ลำดวน",
    "ณรงค์",
    "พรทิพย์",
    "สำราญ",
    "จำเนียร",
    "ไพบูลย์",
    "กัลยา",
    "ทองคำ",
    "ปิ่น",
]
LAST = [
    "ใจดี",
    "รักชาติ",
    "ศรีสุข",
    "ทองอยู่",
    "บุญมาก",
    "พันธุ์ดี",
    "แก้วมณี",
    "วงศ์สวัสดิ์",
    "เจริญผล",
    "อยู่เย็น",
    "มั่นคง",
    "น้ำเพชร",
    "คุ้มญาติ",
]
GROUPS = ["กองทุนหมู่บ้านและชุมชนเมือง", "กลุ่มสตรี", "กลุ่มฌาปนกิจสงเคราะห์", "อสม.", "วิสาหกิจชุมชนข้าวปลอดภัย"]
STANDINGS = ["ปลัดอำเภอพนมสารคาม", "นายกองค์การบริหารส่วนตำบลท่าถ่าน", "กำนันตำบลท่าถ่าน", "ผู้ใหญ่บ้าน หมู่ที่ 3"]
CENTRE = "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"


def name(number):
    """Make up a name; the first 195 differ."""
    title = ("นาย", "นาง", "นางสาว")[number % 3]
    return f"{title}{FIRST[number % 15]} {LAST[(number // 15 + number) % 13]}"


def members(count):
    """Make up a committee of people of seven villages."""
    return tuple(
        Member(n, name(n), "กรรมการ", "", GROUPS[n % 5], f"หมู่ที่ {n % 7 + 1}") for n in range(1, count + 1)
    )


def officials(count):
    """Make up a working group of office holders."""
    return tuple(Member(n, name(n), "คณะทำงาน", STANDINGS[n % 4]) for n in range(1, count + 1))


FACTS = Facts(
    district="พนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="ท่าถ่าน",
    centre=CENTRE,
    committee=f"คณะกรรมการ{CENTRE}",
    members=members(25),
    selection_date=date(2008, 4, 29),
    selection_place="ศาลาอเนกประสงค์",
    selection_attended=64,
    dated=date(2008, 5, 8),
    signer_name="นายวีระพงษ์ สุขประเสริฐ",
    signer_lines=("นายอำเภอพนมสารคาม",),
)
ORDER_FACTS = replace(
    FACTS,
    committee=f"คณะทำงานส่งเสริมการดำเนินงาน{CENTRE}",
    members=officials(25),
    number="111",
    year=2551,
    dated=date(2008, 3, 19),
)
CANCEL_FACTS = replace(
    FACTS,
    tambon="",
    centre="",
    committee="",
    members=(),
    number="205",
    year=2551,
    dated=date(2008, 6, 30),
    cancels=Earlier("order", "แต่งตั้งคณะทำงาน", "111", 2551, date(2008, 3, 19)),
    reason="พิมพ์ชื่อคลาดเคลื่อน",
)


def announced(**changes):
    """Write the announcement with some facts changed."""
    return announcement.write(replace(FACTS, **changes), announcement.DEFAULT)


def ordered(**changes):
    """Write the order with some facts changed."""
    return order.write(replace(ORDER_FACTS, **changes), order.DEFAULT)


def cancelled(**changes):
    """Write the order that cancels with some facts changed."""
    return cancellation.write(replace(CANCEL_FACTS, **changes), cancellation.DEFAULT)


def paper(*blocks, **changes):
    """Make a paper of any blocks."""
    values = {"kind": "order", "title": "ทดสอบ", "subject": "ทดสอบ", "emblem": "none"}
    return Contents(blocks=blocks, **{**values, **changes})


def texts(blocks):
    """List every text of blocks in the order of reading, but for stamps, which stand over the page."""
    for block in blocks:
        match block:
            case Heading(lines=lines):
                yield from lines
            case Paragraph(text=text) | DateLine(text=text) | Subheading(text=text) | Line(text=text):
                yield text
            case Letterhead(left=left, right=right):
                yield from (left, *right)
            case LabelLine(labels=labels):
                for label in labels:
                    yield from (label.title, label.text)
            case NumberedList(items=items):
                for item in items:
                    yield from (item.mark, item.text)
            case Choices(items=items):
                yield from (item.text for item in items)
            case Table(columns=columns, rows=rows, ruled=ruled):
                yield from (column.title for column in columns if ruled)
                for row in rows:
                    yield from row
            case Signature(name=signed, lines=lines, role=role):
                yield from ("ลงชื่อ" if role else "", role, signed, *lines)
            case Chart(tiers=tiers):
                for tier in tiers:
                    for node in tier:
                        yield from (node.name, node.position, node.note)
            case Signers(items=items):
                for one in items:
                    yield from ("" if one.thumb or not one.name else "ลงชื่อ", one.name, *one.lines)
            case Graph():
                yield from _of_graph(block)
            case Card(name=named, labels=labels):
                yield named
                for label in labels:
                    yield from (label.title, label.text)
            case Board(steps=steps, boxes=boxes):
                for step in steps:
                    yield from (step.mark, step.title, step.note)
                for box in boxes:
                    yield from box
            case Form():
                yield from _of_form(block)
            case Divider() | Space() | Break() | Stamp():
                pass


def _of_graph(graph):
    """List every text of a graph in the order of reading: a bar with its values, or a line with its name, at a time."""
    yield graph.title
    named = [each.name for each in graph.series] if len(graph.series) > 1 else []
    if graph.kind == "line":
        for number, each in enumerate(graph.series):
            yield from (*each.words, *named[number : number + 1])
        yield from graph.labels
        return
    yield from named
    for number, label in enumerate(graph.labels):
        yield from (label, " · ".join(each.words[number] for each in graph.series))


def _of_form(form):
    """List every text of a form in the order of reading."""
    wide = bool(form.same)
    asked, last, room = form.columns
    yield form.title
    for label in (form.name, *(label for line in form.labels for label in line)):
        yield from (label.title, label.text)
    yield from (form.hint, form.code)
    yield from (asked, last, form.same, room, form.unknown) if wide else (asked, room, form.unknown)
    for question in form.questions:
        yield from (question.title, question.last if wide else "", *question.choices)
    for label in (label for line in form.foot for label in line):
        yield from (label.title, label.text)
    yield form.notice


def bare(text):
    """Take all spaces and line ends out of a text."""
    return "".join(text.split())


def spaced(text):
    """Make every run of spaces and line ends one space."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def read_by_poppler(path):
    return run("pdftotext", "-raw", "-enc", "UTF-8", path, "-")


def read_by_mupdf(path):
    return run("mutool", "draw", "-q", "-F", "txt", path)


def read_by_pdfium(path):
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages)


def read_by_pypdf(path):
    with pypdf.PdfReader(path) as reader:
        return "\n".join(page.extract_text() for page in reader.pages)


def run(*command):
    """Run one of the readers that `packaging/dev.py test` installs; a missing one fails the test."""
    return subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", check=True, timeout=120
    ).stdout


READERS = (read_by_poppler, read_by_mupdf, read_by_pdfium, read_by_pypdf)
