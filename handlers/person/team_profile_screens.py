"""The same questions for young people who join a team: German says "du" here."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.person.actions import MARK, SetAttendance, SkipTown, UseTelegramName
from handlers.teams.actions import MyTeam, Teams
from handlers.ui.screen import Button, Row, Screen, Text, shortened
from storage.plain_text import one_line
from storage.profiles import Attendance
from storage.teams.model import first_name_of

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
    return text.screen(row if offered else (), _way_back(v, code))


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
    return text.screen(Button(label, SkipTown(code)), _way_back(v, code))


def attendance(v: Reader, code: str) -> Screen:
    """Asks whether the person comes or takes part by video."""
    tr = v.tr
    text = _asking(tr("How are you taking part?"), "")
    text.line(tr("If you take part by video, I show you the link first wherever there is one."))
    return text.screen(
        (
            Button(tr("On site"), SetAttendance(code, Attendance.ONSITE)),
            Button(tr("By video"), SetAttendance(code, Attendance.VIDEO)),
        ),
        Button(tr("I do not know yet"), SetAttendance(code, None)),
        _way_back(v, code),
    )


def _way_back(v: Reader, code: str) -> Row:
    return (Button(v.tr("« Back"), MyTeam() if code == MARK else Teams()), *v.home())


def _asking(title: str, note: str) -> Text:
    text = Text()
    if note:
        text.line(note).line()
    return text.title(title).line()
