"""What buttons about messages say that waited in a backup."""

from handlers.ui.action import Action


class HeldMessages(Action, tag="X"):
    """How many messages are held since a backup was restored."""


class DecideHeld(Action, tag="Xd"):
    """Let them go out, or drop them; asks first until `sure`."""

    send: bool
    sure: bool = False
