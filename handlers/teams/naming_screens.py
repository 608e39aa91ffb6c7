"""Who leads a team, and who is to. Leaders are addressed with "du" in German."""

from collections.abc import Collection, Sequence

from handlers.desk.actions import Organisers
from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.teams.actions import (
    AskForLeader,
    ChooseTeamToName,
    Members,
    NameLeader,
    WhoLeads,
)
from handlers.teams.desk_screens import name_of
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Team
from storage.teams.membership import Chosen
from storage.teams.model import Member


def choose_team(v: Reader, address: ChooseTeamToName) -> Screen:
    """For which team a leader is to be named."""
    tr, shown = v.tr, Page.of(v.snapshot.programme.teams, address.page)
    text = Text().title(tr("Name a leader: for which team?")).joined(shown.heading(tr))
    return text.screen(
        [v.link(v.text(team.name), WhoLeads(team.id)) for team in shown.items],
        shown.row(tr, ChooseTeamToName),
        v.back(tr("Organisers"), Organisers()),
    )


def who_leads(
    v: Reader, team: Team, members: Sequence[Member], leading: Collection[int], page: int
) -> Screen:
    """Who leads a team; each member who does not is one press away from it."""
    tr = v.tr
    shown = Page.of([member for member in members if member.person not in leading], page)
    text = Text().title(tr("Leaders: {team}", team=v.text(team.name))).line()
    leaders = [member for member in members if member.person in leading]
    text.lines(tr("• {name}", name=name_of(v, leader)) for leader in leaders)
    if not leaders:
        text.line(tr("Nobody yet."))
    text.line().line(tr("Who else is to lead? Leaders see the members and write to the team."))
    return text.screen(
        Button(tr("Choose in Telegram"), AskForLeader(team.id), style="primary"),
        [
            v.link(tr("Name: {name}", name=name_of(v, member)), NameLeader(team.id, member.person))
            for member in shown.items
        ],
        shown.row(tr, lambda number: WhoLeads(team.id, number)),
        v.back(tr("Members"), Members(team.id)),
    )


def asking(v: Reader, team: Team) -> str:
    """What stands above the key that asks for a person."""
    name = team_name(v, team)
    return v.tr("Press the key below and choose who is to lead the team {team}.", team=name)


def chosen(v: Reader, team: Team, name: str, link: str, outcome: Chosen | None) -> str:
    """What came of choosing somebody."""
    tr = v.tr
    match outcome:
        case Chosen.NAMED:
            return tr("{name} leads the team {team} now.", name=name, team=team_name(v, team))
        case Chosen.IN_ANOTHER_TEAM:
            return tr("{name} belongs to another team and has to leave it first.", name=name)
        case None:
            return tr("You may no longer name anybody here. Nothing was changed.")
        case _:
            return tr(
                "{name} has not used me yet. Send them this link, and choose them again"
                " afterwards: {link}",
                name=name,
                link=link,
            )
