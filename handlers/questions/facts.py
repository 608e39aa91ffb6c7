"""The single fact that was asked of what is shown: who, where, when; it is the first line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from handlers.frame.meeting_points import meeting_point
from handlers.frame.reader import Reader
from handlers.frame.sessions import languages_line, place_lines
from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import About
from handlers.programme.actions import Now, PlaceAt, SessionAt
from handlers.questions.asked import Asked
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.moments_asked import MomentsAsked
from handlers.questions.question_words import Sense
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from locales import formats
from locales.words import word_rules
from storage.programme.model import Group, Kind, Session, Speaker, Strand

_SHOWN: Final = 3
"""So many sessions stand in one line."""


def fact_line(v: Reader, asker: Asker, shown: Action, fact: Fact | None, asked: Asked) -> str:
    """The fact in one line; empty where the screen itself says it first."""
    match shown:
        case SessionAt(id) if fact is Fact.WHO and (named := _of_a_role(v, id, asked)):
            return "; ".join(described(v, speaker) for speaker in named)
        case SessionAt() if fact is Fact.ANOTHER_DAY:
            return _not_on_that_day(v, asked)
        case SessionAt(id) if id in v.snapshot.sessions:
            return _of_session(v, v.snapshot.sessions[id], fact)
        case GroupAt(id) | TeamAt(id) if fact is Fact.MEMBERSHIP:
            return _membership(v, asker, shown)
        case GroupAt(id) if id in v.snapshot.groups:
            return _of_group(v, v.snapshot.groups[id], fact)
        case Groups() if fact is Fact.DEADLINE:
            return _deadline(v)
        case PlaceAt() if fact is Fact.NOTHING_THEN:
            return v.tr("Nothing is on there at that time.")
        case About():
            return v.text(v.snapshot.event.address)
        case Now() if fact is Fact.NEXT:
            return _next(v)
        case Home():
            return _of_the_whole(v, asker, fact)
        case _:
            return ""


def _of_a_role(v: Reader, session: str, asked: Asked) -> Sequence[Speaker]:
    """The speakers of a session who are what is asked for, where others are not."""
    shown = v.snapshot.sessions.get(session)
    speakers = shown.speakers if shown and shown.takes_place else ()
    content = (word for word in asked.words if Sense.FILLERS not in asked.senses[word])
    stems = {stem for word in content for stem in asked.known(word).stems}
    rules = word_rules(v.tr.languages)
    said = {n: rules.all_words(" ".join(s.role.values())) for n, s in enumerate(speakers) if s.role}
    found = [speakers[n] for n, words in said.items() if any(w.stem in stems for w in words)]
    return found if len(found) < len(speakers) else ()


def _not_on_that_day(v: Reader, asked: Asked) -> str:
    day = MomentsAsked(asked.time, v.now, v.snapshot).day
    if day is None:
        return ""
    return v.tr("{day}: not in the programme. The nearest one:", day=v.day(day))


def _membership(v: Reader, asker: Asker, shown: GroupAt | TeamAt) -> str:
    """Whether the one who asks is in a group or a team."""
    tr, person = v.tr, asker.person
    match shown:
        case GroupAt(id) if id in person.seats:
            return tr("You have a seat.")
        case GroupAt(id) if id in person.wishes:
            return tr("You are on the waiting list.")
        case GroupAt():
            return tr("You have no seat in this group.")
        case TeamAt(id) if id == person.team:
            return tr("You are in this team.")
        case _:
            return tr("You are not in this team.") if person.team else tr("You are in no team.")


def _deadline(v: Reader) -> str:
    """Until when one can sign up; of several groups the first and the last end of it."""
    ends = sorted({v.snapshot.sign_up_ends(group) for group in v.snapshot.groups.values()})
    if not ends:
        return ""
    if len(ends) == 1:
        when = v.moment(ends[0])
        is_over = ends[0] <= v.now
        tr = v.tr
        if is_over:
            return tr("Sign-up ended: {when}", when=when)
        return tr("Sign-up until {when}", when=when)
    first, last = v.moment(ends[0]), v.moment(ends[-1])
    return v.tr("Sign-up ends between {first} and {last}, see each group.", first=first, last=last)


def _of_session(v: Reader, shown: Session, fact: Fact | None) -> str:
    tr, day = v.tr, v.day(v.snapshot.day_of(shown))
    if not shown.takes_place:
        return ""
    match fact:
        case Fact.WHO:
            return _who(v, shown)
        case Fact.ROLES:
            return "; ".join(described(v, speaker) for speaker in shown.speakers)
        case Fact.WHERE:
            return meeting_point(v, shown) or ", ".join(place_lines(v, shown)) or tr("Online")
        case Fact.TIME:
            return f"{day}, {v.hours(shown)}"
        case Fact.END:
            return f"{day}, " + tr("until {hour}", hour=formats.clock(v.snapshot.local(shown.end)))
        case Fact.END_OF_DAY:
            return _end_of_day(v, shown)
        case Fact.LANGUAGE:
            return _language(v, shown)
        case Fact.REMINDER if shown.id in v.person.attends:
            return tr("Noted for you: I remind you of this.")
        case Fact.REMINDER:
            return tr("Note this session with ☆ below, and I remind you of it.")
        case Fact.CALENDAR if shown.end > v.now:
            return tr("Press “Into my calendar” below.")
        case Fact.LENGTH:
            return f"{v.duration(shown.end - shown.start)} ({v.hours(shown)})"
        case _:
            return ""


def _end_of_day(v: Reader, last: Session) -> str:
    """When a day ends with a session, and what is for its people after that: meals and rides."""
    day = v.snapshot.day_of(last)
    after = [s for s in v.snapshot.by_day[day] if s.start >= last.end and s.takes_place]
    theirs = [s for s in after if _shares(s.strand, last.strand)][:_SHOWN]
    until = v.tr("until {hour}", hour=formats.clock(v.snapshot.local(last.end)))
    said = f"{v.day(day)}, {until}"
    if not theirs:
        return said
    listed = "; ".join(f"{formats.clock(v.snapshot.local(s.start))} {v.title(s)}" for s in theirs)
    return f"{said}. " + v.tr("Afterwards: {sessions}", sessions=listed)


def _shares(one: Strand, other: Strand) -> bool:
    return one is other or Strand.BOTH in (one, other)


def _next(v: Reader) -> str:
    """What begins next, by its hour and titles; empty where nothing does."""
    ahead = [s for s in v.snapshot.sessions.values() if s.start > v.now and s.takes_place]
    if not ahead:
        return ""
    start = min(s.start for s in ahead)
    first = [v.title(s) for s in ahead if s.start == start]
    more = ["…"] if len(first) > _SHOWN else []
    titles = "; ".join([*first[:_SHOWN], *more])
    return v.tr("Next: {when}", when=f"{_clock_or_moment(v, start)} · {titles}")


def _clock_or_moment(v: Reader, when: datetime) -> str:
    local = v.snapshot.local(when)
    return formats.clock(local) if local.date() == v.today else v.moment(when)


def _language(v: Reader, shown: Session) -> str:
    """What is spoken; of a single language also that nobody interprets, where that is so."""
    said = languages_line(v, shown)
    if not said:
        return v.tr("The programme does not say in which language.")
    is_alone = len(shown.spoken) == 1 and not shown.interpreted
    return f"{said}. " + v.tr("The programme names no interpreting.") if is_alone else said


def described(v: Reader, speaker: Speaker) -> str:
    """A speaker and what they are, as far as the programme says it."""
    name = v.text(speaker.name)
    return f"{name}, {v.text(speaker.role)}" if speaker.role else name


def _who(v: Reader, shown: Session) -> str:
    if shown.speakers:
        return ", ".join(v.text(speaker.name) for speaker in shown.speakers)
    if shown.kind is Kind.CULTURE:
        # Its own title or description says who sings or guides, if anything does.
        return ""
    group = v.snapshot.groups.get(shown.group or "")
    return _coordination(v, group) if group else v.tr("The programme names nobody for this.")


def _coordination(v: Reader, group: Group) -> str:
    if not group.coordinator:
        return v.tr("The programme names nobody for this.")
    return v.tr("Coordination: {name}", name=v.text(group.coordinator))


def _of_group(v: Reader, group: Group, fact: Fact | None) -> str:
    """Who runs a group; of its next sitting, or the last one, when and where it is."""
    if fact is Fact.WHO:
        return _coordination(v, group)
    sittings = v.snapshot.by_group.get(group.id, ())
    ahead = [s for s in sittings if s.end > v.now and s.takes_place] or list(sittings[-1:])
    return _of_session(v, ahead[0], fact) if ahead else ""


def _of_the_whole(v: Reader, asker: Asker, fact: Fact | None) -> str:
    """When the part of the event begins or ends that is the asker's."""
    sessions = [s for s in v.snapshot.sessions.values() if s.strand in asker.strands]
    sessions = sessions or list(v.snapshot.sessions.values())
    if fact is Fact.END:
        # An evening that is only planned is not the end of it all.
        sure = [s for s in sessions if s.takes_place and not s.provisional] or sessions
        last = max(sure, key=lambda s: s.end)
        return v.tr("The event ends: {moment}", moment=_moment(v, last, last=True))
    if fact is Fact.TIME:
        # A ride is the way there, and no beginning of it.
        begin = [s for s in sessions if s.kind is not Kind.TRANSFER] or sessions
        first = min(begin, key=lambda s: s.start)
        return v.tr("The event begins: {moment}", moment=_moment(v, first, last=False))
    if fact is Fact.LENGTH:
        days = sorted({v.snapshot.day_of(s) for s in sessions})
        return formats.period(v.tr, days[0], days[-1])
    return ""


def _moment(v: Reader, session: Session, *, last: bool) -> str:
    local = v.snapshot.local(session.end if last else session.start)
    return f"{formats.day(v.tr, local.date())}, {formats.clock(local)}"
