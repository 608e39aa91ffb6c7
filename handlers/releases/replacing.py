"""What takes the place of a session that is cancelled, or that it was never meant."""

from dataclasses import dataclass
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader, organisers
from handlers.frame.written import nothing_called
from handlers.questions.door import sessions_named
from handlers.releases import cancelling_screens as views
from handlers.releases import draft_actions as d
from handlers.releases.cancelling import Cancelled, cancelled_in
from handlers.releases.drafts import revise_on_the_spot
from storage.programme import edits
from storage.programme.model import Session


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing takes the place of a session."""


async def take_out_instead(context: Context, action: d.TakeOutInstead) -> Followed | None:
    """Let a draft take out what it would cancel."""
    found = await _replaceable(context, action)
    if not isinstance(found, Cancelled):
        return found
    removed = edits.remove(found.programme, found.session.id)
    return await revise_on_the_spot(context, found.proposal, removed)


async def _replaceable(context: Context, action: d.DraftAction) -> Cancelled | Followed | None:
    """One that cancels a single session, which another one may take the place of."""
    found = await cancelled_in(context, action)
    return None if isinstance(found, Cancelled) and len(found.sessions) > 1 else found


def _fit(reader: Reader, off: Session) -> list[Session]:
    """What may take a session's place: what all people see, takes place and is not over.

    What begins no earlier comes first.
    """
    public = reader.snapshot.public.sessions.values()
    fit = [s for s in public if s.takes_place and s.end > reader.now and s.id != off.id]
    return sorted(fit, key=lambda s: s.start < off.start)


def _replacement(reader: Reader, found: Cancelled, action: d.ReplaceBy) -> Session | Nothing | None:
    """The session that was pressed, where it fits; nothing takes the place where none was."""
    if not action.session:
        return Nothing()
    return next((s for s in _fit(reader, found.session) if s.id == action.session), None)


async def _take_replacement(
    context: Context, action: d.DraftAction, meant: Session | Nothing | str
) -> Followed | AskAgain | None:
    """Name what takes the place of the session that a draft cancels, or nothing."""
    reader, found = context.reader(), await _replaceable(context, action)
    if not isinstance(found, Cancelled):
        return found
    off = found.session
    if isinstance(meant, str):
        fit = {s.id: s for s in _fit(reader, off)}
        index = await context.services.current_release.index()
        named = [fit[name] for name in sessions_named(meant, index) if name in fit]
        if not named:
            return AskAgain(nothing_called(reader, meant))
        if len(named) > 1:
            asking = d.ChooseReplacement(action.draft)
            return Followed(views.replacements(reader, asking, off, named), asking)
        meant = named[0]
    instead = meant.id if isinstance(meant, Session) else None
    changed = edits.cancel(found.programme, off.id, off.reason, instead)
    return await revise_on_the_spot(context, found.proposal, changed)


REPLACEMENT: Final[Form[Cancelled, Session | Nothing | str]] = Form(
    steps=(
        Step(
            d.ChooseReplacement,
            lambda reader, asking, found: views.replacements(
                reader, asking, found.session, _fit(reader, found.session)
            ),
            lambda _v, _found, text: text,
            {d.ReplaceBy: _replacement},
        ),
    ),
    subject=_replaceable,
    take=_take_replacement,
    allowed=organisers,
    ends_when_left=True,
)
