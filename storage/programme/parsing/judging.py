"""From plain data to a programme, or to all that stands in its way, whatever file it came from.

A programme that was changed piece by piece is held to the same rules.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from locales.translator import N_
from storage.programme.document import programme_of, to_document
from storage.programme.made_ids import over
from storage.programme.model import Programme
from storage.programme.parsing.plausibility import doubts
from storage.programme.parsing.rules import broken_rules
from storage.programme.parsing.salvage import salvage
from storage.programme.problems import NodePath, Problem, Severity

MOST_PROBLEMS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a file: a programme unless there are errors, and all problems.

    `made` are the ids that were made for entries without one, by the key of their list, `made_of`
    is the release that the file says it is made of, by its name; empty where it says none.
    """

    programme: Programme | None
    problems: tuple[Problem, ...]
    made: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    made_of: str = ""

    def over(self, before: Programme | None) -> Programme | None:
        """The programme with ids in force in place of those that were made; None with errors."""
        if before is None or self.programme is None:
            return self.programme
        return over(before, self.programme, self.made)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What makes the file unusable."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What should be looked at, but refuses nothing."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)


def judge(
    data: Mapping[str, object],
    located: Callable[[Problem], Problem],
    known: Iterable[Problem] = (),
    unread: Collection[NodePath] = (),
) -> Reading:
    """Check the data of a file; all problems come at once, in the order of the file.

    `located` puts a problem with a path into its place in the file; `known` is what was wrong
    before there was any data, `unread` where something stood in the file that is not in the data.
    """
    salvaged = salvage(data, unread)
    found = (*salvaged.problems, *broken_rules(salvaged), *doubts(salvaged))
    problems = _in_order((*known, *(located(problem) for problem in found)))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Reading(None, problems)
    return Reading(programme_of(salvaged.document), problems)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.position)
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


def errors_in(programme: Programme) -> tuple[Problem, ...]:
    """What would make its file unusable; nothing where all is well."""
    salvaged = salvage(to_document(programme))
    found = (*salvaged.problems, *broken_rules(salvaged))
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)
