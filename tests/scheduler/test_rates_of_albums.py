"""An album counts as what is in it: no order of albums, messages and answers breaks a limit."""

import asyncio
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.rate_limiter import Limits
from tests.properties import examples
from tests.scheduler.fast_delivery import until_so
from tests.scheduler.fast_time import in_fast_time, seconds
from tests.scheduler.test_rate_limiter import ANNA, BORIS, GROUP, most_within, paced

ALBUM = 10


async def albums(number: int, weight: int) -> list[float]:
    """When the items of so many albums go out, each album to a chat of its own."""
    rate_limiter = paced()
    moments: list[float] = []
    for chat in range(1_000, 1_000 + number):
        await rate_limiter.turn(weight)
        rate_limiter.note_bulk(chat, weight)
        moments.extend([seconds()] * weight)
    return moments


@pytest.mark.parametrize("weight", range(1, ALBUM + 1))
def test_albums_never_exceed_25_in_any_second_and_use_most_of_it(weight: int) -> None:
    moments = in_fast_time(albums(300 // weight, weight))
    assert most_within(moments, 1.0) <= 25
    assert len(moments) / (moments[-1] - moments[0]) >= 25 // weight * weight * 0.9


@pytest.mark.parametrize("weight", [2, ALBUM])
def test_a_chat_is_busy_for_a_second_for_each_item(weight: int) -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        await rate_limiter.turn(weight)
        rate_limiter.note_bulk(ANNA, weight)
        await asyncio.sleep(weight - 0.01)
        assert rate_limiter.is_busy(ANNA)
        await asyncio.sleep(0.02)
        assert not rate_limiter.is_busy(ANNA)

    in_fast_time(scenario())


def test_a_group_gets_no_more_than_20_in_a_minute_with_albums_too() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        moments: list[float] = []
        while seconds() < 300:
            await until_so(lambda: not rate_limiter.is_busy(GROUP))
            await rate_limiter.turn(5)
            rate_limiter.note_bulk(GROUP, 5)
            moments.extend([seconds()] * 5)
        # Only one more message is made room for; the four that come along may be too many.
        assert most_within(moments, 60.0) <= 20 + 4

    in_fast_time(scenario())


def test_an_album_waits_for_room_and_a_message_that_fits_goes_before_it() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for chat in range(1_000, 1_020):
            await rate_limiter.turn()
            rate_limiter.note_bulk(chat)
        began = seconds()
        album = asyncio.create_task(rate_limiter.turn(ALBUM))
        await rate_limiter.turn()
        assert seconds() - began < 0.05
        assert not album.done()
        await album
        assert seconds() - began > 0.1

    in_fast_time(scenario())


steps = st.lists(
    st.tuples(
        st.sampled_from(["bulk", "bulk", "answer"]),
        st.floats(0, 0.2),
        st.integers(1, ALBUM),
        st.sampled_from([ANNA, BORIS, 3, 4, 5]),
    ),
    min_size=20,
    max_size=100,
)


@settings(max_examples=examples(40))
@given(steps, st.integers(ALBUM, 25))
def test_no_order_of_albums_and_answers_breaks_a_limit(
    found: list[tuple[str, float, int, int]], limit: int
) -> None:
    async def scenario() -> None:
        rate_limiter = paced(Limits(bulk_per_second=limit, total_per_second=limit + 5))
        messages: list[float] = []
        everything: list[float] = []
        free_from: defaultdict[int, float] = defaultdict(float)
        for what, gap, weight, chat in found:
            await asyncio.sleep(gap)
            if what == "answer":
                rate_limiter.note_answer(chat)
                everything.append(seconds())
                free_from[chat] = max(free_from[chat], seconds() + 1)
                continue
            await until_so(lambda: not rate_limiter.is_busy(chat))  # noqa: B023 (awaited at once)
            await rate_limiter.turn(weight)
            assert seconds() >= free_from[chat] - 1e-6
            recent = [m for m in everything if m > seconds() - 1 + 1e-9]
            # That answers alone may exceed the limit is not the fault of bulk.
            assert len(recent) + weight <= limit + 5 or weight == 1
            rate_limiter.note_bulk(chat, weight)
            free_from[chat] = max(free_from[chat], seconds() + weight)
            messages.extend([seconds()] * weight)
            everything.extend([seconds()] * weight)
        assert not messages or most_within(messages, 1.0) <= limit

    in_fast_time(scenario())
