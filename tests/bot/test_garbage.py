"""Garbage is looked for seldom, and still found."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot.garbage import collect_garbage_seldom


class Ring:
    """Refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_what_is_there_at_the_start_is_looked_through_no_more() -> None:
    there = Ring()
    gc.collect()
    collect_garbage_seldom()
    assert all(known is not there for known in gc.get_objects())
    assert gc.get_freeze_count() > 0


def test_garbage_that_is_made_later_is_found() -> None:
    collect_garbage_seldom()
    made = weakref.ref(Ring())
    assert gc.isenabled()
    rings = [Ring() for _ in range(11_000)]
    assert made() is None
    assert len(rings) == 11_000
