"""`python -m tests.questions.learn`: learns the weights of features from the question sets.

Each question with an answer that is a thing of the programme, or that nothing answers, is one
example, unless it is kept aside to measure on. What is right has to be likelier than all else:
multinomial logistic regression over the candidates of a question, by Newton's method. Small weights
are preferred, so that one question alone changes little. The same sets give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.letters import without_courtesies
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.weighing.candidates import Thing, candidates_of
from handlers.questions.weighing.features import Features, features_of
from handlers.questions.weighing.likely import WEIGHTS
from storage.programme.searching.documents import Subject
from tests.questions.measure import Question, Set, cases, sets

PREFERENCE: Final = 2.0
"""How much small weights are preferred."""

_SEEN: Final = 12
"""A feature that fewer candidates have is left out."""

_STEPS: Final = 12
_SAYS_NOTHING: Final = frozenset({"nothing", "contact", "unknown"})
_FIGURES: Final = 2

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """What speaks for each candidate of a question, and at the end for none; which are right."""

    features: Sequence[Features]
    right: Sequence[bool]


def examples(chosen: Set) -> Iterator[Example]:
    """The examples of one set."""
    for question in (one for one in chosen.questions if not one.aside):
        things = set(_things(question))
        if not things and _SAYS_NOTHING.isdisjoint(question.answers):
            continue
        index = chosen.index.for_a_question()
        asked = read_question(without_courtesies(question.ask, index), index)
        moments = MomentsAsked(asked.time, question.now, chosen.snapshot)
        evidence, candidates = candidates_of(asked, chosen.snapshot)
        right = [one.thing in things for one in candidates]
        yield Example(features_of(asked, evidence, candidates, moments), [*right, not any(right)])


def all_examples() -> Sequence[Example]:
    """The examples of all sets, and of what the tests of rules ask."""
    return [one for chosen in (*sets(), *cases()) for one in examples(chosen)]


def _things(question: Question) -> Iterator[Thing]:
    for answer in question.answers:
        kind, *named = answer.split()
        if kind == "first":
            subjects = (Subject.SESSION, Subject.GROUP)
            yield from ((s, one) for one in named[0].split("|") for s in subjects)
        elif named and kind in tuple(Subject):
            yield Subject(kind), named[0]


def learnt(found: Sequence[Example]) -> dict[str, float]:
    """The weights by which what is right is likeliest, each rounded."""
    counted = Counter(name for one in found for features in one.features for name in features)
    names = sorted(name for name, count in counted.items() if count >= _SEEN)
    table = _table([features for one in found for features in one.features], names)
    goal = np.concatenate([np.array(one.right) / sum(one.right) for one in found])
    sizes = np.array([len(one.right) for one in found])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        weights -= np.linalg.solve(*_slope(weights, table, goal, sizes))
    rounded = (round(float(weight), _FIGURES) for weight in weights)
    return {name: weight for name, weight in zip(names, rounded, strict=True) if weight}


def _table(rows: Sequence[Features], names: Sequence[str]) -> Floats:
    column = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for row, features in enumerate(rows):
        for name, value in features.items():
            if name in column:
                table[row, column[name]] = value
    return table


def _slope(
    weights: Floats, table: Floats, goal: Floats, sizes: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """How the error bends and rises at some weights (Hessian and gradient).

    The rows of the table are the candidates of all examples, one example behind the other.
    """
    starts = np.cumsum(sizes) - sizes
    sums = table @ weights
    shares = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), sizes))
    shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
    weighted = table * shares[:, None]
    means = np.add.reduceat(weighted, starts)
    bend = PREFERENCE * np.eye(len(weights)) + table.T @ weighted - means.T @ means
    return bend, PREFERENCE * weights + table.T @ (shares - goal)


def main() -> None:
    """Learn from all sets, and write the weights."""
    weights = learnt(all_examples())
    lines = (f'"{name}" = {weight}' for name, weight in weights.items())
    WEIGHTS.write_text(
        "# Written by `python -m tests.questions.learn`; features.py says what each name is.\n\n"
        + "\n".join(lines)
        + "\n",
        "utf-8",
    )
    print(f"{len(weights)} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
