"""How often something took how long, in a few numbers."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

BOUNDS: Final = (0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds. An answer within 0.1 feels immediate; a long poll takes up to 30."""


@dataclass(slots=True)
class Histogram:
    """Counts of durations: of those up to each bound and above the one before, and of the rest."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one duration."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    @property
    def count(self) -> int:
        """How many there were."""
        return sum(self.counts)
