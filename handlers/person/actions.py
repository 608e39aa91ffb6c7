"""What buttons about a person say."""

from handlers.ui.action import Action


class Settings(Action, tag="o"):
    """What a person can set."""


class Privacy(Action, tag="y"):
    """What is stored about a person, and why."""


class ShowData(Action, tag="yd"):
    """Send a person everything that is stored about them."""


class EraseData(Action, tag="ye"):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False
