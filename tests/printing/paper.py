"""PDF as it is read: its text page by page, where its links lead, and the codes on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, create_string_buffer

import pypdfium2
import zxingcpp
from pypdfium2 import raw

_DOTS_PER_POINT = 110 / 72
"""A photograph of a sheet, not a scan."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with single blanks."""
    with _opened(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def codes(pdf: bytes) -> list[list[str]]:
    """What a phone finds on each page, sorted."""
    with _opened(pdf) as document:
        return [
            sorted(
                code.text
                for code in zxingcpp.read_barcodes(page.render(scale=_DOTS_PER_POINT).to_pil())
            )
            for page in document
        ]


def links(pdf: bytes) -> set[str]:
    """Where presses on a page lead."""
    with _opened(pdf) as document:
        return {address for page in document for address in _links(document, page)}


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    position, link = raw.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = raw.FPDFLink_GetAction(link)
        room = create_string_buffer(4096)
        raw.FPDFAction_GetURIPath(document, action, room, len(room))
        yield room.value.decode()


def sizes(pdf: bytes) -> Sequence[tuple[int, int]]:
    """How large each page is, in millimetres."""
    with _opened(pdf) as document:
        return [(round(w * 25.4 / 72), round(h * 25.4 / 72)) for w, h in map(_size, document)]


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return float(width), float(height)
