"""In which hours messages make no sound: from the first on, up to the last and not in it."""

from datetime import datetime

import pytest

from storage.preferences import DEFAULT, QUIET_HOURS, Preferences

CHOICES = {
    (22, 7): [*range(7), 22, 23],
    (21, 8): [*range(8), 21, 22, 23],
    (23, 6): [*range(6), 23],
    (0, 0): [],
}


def quiet_hours(chosen: Preferences) -> list[int]:
    """The hours in which even the first and the last minute are quiet."""
    found = []
    for hour in range(24):
        ends = {
            chosen.is_quiet(datetime(2021, 6, 28, hour, minute))  # noqa: DTZ001 (local)
            for minute in (0, 59)
        }
        assert len(ends) == 1
        if ends == {True}:
            found.append(hour)
    return found


@pytest.mark.parametrize("choice", QUIET_HOURS)
def test_every_choice_is_quiet_in_its_hours_and_in_no_others(choice: tuple[int, int]) -> None:
    since, until = choice
    assert quiet_hours(Preferences(quiet_from=since, quiet_until=until)) == CHOICES[choice]


def test_who_has_chosen_nothing_has_the_night() -> None:
    assert (DEFAULT.quiet_from, DEFAULT.quiet_until) == (22, 7)


def test_hours_within_a_day_are_quiet_in_between() -> None:
    assert quiet_hours(Preferences(quiet_from=1, quiet_until=5)) == [1, 2, 3, 4]
