"""Setting what is printed, by Typst: it is large, so the bot does this in a child process.

A template gets all words as data, which Typst never reads as markup.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Final

from handlers.frame.type_faces import folder
from handlers.printing.posters import Posters
from handlers.printing.programme import Sheet

_TEMPLATES: Final = {Sheet: "programme.typ", Posters: "posters.typ"}


def typeset(printed: Sheet | Posters) -> bytes:
    """What is to be printed as a PDF; 1,000 sessions take a second and 140 MB."""
    import typst

    template = files("handlers.printing") / "templates" / _TEMPLATES[type(printed)]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder()])
    return typst.compile(
        template.read_bytes(),
        font_paths=fonts,
        format="pdf",
        sys_inputs={"content": json.dumps(asdict(printed), ensure_ascii=False)},
    )
