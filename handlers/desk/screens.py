"""The organisers' desk: what they can do, and where all else is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers.broadcasts.actions import Broadcasts, OpenDraft
from handlers.broadcasts.door import broadcast_name
from handlers.channel.actions import ChannelForChanges
from handlers.desk.actions import (
    Audit,
    ChangeProgramme,
    Figures,
    MoreAtDesk,
    Organisers,
    OrganisersDesk,
)
from handlers.frame.reader import Reader
from handlers.frame.whats_on import next_sessions, running_sessions
from handlers.info.door import Begun, go_on
from handlers.printing.actions import Prints
from handlers.programme.actions import Days
from handlers.registrations.actions import Registrations
from handlers.releases.actions import (
    ChangeSession,
    DraftAt,
    ProgrammeUpdate,
    Releases,
)
from handlers.releases.door import LeftDraft
from handlers.restored.actions import HeldMessages
from handlers.teams.actions import Stats
from handlers.ui.on_a_phone import at_word
from handlers.ui.screen import Button, Row, Screen, Text
from locales import formats
from locales.translator import Translator
from storage.broadcasts.model import Broadcast

_SOON = 4
"""How many of the next sessions can be changed at one press."""


_EXAMPLE = 30
DRAFTS: Final = 3
"""The most changes waiting to be published that are named."""

_LATER: Final = timedelta(minutes=30)


def desk(
    reader: Reader,
    drafts: Sequence[LeftDraft] = (),
    more_drafts: int = 0,
    unsent: Sequence[Broadcast] = (),
    page: Begun | None = None,
    *,
    has_held_messages: bool = False,
) -> Screen:
    """What an organiser needs in a hurry, and the way to all else.

    `drafts` are the newest of those that wait to be published, `more_drafts` how many others do;
    `unsent` are the broadcasts that were begun, `page` is the info page that was.
    """
    tr = reader.tr
    text = Text().title(tr("Organisers’ desk")).line()
    text.lines([tr("Not published yet: {titles}", titles=draft.about) for draft in drafts])
    if more_drafts:
        text.line(tr.plural("and {n} more change", "and {n} more changes", more_drafts))
    if unsent:
        text.line(tr("Broadcast not sent yet: {title}", title=broadcast_name(reader, unsent[0])))
        others = len(unsent) - 1
        if others:
            text.line(tr.plural("and {n} more", "and {n} more", others))
    if page:
        text.line(tr("Info page not published yet: {title}", title=page.title))
    if drafts or unsent or page:
        text.line()
    text.lines(_example(reader))
    return text.screen(
        Button(tr("Decide about messages"), HeldMessages(), style="primary")
        if has_held_messages
        else (),
        _drafts(reader, drafts),
        _go_on_writing(tr, unsent),
        go_on(reader, page),
        Button(tr("Write to many"), Broadcasts(), style="primary"),
        Button(tr("Change the programme"), ChangeProgramme()),
        Button(tr("Lists of participants"), Registrations()),
        Button(tr("More"), MoreAtDesk()),
        reader.back(tr("Programme"), Days()),
    )


def change_programme(reader: Reader) -> Screen:
    """What is on and comes next, each to be changed at once; the ways to all else."""
    tr = reader.tr
    text = Text().title(tr("Change the programme")).line()
    text.line(
        tr(
            "What is on or comes next stands here. Any other session or group: open it in the"
            " programme and press “Change”. To change much, edit the programme’s file."
        )
    )
    soon = (*running_sessions(reader), *next_sessions(reader))[:_SOON]
    return text.screen(
        [reader.link(reader.title(session), ChangeSession(session.id)) for session in soon],
        Button(tr("Choose another session"), Days()),
        Button(tr("With a file"), ProgrammeUpdate()),
        Button(tr("Releases"), Releases()),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def more(reader: Reader) -> Screen:
    """What an organiser needs less often."""
    tr = reader.tr
    text = Text().title(tr("Organisers’ desk: more"))
    return text.screen(
        (Button(tr("Organisers"), Organisers()), Button(tr("Figures"), Figures())),
        (Button(tr("Audit log"), Audit()), Button(tr("Releases"), Releases())),
        (Button(tr("Channel for changes"), ChannelForChanges()), Button(tr("Print"), Prints())),
        Button(tr("Teams"), Stats()) if reader.snapshot.teams else (),
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def _drafts(reader: Reader, drafts: Sequence[LeftDraft]) -> list[Button]:
    """To what waits to be published; several have their names."""
    if len(drafts) == 1:
        return [Button(reader.tr("Publish or discard it"), DraftAt(drafts[0].number))]
    return [
        reader.link(reader.tr("Draft: {titles}", titles=draft.name), DraftAt(draft.number))
        for draft in drafts
    ]


def _go_on_writing(tr: Translator, unsent: Sequence[Broadcast]) -> Row:
    """To the broadcast that was begun, or to the list with all of them."""
    if not unsent:
        return ()
    press = OpenDraft(unsent[0].id) if len(unsent) == 1 else Broadcasts()
    return (Button(tr("Send or discard the broadcast"), press),)


def _example(reader: Reader) -> list[str]:
    """How a change is written: of what comes next, to an hour that is still ahead on its day."""
    for session in next_sessions(reader):
        later = reader.snapshot.local(session.start + _LATER)
        if session.takes_place and later.date() == reader.snapshot.local(session.start).date():
            return [
                reader.tr(
                    "Write what is to change, for example: cancel “{title}”, or move “{title}”"
                    " to {time}.",
                    title=at_word(reader.title(session), _EXAMPLE),
                    time=formats.clock(later),
                )
            ]
    return []
