"""What a person writes in answer to a question of the bot."""

from telegram import Update

from handlers import dialogues
from handlers.context import Context
from handlers.organiser import on_the_spot
from handlers.presenting import present
from handlers.presses import Press
from handlers.views.home import outdated


async def on_answer(update: Update, context: Context, asking: Press, text: str) -> None:
    """Take a text as the answer to the screen at `asking`, and show what follows from it."""
    followed = await on_the_spot.answered(asking, text, context)
    if followed is None:
        await dialogues.end(context)
        await present(update, context, outdated(context.viewpoint()))
    elif followed.is_asked_again:
        await present(update, context, followed.screen, asking)
    else:
        await present(update, context, followed.screen)
