"""The single fact that was asked of what is shown: who, where, when; it is the first line."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.agenda.actions import My, MyGroups, RemindersWished
from handlers.agenda.door import lead_for, leads_possible, leads_set
from handlers.frame.reader import Reader
from handlers.frame.seats import titles
from handlers.frame.sessions import clocks_line, languages_line
from handlers.frame.whats_on import running_sessions
from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import About
from handlers.person.actions import Settings
from handlers.programme.actions import Now, PlaceAt, SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact
from handlers.questions.named.session_facts import (
    coordination,
    described,
    of_session,
    who_of,
)
from handlers.questions.needs.quoted import interpreting_told
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.how_long_before import minutes_before
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from handlers.questions.times.on_now import asks_how_long
from handlers.questions.times.time_left import coming_next, still_on, until_next
from handlers.questions.times.whole_event_facts import end, end_of_today, of_the_whole
from handlers.teams.actions import AnswerRollCall, MyTeam, TeamAt
from handlers.teams.door import OwnWorkshopAt
from handlers.ui.action import Action
from handlers.ui.back import Home
from locales import formats
from locales.words import word_rules
from storage.preferences import LEADS
from storage.programme.model import Group, Session, Speaker


def fact_line(reader: Reader, asker: Asker, shown: Action, fact: Fact | None, asked: Asked) -> str:
    """The fact in one line; empty where the screen itself says it first."""
    if line := _same_for_all(reader, shown, fact):
        return line
    match shown:
        case SessionAt(id) if fact is Fact.WHO and (named := _of_a_role(reader, id, asked)):
            return "; ".join(described(reader, speaker) for speaker in named)
        case SessionAt() | AnswerRollCall() | MyGroups() | My() if fact is Fact.ANOTHER_DAY:
            return _not_on_that_day(reader, asked, shown)
        case SessionAt() if fact is Fact.REMINDER and (lead := lead_wished(reader, asked)):
            return _noted_with(reader, lead, minutes_before(asked))
        case SessionAt(id) if fact is Fact.REMINDER and minutes_before(asked) not in (0, *LEADS):
            noted = of_session(reader, reader.snapshot.sessions[id], fact)
            return " ".join((leads_possible(reader), leads_set(reader), noted)) if noted else ""
        case My() if fact is Fact.ON_PAPER:
            return _on_paper(reader)
        case MyTeam() if fact is Fact.MEMBERSHIP and not asker.person.team:
            return reader.tr("You are in no team.")
        case SessionAt(id) if id in reader.snapshot.sessions:
            found = reader.snapshot.sessions[id]
            said = _of_session(reader, found, fact, asked)
            awaited = asked.awaits and fact is Fact.TIME and found.start > reader.now
            return (
                f"{said}, {reader.from_now(found.start, says_hour=False)}"
                if awaited and said
                else said
            )
        case GroupAt(id) | TeamAt(id) if fact is Fact.MEMBERSHIP:
            return _membership(reader, asker, shown)
        case GroupAt(id) if fact is Fact.SWAP:
            return _seats_kept(reader, id)
        case GroupAt(id) if id in reader.snapshot.groups:
            return _of_group(reader, reader.snapshot.groups[id], fact, asked)
        case Groups() if fact is Fact.DEADLINE:
            return _deadline(reader)
        case About():
            return reader.text(reader.snapshot.event.address)
        case Settings() if fact is Fact.NOT_SPOKEN:
            return _languages_spoken(reader)
        case Now() if fact is Fact.CLOCK:
            return clocks_line(reader)
        case Now() if fact is Fact.NEXT:
            waits = asked.says(Phrase.WAITING)
            return until_next(reader) if waits else coming_next(reader)
        case Now() if fact is Fact.WHO:
            return _who_speaks_now(reader)
        case Now() if fact is Fact.END:
            left = still_on(reader, asker) if asks_how_long(asked) else ""
            ends = end_of_today(reader, asker), end(reader, asker)
            return "\n".join(filter(None, (left, *ends)))
        case Home():
            return of_the_whole(reader, asker, fact)
        case _:
            return ""


def _same_for_all(reader: Reader, shown: Action, fact: Fact | None) -> str:
    """What a fact adds to a screen, the same for everybody."""
    match shown:
        case SessionAt() | TeamAt() if fact is Fact.ROLL_CALL:
            return reader.tr("Only the leaders of your team can see who comes and who was there.")
        case TeamAt() if fact is Fact.LEADERS_WRITE:
            return reader.tr("Only the leaders of your team can write to it here.")
        case TeamAt() if fact is Fact.LEADERS_NAME:
            return reader.tr("Only those who lead your team, or the organisers, can name leaders.")
        case TeamAt() if fact is Fact.LEADERS_INVITE:
            return reader.tr("Your team’s leaders have the link by which others join: ask them.")
        case OwnWorkshopAt() if fact in (Fact.NOT_CHANGED, Fact.CHANGED):
            return reader.tr("Nothing is changed yet. Press below what is to change.")
        case MyGroups() | Home() if fact is Fact.UNDO:
            return reader.tr("Do not worry. This is how it stands now, and you can change it here.")
        case RemindersWished() if fact is Fact.REMINDER:
            return reader.tr("It is noted. How long before is one setting for all that is noted.")
        case PlaceAt() if fact is Fact.NOTHING_THEN:
            return reader.tr("Nothing is on there at that time.")
        case _:
            return ""


def lead_wished(reader: Reader, asked: Asked) -> int:
    """The lead time that somebody wishes for one session and does not have; 0 for none."""
    minutes = minutes_before(asked)
    lead = lead_for(minutes) if minutes else 0
    return 0 if lead in reader.person.preferences.leads else lead


def _noted_with(reader: Reader, lead: int, wished: int) -> str:
    """What the star does, where a lead time is wished for that would hold for everything."""
    tr, before = reader.tr, reader.duration(timedelta(minutes=lead))
    holds_for_all = tr(
        "How long before is one setting for all that is noted: the star below notes this and sets"
        " {duration} before.",
        duration=before,
    )
    return holds_for_all if wished == lead else f"{leads_possible(reader)} {holds_for_all}"


def _languages_spoken(reader: Reader) -> str:
    """The languages of the event, by their own names."""
    names = ", ".join(reader.tr.languages.names[code] for code in reader.languages)
    return reader.tr("I only speak these languages: {languages}", languages=names)


def _of_a_role(reader: Reader, session: str, asked: Asked) -> Sequence[Speaker]:
    """The speakers of a session who are what is asked for, where others are not."""
    shown = reader.snapshot.sessions.get(session)
    speakers = shown.speakers if shown and shown.takes_place else ()
    content = (word for word in asked.words if Sense.FILLERS not in asked.senses[word])
    stems = {stem for word in content for stem in asked.known(word).stems}
    rules = word_rules(reader.tr.languages)
    said = {n: rules.all_words(" ".join(s.role.values())) for n, s in enumerate(speakers) if s.role}
    found = [speakers[n] for n, words in said.items() if any(w.stem in stems for w in words)]
    return found if len(found) < len(speakers) else ()


def _not_on_that_day(reader: Reader, asked: Asked, shown: Action) -> str:
    moments = MomentsAsked(asked.time, reader.now, reader.snapshot)
    if hour := moments.hour_asked if isinstance(shown, SessionAt) else None:
        day = f"{reader.day(hour[0])}, {formats.clock(datetime.combine(*hour))}"
    elif moments.day:
        day = reader.day(moments.day)
    else:
        return ""
    tr = reader.tr
    match shown:
        case AnswerRollCall():
            return tr("{day}: no workshop of your team. The next one:", day=day)
        case MyGroups() | My():
            return tr("{day}: nothing is noted for you.", day=day)
        case _:
            return tr("{day}: not in the programme. The nearest one:", day=day)


def _membership(reader: Reader, asker: Asker, shown: GroupAt | TeamAt) -> str:
    """Whether the one who asks is in a group or a team."""
    tr, person = reader.tr, asker.person
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


def _on_paper(reader: Reader) -> str:
    tr = reader.tr
    if not reader.person.attends:
        return tr("What you have noted can be had as a PDF: note something first.")
    return tr("“{button}” below makes a file of it.", button=tr("As PDF"))


def _seats_kept(reader: Reader, wanted: str) -> str:
    """Which seats one would keep with that in a group: those at other times."""
    clashing = reader.snapshot.clashing_groups.get(wanted, frozenset())
    kept = sorted(reader.person.seats - clashing - {wanted})
    if not kept:
        return ""
    return reader.tr(
        "You keep your seat in {groups} until you give it up.", groups=titles(reader, kept)
    )


def _deadline(reader: Reader) -> str:
    """Until when one can sign up; of several groups the first and the last end of it."""
    ends = sorted(
        {reader.snapshot.sign_up_ends(group) for group in reader.snapshot.groups.values()}
    )
    if not ends:
        return ""
    if len(ends) == 1:
        when = reader.moment(ends[0])
        is_over = ends[0] <= reader.now
        tr = reader.tr
        if is_over:
            return tr("Sign-up ended: {when}", when=when)
        return tr("Sign-up until {when}", when=when)
    first, last = reader.moment(ends[0]), reader.moment(ends[-1])
    return reader.tr(
        "Sign-up ends between {first} and {last}, see each group.", first=first, last=last
    )


def _who_speaks_now(reader: Reader) -> str:
    """Who speaks in each of the sessions that are on, as far as the programme says it."""
    speak = [s for s in running_sessions(reader) if s.speakers and s.takes_place]
    if len(speak) == 1:
        return who_of(reader, speak[0])
    return "\n".join(f"{reader.title(s)} · {who_of(reader, s)}" for s in speak)


def _of_session(reader: Reader, shown: Session, fact: Fact | None, asked: Asked) -> str:
    """A fact of a session; that it is interpreted in the words of its title or description."""
    told = interpreting_told(reader, shown, asked) if fact is Fact.LANGUAGE else ""
    if told and shown.takes_place:
        return " · ".join(filter(None, (languages_line(reader, shown), told)))
    return of_session(reader, shown, fact)


def _of_group(reader: Reader, group: Group, fact: Fact | None, asked: Asked) -> str:
    """Who runs a group; of its next sitting, or the last one, when and where it is."""
    if fact is Fact.WHO:
        return coordination(reader, group)
    sittings = reader.snapshot.by_group.get(group.id, ())
    ahead = [s for s in sittings if s.end > reader.now and s.takes_place] or list(sittings[-1:])
    return _of_session(reader, ahead[0], fact, asked) if ahead else ""
