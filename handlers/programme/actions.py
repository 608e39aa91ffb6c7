"""What a button can say to the bot: addresses of screens, and actions."""

from datetime import date

from handlers.frame.actions import Id, IdOrNone, Number, OptionalDay, OptionalStrand
from handlers.ui.action import Action
from storage.preferences import FilterBy


class Now(Action, tag="n"):
    """What is running, and what comes next."""


class NowOn(Action, tag="nn"):
    """A further page of what is running and what comes next."""

    page: Number


class Days(Action, tag="ds"):
    """The days of the programme, or of one strand of it."""

    strand: OptionalStrand = None


class Day(Action, tag="d"):
    """One day's programme, a page at a time from 0."""

    day: date
    strand: OptionalStrand = None
    page: Number = 0


class Earlier(Action, tag="dl"):
    """What is over of a day that is not, a page at a time from 0."""

    day: date
    strand: OptionalStrand = None
    page: Number = 0


class Filters(Action, tag="fl"):
    """By what the days can be filtered."""


class FilterValues(Action, tag="fv"):
    """What there is to filter by, a page at a time from 0."""

    by: FilterBy
    page: Number = 0


class SetFilter(Action, tag="fs"):
    """Show of each day only this."""

    by: FilterBy
    value: IdOrNone = ""


class DropFilter(Action, tag="fx"):
    """Show everything of each day again, and then a day or all of them."""

    day: OptionalDay = None


class InLanguage(Action, tag="dv"):
    """What is held in a language or interpreted into it, on a day or on all, a page from 0."""

    language: Id
    day: OptionalDay = None
    page: Number = 0


class SessionAt(Action, tag="s"):
    """One session, come to from the programme or from one strand of it."""

    id: Id
    strand: OptionalStrand = None


class SessionCalled(Action, tag="sc"):
    """The session that its file calls so, or has called so: what a link from outside names."""

    id: Id


class Parallel(Action, tag="sp"):
    """What happens at the same time as a session."""

    id: Id
    page: Number = 0


class PlaceAt(Action, tag="p"):
    """One place, and the sessions there."""

    id: Id
    page: Number = 0


class Places(Action, tag="ps"):
    """The places, a page at a time from 0."""

    page: Number = 0


class FullText(Action, tag="sa"):
    """All that is said of a session."""

    id: Id


class SpeakersOf(Action, tag="sw"):
    """What those who speak in a session do besides, a page at a time from 0."""

    id: Id
    page: Number = 0


class SendPin(Action, tag="pp"):
    """Send a place as a pin on the map."""

    place: Id
