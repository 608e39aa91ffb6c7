"""Which of our kinds the words of other systems mean."""

import re
from typing import Final

from storage.programme.model import Kind
from storage.programme.parsing import values
from storage.programme.sheets.words import chosen

_WORDS: Final = {
    Kind.TALK: "talk lecture presentation lightning lightningtalk lightningtalks panel podium",
    Kind.WORKSHOP: "workshop workshops tutorial hands-on",
    Kind.PLENARY: "plenary keynote keynotes",
    Kind.CULTURE: "performance concert music film party theatre",
    Kind.MEAL: "meal break breakfast lunch dinner coffee",
    Kind.TRANSFER: "transfer bus shuttle",
    Kind.OTHER: "other",
}
"""Words of the form, which is English whatever the language of the texts."""

_BY_WORD: Final = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_BETWEEN: Final = re.compile(r"[^\w-]+")


def kind_called(said: str) -> Kind | None:
    """The kind that is called so in any language of the bot, or of which a word is known."""
    found = chosen(values.kind, said)
    if found is not None:
        return Kind(found)
    words = _BETWEEN.split(said.casefold())
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)
