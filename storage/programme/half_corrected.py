"""Texts of which a change corrects one language and leaves another as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from storage.programme.changes import Difference, SessionChange, Thing, ThingChange
from storage.programme.model import Session, Speaker, Text


@dataclass(frozen=True, slots=True)
class HalfCorrected:
    """A text that changes in the languages `changed` and says in `left` what it said before."""

    thing: Session | Thing
    field: str
    text: Text
    changed: tuple[str, ...]
    left: str


def half_corrected(found: Difference, languages: tuple[str, ...]) -> list[HalfCorrected]:
    """What is corrected in some languages alone; what was missing before is no correction."""
    pairs: tuple[SessionChange | ThingChange, ...] = (*found.sessions, *found.things)
    return [
        HalfCorrected(pair.after, name, new, changed, left)
        for pair in pairs
        if pair.before is not None and pair.after is not None
        for name, old, new in _texts(pair.before, pair.after)
        for changed, left in _apart(old, new, languages)
    ]


def _texts(before: object, after: object) -> Iterator[tuple[str, Text, Text]]:
    """The texts that both have, by the field that they stand in."""
    for field in fields(after):  # type: ignore[arg-type]
        old, new = getattr(before, field.name), getattr(after, field.name)
        if isinstance(old, Text) and isinstance(new, Text):
            yield field.name, old, new
        elif field.name == "speakers" and len(old) == len(new):
            for was, now in zip(old, new, strict=True):
                yield from ((field.name, *said) for said in _of_speaker(was, now))


def _of_speaker(old: Speaker, new: Speaker) -> Iterator[tuple[Text, Text]]:
    yield old.name, new.name
    if old.role and new.role:
        yield old.role, new.role


def _apart(
    old: Text, new: Text, languages: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The languages that are corrected and the first that is left, where there are both."""
    said = {x: (_version(old, x), _version(new, x)) for x in languages}
    both = {x: pair for x, pair in said.items() if all(pair)}
    changed = tuple(x for x, (was, now) in both.items() if was != now)
    left = [x for x in both if x not in changed]
    if changed and left:
        yield changed, left[0]


def _version(text: Text, language: str) -> str | None:
    return text.get(language) or text.get(Text.PLAIN)
