"""`python -m tests.questions.learn_wishes`: learns from the sets what speaks for each wish.

Each question that is not kept aside is an example; what is asked of the programme is one of "none".
Multinomial logistic regression by the accelerated proximal gradient (FISTA), with an elastic net:
small weights are preferred, and most are 0. The same sets give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.letters import without_courtesies
from handlers.questions.weighing.likely_wish import WEIGHTS, Wish, wish_features
from tests.questions.measure import Question, Set, cases, sets, wishes

SMALL: Final = 0.2
"""How much small weights are preferred..."""

FEW: Final = 0.5
"""...and how much few of them."""

_SEEN: Final = 2
"""A feature that fewer questions have is left out."""

_STEPS: Final = 200
_FIGURES: Final = 2

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """What speaks for a wish, and which one it is."""

    features: frozenset[str]
    wish: Wish


def examples(chosen: Set) -> Iterator[Example]:
    """The examples of one set."""
    for question in (one for one in chosen.questions if not one.aside):
        index = chosen.index.for_a_question()
        asked = read_question(without_courtesies(question.ask, index), index)
        yield Example(wish_features(asked), _wish(question))


def _wish(question: Question) -> Wish:
    """What is wished: the first of the answers that are right."""
    kind = question.answers[0].split()[0]
    return Wish(kind) if kind in tuple(Wish) else Wish.NONE


def all_examples() -> Sequence[Example]:
    """The examples of all sets, and of what the tests of rules ask."""
    return [one for chosen in (*wishes(), *sets(), *cases()) for one in examples(chosen)]


class Table:
    """Which features each example has: a sparse matrix of ones, multiplied from both sides."""

    def __init__(self, found: Sequence[Example], names: Sequence[str]) -> None:
        column = {name: place for place, name in enumerate(names)}
        rows = [sorted(column[f] for f in one.features if f in column) for one in found]
        sizes = np.array([len(row) for row in rows])
        self._columns = np.array([place for row in rows for place in row])
        self._starts = np.cumsum(sizes) - sizes
        by_column = np.argsort(self._columns, kind="stable")
        self._rows = np.repeat(np.arange(len(rows)), sizes)[by_column]
        self._firsts = np.searchsorted(self._columns[by_column], np.arange(len(names)))

    def sums(self, weights: Floats) -> Floats:
        """What the features of each example add up to."""
        return np.add.reduceat(weights[self._columns], self._starts)

    def shares(self, errors: Floats) -> Floats:
        """What each feature has of the errors of the examples."""
        return np.add.reduceat(errors[self._rows], self._firsts)

    def curvature(self, features: int) -> float:
        """The largest eigenvalue of the table multiplied with itself."""
        vector = np.ones((features, 1))
        for _ in range(20):
            vector = self.shares(self.sums(vector))
            vector /= np.linalg.norm(vector)
        return float(np.linalg.norm(self.sums(vector)) ** 2)


def learnt(found: Sequence[Example]) -> dict[str, dict[Wish, float]]:
    """The weights by which what is right is likeliest, each rounded."""
    counted = Counter(name for one in found for name in one.features)
    names = sorted(name for name, count in counted.items() if count >= _SEEN)
    kinds = tuple(Wish)
    table = Table(found, names)
    goal = np.array([[float(wish is one.wish) for wish in kinds] for one in found])
    step = 1 / (table.curvature(len(names)) / 2 + SMALL)
    weights = ahead = np.zeros((len(names), len(kinds)))
    momentum = 1.0
    for _ in range(_STEPS):
        errors = _softmax(table.sums(ahead)) - goal
        moved = ahead - step * (table.shares(errors) + SMALL * ahead)
        moved = np.sign(moved) * np.maximum(np.abs(moved) - step * FEW, 0)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = moved + (momentum - 1) / faster * (moved - weights)
        weights, momentum = moved, faster
    rounded = np.round(weights, _FIGURES)
    return {
        name: {wish: float(w) for wish, w in zip(kinds, row, strict=True) if w}
        for name, row in zip(names, rounded, strict=True)
        if row.any()
    }


def _softmax(sums: Floats) -> Floats:
    shares = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def main() -> None:
    """Learn from all sets, and write the weights, a feature in each line."""
    weights = learnt(all_examples())
    lines = (msgspec.json.encode({name: of}).decode()[1:-1] for name, of in weights.items())
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    print(f"weights of {len(weights)} features written to {WEIGHTS}")


if __name__ == "__main__":
    main()
