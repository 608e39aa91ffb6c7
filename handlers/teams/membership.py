"""The teams and one's own: looked at, joined by a code, left."""

from typing import Final
from zlib import crc32

from handlers.frame.feature import Context, Followed
from handlers.frame.in_force import in_force
from handlers.person.door import first_question
from handlers.teams import screens as views
from handlers.teams.actions import Introduce, JoinTeam, LeaveTeam, MyTeam, TeamAt, Teams
from handlers.ui.screen import Screen
from storage.teams import codes, membership, queries
from storage.teams.model import AlreadyMember, Joined, Leads, LeftTeam, NoMember, WouldLeave

_DIGITS: Final = 100_000


async def join(context: Context, action: JoinTeam) -> Followed | None:
    """Join the team of a code; who does so for the first time is asked some things.

    `costs` stands for the team that the person has agreed to leave for it.
    """
    services, person, code = context.services, context.person, action.code
    team = await services.database.read(codes.team_of, code)
    if team is None or team not in services.current_release.snapshot.teams:
        return Followed(views.no_such_code(context.reader()), Teams())
    if person.team != team:
        missing = first_question(context, JoinTeam(code))
        if missing:
            return missing
    current = person.team or ""
    leaving = current if action.costs and action.costs == _cost_of(current) else None
    outcome = await in_force(context, membership.join, person.id, code, leaving=leaving)
    v = context.reader()
    match outcome:
        case Joined():
            return introduced(context, v.tr("Welcome to the team!"))
        case AlreadyMember(joined):
            return await _show(context, joined)
        case WouldLeave(joined, now_in) if {joined, now_in} <= v.snapshot.teams.keys():
            teams = v.snapshot.teams
            question = views.would_leave(
                v, teams[joined], teams[now_in], JoinTeam(code, _cost_of(now_in))
            )
            return Followed(question, JoinTeam(code))
        case Leads(led):
            note = v.tr("You lead this team. Somebody else has to take over before you change.")
            return await _show(context, led, note)
        case _:
            return Followed(views.no_such_code(v), Teams())


async def introduce(context: Context, action: Introduce) -> Followed:
    """How the person's team sees them; who has not said who they are is asked first."""
    return first_question(context, action) or introduced(context)


async def leave(context: Context, press: LeaveTeam) -> Followed | None:
    """Leave one's team, after a question."""
    v = context.reader()
    team = v.snapshot.teams.get(press.team)
    if team is None or v.person.team != team.id:
        return None
    if not press.sure:
        return Followed(views.leave_question(v, team), press)
    outcome = await in_force(context, membership.leave, context.person.id, team.id)
    v = context.reader()
    match outcome:
        case LeftTeam():
            return Followed(views.left(v, team), Teams())
        case Leads():
            note = v.tr("You lead this team. Somebody else has to take over before you leave.")
            return await _show(context, team.id, note)
        case NoMember():
            return await _show(context, team.id)


async def _show(context: Context, team: str, note: str = "") -> Followed | None:
    screen = await team_screen(TeamAt(team), context, note)
    return Followed(screen, MyTeam()) if screen else None


def _cost_of(team: str) -> int:
    """What stands in a button for the team that is left: another one gives another number."""
    return crc32(team.encode()) % _DIGITS + 1


async def team_screen(
    press: Teams | TeamAt | MyTeam, context: Context, note: str = ""
) -> Screen | None:
    """The teams, one team, or one's own; None where the team is no more.

    `note` says what a press has just done.
    """
    v = context.reader()
    match press:
        case Teams(page):
            return views.teams(v, page)
        case MyTeam() if v.person.team in v.snapshot.teams:
            return await team_screen(TeamAt(str(v.person.team)), context, note)
        case MyTeam():
            return views.teams(v)
        case TeamAt(id, page) if id in v.snapshot.teams:
            team = v.snapshot.teams[id]
            if v.in_group or not (v.belongs_to(id) or v.is_organiser):
                return views.team(v, team, page)
            members = await context.services.database.read(queries.members, id)
            return views.own_team(v, team, members, page, note)
        case _:
            return None


def introduced(context: Context, note: str = "") -> Followed:
    """How the person's team sees them; all teams where they are in none."""
    v = context.reader()
    team = v.snapshot.teams.get(v.person.team or "")
    if team is None:
        return Followed(views.teams(v), Teams())
    return Followed(views.introduced(v, team, note), MyTeam())
