"""Whether a programme that was changed piece by piece still keeps the rules of its file."""

from storage.programme.document import to_document
from storage.programme.model import Programme
from storage.programme.parsing.plausibility import doubts
from storage.programme.parsing.rules import broken_rules
from storage.programme.parsing.salvage import salvage
from storage.programme.problems import Problem, Severity


def errors_in(programme: Programme) -> tuple[Problem, ...]:
    """What would make its file unusable; nothing where all is well."""
    salvaged = salvage(to_document(programme))
    found = (*salvaged.problems, *broken_rules(salvaged))
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)


def new_doubts(before: Programme, after: Programme) -> tuple[Problem, ...]:
    """What its author should look at again in a changed programme and had not to before."""
    known = {problem.english() for problem in doubts(salvage(to_document(before)))}
    found = doubts(salvage(to_document(after)))
    return tuple(problem for problem in found if problem.english() not in known)
