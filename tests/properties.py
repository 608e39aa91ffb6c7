"""How often a property is tried where the usual number is too many or too few."""

from typing import Final

from hypothesis import settings

EXAMPLES: Final = 100
"""Of a property that says nothing else, in `make test`."""

SOAK: Final = 10
"""So many times as many examples are tried in `make soak`."""


def examples(usual: int) -> int:
    """As many examples as the profile in force makes of a usual number."""
    in_force = settings.default
    assert in_force is not None
    return usual * in_force.max_examples // EXAMPLES
