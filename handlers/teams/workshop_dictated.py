"""A workshop of a team's own that is begun with what was said of it in a sentence."""

from handlers.frame.context import Context
from handlers.teams.workshop_actions import ProposeWorkshop, WorkshopStep
from handlers.teams.workshop_answers import Dictated, dictated
from handlers.teams.workshop_form_screens import missing
from storage.teams import workshop_drafts
from storage.teams.workshop_drafts import WorkshopDraft


async def begin_workshop(context: Context, team: str, said: Dictated) -> WorkshopStep | None:
    """Keep what was said, as far as it can be read; the step that asks for what is missing."""
    services, reader = context.services, context.reader()
    if team not in reader.snapshot.teams or not reader.may_lead(team):
        return None
    draft = dictated(reader, WorkshopDraft(team), said)
    me, now = context.person.id, services.clock.now()
    await services.database.write(workshop_drafts.keep, me, draft, now)
    return missing(reader, draft) or ProposeWorkshop()
