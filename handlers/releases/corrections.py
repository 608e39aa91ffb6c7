"""What is meant instead, where somebody corrects what they have just written: "no, 6:30", "not at
9:45 but at 9:50".
"""

from typing import Final

from handlers.frame.short_answers import is_beside_a_word, says_no
from handlers.questions.door import Says, order_words
from locales.languages import Languages
from locales.words import word_rules

_MARKS: Final = " \t\n,;:.!–—-"


def corrected(text: str, languages: Languages) -> str:
    """What a text says instead of what was before; the text itself where it denies nothing."""
    said, left = order_words(languages), text.strip(_MARKS)
    while left and (word := left.split(maxsplit=1)[0]) and _is_a_no(word, languages):
        left = left[len(word) :].strip(_MARKS)
    for begin, end in said.spans(Says.NOT, left):
        ands = said.spans(Says.AND, left)
        if begin:
            before = next((start for start, behind in ands if begin - behind in (0, 1)), begin)
            return left[:before].strip(_MARKS) or text
        ends = [behind for start, behind in ands if start > end]
        return left[ends[-1] :].strip(_MARKS) if ends else text
    return left or text


def _is_a_no(word: str, languages: Languages) -> bool:
    """Whether a word takes back what was before, or stands beside one that does."""
    said, [*read] = order_words(languages), word_rules(languages).words_of(word)
    is_not = any(said.is_one(Says.NOT, one) for one in read)
    is_new = any(said.is_one(Says.NEWLY, one) for one in read)
    bare = word.strip(_MARKS)
    return not is_not and (
        says_no(bare, languages) or is_beside_a_word([bare], languages) or is_new
    )
