"""When one goes home: the way back of one's own part of the event."""

from collections.abc import Sequence
from typing import Final

from handlers.info.actions import InfoAt
from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact, Intent, OpenScreen, Several
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import ORGANISING
from handlers.ui.back import Home
from storage.programme.model import Kind, Session
from storage.programme.searching.documents import Document, Field, Subject
from storage.programme.searching.thesaurus import thesaurus
from storage.programme.snapshot import Snapshot

_BY_BUS: Final = frozenset({"bus", "shuttle"})
_NAMED: Final = frozenset({Field.TITLE, Field.ALSO})


def homeward(q: Query) -> Intent | None:
    """The last ride of today where rides are asked for, the departure, else the last ride of all,
    else the end; None where home is not asked for.

    Where both parts of the event are the asker's, all of their departures.
    """
    asked = q.asked
    if not asked.says(Phrase.HOMEWARD) or asked.time.said or asked.has(Sense.WHAT):
        return None
    if asked.fact not in (Fact.TIME, None) or _takes_something_home(asked):
        return None
    if _goes_somewhere(asked):
        return None
    if page := _page_of_all(asked):
        return OpenScreen(InfoAt(page.id), asked.fact)
    tonight = _rides_back_today(q)
    found = tonight or _departures(asked, q.snapshot) or _last_ride(q.snapshot)
    if not found:
        return OpenScreen(Home(), Fact.END)
    found = [s for s in found if s.end > q.now] or found
    found = [s for s in found if not any(o.strand == s.strand and o.start > s.start for o in found)]
    presses = tuple(SessionAt(session.id) for session in q.asker.own_first(found))
    return OpenScreen(presses[0], Fact.TIME) if len(presses) == 1 else Several(presses)


def own_way_first(q: Query, found: Intent) -> Intent:
    """The departure of one's own part of the event before that of the other, where this was found.

    Not where that part, or a time, is named.
    """
    match found:
        case OpenScreen(SessionAt(id) as other) if id in q.snapshot.sessions:
            ride = q.snapshot.sessions[id]
        case _:
            return found
    asked = q.asked
    if not is_of_others(ride, q.asker) or asked.time.said or asked.has(Sense.YOUTH_FORUM):
        return found
    leaving = _departures(asked, q.snapshot)
    own = [s for s in leaving if s.strand in q.asker.strands and s.end > q.now]
    if not own or ride not in leaving:
        return found
    return Several((*(SessionAt(session.id) for session in own), other))


def is_of_others(session: Session, asker: Asker) -> bool:
    """Whether a ride is of a part of the event that is not the asker's."""
    return session.kind is Kind.TRANSFER and session.strand not in asker.strands


def _page_of_all(asked: Asked) -> Document | None:
    """The one page that alone says by what one goes home: "on which train do we go back"."""
    kinds = thesaurus(asked.index.languages)
    words = [word for word in asked.topics if not kinds.names_a_kind([word])]
    hits = evidence_of(asked, words).hits if len(words) > 1 else []
    found = [hit.document for hit in hits if len(hit.matched) == len({*words})]
    return found[0] if len(found) == 1 and found[0].subject is Subject.INFO else None


def _goes_somewhere(asked: Asked) -> bool:
    """Whether a ride is asked for to a place that is named: "back to the hotel"."""
    home = question_words(asked.index.languages).words_of(Phrase.HOMEWARD)
    named = {word for word in asked.destinations if word.folded not in home}
    return _asks_for_a_ride(asked) and any(asked.known(word).stems for word in named)


def _asks_for_a_ride(asked: Asked) -> bool:
    return any(need.name in _BY_BUS for need in asked.needs)


def _rides_back_today(q: Query) -> Sequence[Session]:
    """The last ride of a day that is still ahead and follows something of that day."""
    today = [s for s in q.snapshot.by_day.get(q.snapshot.local(q.now).date(), ()) if s.takes_place]
    held = [s.start for s in today if s.kind is not Kind.TRANSFER]
    if not held or not _asks_for_a_ride(q.asked):
        return ()
    since = max(q.now, min(held))
    return q.asker.own_first([s for s in today if s.kind is Kind.TRANSFER and s.start > since])[-1:]


def _takes_something_home(asked: Asked) -> bool:
    """Whether something of the programme is named that is no way home: "take books home"."""
    names = thesaurus(asked.index.languages)
    ways = {*names.kinds[Kind.TRANSFER], *names.words_for("departure")}
    home = question_words(asked.index.languages).words_of(Phrase.HOMEWARD)
    stems = {word.stem for word in ways}
    others = (w for w in asked.topics if w.folded not in home and w.stem not in stems)
    return asked.has(Sense.MAY) and any(map(asked.index.is_in_a_name, others))


def _departures(asked: Asked, snapshot: Snapshot) -> list[Session]:
    """What is about nothing itself and whose title says that one leaves."""
    index = asked.index
    words = map(index.known, thesaurus(index.languages).words_for("departure"))
    hits = index.hits(known for known in words if known.exact)
    ids = {
        hit.document.id
        for hit in hits
        if hit.document.subject is Subject.SESSION and not _NAMED.isdisjoint(hit.matched.values())
    }
    found = (snapshot.sessions[one] for one in snapshot.sessions if one in ids)
    return [session for session in found if session.kind in ORGANISING and session.takes_place]


def _last_ride(snapshot: Snapshot) -> Sequence[Session]:
    return [s for s in snapshot.sessions.values() if s.kind is Kind.TRANSFER][-1:]
