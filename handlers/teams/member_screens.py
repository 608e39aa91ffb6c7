"""The screens of a team: its own for those who belong to it, the public one for all others."""

from handlers.frame.feature import Context, Followed
from handlers.teams import joining_screens as team_joining
from handlers.teams import screens as views
from handlers.teams.actions import MyTeam, TeamAt, Teams
from handlers.ui.screen import Screen
from storage.teams import queries


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
    return Followed(team_joining.introduced(v, team, note), MyTeam())
