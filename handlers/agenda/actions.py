"""What buttons about reminders and one's own programme can say."""

from datetime import date
from enum import StrEnum

from handlers.frame.actions import (
    Id,
    IdOrNone,
    LargeNumber,
    Number,
    OptionalDay,
    OptionalStrand,
)
from handlers.ui.action import Action


class Where(StrEnum):
    """On which screen a switch was pressed: it is shown again."""

    REMINDERS = "r"
    MY = "m"
    HOME = "h"


class Scope(StrEnum):
    """What a calendar file holds."""

    SESSION = "s"
    MINE = "m"
    ALL = "a"


class Reminders(Action, tag="k"):
    """How one is reminded."""


class Wanted(StrEnum):
    """What of the reminders somebody has wished for in words."""

    BEFORE = "b"
    EVENING = "e"
    ALL = "a"


class RemindersWished(Reminders, tag="kw"):
    """How one is reminded, with the button that does what was wished for first.

    `minutes` is how long before, where that was said.
    """

    wanted: Wanted
    on: bool = True
    minutes: Number = 0


class StopReminders(Action, tag="kz"):
    """Be reminded neither before anything begins nor in the evening."""


class ToggleLead(Action, tag="kl"):
    """Be reminded so many minutes before, or no longer."""

    minutes: Number


class RemindOf(Action, tag="kb"):
    """Note a session, and be reminded so many minutes before it as before all that is noted."""

    session: Id
    minutes: Number


class TurnOff(Action, tag="ko"):
    """Be reminded of nothing."""


class SetDigest(Action, tag="kd"):
    """Be told in the evening what the next day brings, or not."""

    on: bool


class SetHighlights(Action, tag="kh"):
    """Have all plenaries and cultural events in one's programme, or not."""

    on: bool
    where: Where


class SetQuietHours(Action, tag="kq"):
    """Choose the hours without a sound, by their number."""

    number: Number


class Knows(Action, tag="kk"):
    """No further reminder of a session is needed, if it starts at that moment."""

    session: Id
    starts_at: LargeNumber


class Swap(Action, tag="ks"):
    """Go to this session, and to none of those at the same time."""

    session: Id


class SendCalendar(Action, tag="kc"):
    """Send a calendar file of a session, of one's programme or of all of it."""

    scope: Scope
    session: IdOrNone = ""


class Feed(Action, tag="kf"):
    """The address of a calendar of one's own that keeps itself up to date."""


class RenewFeed(Action, tag="kn"):
    """Have a new address for it, which ends the one before; asked about first."""

    sure: bool = False


class EndFeed(Action, tag="ke"):
    """Have no calendar of one's own any more; asked about first."""

    sure: bool = False


class My(Action, tag="m"):
    """What is noted for a person, a page at a time from 0."""

    page: Number = 0


class MyOn(Action, tag="md"):
    """What is part of a person's programme on a day, from a minute of it until another."""

    day: date
    since: Number = 0
    until: Number = 24 * 60


class MyPast(Action, tag="mp"):
    """What was part of a person's programme and is over, a page at a time from 0."""

    page: Number = 0


class ShareMine(Action, tag="mx"):
    """What of one's own programme is to be passed on."""


class WriteMine(Action, tag="mw"):
    """Write a day of one's own programme, or all of it, as a message that can be passed on."""

    day: OptionalDay = None


class MyGroups(Action, tag="mg"):
    """The seats and wishes of a person."""


class Overlaps(Action, tag="mo"):
    """What overlaps in a person's programme, a page at a time from 0."""

    page: Number = 0


class GoTo(Action, tag="mi"):
    """Go to this session instead of another one."""

    session: Id
    instead_of: Id


class NextForMe(Action, tag="mn"):
    """Where a person has to be now and next."""


class AtHourForMe(Action, tag="mh"):
    """What is part of a person's programme at a minute of a day."""

    day: date
    minute: Number


class Star(Action, tag="v"):
    """Star a session, or take the star back."""

    id: Id
    on: bool
    strand: OptionalStrand = None
