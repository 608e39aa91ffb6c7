"""What was read from a workbook, with the place of everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.programme.fields import FORMAT
from storage.programme.problems import Cell, NodePath, Problem, nearest


@dataclass(slots=True)
class SheetTree:
    """What a workbook says: its data, the cell of every value, what was wrong, what is not read.

    `made` are the ids that were made for entries without one, by the key of their list.
    """

    data: dict[str, Any] = field(default_factory=lambda: {"format": FORMAT})
    cells: dict[NodePath, Cell] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[NodePath] = field(default_factory=set)
    made: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def located(self, problem: Problem) -> Problem:
        """The problem with the cell of its value, or of what should hold it."""
        return problem.in_cell(nearest(problem.path, self.cells))
