"""What buttons of the first screens say."""

from handlers.frame.actions import Language
from handlers.ui.action import Action
from handlers.ui.back import Home


class About(Action, tag="a"):
    """What the event is."""


class Welcome(Action, tag="qh"):
    """The first screen, in answer to a greeting."""


class More(Action, tag="hm"):
    """What is wanted less often: settings, help, privacy, about the event."""


class Help(Action, tag="q"):
    """What the bot can do."""


class ChooseLanguage(Action, tag="l"):
    """Choose a language, then open what was wanted."""

    language: Language
    then: Action = Home()
