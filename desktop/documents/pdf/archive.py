"""What makes a paper fit for an archive, by ISO 19005-2 level U: its metadata, and what its colours mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape

from desktop import paths
from desktop.documents.pdf.objects import Document, compressed, text

_CREATOR = "Tambon Desk"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{creator}</xmp:CreatorTool>{created}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Properties:
    """What a reader shows as the properties of the file; `dated` is an ISO day or ""."""

    title: str
    subject: str
    dated: str

    def info(self, producer: str) -> str:
        """Write them as the dictionary that older readers show."""
        said = (
            f"/Title{text(self.title)}/Subject{text(self.subject)}/Creator({_CREATOR})/Producer({producer})"
        )
        if self.dated:
            said += f"/CreationDate(D:{self.dated.replace('-', '')}000000+07'00')"
        return f"<<{said}>>"

    def xmp(self, producer: str) -> bytes:
        """Write them as XMP, the metadata of archives, which say the same."""
        created = f"<xmp:CreateDate>{self.dated}T00:00:00+07:00</xmp:CreateDate>" if self.dated else ""
        words = {"title": self.title, "subject": self.subject, "producer": producer, "creator": _CREATOR}
        return _XMP.format(created=created, **{name: escape(word) for name, word in words.items()}).encode()


def add_metadata(document: Document, xmp: bytes) -> str:
    """Add XMP, unpacked so that any program finds it in the file, and give the reference to it."""
    return document.add_stream(xmp, "/Type/Metadata/Subtype/XML")


def add_intent(document: Document) -> str:
    """Add what colours are meant in, sRGB, and give the reference to it."""
    profile = document.add_stream(_profile(), "/N 3/Filter/FlateDecode")
    name = "(sRGB IEC61966-2.1)"
    about = f"/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}/DestOutputProfile {profile}"
    return document.add(f"<</Type/OutputIntent{about}>>")


@cache
def _profile() -> bytes:
    return compressed((paths.resources() / "colours" / "sRGB.icc").read_bytes())
