"""What is on while somebody asks, and how long it still goes on."""

from typing import Final

from handlers.programme.actions import Now, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.ui.action import Action
from locales.words import Word, word_rules
from storage.programme.model import Kind, Session

_SAYS_NOTHING_ELSE: Final = frozenset(
    {
        Sense.ASKING,
        Sense.COMMON,
        Sense.ENDS,
        Sense.FILLERS,
        Sense.FREE,
        Sense.GREETING,
        Sense.HOW,
        Sense.LASTS,
        Sense.REMARK,
        Sense.RUNNING,
        Sense.STILL,
        Sense.THAT,
        Sense.THE_BOT,
        Sense.TOLD,
        Sense.TOWARDS,
        Sense.WHAT,
        Sense.WHEN,
        Sense.WHOLE,
        Sense.YOU,
    }
)
_OF_WHAT_IS_ON: Final = (Fact.END, Fact.LENGTH)


def how_long_still(q: Query) -> Intent | None:
    """Until when it goes on, where nothing is named: what is on now, first what one attends.

    None where nothing is on, unless something is still to come of what is "still" on.
    """
    asked = q.asked
    if asked.needs or q.moments.given:
        return None
    if waits_for_what_is_next(asked):
        return OpenScreen(Now(), Fact.NEXT)
    still_on = asked.says(Phrase.STILL_ON)
    asks = asked.fact in _OF_WHAT_IS_ON or still_on
    if not asks or asked.topics or (asked.time.next and not still_on):
        return None
    if (
        asked.nth is not None
        or asked.says(Phrase.UNTIL_THEN)
        or not all(_says_nothing_else(asked, word) for word in asked.words)
    ):
        return None
    running = [s for s in q.snapshot.sessions.values() if s.is_running(q.now)]
    found = [s for s in running if s.id in q.asker.person.attends] or running
    if len(found) == 1:
        return OpenScreen(SessionAt(found[0].id), Fact.END)
    begun = any(s.start <= q.now for s in q.snapshot.sessions.values())
    is_still_on = begun and not all(map(q.moments.is_over, q.snapshot.sessions.values()))
    points = asked.has(Sense.STILL) or asked.has(Sense.THAT)
    return OpenScreen(Now(), Fact.END) if found or (points and is_still_on) else None


def asks_of_now(q: Query, shown: Action) -> bool:
    """Whether it is asked how long it "still" is right below what has not begun yet."""
    session = q.snapshot.sessions.get(shown.id) if isinstance(shown, SessionAt) else None
    is_ahead = session is not None and session.start > q.now
    return is_ahead and q.asked.has(Sense.STILL) and q.asked.fact in _OF_WHAT_IS_ON


def asks_how_long(asked: Asked) -> bool:
    """Whether it is asked how long something is or still is, rather than when it ends."""
    lasts = asked.has(Sense.LASTS) or asked.says(Phrase.LASTS) or asked.has(Sense.STILL)
    return lasts or asked.says(Phrase.STILL_ON)


def waits_for_what_is_next(asked: Asked) -> bool:
    """Whether somebody asks how long they have to wait, or when it goes on, and names nothing."""
    languages = asked.index.languages
    waiting = question_words(languages).words_of(Phrase.WAITING)
    return asked.says(Phrase.WAITING) and all(word.folded in waiting for word in asked.topics)


def who_plays(q: Query) -> Intent | None:
    """What has music that is on now, else today or when it is asked for, to who asks who plays."""
    asked, moments = q.asked, q.moments
    asks = asked.fact is Fact.WHO or asked.has(Sense.WHICH)
    nothing_else = all(Sense.PLAYS in asked.senses[word] for word in asked.topics)
    if not asked.has(Sense.PLAYS) or not asks or not nothing_else or moments.elsewhere:
        return None
    evening = [s for s in q.snapshot.sessions.values() if s.kind is Kind.CULTURE and s.takes_place]
    musical = [s for s in evening if _has_music(s, asked)]
    then = moments.filtered(musical) if moments.given else []
    today = [s for s in musical if q.snapshot.day_of(s) == moments.today and not moments.is_over(s)]
    found = then or [s for s in today if s.is_running(moments.now)] or today
    return OpenScreen(SessionAt(found[0].id), Fact.WHO) if len(found) == 1 else None


def _has_music(session: Session, asked: Asked) -> bool:
    """Whether a title or a description says who makes music."""
    rules, asking = word_rules(asked.index.languages), question_words(asked.index.languages)
    said = (*session.title.values(), *(session.abstract or {}).values())
    return any(Sense.PLAYS in asking.senses(w) for text in said for w in rules.all_words(text))


def _says_nothing_else(asked: Asked, word: Word) -> bool:
    senses = asked.senses[word]
    # "How long do we still wait" is not about what is on.
    is_deed = Sense.COMMON in senses and Sense.FILLERS not in senses
    return word in asked.time.said or (
        bool(senses) and senses <= _SAYS_NOTHING_ELSE and not is_deed
    )
