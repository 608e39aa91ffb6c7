"""What looks like a mistake in a programme and may be none: warnings, which refuse nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Final

from locales.translator import N_
from storage.programme.field_kinds import Translated
from storage.programme.model import Text
from storage.programme.parsing.salvage import Entry, Salvaged, event_languages
from storage.programme.parsing.values import moment_of
from storage.programme.problems import Language, NodePath, Problem, warning

FAR: Final = timedelta(days=2)


def doubts(salvaged: Salvaged) -> Iterator[Problem]:
    """Everything in a file that its author should look at again."""
    yield from _doubtful_translations(salvaged)
    timed = _timed(salvaged)
    yield from _crowded_places(timed)
    yield from _doubled_speakers(timed)
    yield from _far_away(timed)


def _doubtful_translations(salvaged: Salvaged) -> Iterator[Problem]:
    """A warning for each language of the event that a text lacks, and each other one it has."""
    languages = event_languages(salvaged)
    for entry in salvaged.document.and_below():
        for name, text in entry.values.items():
            if not isinstance(text, Text) or text.is_plain or salvaged.is_doubtful(entry.at(name)):
                continue
            for language in languages:
                if language not in text and not _is_list(entry, name):
                    lacking = N_("the {language} text is missing")
                    yield warning(entry.at(name), lacking, language=Language(language))
            for language in text:
                if language not in languages:
                    spare = N_("the {language} text is for none of the event’s languages")
                    yield warning(entry.at(name, language), spare, language=Language(language))


def _is_list(entry: Entry, name: str) -> bool:
    """Whether a text is a list of words, of which a language may have none."""
    holds = entry.table.fields[name].holds
    return isinstance(holds, Translated) and holds.is_list


@dataclass(frozen=True, slots=True)
class _Timed:
    """A session whose hours are known."""

    entry: Entry
    start: datetime
    end: datetime

    @property
    def name(self) -> str:
        return self.entry["id"] or ""

    @property
    def place(self) -> str | NodePath:
        """Where it is: sessions without a place are each somewhere else."""
        return self.entry["place"] or self.entry.path


def _timed(salvaged: Salvaged) -> list[_Timed]:
    """The sessions that take place and whose hours are known, in the order of their start."""
    zone = salvaged.zone
    if zone is None:
        return []
    timed = [
        _Timed(entry, moment_of(entry["start"], zone), moment_of(entry["end"], zone))
        for entry in salvaged.document.each("sessions")
        if entry["start"] and entry["end"] and not entry["cancelled"]
    ]
    return sorted(timed, key=lambda session: (session.start, session.entry.path))


def _crowded_places(timed: list[_Timed]) -> Iterator[Problem]:
    latest: dict[str, _Timed] = {}
    for session in timed:
        place = session.entry["place"]
        if place is None:
            continue
        other = latest.get(place)
        if other is not None and session.start < other.end:
            yield warning(
                session.entry.at("place"),
                N_('"{other}" is in the same place at the same time'),
                other=other.name,
            )
        if other is None or other.end < session.end:
            latest[place] = session


def _doubled_speakers(timed: list[_Timed]) -> Iterator[Problem]:
    """One warning for each appearance of a speaker who is somewhere else at that time."""
    running: dict[str, dict[str | NodePath, _Timed]] = {}
    for session in timed:
        for number, speaker in enumerate(session.entry["speakers"] or ()):
            appearances = [running.setdefault(name, {}) for name in _names_of(speaker)]
            others = [_elsewhere(appearance, session) for appearance in appearances]
            other = next(filter(None, others), None)
            if other is not None:
                yield warning(
                    session.entry.at("speakers", number),
                    N_('speaks in "{other}" at the same time'),
                    other=other.name,
                )


def _names_of(speaker: Entry | None) -> set[str]:
    """The names by which a speaker is known again: equal names are one person."""
    if speaker is None or speaker["name"] is None:
        return set()
    return {" ".join(name.split()).casefold() for name in speaker["name"].values()}


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
                session.entry.at("start"), N_("is more than two days away from every other session")
            )
        before = max(before, session.end) if before else session.end
