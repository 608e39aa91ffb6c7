"""What a word of a question stands for in a release.

It is met exactly (in Latin letters too), inflected or derived, with one slip, as a part of a
compound, as a beginning, or with two slips: the first way that finds anything decides, so that
nothing is guessed where something is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from locales.words import Word
from storage.programme.searching.vocabulary import Stems, Vocabulary

_PARTLY: Final = 0.9
"""How much of a word is understood that is a part of longer ones alone."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word of a question and the stems of the programme it stands for, each with a weight.

    `share` is how much of the word is understood: half of a compound may be all that is known.
    `loose` is whether names only begin like it, or it is an adjective of one: "Hamburger".
    """

    word: Word
    stems: Stems
    exact: bool = False
    share: float = 1.0
    loose: bool = False
    halves: tuple[Stems, ...] = ()
    """What the two parts of a compound stand for, where both are known."""


def known_in(vocabularies: Sequence[Vocabulary], word: Word) -> Known:
    """What a word of a question stands for in all of these."""

    def met(way: Callable[[Vocabulary, Word], Stems]) -> Stems:
        return {stem: weight for one in vocabularies for stem, weight in way(one, word).items()}

    exact, adjectival = met(Vocabulary.exact), met(Vocabulary.adjectival)
    if exact:
        more = met(Vocabulary.longer) | adjectival | met(_forms)
        said = any(one.says(word) for one in vocabularies)
        return Known(word, more | exact, exact=True, loose=bool(adjectival) and not said)
    forms = met(_forms)
    if forms or adjectival:
        return Known(word, adjectival | forms, loose=forms.keys() <= adjectival.keys())
    if slips := met(Vocabulary.with_a_slip):
        return Known(word, slips)
    if longer := met(Vocabulary.longer):
        return Known(word, longer, share=_PARTLY, loose=not met(Vocabulary.saying_all))
    if apart := met(Vocabulary.apart):
        return Known(word, apart, halves=tuple({stem: met} for stem, met in apart.items()))
    halves, share = max((one.in_parts(word) for one in vocabularies), key=itemgetter(1))
    if halves:
        parts = {stem: weight for half in halves for stem, weight in half.items()}
        return Known(word, parts, share=share, halves=halves if len(halves) > 1 else ())
    ways = (Vocabulary.begun_with, Vocabulary.with_two_slips, Vocabulary.with_a_slip_in_latin)
    begun = met(ways[0])
    return Known(word, begun or next(filter(None, map(met, ways[1:])), {}), loose=bool(begun))


def _forms(vocabulary: "Vocabulary", word: Word) -> Stems:
    return vocabulary.derived(word) | vocabulary.inflected(word)
