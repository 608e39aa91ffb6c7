"""What people ask is remembered by nothing once it is answered."""

import gc
from collections.abc import Iterator
from functools import _lru_cache_wrapper, lru_cache

import pytest

from locales.languages import installed_languages
from locales.words import Word, word_rules
from tests.flows.conversation import Talker

GERMAN, RUSSIAN = "Quittengelee", "Крыжовниковое"


@pytest.fixture(autouse=True)
def everything_is_seen() -> Iterator[None]:
    """Caches of modules too, which are looked through for garbage no more."""
    gc.unfreeze()
    yield
    gc.freeze()


def in_caches(*parts: str) -> bool:
    """Whether any cache of functools in this process holds a text with one of them in it."""
    caches = [o for o in gc.get_objects() if isinstance(o, _lru_cache_wrapper)]
    found = (thing for cache in caches for thing in gc.get_referents(cache))
    held = (text.lower() for thing in found for text in texts_in(thing))
    return any(part in text for text in held for part in parts)


def in_words(*parts: str) -> bool:
    """Whether anything still holds a word of a question with one of them in it."""
    gc.collect()
    held = (thing for thing in gc.get_objects() if isinstance(thing, Word))
    return any(part in word for word in held for part in parts)


def texts_in(thing: object) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, dict):
        return texts_in([*thing.keys(), *thing.values()])
    if isinstance(thing, list | tuple):
        return [text for each in thing for text in texts_in(each)]
    return []


def test_what_is_held_would_be_found() -> None:
    cache, word = lru_cache(str.upper), word_rules(installed_languages()).word("xquittengelee")
    cache("xquittengelee")
    assert (in_caches("xquitt"), in_words("xquitt")) == (True, True)
    assert word


async def test_nothing_holds_a_word_of_a_question_once_it_is_answered(
    anna: Talker, boris: Talker
) -> None:
    await anna.says("/start lang-de")
    await boris.says("/start lang-ru")
    await anna.says(f"Wo gibt es {GERMAN}?")
    await boris.says(f"Где {RUSSIAN} варенье?")
    parts = ("quitteng", "крыжовников")
    assert (in_caches(*parts), in_words(*parts)) == (False, False)
