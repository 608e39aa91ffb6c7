"""The difference between two releases in words, for those who publish."""

from handlers.frame.reader import Reader
from storage.change_notices import Audience


def tells(v: Reader, audience: Audience) -> str:
    """How many people a release is told to."""
    if not audience.reachable and not audience.unreachable:
        return v.tr("Nobody has to be told.")
    people = v.tr.plural("Tells {n} person", "Tells {n} people", audience.reachable)
    if not audience.unreachable:
        return people
    apart = v.tr.plural(
        "{n} more cannot be reached at present",
        "{n} more cannot be reached at present",
        audience.unreachable,
    )
    return f"{people}; {apart}"
