"""What has changed: told to the people concerned, session by session, old → new."""

from collections.abc import Sequence
from typing import Final

from handlers.agenda.actions import My
from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Days, SessionAt
from handlers.releases.actions import Seen
from handlers.ui.action import Action
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text, column

_BUTTONS: Final = 4


def change_notice(
    v: Reader, changes: Sequence[Changed], delivery: int, again: bool = False
) -> Screen:
    """What a person concerned is told of a release."""
    tr = v.tr
    heading = (
        tr("Reminder: the programme has changed") if again else tr("The programme has changed")
    )
    text = Text().title(heading).line(time_zone_line(v))
    write_changes(v, text, changes)
    still_there = [c.session for c in changes if c.session in v.snapshot.sessions]
    rows = column(
        v.link(v.title(v.snapshot.sessions[session]), Anew(SessionAt(session)))
        for session in still_there[:_BUTTONS]
    )
    way_on: Action = My() if len(changes) > _BUTTONS else Days()
    label = tr("My programme") if isinstance(way_on, My) else tr("Programme")
    return text.screen(
        [
            (Button(tr("Seen"), Seen(delivery), style="primary"),),
            *rows,
            (Button(label, Anew(way_on)),),
        ]
    )
