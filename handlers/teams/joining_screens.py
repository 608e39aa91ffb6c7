"""Joining a team and leaving it. The readers are young: German says "du" and "ihr" here."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.groups.actions import AskName, AskTown, SetAttendance, SkipTown, UseTelegramName
from handlers.teams.actions import LeaveTeam, MyTeam, TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.screen import Button, Row, Screen, Text, shortened
from storage.plain_text import one_line
from storage.profiles import Attendance
from storage.programme.model import Team
from storage.teams.model import first_name_of

MARK: Final = "T"
"""Stands before the code of a team where else a group's id stands; alone it is one's own team."""

_LONGEST_OFFERED: Final = 18


def name(v: Reader, code: str, telegram_name: str, note: str = "") -> Screen:
    """Asks for the name, the first name first: no more of it is shown to the team."""
    tr = v.tr
    text = _asking(tr("What is your name?"), note)
    text.line(tr("First name first, please: the others in the team see that alone."))
    if v.person.profile.name:
        text.line(tr("Now: {value}", value=v.person.profile.name))
    text.line(tr("Write your name to me, or press the button."))
    offered = shortened(one_line(telegram_name), _LONGEST_OFFERED)
    row: Row = (Button(tr("Take “{name}”", name=offered), UseTelegramName(code)),)
    return text.screen([row if offered else (), _way_back(v, code)])


def town(v: Reader, code: str, note: str = "") -> Screen:
    """Asks for the town, and shows how the name is read."""
    tr = v.tr
    text = _asking(tr("Which town are you from?"), note)
    if v.person.profile.name:
        text.line(tr("Your team calls you: {name}", name=first_name_of(v.person.profile.name)))
    if v.person.profile.town:
        text.line(tr("Now: {value}", value=v.person.profile.town))
    text.line(tr("Write your town to me, or leave it out."))
    label = tr("Take it away") if v.person.profile.town else tr("Leave it out")
    return text.screen([(Button(label, SkipTown(code)),), _way_back(v, code)])


def attendance(v: Reader, code: str) -> Screen:
    """Asks whether the person comes or takes part by video."""
    tr = v.tr
    text = _asking(tr("How are you taking part?"), "")
    text.line(tr("If you take part by video, I show you the link first wherever there is one."))
    return text.screen(
        [
            (
                Button(tr("On site"), SetAttendance(code, Attendance.ONSITE)),
                Button(tr("By video"), SetAttendance(code, Attendance.VIDEO)),
            ),
            (Button(tr("I do not know yet"), SetAttendance(code, None)),),
            _way_back(v, code),
        ]
    )


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


def _way_back(v: Reader, code: str) -> Row:
    return (Button(v.tr("« Back"), MyTeam() if code == MARK else Teams()), *v.home())
