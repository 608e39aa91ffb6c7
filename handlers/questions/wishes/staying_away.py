"""That somebody will not be there: where they give up what they have, or that there is nothing."""

import re
from dataclasses import replace
from typing import Final

from handlers.agenda.actions import My, MyGroups
from handlers.frame.teams import workshops_ahead
from handlers.groups.actions import GroupAt, Leave
from handlers.programme.actions import SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, Several
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from handlers.questions.reading.written import written
from handlers.questions.wishes.own_seats import any_of_ones_own, leave
from handlers.questions.wishes.roll_call import ABSENCES, answer_in
from handlers.questions.wishes.sign_up import group_named
from handlers.questions.wishes.things_named import sessions_ahead, things_named
from handlers.teams.actions import AnswerRollCall
from handlers.ui.action import Action
from storage.teams.model import Answer

_NAMES_NOTHING: Final = frozenset({Sense.GENERIC, Sense.GROUPS, Sense.EVENT, Sense.SEATS})
_BEFORE_A_NAME: Final = frozenset({Sense.TOWARDS, Sense.HELD_IN})


def not_coming(q: Query) -> Intent | None:
    """Where somebody gives up what they have who will not be there, if they say so rather than ask
    what follows from it.
    """
    asked = q.asked
    if "?" in q.text or asked.fact is not None:
        return None
    if asked.says(Phrase.LEAVING) and (given_up := leave(q)):
        return given_up
    if q.asker.groups and asked.has(Sense.SEATS) and asked.has(Sense.LEAVE):
        # Whatever else is told, why for one.
        return leave(q) or any_of_ones_own(q)
    clause = _clause_of_absence(q)
    if clause is None and not asked.says(Phrase.LEAVING):
        return None
    for one in filter(None, (clause, asked)):
        if things_named(one):
            return _of_what_is_named(replace(q, asked=one))
    return (_instead_of_a_free_day(q) or any_of_ones_own(q)) if clause else None


def seat_besides(q: Query) -> Action | None:
    """Where somebody gives up what they have who speaks of that beside something urgent."""
    asked = q.asked
    speaks = any(map(asked.says, (Phrase.LEAVING, Phrase.ABSENT, Phrase.SWAPPING)))
    speaks = speaks or asked.has(Sense.LEAVE) or asked.has(Sense.CANCEL)
    speaks = speaks or _clause_of_absence(q) is not None
    given_up = any_of_ones_own(q) if speaks and q.asker.groups else None
    return given_up.press if given_up else None


def _clause_of_absence(q: Query) -> Asked | None:
    """The clause, or else the text, that says no more than that one does not come.

    Beside it may stand why, or where one goes instead.
    """
    index = q.asked.index
    asking, folded = question_words(index.languages), written(q.text, index).folded
    if not any(asking.may_say(phrase, folded) for phrase in ABSENCES):
        return None
    but = "|".join(sorted(asking.words_about(Sense.BUT)))
    clauses = re.split(rf"{asking.joining}|\b(?:{but})\b", q.text, flags=re.IGNORECASE)
    each = ((read_question(clause, index), clause) for clause in clauses if len(clauses) > 1)
    found = next((asked for asked, clause in each if _says_absent(asked, clause)), None)
    return found or (q.asked if _says_absent(q.asked, q.text) else None)


def _says_absent(asked: Asked, text: str) -> bool:
    """Whether a clause says no more than that one does not come, when, and to what."""
    words, senses = asked.words, asked.senses
    named = {*things_named(asked), *(w for w in words if senses[w] & _NAMES_NOTHING)}
    if named:
        named |= {word for word in words if senses[word] & _BEFORE_A_NAME}
    said = [word.folded for word in (*named, *asked.time.said)]
    return answer_in(text, asked.index.languages, said) is Answer.ABSENT


def _of_what_is_named(q: Query) -> Intent | None:
    """What can be given up of the group or the session that is named."""
    if group := group_named(q.asked, q.snapshot):
        if group in q.asker.groups:
            return OpenScreen(Leave(group))
        return OpenScreen(GroupAt(group), Fact.MEMBERSHIP)
    sessions = sessions_ahead(q, things_named(q.asked))
    if len(sessions) > 1:
        return Several(tuple(SessionAt(s.id) for s in sessions[:SHOWN]))
    team = q.asker.person.team
    for session in sessions:
        if team and session in workshops_ahead(q.snapshot, team, q.now):
            return OpenScreen(AnswerRollCall(session.id, Answer.ABSENT))
        return OpenScreen(SessionAt(session.id), Fact.ABSENCE)
    return any_of_ones_own(q) if q.asked.has(Sense.GROUPS) else None


def _instead_of_a_free_day(q: Query) -> Intent | None:
    """What can be cancelled instead on a day that is named and has nothing of one's own; None
    where it has.
    """
    day, team = q.moments.day, q.asker.person.team
    mine = (s for s in q.snapshot.sessions.values() if s.id in q.asker.person.attends)
    if day is None or any(q.snapshot.day_of(s) == day and s.takes_place for s in mine):
        return None
    ahead = workshops_ahead(q.snapshot, team, q.now) if team else []
    if ahead and not q.asker.groups and not q.asked.has(Sense.GROUPS):
        return OpenScreen(AnswerRollCall(ahead[0].id, Answer.ABSENT), Fact.ANOTHER_DAY)
    return OpenScreen(MyGroups() if q.snapshot.groups else My(), Fact.ANOTHER_DAY)
