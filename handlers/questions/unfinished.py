"""A sign-up that waits for one more press, for somebody who asks meanwhile what they have."""

from dataclasses import replace
from typing import Final

from handlers.agenda.actions import My, MyGroups, NextForMe
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.groups.actions import Join
from handlers.questions.intents import OpenScreen
from handlers.ui.screen import Screen
from storage.programme.model import Group

_ROWS: Final = 6


def unfinished(context: Context, intent: OpenScreen) -> Group | None:
    """The group whose question before the sign-up was shown last, where one's own is asked for."""
    reader = context.reader()
    asking = context.services.last_shown.asking(context.person.id, reader.now)
    if asking is None or not isinstance(intent.press, My | MyGroups | NextForMe):
        return None
    return reader.snapshot.groups.get(asking[1].group) if isinstance(asking[1], Join) else None


def leading_on(reader: Reader, screen: Screen, group: Group) -> Screen:
    """The screen below the word that the sign-up is not done yet, with the way on first."""
    tr, title = reader.tr, reader.text(group.title)
    go_on = reader.link(tr("Go on: {question}", question=title), Join(group.id))
    rows = ((replace(go_on, style="primary"),), *screen.rows[:-1][: _ROWS - 2], *screen.rows[-1:])
    note = tr("You are not signed up yet, one step is missing: {group}", group=title)
    return replace(screen, rows=rows).with_note(note, bold=True)
