"""Setting what is printed, by Typst: it is large, so the bot does this in a child process.

A template gets all words as data, which Typst never reads as markup.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

from handlers.printing.posters import Posters
from handlers.printing.programme import Sheet

_TEMPLATES: Final = {Sheet: "programme.typ", Posters: "posters.typ"}
_DOTS_PER_INCH: Final = 150
"""Of a picture; a PDF has none."""


def typeset(printed: Sheet | Posters) -> bytes:
    """What is to be printed as a PDF; 1,000 sessions take a second and 140 MB."""
    return _set(printed, "pdf")


def picture(printed: Posters) -> bytes:
    """A poster of one page as a PNG, for those who send it on; it is sharp enough for a printer."""
    return _set(printed, "png")


def _set(printed: Sheet | Posters, form: Literal["pdf", "png"]) -> bytes:
    import typst

    template = files("handlers.printing") / "templates" / _TEMPLATES[type(printed)]
    return typst.compile(
        template.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[_type_faces()]),
        format=form,
        ppi=_DOTS_PER_INCH,
        sys_inputs={"content": json.dumps(asdict(printed), ensure_ascii=False)},
    )


def _type_faces() -> Path:
    """DejaVu, with the letters of many scripts: Matplotlib brings it along, and is not imported."""
    library = find_spec("matplotlib")
    home = Path(str(library.origin)).parent if library else Path()
    return home / "mpl-data" / "fonts" / "ttf"
