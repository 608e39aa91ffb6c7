"""Another system's file over the programme in force: what that knows beyond the file is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from storage.programme.conversion.programme import Converted
from storage.programme.conversion.reading import ForeignForm, convert
from storage.programme.fields import EVENT, SESSIONS
from storage.programme.made_ids import over
from storage.programme.model import Place, Programme, Session, Text, Track
from storage.programme.problems import Problem
from storage.programme.xlsx_file import write

Thing = TypeVar("Thing", Place, Track)


@dataclass(frozen=True, slots=True)
class WorkbookMade:
    """A workbook of another system's file, how many sessions it has, and how much is missing."""

    content: bytes
    sessions: int
    missing: int


def workbook_over(
    content: bytes, form: ForeignForm, before: Programme, language: str
) -> WorkbookMade:
    """The file as a workbook for the event in force, to be completed and sent back.

    Its headings are in `language`. Raises Unreadable. What is read may come from anybody: a
    long-running process does this in a child.
    """
    event = before.event
    made = convert(content, form, event.id, event.timezone, None)
    if made.programme.event.languages[0] not in event.languages:
        made = convert(content, form, event.id, event.timezone, event.languages[0])
    found = upon(before, made)
    book = write(found.programme, language, found.missing)
    return WorkbookMade(book, len(found.programme.sessions), len(found.missing))


def upon(before: Programme, made: Converted) -> Converted:
    """A converted programme for the event in force.

    Ids are those in force, where something is the same. Event, groups, teams and info pages are
    kept, and of a session the other language of a text that is unchanged, and what the file does
    not know: its kind, whose it is, where one takes part.
    """
    programme, language = made.programme, made.programme.event.languages[0]
    was = {session.file_id: session for session in before.sessions}
    ids = {
        "places": frozenset(place.id for place in programme.places),
        "tracks": frozenset(track.id for track in programme.tracks),
        "sessions": frozenset(s.id for s in programme.sessions if s.id not in was),
    }
    read = over(before, programme, ids)
    unknown = {_without_kind(problem) for problem in made.missing}
    sessions = [
        _session(session, was.get(session.id), language, index in unknown)
        for index, session in enumerate(read.sessions)
    ]
    known = {index for index, session in enumerate(read.sessions) if session.id in was}
    result = replace(
        read,
        event=before.event,
        places=_with_others(_names_kept(read.places, before.places), before.places),
        tracks=_names_kept(read.tracks, before.tracks),
        groups=before.groups,
        teams=before.teams,
        info=before.info,
        sessions=tuple(sessions),
    )
    return Converted(
        result,
        tuple(
            problem
            for problem in made.missing
            if problem.path[0] != EVENT.key and _without_kind(problem) not in known
        ),
    )


def _without_kind(problem: Problem) -> int | None:
    """The index of the session whose kind is missing; None where it is something else."""
    key, index, *field = (*problem.path, None, None)[:3]
    return index if key == SESSIONS.key and field == ["kind"] and isinstance(index, int) else None


def _session(now: Session, was: Session | None, language: str, is_unknown: bool) -> Session:
    now = replace(now, title=_said(now.title, language), abstract=_maybe(now.abstract, language))
    if was is None:
        return now
    if is_unknown:
        now = replace(
            now,
            kind=was.kind,
            strand=was.strand,
            group=was.group,
            teams=was.teams,
            every_team=was.every_team,
        )
    return replace(
        now,
        title=_kept(now.title, was.title, language) or now.title,
        abstract=_kept(now.abstract, was.abstract, language),
        speakers=was.speakers if _names(was, language) == _names(now, language) else now.speakers,
        online=now.online or was.online,
        interpreted=was.interpreted,
        provisional=now.provisional or was.provisional,
    )


def _names(of: Session, language: str) -> list[str]:
    return [speaker.name.in_language(language) for speaker in of.speakers]


def _said(text: Text, language: str) -> Text:
    """A plain text as one in its language: the others are still to be written."""
    return Text({language: text[Text.PLAIN]}) if text.is_plain else text


def _maybe(text: Text | None, language: str) -> Text | None:
    return _said(text, language) if text else None


def _kept(now: Text | None, was: Text | None, language: str) -> Text | None:
    """What was said, with all its languages, where the one of the file says the same."""
    same = now and was and now.in_language(language) == was.in_language(language)
    return was if same else now


def _names_kept(now: tuple[Thing, ...], was: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """What is in force as it is there, with all languages of its name."""
    known = {thing.id: thing for thing in was}
    return tuple(known.get(thing.id, thing) for thing in now)


def _with_others(now: tuple[Place, ...], was: Iterable[Place]) -> tuple[Place, ...]:
    """Places with those of the file in force besides, which info pages may name."""
    there = {place.id for place in now}
    return (*now, *(place for place in was if place.id not in there and place.own_of is None))
