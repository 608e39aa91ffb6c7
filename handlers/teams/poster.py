"""A poster for a door or a pinboard: a team's names, a QR code, what to do, in all languages.

It is an A4 page at 150 dots per inch in black on white, for any printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from handlers.frame.type_faces import folder

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH: Final = 1240
HEIGHT: Final = 1754
_MARGIN: Final = 110
_GAP: Final = 40
_LARGEST_CODE: Final = 900
_QUIET: Final = 4
"""So many modules around a QR code stay white, or phones do not find it."""

_TITLE: Final = 96
_CALL: Final = 56
_SMALL: Final = 32
_SMALLER: Final = 0.85
_SMALLEST: Final = 22
_BOLD: Final = "DejaVuSans-Bold.ttf"
_REGULAR: Final = "DejaVuSans.ttf"
_LEADING: Final = 1.3
_BLACK: Final = 0
_WHITE: Final = 255


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines in one size of type, below each other."""

    lines: tuple[str, ...]
    font: "FreeTypeFont"

    @property
    def leading(self) -> int:
        return round(self.font.size * _LEADING)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


def poster(link: str, heading: str, names: Sequence[str], calls: Sequence[str]) -> bytes:
    """The picture as a PNG: names above the code, below it what to do and the link for typing."""
    from PIL import Image, ImageDraw

    above = [_fitted(heading, _SMALL, _REGULAR, 1)]
    above += [_fitted(name, _TITLE, _BOLD, 2) for name in dict.fromkeys(names)]
    below = [_fitted(call, _CALL, _REGULAR, 1) for call in dict.fromkeys(calls)]
    typed = _fitted(link.removeprefix("https://"), _SMALL, _REGULAR, 1)
    written = sum(block.height for block in (*above, *below, typed)) + 3 * _GAP
    code = _code(link, min(_LARGEST_CODE, HEIGHT - 2 * _MARGIN - written))
    picture = Image.new("L", (WIDTH, HEIGHT), _WHITE)
    draw = ImageDraw.Draw(picture)
    y = (HEIGHT - written - code.height) // 2
    for block in above:
        y = _write(draw, block, y)
    picture.paste(code, ((WIDTH - code.width) // 2, y + _GAP))
    y += code.height + 2 * _GAP
    for block in below:
        y = _write(draw, block, y)
    _write(draw, typed, y + _GAP)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True, dpi=(150, 150))
    return file.getvalue()


def _code(link: str, side: int) -> "Image":
    """The code with the white around it, no larger than `side`; a quarter may get lost in print."""
    import segno
    from PIL import Image

    matrix = segno.make_qr(link, error="q").matrix
    modules = len(matrix) + 2 * _QUIET
    picture = Image.new("L", (modules, modules), _WHITE)
    for y, row in enumerate(matrix, _QUIET):
        for x, is_dark in enumerate(row, _QUIET):
            if is_dark:
                picture.putpixel((x, y), _BLACK)
    scale = side // modules
    return picture.resize((modules * scale, modules * scale), Image.Resampling.NEAREST)


def _fitted(text: str, size: int, weight: str, most: int) -> _Block:
    """The text in the largest size up to `size` in which it needs `most` lines at most."""
    font = _font(size, weight)
    lines = _wrapped(text, font)
    while len(lines) > most and size > _SMALLEST:
        size = max(round(size * _SMALLER), _SMALLEST)
        font = _font(size, weight)
        lines = _wrapped(text, font)
    return _Block(lines, font)


def _wrapped(text: str, font: "FreeTypeFont") -> tuple[str, ...]:
    """Lines that are no wider than the page; a word that is too long for it is cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * _MARGIN:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if font.getlength(lines[-1] + letter) > WIDTH - 2 * _MARGIN:
                lines.append("")
            lines[-1] += letter
    return tuple(lines)


def _font(size: int, weight: str) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(folder() / weight, size)


def _write(draw: "ImageDraw", block: _Block, y: int) -> int:
    """Write a block in the middle; where the next one begins is the result."""
    for line in block.lines:
        draw.text((WIDTH // 2, y), line, _BLACK, block.font, anchor="ma")
        y += block.leading
    return y
