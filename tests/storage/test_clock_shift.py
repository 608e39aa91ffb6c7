"""Commands beside a running bot go by its clock, and by the real one where none runs."""

import sqlite3
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import clock_shift


def test_where_no_bot_runs_there_is_no_shift(connection: sqlite3.Connection) -> None:
    assert clock_shift.of_running_bot(connection) is None
    clock_shift.keep(connection, timedelta(hours=1))
    clock_shift.forget(connection)
    clock_shift.forget(connection)
    assert clock_shift.of_running_bot(connection) is None


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(days=-2000), timedelta(hours=3)])
def test_the_shift_of_the_running_bot_is_kept(
    connection: sqlite3.Connection, shift: timedelta
) -> None:
    clock_shift.keep(connection, timedelta(days=9))
    clock_shift.keep(connection, shift)
    assert clock_shift.of_running_bot(connection) == shift


def test_any_shift_is_kept_to_the_millisecond(connection: sqlite3.Connection) -> None:
    @given(st.timedeltas(timedelta(days=-40_000), timedelta(days=40_000)))
    def kept(shift: timedelta) -> None:
        clock_shift.keep(connection, shift)
        found = clock_shift.of_running_bot(connection)
        assert found is not None
        assert timedelta(0) <= shift - found < timedelta(milliseconds=1)

    kept()
