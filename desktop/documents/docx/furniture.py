"""What stands around the text of a Word copy: emblem and QR, and in header and footer the words of each page."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop.documents.contents.blocks import Contents, Heading, Letterhead, Stamp
from desktop.documents.docx import pictures
from desktop.documents.docx.markup import element, w
from desktop.documents.docx.pieces import Image, Par, Piece, Run, Tab, cleaned, width
from desktop.documents.docx.styles import FONT
from desktop.errors import CannotDo
from desktop.thai import digits

EMBLEM_TOP, TOP = 15.0, 25.0  # mm from the edge of the paper to the text of the first page
HEADER_TOP, FOOTER_BOTTOM = 6.0, 5.0  # mm from the edges of the paper
_RED_LINE, _SMALL_LINE = 8.5, 5.2  # mm high: urgency and secrecy, the header of page 2 and the others
_RED_SIZE, _SMALL_SIZE = 20.0, 13.0  # points
_EMBLEM, _SMALL_EMBLEM = 30.0, 15.0  # mm high
# mm from the top of the emblem to the first line: a letter begins at its foot, a title beside the small one
_ROOM, _LETTER_ROOM = 34.0, 24.8
_SMALL_ROOM, _TITLE_ROOM = 18.0, 1.3
_LABEL = "ตราครุฑ"
_DRAFT = "ร่าง"
_RED = "FF0000"
_HEADER_ABOVE, _NUMBER_ABOVE, _NUMBER_BELOW = 12.0, 3.0, 15.0  # points
_CODE, _CODE_GAP, _CAPTION = 18.0, 12.0, 11.0  # mm, points, points
_MARK_WIDTH, _MARK_HEIGHT = 380.0, 150.0  # points at most
_FORMULAS = (  # of WordArt, which Word takes from the file
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1",
    "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
_MARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{formulas}</v:formulas>'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" o:allowincell="f" fillcolor="silver"'
    ' stroked="f" style="position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;'
    "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin"><v:fill opacity=".5"/>'
    """<v:textpath style="font-family:'{font}';font-size:1pt" string={words}/></v:shape></w:pict>"""
)


def top(contents: Contents) -> float:
    """Tell how far below the edge the text of the first page begins."""
    return TOP if contents.emblem == "none" else EMBLEM_TOP


def emblem(contents: Contents, data: bytes | None) -> list[Piece]:
    """Show the emblem above the text, or leave its room; `CannotDo` where it is to be printed and there is none."""
    if contents.emblem == "none":
        return []
    picture = _emblem_picture(contents.emblem, data)
    height, align = (_SMALL_EMBLEM, "left") if contents.small_emblem else (_EMBLEM, "center")
    shown = (Run(image=Image(picture, height, _LABEL, align)),) if picture else ()
    return [Par(shown, "Room", line=_emblem_room(contents))]


def _emblem_picture(way: str, data: bytes | None) -> bytes | None:
    if way == "frame":
        return pictures.frame()
    if way != "file":
        return None
    if not data:
        raise CannotDo("ยังไม่มีไฟล์ตราครุฑ กรุณาเลือกไฟล์ในหน้าตั้งค่า หรือเลือกใช้กระดาษที่มีตราครุฑ", "emblem")
    return pictures.emblem(data)


def _emblem_room(contents: Contents) -> float:
    first = next((block for block in contents.blocks if not isinstance(block, Stamp)), None)
    if contents.small_emblem:
        return _TITLE_ROOM if isinstance(first, Heading) else _SMALL_ROOM
    return _LETTER_ROOM if isinstance(first, Letterhead) else _ROOM


def code(contents: Contents) -> list[Piece]:
    """Show the QR of a paper under its text, with the words that it says."""
    if not contents.code:
        return []
    picture = Run(image=Image(pictures.code(contents.code), _CODE, contents.code))
    return [Par((picture, Run(cleaned(contents.code), size=_CAPTION)), before=_CODE_GAP)]


def surround(document: Document, contents: Contents, measure: float, *, draft: bool) -> None:
    """Write the headers and footers of a document, those of the first page and of the others."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    secrecy = [Par((_red(contents.secrecy),), "Footer", align="center")]
    stories = [
        (section.first_page_header, [_first_line(contents, measure)]),
        (section.header, _other_lines(contents)),
        (section.first_page_footer, secrecy),
        (section.footer, secrecy),
    ]
    words = _DRAFT if draft else cleaned(contents.watermark).strip()
    for number, (story, pars) in enumerate(stories, 1):
        story.is_linked_to_previous = False
        whole = story.part.element
        whole[:] = [element(par, document) for par in pars]
        if words and story.part in (section.first_page_header.part, section.header.part):
            whole[0].append(w("r", _watermark(words, number)))


def _red(words: str) -> Run:
    return Run(cleaned(words), bold=True, size=_RED_SIZE, colour=_RED)


def _first_line(contents: Contents, measure: float) -> Par:
    """Write ชั้นความเร็ว at the left and ชั้นความลับ in the middle."""
    stops = (Tab(measure / 2, "center"),) if contents.secrecy else ()
    runs = (_red(contents.urgency), Run("\t"), _red(contents.secrecy)) if stops else (_red(contents.urgency),)
    return Par(runs, "Header", line=_RED_LINE, tabs=stops)


def _other_lines(contents: Contents) -> list[Par]:
    """Write ชั้นความลับ, the header at the right, and under them the number of the page."""
    small = Run(cleaned(contents.header), size=_SMALL_SIZE)
    lines = [
        Par((_red(contents.secrecy),), "Header", align="center", line=_RED_LINE),
        Par((small,), "Header", align="right", before=_HEADER_ABOVE, after=_NUMBER_ABOVE, line=_SMALL_LINE),
    ]
    return [*lines, _page_number(thai=contents.thai_digits)] if contents.numbered_pages else lines


def _page_number(*, thai: bool) -> Par:
    field, shown = ("PAGE \\* THAIARABIC", digits.to_thai("2")) if thai else ("PAGE", "2")
    runs = (Run("- "), Run(shown, field=field), Run(" -"))
    return Par(runs, "Header", align="center", after=_NUMBER_BELOW)


def _watermark(words: str, number: int) -> BaseOxmlElement:
    """Write words across the page as Word's own watermark, which its ribbon removes."""
    share = width(words, 1.0) * 72 / 25.4  # how wide they are for each point of their height
    height = min(_MARK_HEIGHT, _MARK_WIDTH / max(share, 1.0))
    size = {"width": max(share * height, 1.0), "height": height}
    formulas = "".join(f'<v:f eqn="{one}"/>' for one in _FORMULAS)
    return parse_xml(
        _MARK.format(number=number, **size, font=FONT, formulas=formulas, words=quoteattr(words))
    )
