"""Ways from any screen to another: home, and a screen in a message of its own."""

from handlers.ui.action import Action


class Home(Action, tag="h"):
    """The first screen."""


class Anew(Action, tag="w"):
    """Open a screen in a message of its own: the one pressed under stays as it is."""

    then: Action
