"""What leaders do for their team, and organisers for every team.

Rights are checked on every press: a button may have been forwarded, forged, or be an old one.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from telegram import Update

from handlers.frame.calls import send_file
from handlers.frame.context import Context, Followed
from handlers.frame.in_force import in_force_if
from handlers.frame.menu import change_menu_of
from handlers.frame.reader import Reader
from handlers.frame.showing import message_of, present, refuse
from handlers.frame.teams import workshops_called
from handlers.printing.door import draw_poster
from handlers.teams import actions as t
from handlers.teams import chat_settings_screens as chat_views
from handlers.teams import desk_screens as views
from handlers.teams import member_screens as member_views
from handlers.ui.screen import Screen
from storage import audit
from storage.preferences import LEADS
from storage.programme.model import Session, Team
from storage.teams import chats, codes, leadership, membership, presence, queries
from storage.teams.model import Leads, LeftTeam, Member, RollCall

A = TypeVar("A", bound=t.LeaderAction)
T = TypeVar("T")
M = TypeVar("M", bound=t.MemberAction)

Opens = Callable[[Context, A], Awaitable[Followed | Screen | None]]


def led(handler: Callable[[Context, A, Team], Awaitable[Followed | Screen | None]]) -> Opens[A]:
    """Let a handler run only for those who may lead the team that the button names."""

    async def checked(context: Context, action: A) -> Followed | Screen | None:
        reader = context.reader()
        team = reader.snapshot.teams.get(action.team)
        return await handler(context, action, team) if team and reader.may_lead(team.id) else None

    return checked


def of_member(handler: Callable[[Context, M, Team, Member], Awaitable[Screen]]) -> Opens[M]:
    """Give a handler the member; show the list where the person is no longer in the team."""

    @led
    async def checked(context: Context, action: M, team: Team) -> Followed:
        members = await context.services.database.read(queries.members, team.id)
        found = next((member for member in members if member.person == action.person), None)
        screen = await (
            handler(context, action, team, found) if found else show_members(context, team)
        )
        return Followed(screen, t.MemberAt(team.id, action.person))

    return checked


def leaders(reader: Reader) -> bool:
    """Those who may lead a team."""
    return reader.is_organiser or bool(reader.leads)


async def open_stats(context: Context, address: t.Stats) -> Screen:
    reader, database = context.reader(), context.services.database
    sizes = await database.read(queries.sizes)
    calls: dict[str, RollCall] = {}
    for team in reader.snapshot.programme.teams:
        session = views.called(reader, team.id)
        if session is not None:
            calls[team.id] = await database.read(presence.roll_call, team.id, session)
    missing = await database.read(queries.without_leader, reader.snapshot)
    return views.stats(reader, sizes, calls, missing, address.page)


@led
async def open_desk(context: Context, _address: t.TeamDesk, team: Team) -> Screen:
    """The roll call of the workshop that is on or comes next, by name, and how others stand."""
    reader, database = context.reader(), context.services.database
    members = await database.read(queries.members, team.id)
    return views.desk(reader, team, members, await roll_calls(context, team))


async def roll_calls(context: Context, team: Team) -> list[tuple[Session, RollCall]]:
    """What was said of each of the team's workshops, those first that are on or come next."""
    reader, database = context.reader(), context.services.database
    called = workshops_called(reader.snapshot, team.id, reader.now)
    return [(s, await database.read(presence.roll_call, team.id, s)) for s in called]


@led
async def open_members(context: Context, address: t.Members, team: Team) -> Screen:
    return await show_members(context, team, address.page)


@of_member
async def open_member(context: Context, _address: t.MemberAt, team: Team, found: Member) -> Screen:
    return await _member(context, team, found)


@of_member
async def take_out(context: Context, action: t.TakeOut, team: Team, found: Member) -> Screen:
    reader = context.reader()
    if not action.sure:
        return member_views.take_out_question(reader, team, found)
    outcome = await _changed(context, membership.take_out, team, found)
    if isinstance(outcome, LeftTeam):
        return await show_members(context, team)
    note = reader.tr("A leader of the team belongs to it.") if isinstance(outcome, Leads) else ""
    return await _member(context, team, found, note)


@of_member
async def ask_to_end_leading(
    context: Context, _action: t.EndLeading, team: Team, found: Member
) -> Screen:
    """The question before a role is taken back; none about those who have it by the programme."""
    reader, database = context.reader(), context.services.database
    if found.person in team.leaders:
        return await _end_leading(context, team, found)
    leading = await database.read(queries.leaders_of, reader.snapshot, team.id)
    return member_views.end_leading_question(reader, team, found, is_last=leading == [found.person])


@of_member
async def end_leading(
    context: Context, _action: t.EndLeadingNow, team: Team, found: Member
) -> Screen:
    return await _end_leading(context, team, found)


async def _end_leading(context: Context, team: Team, found: Member) -> Screen:
    """Take the role of a leader back; those of the programme keep it."""
    tr = context.reader().tr
    ends = partial(leadership.end_leading, admins=context.services.admins)
    done = await _changed(context, ends, team, found)
    await change_menu_of(context, found.person)
    note = (
        tr("Done; the person is told.")
        if done
        else tr("Only the programme can change who was named in it.")
    )
    return await _member(context, team, found, note)


@led
async def open_code(context: Context, _address: t.JoinCode, team: Team) -> Screen:
    services = context.services
    code = await services.database.write(codes.code_of, team.id, services.clock.now())
    return views.join_code(context.reader(), team, _join_link(context, code))


@led
async def renew_code(context: Context, action: t.RenewCode, team: Team) -> Followed:
    reader, services = context.reader(), context.services
    if not action.sure:
        return Followed(views.renew_question(reader, team), t.JoinCode(team.id))
    me, now = context.person.id, services.clock.now()
    code = await services.database.write(codes.renew, team.id, me, now)
    return Followed(views.join_code(reader, team, _join_link(context, code)), t.JoinCode(team.id))


async def send_qr(update: Update, context: Context, press: t.SendQr) -> None:
    """Send the link as a picture to be printed and hung up."""
    reader, services, message = context.reader(), context.services, message_of(update)
    team = reader.snapshot.teams.get(press.team)
    if message is None or team is None or not reader.may_lead(team.id):
        await refuse(update, context, press)
        return
    code = await services.database.write(codes.code_of, team.id, services.clock.now())
    link = _join_link(context, code)
    languages = [services.translators[language] for language in reader.languages]
    names = [team.name.in_language(tr.language) for tr in languages]
    calls = [tr("Scan and join the team") for tr in languages]
    forum = [tr("Youth forum") for tr in languages]
    picture = await draw_poster(
        context, message.chat, event=forum, title=names, call=calls, link=link
    )
    if picture is None:
        await present(update, context, context.features.screens.went_wrong(reader), anew=True)
        return
    lines = [f"{name}: {call}" for name, call in zip(names, calls, strict=True)]
    caption = Screen("\n".join([*lines, link]))
    file = f"{team.id}.png"
    await send_file(context.calls, message.chat.id, "document", file, picture, caption)


@led
async def open_chat(context: Context, _address: t.ChatSettings, team: Team) -> Followed:
    return await _chat(context, team)


@led
async def toggle_chat_lead(context: Context, action: t.ToggleChatLead, team: Team) -> Followed:
    if action.minutes in LEADS:
        await context.services.database.write(chats.toggle_lead, team.id, action.minutes)
    return await _chat(context, team)


@led
async def choose_chat_language(context: Context, action: t.ChatLanguage, team: Team) -> Followed:
    await context.services.database.write(chats.set_first_language, team.id, action.language)
    return await _chat(context, team)


@led
async def unbind_chat(context: Context, action: t.UnbindChat, team: Team) -> Followed:
    services = context.services
    if not action.sure:
        question = chat_views.unbind_question(context.reader(), team)
        return Followed(question, t.ChatSettings(team.id))
    await services.database.write(chats.unbind, team.id, context.person.id, services.clock.now())
    return await _chat(context, team)


async def _changed(
    context: Context, transition: Callable[..., T], team: Team, member: Member
) -> T | None:
    """The outcome of what is done about a member, as long as the person may lead the team."""

    def may(reader: Reader) -> bool:
        return reader.may_lead(team.id)

    me = context.person.id
    return await in_force_if(context, may, transition, member.person, team.id, by=me)


async def show_members(context: Context, team: Team, page: int = 0) -> Screen:
    """The list of a team's members, of which it is noted who has seen it."""
    services, me = context.services, context.person.id
    await services.database.write(
        audit.note_look, me, audit.Action.TEAM_SEEN, services.clock.now(), team=team.id
    )
    members = await services.database.read(queries.members, team.id)
    leading = await services.database.read(
        queries.leaders_of, services.current_release.snapshot, team.id
    )
    return member_views.members(context.reader(), team, members, leading, page)


async def _member(context: Context, team: Team, shown: Member, note: str = "") -> Screen:
    """A member as they are now, or a goodbye to somebody who has just given up their own role."""
    services, reader = context.services, context.reader()
    if not reader.may_lead(team.id):
        return member_views.no_longer_leading(reader, team)
    leading = await services.database.read(
        queries.leaders_of, services.current_release.snapshot, team.id
    )
    is_leader = shown.person in leading
    return member_views.member(reader, team, shown, is_leader).with_note(note, bold=True)


async def _chat(context: Context, team: Team) -> Followed:
    chat = await context.services.database.read(chats.of, team.id)
    return Followed(chat_views.chat_settings(context.reader(), team, chat), t.ChatSettings(team.id))


def _join_link(context: Context, code: str) -> str:
    return f"{context.bot.link}?start=t-{code}"
