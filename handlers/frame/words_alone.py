"""What is said below a screen to somebody who writes a word where only a press counts."""

from collections.abc import Iterable
from typing import Final

from handlers.frame.reader import Reader
from handlers.ui.choice import TICK
from handlers.ui.screen import Button, Screen
from locales import formats

_YES_AND_NO: Final = 2
_ARROWS: Final = "«» \u00a0"
"""What stands on a key to show the way is no part of its name: quoted it would be a quote."""

_AROUND: Final = f"{_ARROWS}{TICK}“”„‚‘’\"'.,;:!?…"
"""What stands around a label, or is left out by who writes it."""


def with_button_named(reader: Reader, screen: Screen, *, refuses: bool = False) -> Screen:
    """The screen above a line that names the button, or the yes and the no, to press instead.

    Who `refuses` is told of the no alone, where the screen has one.
    """
    tr = reader.tr
    labels = [
        tr("“{title}”", title=button.label.strip(_ARROWS)) for button in _to_press(screen, refuses)
    ]
    buttons = formats.either(tr, labels) if labels else tr("one of the buttons")
    return screen.with_last_line(tr("To be safe, please press {buttons}.", buttons=buttons))


def label_written(buttons: Iterable[Button], text: str) -> Button | None:
    """The button whose label somebody has written."""
    written = _plain(text)
    return next((button for button in buttons if _plain(button.label) == written), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().strip(_AROUND)


def _to_press(screen: Screen, refuses: bool) -> list[Button]:
    if screen.asks:
        no = screen.asks.no
        return [no] if refuses and no else screen.asks.buttons
    keys = [button for row in screen.rows for button in row if button.press]
    stands_out = next((n for n, button in enumerate(keys) if button.style), len(keys))
    return keys[stands_out : stands_out + _YES_AND_NO]
