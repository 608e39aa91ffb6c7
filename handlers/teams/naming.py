"""Naming who leads a team: from its members, or in Telegram's own list of people."""

from telegram import Update

from handlers.frame.context import Context, Followed
from handlers.frame.identity import names
from handlers.frame.in_force import in_force_if
from handlers.frame.menu import change_menu_of
from handlers.frame.reader import Reader
from handlers.frame.sharing_people import (
    ask_for_person,
    is_named,
    name_of,
    shared_for,
    take_key_away,
)
from handlers.frame.showing import present, refuse
from handlers.teams import actions as t
from handlers.teams import naming_screens as views
from handlers.teams.leading import led, show_members
from handlers.ui.screen import Screen
from storage import audit, people
from storage.programme.model import Team
from storage.teams import leadership, queries


@led
async def open_who_leads(context: Context, address: t.WhoLeads, team: Team) -> Screen:
    """Who leads the team, and whom one press makes a leader."""
    return await _shown(context, team, address.page)


async def ask(update: Update, context: Context, press: t.AskForLeader) -> None:
    """Let Telegram show the people one knows."""
    reader = context.reader()
    team = reader.snapshot.teams.get(press.team)
    if team is None or not reader.may_lead(team.id):
        await refuse(update, context, press)
    else:
        await ask_for_person(update, context, press, views.asking(reader, team))


async def take_person(update: Update, context: Context) -> bool:
    """Ask whether the chosen person is to lead; False where that is for others to take."""
    reader = context.reader()
    for team in [team for team in reader.snapshot.teams.values() if reader.may_lead(team.id)]:
        user = shared_for(update, t.AskForLeader(team.id))
        if user is not None:
            known = await context.services.database.read(people.find, user.user_id)
            name, link = name_of(user), context.bot.link
            await take_key_away(
                context, views.chosen(reader, team, name, link, is_known=bool(known))
            )
            if known:
                screen = views.question(reader, team, user.user_id, name)
                await present(update, context, screen, t.NameLeader(team.id, user.user_id))
            else:
                await present(update, context, await _shown(context, team), t.WhoLeads(team.id))
            return True
    return False


@led
async def name(context: Context, action: t.NameLeader, team: Team) -> Followed:
    """Ask whether somebody is to be one of the leaders."""
    name = await _name(context, team, action.person)
    return Followed(views.question(context.reader(), team, action.person, name), action)


@led
async def confirm(context: Context, action: t.ConfirmLeader, team: Team) -> Followed | None:
    """Make somebody one of the leaders."""
    outcome = await _chosen(context, team, action.person)
    if outcome is None:
        return None
    await change_menu_of(context, action.person)
    name = await _name(context, team, action.person)
    said = views.outcome_in_words(context.reader(), team, name, context.bot.link, outcome)
    # Not who else is to lead: that waits for a name, and takes what is written next for one.
    screen = await show_members(context, team)
    return Followed(screen.with_note(said, bold=True), t.Members(team.id))


async def search(context: Context, asking: t.WhoLeads, text: str) -> Followed | None:
    """Find by a part of the name who of the members is to lead."""
    reader = context.reader()
    team = reader.snapshot.teams.get(asking.team)
    if team is None or not reader.may_lead(team.id):
        return None
    members = await context.services.database.read(queries.members, team.id)
    found = [member for member in members if is_named(member.name or "", text)]
    if len(found) == 1:
        asked = t.NameLeader(team.id, found[0].person)
        return Followed(views.question(reader, team, found[0].person, found[0].name or ""), asked)
    return Followed(views.found(reader, team, text, found), t.WhoLeads(team.id))


async def _name(context: Context, team: Team, person: int) -> str:
    """What somebody is called in the team, else in Telegram."""
    members = await context.services.database.read(queries.members, team.id)
    said = next((member.name for member in members if member.person == person), None)
    return said or (await names(context.bot, context.reader(), [person]))[person]


async def _chosen(context: Context, team: Team, person: int) -> leadership.Chosen | None:
    def may(reader: Reader) -> bool:
        return reader.may_lead(team.id)

    me = context.person.id
    return await in_force_if(context, may, leadership.choose_leader, person, team.id, by=me)


async def _shown(context: Context, team: Team, page: int = 0) -> Screen:
    reader, services = context.reader(), context.services
    now = services.clock.now()
    seen = audit.Action.TEAM_SEEN
    await services.database.write(audit.note_look, context.person.id, seen, now, team=team.id)
    members = await services.database.read(queries.members, team.id)
    leading = await services.database.read(queries.leaders_of, reader.snapshot, team.id)
    return views.who_leads(reader, team, members, leading, page)
