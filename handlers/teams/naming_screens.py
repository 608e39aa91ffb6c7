"""Who leads a team, and who is to. Leaders are addressed with "du" in German."""

from collections.abc import Collection, Sequence
from typing import Final

from handlers.desk.actions import Organisers
from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.teams.actions import (
    AskForLeader,
    ChooseTeamToName,
    ConfirmLeader,
    Members,
    NameLeader,
    WhoLeads,
)
from handlers.teams.member_screens import name_of
from handlers.ui.choice import confirm
from handlers.ui.on_a_phone import shortened
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Team
from storage.teams.leadership import Chosen
from storage.teams.model import Member

_QUOTED: Final = 60


def choose_team(reader: Reader, address: ChooseTeamToName) -> Screen:
    """For which team a leader is to be named."""
    tr, shown = reader.tr, Page.of(reader.snapshot.programme.teams, address.page)
    text = Text().title(tr("Name a leader: for which team?")).joined(shown.heading(tr))
    return text.screen(
        [reader.link(reader.text(team.name), WhoLeads(team.id)) for team in shown.items],
        shown.row(tr, ChooseTeamToName),
        reader.back(tr("Organisers"), Organisers()),
    )


def who_leads(
    reader: Reader, team: Team, members: Sequence[Member], leading: Collection[int], page: int
) -> Screen:
    """Who leads a team; each member who does not is one press away from it."""
    tr = reader.tr
    shown = Page.of([member for member in members if member.person not in leading], page)
    text = Text().title(tr("Leaders: {team}", team=reader.text(team.name))).line()
    leaders = [member for member in members if member.person in leading]
    text.lines(tr("• {name}", name=name_of(reader, leader)) for leader in leaders)
    if not leaders:
        text.line(tr("Nobody yet."))
    text.line().line(
        tr("Who else is to lead? Leaders see the members and write to the team.")
        if leaders
        else tr("Who is to lead? Leaders see the members and write to the team.")
    )
    text.line(tr("Choose below, or write a part of a member’s name."))
    return text.screen(
        Button(tr("Choose in Telegram"), AskForLeader(team.id), style="primary"),
        [
            reader.link(
                tr("Name: {name}", name=name_of(reader, member)), NameLeader(team.id, member.person)
            )
            for member in shown.items
        ],
        shown.row(tr, lambda number: WhoLeads(team.id, number)),
        reader.back(tr("Members"), Members(team.id)),
    )


def question(reader: Reader, team: Team, person: int, name: str) -> Screen:
    """Whether somebody is really to lead a team."""
    tr = reader.tr
    return confirm(
        tr("Name {name} a leader?", name=name),
        [
            team_name(reader, team),
            tr("Leaders see the members and write to the team. They are told so at once."),
        ],
        Button(tr("Yes, name"), ConfirmLeader(team.id, person), style="primary"),
        Button(tr("No, leave it"), WhoLeads(team.id)),
    )


def found(reader: Reader, team: Team, text: str, members: Sequence[Member]) -> Screen:
    """Which members are called so, as far as they fit; or that nobody is."""
    tr, shown = reader.tr, members[:PAGE]
    heading = Text().title(tr("Leaders: {team}", team=reader.text(team.name))).line()
    if shown:
        heading.line(tr("Who is meant? Choose, or write more of the name."))
    else:
        said = shortened(text, _QUOTED)
        heading.line(tr("Nobody in the team is called “{text}”.", text=said))
    return heading.screen(
        Button(tr("Choose in Telegram"), AskForLeader(team.id), style="primary"),
        [
            reader.link(
                tr("Name: {name}", name=name_of(reader, member)), NameLeader(team.id, member.person)
            )
            for member in shown
        ],
        reader.back(tr("« Back"), WhoLeads(team.id)),
    )


def asking(reader: Reader, team: Team) -> str:
    """What stands above the key that asks for a person."""
    name = team_name(reader, team)
    return reader.tr("Press the key below and choose who is to lead the team {team}.", team=name)


def chosen(reader: Reader, team: Team, name: str, link: str, *, is_known: bool) -> str:
    """What follows the choice of somebody; who has never started the bot cannot be told."""
    if is_known:
        return reader.tr(
            "Chosen for the team {team}: {name}", team=team_name(reader, team), name=name
        )
    return outcome_in_words(reader, team, name, link, Chosen.UNKNOWN)


def outcome_in_words(reader: Reader, team: Team, name: str, link: str, outcome: Chosen) -> str:
    """The outcome of naming somebody."""
    tr = reader.tr
    match outcome:
        case Chosen.NAMED:
            return tr("{name} leads the team {team} now.", name=name, team=team_name(reader, team))
        case Chosen.IN_ANOTHER_TEAM:
            return tr("{name} belongs to another team and has to leave it first.", name=name)
        case _:
            return tr(
                "{name} does not use me yet. Send them this link, and choose them again"
                " afterwards: {link}",
                name=name,
                link=link,
            )
