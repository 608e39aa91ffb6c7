"""A workshop of a team's own that its leader has written of: begun, or proposed as it is to be."""

from dataclasses import replace

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.reader import Reader
from handlers.frame.showing import present, refuse
from handlers.questions.actions import ChangeOwn
from handlers.questions.asker import Asker
from handlers.questions.intents import NO_ANSWER, Fact, Intent, OpenScreen
from handlers.questions.orders.workshop_anew import what_is_new
from handlers.questions.orders.workshop_changed import (
    change_of,
    unknown_changed,
    why_off,
    workshops_meant,
)
from handlers.questions.orders.workshop_dictated import dictated, one_at_a_time
from handlers.questions.question_above import text_above
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.query import Query
from handlers.questions.who_asks import asker_of
from handlers.questions.wishes.roll_call_asked import team_led
from handlers.teams.door import (
    CancelOwn,
    OwnWorkshopAt,
    OwnWorkshops,
    begin_workshop,
    cancel_because,
    change_workshop,
    which_workshop,
)
from handlers.ui.action import Action
from storage.programme.search import SearchIndex


async def try_workshop(
    update: Update, context: Context, text: str, index: SearchIndex, asker: Asker, intent: Intent
) -> bool:
    """Show what follows for a workshop that a text tells, or changes; whether it does so."""
    reader, (text, later) = context.reader(), one_at_a_time(text, index)
    query = Query(text, read_question(text, index), reader.now, reader.snapshot, asker)
    if isinstance(intent, NO_ANSWER) and not reader.is_organiser and (led := team_led(asker)):
        intent = unknown_changed(query, led) or intent
    match intent:
        case OpenScreen(OwnWorkshops(team), Fact.WHICH_WORKSHOP) if update.message:
            screen = which_workshop(
                reader,
                team,
                reader.tr("Which workshop is meant?"),
                workshops_meant(query, team),
                lambda session: ChangeOwn(team, session.id),
            )
            # So a button below can read what is new of it.
            await present(update, context, replace(screen, reply_to=update.message.message_id))
            return True
        case OpenScreen(CancelOwn() as press) if why := why_off(text, index):
            if (off := await cancel_because(context, press, why)) is None:
                return False
            await present(update, context, off.screen, off.then)
            return True
        case OpenScreen(OwnWorkshops(team), None):
            said = dictated(reader, text, index)
            step: Action | None = await begin_workshop(context, team, said) if said else None
        case OpenScreen(OwnWorkshopAt(), Fact.CHANGED):
            step = await _changed(context, reader, text, index, asker, intent)
        case _:
            return False
    below = reader.tr("Write this once more afterwards: “{text}”", text=later) if later else ""
    if step is not None:
        await open_screen(
            update, context, step, adapted=lambda screen: screen.with_last_line(below)
        )
    return step is not None


async def change_own(update: Update, context: Context, press: ChangeOwn) -> None:
    """Propose for one of several workshops what was written above."""
    reader, text = context.reader(), text_above(update)
    session = reader.snapshot.sessions.get(press.session)
    if text is None or session is None or session.own_of != press.team:
        await refuse(update, context, press)
        return
    index = await context.index()
    intent = change_of(text, session, press.team, index)
    step = await _changed(context, reader, text, index, asker_of(context, reader), intent)
    await open_screen(update, context, step or intent.press)


async def _changed(
    context: Context,
    reader: Reader,
    text: str,
    index: SearchIndex,
    asker: Asker,
    intent: OpenScreen,
) -> Action | None:
    """The step that proposes what is new, or asks for what that lacks; None where none is read."""
    if not isinstance(intent.press, OwnWorkshopAt) or intent.fact is not Fact.CHANGED:
        return None
    session = reader.snapshot.sessions[intent.press.session]
    said = what_is_new(reader, text, session, index, asker)
    return await change_workshop(context, session, said)
