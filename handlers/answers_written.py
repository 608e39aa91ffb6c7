"""What a person writes in answer to a question of the bot."""

from telegram import Update

from handlers import dialogues
from handlers.broadcasting import composing, received
from handlers.broadcasting.presses import AskLink, AskMoment, AskVersion, OpenDraft
from handlers.context import Context
from handlers.dialogues import Followed
from handlers.organiser import on_the_spot
from handlers.presenting import present
from handlers.presses import AsksForText, Press
from handlers.refusing import refuse
from handlers.sign_up import profile_asked
from handlers.sign_up.presses import SignUpPress
from handlers.teams import workshops
from handlers.teams.workshop_presses import WorkshopStep


async def on_answer(update: Update, context: Context, asking: Press, text: str) -> None:
    """Take a text as the answer to the screen at `asking`, and show what follows from it."""
    if isinstance(asking, AskVersion):
        await received.take(update, context, asking)
        return
    if isinstance(asking, OpenDraft):
        await received.take_unasked(update, context, asking)
        return
    name = update.effective_user.full_name if update.effective_user else ""
    followed = await _followed(context, asking, text, name)
    if followed is None or not isinstance(followed.then, AsksForText):
        await dialogues.end(context)
    if followed is None:
        await refuse(update, context, asking)
    else:
        await present(update, context, followed.screen, followed.then)


async def _followed(
    context: Context, asking: Press, text: str, telegram_name: str
) -> Followed | None:
    if isinstance(asking, AskMoment | AskLink):
        return await composing.answered(asking, text, context)
    if isinstance(asking, SignUpPress):
        return await profile_asked.answered(asking, text, context, telegram_name)
    if isinstance(asking, WorkshopStep):
        return await workshops.answered(asking, text, context)
    return await on_the_spot.answered(asking, text, context)
