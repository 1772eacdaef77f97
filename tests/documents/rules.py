"""What holds for whatever is printed, asked of its contents: each gives what is wrong, nothing where all is well."""

import subprocess

from desktop.documents.contents.blocks import PAPERS, Graph, Table
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.docx import document as word
from desktop.documents.pdf.draw import draw
from tests.documents.docx.test_document import opened, read
from tests.documents.pdf import pdfa
from tests.documents.samples import bare, texts

MARGINS = 50  # mm beside a line


def unread(contents, reader, folder):
    """Give the texts that a reader of the PDF does not find in their order."""
    path = folder / "drawn.pdf"
    path.write_bytes(draw(contents).pdf)
    found, at, missing = bare(reader(path)), 0, []
    for text in map(bare, texts(contents.blocks)):
        there = found.find(text, at)
        if there < 0:
            missing.append(text)
        else:
            at = there + len(text)
    return missing


def warned_of(contents, folder):
    """Give what programs that look a file through say against the PDF; that it is an archive is asserted."""
    drawn = draw(contents)
    pdfa.check(drawn.pdf)
    path = folder / "drawn.pdf"
    path.write_bytes(drawn.pdf)
    told = ""
    for command in (["qpdf", "--check", path], ["mutool", "clean", path, folder / "clean.pdf"]):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
        told += done.stdout + done.stderr
    return [line for line in told.splitlines() if "warning" in line.lower()]


def changed_by_keeping(contents):
    """Tell whether the contents are others once they were kept, or their bytes are others when drawn again."""
    kept = from_json(to_json(contents))
    return kept != contents or draw(kept).pdf != draw(contents).pdf


def signs_among(contents, wrong):
    """Give those of some signs that stand in what is printed."""
    return set("".join(texts(contents.blocks)) + contents.title + contents.header) & set(wrong)


def not_in_word(contents, apart=None):
    """Give the texts that the Word copy lacks, read in pieces where a sign parts them; it is the same each time."""
    copied = bare("".join(read(part) for part in opened(contents).element.body))
    assert word.write(contents) == word.write(contents)
    pieces = (piece for text in texts(contents.blocks) for piece in (text.split(apart) if apart else [text]))
    return [piece for piece in pieces if bare(piece) not in copied]


def misfitting_tables(contents):
    """Give the tables that are wider than their line, or have a row of more or fewer cells than columns."""
    line = PAPERS[contents.paper][0] - MARGINS
    return [
        table
        for table in contents.blocks
        if isinstance(table, Table)
        and (
            sum(column.width for column in table.columns) > line
            or any(len(row) != len(table.columns) for row in table.rows)
        )
    ]


def wordless_graphs(contents):
    """Give the graphs that do not say every value in words to whoever listens."""
    return [graph for graph in contents.blocks if isinstance(graph, Graph) and not _says_all(graph)]


def _says_all(graph):
    return graph.alt.startswith(f"แผนภูมิ {graph.title}") and all(
        len(each.values) == len(each.words) == len(graph.labels)
        and all(said in graph.alt for said in each.words)
        for each in graph.series
    )
