"""The clock can be shifted and set forward, never back."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.clock import Clock

MOMENT = datetime(2021, 6, 29, 6, 50, tzinfo=UTC)


def test_a_real_clock_is_not_shifted() -> None:
    clock = Clock()
    assert not clock.is_shifted
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)


def test_a_rehearsal_starts_where_it_is_told_and_goes_on() -> None:
    before = datetime.now(UTC)
    clock = Clock.starting_at(MOMENT)
    begun = datetime.now(UTC)
    assert clock.is_shifted
    assert MOMENT <= clock.now() <= MOMENT + (datetime.now(UTC) - before)
    hour = timedelta(hours=1)
    assert before + hour <= clock.to_real(MOMENT + hour) <= begun + hour


def test_setting_it_forward_tells_those_who_planned_by_it() -> None:
    clock = Clock.starting_at(MOMENT)
    told: list[bool] = []
    clock.on_set(lambda: told.append(True))
    clock.set(MOMENT + timedelta(hours=3))
    assert clock.now() >= MOMENT + timedelta(hours=3)
    assert told == [True]


def test_it_is_never_set_back() -> None:
    clock = Clock.starting_at(MOMENT)
    with pytest.raises(ValueError, match="back"):
        clock.set(MOMENT - timedelta(minutes=1))
    assert clock.now() >= MOMENT
