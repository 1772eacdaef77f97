"""Builds workbooks by hand, part by part: the plain ones that programs write, and the ones that mean harm."""

from __future__ import annotations

import zipfile
from io import BytesIO

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {"xl/workbook.xml": "officeDocument", "sharedStrings.xml": "sharedStrings"}
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_BOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>'
_FAR_CELLS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def relations(**targets: str) -> str:
    told = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{_KINDS.get(to, "worksheet")}" Target="{to}"/>'
        for id_, to in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def sheet(rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def far_sheet() -> str:
    """Give the sheet of 5 kB whose two cells span the whole of the grid."""
    return sheet(_FAR_CELLS)


def shared(*texts: str) -> str:
    return f'<sst xmlns="{_MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def xlsx(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **more: str | bytes) -> bytes:
    """Make a workbook with one sheet; `more` replaces or adds parts, `/` and `.` of a name being `__` and `_dot_`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(a="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relations(a="worksheets/sheet1.xml", b="sharedStrings.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    parts.update({name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})
    return zipped(parts)


def ods(rows: str) -> bytes:
    """Make an OpenDocument workbook with one table."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="S">{rows}</table:table>'
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry '
        'm:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>',
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
        "</office:body></office:document-content>",
        "Configurations2/accelerator/current.xml": "",
    })  # fmt: skip


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """Change what an archive states as the unpacked size of a part, in its own header and in the directory."""
    changed = bytearray(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        part = archive.getinfo(name)
        at = archive.start_dir
    changed[part.header_offset + 22 : part.header_offset + 26] = size.to_bytes(4, "little")
    at = data.index(name.encode(), at) - 46
    changed[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(changed)
