"""Who is there: the person behind an update, loaded once, and the language they are answered in."""

from asyncio import gather
from collections.abc import Iterable, Mapping
from dataclasses import replace

from telegram import Bot, Chat, Update, User
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.showing import answer, message_of, thread_of
from locales.catalogues import guess_language
from storage import people
from storage.audit import ERASED
from storage.people import NOBODY, Person
from storage.releases import OutOfDate
from storage.teams import chats, leadership


async def identify(update: Update, context: Context) -> None:
    """Note the person in the context, or end the update where nobody is to be answered.

    Bots and channels are never answered, what was sent by way of the bot is its own words, and an
    edited message was answered when it came; but every button that was pressed stops waiting.
    People of a group, and those who type the bot's name in whichever chat, are not written down.
    """
    user, message = update.effective_user, message_of(update)
    if update.inline_query:
        context.in_group, context.person = (
            True,
            await _passing(update.inline_query.from_user, context),
        )
        return
    if user is None or message is None or _is_automatic(user, update, context.bot):
        if update.callback_query:
            await answer(context.calls, update.callback_query)
        raise ApplicationHandlerStop
    # Telegram gives everybody a first name; a server of somebody's own may leave it out.
    context.full_name, context.first_name = user.full_name or "", user.first_name or ""
    if message.chat.type == Chat.PRIVATE:
        context.person = await _known(user, context)
    else:
        context.in_group, context.person = True, await _passing(user, context)
        there = message.chat.id, thread_of(message)
        found = context.services.database.look_up(chats.at, *there)
        context.room = found.team if found else None


async def identify_author(user: User, context: Context) -> None:
    """Note in the context who has edited a message of theirs in private."""
    context.person = await _known(user, context)


async def see_again(context: Context) -> None:
    """What a person has changed decides what is shown to them from here on."""
    known = context.services.database.look_up(people.find, context.person.id)
    if known is not None:
        context.person = _in_passing(known) if context.in_group else known


async def _known(user: User, context: Context) -> Person:
    services, now = context.services, context.services.clock.now()
    person = services.database.look_up(people.find, user.id)
    context.is_new = person is None
    if person is None or people.needs_refreshing(person, now):
        guess = _guessed(user, context)
        person = await services.database.write(people.meet, user.id, guess, now)
    return await _enrolled(person, context)


def _guessed(user: User, context: Context) -> str:
    event = context.services.current_release.snapshot.event
    return guess_language(user.language_code, event.languages)


async def _enrolled(person: Person, context: Context) -> Person:
    """A leader who is there belongs to their team from now on."""
    services, snapshot = context.services, context.services.current_release.snapshot
    if person.team is not None or not (person.leading or snapshot.led_by(person.id)):
        return person
    try:
        team = await services.database.write(
            leadership.enrol_leader, snapshot, person.id, services.clock.now()
        )
    except OutOfDate:
        return person
    return replace(person, team=team)


async def _passing(user: User, context: Context) -> Person:
    person = context.services.database.look_up(people.find, user.id)
    if person is None:
        return replace(NOBODY, id=user.id, language=_guessed(user, context))
    return _in_passing(person)


def _in_passing(person: Person) -> Person:
    """What may be known of somebody in a group: nothing that is theirs alone."""
    return replace(
        NOBODY, id=person.id, language=person.language, team=person.team, leading=person.leading
    )


def _is_automatic(user: User, update: Update, bot: Bot) -> bool:
    """Whether a machine wrote this, or a channel whose posts come into the group.

    An admin who writes in the name of the group is no machine.
    """
    message = update.message
    if message is not None and message.via_bot is not None and message.via_bot.id == bot.id:
        return True
    if message is None or message.sender_chat is None:
        return user.is_bot
    return message.sender_chat.id != message.chat.id


async def names(bot: Bot, reader: Reader, ids: Iterable[int | None]) -> Mapping[int, str]:
    """What people are called in Telegram at this moment; no name is kept."""
    wanted = sorted({i for i in ids if i is not None})
    found = await gather(*(_name(bot, reader, i) for i in wanted))
    return dict(zip(wanted, found, strict=True))


async def _name(bot: Bot, reader: Reader, person: int) -> str:
    if person == ERASED:
        return reader.tr("(erased)")
    try:
        return (await bot.get_chat(person)).effective_name or str(person)
    except TelegramError:
        return str(person)
