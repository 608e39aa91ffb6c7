"""What buttons about a team's own workshops can say.

What is being written down stands in the database; these presses are steps on the way there.
"""

from datetime import date

from handlers.frame.actions import Id, IdOrNone, Number
from handlers.teams.actions import LeaderAction
from handlers.ui.action import Action


class Workshops(LeaderAction, tag="W"):
    """The workshops that the team's leaders have added."""


class WorkshopsAfter(Workshops, tag="Wj"):
    """The same, where one of them was published just now."""

    published: Id


class NewWorkshop(LeaderAction, tag="Wn"):
    """Begin to write another one down."""


class GoOnWorkshop(LeaderAction, tag="Wg"):
    """Go on with one that was begun."""

    workshop: Id


class WorkshopAction(LeaderAction):
    """Something about one of them."""

    session: Id


class WorkshopAt(WorkshopAction, tag="Ws"):
    """One of them, and what can be changed about it."""


class MoveWorkshop(WorkshopAction, tag="Wm"):
    """Ask for another hour; day and length stay."""


class RescheduleWorkshop(WorkshopAction, tag="Wy"):
    """Ask for another day; hour and length stay."""


class ResizeWorkshop(WorkshopAction, tag="Wl"):
    """Ask for another length; day and hour stay."""


class ShiftWorkshop(WorkshopAction, tag="Wb"):
    """Propose that it begins so many minutes later, or earlier; it keeps its length."""

    minutes: Number
    earlier: bool = False


class ShiftWhich(LeaderAction, tag="Wc"):
    """Ask which of the team's own workshops ahead on a day is to begin later, or earlier."""

    day: date
    minutes: Number
    earlier: bool = False


class RelocateWorkshop(WorkshopAction, tag="Wr"):
    """Ask for its place or link anew."""


class RenameWorkshop(WorkshopAction, tag="Wt"):
    """Ask for its title anew."""


class CancelWorkshop(WorkshopAction, tag="Wx"):
    """Propose to cancel it."""


class RemoveWorkshop(WorkshopAction, tag="Wv"):
    """Propose to take it out: it was never meant."""


class ReinstateWorkshop(WorkshopAction, tag="Wu"):
    """Propose that it takes place after all."""


class WorkshopStep(Action):
    """A step of writing a workshop down; whose it is stands in the database."""


class AskDay(WorkshopStep, tag="wd"):
    """Ask for the day."""


class PickDay(WorkshopStep, tag="wD"):
    """Take a day."""

    day: date


class AskHour(WorkshopStep, tag="wh"):
    """Ask for the hour at which it begins."""


class PickHour(WorkshopStep, tag="wH"):
    """Take an hour, in minutes from midnight."""

    minute: Number


class AskLength(WorkshopStep, tag="wl"):
    """Ask how long it is."""


class PickLength(WorkshopStep, tag="wL"):
    """Take a length in minutes."""

    minutes: Number


class AskWhere(WorkshopStep, tag="ww"):
    """Ask for the place or the link, a page of places at a time from 0."""

    page: Number = 0


class PickPlace(WorkshopStep, tag="wP"):
    """Take a place of the programme; an empty one leaves it open."""

    place: IdOrNone


class AskOtherPlace(WorkshopStep, tag="wq"):
    """Ask what a new place is called in another language."""


class SamePlace(WorkshopStep, tag="wQ"):
    """Call a new place the same in all languages."""


class AskTitle(WorkshopStep, tag="wt"):
    """Ask what it is called."""


class AskOtherTitle(WorkshopStep, tag="wo"):
    """Ask what it is called in another language."""


class ProposeWorkshop(WorkshopStep, tag="wp"):
    """Show what publishing it would change."""


class LeaveForm(WorkshopStep, tag="wx"):
    """Write it down no further."""


class PublishWorkshop(LeaderAction, tag="Wp"):
    """Publish it over the release that the difference was shown against."""

    draft: Number
    base: Number


class WorkshopDraftAt(LeaderAction, tag="Wa"):
    """What publishing it would change, with a page from 0 of what is at the same time."""

    draft: Number
    page: Number = 0


class WhyCancelled(LeaderAction, tag="Wq"):
    """What a draft would cancel; the reason may be written below it."""

    draft: Number


class DiscardWorkshop(LeaderAction, tag="Wd"):
    """Forget it."""

    draft: Number
