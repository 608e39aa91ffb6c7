"""What answers a roll call in words: "I am coming", "running late", "I cannot come".

Only where the words say nothing else, and a workshop of one's team lies ahead: the one that is
named, else the one of the message that is answered or came last, else the next, each on the day
that is named. Who has a seat in a group besides may
mean its sitting, unless the workshop is named or near.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Final

from handlers.frame.teams import workshops_ahead
from handlers.frame.times.cursor import Cursor
from handlers.frame.times.lengths import read_length
from handlers.frame.times.meaning import hours_meant
from handlers.frame.times.reading import as_spoken
from handlers.programme.actions import SessionAt
from handlers.questions.asker import Asker
from handlers.questions.intents import OpenScreen
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import QuestionWords, question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_written import without_title
from handlers.teams.actions import AnswerLate, AnswerRollCall, RollCallAt, SayLate, SayPresence
from handlers.teams.door import AboutOwn
from handlers.ui.back import Anew
from locales.languages import Languages
from locales.time_words import TimeWords, time_words
from locales.words import word_rules
from storage.programme.model import Session
from storage.programme.snapshot import Snapshot
from storage.teams.model import Answer

_MINUTE: Final = timedelta(minutes=1)
_NEAR: Final = timedelta(hours=24)
_MOST_WORDS: Final = 10
_ABOUT_ONE: Final = (AboutOwn, AnswerLate, AnswerRollCall, RollCallAt, SayLate, SayPresence)
_SAYS: Final[Mapping[Phrase, Answer]] = {
    Phrase.HERE: Answer.HERE,
    Phrase.COMING: Answer.COMING,
    Phrase.LATE: Answer.COMING,
    Phrase.ABSENT: Answer.ABSENT,
    Phrase.UNWILLING: Answer.ABSENT,
}
_NO_NAMES: Final = (Sense.FILLERS, Sense.AND)
ABSENCES: Final = frozenset(phrase for phrase, says in _SAYS.items() if says is Answer.ABSENT)
"""What says that one does not come."""


@dataclass(frozen=True, slots=True)
class Named:
    """How a text names a workshop: what is left of it without the whole title, else the `words`
    that do, folded. Who names more of it has the greater `weight`; 0 is none.
    """

    rest: str
    words: Sequence[str] = ()
    weight: int = 0


def roll_call_answered(
    text: str,
    now: datetime,
    snapshot: Snapshot,
    asker: Asker,
    languages: Languages,
    then: MomentsAsked | None = None,
) -> OpenScreen | None:
    """The screen on which one press says so, of what is on `then`; None where one's team has no
    workshop on the day that is named, or something else is said.
    """
    team, part = asker.person.team, list[str]()
    ahead: Sequence[Session] = workshops_ahead(snapshot, team, now) if team else []
    if then is not None:
        ahead = [s for s in ahead if then.day in (None, snapshot.day_of(s))]
    if then is not None and then.asked.part is not None:
        ahead, part = of_the_part(ahead, then), [word.folded for word in then.asked.said]
    found = [
        (session, named.weight, phrase)
        for session in ahead
        for named in [named_in(text, session, languages)]
        if (phrase := _phrase_in(named.rest, languages, (*named.words, *part)))
    ]
    if not found:
        return None
    spoken_of = sessions_spoken_of(asker)
    session, weight, phrase = max(found, key=lambda one: (one[1], one[0].id in spoken_of))
    is_meant = weight or session.id in spoken_of
    if asker.groups and not is_meant and session.start - now > _NEAR:
        return None
    minutes = _minutes_late(text, phrase, session, now, languages)
    return OpenScreen(
        AnswerRollCall(session.id, _SAYS[phrase])
        if minutes is None
        else AnswerLate(session.id, minutes)
    )


def of_the_part(ahead: Sequence[Session], then: MomentsAsked) -> Sequence[Session]:
    """Those that begin in the part of the day that is named, else that are on then, else the one
    that begins next to it.
    """
    on, (since, _until) = then.filtered(ahead), hours_meant(then.asked)
    if since is None or not ahead:
        return on or ahead
    nearest = min(ahead, key=lambda s: abs(_minute(then.hour_of(s)) - _minute(since)))
    return [s for s in on if then.hour_of(s) >= since] or on or [nearest]


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def sessions_spoken_of(asker: Asker) -> frozenset[str]:
    """The sessions that the message is about which somebody answers, or has before them."""
    presses = asker.spoken_of or ((asker.shown,) if asker.shown else ())
    opened = [press.then if isinstance(press, Anew) else press for press in presses]
    of_cards = (press.id for press in opened if isinstance(press, SessionAt))
    of_answers = (press.session for press in opened if isinstance(press, _ABOUT_ONE))
    return frozenset((*of_cards, *of_answers))


def answer_in(text: str, languages: Languages, named: Sequence[str] = ()) -> Answer | None:
    """What a text says of whether one comes; None where it asks, or says anything besides.

    `named` are words, folded, that say to what and when.
    """
    phrase = _phrase_in(text, languages, named)
    return _SAYS[phrase] if phrase else None


def named_in(text: str, session: Session, languages: Languages) -> Named:
    """How far a text names a workshop: by its whole title, or by words of it."""
    rules = word_rules(languages)
    titles = [rules.words_of(title) for title in session.title.values()]
    rest = without_title(text, session)
    if rest is not None:
        return Named(rest, weight=1 + max(map(len, titles)))
    answers = words_of_answers(languages)
    stems = {word.stem for title in titles for word in title}
    senses = question_words(languages).senses
    naming = [w for w in rules.words_of(text) if w.stem in stems and w.folded not in answers]
    # "Mia and Jonas" names nothing that is called "short and clear".
    is_named = any(senses(word).isdisjoint(_NO_NAMES) for word in naming)
    naming = naming if is_named else []
    return Named(text, [word.folded for word in naming], len(naming))


def words_of_answers(languages: Languages) -> frozenset[str]:
    """The words, folded, that roll calls are asked for and answered by: they name nothing there."""
    of_roll_calls = (*_SAYS, Phrase.WHO_IS_MISSING, Phrase.WHO_WAS_MISSING)
    return frozenset[str]().union(*map(question_words(languages).words_of, of_roll_calls))


def plain_words(text: str, languages: Languages, named: Sequence[str] = ()) -> list[str]:
    """The words of a text, folded, without numbers, the names of days and what is `named`."""
    times = time_words(languages)
    said = _number_first([word.folded for word in word_rules(languages).words_of(text)], times)
    said = [a for a, b in pairwise([*said, ""]) if not (a in times.numbers and b in times.units)]
    spoken = question_words(languages).without(Phrase.ILLNESS, said)
    undated = _without_days([word for word in spoken if not word[0].isdigit()], languages)
    return [word for word in undated if word not in named]


def _phrase_in(text: str, languages: Languages, named: Sequence[str] = ()) -> Phrase | None:
    """How a text says whether one comes; None where it asks, or says anything besides.

    `named` are words by which it names a workshop.
    """
    asking = question_words(languages)
    said = plain_words(text, languages, named)
    # "I am late, where are you?" is answered as well: the place stands beside the answer.
    words = asking.without(Phrase.WHERE_YOU_ARE, asking.without(Phrase.WHERE_TO, said))
    asks_otherwise = "?" in text and words == said
    if asks_otherwise or len(words) > _MOST_WORDS:
        return None
    beside = asking.words_of(Phrase.BESIDE_PRESENCE)
    kept = [word for word in words if word not in beside]
    each = _said_by(kept, asking) or _said_by(words, asking, beside)
    if Phrase.LATE in each and Phrase.ABSENT not in each:
        return Phrase.LATE
    phrase = each.pop() if len(each) == 1 else None
    # "I do not want to" may be said of anything.
    return None if phrase is Phrase.UNWILLING and not named else phrase


def _said_by(
    words: Sequence[str], asking: QuestionWords, beside: frozenset[str] = frozenset()
) -> set[Phrase]:
    """What the phrases say of which words are made from the first to the last; none where others
    stand between them than those that may stand `beside` them.
    """
    found, at = set[Phrase](), 0
    while at < len(words):
        ends = {
            end: phrase
            for phrase in _SAYS
            for begin, end in asking.places(phrase, words[at:])
            if begin == 0
        }
        if ends:
            found.add(ends[max(ends)])
        elif words[at] not in beside:
            return set()
        at += max(ends, default=1)
    return found


def _without_days(words: Sequence[str], languages: Languages) -> list[str]:
    """Folded words without the names of days, and what stands before those: "on Wednesday"."""
    times = time_words(languages)
    names = {*times.weekdays, *times.months, *times.days_ahead}
    following = pairwise([*words, ""])
    return [w for w, then in following if w not in names and not (w in times.on and then in names)]


def _minutes_late(
    text: str, phrase: Phrase, session: Session, now: datetime, languages: Languages
) -> int | None:
    """By how many minutes somebody comes late, 0 for some; None for who does not.

    Who says in how many minutes they are there is late where it has begun by then.
    """
    if phrase not in (Phrase.LATE, Phrase.COMING):
        return None
    minutes, is_ahead = minutes_in(text, languages)
    if is_ahead:
        minutes = max(0, -((session.start - now - minutes * _MINUTE) // _MINUTE))
    return minutes if phrase is Phrase.LATE or (is_ahead and minutes) else None


def _number_first(folded: Sequence[str], times: TimeWords) -> list[str]:
    """Folded words with the number before what it counts, where it stands behind: «минут на 10»."""
    words = list(folded)
    for at in range(len(words) - 2):
        unit, between, number = words[at : at + 3]
        is_number = number.isdecimal() or number in times.numbers
        if unit in times.units and between in times.into and is_number:
            words[at : at + 3] = between, number, unit
    return words


def minutes_in(text: str, languages: Languages) -> tuple[int, bool]:
    """The first length of time that a text says, in minutes, and whether it is said to be so long
    from now; 0 where it says none.
    """
    times = time_words(languages)
    said = [word.folded for word in word_rules(languages).words_of(as_spoken(text))]
    folded = _number_first(said, times)
    at, before = Cursor(times, folded), ""
    while at[0]:
        found = read_length(at)
        # "A few minutes" says no length, „eine Viertelstunde“ does without a number.
        if found and found.span and (at.number() or found.span > _MINUTE):
            return round(found.span / _MINUTE), before in times.in_a_while
        before = at[0]
        at = at.on(1)
    return 0, False
