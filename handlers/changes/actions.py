"""What the buttons of the changes say."""

from handlers.frame.actions import Number
from handlers.ui.action import Action


class Changes(Action, tag="cg"):
    """What has changed about the programme, a page at a time from 0."""

    page: Number = 0
