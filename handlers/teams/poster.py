"""A poster with a QR code: the names of a team above it, what to do below, in both languages."""

import struct
import textwrap
import zlib
from collections.abc import Iterable, Sequence
from typing import Final

from handlers.teams.pixel_letters import HEIGHT, WIDTH, dots, spelt

_WIDTH: Final = 1200
_MARGIN: Final = 60
_GAP: Final = 30
_LETTER: Final = WIDTH + 1
_LARGEST: Final = 8
_SMALLEST: Final = 4
_QUIET: Final = 4
"""So many modules around a QR code stay white, or phones do not find it."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"

Row = bytearray


def poster(link: str, above: Sequence[str], below: Sequence[str]) -> bytes:
    """The picture as a PNG of black and white, sharp at every size."""
    rows = [
        *_blank(_MARGIN),
        *_lines(above),
        *_code(link),
        *_lines(below),
        *_blank(_MARGIN),
    ]
    return _png(rows)


def _code(link: str) -> list[Row]:
    """The code in the middle, as large as fits; a quarter of it may get lost in print."""
    import segno

    matrix = segno.make_qr(link, error="q").matrix
    size = len(matrix) + 2 * _QUIET
    scale = (_WIDTH - 2 * _MARGIN) // size
    left = (_WIDTH - size * scale) // 2 + _QUIET * scale
    rows = _blank(_QUIET * scale)
    for line in matrix:
        row = Row(_WIDTH)
        for column, is_dark in enumerate(line):
            if is_dark:
                start = left + column * scale
                row[start : start + scale] = b"\x01" * scale
        rows.extend(Row(row) for _ in range(scale))
    return [*rows, *_blank(_QUIET * scale)]


def _lines(texts: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    most = (_WIDTH - 2 * _MARGIN) // (_LETTER * _SMALLEST)
    for text in dict.fromkeys(map(spelt, texts)):
        wrapped = textwrap.wrap(text, most)
        for line in wrapped:
            rows.extend(_line(line, max(map(len, wrapped))))
            rows.extend(_blank(_GAP))
    return rows


def _line(text: str, longest: int) -> Iterable[Row]:
    scale = min(_LARGEST, (_WIDTH - 2 * _MARGIN) // (_LETTER * longest))
    left = (_WIDTH - len(text) * _LETTER * scale) // 2
    for number in range(HEIGHT):
        row = Row(_WIDTH)
        for position, letter in enumerate(text):
            for column, dot in enumerate(dots(letter)[number]):
                if dot == "#":
                    start = left + (position * _LETTER + column) * scale
                    row[start : start + scale] = b"\x01" * scale
        yield from (Row(row) for _ in range(scale))


def _blank(height: int) -> list[Row]:
    return [Row(_WIDTH) for _ in range(height)]


def _png(rows: Sequence[Row]) -> bytes:
    """One bit for each dot; in PNG 0 is black."""
    header = struct.pack(">IIBBBBB", _WIDTH, len(rows), 1, 0, 0, 0, 0)
    packed = b"".join(b"\0" + _packed(row) for row in rows)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _packed(row: Row) -> bytes:
    bits = "".join("0" if dot else "1" for dot in row)
    return int(bits, 2).to_bytes(_WIDTH // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
