"""/helpdesk: a group becomes the help desk, or is no longer; organisers alone may do that."""

from telegram import Chat, ChatMemberAdministrator, Message, Update
from telegram.error import BadRequest, Forbidden

from handlers.frame.context import Context
from handlers.frame.dispatch import on_private_command_in_group, open_screen
from handlers.frame.showing import answer, show, thread_of, turn_down
from handlers.helpdesk import binding_screens, cases
from handlers.helpdesk.actions import EndDesk, HelpDesk, OpenQuestions
from handlers.ui.screen import Screen
from storage import channel, rights
from storage.helpdesk import desks, reading


async def bind_here(update: Update, context: Context) -> None:
    """Make the group the help desk where an organiser says so; others are told nothing of it."""
    message, services = update.message, context.services
    if message is None:
        return
    if not await is_organiser(context):
        await on_private_command_in_group(update, context)
        return
    is_forum = bool(message.chat.is_forum)
    topics = is_forum and await _manages_topics(context, message.chat)
    reader = context.reader()
    await services.database.write(
        desks.bind,
        context.person.id,
        message.chat.id,
        thread_of(message),
        services.clock.now(),
        services.admins,
        topics=topics,
        language=reader.tr.language,
    )
    services.wake_up.set()
    screen = binding_screens.bound(reader, topics=topics, refused_topics=is_forum and not topics)
    followed = await services.database.read(channel.bound)
    if followed is not None and followed.chat == message.chat.id:
        screen = screen.with_last_line(binding_screens.is_public_too(reader))
    await show(update, context, screen)


async def open_desk(context: Context, address: HelpDesk | OpenQuestions) -> Screen:
    """Where questions go and which ones are open, for an organiser in private."""
    database = context.services.database
    desk = await database.read(reading.desk)
    waiting = await database.read(cases.all_open)
    page = address.page if isinstance(address, OpenQuestions) else 0
    return binding_screens.desk(context.reader(), desk, waiting, page)


async def end_desk(update: Update, context: Context, press: EndDesk) -> None:
    """Let there be no help desk any more; organisers are told, and get what is open."""
    query, services, reader = update.callback_query, context.services, context.reader()
    if query is None:
        return
    if not await is_organiser(context):
        await turn_down(context, query, press, reader.tr("Only organisers can press this."))
        return
    desk = await services.database.read(reading.desk)
    here = query.message.chat.id if isinstance(query.message, Message) else None
    if context.in_group and (desk is None or desk.chat != here):
        await turn_down(context, query, press, reader.tr("This group is not the help desk."))
        return
    await answer(context.calls, query)
    me, now = context.person.id, services.clock.now()
    await services.database.write(desks.end, me, now, services.admins)
    services.wake_up.set()
    if context.in_group:
        await show(update, context, binding_screens.ended(reader))
    else:
        await open_screen(update, context, HelpDesk())


async def is_organiser(context: Context) -> bool:
    """A group makes nobody an organiser: who they are is looked up here."""
    services = context.services
    snapshot = services.current_release.snapshot
    has = await services.database.read(rights.find, context.person.id, snapshot, services.admins)
    return has.is_organiser


async def _manages_topics(context: Context, chat: Chat) -> bool:
    """Whether the bot may make topics in a forum."""
    try:
        me = await context.bot.get_chat_member(chat.id, context.bot.id)
    except (BadRequest, Forbidden):
        return False
    return isinstance(me, ChatMemberAdministrator) and bool(me.can_manage_topics)
