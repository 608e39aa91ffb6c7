"""From an update to what a feature does about it."""

import logging
import re
from asyncio import gather
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.frame import dialogues
from handlers.frame.action_entries import ActionEntry
from handlers.frame.context import Context, Followed
from handlers.frame.feature import Command
from handlers.frame.identity import identify_author
from handlers.frame.nearest_command import nearest_command
from handlers.frame.short_answers import says_home, says_no
from handlers.frame.showing import answer, note_refused, present, refuse, show, turn_down
from handlers.ui.action import Action
from handlers.ui.screen import Screen

_LOGGER: Final = logging.getLogger(__name__)
_COMMAND: Final = re.compile(r"/(\w+)")


async def followed_by(context: Context, action: Action) -> Followed | None:
    """What follows from an action, None where nothing is there for this person."""
    entry = context.features.entry(action)
    if entry is None or entry.opens is None or not entry.allowed(context.reader()):
        return None
    found = await entry.opens(context, action)
    return Followed(found, action) if isinstance(found, Screen) else found


async def open_screen(
    update: Update,
    context: Context,
    action: Action,
    anew: bool = False,
    note: str = "",
    adapted: Callable[[Screen], Screen] = lambda screen: screen,
) -> None:
    """Do what an action says and show what follows, or that the way there is out of date.

    A `note` stands above it; `adapted` changes the screen before. In private a second press that
    can do nothing any more, since the first has done it, leaves standing what that has shown.
    """
    await dialogues.end_if_answered(context, action)
    followed = await followed_by(context, action)
    is_asked = followed and context.features.question(followed.then)
    if action == dialogues.standing(context) and not is_asked:
        await dialogues.end(context)
    last, me, now = context.services.last_shown, context.person.id, context.services.clock.now()
    if followed is not None:
        screen = adapted(followed.screen).with_note(note, bold=True)
        await present(update, context, screen, followed.then, anew)
        if not context.in_group:
            last.note_press(me, action)
    elif context.in_group or not (update.callback_query and last.is_again(me, action, now)):
        await refuse(update, context, action, anew)


async def on_press(update: Update, context: Context) -> None:
    """Answer a press at once and do what its button says, if the person may."""
    query = update.callback_query
    if query is None:
        return
    features = context.features
    action = features.actions.unpack(query.data or "")
    entry = features.entry(action)
    if context.in_group and not (entry and entry.in_groups):
        tr = context.reader().tr
        await turn_down(context, query, action, tr("This works only in a private chat with me."))
    elif entry and entry.answers_itself and _is_here(entry, context):
        await do(update, context, action)
    else:
        thanks = context.reader().tr(entry.thanks) if entry and entry.thanks else None
        answered, done = await gather(
            answer(context.calls, query, thanks),
            do(update, context, action),
            return_exceptions=True,
        )
        if done:
            raise done
        if answered:
            # What the press does is done, and would be done twice if the update were begun again.
            _LOGGER.warning("a press was not answered: %s", type(answered).__name__)


async def do(update: Update, context: Context, action: Action | None) -> None:
    """Do what a button says, if the person may."""
    entry = context.features.entry(action)
    if action is None or entry is None:
        await refuse(update, context, None)
    elif entry.does and _is_here(entry, context) and entry.allowed(context.reader()):
        await entry.does(update, context, action)
    else:
        await open_screen(update, context, action)


def _is_here(entry: ActionEntry, context: Context) -> bool:
    return entry.in_groups if context.in_group else entry.in_private


async def on_command(update: Update, context: Context) -> None:
    """Do what a command says; to those who may not use it, it is unknown."""
    command = _command(update, context)
    in_group = context.in_group
    reader = context.reader()
    if in_group and command and command.does_in_groups and command.needs(reader.snapshot):
        # A group makes nobody an organiser: who may do it is looked up there.
        await command.does_in_groups(update, context)
    elif command is None or not command.is_there_for(reader):
        await on_unknown_command(update, context)
    elif command.does and not in_group:
        await command.does(update, context)
    else:
        await open_screen(update, context, command.opens)


async def on_other_command(update: Update, context: Context) -> None:
    """Say that there is no such command, unless what is asked may begin with these words."""
    asking = dialogues.awaited(context)
    question = context.features.question(asking)
    if question is not None and question.takes_commands and question.takes_message:
        await question.takes_message(update, context, asking)
    else:
        await on_unknown_command(update, context)


async def on_unknown_command(update: Update, context: Context) -> None:
    """Say that a command is unknown and lead on."""
    command, reader = _command(update, context), context.reader()
    note_refused(f"/{command.name}" if command else "a command")
    nearest = nearest_command(context.features, reader, _name_of_command(update))
    await present(update, context, context.features.screens.unknown_command(reader, nearest))


async def on_private_command_in_group(update: Update, context: Context) -> None:
    """Point to the private chat where the bot was meant by name; else the command is not for us."""
    text = (update.message.text if update.message else None) or ""
    meant = "".join(text.split(maxsplit=1)[:1]).partition("@")[2]
    if meant.lower() == context.bot.username.lower():
        screens = context.features.screens
        await show(update, context, screens.only_in_private(context.reader(), context.bot.link))


def is_beside(context: Context, asking: Action, text: str) -> bool:
    """Whether a text is no answer to the screen at `asking`, but something else that is said."""
    question = context.features.question(asking)
    is_other = question.beside_it if question else None
    return is_other is not None and is_other(context.reader(), text)


async def on_answer(update: Update, context: Context, asking: Action, text: str) -> None:
    """Take a text as the answer to the screen at `asking`, and show what follows from it."""
    features, languages = context.features, context.reader().tr.languages
    question = features.question(asking)
    leads_back = question.leads_back if question else None
    leaves = says_no(text, languages)
    if leads_back and (leaves or says_home(text, languages)):
        await dialogues.end(context)
        await open_screen(update, context, leads_back(asking))
        return
    if leaves and question is not None and question.left_for:
        goes_back = says_home(text, languages)
        back = await dialogues.way_back(context, asking) if goes_back else None
        await dialogues.end(context)
        await open_screen(update, context, back or question.left_for(asking))
        return
    if leaves and not says_home(text, languages) and question is not None and question.takes:
        back = await dialogues.way_back(context, asking)
        await dialogues.end(context)
        await open_screen(update, context, back or features.home)
        return
    if says_home(text, languages):
        # The question pauses: the way back to it stands below the first screen.
        await open_screen(update, context, features.home)
        return
    if question is not None and question.takes_message:
        await question.takes_message(update, context, asking)
        return
    followed = await question.takes(context, asking, text) if question and question.takes else None
    if followed is None or features.question(followed.then) is None:
        await dialogues.end(context)
    if followed is None:
        await refuse(update, context, asking)
    else:
        await present(update, context, followed.screen, followed.then)


async def try_reply(update: Update, context: Context) -> bool:
    """Give a reply to a message of the bot to the feature that takes it; False if none does."""
    message = update.message
    answered = message.reply_to_message if message else None
    author = answered.from_user if answered else None
    if author is None or author.id != context.bot.id:
        return False
    for feature in context.features.all:
        if feature.takes_reply and await feature.takes_reply(update, context):
            return True
    return False


async def on_addressed_in_group(update: Update, context: Context) -> None:
    """Point to the private chat, unless a reply is itself what was asked for there."""
    if not await try_reply(update, context):
        screens = context.features.screens
        await show(update, context, screens.ask_in_private(context.reader(), context.bot.link))


async def on_other_content(update: Update, context: Context) -> None:
    """Give what is no text to the feature that takes it; else say that only text is read."""
    features = context.features
    if await try_reply(update, context):
        return
    for feature in features.all:
        if feature.takes_message and await feature.takes_message(update, context):
            return
    # The pictures of an album come one by one and are passed over.
    if update.message and update.message.media_group_id is None:
        is_spoken = update.message.voice is not None
        screen = features.screens.only_text(context.reader(), is_spoken)
        await present(update, context, replace(screen, reply_to=update.message.message_id))


async def on_shared(update: Update, context: Context) -> None:
    """Give a chat or a person that somebody has chosen to the feature that has asked for it."""
    for feature in context.features.all:
        if feature.takes_shared and await feature.takes_shared(update, context):
            return
    await refuse(update, context, None)


async def on_edited_message(update: Update, context: Context) -> None:
    """An edited message was answered when it came; but a draft may have been written with it."""
    user = update.effective_user
    if user is not None and not user.is_bot:
        await identify_author(user, context)
        for feature in context.features.all:
            if feature.takes_edit:
                await feature.takes_edit(update, context)
    raise ApplicationHandlerStop


def _command(update: Update, context: Context) -> Command | None:
    return context.features.commands.get(_name_of_command(update))


def _name_of_command(update: Update) -> str:
    """The command that a message begins with, without what stands around its name."""
    found = _COMMAND.match((update.message.text if update.message else None) or "")
    return found[1].lower() if found else ""
