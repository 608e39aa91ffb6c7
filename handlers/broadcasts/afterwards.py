"""What can still be done about what was sent: send it to those missed, correct it, recall it."""

from handlers.broadcasts import actions as b
from handlers.broadcasts import desk_screens as views
from handlers.broadcasts import looking
from handlers.broadcasts.composing import find_draft
from handlers.broadcasts.rights import may_write_to
from handlers.frame.feature import Context, Followed
from storage.broadcasts import amend, compose, report, store
from storage.broadcasts.model import OVER, UNDER_WAY, Audience, Part, PartKind


async def follow(press: b.OfBroadcast, context: Context) -> Followed | None:
    """Do what a press says about what was sent; None where the person may not."""
    if isinstance(press, b.RecallAndResend):
        return await _recall_and_resend(context, press.number)
    found = await looking.find(context, press.number)
    if found is None or found.corrects is not None or found.state not in (*UNDER_WAY, *OVER):
        return None
    if not may_write_to(context.reader(), found.scope):
        return None
    services, me = context.services, context.person.id
    now = services.clock.now()
    match press:
        case b.SendAgain(to=to) if to in (PartKind.MISSED, PartKind.UNSURE):
            audience = Audience((Part(to, str(found.id)),))
            made = await services.database.write(compose.make_again, found, me, audience, now)
            return await looking.standing(context, made)
        case b.Correct() if found.recalled_at is None:
            made = await services.database.write(compose.make_correction, found, me, now)
            return await looking.standing(context, made)
        case b.Recall(sure=False) if found.recalled_at is None:
            possible = await services.database.read(amend.recallable, found, now)
            sent = (await services.database.read(report.progress, found)).sent
            screen = views.recall_question(context.reader(), found, possible, sent - possible)
            return Followed(screen, press)
        case b.Recall():
            await services.database.write(amend.recall, found.id, me, now)
            services.wake_up.set()
            again = await services.database.read(store.find, found.id) or found
            return await looking.standing(context, again)
        case _:
            return None


async def _recall_and_resend(context: Context, number: int) -> Followed | None:
    """Make what a correction cannot edit a draft of its own, which takes the place of what was
    sent: that is recalled when the new one goes out, so that nobody is left with nothing.
    """
    correction = await find_draft(context, number)
    if correction is None or correction.corrects is None:
        return None
    services, me = context.services, context.person.id
    audience = Audience((Part(PartKind.ADDRESSED, str(correction.corrects)),))
    made = await services.database.write(
        compose.make_again, correction, me, audience, services.clock.now(), correction.corrects
    )
    await services.database.write(compose.discard, correction.id, me)
    return await looking.standing(context, made)
