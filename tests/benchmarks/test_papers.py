"""How long one announcement of a batch takes, over HarfBuzz and zlib alone."""

from __future__ import annotations

import json
import random
import re
import statistics
import time
import zlib
from dataclasses import replace
from functools import cache

import uharfbuzz

from desktop import paths
from desktop.documents.contents import announcement
from desktop.documents.pdf import draw, objects
from tests.benchmarks.measuring import ratio
from tests.documents import samples

PAPERS = 200
FIRST = 20  # of a batch, left out: words and fonts are met for the first time
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)


def test_an_announcement_in_a_batch(report):
    rng = random.Random(2551)
    papers, floors, again = [], [], []
    for _ in range(PAPERS):
        facts = replace(samples.FACTS, members=members(rng))
        took, (contents, drawn) = timed(make, facts)
        assert drawn.pages == 2
        papers.append(took)
        again.append(timed(draw.draw, contents)[0])
        floors.append(floor(contents, drawn.pdf))
    del papers[:FIRST], again[:FIRST], floors[:FIRST]
    report(
        "announcement of 2 pages, 25 rows, in a batch", ratio(papers, floors), "×", 5, said(papers, floors)
    )
    report("… the same one drawn again", ratio(again, floors), "×", None, said(again, floors))


def make(facts):
    """Make an announcement, from its facts to the bytes of its PDF."""
    contents = announcement.write(facts, announcement.DEFAULT)
    return contents, draw.draw(contents)


def floor(contents, pdf):
    """Shape the whole text of a paper at once, and compress what stands in its file."""
    plain = b"".join(map(zlib.decompress, STREAM.findall(pdf)))
    shaping, _ = timed(shape, "\n".join(samples.texts(contents.blocks)))
    packing, _ = timed(zlib.compress, plain, objects._LEVEL)
    return shaping + packing


def shape(text):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font(), buffer)


@cache
def font():
    file = paths.resources() / "fonts" / "Sarabun-Regular.ttf"
    return uharfbuzz.Font(uharfbuzz.Face(file.read_bytes()))


def members(rng):
    """Make up 25 people whose names no other paper of the batch has."""
    return tuple(replace(member, name=name(rng)) for member in samples.members(25))


def name(rng):
    words = practice_words()
    family = rng.choice(words["surname_beginnings"]) + rng.choice(words["surname_ends"])
    return f"นางสาว{rng.choice(words['women'])} {family}"


@cache
def practice_words():
    return json.loads((paths.resources() / "samples" / "practice.json").read_text("utf-8"))


def timed(act, *given):
    """Give the seconds an act took, and what it gave."""
    began = time.perf_counter()
    result = act(*given)
    return time.perf_counter() - began, result


def said(values, floors):
    mine, floor = (statistics.median(part) * 1000 for part in (values, floors))
    return f"{mine:.2f} ms over {floor:.2f} ms"
