"""How fast announcements are made and how small, against their floor and three peers, each beside what can be read back."""

from __future__ import annotations

import pickle
import re
import statistics
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from pathlib import Path

import pypdfium2
import pytest
import uharfbuzz

from desktop import paths
from desktop.documents.contents import announcement
from desktop.domain.committees import Committee
from desktop.printing import draw
from desktop.store import records, tables
from desktop.store.session import writing
from desktop.work import papers, practice
from desktop.work.papers import Request
from tests.benchmarks import announcements, fidelity, measuring
from tests.benchmarks.makers.process import Made, Maker
from tests.benchmarks.measuring import ratio, thousandths
from tests.documents import samples

HERE = Path(__file__).parent
PART = 20  # papers made in a row
ROUNDS = 15  # and how often; a round before these, which meets words and fonts first, is left out
PAPERS = PART * (ROUNDS + 1)
BEFORE = 2700  # papers that a process had made already, so that it ends at 3,000
PEERS = {"typst": ("typst_", 15), "QPdfWriter": ("qt", 5), "WeasyPrint": ("weasyprint_", 30)}
EVERY = 5  # which of a peer's papers are read back; all of ours are
ROUNDS_OF_STARTS = 11
COMMITTEES = 100
LEVEL = 4  # of the floor's compression, below zlib's usual 6
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True)
class Measured:
    """What was measured of all ways in one run: the makers by name, and the seconds of each paper."""

    makers: dict[str, Maker]
    seconds: dict[str, list[float]]


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Make the same announcements in every way, a few at a time in turn."""
    home = tmp_path_factory.mktemp("papers")
    ways = dict.fromkeys(("ours", "old", "district"), "ours")
    ways |= {name: way for name, (way, _goal) in PEERS.items()}
    makers = {name: Maker(way, home) for name, way in ways.items()}
    grow_old(makers["old"])
    present = {name: maker for name, maker in makers.items() if not maker.missing}
    measures = {name: partial(next_part, maker, name) for name, maker in present.items()}
    taken = measuring.in_turn({**measures, "floor": partial(floors, makers["ours"].made)}, ROUNDS)
    for maker in makers.values():
        maker.close()
    return Measured(makers, {name: list(chain.from_iterable(parts)) for name, parts in taken.items()})


def grow_old(maker):
    """Have a process make other papers first, a few at a time as the others do."""
    for first in range(PAPERS, PAPERS + BEFORE, PART):
        maker.make([announcements.of_the_country(number) for number in range(first, first + PART)])
    maker.made = Made()


def next_part(maker, name):
    """Have the next papers made and give the seconds of each."""
    make = announcements.of_one_district if name == "district" else announcements.of_the_country
    done = len(maker.made.pdfs)
    return maker.make([make(number) for number in range(done, done + PART)])


def floors(made):
    """Give the seconds of the floor of the papers that were made last."""
    first = len(made.pdfs) - PART
    return [floor(contents(first + number), pdf) for number, pdf in enumerate(made.pdfs[first:])]


@cache
def contents(number):
    return announcement.write(announcements.of_the_country(number), announcement.DEFAULT)


def floor(paper, pdf):
    """Shape the whole text of a paper at once, and compress what stands in its file."""
    plain = b"".join(map(unpacked, STREAM.findall(pdf)))
    text = "\n".join(samples.texts(paper.blocks))
    began = time.perf_counter()
    shape(text)
    zlib.compress(plain, LEVEL)
    return time.perf_counter() - began


def unpacked(stream):
    """Give what a stream holds; one that was not compressed costs the floor nothing."""
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def shape(text):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font(), buffer)


@cache
def font():
    file = paths.resources() / "fonts" / "Sarabun-Regular.ttf"
    return uharfbuzz.Font(uharfbuzz.Face(file.read_bytes()))


@dataclass(frozen=True)
class Fidelity:
    """How many of a paper's texts each reader gave back: the usual paper, and the least share in any of them."""

    words: str
    least: float


def read_back(made, every, folder):
    """Read papers with every reader, each text of each."""
    numbers = range(0, len(made.pdfs), every)
    counts = [fidelity.counted(contents(n), made.pdfs[n], folder / "paper.pdf") for n in numbers]
    parts = []
    for reader in fidelity.READERS:
        usual = statistics.median_low([found[reader] for found, _of in counts])
        parts.append(f"{reader} {usual}/{statistics.median_low([of for _found, of in counts])}")
    least = min(min(found.values()) / of for found, of in counts)
    return Fidelity(f"exact in {', '.join(parts)} ({len(counts)} read)", least * 100)


def test_announcements_over_their_floor(measured, tmp_path, report):
    made, seconds = measured.makers["ours"].made, measured.seconds
    assert set(map(pages, made.pdfs)) == {2}
    read = read_back(made, 1, tmp_path)
    times = said(seconds["ours"], seconds["floor"])
    report(
        "300 announcements of 2 pages, 25 rows, each", ratio(seconds["ours"], seconds["floor"]), "×", 3,
        f"{times} of HarfBuzz and zlib; {read.words}",
    )  # fmt: skip
    district = ratio(seconds["district"], seconds["floor"])
    report(
        "… of one district, its tambons in turn",
        district,
        "×",
        None,
        said(seconds["district"], seconds["floor"]),
    )
    report("… size of the largest", max(map(len, made.pdfs)) / 1000, "kB", 30, sizes(made))
    report("… texts read back exactly, the worst paper", read.least, "%", 100, read.words, least=True)


def pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize("name", PEERS)
def test_against_peers(name, measured, tmp_path, report):
    maker, goal = measured.makers[name], PEERS[name][1]
    what = f"… faster than {name} on the same contents"
    if maker.missing:
        report.missing(what, f"{maker.missing}; `packaging/dev.py bench` installs it")
        return
    seconds = measured.seconds
    read = read_back(maker.made, EVERY, tmp_path)
    how = f"{said(seconds[name], seconds['ours'])}, {sizes(maker.made)}{most(maker.made)}; {read.words}"
    report(what, ratio(seconds[name], seconds["ours"]), "×", goal, how, least=True)


def test_growth(measured, report):
    young, old = measured.makers["ours"].made, measured.makers["old"].made
    times = measured.seconds["old"], measured.seconds["ours"]
    report("… time of one at 3,000 to one at 300", ratio(*times), "×", 1.1, said(*times))
    if young.memory[0]:
        now, before = old.memory[0], young.memory[0]
        report(
            "… memory at 3,000 to that at 300", now / before, "×", 1.1, f"{now:.0f} MB over {before:.0f} MB"
        )
        report("… most memory of a process that makes 300", young.memory[1], "MB", 120, "")


def test_the_first_paper_of_a_process(tmp_path, report):
    facts = tmp_path / "facts"
    facts.write_bytes(pickle.dumps(announcements.of_the_country(0)))
    libraries = "import reportlab.pdfbase.pdfdoc, uharfbuzz"
    taken = measuring.in_turn(
        {
            "bare": partial(started, ["-c", "pass"], tmp_path),
            "libraries": partial(started, ["-c", libraries], tmp_path),
            "ours": partial(started, [HERE / "first_paper.py", facts], tmp_path),
        },
        ROUNDS_OF_STARTS,
    )
    bare, loaded, ours = ([whole for whole, _told in rounds] for rounds in taken.values())
    inside = statistics.median(float(told) for _whole, told in taken["ours"])
    how = f"from Python's start to its end; {thousandths(inside)} of it imports, fonts, words and paper"
    report("first paper of a process", statistics.median(ours), "s", 0.4, how)
    report(
        "… over Python that loads ReportLab and HarfBuzz",
        ratio(ours, loaded),
        "×",
        None,
        starts(ours, loaded),
    )
    report("… over Python that does nothing", ratio(ours, bare), "×", None, starts(ours, bare))


def started(command, home):
    """Start Python and give the seconds until it ended, and what it printed."""
    surroundings = measuring.environment(home, PYTHONPATH=str(paths.root()))
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command], env=surroundings, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - began, done.stdout


def test_a_batch_issued_through_the_store(store, report):
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "ทำสำนักงานฝึกหัด") as session:
        practice.make(session, draw, tambons=COMMITTEES)
        found = records.find(session, Committee, tables.of(Committee).c.kind == "centre")
    assert len(found) == COMMITTEES
    whole, drawing = [], []

    def timed_draw(*given, **settings):
        began = time.perf_counter()
        drawn = draw(*given, **settings)
        drawing.append(time.perf_counter() - began)
        return drawn

    for committee in found:
        request = Request(kind="announcement", committee=committee.id, dated=practice.ANNOUNCED)
        began = time.perf_counter()
        with writing(store, "นางสาวฝึกหัด ตั้งใจ", "ออกหนังสือ") as session:
            papers.issue(session, request, timed_draw)
        whole.append(time.perf_counter() - began)
    parts = (
        f"p95 {measuring.high(whole) * 1000:.0f} ms; {statistics.median(drawing) * 1000:.1f} ms of it drawing"
    )
    report(
        f"{COMMITTEES} announcements issued, each",
        statistics.median(whole) * 1000,
        "ms",
        None,
        f"a transaction each, {parts}",
    )


def said(values, floors):
    mine, floor = (statistics.median(part) * 1000 for part in (values, floors))
    return f"{mine:.2f} ms over {floor:.2f} ms"


def starts(values, floors):
    return f"{thousandths(statistics.median(values))} over {thousandths(statistics.median(floors))}"


def sizes(made):
    return f"{statistics.median(map(len, made.pdfs)) / 1000:.0f} kB"


def most(made):
    return f", {made.memory[1]:.0f} MB" if made.memory[1] else ""
