"""What is written in a group below the reminder of a workshop: "I'm late", "I cannot come"."""

from telegram import Update

from handlers.frame.context import Context
from handlers.frame.dispatch import do
from handlers.questions.intents import OpenScreen
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.who_asks import asker_of
from handlers.questions.wishes.roll_call import answer_in, roll_call_answered
from handlers.teams.actions import AnswerLate, AnswerRollCall, SayLate, SayPresence


async def take_roll_call(update: Update, context: Context) -> bool:
    """Note what a reply in a group says to the buttons above it; whether it said so.

    In private it is asked before: there a word may be about something else.
    """
    message, reader = update.message, context.reader()
    if not context.in_group or message is None or not message.text:
        return False
    asker = asker_of(context, reader, message)
    asked_of = {one.session for one in asker.spoken_of if isinstance(one, SayPresence)}
    team, text = reader.person.team, message.text
    if not asked_of:
        return False
    index = await context.index()
    if team is None:
        # The button itself refuses them: its answer says for whom the roll is called.
        said = answer_in(text, index.languages)
        refused = SayPresence(min(asked_of), said) if said else None
        return await _is_done(update, context, refused)
    snapshot = context.services.current_release.snapshot.seen_by({team})
    then = MomentsAsked(read_question(text, index).time, reader.now, snapshot)
    found = roll_call_answered(text, reader.now, snapshot, asker, index.languages, then)
    return await _is_done(update, context, _meant(found, asked_of))


async def _is_done(update: Update, context: Context, press: SayPresence | SayLate | None) -> bool:
    if press is not None:
        await do(update, context, press)
    return press is not None


def _meant(found: OpenScreen | None, asked_of: set[str]) -> SayPresence | SayLate | None:
    """What was said of a workshop that the message above asks about; None for all else."""
    match found.press if found else None:
        case AnswerRollCall(session, answer) if session in asked_of:
            return SayPresence(session, answer)
        case AnswerLate(session, minutes) if session in asked_of:
            return SayLate(session, minutes)
        case _:
            return None
