"""What people are told when others, or a release, have changed something about their team."""

from collections.abc import Sequence
from typing import Final

from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import SessionAt
from handlers.teams.actions import ChatSettings, MyTeam, TeamDesk, Teams
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.programme.changes import Aspect
from storage.programme.model import Team

_BUTTONS: Final = 4


def team_removed(v: Reader, team: Team) -> Screen:
    """A release has removed the team somebody was in."""
    tr = v.tr
    text = Text().title(tr("There is no team {team} any more.", team=v.text(team.name)))
    text.line(tr("The programme was changed. If you have questions, ask the organisers."))
    return text.screen(Button(tr("All teams"), Anew(Teams())))


def taken_out(v: Reader, team: Team) -> Screen:
    """A leader or an organiser has taken somebody out of the team."""
    tr = v.tr
    text = Text().title(tr("You no longer belong to the team {team}.", team=v.text(team.name)))
    text.line(tr("If you have questions, ask the leaders of the team."))
    return text.screen(Button(tr("All teams"), Anew(Teams())))


def exchanged(v: Reader, changes: Sequence[Changed]) -> Screen:
    """Workshops are the team's from now on, or are its own no longer."""
    text = Text().title(v.tr("News for your team")).line(time_zone_line(v))
    write_changes(v, text, changes)
    known = [v.snapshot.sessions[c.session] for c in changes if Aspect.GIVEN in c.aspects]
    return text.screen(
        [v.link(v.title(s), Anew(SessionAt(s.id))) for s in known[:_BUTTONS]],
        Button(v.tr("My team"), Anew(MyTeam())),
    )


def leader_named(v: Reader, team: Team) -> Screen:
    """The message to a new leader."""
    tr = v.tr
    text = Text().title(tr("You lead the team {team} now.", team=v.text(team.name)))
    text.line(
        tr(
            "You see the roll call, pass on the join link, look after the group chat and can add"
            " workshops of your own."
        )
    )
    return text.screen(Button(tr("Leaders’ desk"), Anew(TeamDesk(team.id))))


def leader_removed(v: Reader, team: Team) -> Screen:
    """The message to somebody who leads a team no longer."""
    tr = v.tr
    text = Text().title(tr("You no longer lead the team {team}.", team=v.text(team.name)))
    text.line(tr("Everything else works as before."))
    return text.screen(Button(tr("My team"), Anew(MyTeam())))


def chat_lost(v: Reader, team: Team) -> Screen:
    """The bot can no longer write into the team's chat."""
    tr = v.tr
    text = Text().title(
        tr("I have lost the group chat of the team {team}.", team=v.text(team.name))
    )
    text.line(
        tr(
            "I was put out of it, or its topic is gone. Everybody gets their own reminders as"
            " before. To bind a chat again, add me to it and write /team there."
        )
    )
    return text.screen(Button(tr("Group chat"), Anew(ChatSettings(team.id))))


def topic_lost(v: Reader, team: Team) -> Screen:
    """The topic of the team is gone; the bot writes into the main one."""
    tr = v.tr
    text = Text().title(
        tr("The topic of the team {team} is closed or gone.", team=v.text(team.name))
    )
    text.line(
        tr(
            "From now on I write into the main topic of the group. To choose another one,"
            " unbind the chat and write /team in that topic."
        )
    )
    return text.screen(Button(tr("Group chat"), Anew(ChatSettings(team.id))))
