"""What is said of a session wherever it appears: when, where, in which language, whose."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from handlers.frame.meeting_points import meeting_point
from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import at_word, shortened
from handlers.ui.screen import Text
from locales import formats
from storage.agenda import has_strands
from storage.programme.model import Place, Session, Strand
from storage.programme.snapshot import Snapshot

_PLACE: Final = 24


def where(reader: Reader, session: Session) -> str:
    """Where a session is, for a line: the place's short name, "online", or that it follows."""
    place = reader.snapshot.places.get(session.place or "")
    if place is not None:
        return short_name(reader, place)
    return reader.tr("online") if session.online else reader.tr("place to follow")


def short_name(reader: Reader, place: Place) -> str:
    """What a place is called in a list."""
    return reader.text(place.short) or shortened(reader.text(place.name), _PLACE)


def may_move(session: Session, now: datetime) -> bool:
    """Whether the hour of a session may still change: not if it is over or cancelled."""
    return session.provisional and session.takes_place and session.end > now


def time_zone_line(reader: Reader) -> str:
    """In which zone the hours of a list are."""
    city = formats.zone_name(reader.tr, reader.snapshot.event.timezone)
    return reader.tr("Time zone: {city}", city=city)


def as_of(reader: Reader, moment: datetime) -> str:
    """The moment at which something was made and is true, for what is read later."""
    local = reader.snapshot.local(moment)
    return reader.tr(
        "As of {date}, {hour} ({city} time)",
        date=formats.full_date(reader.tr, local.date()),
        hour=formats.clock(local),
        city=formats.zone_name(reader.tr, reader.snapshot.event.timezone),
    )


def strand_name(reader: Reader, strand: Strand) -> str:
    """What a strand is called."""
    return {
        Strand.CONFERENCE: reader.tr("Conference"),
        Strand.YOUTH: reader.tr("Youth forum"),
        Strand.BOTH: reader.tr("Conference and youth forum"),
    }[strand]


def strands(snapshot: Snapshot) -> tuple[Strand, ...]:
    """The strands a programme is made of, or none where it is all of one."""
    return (Strand.CONFERENCE, Strand.YOUTH) if has_strands(snapshot) else ()


def strand_of(reader: Reader) -> Strand:
    """Whose plenaries and cultural events are the reader's: their team's, else the conference's."""
    if not (reader.person.team or reader.leads):
        return Strand.CONFERENCE
    return Strand.BOTH if reader.person.seats else Strand.YOUTH


def write_when(reader: Reader, text: Text, shown: Session) -> None:
    """The day, and from–to in the venue's zone and in each other zone where the hour differs."""
    text.bold(reader.day(reader.snapshot.day_of(shown))).line(over_or_running(reader, shown))
    text.bold(hours_here(reader, shown)).line()
    text.lines(elsewhere_lines(reader, shown))
    if may_move(shown, reader.now):
        text.italic(reader.tr("Provisional: the hour may still change.")).line()


def over_or_running(reader: Reader, shown: Session) -> str:
    """What stands behind the day of a session that is over or on; nothing for others."""
    is_over = shown.end <= reader.now and shown.takes_place
    return reader.tr(" (over)") if is_over else reader.running_mark(shown)


def hours_here(reader: Reader, shown: Session) -> str:
    """A session's hours at the venue, with the name of its zone."""
    return _hours_in(reader, reader.hours(shown), reader.snapshot.event.timezone)


def elsewhere_lines(reader: Reader, session: Session) -> list[str]:
    """A session's hours in each other zone where they are others."""
    return [_hours_in(reader, hours, zone) for zone, hours in reader.hours_elsewhere(session)]


def clocks_line(reader: Reader) -> str:
    """What time it is at the venue and in each other zone where it is another, and the day here."""
    event = reader.snapshot.event
    moments = {zone: reader.now.astimezone(zone) for zone in (event.timezone, *event.also_show)}
    here = moments[event.timezone].utcoffset()
    clocks = (
        _hours_in(reader, formats.clock(moment), zone)
        for zone, moment in moments.items()
        if zone == event.timezone or moment.utcoffset() != here
    )
    return f"{', '.join(clocks)} · {reader.short_day(moments[event.timezone].date())}"


def _hours_in(reader: Reader, hours: str, zone: tzinfo) -> str:
    return reader.tr("{hours} ({city} time)", hours=hours, city=formats.zone_name(reader.tr, zone))


def video_line(reader: Reader, shown: Session) -> list[str]:
    """The video link, where there is one for the reader."""
    link = reader.link_to(shown)
    return [reader.tr("By video: {link}", link=link)] if link else []


def place_lines(reader: Reader, shown: Session) -> list[str]:
    """Where a session is, with the address; without a place, where its description says."""
    place = reader.snapshot.places.get(shown.place or "")
    if place is None:
        if shown.online:
            return [] if reader.link_to(shown) else [reader.tr("Online")]
        if shown.end <= reader.now:
            return []
        return [meeting_point(reader, shown) or reader.tr("The place will be announced.")]
    address = [reader.text(place.address)] if place.address else []
    return [reader.tr("Place: {place}", place=reader.text(place.name)), *address]


def languages_line(reader: Reader, shown: Session) -> str:
    """What is spoken, and interpreted into; nothing where that is not said."""
    tr = reader.tr
    spoken = [formats.language_name(tr, code) for code in shown.spoken]
    into = [formats.into_language(tr, code) for code in shown.interpreted]
    parts = []
    if spoken:
        names = formats.enumeration(tr, spoken)
        label = tr.plural("Language: {names}", "Languages: {names}", len(spoken), names=names)
        parts.append(label)
    if into:
        parts.append(tr("interpreted into {names}", names=formats.enumeration(tr, into)))
    return formats.sentence_case(", ".join(parts)) if parts else ""


def overlapping_mine(reader: Reader, shown: Session) -> list[Session]:
    """What else of the reader's day is at the time of a session of theirs that is not over."""
    if shown.id not in reader.person.attends or shown.end <= reader.now:
        return []
    return [s for s in reader.snapshot.parallel_to(shown) if s.id in reader.person.attends]


def overlap_line(reader: Reader, shown: Session) -> list[str]:
    """What else the reader has at the time of a session of theirs."""
    others = overlapping_mine(reader, shown)
    if others and reader.has_workshop(shown):
        return [
            reader.tr(
                "In your programme at the same time: {others}", others=_two_of(reader, others)
            )
        ]
    return at_the_same_time(reader, others)


def at_the_same_time(reader: Reader, others: Sequence[Session]) -> list[str]:
    """That the reader has these at the same time; the first two are named."""
    named = _two_of(reader, others)
    return [reader.tr("At the same time you have: {others}", others=named)] if others else []


def _two_of(reader: Reader, others: Sequence[Session]) -> str:
    return ", ".join(reader.tr("“{title}”", title=at_word(reader.title(s))) for s in others[:2])
