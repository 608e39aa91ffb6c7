"""The organisers' desk: what they can do, the releases there were, and who has been told."""

from handlers.broadcasts.actions import Broadcasts
from handlers.desk.actions import Audit, Figures, Organisers
from handlers.frame.reader import Reader
from handlers.frame.sessions import next_sessions, running_sessions
from handlers.programme.actions import Days
from handlers.registrations.actions import Registrations
from handlers.releases.actions import (
    ChangeSession,
    ProgrammeUpdate,
    Releases,
)
from handlers.teams.actions import Stats
from handlers.ui.screen import Button, Row, Screen, Text, column

_SOON = 4
"""So many sessions can be changed from the desk at once."""


def desk(v: Reader) -> Screen:
    """All that an organiser can do; what is on and what comes next can be changed from here."""
    tr = v.tr
    text = Text().title(tr("Organisers’ desk")).line()
    text.line(
        tr(
            "To change one session or group quickly, open it in the programme and press “Change”."
            " To change much, edit the programme’s file."
        )
    )
    soon = (*running_sessions(v), *next_sessions(v))[:_SOON]
    return text.screen(
        [
            *column(
                v.link(tr("Change: {title}", title=v.title(session)), ChangeSession(session.id))
                for session in soon
            ),
            (Button(tr("Write to many"), Broadcasts(), style="primary"),),
            (Button(tr("Update the programme"), ProgrammeUpdate()),),
            (Button(tr("Lists of participants"), Registrations()),),
            (Button(tr("Releases"), Releases()), Button(tr("Organisers"), Organisers())),
            (Button(tr("Audit log"), Audit()), Button(tr("Figures"), Figures())),
            _teams(v),
            (Button(tr("Programme"), Days()), *v.home()),
        ]
    )


def _teams(v: Reader) -> Row:
    return (Button(v.tr("Teams"), Stats()),) if v.snapshot.teams else ()
