"""The things whose title is said in a question: the concert, not its rehearsal."""

from collections.abc import Sequence

from handlers.questions.reading.evidence import Evidence
from handlers.questions.reading.question_words import question_words
from handlers.questions.reading.ruled_out import mentions
from handlers.questions.reading.senses import Sense
from locales.words import Word
from storage.programme.search import Hit


def called_just_so(evidence: Evidence, hits: list[Hit]) -> list[Hit]:
    """Those whose whole title is said, if there are any.

    Else those that are what was said, where others only mention it: „Abschlussfest“ is one.
    """
    asking = question_words(evidence.asked.index.languages)
    whole = whose_title_is_said(evidence, hits)
    return whole or [hit for hit in hits if not mentions(hit, asking)] or hits


def whose_title_is_said(evidence: Evidence, hits: Sequence[Hit]) -> list[Hit]:
    """Those whose whole title is said."""
    asking = question_words(evidence.asked.index.languages)

    def is_filler(word: Word) -> bool:
        return Sense.FILLERS in asking.senses(word)

    def is_said(title: Sequence[Word]) -> bool:
        # Most titles have a word that is not said: no need to look at the others.
        if not all(word.stem in evidence.stems_said or is_filler(word) for word in title):
            return False
        return not all(map(is_filler, title))

    return [hit for hit in hits if any(map(is_said, hit.document.titles))]
