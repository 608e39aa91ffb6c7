"""Local times of a programme file as moments, and what clock changes do to them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from storage.programme.problems import N_, NodePath, Problem, error, warning


def moment_of(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time as a moment in UTC; an hour that comes twice means its first coming."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def are_in_order(first: datetime, second: datetime, zone: ZoneInfo | None) -> bool:
    """Whether one local time is before another, by the clock where the zone is not known."""
    if zone is None:
        return first < second
    return moment_of(first, zone) < moment_of(second, zone)


def clock_changes(
    path: NodePath, local: datetime | None, zone: ZoneInfo | None
) -> Iterator[Problem]:
    """An error where a clock change leaves this time out, a warning where it comes twice."""
    if local is None or zone is None:
        return
    moment = moment_of(local, zone)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        yield error(path, N_("this hour does not exist: the clocks are put forward over it"))
    elif local.replace(tzinfo=zone, fold=1).astimezone(UTC) != moment:
        yield warning(
            path, N_("this hour comes twice, as the clocks are put back; the first is meant")
        )
