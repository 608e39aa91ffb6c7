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
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from handlers.questions.reading.wished import Wished
from handlers.questions.wishes.own_seats import any_of_ones_own, leave
from handlers.questions.wishes.roll_call import ABSENCES, answer_in
from handlers.questions.wishes.sign_up import group_named
from handlers.questions.wishes.things_named import sessions_ahead, things_named
from handlers.teams.actions import AnswerRollCall
from handlers.ui.action import Action
from locales.words import word_rules
from storage.teams.model import Answer

_NAMES_NOTHING: Final = frozenset({Sense.GENERIC, Sense.GROUPS, Sense.EVENT, Sense.SEATS})
_BEFORE_A_NAME: Final = frozenset({Sense.TOWARDS, Sense.HELD_IN})


def not_coming(w: Wished, text: str) -> Intent | None:
    """Where somebody gives up what they have who will not be there, if they say so rather than ask
    what follows from it.
    """
    asked = w.asked
    if "?" in text or asked.fact is not None:
        return None
    if asked.says(Phrase.LEAVING) and (given_up := leave(w)):
        return given_up
    if w.asker.groups and asked.has(Sense.SEATS) and asked.has(Sense.LEAVE):
        # Whatever else is told, why for one.
        return leave(w) or any_of_ones_own(w)
    clause = _clause_of_absence(w, text)
    if clause is None and not asked.says(Phrase.LEAVING):
        return None
    for one in filter(None, (clause, asked)):
        if things_named(one):
            return _of_what_is_named(replace(w, asked=one))
    return (_instead_of_a_free_day(w) or any_of_ones_own(w)) if clause else None


def seat_besides(w: Wished, text: str) -> Action | None:
    """Where somebody gives up what they have who speaks of that beside something urgent."""
    asked = w.asked
    speaks = any(map(asked.says, (Phrase.LEAVING, Phrase.ABSENT, Phrase.SWAPPING)))
    speaks = speaks or asked.has(Sense.LEAVE) or asked.has(Sense.CANCEL)
    speaks = speaks or _clause_of_absence(w, text) is not None
    given_up = any_of_ones_own(w) if speaks and w.asker.groups else None
    return given_up.press if given_up else None


def _clause_of_absence(w: Wished, text: str) -> Asked | None:
    """The clause, or else the text, that says no more than that one does not come.

    Beside it may stand why, or where one goes instead.
    """
    index = w.asked.index
    asking = question_words(index.languages)
    folded = [word.folded for word in word_rules(index.languages).words_of(text)]
    if not any(asking.may_say(phrase, folded) for phrase in ABSENCES):
        return None
    but = "|".join(sorted(asking.words_about(Sense.BUT)))
    clauses = re.split(rf"{asking.joining}|\b(?:{but})\b", text, flags=re.IGNORECASE)
    each = ((read_question(clause, index), clause) for clause in clauses if len(clauses) > 1)
    found = next((asked for asked, clause in each if _says_absent(asked, clause)), None)
    return found or (w.asked if _says_absent(w.asked, text) else None)


def _says_absent(asked: Asked, text: str) -> bool:
    """Whether a clause says no more than that one does not come, when, and to what."""
    words, senses = asked.words, asked.senses
    named = {*things_named(asked), *(w for w in words if senses[w] & _NAMES_NOTHING)}
    if named:
        named |= {word for word in words if senses[word] & _BEFORE_A_NAME}
    said = [word.folded for word in (*named, *asked.time.said)]
    return answer_in(text, asked.index.languages, said) is Answer.ABSENT


def _of_what_is_named(w: Wished) -> Intent | None:
    """What can be given up of the group or the session that is named."""
    if group := group_named(w.asked, w.snapshot):
        if group in w.asker.groups:
            return OpenScreen(Leave(group))
        return OpenScreen(GroupAt(group), Fact.MEMBERSHIP)
    sessions = sessions_ahead(w, things_named(w.asked))
    if len(sessions) > 1:
        return Several(tuple(SessionAt(s.id) for s in sessions[:SHOWN]))
    team = w.asker.person.team
    for session in sessions:
        if team and session in workshops_ahead(w.snapshot, team, w.now):
            return OpenScreen(AnswerRollCall(session.id, Answer.ABSENT))
        return OpenScreen(SessionAt(session.id), Fact.ABSENCE)
    return any_of_ones_own(w) if w.asked.has(Sense.GROUPS) else None


def _instead_of_a_free_day(w: Wished) -> Intent | None:
    """What can be cancelled instead on a day that is named and has nothing of one's own; None
    where it has.
    """
    day, team = MomentsAsked(w.asked.time, w.now, w.snapshot).day, w.asker.person.team
    mine = (s for s in w.snapshot.sessions.values() if s.id in w.asker.person.attends)
    if day is None or any(w.snapshot.day_of(s) == day and s.takes_place for s in mine):
        return None
    ahead = workshops_ahead(w.snapshot, team, w.now) if team else []
    if ahead and not w.asker.groups and not w.asked.has(Sense.GROUPS):
        return OpenScreen(AnswerRollCall(ahead[0].id, Answer.ABSENT), Fact.ANOTHER_DAY)
    return OpenScreen(MyGroups() if w.snapshot.groups else My(), Fact.ANOTHER_DAY)
