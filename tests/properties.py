"""How often a property is tried: a few times in `make test`, many times in `make soak`."""

from typing import Final

from hypothesis import settings

TEST: Final = 25
"""Examples of a property that says nothing else, in `make test`. The same are tried each time; a
fast test stands beside each rule."""

SOAK: Final = 1_000
"""The same in `make soak`, at random."""

_USUAL: Final = 100


def examples(usual: int) -> int:
    """As many examples as the profile in force makes of a usual number, for one that needs more
    or fewer than a hundred."""
    in_force = settings.default
    assert in_force is not None
    return max(1, usual * in_force.max_examples // _USUAL)
