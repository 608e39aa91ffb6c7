"""Joining a team and leaving it. The readers are young: German says "du" and "ihr" here."""

from handlers.frame.reader import Reader
from handlers.person.actions import MARK, AskName, AskTown
from handlers.teams.actions import LeaveTeam, MyTeam, TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Team
from storage.teams.model import first_name_of


def no_such_code(v: Reader) -> Screen:
    """A link that was renewed, or never was one."""
    tr = v.tr
    text = Text().title(tr("This link is no longer good."))
    text.line(tr("Ask the leaders of your team for the new one."))
    return text.screen([(Button(tr("All teams"), Teams()), *v.home())])


def would_leave(v: Reader, wanted: Team, current: Team, yes: Action) -> Screen:
    """The question before one team is changed for another."""
    tr = v.tr
    text = Text().title(tr("Change to the team {team}?", team=v.text(wanted.name))).line()
    text.line(
        tr(
            "You belong to the team {team}. Nobody is in two teams: you would leave it.",
            team=v.text(current.name),
        )
    )
    return text.screen(
        [
            (Button(tr("Yes, change"), yes, style="primary"),),
            (Button(tr("No, stay"), TeamAt(current.id)),),
        ]
    )


def introduced(v: Reader, team: Team, note: str = "") -> Screen:
    """How the others see whoever has just come, or has put it right; kept short to be read."""
    tr, profile = v.tr, v.person.profile
    text = Text()
    if note:
        text.bold(note).line().line()
    text.title(tr("Team {name}", name=v.text(team.name))).line()
    first = first_name_of(profile.name) if profile.name else None
    text.add(tr("Your team sees you like this:")).add(" ").bold(shown_as(v, first, profile.town))
    return text.screen(
        [
            (Button(tr("My team"), MyTeam(), style="primary"),),
            (
                Button(tr("Other first name"), AskName(MARK)),
                Button(tr("Other town"), AskTown(MARK)),
            ),
            v.home(),
        ]
    )


def shown_as(v: Reader, first_name: str | None, town: str | None) -> str:
    """First name and town: no more of a member is shown to the others."""
    name = first_name or v.tr("(no name yet)")
    return v.tr("{name} ({town})", name=name, town=town) if town else name


def leave_question(v: Reader, team: Team) -> Screen:
    """The question before somebody leaves."""
    tr = v.tr
    text = Text().title(tr("Leave the team?")).line().line(v.text(team.name))
    text.line(tr("Its workshops are no longer part of your programme then."))
    return text.screen(
        [
            (Button(tr("Yes, leave"), LeaveTeam(team.id, True), style="danger"),),
            (Button(tr("No, stay"), TeamAt(team.id)),),
        ]
    )


def left(v: Reader, team: Team) -> Screen:
    """What somebody reads who has left."""
    tr = v.tr
    text = Text().title(tr("You have left the team {team}.", team=v.text(team.name)))
    text.line(tr("With the link you can come back at any time."))
    return text.screen([(Button(tr("All teams"), Teams()), *v.home())])


def _asking(title: str, note: str) -> Text:
    text = Text()
    if note:
        text.line(note).line()
    return text.title(title).line()
