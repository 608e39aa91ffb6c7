"""Choosing: buttons with a tick on what is chosen, and the question before something is done."""

from collections.abc import Iterable
from typing import Final

from handlers.ui.action import Action
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Screen, Text

TICK: Final = "✓ "


def choice(label: str, press: Action, *, chosen: bool) -> Button:
    """A button that chooses or switches something, with a tick where that is in force."""
    return Button(shortened(f"{TICK}{label}" if chosen else label), press)


def confirm(
    question: str,
    lines: Iterable[str],
    yes: Button,
    no: Button,
    *,
    no_leaves: bool = False,
    about: str = "",
) -> Screen:
    """The question before something is done, what follows from it, and both answers.

    Where the no changes nothing a written one does what its button does: `no_leaves`. `about` is
    what somebody has written, where that is what it asks about.
    """
    asks = Asks(yes, no, no_leaves, about)
    return Text().title(question).line().lines(lines).screen(yes, no, asks=asks)
