"""What buttons about a draft say; the one that shows it stands in `actions.py`, at the door."""

from handlers.frame.actions import Id, IdOrNone, Number
from handlers.releases.actions import Why
from handlers.ui.action import Action
from storage.telling import Whom


class PublishDraft(Action, tag="Dp"):
    """Publish a draft over the release that its difference was shown against: older buttons."""

    draft: Number
    base: Number


class PublishAsShown(Action, tag="Dh"):
    """Publish a draft over the release that its difference was shown against, if it still tells as
    many people as was said there.
    """

    draft: Number
    base: Number
    told: Number


class TellWhom(Action, tag="Dg"):
    """Choose whom publishing a draft tells."""

    draft: Number
    whom: Whom


class DiscardDraft(Action, tag="Dd"):
    """Forget a draft."""

    draft: Number


class DraftAction(Action):
    """Something about a draft."""

    draft: Number


class OtherReason(DraftAction, tag="Do"):
    """Ask for the reason in the next language that it is not in yet."""


class SayWhy(DraftAction, tag="Dy"):
    """Ask why what a draft cancels is cancelled."""


class Because(DraftAction, tag="Dc"):
    """What a draft cancels is cancelled for a reason."""

    why: Why


class TakeOutInstead(DraftAction, tag="Dz"):
    """What a draft cancels was never meant: take it out."""


class ChooseReplacement(DraftAction, tag="Di"):
    """Ask what takes the place of the session, a page of sessions at a time from 0."""

    page: Number = 0


class ReplaceBy(DraftAction, tag="Db"):
    """Name the session that takes its place, or none."""

    session: IdOrNone


class NameNewPlace(DraftAction, tag="Dn"):
    """Ask for the name of a draft's new place in the next language that it is not in yet."""


class SameName(DraftAction, tag="Ds"):
    """A draft's new place is called the same in all languages."""


class WhichPlace(DraftAction, tag="Dl"):
    """Ask whether a draft's new place is meant, or one that there is."""


class LetTakePlace(DraftAction, tag="DT"):
    """What a draft moves though it is cancelled takes place after all."""


class MoveDraftTo(DraftAction, tag="Df"):
    """A place that there is, instead of the new one to which a draft moves a session."""

    place: Id


class OtherWording(DraftAction, tag="Du"):
    """Ask what a new title or name is in the next language that still says the old one."""


class SameWording(DraftAction, tag="Dj"):
    """A draft's new title or name is the same in all languages."""


class DoubtsOf(DraftAction, tag="Dt"):
    """All that is doubtful about a draft, a page at a time from 0."""

    page: Number = 0


class HoldNotices(DraftAction, tag="DH"):
    """Let the notices about what a draft changes again wait as long as they may."""
