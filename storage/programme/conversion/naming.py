"""Ids for what other systems' files have: readable, and the same whenever the file is converted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from storage.programme.conversion.foreign import Entry
from storage.programme.ids import id_ending, id_from
from storage.programme.model import Place, Track
from storage.programme.parsing.values import ID


def ids(entries: Sequence[Entry]) -> list[str]:
    """An id for each entry that does not hang on what comes before it in the file."""
    wanted = [entry.own_id or _wanted(entry) for entry in entries]
    often = Counter(wanted)
    taken: set[str] = set()
    found = []
    for entry, name in zip(entries, wanted, strict=True):
        if often[name] > 1 and entry.uid:
            name = id_ending(name, f"{crc32(entry.uid.encode()):08x}"[:4])
        fit = ID.fullmatch(name) and name not in taken
        found.append(name if fit else id_from(name or entry.title, taken, "session"))
        taken.add(found[-1])
    return found


def _wanted(entry: Entry) -> str:
    words = entry.words or ("" if entry.key else entry.title)
    return id_ending(words, entry.key) if entry.key else id_from(words, (), "session")


def id_of(name: str, own: str | None, there: Iterable[Place | Track], otherwise: str) -> str:
    """The id of something that is new in a list: its own, where it has one that is free."""
    taken = {thing.id for thing in there}
    return (
        own if own and ID.fullmatch(own) and own not in taken else id_from(name, taken, otherwise)
    )
