"""How likely it is that a text wishes something of the bot itself, and what.

Rules know how a wish may be said; people say it in ever new ways. What hundreds of them have
written for each wish stands in the question sets, and `python -m tests.questions.learn_wishes`
learns from it how much each word speaks for which wish. The likelihoods of all wishes and of "about
the programme" add up to 1 (a softmax over the sums of weights).
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path
from typing import Final

import msgspec

from handlers.questions.reading.asked import Asked

WEIGHTS: Final = Path(__file__).with_name("wishes.json")
_BEGIN: Final = "^"
_END: Final = "$"
_MANY: Final = 3


class Wish(StrEnum):
    """What the bot can do for somebody, whatever the programme is."""

    NOW = "now"
    MY = "my"
    PROGRAMME = "programme"
    GROUPS = "groups"
    TEAMS = "teams"
    MY_TEAM = "my-team"
    URGENT = "urgent"
    CHANGES = "changes"
    SETTINGS = "settings"
    LANGUAGE = "language"
    REMINDERS = "reminders"
    ERASE = "erase"
    PRIVACY = "privacy"
    HELP = "help"
    ABOUT = "about"
    """Who or what answers."""
    CONTACT = "contact"
    SMALL_TALK = "small-talk"
    NONE = "none"
    """It is about the programme, or nothing that the bot does."""


Weights = Mapping[str, Mapping[Wish, float]]
"""How much a feature speaks for each wish; 0 where none is given."""


def wish_features(asked: Asked) -> frozenset[str]:
    """What speaks for a wish: words and pairs of them by their stems, and what they are about."""
    stems = [word.stem for word in asked.words]
    pairs = (f"{one} {other}" for one, other in pairwise([_BEGIN, *stems, _END]))
    named = sum(map(asked.index.is_in_a_name, asked.topics))
    known = sum(bool(asked.known(word).stems) for word in asked.topics)
    return frozenset(
        (
            "",
            *stems,
            *pairs,
            *(f"#{sense}" for sense in asked.about),
            *(f"@{phrase}" for phrase in asked.phrases),
            *(f"need:{need.name}" for need in asked.needs),
            f"fact:{asked.fact}",
            f"named:{min(named, _MANY)}",
            f"known:{min(known, _MANY)}",
            f"topics:{min(len(asked.topics), _MANY)}",
            f"time:{bool(asked.time.said)}",
        )
    )


def likely_wish(asked: Asked) -> tuple[Wish, float]:
    """The likeliest wish, and how likely it is."""
    weights = weights_learned()
    sums = dict.fromkeys(Wish, 0.0)
    for feature in wish_features(asked):
        for wish, weight in weights.get(feature, {}).items():
            sums[wish] += weight
    likeliest = max(sums, key=sums.__getitem__)
    return likeliest, 1 / sum(exp(one - sums[likeliest]) for one in sums.values())


@cache
def weights_learned() -> Weights:
    """The weights of the features, read once."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, dict[Wish, float]])
