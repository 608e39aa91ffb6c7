"""What people need at an event, as far as the words of a question say so."""

from collections.abc import Iterable, Sequence, Set

from handlers.frame.times.asked import TimeAsked
from handlers.questions.reading.clauses import in_one_sentence, sentences_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.senses import Sense, Senses
from locales.languages import Languages
from locales.words import Word
from storage.programme.search import SearchIndex
from storage.programme.searching.needs import COSTS, FOOD, Need, needs_of
from storage.programme.searching.thesaurus import thesaurus


def needs_said(
    text: str,
    words: Sequence[Word],
    senses: Senses,
    phrases: Set[Phrase],
    time: TimeAsked,
    index: SearchIndex,
) -> list[Need]:
    """What people need that the words say, unless they name something with them."""
    about = frozenset[Sense]().union(*senses.values())
    hours = {word for word in time.said if word[0].isdigit()}
    known = needs_of(index.languages)

    def names_something(word: Word) -> bool:
        if word in hours or index.calls_the_event(word):
            return True
        return index.is_in_a_name(word) and (Sense.GROUPS in about or known.ends_alike(word))

    needs = [n for n in known.said_in(words) if not any(map(names_something, n.words))]
    # Soil that is bad, and "does that still go" in the next sentence, are no trouble with walking.
    sentences = sentences_of(text, index) if any(len(n.words) > 1 for n in needs) else ()
    if len(sentences) > 1:
        needs = [n for n in needs if in_one_sentence(n.words, sentences, index)]
    # How many people a group takes is no price.
    counts = Phrase.HOW_MANY in phrases
    return [
        n
        for n in needs
        if n.named or not (_says_leave(n, about, senses) or (counts and n.name == COSTS))
    ]


def practical_words(needs: Iterable[Need], languages: Languages) -> frozenset[Word]:
    """The words that say a need alone, unless they are what something at an event is called."""
    said = (need for need in needs if need.name != FOOD and len(need.words) == 1)
    alone = (next(iter(need.words)) for need in said)
    return frozenset(word for word in alone if not thesaurus(languages).has(word))


def words_of(needs: Iterable[Need]) -> frozenset[Word]:
    """The words that say some needs."""
    return frozenset[Word]().union(*(need.words for need in needs))


def _says_leave(need: Need, about: Set[Sense], senses: Senses) -> bool:
    """Whether somebody wants to be taken out of a group, by a word that may be about a picture."""
    out_of = (Sense.GROUPS, Sense.SEATS, Sense.QUEUE, Sense.SIGN_UP)
    mine = Sense.ME in about or Sense.MINE in about
    leaves = any(Sense.LEAVE in senses[word] for word in need.words)
    return leaves and mine and not about.isdisjoint(out_of)
