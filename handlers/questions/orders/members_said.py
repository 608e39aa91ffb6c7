"""What a leader writes of others in the team: "Mia and Jonas are ill", "Misha comes 10 min later".

Only where the words say nothing else: whatever befell somebody besides is no matter of a roll call.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.frame.times.reading import as_spoken, read_time
from handlers.questions.orders.asking import asks_first
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.orders.workshop_dictated import length_said
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.question_words import question_words
from handlers.questions.wishes.roll_call import minutes_in
from locales.languages import Languages
from locales.time_words import time_words
from locales.transliteration import latin_skeletons, own_skeletons
from locales.words import Word, word_rules
from storage.programme.search import SearchIndex
from storage.teams.model import Answer, Member

_STATES: Final = (Says.THEY_ARE_ILL, Says.THEY_MISS, Says.THEY_ARE_LATE, Says.THEY_ARE_HERE)
_SAYS: Final = (*_STATES, Says.THEY_COME)
_BESIDE: Final = (Says.NOT, Says.AND, Says.INTO, Says.BESIDE_THEM)


@dataclass(frozen=True, slots=True)
class MembersSaid:
    """What is said of members: for each name, those whom it may mean. Who comes may be `late`, 0 is
    some.
    """

    named: Sequence[Sequence[Member]]
    answer: Answer
    late: int | None = None
    are_ill: bool = False

    @property
    def people(self) -> Sequence[Member]:
        """Those who are meant for sure."""
        return [members[0] for members in self.named if len(members) == 1]

    @property
    def either(self) -> Sequence[Member]:
        """Those of whom one is meant, by the first name that several have."""
        return next((members for members in self.named if len(members) > 1), ())


def members_said(
    text: str, members: Sequence[Member], index: SearchIndex, beside: Sequence[str] = ()
) -> MembersSaid | None:
    """What a text says of members, and of nothing else but the workshop that words `beside` name,
    folded; None where it asks, or names nobody.
    """
    languages = index.languages
    said = order_words(languages)
    if "?" in text or asks_first(read_question(text, index), said):
        return None
    words = word_rules(languages).words_of(as_spoken(text))
    length = {*map(id, length_said(words, index))}
    time = read_time(words, time_words(languages))
    words = [w for w in words if id(w) in {*map(id, time.rest)} and id(w) not in length]
    named, left = _named(words, members, said, languages)
    minutes, _ = minutes_in(text, languages)
    counted = {*time_words(languages).units, *time_words(languages).numbers} if minutes else ()
    left = [word for word in left if word.folded not in beside and word.folded not in counted]
    left = [word for word in left if not (minutes and word.isdecimal())]
    kinds = {kind for kind in _SAYS for word in left if said.is_one(kind, word)}
    if not named or not kinds or not all(_is_said(word, said, languages) for word in left):
        return None
    denied = any(said.is_one(Says.NOT, word) for word in left)
    if kinds & {Says.THEY_ARE_ILL, Says.THEY_MISS} or denied:
        return MembersSaid(named, Answer.ABSENT, are_ill=Says.THEY_ARE_ILL in kinds)
    if Says.THEY_ARE_LATE in kinds or minutes:
        return MembersSaid(named, Answer.COMING, late=minutes)
    is_here = Says.THEY_ARE_HERE in kinds
    return MembersSaid(named, Answer.HERE if is_here else Answer.COMING)


def _is_said(word: Word, said: OrderWords, languages: Languages) -> bool:
    """Whether a word says whether somebody comes, or stands beside such words."""
    beside = question_words(languages).words_of(Phrase.BESIDE_PRESENCE)
    return word.folded in beside or any(said.is_one(kind, word) for kind in (*_SAYS, *_BESIDE))


def _named(
    words: Sequence[Word], members: Sequence[Member], said: OrderWords, languages: Languages
) -> tuple[Sequence[Sequence[Member]], Sequence[Word]]:
    """Whom words name, each name with those who are called so, and the other words.

    Two words right behind each other are one name where somebody has both.
    """
    named, left, at = list[Sequence[Member]](), list[Word](), 0
    while at < len(words):
        both = _called(words[at : at + 2], members, languages) if at + 1 < len(words) else []
        found = both or _called(words[at : at + 1], members, languages)
        if found and not any(said.is_one(kind, words[at]) for kind in (*_SAYS, *_BESIDE)):
            named.append(found)
            at += 2 if both else 1
        else:
            left.append(words[at])
            at += 1
    return list({tuple(m.person for m in found): found for found in named}.values()), left


def _called(
    words: Sequence[Word], members: Sequence[Member], languages: Languages
) -> Sequence[Member]:
    """The members of whose name each of the words is a part, as it is written in either script."""
    rules = word_rules(languages)
    return [
        member
        for member in members
        for parts in [rules.all_words(member.name or "")]
        if all(any(_is_same(word, part, languages) for part in parts) for word in words)
    ]


def _is_same(word: Word, part: Word, languages: Languages) -> bool:
    if word.script == part.script:
        return word.folded == part.folded or word.stem == part.stem
    sounds = {*_sounds(word, languages)}
    return not sounds.isdisjoint(_sounds(part, languages))


def _sounds(word: Word, languages: Languages) -> Sequence[str]:
    return (*latin_skeletons(languages, word), *own_skeletons(languages, word))
