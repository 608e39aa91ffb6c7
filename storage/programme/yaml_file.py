"""Programme files in YAML: read with every problem named, written so that people can edit them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from storage.programme.document import programme_of, to_document
from storage.programme.model import Programme
from storage.programme.own_workshops import official
from storage.programme.problems import N_, Problem, Severity
from storage.programme.reading.plausibility import doubts
from storage.programme.reading.rules import broken_rules
from storage.programme.reading.salvage import salvage
from storage.programme.reading.yaml_tree import Tree, grow
from storage.programme.yaml_writer import compose

MOST_PROBLEMS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: a programme unless there are errors, and all problems."""

    programme: Programme | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What makes the file unusable."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What should be looked at, but refuses nothing."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)


def read(source: bytes | str) -> Reading:
    """Read a programme file; never raises. All problems come at once, in the order of lines."""
    tree = grow(source)
    if tree.data is None:
        return Reading(None, tree.problems)
    salvaged = salvage(tree.data)
    found = (*salvaged.problems, *broken_rules(salvaged), *doubts(salvaged))
    problems = _in_order((*tree.problems, *(_located(problem, tree) for problem in found)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Reading(None, problems)
    return Reading(programme_of(salvaged.document), problems)


def write(programme: Programme) -> str:
    """The programme as a file that `read` turns into an equal one; teams' own are in no file."""
    return compose(to_document(official(programme)))


def _located(problem: Problem, tree: Tree) -> Problem:
    """The problem with the line of its value, or of what should hold it."""
    path = problem.path
    depths = range(len(path), -1, -1)
    line = next((tree.lines[path[:n]] for n in depths if path[:n] in tree.lines), None)
    return problem.in_line(line)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)
    left_out = len(ordered) - MOST_PROBLEMS
    if left_out <= 0:
        return tuple(ordered)
    # Errors first, so that what is left out never makes a file look usable.
    ordered.sort(key=lambda problem: problem.severity is Severity.WARNING)
    rest = Problem(
        ordered[MOST_PROBLEMS].severity,
        (),
        N_("further problems, not listed: {count}"),
        {"count": left_out},
    )
    return (*ordered[:MOST_PROBLEMS], rest)
