"""Whether two answers to one text say more than one: each about something else."""

from collections.abc import Sequence

from handlers.groups.actions import GroupAt, Groups
from handlers.info.actions import InfoAt
from handlers.programme.actions import PlaceAt, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from storage.programme.model import Kind
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.needs import DIET, FOOD, RITE


def leaves_out(shown: Intent, one: Asked) -> bool:
    """Whether what is shown is not called by a word of one of two things, nor tells of its need."""
    match shown:
        case OpenScreen(SessionAt(id) | GroupAt(id) | InfoAt(id)):
            hits = evidence_of(one, one.topics).hits
            told = [hit.document for hit in hits if {*hit.matched.values()} != {Field.KIND}]
            told += [page for need in one.needs for page in one.index.naming(need.name)]
            told_of = one.topics and not _asks_whether_one_signs_up(one)
            return bool(told_of) and all(document.id != id for document in told)
        case _:
            return False


def meal_beside(q: Query, shown: Intent) -> Intent | None:
    """The meal at the time that is named, where a page says what there is to who asks when."""
    needs = {need.name for need in q.asked.needs}
    of_food = isinstance(shown, OpenScreen) and isinstance(shown.press, InfoAt)
    if not of_food or needs.isdisjoint((DIET, RITE, FOOD)) or q.asked.fact is not Fact.TIME:
        return None
    meals = [s for s in q.snapshot.sessions.values() if s.kind is Kind.MEAL and s.takes_place]
    then = q.moments.filtered(meals, strictly=True) if q.moments.given else []
    return OpenScreen(SessionAt(then[0].id), Fact.TIME) if len(then) == 1 else None


def is_told(later: Intent, asked: Asked, first: Intent) -> bool:
    """Whether what was told of first says itself what another answer is about: where a ride stops.

    Whether one has to sign up is asked of a session, too, and not of all groups.
    """
    match first, later:
        case OpenScreen(SessionAt() | PlaceAt()), OpenScreen(Groups(), None):
            return _asks_whether_one_signs_up(asked)
        case OpenScreen(SessionAt(id)), OpenScreen(InfoAt()):
            hits = evidence_of(asked, asked.topics).of_subject(Subject.SESSION)
            matched = next((hit.matched for hit in hits if hit.document.id == id), {})
            return all(word in matched or word in asked.verbs for word in asked.topics)
        case _:
            return False


def differ(intents: Sequence[Intent]) -> bool:
    """Whether each of some answers is another screen."""
    shown = [intent.press if isinstance(intent, OpenScreen) else intent for intent in intents]
    return all(one not in shown[:place] for place, one in enumerate(shown))


def _asks_whether_one_signs_up(asked: Asked) -> bool:
    """Whether one has to, or may, sign up for what was named before."""
    asks = any(map(asked.has, (Sense.MUST, Sense.MAY, Sense.NEED)))
    return asks and asked.only(Sense.SIGN_UP)
