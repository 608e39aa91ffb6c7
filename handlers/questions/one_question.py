"""What one question wants: rules are asked one after the other, and the first that knows answers.

Emergencies and one's own seats come first, then what was shown, how something is held, and what is
needed; wishes and times follow, and what is left names a topic and is looked up.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.info.actions import Urgent
from handlers.programme.actions import InLanguage, Now, SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import (
    Contact,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    PartOfDay,
    SmallTalk,
)
from handlers.questions.named.language_asked import (
    held_in_a_language,
    held_then,
    language_asked,
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
from handlers.questions.pointing import of_nothing_shown, points_at_what_was_shown
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import (
    at_places,
    end_of_a_day,
    of_some,
    one_of,
    sittings_of,
    sittings_of_any,
)
from handlers.questions.reading.wished import Wished
from handlers.questions.small_talk import small_talk
from handlers.questions.times.after_session import after_a_session, after_what_was_shown
from handlers.questions.times.arriving import after_arriving
from handlers.questions.times.at_a_time import at_the_time
from handlers.questions.times.clock_asked import clock_asked
from handlers.questions.times.homeward import own_way_first
from handlers.questions.times.on_now import asks_of_now, how_long_still, who_plays
from handlers.questions.times.own_time import at_the_time_of, when_to_be_there
from handlers.questions.times.whereabouts import where_somebody_is
from handlers.questions.times.whole_event import is_next_event, of_the_whole, when_it_begins
from handlers.questions.wishes.about_oneself import who_leads_us, wish
from handlers.questions.wishes.session_to_note import session_to_note
from handlers.questions.wishes.sign_up import group_named, whether_one_signs_up
from handlers.questions.wishes.staying_away import seat_besides
from handlers.questions.wishes.swapping import of_ones_seats
from locales.words import Word
from storage.programme.snapshot import Snapshot

_HOW_IT_IS_HELD: Final = (Sense.LANGUAGES, Sense.TRANSLATED)


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


def understand_one(
    text: str, asked: Asked, now: datetime, snapshot: Snapshot, asker: Asker
) -> Understood:
    """What a question that was read wants; `text` is as it was written, `now` in UTC."""
    found = _wanted(text, asked, now, snapshot, asker)
    by_words = found.asked if isinstance(found, _ByWords) else None
    intent = found.intent if isinstance(found, _ByWords) else found
    intent = own_way_first(intent, Wished(asked, now, asker, snapshot))
    return Understood(intent, asked, by_words)


def _wanted(
    text: str, asked: Asked, now: datetime, snapshot: Snapshot, asker: Asker
) -> Intent | _ByWords:
    asked = without_what_was_missed(asked)
    wished = Wished(asked, now, asker, snapshot)
    if is_urgent(asked, snapshot):
        return OpenScreen(Urgent(), seat=seat_besides(wished, text))
    asked = without_illness_as_reason(asked)
    wished = Wished(asked, now, asker, snapshot)
    moments = MomentsAsked(asked.time, now, snapshot)
    if of_team := of_ones_team(wished, text):
        return of_team
    # Somebody who is ill reads of the doctor first.
    is_ill = asked.says(Phrase.ILLNESS) and is_unwell(asked)
    if not is_ill and (about_seats := of_ones_seats(wished, text)):
        return about_seats
    talk = small_talk(asked, text)
    if talk is not None:
        return SmallTalk(talk)
    said = clock_asked(asked, snapshot) or in_one_text(asked, snapshot)
    if said := said or there_is(asked, snapshot):
        return said
    points_at_something = points_at_what_was_shown(asked, asker)
    still = how_long_still(asked, moments, asker, snapshot)
    of_now = still and asker.thing and asks_of_now(asked, asker.thing, moments, snapshot)
    if points_at_something and asker.thing and not of_now:
        # Where it only stood on a button, "who leads?" is about one's own team.
        is_meant = asker.thing == asker.shown or asked.has(Sense.THAT)
        of_us = None if is_meant else who_leads_us(wished)
        return of_us or OpenScreen(asker.thing, asked.fact)
    if after := after_what_was_shown(asked, moments, snapshot, asker):
        return after
    on_now = still or who_plays(asked, moments, snapshot)
    if on_now := on_now or where_somebody_is(asked, moments, snapshot):
        return on_now
    if points_at_something:
        return who_leads_us(wished) or of_nothing_shown(asked, snapshot, asker)
    if held := held_in_a_language(asked, moments, snapshot):
        return OpenScreen(held, asked.fact or Fact.LANGUAGE)
    if then := held_then(asked, moments, snapshot):
        return then
    if interpreted := whether_that_is_interpreted(asked, asker.thing):
        return interpreted
    language = language_asked(asked)
    if language is not None:
        return OpenScreen(InLanguage(language, None if moments.day_unknown else moments.day))
    if noted := how_to_reach(asked, snapshot) or session_to_note(asked, moments, snapshot, asker):
        return noted
    if asked.group and asked.fact is Fact.LANGUAGE:
        return sittings_of(asked, asked.group, moments, snapshot)
    asked = without_drinking(without_where_one_is_unwell(asked))
    if detail := detail_asked(asked) or way_there(asked, moments, snapshot):
        return _ByWords(honest(detail, asked), asked)
    asked = without_titles(without_weather(asked))
    then = in_which_room(asked, moments, snapshot) or after_arriving(asked, moments)
    if then := then or after_a_session(asked, moments, snapshot, asker):
        return then
    if signs_up := whether_one_signs_up(asked, moments, snapshot):
        return signs_up
    needed = what_is_needed(asked, moments, snapshot)
    if needed == OpenScreen(Urgent()):
        return OpenScreen(Urgent(), seat=seat_besides(wished, text))
    if is_ill and (seat := seat_besides(wished, text)):
        return OpenScreen(seat)
    if needed is not None:
        return _ByWords(honest(needed, asked), asked)
    finds_no_room = asked.says(Phrase.NOT_FOUND) and asked.has(Sense.ROOMS) and not asked.topics
    if asked.says(Phrase.ASTRAY) or (finds_no_room and not asked.rooms):
        return Contact(is_astray=True)
    if (asked.rooms or asked.no_room) and not asked.group:
        if not asked.rooms:
            return Nothing()
        return moments.elsewhere or at_places(asked.rooms, moments, snapshot, asked)
    if asked.says(Phrase.HOW_MANY) and not group_named(asked, snapshot):
        return Nothing()
    if is_next_event(asked, now, snapshot):
        return when_it_begins(asked, now, snapshot)
    if asked.group and not asked.has(Sense.SIGN_UP) and not asked.has(Sense.LEAVE):
        return sittings_of(asked, asked.group, moments, snapshot)
    if at_an_end := end_of_a_day(asked, moments, asker, snapshot):
        return at_an_end
    if some := of_some(asked, moments, snapshot):
        return some
    if wants := wish(wished):
        return at_the_time_of(wants, moments)
    if there := when_to_be_there(asked, now, asker, snapshot):
        return there
    if whole := of_the_whole(asked, snapshot, asker):
        return whole
    if asked.nth is not None and asked.only(Sense.GROUPS):
        return one_of(sittings_of_any(moments, snapshot), asked)
    named = asked.without(Sense.GENERIC, Sense.EVENT, Sense.GROUPS, Sense.TEAMS, Sense.CHANGES)
    named = named or asked.without(Sense.GENERIC, Sense.EVENT) or asked.without(Sense.GENERIC)
    named = _of_the_thing(asked, named)
    if named and not (moments.given and asked.only(Sense.GENERIC, Sense.EVENT)):
        if who := who_is(asked, named, snapshot):
            return who
        return _ByWords(answer_about(asked, named, moments, snapshot, asker), asked)
    if asked.nth is not None and moments.elsewhere is None:
        return one_of(moments.filtered(list(snapshot.sessions.values())), asked)
    if not asked.time.said and asked.has(Sense.RUNNING) and asked.fact is None:
        return OpenScreen(Now())
    return _with_speakers(at_the_time(moments), asked, snapshot)


def _with_speakers(found: Intent, asked: Asked, snapshot: Snapshot) -> Intent:
    """Who speaks now or at an hour, where that is asked: of what is on then what has speakers."""
    if asked.fact is Fact.WHO and asked.time.now and found == OpenScreen(Now()):
        return OpenScreen(Now(), Fact.WHO)
    if asked.fact is not Fact.WHO or not isinstance(found, PartOfDay) or not found.at_the_hour:
        return found
    speaks = [one for one in found.sessions if snapshot.sessions[one].speakers]
    return OpenScreen(SessionAt(speaks[0]), Fact.WHO) if len(speaks) == 1 else found


def _of_the_thing(asked: Asked, named: list[Word]) -> list[Word]:
    """The words without its language, interpreting and taking part, where others name something."""

    def says_more(word: Word) -> bool:
        senses = asked.senses[word]
        is_asked = asked.has(Sense.NEED) or word in {*asked.verbs, asked.words[-1]}
        takes_part = Sense.TAKE_PART in senses or (Sense.SIGN_UP in senses and is_asked)
        return not takes_part and senses.isdisjoint(_HOW_IT_IS_HELD)

    others = [*filter(says_more, named)]
    return others if any(asked.known(word).stems for word in others) else named
