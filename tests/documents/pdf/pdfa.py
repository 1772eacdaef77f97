"""Checks a written file against the clauses of ISO 19005-2 level U that concern what this program writes.

6.1.2 header · 6.1.3 trailer · 6.1.7.1 streams · 6.1.7.2 filters · 6.1.9 objects · 6.1.13 limits · 6.2.2 operators ·
6.2.3 output intent · 6.2.4.3 device colours · 6.2.8 images · 6.2.10 transparency · 6.2.11.3 composite fonts ·
6.2.11.4 embedding · 6.2.11.5 widths · 6.2.11.7.2 Unicode · 6.2.11.8 .notdef · 6.3–6.5 nothing interactive ·
6.6.2–6.6.4 metadata
"""

import re
import struct
import xml.etree.ElementTree as ET

import pikepdf
import uharfbuzz

from tests.documents.pdf.reading import codes, opened, texts_of

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n<<(.*?)>>\nstream\n", re.DOTALL)
OPERATORS = frozenset(
    [
        "BT",
        "ET",
        "Tf",
        "Tc",
        "Tm",
        "Tj",
        "BMC",
        "BDC",
        "EMC",
        "q",
        "Q",
        "cm",
        "Do",
        "re",
        "f",
        "m",
        "l",
        "S",
        "w",
        "J",
        "d",
        "g",
        "rg",
    ]
)
FILTERS = {"/FlateDecode", "/DCTDecode"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def check(pdf):
    """Fail at the first clause that a file does not keep."""
    check_file(pdf)
    with opened(pdf) as document:
        check_catalogue(document)
        check_objects(document)
        check_intent(document)
        check_metadata(document, pdf)
        for page in document.pages:
            check_page(page)


def check_file(pdf):
    first, second = pdf.split(b"\n", 2)[:2]
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first), "6.1.2"
    assert second.startswith(b"%"), "6.1.2"
    assert all(byte > 127 for byte in second[1:5]), "6.1.2"
    assert pdf.endswith(b"%%EOF\n"), "6.1.3"
    found = list(OBJECT.finditer(pdf))
    assert found, "6.1.9"
    for one in found:
        length = int(re.search(rb"/Length (\d+)", one[2])[1])
        assert pdf[one.end() + length :].startswith(b"\nendstream\nendobj\n"), "6.1.7.1"


def check_catalogue(document):
    ids = document.trailer.ID
    assert len(ids) == 2, "6.1.3"
    assert all(len(bytes(one)) == 16 for one in ids), "6.1.3"
    assert "/Encrypt" not in document.trailer, "6.1.3"
    refused = (
        "/AA",
        "/OpenAction",
        "/AcroForm",
        "/OCProperties",
        "/Names",
        "/NeedsRendering",
        "/Requirements",
    )
    assert not [key for key in refused if key in document.Root], "6.4, 6.5"


def check_objects(document):
    assert len(document.objects) < 8_388_607, "6.1.13"
    for one in document.objects:
        if isinstance(one, pikepdf.Stream):
            assert not {"/F", "/FFilter", "/FDecodeParms"} & set(one.keys()), "6.1.7.1"
            assert str(one.get("/Filter", "/FlateDecode")) in FILTERS, "6.1.7.2"
        check_limits(one)


def check_limits(one):
    if isinstance(one, pikepdf.String):
        assert len(bytes(one)) <= 32767, "6.1.13"
    elif isinstance(one, pikepdf.Array):
        for part in one:
            check_limits(part)
    elif isinstance(one, pikepdf.Dictionary):
        assert all(len(key) <= 128 for key in one.keys()), "6.1.13"  # noqa: SIM118


def check_intent(document):
    (intent,) = document.Root.OutputIntents
    assert (intent.S, bool(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", True), "6.2.3"
    profile = intent.DestOutputProfile.read_bytes()
    assert struct.unpack(">L", profile[:4])[0] == len(profile), "6.2.3"
    assert (profile[8], profile[12:16], profile[16:20], profile[36:40]) == (2, b"mntr", b"RGB ", b"acsp"), (
        "6.2.3"
    )
    assert intent.DestOutputProfile.N == 3, "6.2.3"


def check_metadata(document, pdf):
    metadata = document.Root.Metadata
    assert "/Filter" not in metadata, "a packet that is found without a reader of PDF"
    packet = metadata.read_bytes()
    assert packet in pdf
    assert (metadata.Type, metadata.Subtype) == ("/Metadata", "/XML"), "6.6.2.1"
    head = packet.split(b"?>")[0]
    assert b"bytes=" not in head, "6.6.2.1"
    assert b"encoding=" not in head, "6.6.2.1"
    said = properties(packet)
    assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "U"), "6.6.4"
    info = document.trailer.Info
    assert said["dc:title"] == str(info.Title), "6.6.3"
    assert said["dc:description"] == str(info.Subject), "6.6.3"
    assert said["xmp:CreatorTool"] == str(info.Creator), "6.6.3"
    assert said["pdf:Producer"] == str(info.Producer), "6.6.3"
    assert said["dc:language"] == str(document.Root.Lang) == "th-TH"
    day = str(info.get("/CreationDate", ""))
    written = re.sub(r"D:(....)(..)(..)(..)(..)(..)\+07'00'", r"\1-\2-\3T\4:\5:\6+07:00", day)
    assert said.get("xmp:CreateDate", "") == written, "6.6.3"


def properties(packet):
    """Read the properties of XMP; those that are a list have one entry here."""
    found = {}
    for one in ET.fromstring(packet.decode("utf-8").lstrip("\ufeff")).iter(f"{RDF}Description"):
        for entry in one:
            space, name = entry.tag[1:].split("}")
            short = next(short for short, full in NAMES.items() if full == space)
            listed = entry.find(f".//{RDF}li")
            found[f"{short}:{name}"] = (entry if listed is None else listed).text
    return found


def check_page(page):
    assert not {"/Annots", "/AA", "/PresSteps"} & set(page.obj.keys()), "6.3–6.5"
    images = page.Resources.get("/XObject", {})
    for image in dict(images).values():
        assert image.Subtype == "/Image", "6.2.9"
        assert not {"/Alternates", "/OPI", "/Interpolate"} & set(image.keys()), "6.2.8"
        assert image.BitsPerComponent == 8, "6.2.8"
        assert image.ColorSpace in ("/DeviceGray", "/DeviceRGB"), "6.2.4.3"
        if "/SMask" in image:
            assert page.obj.Group.CS == "/DeviceRGB", "6.2.10"
    fonts = {name: check_font(font) for name, font in page.Resources.Font.items()}
    check_operators(page, fonts)


def check_font(font):
    """Check a font and give what each of its codes shows."""
    assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H"), "6.2.11.3.3"
    (descendant,) = font.DescendantFonts
    assert descendant.CIDToGIDMap == "/Identity", "6.2.11.3.2"
    assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", str(font.BaseFont))
    assert font.BaseFont == descendant.BaseFont == descendant.FontDescriptor.FontName
    program = descendant.FontDescriptor.FontFile2
    data = program.read_bytes()
    assert program.Length1 == len(data), "6.2.11.4"
    face = uharfbuzz.Face(data)
    drawn = uharfbuzz.Font(face)
    first, widths = descendant.W
    assert first == 0
    assert len(widths) <= face.glyph_count, "6.2.11.4.1"  # parts of others, which no code shows, come last
    for number, width in enumerate(widths):
        advance = drawn.get_glyph_h_advance(number) * 1000 / face.upem
        assert abs(float(width) - advance) < 1, "6.2.11.5"
    texts = texts_of(font)
    assert all(text and not set(text) & set("\0\ufeff\ufffe") for text in texts.values()), "6.2.11.7.2"
    assert all(0 < int.from_bytes(code, "big") < len(widths) for code in texts), "6.2.11.4.1, 6.2.11.8"
    return texts


def check_operators(page, fonts):
    depth, known = 0, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        assert name in OPERATORS, "6.2.2"
        depth += (name == "q") - (name == "Q")
        assert 0 <= depth <= 28, "6.1.13"
        if name == "Tf":
            known = fonts[str(operands[0])]
        elif name == "Tj":
            assert all(code in known for code in codes(bytes(operands[0]))), "6.2.11.7.2"
    assert depth == 0
