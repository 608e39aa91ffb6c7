"""Whether a programme that was changed piece by piece still keeps the rules of its file."""

from storage.programme.document import to_document
from storage.programme.model import Programme
from storage.programme.problems import Problem, Severity
from storage.programme.reading.rules import broken_rules
from storage.programme.reading.salvage import salvage


def errors_in(programme: Programme) -> tuple[Problem, ...]:
    """What would make its file unusable; nothing where all is well."""
    salvaged = salvage(to_document(programme))
    found = (*salvaged.problems, *broken_rules(salvaged))
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)
