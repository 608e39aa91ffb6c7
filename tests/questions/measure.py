"""Whether questions get the right first answer: reads the sets beside it and judges each answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import yaml

from handlers.agenda.actions import AtHourForMe, My, MyGroups, MyOn, NextForMe, Reminders
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt, Groups
from handlers.home.actions import About, Help
from handlers.info.actions import InfoAt, Urgent
from handlers.person.actions import EraseData, Privacy, Settings
from handlers.programme.actions import Day, Days, InLanguage, Now, PlaceAt, SessionAt
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Intent,
    Nothing,
    OpenScreen,
    OutsideEvent,
    PartOfDay,
    Several,
    SmallTalk,
    SpeakLanguage,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand, warm_index
from handlers.teams.actions import MyTeam, TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.back import Home
from locales.languages import installed_languages
from storage.programme.search import SearchIndex
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml, read

HERE = Path(__file__).parent
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BUILT_IN: Final = ("kaluga", "kaluga-2")
_NAMES: Final = """
kaluga kaluga-2 messe stadtforum bienen chor pflege biblio theater weimar tula
ulm jaroslawl aachen donau gera schach mannheim pensa kassel wolgograd
luebeck smolensk dorf ostsee kostroma perm park harz twer oldenburg suhl allgaeu saratow wologda
bremen kasan jena pskow rostock omsk
""".split()
SCREENS: dict[str, type[Action] | tuple[type[Action], ...]] = {
    "now": Now,
    "home": Home,
    "my": (My, MyOn, NextForMe, AtHourForMe, MyGroups),
    "reminders": Reminders,
    "erase": EraseData,
    "groups": Groups,
    "programme": Days,
    "teams": (Teams, TeamAt),
    "my-team": MyTeam,
    "settings": Settings,
    "about": About,
    "help": Help,
    "privacy": Privacy,
    "info": InfoAt,
    "changes": Changes,
    "place": PlaceAt,
    "urgent": Urgent,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set, the moment it is asked at, and the answers that are right."""

    ask: str
    now: datetime
    kind: str
    answers: tuple[str, ...]
    aside: bool


@dataclass(frozen=True)
class Set:
    """Questions over one programme, which is read when something of it is first needed."""

    name: str
    programme: str | None
    """Its file; the built-in one where none is named."""
    given: tuple[Question, ...] | None = None
    """Instead of those of its file."""

    @property
    def snapshot(self) -> Snapshot:
        """The programme."""
        return _snapshot(self.programme)

    @property
    def index(self) -> SearchIndex:
        """What it is searched by."""
        return _index(self.programme)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions."""
        if self.given is not None:
            return self.given
        return tuple(_question(entry, self.snapshot) for entry in _entries(self.name))

    def answer(self, question: Question) -> Intent:
        """What the bot would answer."""
        return understand(question.ask, question.now, self.snapshot, self.index)

    def wrong(self, aside: bool | None = None) -> Iterator[tuple[Question, Intent]]:
        """The questions whose first answer is not right, of a part of the set or of all of it."""
        for question in self.questions:
            if aside in (None, question.aside):
                intent = self.answer(question)
                if not any(self._is(intent, right, question) for right in question.answers):
                    yield question, intent

    def count(self, aside: bool | None = None) -> int:
        """How many questions there are."""
        return sum(aside in (None, question.aside) for question in self.questions)

    def _is(self, intent: Intent, right: str, question: Question) -> bool:
        kind, *rest = right.split()
        match kind:
            case "session":
                return _opened(intent) == SessionAt(rest[0])
            case "group":
                return _opened(intent) == GroupAt(rest[0])
            case "team":
                return _opened(intent) == TeamAt(rest[0])
            case "first":
                return self._first(intent, question) in rest[0].split("|")
            case "info" if rest:
                return _opened(intent) == InfoAt(rest[0])
            case "in-language":
                when = date.fromisoformat(rest[1]) if len(rest) > 1 else None
                return _opened(intent) == InLanguage(rest[0], when)
            case "day":
                return _opened(intent) == Day(date.fromisoformat(rest[0]))
            case "part":
                return self._is_part(intent, *rest)
            case "outside":
                return isinstance(intent, OutsideEvent)
            case "small-talk":
                return isinstance(intent, SmallTalk) or intent == Nothing(is_talk=True)
            case "about" if intent == SmallTalk(Sense.THE_BOT):
                return True
            case "nothing":
                return isinstance(intent, Nothing | DidYouMean)
            case "unknown":
                return isinstance(intent, Nothing) and not intent.is_talk
            case "language":
                return isinstance(intent, SpeakLanguage)
            case "contact":
                return isinstance(intent, Contact)
            case "place":
                return _opened(intent) == PlaceAt(rest[0])
            case _:
                return isinstance(_opened(intent), SCREENS.get(kind, ()))

    def _first(self, intent: Intent, question: Question) -> str | None:
        """The id of the first thing that the answer names."""
        match intent:
            case Several(found):
                return getattr(found[0], "id", None)
            case PartOfDay(_, sessions):
                return sessions[0]
            case OpenScreen(PlaceAt(place), _):
                there = self.snapshot.by_place.get(place, ())
                ahead = [s for s in there if s.end > question.now]
                return next((s.id for s in (*ahead, *there)), None)
            case OpenScreen(press, _):
                return getattr(press, "id", None)
            case _:
                return None

    def _is_part(self, intent: Intent, day: str, since: str, until: str) -> bool:
        if not isinstance(intent, PartOfDay) or intent.day != date.fromisoformat(day):
            return False
        wanted = [
            s
            for s in self.snapshot.by_day[intent.day]
            if time.fromisoformat(since) <= self.snapshot.local(s.start).time() < _end(until)
        ]
        return {s.id for s in wanted} <= set(intent.sessions)


@cache
def sets() -> Sequence[Set]:
    """The sets: over the built-in programme, a larger one, one of rooms, and some of pages."""
    return tuple(
        Set(name, None if name in _BUILT_IN else f"{name}-programme.yaml") for name in _NAMES
    )


def wishes() -> Sequence[Set]:
    """What people wish of the bot itself, over the built-in programme."""
    return tuple(Set(path.stem, None) for path in sorted(HERE.glob("wishes-*.yaml")))


def cases() -> Iterator[Set]:
    """What the tests of rules ask over the programmes of the sets, as a set for each."""
    entries: dict[str, list[Question]] = {}
    by_name = {one.name: one for one in sets()}
    for entry in _entries("cases"):
        about = by_name[entry["of"]]
        entries.setdefault(about.name, []).append(
            _question(entry | {"kind": "case"}, about.snapshot)
        )
    for name, questions in entries.items():
        yield replace(by_name[name], given=tuple(questions))


@cache
def _snapshot(file: str | None) -> Snapshot:
    reading = read((HERE / file).read_bytes() if file else builtin_yaml())
    assert reading.programme is not None, [problem.english() for problem in reading.problems]
    return Snapshot.of(reading.programme)


@cache
def _index(file: str | None) -> SearchIndex:
    return warm_index(_snapshot(file), installed_languages())


def _entries(name: str) -> list[dict[str, Any]]:
    """What a file lists, as libyaml reads it where it is there: in a tenth of the time."""
    found: list[dict[str, Any]] = yaml.load((HERE / f"{name}.yaml").read_text("utf-8"), _LOADER)  # noqa: S506
    return found


def _question(entry: dict[str, Any], snapshot: Snapshot) -> Question:
    local = datetime.fromisoformat(str(entry["now"])).replace(tzinfo=snapshot.event.timezone)
    return Question(
        ask=str(entry["ask"]),
        now=local.astimezone(UTC),
        kind=str(entry["kind"]),
        answers=tuple(str(entry["answer"]).split(" or ")),
        aside=bool(entry.get("aside", False)),
    )


def _opened(intent: Intent) -> Action | None:
    return intent.press if isinstance(intent, OpenScreen) else None


def _end(until: str) -> time:
    return time.max if until in ("24:00", "00:00") else time.fromisoformat(until)
