"""The event as a whole: when it begins and ends, how long it is, where it is."""

import re
from datetime import datetime
from typing import Final

from handlers.home.actions import About
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import one_of
from handlers.ui.back import Home
from locales.words import word_rules
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot

_YEAR: Final = re.compile(r"\b20\d\d\b")
_SENTENCES: Final = re.compile(r"[.;!?]\s|\n")
_LONG: Final = 5
"""The fewest letters of a word that an event may be called by."""

_OUTLOOK: Final = "outlook"
_OF_THE_WHOLE: Final = (Fact.END, Fact.LENGTH)


def of_the_whole(q: Query) -> Intent | None:
    """When the event begins or ends, where it is, its first session; None of anything else."""
    asked = q.asked
    if not _is_about_the_whole(asked):
        return None
    years = {day.year for day in q.snapshot.days}
    if any(_YEAR.fullmatch(word) and int(word) not in years for word in asked.words):
        return Nothing()
    if asked.nth is not None:
        return one_of(q.asker.own_first(list(q.snapshot.sessions.values())), asked)
    if asked.fact is Fact.WHERE and not asked.has(Sense.WHOLE):
        return venue(q.snapshot, q.now)
    return OpenScreen(Home(), asked.fact if asked.fact in _OF_THE_WHOLE else Fact.TIME)


def next_event(q: Query) -> Intent | None:
    """When the event begins; once it has begun, what alone tells of the next one, if anything.

    That is what names a later year, else a page that says "the next one". None where the question
    is about something else.
    """
    snapshot = q.snapshot
    if not _is_next_event(q):
        return None
    if all(session.start > q.now for session in snapshot.sessions.values()):
        return OpenScreen(Home(), Fact.TIME)
    tells = [SessionAt(s.id) for s in snapshot.sessions.values() if _is_ahead(s.abstract, snapshot)]
    pages = [InfoAt(page.id) for page in snapshot.info.values() if _is_ahead(page.text, snapshot)]
    found = [*tells, *pages] or [InfoAt(page.id) for page in q.asked.index.naming(_OUTLOOK)]
    return OpenScreen(found[0]) if len(found) == 1 else Nothing()


def _is_next_event(q: Query) -> bool:
    """Whether the next event is meant: it is called so, or this one is, which is over."""
    asked = q.asked
    if not asked.time.next:
        return False
    if asked.only(Sense.EVENT) and not asked.has(Sense.GENERIC):
        return True
    is_over = all(session.end <= q.now for session in q.snapshot.sessions.values())
    return (
        is_over
        and (not asked.topics or asked.only(Sense.EVENT, Sense.GENERIC))
        and _is_called_so(asked, q.snapshot)
    )


def _is_called_so(asked: Asked, snapshot: Snapshot) -> bool:
    """Whether the event's title has a word of these, or one that ends with it: „Jahrestreffen“."""
    rules = word_rules(asked.index.languages)
    title = [w for said in snapshot.event.title.values() for w in rules.all_words(said)]
    long = [word for word in asked.words if len(word) >= _LONG]
    return any(
        one.stem == word.stem or one.folded.endswith(word.folded) for word in long for one in title
    )


def _is_ahead(text: Text | None, snapshot: Snapshot) -> bool:
    """Whether a text names a year after the event, beside a word that the event is called by."""
    for code, said in (text or {}).items():
        title = snapshot.event.title.get(code, "").casefold().split()
        called = {word for word in title if len(word) >= _LONG}
        for sentence in _SENTENCES.split(said):
            later = any(int(year) > snapshot.days[-1].year for year in _YEAR.findall(sentence))
            if later and not called.isdisjoint(sentence.casefold().split()):
                return True
    return False


def venue(snapshot: Snapshot, now: datetime) -> OpenScreen:
    """Where the event is: its own address, else the one place of which an address is known, as
    long as something is still to come there.
    """
    addressed = [place.id for place in snapshot.places.values() if place.address]
    ahead = any(s.place in addressed and s.end > now for s in snapshot.sessions.values())
    if snapshot.event.address is None and len(addressed) == 1 and ahead:
        return OpenScreen(PlaceAt(addressed[0]), Fact.WHERE)
    return OpenScreen(About(), Fact.WHERE)


def is_it_all(asked: Asked) -> bool:
    """Whether "all that" is meant, and nothing is named."""
    return not asked.topics and asked.has(Sense.ALL) and asked.has(Sense.THAT)


def _is_about_the_whole(asked: Asked) -> bool:
    """Whether the event as such is asked about: when it begins or ends, its first session."""
    if asked.time.said:
        return False
    if asked.nth is not None:
        return not asked.topics or asked.only(Sense.EVENT, Sense.GENERIC)
    if asked.fact is Fact.WHERE:
        where_you_are = asked.says(Phrase.WHERE_YOU_ARE) and not asked.topics
        if where_you_are or asked.only(Sense.EVENT) or is_it_all(asked):
            return True
    asks = asked.has(Sense.WHOLE) or asked.fact in (Fact.END, Fact.LENGTH, Fact.TIME)
    # "Until when may we be up" is not about the event, nor is "when are we fetched".
    senses = asked.senses.values()
    done = any(Sense.COMMON in said and Sense.FILLERS not in said for said in senses)
    may = asked.has(Sense.MAY) or (done and not asked.has(Sense.WHOLE))
    nothing_else = not asked.topics and not may
    return asks and (nothing_else or asked.only(Sense.EVENT))
