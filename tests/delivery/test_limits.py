"""Bulk sending comes as near to the limits as it may, and never over them."""

import asyncio
from contextlib import suppress
from itertools import count
from random import Random

import pytest

from scheduler.rate_limiter import TELEGRAM, RateLimiter
from tests.delivery.enforced import Enforced
from tests.scheduler.fast_time import in_fast_time

MINUTES = 5
ANSWERS_PER_SECOND = 4.9
USUAL_DELAY = 0.002
LONGEST_DELAY = 0.02
"""How much longer than the quickest a message is on its way; few are much longer."""


class Traffic:
    """Bulk to ever new people beside answers, over a line on which some messages take longer."""

    def __init__(
        self,
        stall_seconds: float = 0.0,
        stall_every: int = 100,
        weight: int = 1,
        by_chance: bool = False,
    ) -> None:
        self._stall_seconds = stall_seconds
        self._stall_every = stall_every
        self._weight = weight
        self._by_chance = by_chance
        self._loop = asyncio.get_running_loop()
        self._rate_limiter = RateLimiter(TELEGRAM, self._loop.time)
        self._random = Random(20210628)  # noqa: S311 (how long a message takes, no secret)
        self._arrivals: list[tuple[float, int, int]] = []
        self.bulk = 0
        self.answers = 0

    async def flow(self) -> None:
        """Send for some minutes."""
        answers = asyncio.create_task(self._answer())
        with suppress(TimeoutError):
            async with asyncio.timeout(MINUTES * 60):
                await self._send()
        answers.cancel()

    def refusals(self) -> int:
        """How many messages a server would refuse that enforces the limits."""
        enforced = Enforced()
        return sum(
            enforced.refuses(chat, at, messages) is not None
            for at, chat, messages in sorted(self._arrivals)
        )

    async def _send(self) -> None:
        while True:
            await self._rate_limiter.turn(self._weight)
            self.bulk += 1
            if self._stall_seconds and self.bulk % self._stall_every == 0:
                await asyncio.sleep(self._stall_seconds)
            self._rate_limiter.note_bulk(self.bulk, self._weight)
            self._arrives(self.bulk, self._weight)

    async def _answer(self) -> None:
        chat = 1_000_000
        while True:
            chance = self._random.expovariate(1.0) if self._by_chance else 1.0
            await asyncio.sleep(chance / ANSWERS_PER_SECOND)
            chat += 1
            self.answers += 1
            self._rate_limiter.note_answer(chat)
            self._arrives(chat)

    def _arrives(self, chat: int, messages: int = 1) -> None:
        delay = min(self._random.expovariate(1 / USUAL_DELAY), LONGEST_DELAY)
        self._arrivals.append((self._loop.time() + delay, chat, messages))


def flow_of(stall_seconds: float = 0.0, weight: int = 1, by_chance: bool = False) -> Traffic:
    async def flow() -> Traffic:
        traffic = Traffic(stall_seconds, weight=weight, by_chance=by_chance)
        await traffic.flow()
        return traffic

    return in_fast_time(flow())


@pytest.mark.parametrize(("stall", "share"), [(0.0, 0.96), (0.1, 0.95)], ids=["even", "uneven"])
def test_bulk_uses_what_is_allowed_and_no_more_while_people_are_answered(
    stall: float, share: float
) -> None:
    traffic = flow_of(stall)
    assert traffic.refusals() == 0
    assert traffic.bulk >= share * TELEGRAM.bulk_per_second * MINUTES * 60


def in_whole_albums(pictures: int) -> float:
    """How much bulk may go out per second in albums of so many: none is sent in parts."""
    return TELEGRAM.bulk_per_second // pictures * pictures


@pytest.mark.parametrize("pictures", [2, 5, 7, 9, 10])
def test_albums_use_what_is_allowed_and_no_more_while_people_are_answered(pictures: int) -> None:
    traffic = flow_of(weight=pictures)
    assert traffic.refusals() == 0
    assert traffic.bulk * pictures >= 0.95 * in_whole_albums(pictures) * MINUTES * 60


def test_answers_that_come_close_together_by_chance_find_the_room_that_was_left_for_them() -> None:
    traffic = flow_of(by_chance=True)
    assert traffic.refusals() <= 0.005 * traffic.answers
    assert traffic.bulk >= 0.8 * TELEGRAM.bulk_per_second * MINUTES * 60


def test_one_crowd_of_answers_does_not_keep_bulk_from_going_on() -> None:
    async def sent_in_five_seconds() -> int:
        loop = asyncio.get_running_loop()
        rate_limiter = RateLimiter(TELEGRAM, loop.time)
        for chat in range(1, 41):
            rate_limiter.note_answer(chat)
        for number in count():
            await rate_limiter.turn()
            if loop.time() > 6:
                return number
            rate_limiter.note_bulk(100 + number)
        raise AssertionError

    assert in_fast_time(sent_in_five_seconds()) >= 5 * 20


def test_what_was_held_up_does_not_go_out_all_at_once() -> None:
    assert flow_of(stall_seconds=0.5).refusals() == 0


def test_bulk_leaves_room_for_an_answer_that_was_refused_and_comes_again() -> None:
    async def sent_in_the_second_of_the_next_attempt(refused: bool) -> int:
        loop = asyncio.get_running_loop()
        rate_limiter = RateLimiter(TELEGRAM, loop.time)
        if refused:
            rate_limiter.note_refusal(1)
        moments: list[float] = []
        for number in count(1):
            await rate_limiter.turn()
            if loop.time() > 1.9:
                break
            rate_limiter.note_bulk(1)
            moments.append(loop.time())
            if number % 3 == 0:
                rate_limiter.note_answer(2)
                moments.append(loop.time())
        return sum(0.9 < moment <= 1.9 for moment in moments)

    assert in_fast_time(sent_in_the_second_of_the_next_attempt(refused=True)) <= 26
    assert in_fast_time(sent_in_the_second_of_the_next_attempt(refused=False)) > 26
