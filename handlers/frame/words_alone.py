"""What is said below a screen to somebody who writes a word where only a press counts."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.ui.screen import Asks, Button, Screen
from locales import formats

_YES_AND_NO: Final = 2


def with_button_named(reader: Reader, screen: Screen) -> Screen:
    """The screen above a line that names the button, or the yes and the no, to press instead."""
    tr = reader.tr
    labels = [tr("“{title}”", title=button.label) for button in _to_press(screen)]
    buttons = formats.either(tr, labels) if labels else tr("one of the buttons")
    return screen.with_last_line(tr("To be safe, please press {buttons}.", buttons=buttons))


def _to_press(screen: Screen) -> list[Button]:
    keys = [button for row in screen.rows for button in row if button.press]
    if screen.asks is Asks.OFFER:
        return [button for button in keys if button.label.isdecimal()] or keys[:1]
    if screen.asks is Asks.DECISION:
        return keys[:_YES_AND_NO]
    stands_out = next((n for n, button in enumerate(keys) if button.style), len(keys))
    return keys[stands_out : stands_out + _YES_AND_NO]
