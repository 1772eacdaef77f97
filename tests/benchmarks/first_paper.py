"""The first paper of a fresh process: `first_paper.py <pickled facts>`; prints the seconds without Python's own start."""

import time

began = time.perf_counter()

import pickle  # noqa: E402 - imports are what is measured
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from desktop.documents.contents import announcement  # noqa: E402
from desktop.documents.pdf.draw import draw  # noqa: E402

facts = pickle.loads(Path(sys.argv[1]).read_bytes())
drawn = draw(announcement.write(facts, announcement.DEFAULT))
assert drawn.pages == 2
print(time.perf_counter() - began)
