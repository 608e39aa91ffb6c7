"""One session: its hours in every zone shown, place, speakers, link and neighbours."""

from collections.abc import Sequence

from handlers.agenda.actions import Overlaps, Scope, SendCalendar, Star
from handlers.frame.cancelled import reason_lines, replacement_of, write_title
from handlers.frame.changes import instead_lines
from handlers.frame.kinds import kind_and_strand
from handlers.frame.reader import Reader
from handlers.frame.session_cards import share_button
from handlers.frame.session_lists import ahead_first, by_days, page_of, write_page
from handlers.frame.sessions import (
    languages_line,
    overlap_line,
    overlapping_mine,
    place_lines,
    short_name,
    video_line,
    write_when,
)
from handlers.groups.actions import GroupAt
from handlers.programme.actions import (
    Day,
    Days,
    FullText,
    Parallel,
    PlaceAt,
    SessionAt,
    SpeakersOf,
)
from handlers.programme.door import session_keys
from handlers.programme.screens import day_of_session
from handlers.releases.actions import ChangeSession
from handlers.site.door import session_address
from handlers.teams.actions import TeamAt
from handlers.teams.door import change_own_button, own_workshop_line
from handlers.ui.screen import (
    FITTING,
    LINES,
    Button,
    Row,
    Screen,
    Text,
    at_word,
    cut_to,
    shortened,
    side_by_side,
)
from locales import formats
from storage.programme.model import Session, Speaker, Strand

_ROWS = 4
"""So many rows stand above the way back."""

_SPEAKERS = 5
_NAMES = 80
_LEAST = 2


def session(
    v: Reader, shown: Session, strand: Strand | None = None, bot_link: str | None = None
) -> Screen:
    """A session's screen; `strand` is the part of the programme the person came from.

    It can be passed on where the bot's own address is known, unless it is a team's own.
    """
    text = write_title(v, Text(), shown).line()
    if not shown.takes_place:
        text.bold(v.tr("Cancelled")).line()
        text.lines([*reason_lines(v, shown), *instead_lines(v, shown)])
    write_when(v, text, shown)
    if shown.takes_place:
        _write_where(v, text, shown)
    _write_mine(v, text, shown)
    text.line(kind_and_strand(v, shown)).joined(languages_line(v, shown))
    text.lines(own_workshop_line(v, shown))
    _write_speakers(v, text, shown.speakers)
    abstract = v.text(shown.abstract)
    if shown.takes_place and abstract in place_lines(v, shown):
        abstract = ""
    room = LINES - text.height - 1
    cut = cut_to(abstract, room) if room >= _LEAST else ""
    if cut:
        text.line().line(cut)
    first = _link_row(v, shown) if shown.takes_place else _replacement_row(v, shown)
    buttons = _own_buttons(v, shown, strand)
    if bot_link and not shown.own_of:
        buttons.append(share_button(v, shown, bot_link, session_address(v, shown)))
    ways = _ways_on(v, shown, is_cut=cut != abstract)
    if len(buttons) % 2:
        # Beside the one that is left over there is room for a short one.
        short = _short(ways)
        ways.sort(key=lambda way: way is not short)
    return text.screen(
        first,
        side_by_side([*buttons, *ways])[: _ROWS - bool(first)],
        v.back(v.short_day(v.snapshot.day_of(shown)), day_of_session(v, shown, strand)),
        Button(v.tr("Change (organisers)"), ChangeSession(shown.id)) if v.is_organiser else (),
    )


def full_text(v: Reader, shown: Session) -> Screen:
    """All that is said of a session."""
    text = Text().title(v.title(shown))
    if shown.abstract:
        text.line().line(v.text(shown.abstract))
    return text.screen(v.back(f"« {v.title(shown)}", SessionAt(shown.id)))


def _own_buttons(v: Reader, shown: Session, strand: Strand | None) -> list[Button]:
    """The star and the calendar file, which are one person's."""
    if v.in_group:
        return []
    buttons = [*change_own_button(v, shown)]
    if shown.id in v.person.starred:
        buttons.append(Button(v.tr("★ No longer note"), Star(shown.id, False, strand)))
    elif shown.end > v.now and shown.takes_place and shown.id not in v.person.attends:
        buttons.append(Button(v.tr("☆ Note this session"), Star(shown.id, True, strand)))
    if shown.end > v.now:
        buttons.append(Button(v.tr("Into my calendar"), SendCalendar(Scope.SESSION, shown.id)))
    return buttons


def _write_where(v: Reader, text: Text, shown: Session) -> None:
    place, video = place_lines(v, shown), video_line(v, shown)
    text.lines((*video, *place) if v.by_video else (*place, *video))
    if shown.online and not video and not v.in_group:
        text.line(
            v.tr("Those who sign up for the group get the video link here.")
            if shown.group
            else v.tr("The members of the team get the video link here.")
        )


def _write_mine(v: Reader, text: Text, shown: Session) -> None:
    """What is the reader's about it: a star, a seat, a place in the queue."""
    group = shown.group
    if group is not None and group in v.person.seats:
        text.line().line(v.tr("You have a seat."))
    elif group is not None and group in v.person.wishes:
        text.line().line(v.tr("You are on the waiting list."))
    if shown.id in v.person.starred:
        text.line().line(_what_a_star_does(v, shown))
        if group is not None and group not in {*v.person.seats, *v.person.wishes}:
            text.line(v.tr("A star is no seat: sign up in the working group."))
    elif shown.id in v.person.attends and group is None:
        text.line().line(
            v.tr("★ Part of your team’s programme.")
            if v.has_workshop(shown)
            else v.tr("★ Part of your programme.")
        )
    text.lines(overlap_line(v, shown))


def _what_a_star_does(v: Reader, shown: Session) -> str:
    leads = sorted(v.person.preferences.leads)
    if not leads or shown.start <= v.now or not shown.takes_place:
        return v.tr("★ Noted: I will tell you if something changes.")
    return v.tr(
        "★ Noted: I remind you {leads} min before and tell you if something changes.",
        leads=", ".join(map(str, leads)),
    )


def _write_speakers(v: Reader, text: Text, speakers: tuple[Speaker, ...]) -> None:
    if not speakers:
        return
    text.section(v.tr.plural("Speaker", "Speakers", len(speakers)))
    for speaker in speakers[:_SPEAKERS]:
        role = f", {v.text(speaker.role)}" if speaker.role else ""
        text.line(f"{v.text(speaker.name)}{role}")
    if len(speakers) > _SPEAKERS:
        more = len(speakers) - _SPEAKERS
        text.line(v.tr.plural("and {n} more", "and {n} more", more))


def _link_row(v: Reader, shown: Session) -> Row:
    link = v.link_to(shown)
    return (Button(v.tr("Open the video link"), url=link, style="primary"),) if link else ()


def _replacement_row(v: Reader, shown: Session) -> Row:
    """The way from a cancelled session to the one in its place."""
    other = replacement_of(v, shown)
    if other is None:
        return ()
    label = v.tr("Instead: {title}", title=v.title(other))
    return (Button(shortened(label), SessionAt(other.id), style="primary"),)


def _ways_on(v: Reader, shown: Session, is_cut: bool) -> list[Button]:
    """The ways to what belongs to a session, the most needed first."""
    tr = v.tr
    buttons = []
    if overlapping_mine(v, shown):
        buttons.append(Button(tr("Overlaps"), Overlaps()))
    if is_cut:
        buttons.append(Button(tr("Full text"), FullText(shown.id)))
    if place := v.snapshot.places.get(shown.place or ""):
        label = tr("Place: {place}", place=short_name(v, place))
        buttons.append(v.link(label, PlaceAt(place.id)))
    if group := v.snapshot.groups.get(shown.group or ""):
        buttons.append(v.link(tr("Group: {group}", group=v.text(group.title)), GroupAt(group.id)))
    if len(shown.teams) == 1:
        team = v.snapshot.teams[shown.teams[0]]
        buttons.append(v.link(tr("Team: {team}", team=v.text(team.name)), TeamAt(team.id)))
    if sessions_of_speakers(v, shown):
        buttons.append(Button(tr("More of the speakers"), SpeakersOf(shown.id)))
    if others := v.snapshot.parallel_to(shown):
        label = tr.plural("{n} at the same time", "{n} at the same time", len(others))
        buttons.append(Button(label, Parallel(shown.id)))
    return buttons


def _short(buttons: Sequence[Button]) -> Button | None:
    """The first that fits into half of a row."""
    return next((button for button in buttons if len(button.label) <= FITTING[2]), None)


def sessions_of_speakers(v: Reader, shown: Session) -> list[Session]:
    """The other sessions in which somebody speaks who speaks in this one, those ahead first."""
    names = {speaker.name for speaker in shown.speakers}
    return ahead_first(
        v,
        (
            session
            for session in v.snapshot.sessions.values()
            if session.id != shown.id and any(s.name in names for s in session.speakers)
        ),
    )


def speakers(v: Reader, shown: Session, page: int = 0) -> Screen:
    """What those who speak in a session do besides."""
    names = formats.enumeration(v.tr, [v.text(speaker.name) for speaker in shown.speakers])
    text = Text().title(v.tr("More of the speakers")).line(at_word(names, _NAMES))
    listed = page_of(v, text, by_days(v, sessions_of_speakers(v, shown)), page)
    text.joined(listed.position(v.tr))
    write_page(v, text, listed)
    return text.screen(
        session_keys(v, listed),
        listed.ways(v.tr, lambda number: SpeakersOf(shown.id, number)),
        v.back(f"« {v.title(shown)}", SessionAt(shown.id)),
    )


def cancelled(v: Reader, was: Session) -> Screen:
    """What stands in place of a session that is no longer part of the programme."""
    text = Text().title(v.tr("Cancelled: {title}", title=v.title(was)))
    day = v.snapshot.day_of(was)
    text.line(v.tr("It was to be: {when}", when=f"{v.short_day(day)}, {v.hours(was)}"))
    way = v.link(v.short_day(day), Day(day)) if day in v.snapshot.by_day else ()
    return text.screen(way, v.back(v.tr("Programme"), Days()))


def parallel(v: Reader, shown: Session, page: int = 0) -> Screen:
    text = Text().title(v.tr("At the same time as “{title}”", title=at_word(v.title(shown), 60)))
    others = page_of(v, text, by_days(v, v.snapshot.parallel_to(shown)), page)
    text.joined(others.position(v.tr))
    write_page(v, text, others)
    return text.screen(
        session_keys(v, others),
        others.ways(v.tr, lambda number: Parallel(shown.id, number)),
        v.back(v.tr("« {title}", title=v.title(shown)), SessionAt(shown.id)),
    )
