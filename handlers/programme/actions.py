"""What a button can say to the bot: addresses of screens, and actions."""

from datetime import date

from handlers.frame.fields import Id, Language, LargeNumber, Number, OneTimeCode, OptionalStrand
from handlers.ui.action import Action


class Home(Action, tag="h"):
    """The first screen."""


class About(Action, tag="a"):
    """What the event is."""


class Now(Action, tag="n"):
    """What is running, and what comes next."""


class Days(Action, tag="ds"):
    """The days of the programme, or of one strand of it."""

    strand: OptionalStrand = None


class Day(Action, tag="d"):
    """One day's programme, a page at a time from 0."""

    day: date
    strand: OptionalStrand = None
    page: Number = 0


class SessionAt(Action, tag="s"):
    """One session, come to from the programme or from one strand of it."""

    id: Id
    strand: OptionalStrand = None


class Parallel(Action, tag="sp"):
    """What happens at the same time as a session."""

    id: Id
    page: Number = 0


class PlaceAt(Action, tag="p"):
    """One place, and the sessions there."""

    id: Id
    page: Number = 0


class Star(Action, tag="v"):
    """Star a session, or take the star back."""

    id: Id
    on: bool
    strand: OptionalStrand = None


class Seen(Action, tag="e"):
    """A message was read."""

    delivery: LargeNumber


class SendPin(Action, tag="pp"):
    """Send a place as a pin on the map."""

    place: Id


class Groups(Action, tag="gs"):
    """The working groups."""

    page: Number = 0


class GroupAt(Action, tag="g"):
    """One working group."""

    id: Id


class Teams(Action, tag="ts"):
    """The youth forum and its teams."""

    page: Number = 0


class TeamAt(Action, tag="t"):
    """One team."""

    id: Id
    page: Number = 0


class Part(Action, tag="dp"):
    """A part of a day's programme, between two minutes of it; 0 is its beginning or its end."""

    day: date
    since: Number
    until: Number
    page: Number = 0


class My(Action, tag="m"):
    """What is noted for a person, a page at a time from 0."""

    page: Number = 0


class Search(Action, tag="f"):
    """How to ask."""


class Settings(Action, tag="o"):
    """What a person can set."""


class Privacy(Action, tag="y"):
    """What is stored about a person, and why."""


class ShowData(Action, tag="yd"):
    """Send a person everything that is stored about them."""


class EraseData(Action, tag="ye"):
    """Erase everything stored about a person; asks first until `sure`."""

    sure: bool = False


class Help(Action, tag="q"):
    """What the bot can do."""


class ChooseLanguage(Action, tag="l"):
    """Choose a language, then open what was wanted."""

    language: Language
    then: Action = Home()


class Anew(Action, tag="w"):
    """Open a screen in a message of its own: the one pressed under stays as it is."""

    then: Action


class OpenInvitation(Action, tag="r"):
    """Open a one-time link that makes an organiser."""

    code: OneTimeCode
