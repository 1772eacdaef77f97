"""One way of making announcements in a process of its own: `python -m tests.benchmarks.makers <way>`.

Says with a pickle why the way is missing here, or None. Then each pickled list of facts is answered by the seconds
that every paper took, the PDFs, and the megabytes this process has and had at most.
"""

import importlib
import pickle
import sys
import time

from desktop.documents.contents import announcement
from tests.benchmarks.measuring import memory


def serve(way):
    try:
        make = importlib.import_module(f"tests.benchmarks.makers.{way}").make
    except (ImportError, OSError) as error:  # the package, or a library of the system that it loads
        answer(f"{error}".strip().splitlines()[0])
        return
    answer(None)
    while many := pickle.load(sys.stdin.buffer):
        made = [timed(make, facts) for facts in many]
        answer(([seconds for seconds, _pdf in made], [pdf for _seconds, pdf in made], memory()))


def timed(make, facts):
    """Give the seconds from the facts to the PDF, and the PDF."""
    began = time.perf_counter()
    pdf = make(announcement.write(facts, announcement.DEFAULT))
    return time.perf_counter() - began, pdf


def answer(value):
    pickle.dump(value, sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
