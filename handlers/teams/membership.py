"""The teams and one's own: looked at, joined by a code, left."""

from typing import Final
from zlib import crc32

from handlers.frame.context import Context, Followed
from handlers.frame.in_force import in_force
from handlers.person.door import first_question
from handlers.teams import screens as views
from handlers.teams.actions import (
    Introduce,
    JoinTeam,
    LeaveTeam,
    MyTeam,
    RejoinTeam,
    TeamAt,
    Teams,
)
from handlers.ui.screen import Screen
from storage.programme.model import Team
from storage.teams import codes, membership, queries
from storage.teams.model import AlreadyMember, Joined, Leads, LeftTeam, NoMember, WouldLeave

_DIGITS: Final = 100_000


async def open_own_team(context: Context, _address: MyTeam) -> Screen | None:
    """The team one belongs to; all teams for those who belong to none."""
    reader = context.reader()
    team = reader.snapshot.teams.get(reader.person.team or "")
    return await open_team(context, TeamAt(team.id)) if team else views.teams(reader)


async def open_team(context: Context, address: TeamAt) -> Screen | None:
    """A team: as its members see it, or as all others do; None where it is gone."""
    reader = context.reader()
    team = reader.snapshot.teams.get(address.id)
    if team is None:
        return None
    if reader.in_group or not (reader.belongs_to(team.id) or reader.is_organiser):
        return views.team(reader, team, address.page)
    members = await context.services.database.read(queries.members, team.id)
    leading = await context.services.database.read(queries.leaders_of, reader.snapshot, team.id)
    return views.own_team(reader, team, members, leading, address.page)


async def join(context: Context, action: JoinTeam) -> Followed | None:
    """Join the team of a code; who does so for the first time is asked some things.

    `costs` stands for the team that the person has agreed to leave for it.
    """
    services, person, code = context.services, context.person, action.code
    team = await services.database.read(codes.team_of, code)
    if team is None or team not in services.current_release.snapshot.teams:
        return Followed(views.no_such_code(context.reader()), Teams())
    if person.team != team:
        missing = await first_question(context, JoinTeam(code))
        if missing:
            return missing
    current = person.team or ""
    leaving = current if action.costs and action.costs == _cost_of(current) else None
    outcome = await in_force(context, membership.join, person.id, code, leaving=leaving)
    reader = context.reader()
    match outcome:
        case Joined():
            return _introduced(context, reader.tr("Welcome to the team!"))
        case AlreadyMember(joined):
            return await _show(context, joined)
        case WouldLeave(joined, now_in) if {joined, now_in} <= reader.snapshot.teams.keys():
            teams = reader.snapshot.teams
            question = views.would_leave(
                reader, teams[joined], teams[now_in], JoinTeam(code, _cost_of(now_in))
            )
            return Followed(question, JoinTeam(code))
        case Leads(led):
            note = reader.tr(
                "You lead this team. Somebody else has to take over before you change."
            )
            return await _show(context, led, note)
        case _:
            return Followed(views.no_such_code(reader), Teams())


async def introduce(context: Context, action: Introduce) -> Followed:
    """How the person's team sees them; who has not said who they are is asked first."""
    return await first_question(context, action) or _introduced(context)


async def leave(context: Context, press: LeaveTeam) -> Followed | None:
    """Leave one's team, after a question."""
    reader = context.reader()
    team = reader.snapshot.teams.get(press.team)
    if team is None or reader.person.team != team.id:
        return None
    if team.id in reader.leads:
        return await _why_a_leader_stays(context, team)
    if not press.sure:
        return Followed(views.leave_question(reader, team), press)
    outcome = await in_force(context, membership.leave, context.person.id, team.id)
    reader = context.reader()
    match outcome:
        case LeftTeam():
            return Followed(views.left(reader, team), Teams())
        case Leads():
            return await _why_a_leader_stays(context, team)
        case NoMember():
            return await _show(context, team.id)


async def come_back(context: Context, press: RejoinTeam) -> Followed | None:
    """Take it back that one has left a team; later the link of the team is needed."""
    outcome = await in_force(context, membership.come_back, context.person.id, press.team)
    if not isinstance(outcome, Joined):
        return None
    return _introduced(context, context.reader().tr("Welcome to the team!"))


async def _why_a_leader_stays(context: Context, team: Team) -> Followed:
    reader, me = context.reader(), context.person.id
    leading = await context.services.database.read(queries.leaders_of, reader.snapshot, team.id)
    screen = views.why_a_leader_stays(reader, team, is_alone=leading == [me])
    return Followed(screen, MyTeam())


def _introduced(context: Context, note: str = "") -> Followed:
    """How the person's team sees them; all teams where they are in none."""
    reader = context.reader()
    team = reader.snapshot.teams.get(reader.person.team or "")
    if team is None:
        return Followed(views.teams(reader), Teams())
    return Followed(views.introduced(reader, team).with_note(note, bold=True), Introduce())


async def _show(context: Context, team: str, note: str = "") -> Followed | None:
    screen = await open_team(context, TeamAt(team))
    return Followed(screen.with_note(note, bold=True), MyTeam()) if screen else None


def _cost_of(team: str) -> int:
    """What stands in a button for the team that is left: another one gives another number."""
    return crc32(team.encode()) % _DIGITS + 1
