"""What is on once somebody is there: "I arrive on Thursday at noon, what comes then"."""

from datetime import time
from typing import Final

from handlers.frame.times.meaning import hours_meant
from handlers.programme.actions import Day
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.times.at_a_time import at_the_time, from_an_hour

_MIDNIGHT: Final = time()
_OF_COMING: Final = (Sense.COMMON, Sense.ARRIVES)
_ARRIVAL: Final = "arrival"


def after_arriving(q: Query) -> Intent | None:
    """What begins from the hour of a day at which somebody comes; None of anything else."""
    asked, moments = q.asked, q.moments
    comes = asked.says(Phrase.COMING) and asked.has(Sense.ARRIVES)
    arrives = comes or any(need.name == _ARRIVAL for need in asked.needs)
    asks = asked.has(Sense.WHAT) or asked.time.next
    if not arrives or not asks or asked.fact is not None:
        return None
    if any(need.name != _ARRIVAL for need in asked.needs):
        return None
    if any(asked.senses[w].isdisjoint(_OF_COMING) and w not in asked.verbs for w in asked.topics):
        return None
    if moments.day is None:
        return at_the_time(moments) if moments.names_hours else None
    hour = moments.hour_asked
    since = hour[1] if hour else hours_meant(asked.time)[0]
    if since in (None, _MIDNIGHT):
        return OpenScreen(Day(moments.day))
    return from_an_hour(moments, moments.day, since)
