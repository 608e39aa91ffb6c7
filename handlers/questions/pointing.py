"""A question that names nothing, and points at what was shown: "Where is that?", "When?"."""

from typing import Final

from handlers.agenda.actions import NextForMe
from handlers.groups.actions import GroupAt, Groups
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Intent, Nothing, OpenScreen
from handlers.questions.named.ways_asked import WAYS
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.senses import Phrase, Sense
from handlers.questions.times.whole_event import is_it_all, venue
from handlers.teams.actions import TeamAt
from storage.programme.snapshot import Snapshot

THINGS: Final = (SessionAt, GroupAt, TeamAt, PlaceAt, InfoAt)
"""What a question may point at once it was shown."""


def points_at_what_was_shown(asked: Asked, asker: Asker) -> bool:
    """ "Where is that?", "When?", «кто там выступает?»: about what was shown last."""
    if asked.topics or asked.time.said or asked.rooms or asked.no_room or asked.fact is None:
        return False
    shown = isinstance(asker.shown, THINGS)
    that = asked.has(Sense.THAT) and not asked.has(Sense.ALL) and shown
    whole = (asked.has(Sense.WHOLE) and not that) or is_it_all(asked)
    other = (Sense.ME, Sense.YOU, Sense.CONTACT, Sense.HUMAN, Sense.HELP)
    there = asked.has(Sense.THAT) and asked.says(Phrase.HOW_THERE)
    return there or (not whole and not any(map(asked.has, other)))


def of_nothing_shown(asked: Asked, snapshot: Snapshot) -> Intent:
    """What a question without a name may be about, where nothing was shown that it points at."""
    if asked.says(Phrase.WHERE_TO):
        return OpenScreen(NextForMe())
    if asked.has(Sense.LEADS) and any(group.coordinator for group in snapshot.groups.values()):
        return OpenScreen(Groups())
    way = asked.says(Phrase.HOW_THERE) or any(need.name in WAYS for need in asked.needs)
    return venue(snapshot) if way or asked.has(Sense.ADDRESS) else Nothing()
