"""What a button can say to the bot: addresses of screens, and actions."""

from datetime import date

from handlers.frame.actions import Id, Number, OptionalStrand
from handlers.ui.action import Action


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


class SendPin(Action, tag="pp"):
    """Send a place as a pin on the map."""

    place: Id
