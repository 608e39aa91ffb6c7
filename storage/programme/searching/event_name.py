"""What an event is called, where it is held, and whom one writes to, for a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from locales.formats import country_of
from locales.languages import Languages
from locales.words import word_rules
from storage.programme.model import Event


@dataclass(frozen=True, slots=True)
class EventName:
    """What the words of an event's title, and those side by side, have in common in all forms.

    Beside it, the `country` and the `town` where it is held, and the words of its `contact`.
    """

    stems: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    country: frozenset[str] = frozenset()
    town: frozenset[str] = frozenset()
    contact: Sequence[str] = ()
    """Folded."""

    @staticmethod
    def of(event: Event, languages: Languages) -> "EventName":
        """Its title, its country and so on, in each language."""
        read = word_rules(languages).all_words
        stems = [[word.stem for word in read(title)] for title in event.title.values()]
        pairs = (pair for title in stems for pair in pairwise(title))
        lands = (country_of(event.timezone, one.locale) for one in languages.all)
        return EventName(
            frozenset(chain.from_iterable(stems)),
            frozenset(pairs),
            frozenset(word.stem for name in lands for word in read(name)),
            frozenset(word.stem for said in (event.address or {}).values() for word in read(said)),
            [word.folded for said in (event.contact or {}).values() for word in read(said)],
        )
