"""One's own programme at the time that was asked for: an hour, a day, a part of it, the past."""

from datetime import datetime, time, timedelta
from typing import Final

from handlers.agenda.actions import AtHourForMe, My, MyOn, MyPast, NextForMe
from handlers.groups.actions import GroupAt
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense

_ABOUT_ONESELF: Final = (OpenScreen(My()), OpenScreen(NextForMe()))
_A_DAY: Final = timedelta(days=1)


def at_the_time_of(wished: Intent, moments: MomentsAsked) -> Intent:
    """What is noted for the time that was named, where one's own programme is wished for."""
    if wished not in _ABOUT_ONESELF:
        return wished
    if moments.hour_asked:
        day, hour = moments.hour_asked
        return OpenScreen(AtHourForMe(day, hour.hour * 60 + hour.minute))
    if moments.elsewhere is not None:
        return moments.elsewhere
    if moments.is_past:
        return OpenScreen(MyPast())
    return _on_a_day(moments) or wished


def _on_a_day(moments: MomentsAsked) -> OpenScreen | None:
    """The part of a day that was named, or a whole one that is not today; of several days None.

    A part that is over today is that of tomorrow, where no day was named.
    """
    meant = moments.meant
    is_whole = not moments.names_hours
    if (
        meant is None
        or len(moments.days) > 1
        or (is_whole and moments.day in (None, moments.today))
    ):
        return None
    day = moments.day or moments.today
    zone = moments.snapshot.event.timezone
    midnight = datetime.combine(day, time(), zone)
    first, last = meant.start or midnight, min(meant.end or midnight + _A_DAY, midnight + _A_DAY)
    if moments.day is None and last <= moments.now and day + _A_DAY in moments.snapshot.by_day:
        day += _A_DAY
    since, until = (int((moment - midnight) / timedelta(minutes=1)) for moment in (first, last))
    return OpenScreen(MyOn(day, since, until)) if since < until else None


def when_to_be_there(q: Query) -> OpenScreen | None:
    """When one has to be there, once it has all begun: for what was shown and is not over, else
    for what comes next. Of what has begun, that it has.
    """
    asked = q.asked
    asks = asked.has(Sense.ME) and asked.has(Sense.MUST) and asked.fact is Fact.TIME
    if not asks or asked.topics or asked.time.said:
        return None
    now, sessions = q.now, q.snapshot.sessions
    match q.asker.thing:
        case SessionAt(id) as shown if id in sessions and sessions[id].end > now:
            is_ahead = sessions[id].start > now
            return OpenScreen(shown, Fact.TIME if is_ahead else Fact.BEGUN)
        case GroupAt() as shown:
            return OpenScreen(shown, Fact.TIME)
    has_begun = any(session.start <= now for session in sessions.values())
    return OpenScreen(NextForMe()) if has_begun else None
