"""What a programme file leaves out: values that must be there, and translations."""

from collections.abc import Iterator

from storage.programme.parsing.entries import Entry, TextEntry
from storage.programme.parsing.salvage import Salvaged
from storage.programme.problems import N_, NodePath, Problem, error, warning


def missing_values(salvaged: Salvaged) -> Iterator[Problem]:
    """An error for everything that is required and not there."""
    for path, entry in _entries_of(salvaged.document):
        for absent in (*_unwritten(path, entry), *_gaps_in_lists(path, entry)):
            if not salvaged.is_doubtful(absent):
                yield error(absent, N_("this is missing"))
    if not salvaged.document.sessions and not salvaged.is_doubtful(("sessions",)):
        yield error(("sessions",), N_("at least one session is needed"))


def missing_translations(salvaged: Salvaged) -> Iterator[Problem]:
    """A warning for every text that is there in one language only."""
    for path, entry in _entries_of(salvaged.document):
        if not isinstance(entry, TextEntry) or salvaged.is_doubtful(path):
            continue
        if entry.de and not entry.ru:
            yield warning(path, N_("the Russian text is missing"))
        if entry.ru and not entry.de:
            yield warning(path, N_("the German text is missing"))


def _entries_of(entry: Entry, path: NodePath = ()) -> Iterator[tuple[NodePath, Entry]]:
    yield path, entry
    for name, value in entry:
        if isinstance(value, Entry):
            yield from _entries_of(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Entry):
                    yield from _entries_of(item, (*path, name, index))


def _unwritten(path: NodePath, entry: Entry) -> Iterator[NodePath]:
    for name in entry.required:
        value = getattr(entry, name)
        if value is None or (isinstance(value, TextEntry) and value.text is None):
            yield (*path, name)


def _gaps_in_lists(path: NodePath, entry: Entry) -> Iterator[NodePath]:
    for name, value in entry:
        if isinstance(value, tuple):
            yield from ((*path, name, i) for i, item in enumerate(value) if item is None)
