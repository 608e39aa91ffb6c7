"""What a person concerned is told of a release."""

from collections.abc import Sequence
from typing import Final

from handlers.agenda.actions import My
from handlers.changes.actions import Changes
from handlers.frame.cancelled import replacement_of
from handlers.frame.changes import Changed, write_changes
from handlers.frame.reader import Reader
from handlers.frame.sessions import time_zone_line
from handlers.programme.actions import Days, SessionAt
from handlers.releases.actions import (
    Seen,
)
from handlers.teams.door import answer_row, asked_anew, is_asked_of
from handlers.ui.back import Anew
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Session
from storage.teams.model import Answer

_BUTTONS: Final = 4
"""The most sessions of a notice that have a button."""


def change_notice(
    reader: Reader,
    changes: Sequence[Changed],
    delivery: int,
    unanswered: Sequence[tuple[Session, Answer]] = (),
    again: bool = False,
) -> Screen:
    """What a person concerned is told of a release.

    `unanswered` are workshops with what they have said of the former hours: they are asked anew.
    Whether they come to one of these, or to one that is new to them, is asked by buttons here where
    it is a single one, else on the workshops' own pages.
    """
    tr = reader.tr
    if again:
        heading = tr("Reminder: the programme has changed")
    elif all(_is_own(reader, changed) for changed in changes):
        heading = tr("News of your team’s own workshops")
    else:
        heading = tr("The programme has changed")
    text = Text().title(heading).line(time_zone_line(reader))
    write_changes(reader, text, changes)
    if unanswered:
        text.line().lines(asked_anew(reader, *answered) for answered in unanswered)
    there = [
        reader.snapshot.sessions[c.session]
        for c in changes
        if c.session in reader.snapshot.sessions
    ]
    asked = [session for session, _said in unanswered]
    asked += [reader.snapshot.sessions[c.session] for c in changes if _is_new_to(reader, c)]
    lead_on = dict.fromkeys((replacement_of(reader, s) or s).id for s in there)
    rows = [
        reader.link(reader.title(reader.snapshot.sessions[session]), Anew(SessionAt(session)))
        for session in list(lead_on)[:_BUTTONS]
    ]
    return text.screen(
        Button(tr("Seen"), Seen(delivery), style="primary"),
        answer_row(reader, asked[0]) if len(asked) == 1 else (),
        rows,
        _way_on(reader, changes),
    )


def _is_new_to(reader: Reader, changed: Changed) -> bool:
    """Whether somebody has not been asked yet if they come: a workshop of their team is new."""
    session = reader.snapshot.sessions.get(changed.session)
    was = changed.before.sessions.get(changed.session)
    is_new = session is not None and (was is None or not was.takes_place)
    return session is not None and is_new and is_asked_of(reader, session)


def _is_own(reader: Reader, changed: Changed) -> bool:
    """Whether a change is about a workshop that the reader's own team has added."""
    known = (reader.snapshot.sessions, changed.before.sessions)
    found = next((s[changed.session] for s in known if changed.session in s), None)
    return found is not None and found.own_of is not None and found.own_of == reader.person.team


def _way_on(reader: Reader, changes: Sequence[Changed]) -> Button:
    """To where all of the changes are to be seen, where not each has a button."""
    if len(changes) <= _BUTTONS:
        return Button(reader.tr("Programme"), Anew(Days()))
    if all(changed.session in reader.person.attends for changed in changes):
        return Button(reader.tr("My programme"), Anew(My()))
    return Button(reader.tr("Changes"), Anew(Changes()))
