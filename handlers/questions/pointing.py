"""A question that names nothing, and points at what was shown: "Where is that?", "When?"."""

from handlers.agenda.actions import NextForMe
from handlers.groups.actions import Groups
from handlers.programme.actions import PlaceAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact, Intent, Nothing, OpenScreen, Several
from handlers.questions.named.ways_asked import WAYS
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from handlers.questions.times.on_now import asks_of_now, how_long_still
from handlers.questions.times.whole_event import is_it_all, venue
from handlers.questions.wishes.about_oneself import who_leads_us


def of_what_was_shown(q: Query) -> Intent | None:
    """The one thing that was shown, where the question points at it."""
    asked, thing = q.asked, q.asker.thing
    if thing is None or not points_at_what_was_shown(asked, q.asker):
        return None
    still = how_long_still(q)
    if still and asks_of_now(q, thing):
        return None
    # Where it only stood on a button, "who leads?" is about one's own team.
    is_meant = thing == q.asker.shown or asked.has(Sense.THAT)
    of_us = None if is_meant else who_leads_us(q)
    return of_us or OpenScreen(thing, asked.fact)


def of_nothing_shown(q: Query) -> Intent | None:
    """What a question that points may be about, where it points at no one thing."""
    asked, asker, snapshot = q.asked, q.asker, q.snapshot
    if not points_at_what_was_shown(asked, asker):
        return None
    if of_us := who_leads_us(q):
        return of_us
    own_room = asked.fact is Fact.WHERE and asked.has(Sense.ROOMS) and bool(asker.person.attends)
    if own_room or asked.says(Phrase.WHERE_TO) or asked.says(Phrase.WHERE_ALL_ARE):
        return OpenScreen(NextForMe())
    if asked.has(Sense.LEADS) and any(group.coordinator for group in snapshot.groups.values()):
        return OpenScreen(Groups())
    way = asked.says(Phrase.HOW_THERE) or any(need.name in WAYS for need in asked.needs)
    if way or asked.has(Sense.ADDRESS):
        there = venue(snapshot, q.now)
        # Once it has begun, "there" is a place of it rather than all of it.
        has_begun = any(s.start <= q.now for s in snapshot.sessions.values())
        is_all_of_it = has_begun and not isinstance(there.press, PlaceAt)
        return Nothing() if asked.has(Sense.THAT) and is_all_of_it else there
    several = asker.things if asked.has(Sense.THAT) else ()
    return Several(tuple(several[:SHOWN])) if several else Nothing()


def points_at_what_was_shown(asked: Asked, asker: Asker) -> bool:
    """ "Where is that?", "When?", «кто там выступает?»: about what was shown last."""
    if asked.topics or asked.time.said or asked.rooms or asked.no_room or asked.fact is None:
        return False
    that = asked.has(Sense.THAT) and not asked.has(Sense.ALL) and asker.thing is not None
    whole = (asked.has(Sense.WHOLE) and not that) or is_it_all(asked)
    other = (Sense.ME, Sense.YOU, Sense.CONTACT, Sense.HUMAN, Sense.HELP)
    there = asked.has(Sense.THAT) and asked.says(Phrase.HOW_THERE)
    # "Where do I find that", "where do I find the room"; where one has to be is another question.
    finds = asked.fact is Fact.WHERE and asked.has(Sense.ME) and not asked.has(Sense.MUST)
    finds = finds and not asked.says(Phrase.WHERE_YOU_ARE)
    there = there or (finds and not whole and (asked.has(Sense.THAT) or asked.has(Sense.ROOMS)))
    return there or (not whole and not any(map(asked.has, other)))
