"""The same announcement by typst: one template compiled with each paper's words."""

import json
from pathlib import Path

import typst

from desktop import paths
from desktop.documents.contents.blocks import DateLine, Divider, Heading, Paragraph, Signature, Table

COMPILER = typst.Compiler(
    input=str(Path(__file__).with_name("announcement.typ")),
    font_paths=[str(paths.resources() / "fonts")],
    ignore_system_fonts=True,
)


def make(contents):
    words = json.dumps([said(block) for block in contents.blocks], ensure_ascii=False)
    return COMPILER.compile(format="pdf", sys_inputs={"blocks": words}, pdf_tags=False)


def said(block):
    match block:
        case Heading(lines=lines):
            return "heading", lines
        case Divider():
            return "divider", ""
        case Paragraph(text=text):
            return "paragraph", text
        case Table(columns=columns, rows=rows):
            widths, titles = [c.width for c in columns], [c.title for c in columns]
            return "table", {"widths": widths, "titles": titles, "rows": rows}
        case DateLine(text=text):
            return "date", text
        case Signature(name=name, lines=lines):
            return "signature", [name, *lines]
    raise AssertionError(f"the template has no place for {block}")
