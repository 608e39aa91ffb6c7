"""What leaders do for their team, and organisers for every team.

Rights are checked on every press: a button may have been forwarded, forged, or be an old one.
"""

import asyncio

from telegram import InputFile, Update

from handlers.frame.feature import Context, Followed
from handlers.frame.in_force import in_force_if
from handlers.frame.menu import change_menu_of
from handlers.frame.reader import Reader
from handlers.frame.showing import message_of, refuse
from handlers.teams import actions as t
from handlers.teams import desk_screens as views
from handlers.teams import workshops
from handlers.teams.actions import SendQr
from handlers.teams.poster import poster
from handlers.ui.action import Action
from handlers.ui.screen import Screen
from storage import audit
from storage.preferences import LEADS
from storage.programme.model import Team
from storage.programme.snapshot import Snapshot
from storage.teams import chats, codes, membership, presence, queries
from storage.teams.model import Leads, LeftTeam, Member, RollCall


async def follow(press: t.LeaderAction, context: Context) -> Followed | None:
    """Do what a leader's button says; None where the team is no more or the person may not."""
    v = context.reader()
    team = v.snapshot.teams.get(press.team)
    if team is None or not v.may_lead(team.id):
        return None
    followed = await workshops.follow(press, context, team)
    if followed is not None:
        return followed
    match press:
        case t.TakeOut() | t.NameLeader() | t.EndLeading() | t.MemberAt():
            screen = await _about_member(press, context, team)
        case t.JoinCode() | t.RenewCode():
            screen = await _about_code(press, context, team)
        case t.ChatSettings() | t.ToggleChatLead() | t.ChatLanguage() | t.UnbindChat():
            screen = await _about_chat(press, context, team)
        case t.Members(page=page):
            screen = await _members(context, team, page)
        case t.TeamDesk():
            screen = await _desk(context, team)
        case _:
            return None
    return Followed(screen, _address(press))


async def open_stats(context: Context, address: t.Stats) -> Screen:
    """How all teams stand."""
    v, database = context.reader(), context.services.database
    sizes = await database.read(queries.sizes)
    calls: dict[str, RollCall] = {}
    for team in v.snapshot.programme.teams:
        session = views.called(v, team.id)
        if session is not None:
            calls[team.id] = await database.read(presence.roll_call, team.id, session)
    return views.stats(v, sizes, calls, address.page)


async def _desk(context: Context, team: Team, note: str = "") -> Screen:
    """The roll call of the workshop that is on or comes next, by name."""
    v, database = context.reader(), context.services.database
    members = await database.read(queries.members, team.id)
    session = views.called(v, team.id)
    said = await database.read(presence.roll_call, team.id, session) if session else RollCall()
    return views.desk(v, team, members, session, said, note)


async def _members(context: Context, team: Team, page: int) -> Screen:
    services = context.services
    await services.database.write(
        audit.note, context.person.id, audit.Action.TEAM_SEEN, services.clock.now(), team=team.id
    )
    members = await services.database.read(queries.members, team.id)
    leading = await services.database.read(
        membership.leaders_of, services.current_release.snapshot, team.id
    )
    return views.members(context.reader(), team, members, leading, page)


async def _about_member(
    press: t.TakeOut | t.NameLeader | t.EndLeading | t.MemberAt, context: Context, team: Team
) -> Screen:
    found = await _member(context, team, press.person)
    if found is None:
        return await _members(context, team, 0)
    v, by = context.reader(), context.person.id
    note = ""

    def may(v: Reader) -> bool:
        return v.may_lead(team.id)

    match press:
        case t.TakeOut(sure=False):
            return views.take_out_question(v, team, found)
        case t.TakeOut():
            outcome = await in_force_if(
                context, may, membership.take_out, found.person, team.id, by=by
            )
            if isinstance(outcome, LeftTeam):
                return await _members(context, team, 0)
            if isinstance(outcome, Leads):
                note = v.tr("Whoever leads the team belongs to it.")
        case t.NameLeader():
            await in_force_if(context, may, membership.name_leader, found.person, team.id, by=by)
            await change_menu_of(context, found.person)
            note = v.tr("Done; the person is told.")
        case t.EndLeading():
            done = await in_force_if(
                context, may, membership.end_leading, found.person, team.id, by=by
            )
            await change_menu_of(context, found.person)
            note = (
                v.tr("Done; the person is told.")
                if done
                else v.tr("Only the programme can change who was named in it.")
            )
        case _:
            pass
    if not context.reader().may_lead(team.id):
        return views.no_longer_leading(context.reader(), team)
    leading = await context.services.database.read(
        membership.leaders_of, _snapshot(context), team.id
    )
    return views.member(context.reader(), team, found, found.person in leading, note)


async def _about_code(press: t.JoinCode | t.RenewCode, context: Context, team: Team) -> Screen:
    v, services = context.reader(), context.services
    now = services.clock.now()
    match press:
        case t.RenewCode(sure=False):
            return views.renew_question(v, team)
        case t.RenewCode():
            code = await services.database.write(codes.renew, team.id, context.person.id, now)
        case _:
            code = await services.database.write(codes.code_of, team.id, now)
    return views.join_code(v, team, join_link(context, code))


async def _about_chat(
    press: t.ChatSettings | t.ToggleChatLead | t.ChatLanguage | t.UnbindChat,
    context: Context,
    team: Team,
) -> Screen:
    v, database = context.reader(), context.services.database
    match press:
        case t.ToggleChatLead(minutes=minutes) if minutes in LEADS:
            await database.write(chats.toggle_lead, team.id, minutes)
        case t.ChatLanguage(language=language):
            await database.write(chats.set_first_language, team.id, language)
        case t.UnbindChat(sure=False):
            return views.unbind_question(v, team)
        case t.UnbindChat():
            now = context.services.clock.now()
            await database.write(chats.unbind, team.id, context.person.id, now)
        case _:
            pass
    return views.chat_settings(v, team, await database.read(chats.of, team.id))


async def _member(context: Context, team: Team, person: int) -> Member | None:
    members = await context.services.database.read(queries.members, team.id)
    return next((member for member in members if member.person == person), None)


def join_link(context: Context, code: str) -> str:
    """The link by which a team is joined."""
    return f"{context.bot.link}?start=t-{code}"


def _snapshot(context: Context) -> Snapshot:
    return context.services.current_release.snapshot


def _address(press: t.LeaderAction) -> Action:
    """Where somebody is once a press is done: what was done is not done again from there."""
    match press:
        case t.TakeOut(team=team, person=person) | t.NameLeader(team=team, person=person):
            return t.MemberAt(team, person)
        case t.EndLeading(team=team, person=person):
            return t.MemberAt(team, person)
        case t.RenewCode(team=team):
            return t.JoinCode(team)
        case t.ToggleChatLead(team=team) | t.ChatLanguage(team=team) | t.UnbindChat(team=team):
            return t.ChatSettings(team)
        case _:
            return press


async def send_qr(update: Update, context: Context, press: SendQr) -> None:
    """Send the picture to a leader or organiser; to all others there is no such button."""
    v, services, message = context.reader(), context.services, message_of(update)
    team = v.snapshot.teams.get(press.team)
    if message is None or team is None or not v.may_lead(team.id):
        await refuse(update, context, press)
        return
    code = await services.database.write(codes.code_of, team.id, services.clock.now())
    link = join_link(context, code)
    languages = services.translators.values()
    heading = " · ".join(tr("Youth forum") for tr in languages)
    names = [team.name.in_language(tr.language) for tr in languages]
    calls = [tr("Scan and join the team") for tr in languages]
    picture = await asyncio.to_thread(poster, link, heading, names, calls)
    caption = "\n".join(f"{name}: {call}" for name, call in zip(names, calls, strict=True))
    await message.chat.send_document(
        InputFile(picture, f"{team.id}.png"), caption=f"{caption}\n{link}"
    )
