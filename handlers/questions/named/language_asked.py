"""Whether a question wants the sessions that are held in a language, or interpreted into it."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from handlers.groups.actions import GroupAt
from handlers.info.actions import InfoAt
from handlers.programme.actions import InLanguage, SessionAt
from handlers.questions.intents import Fact, Intent, OpenScreen, Several
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.which_sessions import SHOWN
from locales.language_names import language_codes
from locales.languages import Languages
from locales.words import Word, word_rules
from storage.programme.model import Kind
from storage.programme.searching.documents import Field, Subject
from storage.programme.searching.postings import IN_A_NAME
from storage.programme.searching.thesaurus import thesaurus

_OF_THE_ASKING: Final = frozenset(
    (
        Sense.FILLERS,
        Sense.GENERIC,
        Sense.GROUPS,
        Sense.WHAT,
        Sense.LANGUAGES,
        Sense.THE_LANGUAGE,
    )
)


_SAYS_NO_NAME: Final = frozenset(
    (Sense.FILLERS, Sense.GENERIC, Sense.GROUPS, Sense.COMMON, Sense.THE_LANGUAGE)
)

_UNDERSTANDING: Final = "interpreting"
"""Who says in several words that they need help to understand asks for no list."""


def names_only_a_language(asked: Asked) -> bool:
    """Whether a language is named and nothing that is held in it: "and now back to Russian"."""
    asks = any(map(asked.has, (Sense.WHAT, Sense.GENERIC, Sense.GROUPS)))
    is_dated = bool(asked.time.said) and not asked.time.is_only_now
    about = (Sense.LANGUAGES, Sense.LANGUAGE, Sense.THE_BOT, Sense.ME)
    back = _back_to(asked)
    named = [word for word in asked.topics if word.folded not in back]
    only = bool(named) and not any(asked.senses[word].isdisjoint(about) for word in named)
    return not asks and not is_dated and only


def _back_to(asked: Asked) -> frozenset[str]:
    """The words by which a language is wanted again."""
    asking = question_words(asked.index.languages)
    return asking.words_of(Phrase.BACK_TO) if asked.says(Phrase.BACK_TO) else frozenset()


def all_in_a_language(q: Query) -> OpenScreen | None:
    """All sessions in a language; None where the question is about something else.

    It has to ask for sessions, by a time or by a word, and to name none: whether one is held in a
    language says its own screen.
    """
    asked = q.asked
    if any(need.name == _UNDERSTANDING and len(need.words) > 1 for need in asked.needs):
        return None
    found = next(_languages_in(asked), None)
    if found is None:
        return None
    named, code = found
    rest = [w for w in asked.topics if w != named and not asked.senses[w] & _OF_THE_ASKING]
    known = [word for word in rest if asked.knows(word) or _resembles(word, asked)]
    is_kind = bool(known) and thesaurus(asked.index.languages).names_a_kind(known)
    asks = asked.time.said or asked.has(Sense.WHAT) or asked.has(Sense.GENERIC) or is_kind
    asks = asks or (asked.has(Sense.GROUPS) and asked.only(Sense.GROUPS, Sense.LANGUAGES))
    if is_kind and asked.fact is not None:
        return None
    is_wish = any(Sense.LANGUAGE in asked.senses[word] for word in rest)
    if not asks or is_wish or (known and not is_kind):
        return None
    return OpenScreen(InLanguage(code, None if q.moments.day_unknown else q.moments.day))


def held_then(q: Query) -> Intent | None:
    """What is held in a language at an hour, or of a kind on a day: "a talk in Russian today".

    None where more is asked, or nothing is; what is only interpreted into it comes last.
    """
    asked, moments = q.asked, q.moments
    if (said := _held_in(asked)) is None or moments.elsewhere:
        return None
    kinds, hour = _kinds_in(asked), moments.hour_asked
    if not (hour or asked.time.now or (kinds and moments.given)):
        return None
    named, language = said
    if any(w != named and not asked.senses[w] & _OF_THE_ASKING for w in asked.topics):
        return None
    held = q.snapshot.by_day.get(hour[0], ()) if hour else q.snapshot.sessions.values()
    there = [s for s in held if s.takes_place and (not kinds or s.kind in kinds)]
    there = moments.filtered(there, strictly=True)
    spoken = [s for s in moments.not_over(there) if language in s.spoken]
    others = [s for s in moments.not_over(there) if language in s.interpreted and s not in spoken]
    if asked.has(Sense.TRANSLATED):
        spoken, others = [s for s in spoken if s.interpreted] or spoken, []
    found = tuple(SessionAt(s.id) for s in (*spoken, *others))
    if len(found) == 1:
        return OpenScreen(found[0], asked.fact or Fact.LANGUAGE)
    return Several(found[:SHOWN]) if found else None


def _held_in(asked: Asked) -> tuple[Word, str] | None:
    """The language in which something is held, rather than into which it is interpreted.

    "A talk in Russian with interpretation" is held in it, and talks "interpreted into Russian" not.
    """
    words, found = asked.words, next(_languages_in(asked), None)
    if found is None or not asked.has(Sense.TRANSLATED):
        return found
    at, kinds = words.index(found[0]), thesaurus(asked.index.languages)
    return found if at > 1 and kinds.names_a_kind([words[at - 2]]) else None


def _kinds_in(asked: Asked) -> frozenset[Kind]:
    """The kinds of sessions that are named."""
    kinds = thesaurus(asked.index.languages)
    return frozenset[Kind]().union(*(kinds.kinds_named([word]) for word in asked.words))


def whether_that_is_interpreted(q: Query) -> Intent | None:
    """What was shown last, and else the page on interpreting, where "that" is to be interpreted."""
    asked = q.asked
    says = (Sense.TRANSLATED, Sense.LANGUAGES)
    is_asked = asked.has(Sense.TRANSLATED) and asked.has(Sense.THAT) and asked.only(*says)
    if not is_asked or asked.time.said:
        return None
    if isinstance(q.asker.thing, SessionAt | GroupAt):
        return OpenScreen(q.asker.thing, Fact.LANGUAGE)
    named = (p for p, (how, _) in asked.index.naming(_UNDERSTANDING).items() if how >= IN_A_NAME)
    pages = [page for page in named if page.subject is Subject.INFO]
    return OpenScreen(InfoAt(pages[0].id)) if len(pages) == 1 else None


def held_in_a_language(q: Query) -> OpenScreen | None:
    """The one session of those called so that is held in a language that is named.

    Its title may say so; where none is held in it, it may be interpreted into it.
    """
    asked = q.asked
    languages = {code: named for named, code in _languages_in(asked)}
    others = [word for word in asked.topics if word not in languages.values()]
    others = [word for word in others if not asked.senses[word] & _SAYS_NO_NAME]
    if len(languages) != 1 or not others or q.moments.elsewhere:
        return None
    [(language, named)] = languages.items()
    hits = [
        hit
        for hit in evidence_of(asked, others).of_subject(Subject.SESSION)
        if all(hit.matched.get(word) is Field.TITLE for word in others)
    ]
    said = {
        hit.document.id
        for hit in hits
        if any(word.stem == named.stem for word in hit.document.fields[Field.TITLE])
    }
    called = [q.snapshot.sessions[hit.document.id] for hit in hits]
    sessions = q.moments.filtered([session for session in called if session.takes_place])
    wants_help = any(need.name == _UNDERSTANDING for need in asked.needs)
    for found in (
        [s for s in sessions if s.id in said],
        [s for s in sessions if s.spoken == (language,) and not wants_help],
        [s for s in sessions if language in s.spoken and not wants_help],
        [s for s in sessions if language in s.interpreted and not wants_help],
    ):
        if found:
            fact = asked.fact or Fact.LANGUAGE
            return OpenScreen(SessionAt(found[0].id), fact) if len(found) == 1 else None
    return None


def _resembles(word: Word, asked: Asked) -> bool:
    """Whether a word names something of the programme but for a slip."""
    return Sense.COMMON not in asked.senses[word] and bool(asked.known(word).stems)


def languages_named(asked: Asked) -> frozenset[str]:
    """The ISO 639-1 codes of the languages that are named, whatever is asked of them."""
    codes = _codes_by_stem(asked.index.languages)
    return frozenset(codes[word.stem] for word in asked.words if word.stem in codes)


def names_a_language(word: Word, languages: Languages) -> bool:
    """Whether a word is the name of a language, or the adjective of a country."""
    return word.stem in _codes_by_stem(languages)


def _languages_in(asked: Asked) -> Iterator[tuple[Word, str]]:
    """The languages of a question that something may be held in."""
    if names_only_a_language(asked):
        return
    codes = _codes_by_stem(asked.index.languages)
    for before, word in pairwise(asked.words):
        if Sense.HELD_IN in asked.senses[before] and word.stem in codes:
            yield word, codes[word.stem]


@cache
def _codes_by_stem(languages: Languages) -> Mapping[str, str]:
    """The languages whose names are one word, in the languages of the bot."""
    rules = word_rules(languages)
    named = (
        (str(one.locale.languages[code]), code)
        for one in languages.all
        for code in sorted(language_codes())
        if code in one.locale.languages
    )
    words = ((rules.letters_of(name), code) for name, code in named)
    return {rules.word(letters[0]).stem: code for letters, code in words if len(letters) == 1}
