"""The same announcement by WeasyPrint: the style read once, each paper as HTML."""

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from desktop import paths
from tests.benchmarks.makers.markup import html

FONTS = FontConfiguration()
STYLE = weasyprint.CSS(
    string="""
@font-face { font-family: Sarabun; src: url(Sarabun-Regular.ttf) }
@font-face { font-family: Sarabun; src: url(Sarabun-Bold.ttf); font-weight: bold }
@page { size: A4; margin: 25mm 20mm 20mm 30mm }
@page :first { margin-top: 49mm }
body { font: 10.8pt/20pt Sarabun; margin: 0 }
p { margin: 0 0 6pt }
.running { text-indent: 25mm; text-align: justify }
.heading, .signature { text-align: center }
.date { margin-left: 50mm; margin-top: 12pt }
.signature { margin-left: 32mm; margin-top: 70pt; break-inside: avoid }
table { border-collapse: collapse; width: 100% }
tr { break-inside: avoid }
th, td { border: 0.5pt solid; padding: 0 2mm; text-align: left; vertical-align: top }
""",
    base_url=(paths.resources() / "fonts").as_uri() + "/",
    font_config=FONTS,
)


def make(contents):
    page = weasyprint.HTML(string=f'<html lang="th"><body>{html(contents)}</body></html>')
    return page.write_pdf(stylesheets=[STYLE], font_config=FONTS)
