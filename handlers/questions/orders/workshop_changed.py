"""A workshop of a team's own that its leader changes in a sentence: "it is now at 3:30, hall 2".

Which one is said by its title, by its day, or by what the leader has before them; of several that
may be meant it is asked. What is new is read in `workshop_anew.py`.
"""

import re
from collections.abc import Sequence
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.short_answers import is_word_for
from handlers.frame.times.meaning import readings
from handlers.questions.asker import Asker
from handlers.questions.intents import Fact, OpenScreen
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.denied import CLAUSES
from handlers.questions.orders.instead import new_and_old
from handlers.questions.orders.reasons import reasons_apart
from handlers.questions.orders.recognised import (
    CHANGES,
    denies_a_change,
    reads_like_an_order,
)
from handlers.questions.orders.words import Says, order_words
from handlers.questions.orders.workshop_dictated import length_said
from handlers.questions.orders.workshop_length import says_how_long
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.titles_written import without_title
from handlers.questions.wishes.roll_call import named_in, sessions_spoken_of
from handlers.questions.wishes.roll_call_asked import team_led
from handlers.releases.door import Change
from handlers.teams.door import (
    CancelOwn,
    OwnWorkshopAt,
    OwnWorkshops,
    OwnWorkshopsAfter,
    ReinstateOwn,
)
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Kind, Session
from storage.programme.search import SearchIndex
from storage.programme.searching.thesaurus import thesaurus

_WORD: Final = re.compile(r"\w+")
_OTHERWISE: Final = (Sense.MINE, Sense.REMIND, Sense.CALENDAR, Sense.STARS)
"""What is said of a workshop for oneself: to be reminded of it, for one."""

_ANSWERS: Final = (Phrase.HERE, Phrase.COMING, Phrase.LATE, Phrase.ABSENT)
"""What says whether one comes oneself."""

_TO_ITS_HOUR: Final = 2
"""Words between the one for a workshop and the hour that says which one: "at 5:30"."""

_OF_US: Final = (Sense.ME, Sense.POSSESSIVES)


def workshop_changed(q: Query, team: str) -> OpenScreen | None:
    """The workshop that is changed, or the question which one; None where nothing new is said of
    one that the team's leaders have added.
    """
    text, index, meant = q.text, q.asked.index, workshops_meant(q, team)
    is_named = len(meant) == 1 and _named(text, meant, index.languages) == meant
    rest = unnamed(text, meant[0] if is_named else None, index)
    if not meant or "?" in rest or not _says_what_is_new(text, rest, index):
        return None
    if not is_named and not _is_of_one(q, meant):
        return None
    if len(meant) > 1:
        return OpenScreen(OwnWorkshops(team), Fact.WHICH_WORKSHOP)
    return change_of(text, meant[0], team, index)


def calls_own_off(reader: Reader, text: str, index: SearchIndex, asker: Asker) -> bool:
    """Whether a leader says that a workshop is off which they name."""
    led = None if reader.is_organiser else team_led(asker)
    if led is None:
        return False
    query = Query(text, read_question(text, index), reader.now, reader.snapshot, asker.besides())
    meant = workshops_meant(query, led)
    is_named = len(meant) == 1 and _named(text, meant, index.languages) == meant
    found = workshop_changed(query, led) if is_named else None
    return found is not None and isinstance(found.press, CancelOwn)


def unknown_changed(q: Query, team: str) -> OpenScreen | None:
    """The question which workshop a leader means who changes what is called like nothing known, or
    the one that begins when it is not to.
    """
    text, asked, said = q.text, q.asked, order_words(q.asked.index.languages)
    contrasts = _contrasts(text, asked.index.languages)
    moves = (said.found(Says.MOVES, asked.words) or contrasts) and asked.time.names_an_hour
    changes = moves or said.found(Says.CANCELS, asked.words)
    of_oneself = asked.has(Sense.ME) or any(map(asked.has, _OTHERWISE))
    if not changes or of_oneself or "?" in text or asks_first(asked, said):
        return None
    meant = workshops_meant(q, team)
    if len(meant) == 1 and _told_by_its_old_hour(q, meant):
        return change_of(text, meant[0], team, asked.index)
    return OpenScreen(OwnWorkshops(team), Fact.WHICH_WORKSHOP) if meant else None


def workshops_meant(q: Query, team: str) -> Sequence[Session]:
    """Which of the team's own workshops that are not over a text may be about."""
    own = [s for s in q.snapshot.workshops_of(team) if s.own_of == team and s.end > q.now]
    day, spoken_of = q.moments.day, _spoken_of(q.asker)
    ahead = [s for s in sorted(own, key=lambda s: (s.start, s.id)) if s.takes_place]
    return (
        _named(q.text, own, q.asked.index.languages)
        or _told_by_its_hour(q, ahead)
        or _told_by_its_old_hour(q, ahead)
        or [s for s in own if s.id in spoken_of]
        or [s for s in ahead if q.snapshot.day_of(s) == day]
        or ahead
    )


def _spoken_of(asker: Asker) -> frozenset[str]:
    """The sessions that were shown or published last."""
    shown = asker.shown
    published = shown.published if isinstance(shown, OwnWorkshopsAfter) else None
    return sessions_spoken_of(asker) | ({published} if published else frozenset())


def _told_by_its_hour(q: Query, ahead: Sequence[Session]) -> Sequence[Session]:
    """Those that begin at the hour behind the word for them: "the workshop at 5:30 is off"."""
    asked, names = q.asked, thesaurus(q.asked.index.languages).names
    at = next((n for n, word in enumerate(asked.words) if names(word, Kind.WORKSHOP)), None)
    behind = () if at is None else asked.words[at + 1 : at + 1 + _TO_ITS_HOUR]
    if asked.time.at is None or not any(word in asked.time.said for word in behind):
        return ()
    return q.moments.filtered(ahead)


def _told_by_its_old_hour(q: Query, ahead: Sequence[Session]) -> Sequence[Session]:
    """Those that begin at the hour that is denied: "tomorrow not at 5:30 but at 7"."""
    index, moments = q.asked.index, q.moments
    for way in new_and_old(q.text, index.languages):
        was = read_question(way.old, index).time
        if way.denied and was.at is not None:
            hours = readings(was, was.at)
            of_day = [s for s in ahead if moments.day in (None, q.snapshot.day_of(s))]
            return [s for s in of_day if moments.hour_of(s) in hours]
    return ()


def _contrasts(text: str, languages: Languages) -> bool:
    """Whether a text says what is not to be, and what is instead: "not at 6 but at 7"."""
    is_contrast = bool(order_words(languages).spans(Says.CONTRASTS, text))
    return is_contrast and any(way.denied for way in new_and_old(text, languages))


def change_of(text: str, session: Session, team: str, index: SearchIndex) -> OpenScreen:
    """Where a text changes a workshop: cancelled, taking place after all, or with what is new."""
    rest = unnamed(text, session, index)
    asked, said = read_question(rest, index), order_words(index.languages)
    change = next((c for kind, c in CHANGES if said.found(kind, asked.words)), Change.MOVE)
    is_settled = not said.found(Says.UNSETTLED, asked.words) and not denies_a_change(rest, index)
    only_denies = said.found(Says.NOT, asked.words) and not any(
        way.new.strip() for way in new_and_old(rest, index.languages, is_named=True)
    )
    if is_settled and change is Change.CANCEL and session.takes_place:
        return OpenScreen(CancelOwn(team, session.id))
    if is_settled and change is Change.REINSTATE and not session.takes_place:
        return OpenScreen(ReinstateOwn(team, session.id))
    is_deleted = said.begins(Says.DELETES, asked.words)
    is_new = is_settled and change in (Change.MOVE, Change.RETITLE)
    is_new = is_new and not is_deleted and not only_denies
    return OpenScreen(OwnWorkshopAt(team, session.id), Fact.CHANGED if is_new else Fact.NOT_CHANGED)


def why_off(text: str, index: SearchIndex) -> str:
    """Why a workshop is cancelled, as it is written behind that; empty where it is not said."""
    what, *behind = CLAUSES.split(text, maxsplit=1)
    because = next(reasons_apart(text, index.languages), None)
    what, why = because or (what, "".join(behind))
    asked, said = read_question(why, index), order_words(index.languages)
    tells_all = said.found(Says.TELLS, asked.words) and said.found(Says.EVERYBODY, asked.words)
    is_another = tells_all or reads_like_an_order(why, index)
    is_another = is_another or not (because or asked.topics)
    return why.strip() if reads_like_an_order(what, index) and not is_another else ""


def unnamed(text: str, session: Session | None, index: SearchIndex) -> str:
    """A text without what names a workshop, or says whose it is: "our …"."""
    rules, said = word_rules(index.languages), order_words(index.languages)
    names = thesaurus(index.languages).names
    left = without_title(text, session) if session else None
    naming = named_in(text, session, index.languages).words if session and left is None else ()
    left = text if left is None else left
    asked = read_question(left, index)

    def kept(found: re.Match[str]) -> str:
        word = rules.word(rules.in_small_letters(found[0]))
        is_said = (
            word.folded in naming
            or names(word, Kind.WORKSHOP)
            or any(sense in asked.senses.get(word, ()) for sense in _OF_US)
        )
        return "" if is_said and not said.is_one(Says.INTO, word) else found[0]

    return _WORD.sub(kept, left)


def _named(text: str, own: Sequence[Session], languages: Languages) -> Sequence[Session]:
    """Those that are named best, by their title or by words of it that say more than what it is."""
    names, rules = thesaurus(languages).names, word_rules(languages)
    plain = " ".join(word for word in rules.words_of(text) if not names(word, Kind.WORKSHOP))
    weights = {s.id: named_in(plain, s, languages).weight for s in own}
    weights |= {s.id: len(text) for s in own if without_title(text, s) is not None}
    best = max(weights.values(), default=0)
    return [s for s in own if best and weights[s.id] == best]


def _says_what_is_new(text: str, rest: str, index: SearchIndex) -> bool:
    """Whether what is left of a text beside a name is an hour, a place, or another change of it."""
    asked, said = read_question(rest, index), order_words(index.languages)
    # A verb behind the title begins no question.
    is_asked = text.lstrip().startswith(rest.strip()[:3]) and asks_first(asked, said)
    is_new = bool(said.found(Says.NEWLY, asked.words))
    # "It takes two hours now" has the words in which a length is asked for.
    is_newly_long = is_new and asked.fact is Fact.LENGTH and length_said(asked.words, index)
    is_longer = bool(is_newly_long) or says_how_long(asked.words, index)
    is_no_question = asked.fact is None or (is_longer and asked.fact is Fact.LENGTH)
    answers = any(map(asked.says, _ANSWERS))
    if is_asked or answers or not is_no_question or any(map(asked.has, _OTHERWISE)):
        return False
    if reads_like_an_order(rest.strip(), index):
        return True
    # "I am in the hall", "I need a projector now": of oneself.
    of_oneself = read_question(text, index).has(Sense.ME) and not is_new
    if of_oneself or asked.has(Sense.NEED):
        return False
    is_moved = asked.time.names_an_hour or said.found(Says.INTO, asked.words)
    is_called = said.found(Says.IS_CALLED, asked.words) or said.begins(Says.CALLS, asked.words)
    is_deleted = said.begins(Says.DELETES, asked.words)
    return bool(is_moved or is_called or is_deleted or is_longer)


def _is_of_one(q: Query, meant: Sequence[Session]) -> bool:
    """Whether a text that names none is about one of them, and changes it: "it is now at 3"."""
    text = q.text
    asked, languages = q.asked, q.asked.index.languages
    names, said = thesaurus(languages).names, order_words(languages)
    is_spoken_of = any(s.id in _spoken_of(q.asker) for s in meant)
    is_of_one = is_spoken_of or any(names(word, Kind.WORKSHOP) for word in asked.words)
    is_order = reads_like_an_order(text, asked.index) or said.begins(Says.DELETES, asked.words)
    told_apart = _told_by_its_hour(q, meant) and any(new_and_old(text, languages))
    told_apart = told_apart or _contrasts(text, languages)
    is_anew = is_spoken_of and is_word_for("correcting", text.split()[0], languages)
    is_said = said.found(Says.NEWLY, asked.words) or says_how_long(asked.words, asked.index)
    changes = is_order or is_anew or bool(told_apart or is_said)
    others = [s for s in q.snapshot.sessions.values() if s not in meant]
    names_another = bool(_named(text, others, languages))
    return is_of_one and changes and not names_another and not asked.says(Phrase.ADDING)
