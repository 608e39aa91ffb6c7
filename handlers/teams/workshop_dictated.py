"""A workshop of a team's own that is begun, or changed, with what was said in a sentence."""

from collections.abc import Sequence
from dataclasses import fields
from functools import partial

from handlers.frame.context import Context
from handlers.teams.workshop_actions import ProposeWorkshop, WorkshopStep
from handlers.teams.workshop_answers import Dictated, dictated
from handlers.teams.workshop_form_screens import missing
from storage.programme.model import Session
from storage.teams import workshop_drafts
from storage.teams.workshop_drafts import WorkshopDraft


async def begin_workshop(context: Context, team: str, said: Dictated) -> WorkshopStep | None:
    """Keep what was said, as far as it can be read; the step that asks for what is missing."""
    reader = context.reader()
    if team not in reader.snapshot.teams or not reader.may_lead(team):
        return None
    return await _ask_on(context, dictated(reader, WorkshopDraft(team), said))


async def change_workshop(
    context: Context, session: Session, said: Sequence[Sequence[Dictated]]
) -> WorkshopStep | None:
    """The same for one that there is, part by part: of the ways to read one that which changes
    most. None where what was said changes nothing of it, or for somebody who may not.
    """
    reader = context.reader()
    before = after = workshop_drafts.taken_from(reader.snapshot, session)
    for ways in said:
        read = [dictated(reader, after, way) for way in ways]
        after = max(read, key=partial(_changes, after), default=after)
    if not before.team or not reader.may_lead(before.team) or after == before:
        return None
    return await _ask_on(context, after)


def _changes(before: WorkshopDraft, after: WorkshopDraft) -> int:
    """How many parts of a draft are others."""
    return sum(getattr(before, part.name) != getattr(after, part.name) for part in fields(before))


async def _ask_on(context: Context, draft: WorkshopDraft) -> WorkshopStep:
    services = context.services
    await services.database.write(
        workshop_drafts.keep, context.person.id, draft, services.clock.now()
    )
    return missing(context.reader(), draft) or ProposeWorkshop()
