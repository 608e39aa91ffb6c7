"""A team's chat: /team binds it and shows the plan, and what the bot writes for it."""

from dataclasses import replace

from telegram import Message, Update

from handlers.frame.context import Context
from handlers.frame.dispatch import open_screen
from handlers.frame.in_force import in_force
from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.frame.showing import answer, message_of, show, thread_of, turn_down
from handlers.teams import chat_screens as views
from handlers.teams.actions import BindChat, PutFirst, Teams
from handlers.ui.screen import Screen
from storage import rights
from storage.people import NOBODY
from storage.programme.model import Session, Team
from storage.teams import chats, presence
from storage.teams.model import TeamChat


async def on_team_in_group(update: Update, context: Context) -> None:
    """Show the team whose room this is; without one, let those who may choose it."""
    message = update.message
    if message is None:
        return
    room = await _room_at(message, context)
    if room is not None:
        team = context.services.current_release.snapshot.teams[room.team]
        await show(update, context, views.plan(readers_for(context.services, room), team))
        return
    mine = await _bindable(context)
    if not mine:
        await open_screen(update, context, Teams())
    elif len(mine) == 1:
        await _bind(update, context, message, mine[0])
    else:
        await show(update, context, views.choose_team(context.reader(), mine, context.person.id))


async def bind_chosen(update: Update, context: Context, press: BindChat) -> None:
    """Bind the chat to the team that was chosen by the one who was asked."""
    query, message = update.callback_query, message_of(update)
    if query is None or not isinstance(message, Message):
        return
    reader = context.reader()
    if press.person != context.person.id:
        await turn_down(
            context, query, press, reader.tr("Only the one who wrote /team can choose.")
        )
        return
    team = next((t for t in await _bindable(context) if t.id == press.team), None)
    if team is None:
        await turn_down(context, query, press, reader.tr("You cannot bind this team."))
        return
    await answer(context.calls, query)
    await _bind(update, context, message, team)


async def put_first(update: Update, context: Context, press: PutFirst) -> None:
    """Write in this language first from now on; its leaders and organisers may say so."""
    query, message = update.callback_query, message_of(update)
    if query is None or not isinstance(message, Message):
        return
    reader, room = context.reader(), await _room_at(message, context)
    if room is None or room.team not in {team.id for team in await _bindable(context)}:
        await turn_down(
            context, query, press, reader.tr("Only the leaders of the team can press this.")
        )
        return
    await answer(context.calls, query)
    await context.services.database.write(chats.set_first_language, room.team, press.language)
    await _greet(update, context, message)


async def _bind(update: Update, context: Context, message: Message, team: Team) -> None:
    await in_force(
        context,
        chats.bind,
        context.person.id,
        team.id,
        chat=message.chat.id,
        thread=thread_of(message),
    )
    await _greet(update, context, message)


async def _greet(update: Update, context: Context, message: Message) -> None:
    """Say whose room this is; somebody else may have bound it first."""
    room = await _room_at(message, context)
    if room is not None:
        team = context.services.current_release.snapshot.teams[room.team]
        await show(update, context, views.greeting(readers_for(context.services, room), team))


async def _room_at(message: Message, context: Context) -> TeamChat | None:
    found = await context.services.database.read(chats.at, message.chat.id, thread_of(message))
    return (
        found if found and found.team in context.services.current_release.snapshot.teams else None
    )


async def _bindable(context: Context) -> list[Team]:
    """The teams whose chat the person may choose: those they lead; for an organiser all of them.

    Nothing that a group shows makes an organiser known, so the person of a group is not told
    apart; who they are is looked up here.
    """
    services = context.services
    snapshot = services.current_release.snapshot
    has = await services.database.read(rights.find, context.person.id, snapshot, services.admins)
    return [team for team in snapshot.programme.teams if has.may_lead(team.id)]


def readers_for(services: Services, room: TeamChat) -> views.Readers:
    """The programme as the team sees it in each language, the team's first one in front."""
    snapshot = services.current_release.snapshot.seen_by({room.team})
    languages = sorted(snapshot.event.languages, key=lambda code: code != room.first_language)
    return tuple(
        Reader(
            tr=services.translators[language],
            snapshot=snapshot,
            now=services.clock.now(),
            person=replace(NOBODY, team=room.team),
        )
        for language in languages
    )


async def reminder(services: Services, room: TeamChat, session: Session) -> Screen:
    """The reminder of a workshop with the figures as they are now, for the topic it belongs in."""
    said = await services.database.read(presence.roll_call, room.team, session)
    screen = views.reminder(readers_for(services, room), session, said)
    return replace(screen, thread=room.thread)
