"""Cancelling a session, or all sittings of a group, on the spot: why, in each language.

reason, by a button or written → the same in each other language → what it would change, where a
session may be named that takes its place (`replacing`), or another reason → published
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.releases import actions as a
from handlers.releases import cancelling_screens as views
from handlers.releases import draft_actions as d
from handlers.releases import proposals, reasons
from handlers.releases.comparing import Proposal
from handlers.releases.draft_warnings import moved_though_off
from handlers.releases.drafts import (
    ORGANISERS,
    propose_on_the_spot,
    published_already,
    revise_on_the_spot,
)
from handlers.ui.screen import Screen
from storage import drafts
from storage.drafts import Draft
from storage.programme import edits
from storage.programme.model import Programme, Session, Text
from storage.publishing import Origin

_LOOKED_AT: Final = 5
"""How many of one's newest drafts are looked at for one that is to be changed."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A draft that cancels a session or the sittings of a group, and these as it has them."""

    proposal: Proposal
    sessions: tuple[Session, ...]

    @property
    def session(self) -> Session:
        """The first of them."""
        return self.sessions[0]

    @property
    def programme(self) -> Programme:
        """What the draft says."""
        return self.proposal.draft.programme


async def session_of(context: Context, action: a.SessionAction) -> Session | None:
    """The session that an action is about, as organisers see it."""
    return context.services.current_release.snapshot.sessions.get(action.session)


async def _meant(
    context: Context, action: a.SessionAction | a.GroupAction
) -> tuple[Session, ...] | None:
    """The session that is to be cancelled, or all sittings of a group that are still ahead."""
    if isinstance(action, a.SessionAction):
        session = await session_of(context, action)
        return (session,) if session else None
    return views.sittings_ahead(context.reader(), action.group) or None


def _cancel(programme: Programme, sessions: Sequence[Session], reason: Text | None) -> Programme:
    for session in sessions:
        programme = edits.cancel(programme, session.id, reason, session.instead)
    return programme


async def cancel_for(context: Context, action: a.CancelFor | a.CancelGroupFor) -> Followed | None:
    """Propose to cancel something for one of the reasons there are words for."""
    sessions = await _meant(context, action)
    if sessions is None:
        return None
    return await _propose(context, sessions, reasons.in_each_language(context, action.why))


async def _propose(context: Context, sessions: Sequence[Session], reason: Text | None) -> Followed:
    """Propose to cancel sessions for a reason."""
    kept = await _keep(context, sessions, reason)
    if isinstance(kept, Screen):
        return Followed(kept)
    return Followed(await proposals.show(context, ORGANISERS, kept), a.DraftAt(kept.id))


async def _keep(
    context: Context, sessions: Sequence[Session], reason: Text | None
) -> Draft | Screen:
    """Keep a draft that cancels sessions, or give a reason to the one that cancels them already; or
    say why it is refused.
    """
    found = await _at_hand(context, sessions)
    if found is not None:
        changed = _cancel(found.programme, found.sessions, reason)
        return await proposals.amend(context, ORGANISERS, found.proposal, changed)
    programme = context.services.current_release.snapshot.programme
    off = _cancel(programme, sessions, reason)
    return await proposals.keep(context, ORGANISERS, off, Origin.ON_THE_SPOT)


async def _at_hand(context: Context, sessions: Sequence[Session]) -> Cancelled | None:
    """The newest draft of the organiser's over the release in force that cancels just these."""
    services, wanted = context.services, {session.id for session in sessions}
    left = await services.database.read(drafts.left, context.person.id, services.clock.now())
    for number in left[:_LOOKED_AT]:
        found = await proposals.find(context, number)
        off = views.cancelled_by(found) if found else ()
        is_current = found and found.before.release == services.current_release.snapshot.release
        if found and is_current and {session.id for session in off} == wanted:
            return Cancelled(found, off)
    return None


async def off_because(
    context: Context, sessions: Sequence[Session], said: str
) -> d.DraftAction | a.DraftAt | None:
    """Keep a draft that cancels sessions for a reason as it was written, and say what leads on
    with it; without one where none is said. None for what is no reason.
    """
    reader = context.reader()
    reason = reasons.written(reader, said) if said else None
    if isinstance(reason, AskAgain):
        return None
    programme = context.services.current_release.snapshot.programme
    off = _cancel(programme, sessions, reason)
    kept = await proposals.keep(context, ORGANISERS, off, Origin.ON_THE_SPOT)
    if isinstance(kept, Screen):
        return None
    missing = reasons.languages_missing(reader, reason)
    return d.OtherReason(kept.id) if missing else a.DraftAt(kept.id)


async def remove(context: Context, action: a.RemoveSession) -> Followed | None:
    """Propose to take out a session that was never meant."""
    session = await session_of(context, action)
    if session is None:
        return None
    programme = context.services.current_release.snapshot.programme
    return await propose_on_the_spot(context, edits.remove(programme, session.id))


async def reinstate(context: Context, action: a.Reinstate) -> Followed | None:
    """Propose that a session takes place after all."""
    session = await session_of(context, action)
    if session is None:
        return None
    programme = context.services.current_release.snapshot.programme
    return await propose_on_the_spot(context, edits.reinstate(programme, session.id))


async def let_take_place(context: Context, action: d.LetTakePlace) -> Followed | None:
    """Let a draft reinstate what it moves though it is cancelled."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return await published_already(context, action.draft)
    programme = found.draft.programme
    for session in moved_though_off(found):
        programme = edits.reinstate(programme, session.id)
    return await revise_on_the_spot(context, found, programme)


async def reinstate_group(context: Context, action: a.ReinstateGroup) -> Followed | None:
    """Propose that all sittings of a group take place after all."""
    reader = context.reader()
    if action.group not in reader.snapshot.groups:
        return None
    programme = reader.snapshot.programme
    for sitting in views.sittings_off(reader, action.group):
        programme = edits.reinstate(programme, sitting.id)
    return await propose_on_the_spot(context, programme)


async def because(context: Context, action: d.Because) -> Followed | None:
    """Let a draft cancel for one of the reasons there are words for."""
    found = await cancelled_in(context, action)
    if not isinstance(found, Cancelled):
        return found
    reason = reasons.in_each_language(context, action.why)
    changed = _cancel(found.programme, found.sessions, reason)
    return await revise_on_the_spot(context, found.proposal, changed)


async def cancelled_in(context: Context, action: d.DraftAction) -> Cancelled | Followed | None:
    """A draft of the organiser's that cancels something on the spot; or what happened to it."""
    found = await proposals.find(context, action.draft)
    if found is None:
        return await published_already(context, action.draft)
    sessions = views.cancelled_by(found)
    return Cancelled(found, sessions) if sessions else None


def _reason(reader: Reader, _sessions: Sequence[Session], text: str) -> Text | AskAgain:
    return reasons.written(reader, text)


async def _take_reason(
    context: Context, action: a.SessionAction | a.GroupAction, reason: Text
) -> Followed | AskAgain | None:
    """Keep the draft, then ask for the reason in the languages that it is not in yet."""
    reader = context.reader()
    sessions = await _meant(context, action)
    if sessions is None:
        return None
    if not reasons.languages_missing(reader, reason):
        return await _propose(context, sessions, reason)
    kept = await _keep(context, sessions, reason)
    if isinstance(kept, Screen):
        return Followed(kept)
    return await DRAFT_REASON.ask(context, d.OtherReason(kept.id))


def _draft_reason(reader: Reader, found: Cancelled, text: str) -> Programme | AskAgain:
    """The draft with a reason as it was written."""
    reason = reasons.written(reader, text)
    if isinstance(reason, AskAgain):
        return reason
    return _cancel(found.programme, found.sessions, reason)


def _other_reason(reader: Reader, found: Cancelled, text: str) -> Programme | AskAgain:
    """The draft with the reason in the next language that it is not in yet."""
    off = found.session
    said = reasons.written_besides(reader, off.reason, text) if off.reason else off.reason
    if isinstance(said, AskAgain):
        return said
    return _cancel(found.programme, found.sessions, said)


async def _take_draft_reason(
    context: Context, action: d.DraftAction, changed: Programme
) -> Followed | None:
    """Let the draft say so, then ask for the reason in the languages that it is not in yet."""
    reader, found = context.reader(), await cancelled_in(context, action)
    if not isinstance(found, Cancelled):
        return found
    said = next(s.reason for s in changed.sessions if s.id == found.session.id)
    if not reasons.languages_missing(reader, said):
        return await revise_on_the_spot(context, found.proposal, changed)
    kept = await proposals.amend(context, ORGANISERS, found.proposal, changed)
    if isinstance(kept, Screen):
        return Followed(kept)
    return await DRAFT_REASON.ask(context, d.OtherReason(kept.id))


REASON: Final = Form(
    steps=(
        Step(a.CancelSession, views.why, _reason, answered_by=(a.CancelFor,), takes_a_reason=True),
        Step(
            a.CancelGroup,
            views.why_group,
            _reason,
            answered_by=(a.CancelGroupFor,),
            takes_a_reason=True,
        ),
    ),
    subject=_meant,
    take=_take_reason,
    allowed=organisers,
)
DRAFT_REASON: Final[Form[Cancelled, Programme]] = Form(
    steps=(
        Step(
            d.SayWhy,
            views.why_of_draft,
            _draft_reason,
            answered_by=(d.Because, d.TakeOutInstead, a.DraftAt),
            title=views.reason_title,
            takes_a_reason=True,
        ),
        Step(
            d.OtherReason,
            views.other_reason,
            _other_reason,
            answered_by=(a.DraftAt,),
            title=views.reason_title,
            takes_a_reason=True,
        ),
    ),
    subject=cancelled_in,
    take=_take_draft_reason,
    allowed=organisers,
)
