"""What a person is asked about themselves before the first time, and how it is shown."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.groups.actions import GroupAt
from handlers.person import team_profile_screens as for_team
from handlers.person.actions import (
    MARK,
    AskAttendance,
    AskName,
    AskTown,
    Consent,
    Privacy,
    SetAttendance,
    Settings,
    SkipTown,
    UseTelegramName,
    is_for_team,
)
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.action import Action
from handlers.ui.screen import Button, Row, Screen, Text, column, shortened
from storage.plain_text import one_line
from storage.profiles import Attendance

_LONGEST_OFFERED: Final = 18
"""So much of a name leaves room on the button for what it does."""


def consent(v: Reader, group: str) -> Screen:
    """The one question before anything is stored for the lists."""
    tr = v.tr
    if is_for_team(group):
        return _consent_for_team(v, group)
    text = Text().title(tr("Before you sign up for the first time")).line()
    text.line(
        tr(
            "For the list of the group I store your name, if you like your town or organisation"
            " and whether you come or take part by video, and which groups you choose."
        )
    ).line()
    text.line(
        tr(
            "The organisers and the coordinators of your groups see this; nobody else does. It is"
            " erased with everything else, and at any time when you say so under /privacy."
        )
    )
    return text.screen(
        Button(tr("I agree"), Consent(group), style="primary"),
        (Button(tr("No, thank you"), _back(group)), Button(tr("Privacy"), Privacy())),
    )


def _consent_for_team(v: Reader, code: str) -> Screen:
    """The same before somebody joins a team; its readers are young."""
    tr = v.tr
    text = Text().title(tr("Before you join your team")).line()
    text.line(
        tr(
            "For the team I store your name, if you like your town and whether you come or take"
            " part by video, and what you say of workshops: here, on the way, not coming."
        )
    ).line()
    text.line(
        tr(
            "The others in the team see your first name and your town. Your whole name is for the"
            " leaders of the team and for the organisers; nobody else sees anything. It is erased"
            " with everything else, and at any time when you say so under /privacy."
        )
    )
    return text.screen(
        Button(tr("I agree"), Consent(code), style="primary"),
        (Button(tr("No, thank you"), _back(code)), Button(tr("Privacy"), Privacy())),
    )


def name(v: Reader, group: str, telegram_name: str, note: str = "") -> Screen:
    """Asks for the name for the list; what is known already can be kept."""
    if is_for_team(group):
        return for_team.name(v, group, telegram_name, note)
    tr = v.tr
    text = _asking(tr("Your name for the list"), note)
    if v.person.profile.name:
        text.line(tr("Now: {value}", value=v.person.profile.name))
    text.line(tr("Write it to me, or press the button."))
    offered = shortened(one_line(telegram_name), _LONGEST_OFFERED)
    row: Row = (Button(tr("Take “{name}”", name=offered), UseTelegramName(group)),)
    return text.screen(row if offered else (), _way_back(v, group))


def town(v: Reader, group: str, note: str = "") -> Screen:
    """Asks for the town or organisation."""
    if is_for_team(group):
        return for_team.town(v, group, note)
    tr = v.tr
    text = _asking(tr("Your town or organisation"), note)
    if v.person.profile.name:
        text.line(tr("Your name on the list: {name}", name=v.person.profile.name))
    if v.person.profile.town:
        text.line(tr("Now: {value}", value=v.person.profile.town))
    text.line(tr("Write it to me, or leave it out."))
    label = tr("Take it away") if v.person.profile.town else tr("Leave it out")
    return text.screen(Button(label, SkipTown(group)), _way_back(v, group))


def attendance(v: Reader, group: str) -> Screen:
    """Asks whether the person comes or takes part by video."""
    if is_for_team(group):
        return for_team.attendance(v, group)
    tr = v.tr
    text = Text().title(tr("How do you take part?")).line()
    if v.person.profile.town:
        text.line(tr("Your town or organisation: {town}", town=v.person.profile.town))
    text.line(tr("By video I show you the link first wherever there is one."))
    return text.screen(
        (
            Button(tr("On site"), SetAttendance(group, Attendance.ONSITE)),
            Button(tr("By video"), SetAttendance(group, Attendance.VIDEO)),
        ),
        Button(tr("I do not know yet"), SetAttendance(group, None)),
        _way_back(v, group),
    )


def attendance_name(v: Reader, how: Attendance | None) -> str:
    """How somebody takes part, in a word."""
    match how:
        case Attendance.ONSITE:
            return v.tr("on site")
        case Attendance.VIDEO:
            return v.tr("by video")
        case None:
            return v.tr("not said")


def profile_lines(v: Reader) -> list[str]:
    """What a person has said of themselves, for the settings."""
    tr, profile = v.tr, v.person.profile
    return [
        tr("Name on the list: {name}", name=profile.name or "–"),
        tr("Town or organisation: {town}", town=profile.town or "–"),
        tr("Takes part: {how}", how=attendance_name(v, profile.attendance)),
    ]


def profile_buttons(v: Reader) -> tuple[Row, ...]:
    """The ways to change it."""
    tr = v.tr
    return column(
        [
            Button(tr("Change name"), AskName()),
            Button(tr("Change town or organisation"), AskTown()),
            Button(tr("On site or by video"), AskAttendance()),
        ]
    )


def _asking(title: str, note: str) -> Text:
    text = Text()
    if note:
        text.line(note).line()
    return text.title(title).line()


def _back(group: str) -> Action:
    if is_for_team(group):
        return MyTeam() if group == MARK else Teams()
    return GroupAt(group) if group else Settings()


def _way_back(v: Reader, group: str) -> tuple[Row, ...]:
    return ((Button(v.tr("« Back"), _back(group)), *v.home()),)
