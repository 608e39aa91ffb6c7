"""Which command somebody may have meant who has misspelt one."""

from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.frame.feature import Command, Features
from handlers.frame.reader import Reader

_LETTERS_OFF: Final = 2


def nearest_command(features: Features, reader: Reader, name: str) -> Command | None:
    """The command of the reader's own menu that is nearest to a name, if there is one near.

    It is at most two letters off, and no more than half of the letters of a short name.
    """
    known = [command.name for command in features.commands.values() if command.is_there_for(reader)]
    most = min(_LETTERS_OFF, len(name) // 2)
    found = process.extractOne(name, known, scorer=OSA.distance, score_cutoff=most)
    return features.commands[found[0]] if found else None
