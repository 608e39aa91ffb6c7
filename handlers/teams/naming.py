"""Naming who leads a team: from its members, or in Telegram's own list of people."""

from telegram import Update

from handlers.frame.feature import Context
from handlers.frame.in_force import in_force_if
from handlers.frame.menu import change_menu_of
from handlers.frame.reader import Reader
from handlers.frame.sharing_people import ask_for_person, name_of, shared_for, take_key_away
from handlers.frame.showing import present, refuse
from handlers.teams import actions as t
from handlers.teams import naming_screens as views
from handlers.teams.leading import led
from handlers.ui.screen import Screen
from storage import audit
from storage.programme.model import Team
from storage.teams import membership, queries


@led
async def open_who_leads(context: Context, address: t.WhoLeads, team: Team) -> Screen:
    """Who leads the team, and whom one press makes a leader."""
    return await _shown(context, team, address.page)


async def ask(update: Update, context: Context, press: t.AskForLeader) -> None:
    """Let Telegram show the people one knows."""
    v = context.reader()
    team = v.snapshot.teams.get(press.team)
    if team is None or not v.may_lead(team.id):
        await refuse(update, context, press)
    else:
        await ask_for_person(update, context, press, views.asking(v, team))


async def take_person(update: Update, context: Context) -> bool:
    """Name the person who was chosen; False where that is for others to take."""
    v = context.reader()
    for team in [team for team in v.snapshot.teams.values() if v.may_lead(team.id)]:
        user = shared_for(update, t.AskForLeader(team.id))
        if user is not None:
            outcome = await _chosen(context, team, user.user_id)
            await change_menu_of(context, user.user_id)
            link = context.bot.link
            await take_key_away(context, views.chosen(v, team, name_of(user), link, outcome))
            await present(update, context, await _shown(context, team), t.WhoLeads(team.id))
            return True
    return False


async def _chosen(context: Context, team: Team, person: int) -> membership.Chosen | None:
    def may(v: Reader) -> bool:
        return v.may_lead(team.id)

    me = context.person.id
    return await in_force_if(context, may, membership.choose_leader, person, team.id, by=me)


async def _shown(context: Context, team: Team, page: int = 0) -> Screen:
    v, services = context.reader(), context.services
    now = services.clock.now()
    seen = audit.Action.TEAM_SEEN
    await services.database.write(audit.note_look, context.person.id, seen, now, team=team.id)
    members = await services.database.read(queries.members, team.id)
    leading = await services.database.read(membership.leaders_of, v.snapshot, team.id)
    return views.who_leads(v, team, members, leading, page)
