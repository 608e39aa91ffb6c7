"""What asks for a roll call: "who is coming on Wednesday", by somebody who is in a team.

It is that of the workshop that is named, else of the one that was spoken of or shown last, else
those of the day that is named, else all there is; who asks who was there means the last that has
begun. Only leaders may see it: others read that.
"""

from collections.abc import Sequence
from typing import Final

from handlers.frame.teams import workshops_called
from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.wishes.roll_call import named_in, plain_words, sessions_spoken_of
from handlers.teams.actions import (
    AnswerLate,
    AnswerRollCall,
    RollCallAt,
    RollCalls,
    TeamAt,
    TeamDesk,
)
from handlers.teams.door import AboutOwn
from locales.languages import Languages
from storage.programme.model import Session

_OF_A_WORKSHOP: Final = (AnswerLate, AnswerRollCall, RollCallAt, RollCalls, AboutOwn)


def roll_call_asked(q: Query) -> OpenScreen | None:
    """The roll call that a leader asks for; for a member, who may not see it, what it is of, with a
    line that says so. None where something else is asked, or by others.
    """
    languages, day = q.asked.index.languages, q.moments.day
    led = team_led(q.asker)
    team = led or q.asker.person.team
    if team is None:
        return None
    called = workshops_called(q.snapshot, team, q.now)
    then = [session for session in called if day in (None, q.snapshot.day_of(session))]
    if named := _named(q.text, then, languages):
        return _of_one(named, led)
    part = q.moments.asked.said if q.moments.asked.part else ()
    asks = _asked_in(q.text, languages, [word.folded for word in part])
    if asks is None:
        return None
    then = (q.moments.filtered(then) if part else ()) or then
    spoken_of = sessions_spoken_of(q.asker)
    begun = [s for s in then if s.start <= q.now] if asks is Phrase.WHO_WAS_MISSING else []
    latest = sorted(begun, key=lambda session: session.start)[-1:]
    of_day = (begun or then) if day and not (part and latest) else latest
    meant = [s for s in then if s.id in spoken_of] or of_day
    if len(meant) == 1:
        return _of_one(meant[0], led)
    if led is None:
        # "Who comes?" below the card of a panel asks who speaks there.
        return None if spoken_of else OpenScreen(TeamAt(team), Fact.ROLL_CALL)
    return OpenScreen(RollCalls(led) if day else TeamDesk(led))


def _named(text: str, called: Sequence[Session], languages: Languages) -> Session | None:
    """The workshop of which a text asks who comes, by its title or by words of it."""
    named = [
        (session, said.weight)
        for session in called
        for said in [named_in(text, session, languages)]
        if said.weight and _asked_in(said.rest, languages, said.words)
    ]
    return max(named, key=lambda one: one[1])[0] if named else None


def _of_one(session: Session, led: str | None) -> OpenScreen | None:
    """The roll call of a workshop, for who leads the team that is `led`; else its card, unless that
    says who speaks there.
    """
    if led is not None:
        return OpenScreen(RollCallAt(led, session.id))
    return None if session.speakers else OpenScreen(SessionAt(session.id), Fact.ROLL_CALL)


def of_a_team_workshop(intent: Intent) -> bool:
    """Whether a text is all about a workshop of one's team, whatever its title seems to ask."""
    return isinstance(intent, OpenScreen) and isinstance(intent.press, _OF_A_WORKSHOP)


def team_led(asker: Asker) -> str | None:
    """The team that somebody leads, their own before others; None for who leads none."""
    team = asker.person.team
    return team if team in asker.leads else min(asker.leads, default=None)


def _asked_in(text: str, languages: Languages, named: Sequence[str] = ()) -> Phrase | None:
    """Whether a text asks who was there, or who comes, and nothing else."""
    asking = question_words(languages)
    beside = asking.words_of(Phrase.BESIDE_PRESENCE)
    words = plain_words(text, languages, named)
    kept = [word for word in words if word not in beside]
    ways = (Phrase.WHO_WAS_MISSING, Phrase.WHO_IS_MISSING)
    return next(
        (way for way in ways if asking.is_whole(way, kept) or asking.is_whole(way, words)), None
    )
