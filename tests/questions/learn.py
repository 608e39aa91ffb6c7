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
from tests.questions.measure import Question, Set, sets

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
        asked = read_question(without_courtesies(question.ask, index.languages), index)
        moments = MomentsAsked(asked.time, question.now, chosen.snapshot)
        evidence, candidates = candidates_of(asked, chosen.snapshot)
        right = [one.thing in things for one in candidates]
        yield Example(features_of(asked, evidence, candidates, moments), [*right, not any(right)])


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
    column = {name: place for place, name in enumerate(names)}
    tables = [_table(one, column) for one in found]
    goals = [np.array(one.right, dtype=np.float64) / sum(one.right) for one in found]
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        weights -= np.linalg.solve(*_slope(weights, tables, goals))
    rounded = (round(float(weight), _FIGURES) for weight in weights)
    return {name: weight for name, weight in zip(names, rounded, strict=True) if weight}


def _table(one: Example, column: dict[str, int]) -> Floats:
    table = np.zeros((len(one.features), len(column)))
    for row, features in enumerate(one.features):
        for name, value in features.items():
            if name in column:
                table[row, column[name]] = value
    return table


def _slope(
    weights: Floats, tables: Sequence[Floats], goals: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """How the error bends and rises at some weights (Hessian and gradient)."""
    bend, rise = PREFERENCE * np.eye(len(weights)), PREFERENCE * weights
    for table, goal in zip(tables, goals, strict=True):
        sums = table @ weights
        shares = np.exp(sums - sums.max())
        shares /= shares.sum()
        mean = shares @ table
        rise += mean - goal @ table
        bend += (table * shares[:, None]).T @ table - np.outer(mean, mean)
    return bend, rise


def main() -> None:
    """Learn from all sets, and write the weights."""
    weights = learnt([one for chosen in sets() for one in examples(chosen)])
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
