"""What publishing a programme would change, old → new, for the organiser who is about to do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.organiser.presses import DiscardDraft, DraftAt, OrganisersDesk, PublishDraft
from handlers.views.changes import arrow, day_and_hours, hours_change, place_name
from handlers.views.screen import Button, Screen, Text
from handlers.views.sessions import Page, time_zone_line
from handlers.views.viewpoint import Viewpoint
from locales import formats
from storage.change_notices import Audience
from storage.programme.changes import Difference, SessionChange, ThingChange, difference
from storage.programme.model import Event, Group, Place
from storage.programme.model import Text as ProgrammeText
from storage.programme.problems import Problem
from storage.programme.snapshot import Snapshot

_WARNINGS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, what it is compared with, and whom publishing it would tell."""

    draft: int
    before: Snapshot
    after: Snapshot
    audience: Audience


def proposal(
    v: Viewpoint,
    shown: Proposal,
    page: int = 0,
    note: str = "",
    warnings: tuple[Problem, ...] = (),
) -> Screen:
    """The difference a draft would make, with the buttons to publish or to discard it.

    `note` says what the organiser should know before; `warnings` is what is doubtful in a file.
    """
    tr = v.tr
    found = difference(shown.before, shown.after)
    entries = Page.of(list(_entries(v, found, shown)), page)
    text = Text()
    if note:
        text.line(note).line()
    text.title(tr("This would change"))
    text.line(" · ".join(filter(None, [time_zone_line(v), entries.heading(v)])))
    for heading, line in entries.items:
        text.line().bold(heading).line().line(line)
    text.line().bold(tells(v, shown.audience)).line()
    _write_warnings(v, text, warnings)
    return text.screen(
        [
            entries.row(v, lambda number: DraftAt(shown.draft, number)),
            (
                Button(
                    tr("Publish"),
                    PublishDraft(shown.draft, shown.before.release),
                    style="primary",
                ),
                Button(tr("Discard"), DiscardDraft(shown.draft)),
            ),
        ]
    )


def nothing_to_publish(v: Viewpoint) -> Screen:
    """What was proposed is what is in force."""
    text = Text().title(v.tr("Nothing would change."))
    text.line(v.tr("The programme in force says the same already."))
    return text.screen([(Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def discarded(v: Viewpoint) -> Screen:
    """A draft is gone."""
    text = Text().title(v.tr("Discarded."))
    text.line(v.tr("Nothing was published; nobody was told anything."))
    return text.screen([(Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def for_another_event(v: Viewpoint, given: str, expected: str) -> Screen:
    """A file that belongs to another event's bot."""
    tr = v.tr
    text = Text().title(tr("This programme is for another event."))
    text.line(tr("It says “{given}”, here it is “{expected}”.", given=given, expected=expected))
    text.line(tr("What was published before stays in force."))
    return text.screen([(Button(tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def not_a_programme(v: Viewpoint, name: str) -> Screen:
    """A file that cannot be one, by its name."""
    tr = v.tr
    text = Text().title(tr("This is no programme file."))
    text.line(tr("Send me a file that ends in .yaml; this one is called “{name}”.", name=name))
    return text.screen([(Button(tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def too_large(v: Viewpoint) -> Screen:
    """A file that is larger than any programme."""
    text = Text().title(v.tr("This file is too large."))
    text.line(v.tr("A programme has at most 5 MB. What was published before stays in force."))
    return text.screen([(Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def unusable(v: Viewpoint, problems: tuple[Problem, ...], shown: int = 20) -> Screen:
    """Why a programme cannot be published, each problem with its place."""
    tr = v.tr
    text = Text().title(
        tr.plural("{n} problem: not published", "{n} problems: not published", len(problems))
    )
    for problem in problems[:shown]:
        text.line(f"• {problem.told(tr)}")
    if len(problems) > shown:
        text.line(tr.plural("and {n} more", "and {n} more", len(problems) - shown))
    text.line().line(tr("What was published before stays in force."))
    return text.screen([(Button(tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def tells(v: Viewpoint, audience: Audience) -> str:
    """How many people a release is told to."""
    people = v.tr.plural("Tells {n} person", "Tells {n} people", audience.reachable)
    if not audience.unreachable:
        return people
    apart = v.tr.plural(
        "{n} more cannot be reached at present",
        "{n} more cannot be reached at present",
        audience.unreachable,
    )
    return f"{people}; {apart}"


def _write_warnings(v: Viewpoint, text: Text, warnings: tuple[Problem, ...]) -> None:
    if not warnings:
        return
    text.line().bold(v.tr("Please check")).line()
    for warning in warnings[:_WARNINGS_SHOWN]:
        text.line(f"• {warning.told(v.tr)}")
    if len(warnings) > _WARNINGS_SHOWN:
        more = len(warnings) - _WARNINGS_SHOWN
        text.line(v.tr.plural("and {n} more", "and {n} more", more))


def _entries(v: Viewpoint, found: Difference, shown: Proposal) -> Iterator[tuple[str, str]]:
    """Each thing that differs: what it is called, and what becomes of it."""
    tr = v.tr
    for change in found.cancelled:
        when = day_and_hours(v, change.session)
        yield v.title(change.session), tr("Cancelled (was: {when})", when=when)
    for change in found.added:
        when = day_and_hours(v, change.session)
        yield v.title(change.session), tr("New: {when}", when=when)
    for change in (*found.moved, *found.changed):
        yield v.title(change.session), "\n".join(_session_lines(v, change, shown))
    for thing in found.things:
        yield _name(v, thing), "\n".join(_thing_lines(v, thing))


def _session_lines(v: Viewpoint, change: SessionChange, shown: Proposal) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        return
    if fields & {"start", "end"}:
        yield v.tr("Time: {change}", change=hours_change(v, old, new))
    if "place" in fields:
        before, after = place_name(v, shown.before, old), place_name(v, shown.after, new)
        yield v.tr("Place: {place}", place=arrow(before, after))
    if "title" in fields:
        yield from _both_languages(v, old.title, new.title)
    if "online" in fields:
        nothing = v.tr("none")
        link = arrow(old.online or nothing, new.online or nothing)
        yield v.tr("Video link: {change}", change=link)
    rest = fields - {"start", "end", "place", "title", "online"}
    if rest:
        names = formats.enumeration(v.tr, sorted(_field_name(v, name) for name in rest))
        yield v.tr("Changed: {fields}", fields=names)


def _thing_lines(v: Viewpoint, change: ThingChange) -> Iterator[str]:
    old, new, fields = change.before, change.after, set(change.fields)
    if old is None or new is None:
        yield v.tr("New") if new else v.tr("Removed")
        return
    if isinstance(old, Group) and isinstance(new, Group):
        if "capacity" in fields:
            change_of = arrow(seats(v, old), seats(v, new))
            yield v.tr("Seats: {change}", change=change_of)
        if "closes" in fields:
            change_of = arrow(closing(v, old), closing(v, new))
            yield v.tr("Sign-up ends: {change}", change=change_of)
        fields -= {"capacity", "closes"}
    names = {"title", "name"} & fields
    for name in names:
        yield from _both_languages(v, getattr(old, name), getattr(new, name))
    rest = fields - names
    if rest:
        listed = formats.enumeration(v.tr, sorted(_field_name(v, name) for name in rest))
        yield v.tr("Changed: {fields}", fields=listed)


def seats(v: Viewpoint, group: Group) -> str:
    """How many seats a group has."""
    return str(group.capacity) if group.capacity else v.tr("no limit")


def closing(v: Viewpoint, group: Group) -> str:
    """When a group's sign-up ends."""
    if group.closes is None:
        return v.tr("when its first sitting starts")
    return v.moment(group.closes)


def _both_languages(v: Viewpoint, old: ProgrammeText, new: ProgrammeText) -> Iterator[str]:
    """The name in each language in which it differs."""
    if old.de != new.de:
        yield v.tr("German: {change}", change=arrow(old.de or "–", new.de or "–"))
    if old.ru != new.ru and (new.ru != new.de or old.ru != old.de):
        yield v.tr("Russian: {change}", change=arrow(old.ru or "–", new.ru or "–"))


def _name(v: Viewpoint, change: ThingChange) -> str:
    match change.thing:
        case Event() as event:
            return v.tr("Event: {name}", name=v.text(event.title))
        case Group() as group:
            return v.tr("Group: {group}", group=v.text(group.title))
        case Place() as place:
            return v.tr("Place: {place}", place=v.text(place.name))
        case team:
            return v.tr("Team: {team}", team=v.text(team.name))


def _field_name(v: Viewpoint, field: str) -> str:
    tr = v.tr
    names = {
        "abstract": tr("description"),
        "address": tr("address"),
        "also_show": tr("further time zones"),
        "contact": tr("contact"),
        "coordinator": tr("coordination"),
        "coordinators": tr("coordinators’ accounts"),
        "description": tr("description"),
        "every_team": tr("teams"),
        "group": tr("group"),
        "kind": tr("kind"),
        "latitude": tr("point on the map"),
        "leaders": tr("leaders’ accounts"),
        "longitude": tr("point on the map"),
        "opens": tr("opening of sign-up"),
        "provisional": tr("provisional or not"),
        "speakers": tr("speakers"),
        "strand": tr("part of the programme"),
        "teams": tr("teams"),
        "timezone": tr("time zone"),
    }
    return names.get(field, field)
