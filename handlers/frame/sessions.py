"""What is said of a session wherever it appears: when, where, in which language, whose."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from handlers.frame.meeting_points import meeting_point
from handlers.frame.reader import Reader
from handlers.ui.screen import Text, at_word, shortened
from locales import formats
from storage.agenda import has_strands
from storage.programme.model import Place, Session, Strand
from storage.programme.snapshot import Snapshot

_PLACE: Final = 24


def where(v: Reader, session: Session) -> str:
    """Where a session is, for a line: the place's short name, "online", or that it follows."""
    place = v.snapshot.places.get(session.place or "")
    if place is not None:
        return short_name(v, place)
    return v.tr("online") if session.online else v.tr("place to follow")


def short_name(v: Reader, place: Place) -> str:
    """What a place is called in a list."""
    return v.text(place.short) or shortened(v.text(place.name), _PLACE)


def may_move(session: Session, now: datetime) -> bool:
    """Whether the hour of a session may still change: not if it is over or cancelled."""
    return session.provisional and session.takes_place and session.end > now


def time_zone_line(v: Reader) -> str:
    """In which zone the hours of a list are."""
    city = formats.zone_name(v.tr, v.snapshot.event.timezone)
    return v.tr("Time zone: {city}", city=city)


def as_of(v: Reader, moment: datetime) -> str:
    """The moment at which something was made and is true, for what is read later."""
    local = v.snapshot.local(moment)
    return v.tr(
        "As of {date}, {hour} ({city} time)",
        date=formats.full_date(v.tr, local.date()),
        hour=formats.clock(local),
        city=formats.zone_name(v.tr, v.snapshot.event.timezone),
    )


def strand_name(v: Reader, strand: Strand) -> str:
    """What a strand is called."""
    return {
        Strand.CONFERENCE: v.tr("Conference"),
        Strand.YOUTH: v.tr("Youth forum"),
        Strand.BOTH: v.tr("Conference and youth forum"),
    }[strand]


def strands(snapshot: Snapshot) -> tuple[Strand, ...]:
    """The strands a programme is made of, or none where it is all of one."""
    return (Strand.CONFERENCE, Strand.YOUTH) if has_strands(snapshot) else ()


def strand_of(v: Reader) -> Strand:
    """Whose plenaries and cultural events are the reader's: their team's, else the conference's."""
    if not (v.person.team or v.leads):
        return Strand.CONFERENCE
    return Strand.BOTH if v.person.seats else Strand.YOUTH


def write_when(v: Reader, text: Text, shown: Session) -> None:
    """The day, and from–to in the venue's zone and in each other zone where the hour differs."""
    text.bold(v.day(v.snapshot.day_of(shown))).line(over_or_running(v, shown))
    text.bold(hours_here(v, shown)).line()
    text.lines(elsewhere_lines(v, shown))
    if may_move(shown, v.now):
        text.italic(v.tr("Provisional: the hour may still change.")).line()


def over_or_running(v: Reader, shown: Session) -> str:
    """What stands behind the day of a session that is over or on; nothing for others."""
    is_over = shown.end <= v.now and shown.takes_place
    return v.tr(" (over)") if is_over else v.running_mark(shown)


def hours_here(v: Reader, shown: Session) -> str:
    """A session's hours at the venue, with the name of its zone."""
    return _hours_in(v, v.hours(shown), v.snapshot.event.timezone)


def elsewhere_lines(v: Reader, session: Session) -> list[str]:
    """A session's hours in each other zone where they are others."""
    return [_hours_in(v, hours, zone) for zone, hours in v.hours_elsewhere(session)]


def _hours_in(v: Reader, hours: str, zone: tzinfo) -> str:
    return v.tr("{hours} ({city} time)", hours=hours, city=formats.zone_name(v.tr, zone))


def video_line(v: Reader, shown: Session) -> list[str]:
    """The video link, where there is one for the reader."""
    link = v.link_to(shown)
    return [v.tr("By video: {link}", link=link)] if link else []


def place_lines(v: Reader, shown: Session) -> list[str]:
    """Where a session is, with the address; without a place, where its description says."""
    place = v.snapshot.places.get(shown.place or "")
    if place is None:
        if shown.online:
            return [] if v.link_to(shown) else [v.tr("Online")]
        if shown.end <= v.now:
            return []
        return [meeting_point(v, shown) or v.tr("The place will be announced.")]
    address = [v.text(place.address)] if place.address else []
    return [v.tr("Place: {place}", place=v.text(place.name)), *address]


def languages_line(v: Reader, shown: Session) -> str:
    """What is spoken, and interpreted into; nothing where that is not said."""
    tr = v.tr
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


def overlapping_mine(v: Reader, shown: Session) -> list[Session]:
    """What else of the reader's day is at the time of a session of theirs that is not over."""
    if shown.id not in v.person.attends or shown.end <= v.now:
        return []
    return [s for s in v.snapshot.parallel_to(shown) if s.id in v.person.attends]


def overlap_line(v: Reader, shown: Session) -> list[str]:
    """What else the reader has at the time of a session of theirs."""
    others = overlapping_mine(v, shown)
    if others and v.has_workshop(shown):
        return [v.tr("In your programme at the same time: {others}", others=_two_of(v, others))]
    return at_the_same_time(v, others)


def at_the_same_time(v: Reader, others: Sequence[Session]) -> list[str]:
    """That the reader has these at the same time; the first two are named."""
    named = _two_of(v, others)
    return [v.tr("At the same time you have: {others}", others=named)] if others else []


def _two_of(v: Reader, others: Sequence[Session]) -> str:
    return ", ".join(v.tr("“{title}”", title=at_word(v.title(s))) for s in others[:2])
