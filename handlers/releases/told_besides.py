"""Who hears of a change: those it is told to, and those who hear of it otherwise; or nobody."""

from datetime import datetime

from handlers.frame.differences import some_names
from handlers.frame.reader import Reader
from handlers.releases.comparing import Proposal
from handlers.releases.draft_actions import HoldNotices
from handlers.ui.screen import Button, Row
from locales import formats
from storage.change_notices import Audience
from storage.telling import Whom


def who_hears(reader: Reader, shown: Proposal, audience: Audience, told: str) -> list[str]:
    """All who hear of a change, a line each; `told` says how many it is told to.

    That it is nobody is not said where somebody hears of it otherwise.
    """
    besides, by_hand = told_besides(reader, shown), _not_reached(reader, shown)
    if audience.reachable or audience.unreachable or not besides:
        return [told, *besides, *by_hand]
    return [*besides, reader.tr("Nobody else is notified"), *by_hand]


def _not_reached(reader: Reader, shown: Proposal) -> list[str]:
    """Whom the organisers have to tell themselves."""
    if not shown.not_reached:
        return []
    line = reader.tr(
        "Added by hand, so I do not reach them: {names}. Please tell them yourself.",
        names=some_names(reader, shown.not_reached),
    )
    return [line]


def is_unheard(reader: Reader, shown: Proposal, audience: Audience) -> bool:
    """Whether people could be told that something is cancelled, is on after all or has moved, and
    nobody hears of it: those who come all the same would stand before an empty room.
    """
    found = shown.difference
    matters = found.cancelled or found.restored or found.moved
    is_told = audience.reachable or audience.unreachable or told_besides(reader, shown)
    return bool(matters and shown.choices is not None and not is_told)


def told_besides(reader: Reader, shown: Proposal) -> list[str]:
    """Who hears of a change otherwise: who gets a seat by it, and the readers of the channel."""
    tr, lines = reader.tr, []
    if shown.moves_up:
        lines.append(
            tr.plural(
                "{n} person moves up from the waiting list and is told of it.",
                "{n} people move up from the waiting list and are told of it.",
                shown.moves_up,
            )
        )
    if shown.moves_up_by_hand:
        lines.append(
            tr.plural(
                "{n} person added by hand moves up; the one who added them is told.",
                "{n} people added by hand move up; the one who added them is told.",
                shown.moves_up_by_hand,
            )
        )
    if shown.posted_in is not None and shown.draft.whom is not Whom.NOBODY:
        lines.append(tr("It is posted in “{title}”", title=shown.posted_in))
    return lines


def still_waits(reader: Reader, shown: Proposal) -> list[str]:
    """Which message about the same goes out meanwhile, and when."""
    if shown.waiting is None:
        return []
    line = reader.tr(
        "The message about release {number} goes out at {time}, unless you publish this before.",
        number=shown.waiting.release,
        time=_clock(reader, shown.waiting.due_at),
    )
    return [line]


def hold_row(reader: Reader, shown: Proposal) -> Row:
    """The way to hold that message back, as long as it may be."""
    waiting = shown.waiting
    if waiting is None or waiting.due_at >= waiting.latest_at:
        return ()
    return (Button(hold_label(reader, waiting.latest_at), HoldNotices(shown.draft.id)),)


def hold_label(reader: Reader, latest: datetime) -> str:
    """What the button says that lets a message wait until its latest moment."""
    return reader.tr("Hold the message back until {time}", time=_clock(reader, latest))


def _clock(reader: Reader, moment: datetime) -> str:
    return formats.clock(reader.snapshot.local(moment))
