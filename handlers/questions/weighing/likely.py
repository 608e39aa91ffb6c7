"""How likely each candidate is what a question is about.

The weight of each feature stands in the file `weights.toml`; `python -m tests.questions.learn`
learns them from the question sets. The likelihoods of all candidates and of "none of these" add up
to 1 (a softmax over the sums of weighted features).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

from handlers.questions.reading.asked import Asked
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.weighing.candidates import Candidate, Thing, candidates_of
from handlers.questions.weighing.features import Features, features_of
from storage.programme.snapshot import Snapshot

WEIGHTS: Final = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Likely:
    """What may be meant, the likeliest first, each with its likelihood; and that of none."""

    things: Mapping[Thing, float]
    none: float
    candidates: Mapping[Thing, Candidate]

    @property
    def first(self) -> Thing | None:
        """The likeliest thing."""
        return next(iter(self.things), None)

    def of(self, thing: Thing) -> float:
        """How likely a thing is; 0 where it was not weighed."""
        return self.things.get(thing, 0.0)


def likely(asked: Asked, moments: MomentsAsked, snapshot: Snapshot) -> Likely:
    """What a question may be about, from all that has its words or tells of what is needed."""
    evidence, candidates = candidates_of(asked, snapshot)
    weights = weights_learned()
    sums = [_sum(one, weights) for one in features_of(asked, evidence, candidates, moments)]
    most = max(sums)
    shares = [exp(one - most) for one in sums]
    whole = sum(shares)
    found = zip((one.thing for one in candidates), shares, strict=False)
    ordered = sorted(found, key=lambda pair: -pair[1])
    return Likely(
        things={thing: share / whole for thing, share in ordered},
        none=shares[-1] / whole,
        candidates={one.thing: one for one in candidates},
    )


def _sum(features: Features, weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


@cache
def weights_learned() -> Mapping[str, float]:
    """The weights of the features, read once."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))
