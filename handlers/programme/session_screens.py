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
from handlers.teams.door import change_own_button, own_workshop_line, roll_call_button
from handlers.ui.on_a_phone import FITTING, LINES, at_word, cut_to, shortened
from handlers.ui.screen import Button, Row, Screen, Text, side_by_side
from locales import formats
from storage.programme.model import Session, Speaker, Strand

_ROWS = 4
"""The most rows above the way back."""

_SPEAKERS = 5
_NAMES = 80
_LEAST = 2


def session(
    reader: Reader,
    shown: Session,
    strand: Strand | None = None,
    bot_link: str | None = None,
    answers: tuple[Row, ...] = (),
) -> Screen:
    """A session's screen; `strand` is the part of the programme the person came from.

    It can be passed on where the bot's own address is known, unless it is a team's own; `answers`
    are the ways to say whether one comes.
    """
    text = write_title(reader, Text(), shown).line()
    if not shown.takes_place:
        text.bold(reader.tr("Cancelled")).line()
        text.lines([*reason_lines(reader, shown), *instead_lines(reader, shown)])
    write_when(reader, text, shown)
    if shown.takes_place:
        _write_where(reader, text, shown)
    _write_mine(reader, text, shown)
    text.line(kind_and_strand(reader, shown)).joined(languages_line(reader, shown))
    text.lines(own_workshop_line(reader, shown))
    _write_speakers(reader, text, shown.speakers)
    abstract = reader.text(shown.abstract)
    if shown.takes_place and abstract in place_lines(reader, shown):
        abstract = ""
    room = LINES - text.height - 1
    cut = cut_to(abstract, room) if room >= _LEAST else ""
    if cut:
        text.line().line(cut)
    first = _link_row(reader, shown) if shown.takes_place else _replacement_row(reader, shown)
    buttons = _own_buttons(reader, shown, strand)
    if bot_link and not shown.own_of:
        buttons.append(share_button(reader, shown, bot_link, session_address(reader, shown)))
    ways = _ways_on(reader, shown, is_cut=cut != abstract)
    if len(buttons) % 2:
        # Beside the one that is left over there is room for a short one.
        short = _short(ways)
        ways.sort(key=lambda way: way is not short)
    return text.screen(
        first,
        answers,
        side_by_side([*buttons, *ways])[: _ROWS - bool(first) - len(answers)],
        reader.back(
            reader.short_day(reader.snapshot.day_of(shown)), day_of_session(reader, shown, strand)
        ),
        Button(reader.tr("Change (organisers)"), ChangeSession(shown.id))
        if reader.is_organiser
        else (),
    )


def full_text(reader: Reader, shown: Session) -> Screen:
    """All that is said of a session."""
    text = Text().title(reader.title(shown))
    if shown.abstract:
        text.line().line(reader.text(shown.abstract))
    return text.screen(reader.back_to(f"« {reader.title(shown)}", SessionAt(shown.id)))


def _own_buttons(reader: Reader, shown: Session, strand: Strand | None) -> list[Button]:
    """The star and the calendar file, which are one person's."""
    if reader.in_group:
        return []
    buttons = [*roll_call_button(reader, shown), *change_own_button(reader, shown)]
    if shown.id in reader.person.starred:
        buttons.append(Button(reader.tr("★ No longer note"), Star(shown.id, False, strand)))
    elif shown.end > reader.now and shown.takes_place and shown.id not in reader.person.attends:
        buttons.append(Button(reader.tr("☆ Note this session"), Star(shown.id, True, strand)))
    if shown.end > reader.now and shown.takes_place:
        buttons.append(Button(reader.tr("Into my calendar"), SendCalendar(Scope.SESSION, shown.id)))
    return buttons


def _write_where(reader: Reader, text: Text, shown: Session) -> None:
    place, video = place_lines(reader, shown), video_line(reader, shown)
    text.lines((*video, *place) if reader.by_video else (*place, *video))
    if shown.online and not video and not reader.in_group:
        text.line(
            reader.tr("Those who sign up for the group get the video link here.")
            if shown.group
            else reader.tr("The members of the team get the video link here.")
        )


def _write_mine(reader: Reader, text: Text, shown: Session) -> None:
    """What is the reader's about it: a star, a seat, a place in the queue."""
    group = shown.group
    if group is not None and group in reader.person.seats:
        text.line().line(reader.tr("You have a seat."))
    elif group is not None and group in reader.person.wishes:
        text.line().line(reader.tr("You are on the waiting list."))
    if shown.id in reader.person.starred:
        text.line().line(_what_a_star_does(reader, shown))
        if group is not None and group not in {*reader.person.seats, *reader.person.wishes}:
            text.line(reader.tr("A star is no seat: sign up in the working group."))
    elif shown.id in reader.person.attends and group is None:
        text.line().line(
            reader.tr("★ Part of your team’s programme.")
            if reader.has_workshop(shown)
            else reader.tr("★ Part of your programme.")
        )
    text.lines(overlap_line(reader, shown))


def _what_a_star_does(reader: Reader, shown: Session) -> str:
    leads = sorted(reader.person.preferences.leads)
    if not leads or shown.start <= reader.now or not shown.takes_place:
        return reader.tr("★ Noted: I will tell you if something changes.")
    return reader.tr(
        "★ Noted: I remind you {leads} min before and tell you if something changes.",
        leads=formats.enumeration(reader.tr, [*map(str, leads)]),
    )


def _write_speakers(reader: Reader, text: Text, speakers: tuple[Speaker, ...]) -> None:
    if not speakers:
        return
    text.section(reader.tr.plural("Speaker", "Speakers", len(speakers)))
    for speaker in speakers[:_SPEAKERS]:
        role = f", {reader.text(speaker.role)}" if speaker.role else ""
        text.line(f"{reader.text(speaker.name)}{role}")
    if len(speakers) > _SPEAKERS:
        more = len(speakers) - _SPEAKERS
        text.line(reader.tr.plural("and {n} more", "and {n} more", more))


def _link_row(reader: Reader, shown: Session) -> Row:
    link = reader.link_to(shown)
    return (Button(reader.tr("Open the video link"), url=link, style="primary"),) if link else ()


def _replacement_row(reader: Reader, shown: Session) -> Row:
    """The way from a cancelled session to the one in its place."""
    other = replacement_of(reader, shown)
    if other is None:
        return ()
    label = reader.tr("Instead: {title}", title=reader.title(other))
    return (Button(shortened(label), SessionAt(other.id), style="primary"),)


def _ways_on(reader: Reader, shown: Session, is_cut: bool) -> list[Button]:
    """The ways to what belongs to a session, the most needed first."""
    tr = reader.tr
    buttons = []
    if overlapping_mine(reader, shown):
        buttons.append(Button(tr("Overlaps"), Overlaps()))
    if is_cut:
        buttons.append(Button(tr("Full text"), FullText(shown.id)))
    if place := reader.snapshot.places.get(shown.place or ""):
        label = tr("Place: {place}", place=short_name(reader, place))
        buttons.append(reader.link(label, PlaceAt(place.id)))
    if group := reader.snapshot.groups.get(shown.group or ""):
        buttons.append(
            reader.link(tr("Group: {group}", group=reader.text(group.title)), GroupAt(group.id))
        )
    if len(shown.teams) == 1:
        team = reader.snapshot.teams[shown.teams[0]]
        buttons.append(
            reader.link(tr("Team: {team}", team=reader.text(team.name)), TeamAt(team.id))
        )
    if sessions_of_speakers(reader, shown):
        buttons.append(Button(tr("More of the speakers"), SpeakersOf(shown.id)))
    if others := reader.snapshot.parallel_to(shown):
        label = tr.plural("{n} at the same time", "{n} at the same time", len(others))
        buttons.append(Button(label, Parallel(shown.id)))
    return buttons


def _short(buttons: Sequence[Button]) -> Button | None:
    """The first that fits into half of a row."""
    return next((button for button in buttons if len(button.label) <= FITTING[2]), None)


def sessions_of_speakers(reader: Reader, shown: Session) -> list[Session]:
    """The other sessions in which somebody speaks who speaks in this one, those ahead first."""
    names = {speaker.name for speaker in shown.speakers}
    return ahead_first(
        reader,
        (
            session
            for session in reader.snapshot.sessions.values()
            if session.id != shown.id and any(s.name in names for s in session.speakers)
        ),
    )


def speakers(reader: Reader, shown: Session, page: int = 0) -> Screen:
    """What those who speak in a session do besides."""
    names = formats.enumeration(
        reader.tr, [reader.text(speaker.name) for speaker in shown.speakers]
    )
    text = Text().title(reader.tr("More of the speakers")).line(at_word(names, _NAMES))
    listed = page_of(reader, text, by_days(reader, sessions_of_speakers(reader, shown)), page)
    text.joined(listed.position(reader.tr))
    write_page(reader, text, listed)
    return text.screen(
        session_keys(reader, listed),
        listed.ways(reader.tr, lambda number: SpeakersOf(shown.id, number)),
        reader.back_to(f"« {reader.title(shown)}", SessionAt(shown.id)),
    )


def cancelled(reader: Reader, was: Session) -> Screen:
    """What stands in place of a session that is no longer part of the programme."""
    text = Text().title(reader.tr("Cancelled: {title}", title=reader.title(was)))
    day = reader.snapshot.day_of(was)
    text.line(
        reader.tr("It was to be: {when}", when=f"{reader.short_day(day)}, {reader.hours(was)}")
    )
    way = reader.link(reader.short_day(day), Day(day)) if day in reader.snapshot.by_day else ()
    return text.screen(way, reader.back(reader.tr("Programme"), Days()))


def parallel(reader: Reader, shown: Session, page: int = 0) -> Screen:
    text = Text().title(
        reader.tr("At the same time as “{title}”", title=at_word(reader.title(shown), 60))
    )
    others = page_of(reader, text, by_days(reader, reader.snapshot.parallel_to(shown)), page)
    text.joined(others.position(reader.tr))
    write_page(reader, text, others)
    return text.screen(
        session_keys(reader, others),
        others.ways(reader.tr, lambda number: Parallel(shown.id, number)),
        reader.back(reader.tr("« {title}", title=reader.title(shown)), SessionAt(shown.id)),
    )
