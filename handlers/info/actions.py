"""What buttons about info pages say.

What an organiser is about to write stands in the database; the presses of steps say no page.
"""

from handlers.frame.actions import Id, Language, Number
from handlers.ui.action import Action


class Infos(Action, tag="i"):
    """The info pages, a page of the list at a time from 0."""

    page: Number = 0


class InfoAt(Action, tag="ia"):
    """One info page."""

    id: Id


class FullInfo(Action, tag="if"):
    """All that an info page says."""

    id: Id


class Urgent(Action, tag="iu"):
    """All pages about emergencies, or whom to turn to where there are none."""


class NewInfo(Action, tag="I"):
    """Begin to write a page."""


class ChangeInfo(Action, tag="Ic"):
    """Begin to change a page."""

    id: Id


class DropInfo(Action, tag="Ix"):
    """Propose the programme without a page."""

    id: Id


class InfoStep(Action):
    """A step of writing a page; which one it is stands in the database."""


class InfoDraftAt(InfoStep, tag="Io"):
    """What is written so far, and what may still be added."""


class AskTitle(InfoStep, tag="It"):
    """Ask for the title in a language."""

    language: Language


class LeaveTitle(InfoStep, tag="IT"):
    """Leave the title in a language as it is, or without one."""

    language: Language


class AskText(InfoStep, tag="Ie"):
    """Ask for the text in a language."""

    language: Language


class LeaveText(InfoStep, tag="IE"):
    """Leave the text in a language as it is, or without one."""

    language: Language


class OnlyNewText(InfoStep, tag="In"):
    """Have what was written below the text in a language alone, without what stood there."""

    language: Language


class AskWords(InfoStep, tag="Iw"):
    """Ask for the further words by which the page is found."""


class DropWords(InfoStep, tag="IW"):
    """Have no further words."""


class AskPlace(InfoStep, tag="Ip"):
    """Ask for the place, a page of places at a time from 0."""

    page: Number = 0


class TakePlace(InfoStep, tag="IP"):
    """Take a place of the programme."""

    place: Id


class DropPlace(InfoStep, tag="Iq"):
    """Have no place."""


class AskLink(InfoStep, tag="Il"):
    """Ask for the link."""


class DropLink(InfoStep, tag="IL"):
    """Have no link."""


class AskCopy(InfoStep, tag="Iy"):
    """Ask for the text that a button copies."""


class DropCopy(InfoStep, tag="IY"):
    """Have nothing to copy."""


class SetUrgent(InfoStep, tag="Iu"):
    """Let the page be about an emergency, or not."""

    urgent: bool


class DiscardInfo(InfoStep, tag="IX"):
    """Forget what is written so far."""


class ProposeInfo(InfoStep, tag="Is"):
    """Show what publishing the page would change."""
