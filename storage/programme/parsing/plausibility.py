"""What looks like a mistake in a programme and may be none: warnings, which refuse nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from typing import Any, Final
from zoneinfo import ZoneInfo

from locales.translator import N_
from storage.programme.field_kinds import Table, Translated
from storage.programme.fields import EVENT, LISTS, SPEAKERS
from storage.programme.model import Programme, Session, Text
from storage.programme.parsing.salvage import Entry, Salvaged, event_languages
from storage.programme.parsing.values import moment_of
from storage.programme.problems import Language, NodePath, Problem, warning

FAR: Final = timedelta(days=2)


def doubts(salvaged: Salvaged) -> Iterator[Problem]:
    """Everything in a file that its author should look at again."""
    languages = event_languages(salvaged)
    for entry in salvaged.document.and_below():
        for name, text in entry.values.items():
            if isinstance(text, Text) and not salvaged.is_doubtful(entry.at(name)):
                yield from _doubtful_text(entry.table, name, text, entry.path, languages)
    zone = salvaged.zone
    if zone is not None:
        yield from _about_time(
            _Timed.of_entry(entry, zone)
            for entry in salvaged.document.each("sessions")
            if entry["start"] and entry["end"] and not entry["cancelled"]
        )


def doubts_in(programme: Programme) -> Iterator[Problem]:
    """The same in a programme; the paths are those of its document."""
    languages = programme.event.languages
    things: list[tuple[Table, NodePath, Any]] = [(EVENT, (EVENT.key,), programme.event)]
    for table in LISTS:
        for number, thing in enumerate(getattr(programme, table.key)):
            things.append((table, (table.key, number), thing))
            if isinstance(thing, Session):
                below: NodePath = (table.key, number, SPEAKERS.key)
                things += ((SPEAKERS, (*below, n), s) for n, s in enumerate(thing.speakers))
    for table, path, thing in things:
        for name in table.fields:
            match getattr(thing, name):
                case Text() as text:
                    yield from _doubtful_text(table, name, text, path, languages)
                case datetime() as moment:
                    yield from doubtful_hour((*path, name), moment, programme.event.timezone)
    names = {session.id: session.file_id for session in programme.sessions}
    yield from _about_time(
        _Timed(
            path=("sessions", number),
            name=names[session.id],
            start=session.start,
            end=session.end,
            at=session.place,
            speakers=tuple(_names(speaker.name) for speaker in session.speakers),
        )
        for number, session in enumerate(programme.sessions)
        if session.takes_place
    )


def doubtful_hour(path: NodePath, moment: datetime, zone: ZoneInfo) -> Iterator[Problem]:
    """A warning where the local hour of a moment comes twice in a zone."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    if local.replace(tzinfo=zone, fold=1).astimezone(UTC) != moment:
        yield warning(
            path, N_("this hour comes twice, as the clocks are put back; the first is meant")
        )


def _doubtful_text(
    table: Table, name: str, text: Text, path: NodePath, languages: Sequence[str]
) -> Iterator[Problem]:
    """A warning for each language of the event that a text lacks, and each other one it has."""
    if text.is_plain:
        return
    for language in languages:
        if language not in text and not _is_list(table, name):
            lacking = N_("the {language} text is missing")
            yield warning((*path, name), lacking, language=Language(language))
    for language in text:
        if language not in languages:
            spare = N_("the {language} text is for none of the event’s languages")
            yield warning((*path, name, language), spare, language=Language(language))


def _is_list(table: Table, name: str) -> bool:
    """Whether a text is a list of words, of which a language may have none."""
    holds = table.fields[name].holds
    return isinstance(holds, Translated) and holds.is_list


@dataclass(frozen=True, slots=True)
class _Timed:
    """A session that takes place and whose hours are known: what it is called, where, who speaks.

    `speakers` are the names by which each of them is known again.
    """

    path: NodePath
    name: str
    start: datetime
    end: datetime
    at: str | None
    speakers: tuple[frozenset[str], ...]

    @staticmethod
    def of_entry(entry: Entry, zone: ZoneInfo) -> "_Timed":
        """A session of a file, whose moments are local to a zone."""
        return _Timed(
            path=entry.path,
            name=entry["id"] or "",
            start=moment_of(entry["start"], zone),
            end=moment_of(entry["end"], zone),
            at=entry["place"],
            speakers=tuple(_names(s["name"] if s else None) for s in entry["speakers"] or ()),
        )

    @property
    def place(self) -> str | NodePath:
        """Where it is: sessions without a place are each somewhere else."""
        return self.at or self.path


def _names(name: Text | None) -> frozenset[str]:
    """The names by which a speaker is known again: equal names are one person."""
    versions = name.values() if name else ()
    return frozenset(" ".join(version.split()).casefold() for version in versions)


def _about_time(sessions: Iterable[_Timed]) -> Iterator[Problem]:
    timed = sorted(sessions, key=lambda session: (session.start, session.path))
    yield from _crowded_places(timed)
    yield from _doubled_speakers(timed)
    yield from _far_away(timed)


def _crowded_places(timed: list[_Timed]) -> Iterator[Problem]:
    latest: dict[str, _Timed] = {}
    for session in timed:
        place = session.at
        if place is None:
            continue
        other = latest.get(place)
        if other is not None and session.start < other.end:
            yield warning(
                (*session.path, "place"),
                N_('"{other}" is in the same place at the same time'),
                other=other.name,
            )
        if other is None or other.end < session.end:
            latest[place] = session


def _doubled_speakers(timed: list[_Timed]) -> Iterator[Problem]:
    """One warning for each appearance of a speaker who is somewhere else at that time."""
    running: dict[str, dict[str | NodePath, _Timed]] = {}
    for session in timed:
        for number, names in enumerate(session.speakers):
            appearances = [running.setdefault(name, {}) for name in names]
            others = [_elsewhere(appearance, session) for appearance in appearances]
            other = next(filter(None, others), None)
            if other is not None:
                yield warning(
                    (*session.path, "speakers", number),
                    N_('speaks in "{other}" at the same time'),
                    other=other.name,
                )


def _elsewhere(appearance: dict[str | NodePath, _Timed], session: _Timed) -> _Timed | None:
    """A session that runs elsewhere when this one starts; this one is noted as well.

    Of each place only what ends last is kept and what is over is dropped, so that even a name in
    thousands of sessions is quickly dealt with.
    """
    for place, other in list(appearance.items()):
        if other.end <= session.start:
            del appearance[place]
    same = appearance.get(session.place)
    if same is None or same.end < session.end:
        appearance[session.place] = session
    return next((other for place, other in appearance.items() if place != session.place), None)


def _far_away(timed: list[_Timed]) -> Iterator[Problem]:
    before: datetime | None = None
    for session, following in zip_longest(timed, timed[1:]):
        gaps = [session.start - before] if before else []
        gaps += [following.start - session.end] if following else []
        if gaps and min(gaps) > FAR:
            yield warning(
                (*session.path, "start"), N_("is more than two days away from every other session")
            )
        before = max(before, session.end) if before else session.end
