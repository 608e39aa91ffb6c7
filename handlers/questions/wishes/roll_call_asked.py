"""What asks for a roll call: "who is coming on Wednesday", by somebody who leads a team.

It is that of the workshop that is named, else those of the day that is named, else all there is.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from handlers.frame.teams import workshops_called
from handlers.questions.asker import Asker
from handlers.questions.intents import Intent, OpenScreen
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Phrase
from handlers.questions.wishes.roll_call import named_in, plain_words
from handlers.teams.actions import AnswerLate, AnswerRollCall, RollCallAt, RollCalls, TeamDesk
from handlers.teams.door import OwnWorkshopAt
from locales.languages import Languages
from storage.programme.snapshot import Snapshot

_OF_A_WORKSHOP: Final = (AnswerLate, AnswerRollCall, RollCallAt, RollCalls, OwnWorkshopAt)


def roll_call_asked(
    text: str,
    now: datetime,
    snapshot: Snapshot,
    asker: Asker,
    languages: Languages,
    day: date | None = None,
) -> OpenScreen | None:
    """The roll call that a leader asks for; None where something else is asked, or by others."""
    team = team_led(asker)
    if team is None:
        return None
    called = workshops_called(snapshot, team, now)
    named = [
        (session, said.weight)
        for session in called
        if day in (None, snapshot.day_of(session))
        for said in [named_in(text, session, languages)]
        if said.weight and _asks_who_comes(said.rest, languages, said.words)
    ]
    if named:
        session, _weight = max(named, key=lambda one: one[1])
        return OpenScreen(RollCallAt(team, session.id))
    if not _asks_who_comes(text, languages):
        return None
    if day is None:
        return OpenScreen(TeamDesk(team))
    on_that_day = [session for session in called if snapshot.day_of(session) == day]
    alone = on_that_day[0] if len(on_that_day) == 1 else None
    return OpenScreen(RollCallAt(team, alone.id) if alone else RollCalls(team))


def of_a_team_workshop(intent: Intent) -> bool:
    """Whether a text is all about a workshop of one's team, whatever its title seems to ask."""
    return isinstance(intent, OpenScreen) and isinstance(intent.press, _OF_A_WORKSHOP)


def team_led(asker: Asker) -> str | None:
    """The team that somebody leads, their own before others; None for who leads none."""
    team = asker.person.team
    return team if team in asker.leads else min(asker.leads, default=None)


def _asks_who_comes(text: str, languages: Languages, named: Sequence[str] = ()) -> bool:
    asking = question_words(languages)
    beside = asking.words_of(Phrase.BESIDE_PRESENCE)
    words = plain_words(text, languages, named)
    kept = [word for word in words if word not in beside]
    return asking.is_whole(Phrase.WHO_IS_MISSING, kept) or asking.is_whole(
        Phrase.WHO_IS_MISSING, words
    )
