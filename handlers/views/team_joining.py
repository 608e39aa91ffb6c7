"""Joining a team and leaving it. The readers are young: German says "du" and "ihr" here."""

from handlers.presses import Press, TeamAt, Teams
from handlers.teams.presses import LeaveTeam
from handlers.views.screen import Button, Screen, Text
from handlers.views.viewpoint import Viewpoint
from storage.programme.model import Team


def no_such_code(v: Viewpoint) -> Screen:
    """A link that was renewed, or never was one."""
    tr = v.tr
    text = Text().title(tr("This link is no longer good."))
    text.line(tr("Ask the leaders of your team for the new one."))
    return text.screen([(Button(tr("All teams"), Teams()), *v.home())])


def would_leave(v: Viewpoint, wanted: Team, current: Team, yes: Press) -> Screen:
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


def leave_question(v: Viewpoint, team: Team) -> Screen:
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


def left(v: Viewpoint, team: Team) -> Screen:
    """What somebody reads who has left."""
    tr = v.tr
    text = Text().title(tr("You have left the team {team}.", team=v.text(team.name)))
    text.line(tr("With the link you can come back at any time."))
    return text.screen([(Button(tr("All teams"), Teams()), *v.home())])
