"""What a person is asked about themselves before the first time, and how it is shown.

A team is joined by young people: they are asked in other words, and German says "du" to them.
"""

from dataclasses import dataclass
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.groups.actions import GroupAt, Join, SignedUp
from handlers.person.actions import (
    AskAttendance,
    AskName,
    AskTown,
    Consent,
    Decline,
    PrivacyFirst,
    SetAttendance,
    Settings,
    SkipTown,
    UseTelegramName,
    is_for_team,
)
from handlers.teams.actions import Introduce, JoinTeam, MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.choice import choice
from handlers.ui.on_a_phone import shortened
from handlers.ui.screen import Asks, Button, Row, Screen, Text, column
from locales.oneself import about_oneself
from storage.plain_text import one_line
from storage.profiles import Attendance, Profile
from storage.programme.model import Team
from storage.teams.model import first_name_of

_LONGEST_OFFERED: Final = 18
"""The most characters of a name that leave room on the button for what it does."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody who is asked; the name in Telegram is only offered."""

    profile: Profile
    telegram_name: str


def consent(reader: Reader, then: Action, team: Team | None = None) -> Screen:
    """The one question before anything is stored for a list or for that team."""
    tr = reader.tr
    text = _consent_to_team(reader, team) if is_for_team(then) else _consent_to_lists(reader)
    agree = Button(tr("I agree"), Consent(then), style="primary")
    decline = Button(tr("No, thank you"), Decline(then))
    return text.screen(
        agree,
        (decline, Button(tr("Privacy"), PrivacyFirst(then))),
        asks=Asks(agree, decline, no_leaves=True),
    )


def _consent_to_lists(reader: Reader) -> Text:
    tr = reader.tr
    text = Text().title(tr("Before you sign up for the first time")).line()
    text.line(
        tr(
            "For the list of the group I store your name, if you like your town or organisation"
            " and whether you come or take part by video, and which groups you choose."
        )
    ).line()
    return text.line(
        tr(
            "The organisers and the coordinators of your groups see this; nobody else does."
            " /privacy says when it is erased by itself, and erases it whenever you like."
        )
    )


def _consent_to_team(reader: Reader, team: Team | None) -> Text:
    tr = reader.tr
    if team is None or reader.person.team == team.id:
        title = tr("Before your team sees you")
    else:
        title = tr("Before you join the team {team}", team=team_name(reader, team))
    text = Text().title(title).line()
    text.line(
        tr(
            "For the team I store your name, if you like your town and whether you come or take"
            " part by video, and what you say of workshops: here, coming, not coming."
        )
    ).line()
    return text.line(
        tr(
            "The others in the team see your first name and your town. Your whole name is for the"
            " leaders of the team and for the organisers; nobody else sees anything."
            " /privacy says when it is erased by itself, and erases it whenever you like."
        )
    )


def name(reader: Reader, asking: AskName, known: Known) -> Screen:
    """Asks for the name; what is known already can be kept."""
    tr, then = reader.tr, asking.then
    if is_for_team(then):
        text = Text().title(tr("What is your name?")).line()
        text.line(tr("First name first, please: the others in the team see that alone."))
        how = tr("Write your name to me, or press the button.")
    else:
        text = Text().title(tr("Your name for the list")).line()
        how = tr("Write it to me, or press the button.")
    if known.profile.name:
        text.line(tr("Now: {value}", value=known.profile.name))
    text.line(how)
    offered = shortened(one_line(known.telegram_name), _LONGEST_OFFERED)
    row: Row = (Button(tr("Take “{name}”", name=offered), UseTelegramName(then)),)
    return text.screen(row if offered else (), _way_back(reader, then))


def town(reader: Reader, asking: AskTown, known: Known) -> Screen:
    """Asks for the town, or organisation, and shows how the name is read."""
    tr, then, profile = reader.tr, asking.then, known.profile
    if is_for_team(then):
        text = Text().title(tr("Which town are you from?")).line()
        if profile.name:
            text.line(tr("Your team calls you: {name}", name=first_name_of(profile.name)))
        how = tr("Write your town to me, or leave it out.")
    else:
        text = Text().title(tr("Your town or organisation")).line()
        if profile.name:
            text.line(tr("Your name on the list: {name}", name=profile.name))
        how = tr("Write it to me, or leave it out.")
    if profile.town:
        text.line(tr("Now: {value}", value=profile.town))
    text.line(how)
    label = tr("Take it away") if profile.town else tr("Leave it out")
    return text.screen(Button(label, SkipTown(then)), _way_back(reader, then))


def reason(reader: Reader, text: str) -> str:
    """Why a name or a town is asked for, where a text asks that; else empty."""
    if not about_oneself(reader.tr.languages).asks_why(one_line(text)):
        return ""
    return reader.tr("So that the organisers know who is coming. /privacy says who sees it.")


def attendance(reader: Reader, asking: AskAttendance, known: Known) -> Screen:
    """Asks whether the person comes or takes part by video."""
    tr, then = reader.tr, asking.then
    if is_for_team(then):
        text = Text().title(tr("How are you taking part?")).line()
        text.line(tr("If you take part by video, I show you the link first wherever there is one."))
    else:
        text = Text().title(tr("How do you take part?")).line()
        if known.profile.town:
            text.line(tr("Your town or organisation: {town}", town=known.profile.town))
        text.line(tr("By video I show you the link first wherever there is one."))
    return text.screen(
        tuple(Button(label, SetAttendance(then, how)) for label, how in _attendances(reader)),
        Button(tr("I do not know yet"), SetAttendance(then, None)),
        _way_back(reader, then),
    )


def attendance_row(reader: Reader, then: Action) -> Row:
    """The ways to take part, with a tick on what was said; `then` is where it is offered."""
    said = reader.person.profile.attendance
    return tuple(
        choice(label, SetAttendance(then, how), chosen=said is how)
        for label, how in _attendances(reader)
    )


def _attendances(reader: Reader) -> tuple[tuple[str, Attendance], ...]:
    return (reader.tr("On site"), Attendance.ONSITE), (reader.tr("By video"), Attendance.VIDEO)


def attendance_name(reader: Reader, how: Attendance | None) -> str:
    """How somebody takes part, in a word."""
    match how:
        case Attendance.ONSITE:
            return reader.tr("on site")
        case Attendance.VIDEO:
            return reader.tr("by video")
        case None:
            return reader.tr("not said")


def profile_lines(reader: Reader) -> list[str]:
    """What a person has said of themselves, for the settings."""
    tr, profile = reader.tr, reader.person.profile
    return [
        tr("Name on the list: {name}", name=profile.name or tr("not said")),
        tr("Town or organisation: {town}", town=profile.town or tr("not said")),
        tr("Takes part: {how}", how=attendance_name(reader, profile.attendance)),
    ]


def profile_buttons(reader: Reader) -> tuple[Row, ...]:
    """The ways to change it."""
    tr = reader.tr
    return column(
        [
            Button(tr("Change name"), AskName()),
            Button(tr("Change town or organisation"), AskTown()),
            Button(tr("On site or by video"), AskAttendance()),
        ]
    )


def leads_back(then: Action) -> Action:
    """Where somebody comes who does not answer what they are asked for something."""
    match then:
        case Join(group):
            return GroupAt(group)
        case JoinTeam():
            return Teams()
        case SignedUp():
            return then
        case Introduce():
            return MyTeam()
        case _:
            return Settings()


def _way_back(reader: Reader, then: Action) -> Row:
    return reader.back(reader.tr("« Back"), leads_back(then))
