"""What was asked of a session, in one line: who, where, when, in which language, until when."""

from typing import Final

from handlers.frame.meeting_points import meeting_point
from handlers.frame.reader import Reader
from handlers.frame.sessions import languages_line, place_lines
from handlers.questions.intents import Fact
from locales import formats
from storage.programme.model import Group, Kind, Session, Speaker, Strand

IN_A_LINE: Final = 3
"""The most sessions in one line."""


def of_session(reader: Reader, shown: Session, fact: Fact | None) -> str:
    """A fact of a session; empty where it does not take place, or its screen says it first."""
    tr, day = reader.tr, reader.day(reader.snapshot.day_of(shown))
    if not shown.takes_place:
        return ""
    match fact:
        case Fact.WHO:
            return who_of(reader, shown)
        case Fact.ROLES:
            return "; ".join(described(reader, speaker) for speaker in shown.speakers)
        case Fact.WHERE:
            point, place = meeting_point(reader, shown), ", ".join(place_lines(reader, shown))
            known = (place, point) if shown.place else (point or place,)
            unknown = tr("Online") if shown.online else tr("The programme names no place for this.")
            return " · ".join(filter(None, known)) or unknown
        case Fact.TIME:
            return f"{day}, {reader.hours(shown)}"
        case Fact.BEGUN:
            return " · ".join((tr("This has already begun"), time_left(reader, shown)))
        case Fact.NEXT:
            where = of_session(reader, shown, Fact.WHERE)
            coming = tr("Next: {when}", when=f"{day}, {reader.hours(shown)} · {where}")
            return tr("The programme does not say where right now.") + " " + coming
        case Fact.END if shown.is_running(reader.now):
            return time_left(reader, shown)
        case Fact.END:
            return f"{day}, " + tr(
                "until {hour}", hour=formats.clock(reader.snapshot.local(shown.end))
            )
        case Fact.END_OF_DAY:
            return end_of_day(reader, shown)
        case Fact.LANGUAGE:
            return _language(reader, shown)
        case Fact.REMINDER if shown.id in reader.person.attends:
            return tr("Noted for you: I remind you of this.")
        case Fact.REMINDER if shown.end > reader.now:
            return tr("Note this session with ☆ below, and I remind you of it.")
        case Fact.ABSENCE if shown.end > reader.now:
            if shown.id in reader.person.starred:
                return tr("You have noted this: ★ below takes it back.")
            if shown.id not in reader.person.attends:
                return tr("You have not noted this: there is nothing to cancel here.")
            return ""
        case Fact.NO_SIGN_UP if shown.end > reader.now:
            if shown.id in reader.person.attends:
                return tr("Nobody signs up for this here.")
            return tr("Nobody signs up for this here: ☆ below notes it for you.")
        case Fact.CALENDAR if shown.end > reader.now:
            return tr("Press “Into my calendar” below.")
        case Fact.LENGTH:
            return f"{reader.duration(shown.end - shown.start)} ({reader.hours(shown)})"
        case _:
            return ""


def time_left(reader: Reader, running: Session) -> str:
    """How long what is on still goes on, and until when."""
    return reader.tr(
        "{duration} left, until {hour}",
        duration=reader.duration(running.end - reader.now),
        hour=formats.clock(reader.snapshot.local(running.end)),
    )


def end_of_day(reader: Reader, last: Session) -> str:
    """When a day ends with a session, and what is for its people after that: meals and rides."""
    day = reader.snapshot.day_of(last)
    after = [s for s in reader.snapshot.by_day[day] if s.start >= last.end and s.takes_place]
    theirs = [s for s in after if _shares(s.strand, last.strand)][:IN_A_LINE]
    until = reader.tr("until {hour}", hour=formats.clock(reader.snapshot.local(last.end)))
    said = f"{reader.day(day)}, {until}"
    if not theirs:
        return said
    listed = "; ".join(
        f"{formats.clock(reader.snapshot.local(s.start))} {reader.title(s)}" for s in theirs
    )
    return f"{said}. " + reader.tr("Afterwards: {sessions}", sessions=listed)


def _shares(one: Strand, other: Strand) -> bool:
    return one is other or Strand.BOTH in (one, other)


def _language(reader: Reader, shown: Session) -> str:
    """What is spoken; of a single language also that nobody interprets, where that is so."""
    said = languages_line(reader, shown)
    if not said:
        return reader.tr("The programme does not say in which language.")
    is_alone = len(shown.spoken) == 1 and not shown.interpreted
    return f"{said}. " + reader.tr("The programme names no interpreting.") if is_alone else said


def described(reader: Reader, speaker: Speaker) -> str:
    """A speaker and what they are, as far as the programme says it."""
    name = reader.text(speaker.name)
    return f"{name}, {reader.text(speaker.role)}" if speaker.role else name


def who_of(reader: Reader, shown: Session) -> str:
    """Who speaks, or else who runs its group; empty for culture that names nobody."""
    if shown.speakers:
        return ", ".join(reader.text(speaker.name) for speaker in shown.speakers)
    if shown.kind is Kind.CULTURE:
        # Its own title or description says who sings or guides, if anything does.
        return ""
    return coordination(reader, reader.snapshot.groups.get(shown.group or ""))


def coordination(reader: Reader, group: Group | None) -> str:
    """Who runs a group, or that nobody is named."""
    if group is None or not group.coordinator:
        return reader.tr("The programme names nobody for this.")
    return reader.tr("Coordination: {name}", name=reader.text(group.coordinator))
