"""The styles, settings and font table of a Word copy: what an officer finds when changing the look of a paper.

The names of Word's own styles are left as they are, since Word says them in the officer's language: Normal is
ปกติ, heading 1 is หัวเรื่อง 1, which the navigation pane lists.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop.documents.contents.blocks import SIZE
from desktop.documents.docx.markup import BOXES, LINE, fonts, twips, type_size, w

FONT = "TH SarabunPSK"
# the same drawing under its newer name; plain Sarabun is drawn half as large again, so it would not fit
_SAME_FONT = "TH Sarabun New"
INDENT = 25.0  # mm, of the first line of a paragraph
PARAGRAPH_GAP = 6.0  # points
GAPS = {
    "Heading2": PARAGRAPH_GAP,
    "Body": PARAGRAPH_GAP,
    "Article": PARAGRAPH_GAP,
    "Label": PARAGRAPH_GAP,
    "Date": 12.0,
}
DATE_LEFT = 50.0
TABLE_ROW = 2.5  # points above and below the text of a ruled row
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_COMPATIBLE = "http://schemas.microsoft.com/office/word"


def dress(document: Document) -> None:
    """Give a new document the styles, settings and fonts of official papers."""
    _fill(document.styles.element, [_defaults(), *_styles()])
    _fill(document.settings.element, _settings())
    name = PackURI("/word/fontTable.xml")
    table = XmlPart(name, _FONT_TYPE, _font_table(), document.part.package)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _fill(whole: BaseOxmlElement, inner: list[BaseOxmlElement]) -> None:
    for old in list(whole):
        whole.remove(old)
    whole.extend(inner)


def _text_look() -> BaseOxmlElement:
    language = w("lang", val="en-US", eastAsia="en-US", bidi="th-TH")
    return w("rPr", fonts(FONT), *type_size(SIZE), language)


def _defaults() -> BaseOxmlElement:
    lines = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return w(
        "docDefaults", w("rPrDefault", _text_look()), w("pPrDefault", w("pPr", w("widowControl"), lines))
    )


def _styles() -> list[BaseOxmlElement]:
    return [
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            _text_look(),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        _built_in("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _built_in("table", "TableNormal", "Normal Table"),
        _built_in("numbering", "NoList", "No List"),
        _style("Heading1", "heading 1", _held(), w("keepLines"), _centred(), _level(0), bold=True),
        _style(
            "Heading2", "heading 2", _held(), w("keepLines"), _gap(GAPS["Heading2"]), _level(1), bold=True
        ),
        _style("Header", "header"),
        _style("Footer", "footer"),
        _style("Body", "เนื้อความ", *_body()),
        _style("Article", "ข้อย่อย", *_body()),
        _style("Label", "เรื่อง เรียน", _gap(GAPS["Label"])),
        _style("Date", "ลงวันที่", _held(), _gap(GAPS["Date"]), w("ind", left=twips(DATE_LEFT))),
        _style("Signature", "ผู้ลงนาม", w("keepLines"), _centred()),
        _style("Divider", "เส้นคั่น", _held(), w("pBdr", w("bottom", **LINE)), _gap(0, line=120)),
        _style("CellHead", "หัวตาราง", _held(), _gap(TABLE_ROW, TABLE_ROW), _centred(), bold=True),
        _style("Cell", "ช่องตาราง", _gap(TABLE_ROW, TABLE_ROW)),
        _style("PlainCell", "ช่องตารางไม่มีเส้น"),
        _style("Room", "ที่ว่าง"),
    ]


def _style(key: str, name: str, *paragraph: BaseOxmlElement, bold: bool = False) -> BaseOxmlElement:
    look = w("rPr", w("b"), w("bCs"), *type_size(SIZE)) if bold else None
    own = {} if name.isascii() else {"customStyle": 1}
    inner = (w("name", val=name), w("basedOn", val="Normal"), w("qFormat"), w("pPr", *paragraph), look)
    return w("style", *inner, type="paragraph", styleId=key, **own)


def _built_in(kind: str, key: str, name: str) -> BaseOxmlElement:
    return w("style", w("name", val=name), w("semiHidden"), type=kind, default=1, styleId=key)


def _body() -> tuple[BaseOxmlElement, ...]:
    return _gap(PARAGRAPH_GAP), w("ind", firstLine=twips(INDENT)), w("jc", val="thaiDistribute")


def _held() -> BaseOxmlElement:
    return w("keepNext")


def _centred() -> BaseOxmlElement:
    return w("jc", val="center")


def _level(level: int) -> BaseOxmlElement:
    return w("outlineLvl", val=level)


def _gap(before: float, after: float = 0.0, line: int = 0) -> BaseOxmlElement:
    exact = {"line": line, "lineRule": "exact"} if line else {}
    return w("spacing", before=round(20 * before), after=round(20 * after), **exact)


def _settings() -> list[BaseOxmlElement]:
    """Ask for the layout of today's Word (15), and Thai as the language of complex scripts."""
    said = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
    }
    compatible = [w("compatSetting", name=name, uri=_COMPATIBLE, val=value) for name, value in said.items()]
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *compatible),
        w("themeFontLang", val="en-US", bidi="th-TH"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]


def _font_table() -> BaseOxmlElement:
    named = w(
        "font", w("altName", val=_SAME_FONT), w("charset", val="DE"), w("family", val="swiss"), name=FONT
    )
    boxes = w("font", w("charset", val="00"), w("family", val="swiss"), name=BOXES)
    return w("fonts", named, boxes)
