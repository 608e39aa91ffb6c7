"""Who is an organiser, and who becomes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.desk.actions import (
    ConfirmOrganiser,
    DecideOrganiser,
    InviteOrganiser,
    Organisers,
    OrganisersDesk,
    RemoveOrganiser,
)
from handlers.frame.reader import Reader
from handlers.programme.actions import Days
from handlers.registrations.actions import ChooseGroupToName
from handlers.teams.actions import ChooseTeamToName
from handlers.ui.back import Anew, Home
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Screen, Text
from storage.organisers import Organiser


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
