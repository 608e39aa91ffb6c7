"""A hundred teams whose chats are reminded at one minute: within Telegram's limits, none lost."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from scheduler.clock import Clock
from scheduler.delivery import DeliveryLoop
from scheduler.outbox import GroupChats, Rendered, TooFast, WakeUp
from scheduler.rate_limiter import TELEGRAM, RateLimiter
from storage.database import Database
from storage.deliveries import Delivery
from storage.moments import to_ms
from storage.programme.model import Kind, Programme, Team, Text
from storage.programme.snapshot import Snapshot
from storage.publishing import Origin
from tests.programmes import at, session, small_programme
from tests.scheduler.fast_delivery import until_so
from tests.scheduler.fast_time import WatchedDatabase, in_fast_time, seconds
from tests.storage.at_once import publish
from tests.storage.conftest import database
from tests.storage.reminded import put_due

__all__ = ["database"]

TEAMS = 100
WORKSHOP = "alle"


class Written:
    """Writes the team's name, whatever the language."""

    async def render(self, delivery: Delivery) -> Rendered[str]:
        return Rendered(str(delivery.parameters["team"]))


class Telegram:
    """Notes when each chat got what; some calls are refused at first, as Telegram does."""

    def __init__(self, refused: Iterable[int] = ()) -> None:
        self.sent: list[tuple[float, int, str]] = []
        self._refused = set(refused)

    async def send(self, chat: int, content: str) -> tuple[int]:
        if chat in self._refused:
            self._refused.discard(chat)
            raise TooFast(0.2)
        self.sent.append((seconds(), chat, content))
        return (len(self.sent),)


def programme() -> Programme:
    """A hundred teams and one workshop for all of them."""
    teams = tuple(
        Team(f"team-{n}", Text({"de": f"Team {n}", "ru": f"Команда {n}"})) for n in range(TEAMS)
    )
    workshop = session(
        WORKSHOP,
        at(29, 10),
        2,
        Text({"de": "Alle", "ru": "Все"}),
        kind=Kind.WORKSHOP,
        every_team=True,
    )
    small = small_programme()
    kept = tuple(s for s in small.sessions if not s.teams)
    return replace(small, teams=teams, sessions=(*kept, workshop))


async def begun(database: Database, chats: dict[str, tuple[int, int]]) -> Snapshot:
    """The programme in force, with chats bound to its teams."""
    published = await database.write(publish, programme(), None, Origin.FILE, at(28, 12))
    rows = [(team, chat, thread, to_ms(at(28, 12))) for team, (chat, thread) in chats.items()]
    await database.write(
        lambda c: (
            c.executemany(
                "INSERT INTO team_chat (team, chat, thread, since) VALUES (?, ?, ?, ?)", rows
            ).rowcount
        )
    )
    return published.snapshot


async def delivered(database: Database, telegram: Telegram, count: int) -> None:
    """Owe what is due a quarter of an hour before, and let it go out."""
    clock = Clock.starting_at(at(29, 9, 45))
    loop = DeliveryLoop(
        database, clock, Written(), telegram, RateLimiter(TELEGRAM, seconds), WakeUp(), GroupChats()
    )
    loop.start()
    await until_so(lambda: len(telegram.sent) >= count)
    await loop.stop()


def test_a_hundred_chats_get_theirs_at_no_more_than_25_a_second(tmp_path: Path) -> None:
    async def scenario() -> None:
        database = await WatchedDatabase.open(tmp_path / "bot.sqlite3")
        chats = {f"team-{n}": (-1_000 - n, 0) for n in range(TEAMS)}
        snapshot = await begun(database, chats)
        owed = await put_due(database, snapshot, at(29, 9, 45))
        assert owed == TEAMS
        telegram = Telegram(refused=[-1_003, -1_050])
        await delivered(database, telegram, TEAMS)
        assert {(chat, team) for _, chat, team in telegram.sent} == {
            (chat, team) for team, (chat, _) in chats.items()
        }
        assert len(telegram.sent) == TEAMS
        times = sorted(when for when, _, _ in telegram.sent)
        assert all(later - first >= 1 for first, later in zip(times, times[26:], strict=False))
        assert await put_due(database, snapshot, at(29, 9, 46)) == 0
        await database.close()

    in_fast_time(scenario())


async def test_topics_of_one_forum_share_its_twenty_a_minute(database: Database) -> None:
    chats = {f"team-{n}": (-1_000, n + 1) for n in range(TEAMS)}
    snapshot = await begun(database, chats)
    await put_due(database, snapshot, at(29, 9, 45))
    moment = 0.0
    rate_limiter = RateLimiter(TELEGRAM, lambda: moment)
    minutes: Counter[int] = Counter()
    for _ in range(TEAMS):
        while rate_limiter.is_busy(-1_000):
            moment += 0.5
        moment += 0.05
        await rate_limiter.turn()
        rate_limiter.note_bulk(-1_000)
        minutes[int(moment // 60)] += 1
    assert max(minutes.values()) <= TELEGRAM.group_per_minute + 1
    assert sum(minutes.values()) == TEAMS
