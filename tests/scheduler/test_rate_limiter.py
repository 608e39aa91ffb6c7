"""Telegram's limits are kept, whatever goes out, and bulk leaves room for answers."""

import asyncio
from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.rate_limiter import Limits, RateLimiter
from tests.properties import examples
from tests.scheduler.fast_time import in_fast_time, seconds

ANNA, BORIS, CLARA = 1, 2, 3
GROUP = -5


def paced(limits: Limits | None = None) -> RateLimiter:
    return RateLimiter(limits or Limits(), seconds)


async def bulk(rate_limiter: RateLimiter, messages: int) -> list[float]:
    """When so many messages go out, each to a chat of its own."""
    moments = []
    for chat in range(1_000, 1_000 + messages):
        await rate_limiter.turn()
        rate_limiter.note_bulk(chat)
        moments.append(seconds())
    return moments


def most_within(moments: list[float], window: float) -> int:
    """The most moments that lie within any window of that length, its end excluded."""
    return max(
        bisect_left(moments, start + window - 1e-9) - number for number, start in enumerate(moments)
    )


def test_bulk_never_exceeds_25_in_any_second_and_uses_nearly_all_of_it() -> None:
    async def scenario() -> None:
        moments = await bulk(paced(), 500)
        assert most_within(moments, 1.0) == 25
        assert 500 / (moments[-1] - moments[0]) >= 25 * 0.95

    in_fast_time(scenario())


def test_a_pause_is_not_made_up_for_by_a_burst() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        early = await bulk(rate_limiter, 30)
        await asyncio.sleep(60)
        late = await bulk(rate_limiter, 30)
        assert most_within(early + late, 1.0) <= 25

    in_fast_time(scenario())


async def bulk_beside_answers(answers_per_second: int) -> tuple[list[float], list[float]]:
    """When bulk messages and when answers go out within ten seconds."""
    rate_limiter = paced()
    answers: list[float] = []
    messages: list[float] = []

    async def answer() -> None:
        for _ in range(10 * answers_per_second):
            rate_limiter.note_answer(ANNA)
            answers.append(seconds())
            await asyncio.sleep(1 / answers_per_second)

    answering = asyncio.create_task(answer())
    while not answering.done():
        await rate_limiter.turn()
        rate_limiter.note_bulk(BORIS)
        messages.append(seconds())
    return messages, answers


def test_with_five_answers_a_second_bulk_is_at_full_speed_and_all_together_stay_below_30() -> None:
    messages, answers = in_fast_time(bulk_beside_answers(5))
    assert most_within(sorted(messages + answers), 1.0) <= 30
    assert len(messages) >= 10 * 25 * 0.95


@pytest.mark.parametrize("answers_per_second", [10, 20, 29])
def test_the_more_answers_go_out_the_more_bulk_yields(answers_per_second: int) -> None:
    messages, answers = in_fast_time(bulk_beside_answers(answers_per_second))
    everything = sorted(messages + answers)
    for message in messages:
        second_before = bisect_left(everything, message - 1 + 1e-9)
        assert bisect_left(everything, message) - second_before < 30
    # Nobody knows of an answer before it is there: the first second alone may have a few more.
    assert len(everything) <= 10 * 30 + answers_per_second


def test_answers_never_wait_however_many_there_are_and_bulk_waits_until_they_are_past() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for _ in range(200):
            rate_limiter.note_answer(ANNA)
        assert seconds() == 0
        await rate_limiter.turn()
        assert 1.0 <= seconds() < 1.1

    in_fast_time(scenario())


def test_a_private_chat_is_busy_for_a_second_after_a_message_and_after_an_answer() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        await rate_limiter.turn()
        rate_limiter.note_bulk(ANNA)
        rate_limiter.note_answer(BORIS)
        assert sorted(rate_limiter.busy_chats()) == [ANNA, BORIS]
        assert rate_limiter.next_free_in() == pytest.approx(1.0)
        await asyncio.sleep(0.99)
        assert rate_limiter.is_busy(ANNA)
        await asyncio.sleep(0.01)
        assert not rate_limiter.is_busy(ANNA)
        assert rate_limiter.busy_chats() == []
        assert rate_limiter.next_free_in() == float("inf")

    in_fast_time(scenario())


def test_a_group_gets_at_most_20_messages_in_any_minute() -> None:
    async def scenario() -> None:
        rate_limiter, moments = paced(), []
        while seconds() < 200:
            if rate_limiter.is_busy(GROUP):
                await asyncio.sleep(max(rate_limiter.next_free_in(), 1e-6))
                continue
            await rate_limiter.turn()
            rate_limiter.note_bulk(GROUP)
            moments.append(seconds())
        assert most_within(moments, 60.0) == 20
        assert len(moments) >= 60

    in_fast_time(scenario())


def test_answers_alone_are_forgotten_when_they_count_no_more() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for _ in range(200):
            rate_limiter.note_answer(ANNA)
            await asyncio.sleep(1 / 20)
        assert len(rate_limiter._all) <= 21

    in_fast_time(scenario())


def test_answers_in_a_group_count_as_well() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for _ in range(20):
            rate_limiter.note_answer(GROUP)
        await asyncio.sleep(59.9)
        assert rate_limiter.is_busy(GROUP)
        await asyncio.sleep(0.2)
        assert not rate_limiter.is_busy(GROUP)

    in_fast_time(scenario())


def test_one_chat_that_has_to_wait_holds_nobody_else_up() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        rate_limiter.too_fast(ANNA, 30)
        await rate_limiter.turn()
        assert seconds() < 1
        assert rate_limiter.busy_chats() == [ANNA]
        await asyncio.sleep(29)
        assert rate_limiter.is_busy(ANNA)
        await asyncio.sleep(1.1)
        assert not rate_limiter.is_busy(ANNA)

    in_fast_time(scenario())


def test_one_chat_refused_again_and_again_is_still_one_chat() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for _ in range(10):
            rate_limiter.too_fast(ANNA, 30)
        await rate_limiter.turn()
        assert seconds() < 1

    in_fast_time(scenario())


def test_many_chats_refused_within_a_second_hold_all_bulk() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for chat in (ANNA, BORIS, CLARA):
            rate_limiter.too_fast(chat, 7)
            await asyncio.sleep(0.3)
        await rate_limiter.turn()
        assert seconds() == pytest.approx(7.6)

    in_fast_time(scenario())


def test_chats_refused_now_and_then_hold_nobody_else_up() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for chat in (ANNA, BORIS, CLARA):
            rate_limiter.too_fast(chat, 100)
            await asyncio.sleep(0.6)
        await rate_limiter.turn()
        assert seconds() < 2

    in_fast_time(scenario())


def test_a_shorter_pause_never_ends_a_longer_one() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        rate_limiter.hold(ANNA, 30)
        rate_limiter.hold(ANNA, 1)
        rate_limiter.hold_all(10)
        rate_limiter.hold_all(1)
        await rate_limiter.turn()
        assert seconds() == pytest.approx(10)
        assert rate_limiter.is_busy(ANNA)

    in_fast_time(scenario())


def test_what_is_told_to_wait_while_it_waits_waits_longer() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        rate_limiter.hold_all(1)
        waiting = asyncio.create_task(rate_limiter.turn())
        await asyncio.sleep(0.5)
        rate_limiter.hold_all(5)
        await waiting
        assert seconds() == pytest.approx(5.5)

    in_fast_time(scenario())


gaps = st.lists(
    st.tuples(st.sampled_from(["bulk", "answer"]), st.floats(0, 0.2)), min_size=50, max_size=200
)


@settings(max_examples=examples(40))
@given(gaps, st.integers(1, 25))
def test_no_order_of_messages_and_answers_breaks_a_limit(
    steps: list[tuple[str, float]], limit: int
) -> None:
    async def scenario() -> None:
        rate_limiter = paced(Limits(bulk_per_second=limit, total_per_second=limit + 5))
        messages: list[float] = []
        everything: list[float] = []
        for what, gap in steps:
            await asyncio.sleep(gap)
            if what == "answer":
                rate_limiter.note_answer(ANNA)
            else:
                await rate_limiter.turn()
                # Bulk keeps to the limits; that answers alone may exceed them is not its fault.
                recent = [m for m in everything if m > seconds() - 1 + 1e-9]
                assert len(recent) < limit + 5
                rate_limiter.note_bulk(BORIS)
                messages.append(seconds())
            everything.append(seconds())
        assert not messages or most_within(messages, 1.0) <= limit

    in_fast_time(scenario())


def test_an_outage_may_fail_any_number_of_times_and_pauses_stay_as_long_as_they_may_be() -> None:
    async def scenario() -> None:
        rate_limiter = paced()
        for _ in range(1_200):
            rate_limiter.note_failure(ANNA)
        assert rate_limiter.next_free_in() == 30
        began = seconds()
        await rate_limiter.turn()
        assert seconds() - began == pytest.approx(1, abs=0.01)

    in_fast_time(scenario())
