"""What one question wants: the first of the rules that knows it answers.

Their order stands in two tables at the end. Emergencies come before all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.info.actions import Urgent
from handlers.programme.actions import Now, SessionAt
from handlers.questions.intents import (
    Contact,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
)
from handlers.questions.named.language_asked import (
    all_in_a_language,
    held_in_a_language,
    held_then,
    whether_that_is_interpreted,
)
from handlers.questions.named.of_young_people import answer_about
from handlers.questions.named.person_asked import how_to_reach, who_is
from handlers.questions.named.ways_asked import way_there, without_what_was_missed
from handlers.questions.named.which_room import in_which_room
from handlers.questions.needs.details_asked import detail_asked, honest
from handlers.questions.needs.in_one_text import in_one_text, there_is
from handlers.questions.needs.needs_asked import what_is_needed
from handlers.questions.needs.needs_meant import without_titles
from handlers.questions.needs.pages_needed import without_drinking, without_weather
from handlers.questions.needs.urgent import (
    is_unwell,
    is_urgent,
    without_illness_as_reason,
    without_where_one_is_unwell,
)
from handlers.questions.orders.of_ones_team import of_ones_team
from handlers.questions.pointing import of_nothing_shown, of_what_was_shown
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import (
    at_places,
    end_of_a_day,
    of_some,
    one_of,
    sittings_of,
    sittings_of_any,
)
from handlers.questions.small_talk import small_talk
from handlers.questions.times.after_session import after_a_session, after_what_was_shown
from handlers.questions.times.arriving import after_arriving
from handlers.questions.times.at_a_time import at_the_time
from handlers.questions.times.clock_asked import clock_asked
from handlers.questions.times.homeward import own_way_first
from handlers.questions.times.on_now import how_long_still, who_plays
from handlers.questions.times.own_time import at_the_time_of, when_to_be_there
from handlers.questions.times.whereabouts import where_somebody_is
from handlers.questions.times.whole_event import next_event, of_the_whole
from handlers.questions.wishes.about_oneself import wish
from handlers.questions.wishes.session_to_note import session_to_note
from handlers.questions.wishes.sign_up import group_named, whether_one_signs_up
from handlers.questions.wishes.staying_away import seat_besides
from handlers.questions.wishes.swapping import of_ones_seats
from locales.words import Word


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question wants, and the question as it was read."""

    intent: Intent
    asked: Asked
    by_words: Asked | None = None
    """What was compared with the words of things, unless a wish or a time was understood."""


@dataclass(frozen=True, slots=True)
class _ByWords:
    """An intent that was found by comparing words, and what was compared."""

    intent: Intent
    asked: Asked


_Rule = Callable[[Query], Intent | _ByWords | None]
"""What a question wants, or None where the rule does not know."""


def understand_one(q: Query) -> Understood:
    """What a question that was read wants."""
    found = _wanted(q)
    by_words = found.asked if isinstance(found, _ByWords) else None
    intent = found.intent if isinstance(found, _ByWords) else found
    return Understood(own_way_first(q, intent), q.asked, by_words)


def _wanted(query: Query) -> Intent | _ByWords:
    """The answer of the first rule that has one; on the way words are left out of the question that
    the rules behind are not about.
    """
    q = query.read_as(without_what_was_missed(query.asked))
    if is_urgent(q.asked, q.snapshot):
        return OpenScreen(Urgent(), seat=seat_besides(q))
    q = q.read_as(without_illness_as_reason(q.asked))
    if found := _first(_OF_WHAT_IS_SAID_OR_SHOWN, q):
        return found
    q = q.narrowed(without_drinking(without_where_one_is_unwell(q.asked)))
    if found := _detail(q):
        return found
    q = q.narrowed(without_titles(without_weather(q.asked)))
    return _first(_OF_NEEDS_AND_TOPICS, q) or _at_the_time(q)


def _first(rules: Sequence[_Rule], q: Query) -> Intent | _ByWords | None:
    return next((found for rule in rules if (found := rule(q))), None)


def _detail(q: Query) -> _ByWords | None:
    found = detail_asked(q.asked) or way_there(q)
    return _ByWords(honest(found, q.asked), q.asked) if found else None


def _is_ill(q: Query) -> bool:
    """Whether somebody says that they are: they read of the doctor before anything else."""
    return q.whole.asked.says(Phrase.ILLNESS) and is_unwell(q.whole.asked)


def _ones_seats(q: Query) -> Intent | None:
    return None if _is_ill(q) else of_ones_seats(q)


def _needed(q: Query) -> Intent | _ByWords | None:
    needed = what_is_needed(q)
    if needed == OpenScreen(Urgent()):
        return OpenScreen(Urgent(), seat=seat_besides(q.whole))
    if _is_ill(q) and (seat := seat_besides(q.whole)):
        return OpenScreen(seat)
    return None if needed is None else _ByWords(honest(needed, q.asked), q.asked)


def _astray(q: Query) -> Intent | None:
    finds_no_room = q.asked.says(Phrase.NOT_FOUND) and q.asked.has(Sense.ROOMS)
    is_lost = finds_no_room and not q.asked.topics and not q.asked.rooms
    return Contact(is_astray=True) if is_lost or q.asked.says(Phrase.ASTRAY) else None


def _in_a_room(q: Query) -> Intent | None:
    rooms = q.asked.rooms
    if q.asked.group or not (rooms or q.asked.no_room):
        return None
    if not rooms:
        return Nothing()
    return q.moments.elsewhere or at_places(q, rooms)


def _how_many(q: Query) -> Intent | None:
    counts = q.asked.says(Phrase.HOW_MANY) and not group_named(q.asked, q.snapshot)
    return Nothing() if counts else None


def _of_a_group(q: Query) -> Intent | None:
    """A group that is named by its number, or of its sittings the one at the time asked for."""
    return sittings_of(q, q.asked.group) if q.asked.group else None


def _language_of_a_group(q: Query) -> Intent | None:
    return _of_a_group(q) if q.asked.fact is Fact.LANGUAGE else None


def _sittings(q: Query) -> Intent | None:
    """The same, unless somebody wants to get into the group or out of it."""
    return None if q.asked.has(Sense.SIGN_UP) or q.asked.has(Sense.LEAVE) else _of_a_group(q)


def _one_of_the_groups(q: Query) -> Intent | None:
    is_meant = q.asked.nth is not None and q.asked.only(Sense.GROUPS)
    return one_of(sittings_of_any(q.moments), q.asked) if is_meant else None


def _one_of_all(q: Query) -> Intent | None:
    if q.asked.nth is None or q.moments.elsewhere is not None:
        return None
    return one_of(q.moments.filtered([*q.snapshot.sessions.values()]), q.asked)


def _wish(q: Query) -> Intent | None:
    found = wish(q.whole)
    return at_the_time_of(found, q.moments) if found else None


def _topic(q: Query) -> Intent | _ByWords | None:
    asked = q.asked
    named = asked.without(Sense.GENERIC, Sense.EVENT, Sense.GROUPS, Sense.TEAMS, Sense.CHANGES)
    named = named or asked.without(Sense.GENERIC, Sense.EVENT) or asked.without(Sense.GENERIC)
    named = _of_the_thing(asked, named)
    if not named or (q.moments.given and asked.only(Sense.GENERIC, Sense.EVENT)):
        return None
    who = who_is(q, named)
    return who or _ByWords(answer_about(q, named), asked)


def _on_now(q: Query) -> Intent | None:
    is_on = q.asked.has(Sense.RUNNING) and not q.asked.time.said and q.asked.fact is None
    return OpenScreen(Now()) if is_on else None


def _at_the_time(q: Query) -> Intent:
    """What is on then; who speaks then, where that is asked, of what has speakers."""
    found = at_the_time(q.moments)
    if q.asked.fact is not Fact.WHO:
        return found
    if q.asked.time.now and found == OpenScreen(Now()):
        return OpenScreen(Now(), Fact.WHO)
    if not isinstance(found, PartOfDay) or not found.at_the_hour:
        return found
    speaks = [one for one in found.sessions if q.snapshot.sessions[one].speakers]
    return OpenScreen(SessionAt(speaks[0]), Fact.WHO) if len(speaks) == 1 else found


def _of_the_thing(asked: Asked, named: list[Word]) -> list[Word]:
    """The words without its language, interpreting and taking part, where others name something."""

    def says_more(word: Word) -> bool:
        senses = asked.senses[word]
        is_asked = asked.has(Sense.NEED) or word in {*asked.verbs, asked.words[-1]}
        takes_part = Sense.TAKE_PART in senses or (Sense.SIGN_UP in senses and is_asked)
        return not takes_part and senses.isdisjoint((Sense.LANGUAGES, Sense.TRANSLATED))

    others = [*filter(says_more, named)]
    return others if any(asked.known(word).stems for word in others) else named


_OF_WHAT_IS_SAID_OR_SHOWN: Final[Sequence[_Rule]] = (
    of_ones_team,
    _ones_seats,
    small_talk,
    clock_asked,
    in_one_text,
    there_is,
    of_what_was_shown,
    after_what_was_shown,
    how_long_still,
    who_plays,
    where_somebody_is,
    of_nothing_shown,
    held_in_a_language,
    held_then,
    whether_that_is_interpreted,
    all_in_a_language,
    how_to_reach,
    session_to_note,
    _language_of_a_group,
)
"""Asked in so many words, or of something that was shown."""

_OF_NEEDS_AND_TOPICS: Final[Sequence[_Rule]] = (
    in_which_room,
    after_arriving,
    after_a_session,
    whether_one_signs_up,
    _needed,
    _astray,
    _in_a_room,
    _how_many,
    next_event,
    _sittings,
    end_of_a_day,
    of_some,
    _wish,
    when_to_be_there,
    of_the_whole,
    _one_of_the_groups,
    _topic,
    _one_of_all,
    _on_now,
)
"""What somebody needs, then what is on when, and at last what names a topic."""
