"""What many people do with the bot at once, minute by minute, drawn by a seed.

Each of these goes through to its end whatever becomes of the bot meanwhile: people wait for their
answers. What was promised to them is kept here, to be compared with what happened to it.
"""

import sqlite3
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from bot.sandbox.chats import Message
from handlers.agenda.actions import Star
from handlers.features import features
from handlers.frame.actions import pack
from storage.preferences import DEFAULT
from storage.programme.model import Kind, Programme, Text
from tests.flows import teams
from tests.flows.bot_beside import BotBeside
from tests.flows.broadcasts import steps
from tests.flows.conversation import Talker
from tests.flows.helpdesk import world as helpdesk
from tests.flows.organising import EVENING, ORGANISER, publishes, somebody
from tests.flows.test_seats import leaves
from tests.flows.working_groups import joins, programme_with_groups
from tests.programmes import session

REGULARS: Final = range(1_000, 1_150)
NEW_EACH_MINUTE: Final = 2
LEAVERS: Final = range(3_000, 3_030)
"""Those who have everything erased, one each in the minutes after the first few."""

TALKS: Final = 12
"""One begins every ten minutes."""

LATER: Final = 5
"""So many minutes later one of them begins, another one in each version."""

LEAD: Final = timedelta(minutes=max(DEFAULT.leads))

_JUMPS: Final = timedelta(minutes=10)
"""What the clock is set right by at most, and how long the bot may need until it looks."""

SET_BACK: Final = timedelta(minutes=4)
"""What the clock is set back by: so much passes twice, and a moment in it is dealt with by then."""

_AT_ONCE: Final = 36
_GROUPS: Final = ("umwelt", "sport", "musik", "presse", "kino")
_ASKED: Final = (
    *("/now", "/my", "/programme", "/search", "/groups", "/settings", "/help", "/places"),
    *("Was läuft heute Abend?", "Wann ist die Eröffnung?", "Vortrag 7", "Wo gibt es Mittagessen?"),
    *("Где открытие?", "что завтра в 10?", "Rhabarberkuchen", "morgen um 25:61", "Umwlt"),
)
_UNPACK: Final = features().actions.unpack
_TYPED: Final = ("", "Eröff", "завтра", "Vortrag", "Rhabarberkuchen")


def programme(version: int = 0) -> Programme:
    """Working groups, teams, and a talk every ten minutes; versions differ in names and hours."""
    base, forum = programme_with_groups(), teams.programme_with_leaders()
    known = {s.id for s in base.sessions}
    talks = (
        session(
            f"vortrag-{n}",
            hours_of(f"vortrag-{n}")[n == version % TALKS],
            0.25,
            Text({"de": f"Vortrag {n}", "ru": f"Доклад {n}"}),
            kind=Kind.TALK,
            place="halle" if (n + version) % 3 else "pin",
        )
        for n in range(1, TALKS + 1)
    )
    later = (s for s in forum.sessions if s.id not in known)
    return replace(base, teams=forum.teams, sessions=(*base.sessions, *later, *talks))


def hours_of(talk: str) -> tuple[datetime, datetime]:
    """When a talk begins at the earliest, and at the latest."""
    first = EVENING + timedelta(minutes=10 * int(talk.removeprefix("vortrag-")))
    return first, first + timedelta(minutes=LATER)


class MixedLoad:
    """People, and what the bot has promised them."""

    def __init__(self, stage: BotBeside, minutes: int, random: Random) -> None:
        self.stage = stage
        self.random = random
        self.minutes = minutes
        self.quiet = True
        self.said: Counter[int] = Counter()
        self.stars: dict[tuple[int, str], bool] = {}
        self.starred: dict[tuple[int, str], list[datetime]] = {}
        self.leaving: set[int] = set()
        self.erased: set[int] = set()
        self.released: list[tuple[datetime, datetime, set[str]]] = []
        self.wishes: dict[int, tuple[str, bool]] = {}
        self.broadcasts: list[str] = []
        self.questions: dict[int, int] = {}
        self.version = 0
        self.offered = 0

    @property
    def newcomers(self) -> range:
        """Those who sign up, some in each minute."""
        return range(5_000, 5_000 + NEW_EACH_MINUTE * self.minutes)

    async def come(self) -> None:
        """Let all be there who are going to do something, and the chats they write in."""
        stage = self.stage
        for number in (*REGULARS, *self.newcomers, *LEAVERS):
            stage.person(number, f"Person {number}", "ru" if number % 3 == 0 else "de")
            stage.telegram.chats[number].started = True
        _meet(stage.settings.database, [*stage.people])
        self.olga = await somebody(stage, ORGANISER, "Olga")
        _, self.otto, self.desk = await helpdesk.bound(stage)
        members = [stage.people[number] for number in REGULARS[:3]]
        self.lena, self.team = await teams.bound(stage, *members)

    def acts(self, minute: int) -> list[Coroutine[Any, Any, object]]:
        """What is done in a minute, all at once, each by somebody else."""
        random, people = self.random, self.stage.people
        idle = random.sample(REGULARS[3:], _AT_ONCE)
        acts: list[Coroutine[Any, Any, object]] = [
            self._one(people[number], random.random(), minute) for number in idle
        ]
        first = NEW_EACH_MINUTE * minute
        acts += [
            self._joins(people[number], random.choice(_GROUPS))
            for number in self.newcomers[first : first + NEW_EACH_MINUTE]
        ]
        here = [number for number, (_, stays) in sorted(self.wishes.items()) if stays]
        if here and minute % 2:
            acts.append(self._leaves(people[random.choice(here)]))
        # The bot is backed up before any of them goes.
        if minute > self.minutes // 4 and (left := set(LEAVERS) - self.leaving):
            self.leaving.add(min(left))
            acts.append(self._erases(people[min(left)]))
        member = people[random.choice(REGULARS[:3])]
        acts.append(member.says(random.choice(("/now", "/team", "/programme")), self.team))
        if minute % 10 == 3:
            acts.append(self._broadcast(minute))
        if minute % 10 == 7:
            acts.append(self._release())
        return acts

    def to_be_reminded(self, until: datetime) -> Iterator[tuple[int, str]]:
        """Who has starred which talk in time to be reminded of it by some moment; once, since who
        takes a star away meanwhile may be reminded or not.
        """
        for (person, talk), moments in self.starred.items():
            first, last = (hour - LEAD for hour in hours_of(talk))
            is_in_time = moments[0] < first - SET_BACK and last <= until and len(moments) == 1
            if is_in_time and not self._is_moved(talk, first - _JUMPS, last + _JUMPS):
                yield person, talk

    def _is_moved(self, talk: str, first: datetime, last: datetime) -> bool:
        """Whether a release may have moved a talk between two moments."""
        return any(
            talk in moved and min(begun, ended) <= last and max(begun, ended) >= first
            for begun, ended, moved in self.released
        )

    def _one(self, talker: Talker, what: float, minute: int) -> Coroutine[Any, Any, None]:
        if what < 0.5:
            return self._says(talker, self.random.choice(_ASKED))
        if what < 0.8:
            next_talk = min(minute // 10 + 2, TALKS)
            return self._stars(talker, f"vortrag-{self.random.randint(next_talk, TALKS)}")
        if what < 0.95:
            return self._types(talker, self.random.choice(_TYPED))
        return self._is_helped(talker, minute)

    async def _says(self, talker: Talker, text: str) -> None:
        self.said[talker.person.id] += 1
        await talker.says(text)

    async def _stars(self, talker: Talker, session: str) -> None:
        await self._says(talker, f"/start s-{session}")
        found = _newest_star(talker, session)
        # There is none where the talk is over by now.
        if found:
            star, message = found
            await talker.sends_press(pack(star), message)
            where = talker.person.id, session
            self.stars[where] = star.on
            self.starred.setdefault(where, []).append(self.stage.clock.now())

    async def _types(self, talker: Talker, text: str) -> None:
        """Nobody is promised an answer to what they type: it is worth some seconds."""
        telegram = self.stage.telegram
        query = telegram.inline.known[telegram.type_inline(talker.person, text)]
        await self.stage.finished()
        if self.quiet:
            await self.stage.until(lambda: query.results is not None)
            self.offered += 1

    async def _joins(self, talker: Talker, group: str) -> None:
        self.said[talker.person.id] += 1
        await joins(talker, group)
        self.wishes[talker.person.id] = group, True

    async def _leaves(self, talker: Talker) -> None:
        group, _ = self.wishes[talker.person.id]
        self.said[talker.person.id] += 1
        await leaves(talker, group)
        self.wishes[talker.person.id] = group, False

    async def _erases(self, talker: Talker) -> None:
        await talker.says("/privacy")
        german = talker.person.language_code == "de"
        await talker.presses("Meine Daten löschen" if german else "Удалить мои данные")
        await talker.presses("Ja, alles löschen" if german else "Да, удалить всё")
        self.erased.add(talker.person.id)

    async def _broadcast(self, minute: int) -> None:
        german = f"Durchsage {minute}: Die Busse warten."
        await steps.begins(self.olga)
        await steps.writes(self.olga, german, f"Объявление {minute}: автобусы ждут.")
        await steps.lets_go(self.olga)
        self.broadcasts.append(german)

    async def _release(self) -> None:
        self.version += 1
        begun = self.stage.clock.now()
        await publishes(self.otto, programme(self.version))
        moved = {f"vortrag-{version % TALKS}" for version in (self.version - 1, self.version)}
        self.released.append((begun, self.stage.clock.now(), moved))

    async def _is_helped(self, talker: Talker, minute: int) -> None:
        words = f"Koffer {minute}-{talker.person.id}"
        self.said[talker.person.id] += 1
        await helpdesk.passes_on(talker, f"{helpdesk.QUESTION} {words}")
        await self.stage.until(lambda: bool(helpdesk.about(self.desk, words)))
        await helpdesk.replies(self.otto, helpdesk.question_in(self.desk, words))
        self.questions[talker.person.id] = self.questions.get(talker.person.id, 0) + 1


def _newest_star(talker: Talker, session: str) -> tuple[Star, Message] | None:
    """What the newest button for the star of a session does, and the message it stands below."""
    stars = (
        (found, message)
        for message in reversed(talker.chat.messages)
        for row in message.rows
        for button in row
        if isinstance(found := _UNPACK(button.get("callback_data", "")), Star)
        and found.id == session
    )
    return next(stars, None)


def _meet(database: Path, people: list[int]) -> None:
    """Let the bot know them, and have asked them who they are."""
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.executemany(
            "INSERT INTO person (id, language, language_chosen, first_seen_at, seen_at)"
            " VALUES (?, ?, 1, 0, 0)",
            ((n, "ru" if n % 3 == 0 else "de") for n in people),
        )
        connection.executemany(
            "INSERT INTO profile (person, consent, consented_at, name) VALUES (?, 1, 0, ?)",
            ((n, f"Person {n}") for n in people),
        )
