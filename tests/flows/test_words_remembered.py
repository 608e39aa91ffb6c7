"""What people ask is remembered in small measure for speed, and by nothing once they are erased."""

import gc
from functools import _lru_cache_wrapper

import pytest

from storage.programme.searching import remembering
from storage.programme.searching.transliteration import cyrillic_skeleton
from storage.programme.searching.words import folded, stem
from tests.flows.conversation import Talker
from tests.flows.test_seats_privacy import erases

GERMAN, RUSSIAN = "Quittengelee", "Крыжовниковое"


def in_caches(part: str) -> bool:
    """Whether any cache of functools in this process holds a text with that in it."""
    caches = [o for o in gc.get_objects() if isinstance(o, _lru_cache_wrapper)]
    found = (thing for cache in caches for thing in gc.get_referents(cache))
    return any(part in text.lower() for thing in found for text in texts_in(thing))


def texts_in(thing: object) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, dict):
        return texts_in([*thing.keys(), *thing.values()])
    if isinstance(thing, list | tuple):
        return [text for each in thing for text in texts_in(each)]
    return []


async def test_no_cache_holds_a_word_of_a_question_once_its_person_is_erased(
    anna: Talker, boris: Talker
) -> None:
    await anna.says("/start lang-de")
    await boris.says("/start lang-ru")
    await anna.says(f"Wo gibt es {GERMAN}?")
    await boris.says(f"Где {RUSSIAN} варенье?")
    assert (in_caches("quitteng"), in_caches("крыжовников")) == (True, True)
    await erases(anna)
    assert (in_caches("quitteng"), in_caches("крыжовников")) == (False, False)


@pytest.mark.parametrize("function", [folded, stem, cyrillic_skeleton])
def test_only_short_words_are_remembered_and_not_without_end(
    function: remembering.Remembering,
) -> None:
    function.forget()
    long = "ж" * (remembering.LONGEST + 1)
    assert function(long) == function(long)
    assert len(function) == 0
    for number in range(remembering.MOST + 10):
        function(f"ж{number}")
    assert len(function) == remembering.MOST
    function.forget()
    assert len(function) == 0
