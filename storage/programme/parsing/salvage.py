"""From plain data to a document: every value that is unfit is named and taken out.

What is left is a document in which all values are fit, though some may be absent; so references
and rules can be checked on a broken file too, and its author sees everything in one go.
"""

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz.process import extractOne

from storage.programme.parsing.entries import (
    Document,
    EventEntry,
    GroupEntry,
    PlaceEntry,
    SessionEntry,
    SpeakerEntry,
    TeamEntry,
)
from storage.programme.parsing.values import Unfit
from storage.programme.problems import N_, NodePath, Problem, error

LIKENESS: Final = 60
KEYS: Final[Mapping[NodePath, tuple[str, ...]]] = {
    (): tuple(Document.model_fields),
    ("event",): tuple(EventEntry.model_fields),
    ("places", 0): tuple(PlaceEntry.model_fields),
    ("groups", 0): tuple(GroupEntry.model_fields),
    ("teams", 0): tuple(TeamEntry.model_fields),
    ("sessions", 0): tuple(SessionEntry.model_fields),
    ("sessions", 0, "speakers", 0): tuple(SpeakerEntry.model_fields),
}
LANGUAGE_KEYS: Final = ("de", "ru")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A document without its unfit values, and what was wrong with them."""

    document: Document
    problems: tuple[Problem, ...] = ()
    _within: frozenset[NodePath] = field(default=frozenset())
    _faulty: frozenset[NodePath] = field(default=frozenset())

    def is_doubtful(self, path: NodePath) -> bool:
        """Whether something was taken out at, above or below a path: then nothing is missing."""
        return path in self._within or any(path[:i] in self._faulty for i in range(len(path) + 1))


def salvage(data: Mapping[str, object], unread: Collection[NodePath] = ()) -> Salvaged:
    """Check every single value; never raises, whatever the data holds.

    `unread` is where something stood that could not be taken into the data: as doubtful as what
    is taken out here.
    """
    try:
        return _salvaged(Document.model_validate(data), (), unread)
    except ValidationError as refusal:
        flaws = refusal.errors(include_url=False, include_input=False)
    rest = deepcopy(dict(data))
    problems: dict[tuple[NodePath, str], Problem] = {}
    for flaw in flaws:
        path = _existing(rest, flaw["loc"])
        problem = _problem_of(flaw, path)
        problems.setdefault((path, problem.template), problem)
    # Only afterwards, since a value may have several flaws and an index must not move.
    for path, _ in problems:
        _take_out(rest, path)
    faulty = (*(path for path, _ in problems), *unread)
    return _salvaged(Document.model_validate(rest), tuple(problems.values()), faulty)


def _salvaged(
    document: Document, problems: tuple[Problem, ...], faulty: Collection[NodePath]
) -> Salvaged:
    within = frozenset(path[:i] for path in faulty for i in range(len(path) + 1))
    return Salvaged(document, problems, within, frozenset(faulty))


def _existing(data: object, path: NodePath) -> NodePath:
    """The path as far as the file goes: a text in one string has no `de` and `ru` of its own."""
    for depth, part in enumerate(path):
        match data, part:
            case dict(), str() if part in data:
                data = data[part]
            case list(), int():
                data = data[part]
            case _:
                return path[:depth]
    return path


def _take_out(data: object, path: NodePath) -> None:
    *parents, last = path
    for part in parents:
        data = data[part] if isinstance(data, dict | list) else None  # type: ignore[index]
    match data, last:
        case dict(), str():
            data.pop(last, None)
        case list(), int():
            data[last] = None


def _problem_of(flaw: ErrorDetails, path: NodePath) -> Problem:
    reason = flaw.get("ctx", {}).get("error")
    if isinstance(reason, Unfit):
        return error(path, reason.template, **reason.values)
    if flaw["type"] == "extra_forbidden":
        return _unknown_key(path)
    if flaw["type"] == "tuple_type":
        return error(path, N_("a list is expected here: [ … ], or lines that begin with -"))
    if path and _keys_at(path) == LANGUAGE_KEYS:
        return error(path, N_("write a text, or one for each language, under de and ru"))
    return error(path, N_("keys with values are expected here, such as id and title"))


def _unknown_key(path: NodePath) -> Problem:
    key, known = str(path[-1]), _keys_at(path[:-1])
    nearest = extractOne(key[:LIKENESS], known, score_cutoff=LIKENESS)
    if nearest:
        return error(
            path, N_('unknown key "{key}"; did you mean "{nearest}"?'), key=key, nearest=nearest[0]
        )
    if known == LANGUAGE_KEYS:
        return error(
            path,
            N_('"{key}" is neither de nor ru; a text with a comma needs quotation marks'),
            key=key,
        )
    return error(
        path, N_('unknown key "{key}"; possible are: {known}'), key=key, known=", ".join(known)
    )


def _keys_at(path: NodePath) -> tuple[str, ...]:
    """The keys that a mapping at this path may have."""
    pattern = tuple(0 if isinstance(part, int) else part for part in path)
    return KEYS.get(pattern, LANGUAGE_KEYS)
