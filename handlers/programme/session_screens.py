"""One session: its hours in every zone shown, place, speakers, link and neighbours."""

from collections.abc import Iterator

from handlers.agenda.actions import Scope, SendCalendar, Star
from handlers.frame.reader import Reader
from handlers.frame.sessions import (
    place_lines,
    strand_name,
    strands,
    video_line,
    write_days,
    write_when,
)
from handlers.groups.actions import GroupAt
from handlers.programme.actions import Day, Days, Parallel, PlaceAt, SessionAt
from handlers.programme.door import session_buttons
from handlers.programme.screens import day_of_session
from handlers.releases.actions import ChangeSession
from handlers.teams.actions import TeamAt
from handlers.teams.door import change_own_button, own_workshop_line
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from storage.programme.model import Kind, Session, Speaker, Strand
from storage.programme.snapshot import in_strand

_SHOWN_DIRECTLY = 2
"""So many parallel sessions get a button each; more get a screen of their own."""


def kind_name(v: Reader, kind: Kind) -> str:
    tr = v.tr
    return {
        Kind.PLENARY: tr("Plenary session"),
        Kind.GROUP: tr("Working group"),
        Kind.WORKSHOP: tr("Workshop"),
        Kind.TALK: tr("Talk"),
        Kind.CULTURE: tr("Culture"),
        Kind.MEAL: tr("Meal"),
        Kind.TRANSFER: tr("Transfer"),
        Kind.OTHER: tr("Organisation"),
    }[kind]


def kind_and_strand(v: Reader, shown: Session) -> str:
    """What kind of session it is and, in a programme of several strands, whose."""
    kind = kind_name(v, shown.kind)
    return f"{kind} · {strand_name(v, shown.strand)}" if strands(v.snapshot) else kind


def session(v: Reader, shown: Session, strand: Strand | None = None) -> Screen:
    """A session's screen; `strand` is the part of the programme the person came from."""
    text = Text().title(v.title(shown))
    text.line(kind_and_strand(v, shown)).lines(own_workshop_line(v, shown)).line()
    write_when(v, text, shown)
    _write_where(v, text, shown)
    _write_speakers(v, text, shown.speakers)
    if shown.abstract:
        text.line().line(v.text(shown.abstract))
    if shown.id in v.person.starred:
        text.line().line(v.tr("★ Noted: I will tell you if something changes."))
    return text.screen(
        _own_buttons(v, shown, strand),
        _buttons_of(v, shown),
        _parallel_buttons(v, shown, strand),
        _before_and_after(v, shown, strand),
        v.back(v.short_day(v.snapshot.day_of(shown)), day_of_session(v, shown, strand)),
    )


def _own_buttons(v: Reader, shown: Session, strand: Strand | None) -> Iterator[Button]:
    """The star and the calendar file, which are one person's, and the way to change it."""
    if v.in_group:
        return
    if shown.id in v.person.starred:
        yield Button(v.tr("★ No longer note"), Star(shown.id, False, strand))
    elif shown.end > v.now:
        yield Button(v.tr("☆ Note this session"), Star(shown.id, True, strand))
    yield from change_own_button(v, shown)
    if v.is_organiser:
        yield Button(v.tr("Change (organisers)"), ChangeSession(shown.id))
    if shown.end > v.now:
        yield Button(v.tr("Into my calendar"), SendCalendar(Scope.SESSION, shown.id))


def _write_where(v: Reader, text: Text, shown: Session) -> None:
    place, video = place_lines(v, shown), video_line(v, shown)
    text.line().lines((*video, *place) if v.by_video else (*place, *video))
    if shown.online and not video and not v.in_group:
        text.line(
            v.tr("Whoever signs up for the group gets the video link here.")
            if shown.group
            else v.tr("The members of the team get the video link here.")
        )


def _write_speakers(v: Reader, text: Text, speakers: tuple[Speaker, ...]) -> None:
    if not speakers:
        return
    text.section(v.tr.plural("Speaker", "Speakers", len(speakers)))
    for speaker in speakers:
        role = f", {v.text(speaker.role)}" if speaker.role else ""
        text.line(f"{v.text(speaker.name)}{role}")


def _buttons_of(v: Reader, shown: Session) -> Iterator[Button]:
    """The ways to what belongs to a session: its link, its place, its group, its teams."""
    if link := v.link_to(shown):
        yield Button(v.tr("Open the video link"), url=link, style="primary")
    if place := v.snapshot.places.get(shown.place or ""):
        yield v.link(v.tr("Place: {place}", place=v.text(place.name)), PlaceAt(place.id))
    if group := v.snapshot.groups.get(shown.group or ""):
        yield v.link(v.tr("Group: {group}", group=v.text(group.title)), GroupAt(group.id))
    if len(shown.teams) == 1:
        team = v.snapshot.teams[shown.teams[0]]
        yield v.link(v.tr("Team: {team}", team=v.text(team.name)), TeamAt(team.id))


def _parallel_buttons(v: Reader, shown: Session, strand: Strand | None) -> list[Button]:
    others = v.snapshot.parallel_to(shown)
    if len(others) > _SHOWN_DIRECTLY:
        label = v.tr.plural("{n} parallel session", "{n} parallel sessions", len(others))
        return [Button(label, Parallel(shown.id))]
    return [
        v.link(v.tr("Parallel: {title}", title=v.title(other)), SessionAt(other.id, strand))
        for other in others
    ]


def _before_and_after(v: Reader, shown: Session, strand: Strand | None) -> list[Button]:
    """The session that ended last before this one, and the first that begins after it."""
    listed = [s for s in v.snapshot.sessions.values() if in_strand(s, strand)]
    earlier = max((s for s in listed if s.end <= shown.start), key=lambda s: s.end, default=None)
    later = min((s for s in listed if s.start >= shown.end), key=lambda s: s.start, default=None)
    return [
        v.link(f"{arrow} {v.title(other)}", SessionAt(other.id, strand))
        for arrow, other in (("«", earlier), ("»", later))
        if other
    ]


def cancelled(v: Reader, was: Session) -> Screen:
    """What stands in place of a session that is no longer part of the programme."""
    text = Text().title(v.tr("Cancelled: {title}", title=v.title(was)))
    day = v.snapshot.day_of(was)
    text.line(v.tr("It was to be: {when}", when=f"{v.short_day(day)}, {v.hours(was)}"))
    way = v.link(v.short_day(day), Day(day)) if day in v.snapshot.by_day else ()
    return text.screen(way, v.back(v.tr("Programme"), Days()))


def parallel(v: Reader, shown: Session, page: int = 0) -> Screen:
    others = Page.of(v.snapshot.parallel_to(shown), page)
    text = Text().title(v.tr("At the same time as “{title}”", title=v.title(shown)))
    write_days(v, text, others)
    return text.screen(
        session_buttons(v, others.items),
        others.row(v.tr, lambda number: Parallel(shown.id, number)),
        v.back(v.tr("« {title}", title=v.title(shown)), SessionAt(shown.id)),
    )
