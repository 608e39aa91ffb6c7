"""The organisers' desk: what they can do, who is an organiser, and who becomes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.broadcasts.actions import Broadcasts, OpenDraft
from handlers.broadcasts.door import broadcast_name
from handlers.channel.actions import ChannelForChanges
from handlers.desk.actions import (
    Audit,
    ChangeProgramme,
    ConfirmOrganiser,
    DecideOrganiser,
    Figures,
    InviteOrganiser,
    MoreAtDesk,
    Organisers,
    OrganisersDesk,
    RemoveOrganiser,
)
from handlers.frame.reader import Reader
from handlers.frame.whats_on import next_sessions, running_sessions
from handlers.printing.actions import Prints
from handlers.programme.actions import Days
from handlers.registrations.actions import ChooseGroupToName, Registrations
from handlers.releases.actions import (
    ChangeSession,
    DraftAt,
    ProgrammeUpdate,
    Releases,
)
from handlers.restored.actions import HeldMessages
from handlers.teams.actions import ChooseTeamToName, Stats
from handlers.ui.back import Anew, Home
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Row, Screen, Text, at_word
from locales import formats
from locales.translator import Translator
from storage.broadcasts.model import Broadcast
from storage.organisers import Organiser

_SOON = 4
"""So many sessions can be changed at one press."""


_EXAMPLE = 30
_LATER: Final = timedelta(minutes=30)


def desk(
    reader: Reader,
    unpublished: str = "",
    drafts: Sequence[int] = (),
    unsent: Sequence[Broadcast] = (),
    *,
    has_held_messages: bool = False,
) -> Screen:
    """What an organiser needs in a hurry, and the way to all else.

    `drafts` are those that wait to be published, the newest first, which is about `unpublished`;
    `unsent` are the broadcasts that were begun.
    """
    tr = reader.tr
    text = Text().title(tr("Organisers’ desk")).line()
    if drafts:
        text.line(tr("Not published yet: {titles}", titles=unpublished))
        others = len(drafts) - 1
        if others:
            text.line(tr.plural("and {n} more change", "and {n} more changes", others))
    if unsent:
        text.line(tr("Broadcast not sent yet: {title}", title=broadcast_name(reader, unsent[0])))
        others = len(unsent) - 1
        if others:
            text.line(tr.plural("and {n} more", "and {n} more", others))
    if drafts or unsent:
        text.line()
    text.lines(_example(reader))
    return text.screen(
        Button(tr("Decide about messages"), HeldMessages(), style="primary")
        if has_held_messages
        else (),
        [Button(tr("Publish or discard it"), DraftAt(drafts[0]))] if drafts else (),
        _go_on_writing(tr, unsent),
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


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Organisers whom nobody has confirmed but who named them, and those the reader may confirm."""

    people: frozenset[int] = frozenset()
    by_reader: frozenset[int] = frozenset()


NOBODY: Final = Unconfirmed()
"""Where one organiser's word is enough, nobody has to be confirmed."""


def organisers(
    reader: Reader,
    admins: Sequence[int],
    named: Sequence[Organiser],
    who: Mapping[int, str],
    unconfirmed: Unconfirmed = NOBODY,
) -> Screen:
    """All organisers, and the ways to name another or to take the role back."""
    tr = reader.tr
    text = Text().title(tr("Organisers")).line()
    for admin in admins:
        text.line(tr("• {name} (by the settings)", name=who[admin]))
    for organiser in named:
        since = reader.moment(organiser.since)
        name = who[organiser.person]
        if organiser.person in unconfirmed.people:
            text.line(tr("• {name} (since {when}, not confirmed yet)", name=name, when=since))
        else:
            text.line(tr("• {name} (since {when})", name=name, when=since))
    if unconfirmed.people:
        text.line().line(
            tr(
                "Who is not confirmed cannot approve broadcasts of the one who named them, nor the"
                " other way round. Another organiser can confirm them, or the operator can enter"
                " them in BOT_ADMINS."
            )
        )
    return text.screen(
        Button(tr("Name another organiser"), InviteOrganiser(), style="primary"),
        Button(tr("Name a coordinator"), ChooseGroupToName()) if reader.snapshot.groups else (),
        Button(tr("Name a leader"), ChooseTeamToName()) if reader.snapshot.teams else (),
        [
            reader.link(tr("Confirm: {name}", name=who[o.person]), ConfirmOrganiser(o.person))
            for o in named
            if o.person in unconfirmed.by_reader
        ],
        [
            reader.link(tr("Take back: {name}", name=who[o.person]), RemoveOrganiser(o.person))
            for o in named
        ],
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def invitation(reader: Reader, link: str) -> Screen:
    """The link to pass on."""
    tr = reader.tr
    text = Text().title(tr("A link for one new organiser")).line()
    text.line(link).line()
    text.line(
        tr(
            "Send it to the person who is to become an organiser. It is good for 24 hours and for"
            " one person. When they have opened it, I ask you whether it is really they."
        )
    )
    return text.screen(reader.back(tr("Organisers"), Organisers()))


def invitation_opened(reader: Reader) -> Screen:
    tr = reader.tr
    text = Text().title(tr("You are to become an organiser.")).line()
    text.line(
        tr(
            "The person who sent you the link has to confirm it. I write to you as soon as it is"
            " done."
        )
    )
    return text.screen(reader.home())


def invitation_needless(reader: Reader) -> Screen:
    """What an organiser reads who opens a link that would make them one."""
    text = Text().title(reader.tr("You are an organiser already."))
    text.line(reader.tr("Pass the link on to the person whom you want to name."))
    return text.screen(reader.back(reader.tr("Organisers’ desk"), OrganisersDesk()))


def confirmation(reader: Reader, number: int, taker: int, name: str) -> Screen:
    """The giver is asked whether the right person has opened the link."""
    tr = reader.tr
    opened = tr(
        "{name} (Telegram id {id}) has opened your link. Is this the person whom you want to make"
        " an organiser?",
        name=name,
        id=taker,
    )
    return confirm(
        tr("Your link was opened"),
        [opened],
        yes=Button(tr("Yes, make organiser"), DecideOrganiser(number, True), style="primary"),
        no=Button(tr("No"), DecideOrganiser(number, False)),
    )


def decided(reader: Reader, name: str, yes: bool) -> Screen:
    """What the giver's word has done."""
    tr = reader.tr
    text = Text().title(
        tr("{name} is an organiser now.", name=name)
        if yes
        else tr("{name} does not become an organiser.", name=name)
    )
    if not yes:
        text.line(tr("The link is no longer good."))
    return text.screen(reader.back(tr("Organisers"), Organisers()))


def named(reader: Reader) -> Screen:
    """What a new organiser can do, and how; all of it begins at the desk."""
    tr = reader.tr
    text = Text().title(tr("You are an organiser now.")).line()
    text.line(tr("This is what you can do, and how:"))
    text.lines(
        (
            tr("• Change a session: open it in the programme and press “Change”."),
            tr("• Write to everybody or to some: /broadcast, then just write the message."),
            tr("• Change much of the programme: /programme_update, as a spreadsheet."),
        )
    )
    if reader.snapshot.groups:
        text.line(tr("• See and change the lists of the groups: /registrations"))
    text.line(tr("• Answer people’s questions: reply to the message that shows one."))
    text.line(tr("• See who did what: /audit; the figures: /stats"))
    text.line().line(
        tr("Nothing goes out before you have seen it and pressed the button. /help lists all this.")
    )
    return text.screen(
        Button(tr("Organisers’ desk"), Anew(OrganisersDesk()), style="primary"),
        Button(tr("Programme"), Anew(Days())),
    )


def removal_question(reader: Reader, person: int, name: str) -> Screen:
    tr = reader.tr
    return confirm(
        tr("Take the role back?"),
        [tr("{name} will no longer be an organiser and is told so.", name=name)],
        yes=Button(tr("Yes, take it back"), RemoveOrganiser(person, True), style="danger"),
        no=Button(tr("No, leave it"), Organisers()),
    )


def removed(reader: Reader) -> Screen:
    """The message to somebody whose role was taken back."""
    text = Text().title(reader.tr("You are no longer an organiser."))
    text.line(reader.tr("Everything else works as before."))
    return text.screen(Button(reader.tr("Home"), Anew(Home())))
