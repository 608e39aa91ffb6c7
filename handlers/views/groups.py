"""The working groups: who coordinates them, and when they sit."""

from handlers.organiser.presses import ChangeGroup
from handlers.presses import GroupAt, Groups
from handlers.views.screen import Button, Screen, Text, column
from handlers.views.sessions import Page, provisional_note, session_button, time_zone_line
from handlers.views.viewpoint import Viewpoint
from storage.programme.model import Group


def groups(v: Viewpoint, page: int = 0) -> Screen:
    """All working groups with their sittings."""
    shown = Page.of(v.snapshot.programme.groups, page)
    text = Text().title(v.tr("Working groups"))
    text.line(" · ".join(filter(None, [time_zone_line(v), shown.heading(v)]))).line()
    if not shown.items:
        text.line(v.tr("There are no working groups."))
    for group in shown.items:
        text.bold(v.text(group.title)).line()
        if group.coordinator:
            text.line(v.text(group.coordinator))
        text.lines(_sittings(v, group)).line()
    return text.screen(
        [
            *column(v.link(v.text(group.title), GroupAt(group.id)) for group in shown.items),
            shown.row(v, Groups),
            v.home(),
        ]
    )


def group(v: Viewpoint, shown: Group) -> Screen:
    """One working group: what it is, who coordinates it, when it sits."""
    sittings = v.snapshot.by_group.get(shown.id, ())
    text = Text().title(v.text(shown.title)).line()
    if shown.coordinator:
        text.bold(v.tr("Coordinated by")).line().line(v.text(shown.coordinator)).line()
    if sittings:
        text.bold(v.tr.plural("Sitting", "Sittings", len(sittings)))
        text.line(f" · {time_zone_line(v)}").lines(_sittings(v, shown))
    else:
        text.line(v.tr("The hours will be announced."))
    note = provisional_note(v, sittings)
    if note:
        text.line().italic(note)
    return text.screen(
        [
            *column(session_button(v, sitting) for sitting in sittings),
            (Button(v.tr("All groups"), Groups()), *v.home()),
            (Button(v.tr("Change (organisers)"), ChangeGroup(shown.id)),) if v.is_organiser else (),
        ]
    )


def _sittings(v: Viewpoint, group: Group) -> list[str]:
    """A line for each sitting: its day and its hours."""
    return [
        f"{v.short_day(v.snapshot.day_of(s))}, {v.hours(s)}{'*' if s.provisional else ''}"
        for s in v.snapshot.by_group.get(group.id, ())
    ]
