"""Several PDFs as one file, page after page."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pikepdf


def merged(pdfs: Iterable[bytes], title: str) -> bytes:
    """Put the pages of PDFs into one, each told in the bookmarks by its own title; the same files give the same bytes."""
    whole = pikepdf.new()
    with whole.open_outline() as outline:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as part:
                first = len(whole.pages)
                whole.pages.extend(part.pages)
                named = str(part.docinfo.get("/Title", ""))
            outline.root.append(pikepdf.OutlineItem(named, first))
    whole.docinfo["/Title"] = title
    whole.Root.Lang = pikepdf.String("th-TH")
    whole.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    written = BytesIO()
    whole.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()
