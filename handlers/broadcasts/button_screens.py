"""Choosing the buttons below a broadcast."""

from handlers.broadcasts import actions as b
from handlers.broadcasts import words
from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Row, Screen, Text, column
from storage.broadcasts.model import MAX_BUTTONS, Broadcast, ButtonKind


def choosing(v: Reader, shown: Broadcast, note: str = "") -> Screen:
    """The buttons there are, and what can be added."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: buttons below it", number=shown.id))
    if note:
        text.line(note)
    text.line()
    for place, button in enumerate(shown.buttons, 1):
        text.line(tr("{number}. {title}", number=place, title=words.button_name(v, button)))
    if not shown.buttons:
        text.line(tr("None yet. Readers press them to see more, or to say that they have read it."))
    can_add = len(shown.buttons) < MAX_BUTTONS
    has_seen = any(button.kind is ButtonKind.SEEN for button in shown.buttons)
    adding: list[Row] = []
    if can_add or has_seen:
        label = tr("✓ “Seen”") if has_seen else tr("“Seen”")
        adding.append((Button(label, b.ToggleSeen(shown.id)),))
    if can_add:
        adding.append(
            (
                Button(tr("A session"), b.ChooseDay(shown.id, True)),
                Button(tr("A group"), b.ButtonGroups(shown.id)),
            )
        )
        adding.append((Button(tr("A link"), b.AskLink(shown.id)),))
    if not can_add:
        text.line().line(tr("There are four, more do not fit."))
    return text.screen(
        [
            *adding,
            *column(
                v.link(
                    tr("Remove: {title}", title=words.button_name(v, button)),
                    b.DropButton(shown.id, place),
                )
                for place, button in enumerate(shown.buttons)
                if button.kind is not ButtonKind.SEEN
            ),
            (Button(tr("Done"), b.BroadcastAt(shown.id)),),
        ]
    )


def groups(v: Reader, shown: Broadcast, page: int) -> Screen:
    """The groups to which a button can lead."""
    listed = Page.of(v.snapshot.programme.groups, page)
    text = Text().title(v.tr("Broadcast no. {number}: a button to a group", number=shown.id))
    return text.screen(
        [
            *column(
                v.link(v.text(group.title), b.GroupButton(shown.id, group.id))
                for group in listed.items
            ),
            listed.row(v.tr, lambda number: b.ButtonGroups(shown.id, number)),
            (Button(v.tr("« Back"), b.ChooseButtons(shown.id)),),
        ]
    )


def asking_for_link(v: Reader, shown: Broadcast, problem: str = "") -> Screen:
    """To which address a button is to lead, and what is to stand on it."""
    tr = v.tr
    text = Text().title(tr("Broadcast no. {number}: a button with a link", number=shown.id))
    if problem:
        text.line(problem)
    text.line()
    text.line(
        tr(
            "Write the address. In a second and a third line you can say what stands on the button"
            " in German and in Russian; otherwise it is “Open the link”."
        )
    )
    return text.screen([(Button(tr("« Back"), b.ChooseButtons(shown.id)),)])
