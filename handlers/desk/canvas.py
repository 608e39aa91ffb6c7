"""A sheet to draw on in pixels, counted from its upper left corner.

matplotlib draws; it is imported only where a sheet is made, since it takes 26 MB. What is drawn is
added as any artist: as a line or patch of its axes, matplotlib would look for their bounds, which
are those of the sheet.
"""

import io
from bisect import bisect
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import Patch
    from matplotlib.text import Text

Point = tuple[float, float]

_DOTS: Final = 72
"""With so many dots to the inch, a point of type is a pixel."""

_PAPER: Final = "#ffffff"
_NARROWEST: Final = 0.25
"""No letter is narrower than this part of its size; so not all of a long text is measured."""

_ENDINGS: Final = " ,.;:–—-„«(“"


class Canvas:
    """The sheet. Colours are #rrggbb; texts stand on their baseline at `y`."""

    def __init__(self, width: int, height: int) -> None:
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties, get_font

        self.figure = Figure((width / _DOTS, height / _DOTS), _DOTS, facecolor=_PAPER)
        self._agg: Any = FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
        self._faces = {
            bold: FontProperties(fname=folder / f"DejaVuSans{'-Bold' if bold else ''}.ttf")
            for bold in (False, True)
        }
        self._layer = 0
        self._letters = get_font(str(folder / "DejaVuSans.ttf")).get_charmap().keys()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: str = "left",
        room: float | None = None,
    ) -> float:
        """Write a line, cut to `room` where it is longer; its width is the result.

        Nothing in it is taken for a formula; what the font has no letters for is left out.
        """
        line = self._fitted(text, size, bold, room)
        self._axes.text(
            *(x, y, line),
            color=colour,
            font=self._face(size, bold),
            horizontalalignment=align,
            verticalalignment="baseline",
            zorder=self._next_layer(),
            parse_math=False,
            usetex=False,
        )
        return self.width_of(line, size, bold)

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        face = self._face(size, bold)
        width, _, _ = self._agg.get_renderer().get_text_width_height_descent(text, face, False)
        return float(width)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box from its upper left corner."""
        from matplotlib.patches import Rectangle

        self._fill(Rectangle((x, y), width, height), colour)

    def pill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box with round ends; one that is narrower than high becomes a dot."""
        from matplotlib.patches import FancyBboxPatch

        round_ends = f"round,pad=0,rounding_size={height / 2}"
        width = max(width, height)
        self._fill(FancyBboxPatch((x, y), width, height, boxstyle=round_ends), colour)

    def area(self, points: Sequence[Point], colour: str) -> None:
        from matplotlib.patches import Polygon

        self._fill(Polygon(points, closed=True), colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        from matplotlib.patches import Circle

        self._fill(Circle((x, y), radius), colour)

    def line(
        self, points: Sequence[Point], colour: str, width: float, *, dotted: bool = False
    ) -> None:
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        style: Literal["dotted", "solid"] = "dotted" if dotted else "solid"
        layer = self._next_layer()
        self._axes.add_artist(
            Line2D(xs, ys, color=colour, linewidth=width, linestyle=style, zorder=layer)
        )

    def texts(self) -> list["Text"]:
        return list(self._axes.texts)

    def png(self) -> bytes:
        written = io.BytesIO()
        self._agg.print_png(written)
        return written.getvalue()

    def _fill(self, patch: "Patch", colour: str) -> None:
        patch.set(facecolor=colour, linewidth=0, zorder=self._next_layer())
        self._axes.add_artist(patch)

    def _next_layer(self) -> int:
        """What comes later lies above, whatever it is."""
        self._layer += 1
        return self._layer

    def _face(self, size: float, bold: bool) -> "FontProperties":
        face = self._faces[bold].copy()
        face.set_size(size)
        return face

    def _fitted(self, text: str, size: float, bold: bool, room: float | None) -> str:
        line = " ".join("".join(c for c in text if c == " " or ord(c) in self._letters).split())
        if room is None:
            return line
        most = int(room / (size * _NARROWEST))
        if len(line) <= most and self.width_of(line, size, bold) <= room:
            return line
        line = line[:most]
        fitting = bisect(
            range(len(line) + 1), room, key=lambda n: self.width_of(line[:n] + "…", size, bold)
        )
        kept = line[: max(fitting - 1, 0)]
        at_word = kept.rfind(" ")
        if at_word > len(kept) // 2 and line[len(kept) : len(kept) + 1] != " ":
            kept = kept[:at_word]
        return kept.rstrip(_ENDINGS) + "…"
