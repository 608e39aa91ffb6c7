"""Whether an organiser wants taken back what was published last: "undo", "cancel the last change".

That never cancels the last session: it leads to the newest release, where a button goes back.
"""

from typing import Final

from handlers.frame.short_answers import is_beside_a_word
from handlers.questions.order_words import Says, order_words
from handlers.questions.reading import read_question
from handlers.questions.senses import Sense
from storage.programme.search import SearchIndex

_NAME_NOTHING: Final = (Sense.FILLERS, Sense.THAT, Sense.ME)


def wants_undone(text: str, index: SearchIndex) -> bool:
    """Whether a text says nothing but that the last change is to be undone."""
    asked, said = read_question(text, index), order_words(index.languages)
    words = asked.words
    if "?" in text:
        return False
    behind = said.behind(Says.UNDOES, words)
    if behind is not None and is_beside_a_word(behind, index.languages):
        return True
    takes_back = (Says.UNDOES, Says.TAKES_BACK, Says.CANCELS)
    verb = {word for kind in takes_back for word in said.found(kind, words)}
    last = [word for word in words if said.is_one(Says.LAST, word)]
    changes = [word for word in words if said.is_one(Says.CHANGE, word)]
    others = [word for word in words if word not in {*verb, *last, *changes}]
    named = [word for word in others if asked.senses[word].isdisjoint(_NAME_NOTHING)]
    return bool(verb and last) and is_beside_a_word(named, index.languages)
