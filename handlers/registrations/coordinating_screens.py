"""Who coordinates a group, and who is to."""

from collections.abc import Mapping, Sequence
from typing import Final

from handlers.desk.actions import Organisers
from handlers.frame.reader import Reader
from handlers.registrations.actions import (
    AskForCoordinator,
    ChooseGroupToName,
    ConfirmCoordinator,
    Coordinators,
    EndCoordinating,
    ListOf,
    NameCoordinator,
    Registrations,
)
from handlers.ui.back import Anew
from handlers.ui.choice import confirm
from handlers.ui.on_a_phone import shortened
from handlers.ui.paging import PAGE, Page
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Group
from storage.seats.model import Entry

_QUOTED: Final = 60


def choose_group(reader: Reader, address: ChooseGroupToName) -> Screen:
    """For which group a coordinator is to be named."""
    tr, shown = reader.tr, Page.of(reader.snapshot.programme.groups, address.page)
    text = Text().title(tr("Name a coordinator: for which group?")).joined(shown.heading(tr))
    return text.screen(
        [reader.link(reader.text(group.title), Coordinators(group.id)) for group in shown.items],
        shown.row(tr, ChooseGroupToName),
        reader.back(tr("Organisers"), Organisers()),
    )


def coordinators(
    reader: Reader,
    group: Group,
    named: Sequence[int],
    who: Mapping[int, str],
    entries: Sequence[Entry],
    page: int,
) -> Screen:
    """Who coordinates a group; whom else one press makes a coordinator."""
    tr = reader.tr
    others = [e for e in entries if e.walk_in is None and e.person not in named]
    shown = Page.of(others, page)
    text = Text().title(tr("Coordination: {group}", group=reader.text(group.title))).line()
    for person in named:
        by_file = person in group.coordinators
        text.line(
            tr("• {name} (by the programme)", name=who[person])
            if by_file
            else tr("• {name}", name=who[person])
        )
    if not named:
        text.line(tr("Nobody yet."))
    text.line().line(
        tr("They see and change the list of the group and write to it. Whom do you want to name?")
    )
    text.line(tr("Choose below, or write a part of a name that stands on a list."))
    return text.screen(
        Button(tr("Choose in Telegram"), AskForCoordinator(group.id), style="primary"),
        [
            reader.link(
                tr("Name: {name}", name=entry.name or tr("(no name)")),
                NameCoordinator(group.id, entry.person),
            )
            for entry in shown.items
        ],
        shown.row(tr, lambda number: Coordinators(group.id, number)),
        [
            reader.link(
                tr("Take back: {name}", name=who[person]), EndCoordinating(group.id, person)
            )
            for person in named
            if person not in group.coordinators
        ],
        reader.back(tr("« {title}", title=reader.text(group.title)), ListOf(group.id)),
    )


def question(reader: Reader, group: Group, person: int, name: str) -> Screen:
    """Whether somebody is really to coordinate a group."""
    tr = reader.tr
    lines = [
        reader.text(group.title),
        tr("They see and change the list of the group and write to it. They are told so at once."),
    ]
    return confirm(
        tr("Name {name} coordinator?", name=name),
        lines,
        Button(tr("Yes, name"), ConfirmCoordinator(group.id, person), style="primary"),
        Button(tr("No, leave it"), Coordinators(group.id)),
    )


def found(reader: Reader, group: Group, text: str, people: Sequence[tuple[int, str]]) -> Screen:
    """Who of the lists is called so, as far as they fit; or that nobody is."""
    tr, shown = reader.tr, people[:PAGE]
    heading = Text().title(tr("Coordination: {group}", group=reader.text(group.title))).line()
    if shown:
        heading.line(tr("Whom do you mean? Choose, or write more of the name."))
    else:
        said = shortened(text, _QUOTED)
        heading.line(tr("Nobody on the lists is called “{text}”.", text=said))
        heading.line(
            tr("Choose in Telegram, or go back and write the name as it stands on a list.")
        )
    return heading.screen(
        Button(tr("Choose in Telegram"), AskForCoordinator(group.id), style="primary"),
        [
            reader.link(tr("Name: {name}", name=name), NameCoordinator(group.id, person))
            for person, name in shown
        ],
        reader.back(tr("« Back"), Coordinators(group.id)),
    )


def end_question(reader: Reader, group: Group, person: int, name: str) -> Screen:
    tr = reader.tr
    return confirm(
        tr("Take the role back?"),
        [
            tr(
                "{name} will no longer coordinate: {group}",
                name=name,
                group=reader.text(group.title),
            )
        ],
        Button(tr("Yes, take it back"), EndCoordinating(group.id, person, True), style="danger"),
        Button(tr("No, leave it"), Coordinators(group.id)),
    )


def asking(reader: Reader, group: Group) -> str:
    """What stands above the key that asks for a person."""
    return reader.tr(
        "Press the key below and choose who is to coordinate: {group}",
        group=reader.text(group.title),
    )


def chosen(reader: Reader, group: Group, name: str, link: str, *, is_known: bool) -> str:
    """What follows the choice of somebody; who has never started the bot cannot be told."""
    tr = reader.tr
    if is_known:
        return tr("Chosen for “{group}”: {name}", group=reader.text(group.title), name=name)
    return tr(
        "{name} has not used me yet. Send them this link, and choose them again afterwards: {link}",
        name=name,
        link=link,
    )


def named(reader: Reader, group: Group) -> Screen:
    """The message to a new coordinator: what they can do, and how."""
    tr = reader.tr
    text = Text().title(tr("You coordinate now: {group}", group=reader.text(group.title))).line()
    text.line(tr("This is what you can do, and how:"))
    text.line(tr("• See and change the list of the group: /registrations"))
    text.line(tr("• Write to everybody on it: /broadcast, then just write the message."))
    text.line().line(tr("/help lists your commands."))
    return text.screen(
        Button(tr("List of the group"), Anew(ListOf(group.id)), style="primary"),
        Button(tr("All lists"), Anew(Registrations())),
    )


def removed(reader: Reader, group: Group) -> Screen:
    """The message to somebody who coordinates a group no longer."""
    title = reader.tr("You no longer coordinate: {group}", group=reader.text(group.title))
    text = Text().title(title)
    text.line(reader.tr("Everything else works as before."))
    return text.screen(reader.home())
