"""Programme files in YAML: read with every problem named, written so that people can edit them."""

from storage.programme.document import to_document
from storage.programme.model import Programme
from storage.programme.own_workshops import official
from storage.programme.parsing.judging import Reading, judge
from storage.programme.parsing.yaml_tree import Tree, grow
from storage.programme.problems import Problem
from storage.programme.yaml_writer import compose


def read(source: bytes | str) -> Reading:
    """Read a programme file; never raises. All problems come at once, in the order of lines."""
    tree = grow(source)
    if tree.data is None:
        return Reading(None, tree.problems)
    return judge(tree.data, lambda problem: _located(problem, tree), tree.problems)


def write(programme: Programme) -> str:
    """The programme as a file that `read` turns into an equal one; teams' own are in no file."""
    return compose(to_document(official(programme)))


def _located(problem: Problem, tree: Tree) -> Problem:
    """The problem with the line of its value, or of what should hold it."""
    path = problem.path
    depths = range(len(path), -1, -1)
    line = next((tree.lines[path[:n]] for n in depths if path[:n] in tree.lines), None)
    return problem.in_line(line)
