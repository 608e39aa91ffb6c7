"""The demo: the same bot against the local stand-in for Telegram, with people to play."""

import asyncio
import os
import secrets
import socket
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot import event_loop
from bot.demo_scenes import Cast, Guest, scenes
from bot.failures import Failure, UnusableInput
from bot.lifecycle import serve, stop_on_signals
from bot.logs import configure_logging
from bot.programme import programme_at_start
from bot.sandbox.chat_calls import Point
from bot.sandbox.clock_calls import PageClock
from bot.sandbox.server import SandboxServer
from bot.sandbox.telegram import Telegram
from bot.sandbox.world import USERNAME
from bot.setting_values import LAST_PORT, host_and_port
from bot.settings import Secret, Settings
from locales.languages import installed_languages
from scheduler.clock import Clock
from scheduler.rate_limiter import Limits
from storage import bot_name
from storage.programme.model import Programme
from storage.programme.snapshot import Snapshot
from storage.schema import peek

ANNA: Final = 1_001
BORIS: Final = 1_002
ORGANISER: Final = 1_003
PARTICIPANTS: Final = (ANNA, BORIS, *range(1_004, 1_010))
"""One for each language that the bot speaks."""

TEAM_CHAT: Final = -2_001
CHANNEL: Final = -1_000_000_002_002
"""It gets a tab when the bot is bound to it."""

_UNHURRIED: Final = Limits(private_seconds=0.05, group_per_minute=600)
"""Who sets the clock forward by a day does not wait a second for each message."""

_BEFORE_THE_FIRST_SESSION: Final = timedelta(minutes=30)


def demo(settings: Settings, at: datetime | None, port: int) -> None:
    """Serve the chat page until a signal ends it.

    `at` is local to the event; without it the clock starts half an hour before the first session
    of the main day. Raises UnusableInput or Failure where the demo cannot be started.
    """
    if port >= LAST_PORT:
        raise UnusableInput(f"--port: the pages take the one after it; give one below {LAST_PORT}")
    token = new_token()
    settings = playing(settings, token)
    configure_logging(settings)
    with tempfile.TemporaryDirectory(prefix="konferenzbot-demo-") as folder:
        if "database" not in settings.given:
            settings = replace(settings, database=Path(folder) / "demo.sqlite3")
        _refuse_database_of_another_bot(settings.database)
        programme = programme_at_start(settings.database, settings.programme)
        clock = Clock.starting_at(_start(programme, at or settings.clock))
        event_loop.run(_play(settings, token, programme, clock, port))


def _refuse_database_of_another_bot(database: Path) -> None:
    """A demo's clock may be years ahead: people would be forgotten, messages count as sent."""
    try:
        name = peek(database, bot_name.last_seen)
    except sqlite3.Error:
        return  # Opening the database will say what is wrong with it.
    if name not in (None, USERNAME):
        raise UnusableInput(
            f"BOT_DATABASE: {database} is that of @{name}, and a demo changes what is in its"
            " database; set another one, or none"
        )


async def _play(
    settings: Settings, token: str, programme: Programme, clock: Clock, port: int
) -> None:
    telegram, names = populate(clock, token)
    page_clock = PageClock(clock.now, clock.travel, programme.event.timezone)
    snapshot, players = Snapshot.of(programme), cast(programme)
    server = SandboxServer(
        telegram,
        names,
        ORGANISER,
        page_clock,
        _venue(programme),
        lambda: scenes(snapshot, clock.now(), players),
    )
    async with AsyncExitStack() as closing:
        try:
            await server.start(port=port)
        except OSError as error:
            raise _taken(port, error) from None
        closing.push_async_callback(server.stop)
        _check_free(host_and_port(server.pages.removeprefix("http://")))
        stop = asyncio.Event()
        stop_on_signals(stop)
        sys.stdout.write(f"The demo is at {server.url} (Ctrl+C ends it)\n")
        sys.stdout.flush()
        settings = with_pages(replace(settings, api_url=server.url), server.pages)
        await serve(settings, stop, clock, _UNHURRIED)


def _check_free(pages: tuple[str, int]) -> None:
    """Refuse to begin where the pages could not be served: nobody has set their port."""
    try:
        with socket.create_server(pages):
            pass
    except OSError as error:
        raise _taken(pages[1], error, " (the pages take the one after the demo's)") from None


def _taken(port: int, error: OSError, which: str = "") -> Failure:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Failure(f"port {port}{which}: {reason}; choose another with --port")


def new_token() -> str:
    """A token that nobody can guess: no page in the browser beside the demo can be its bot."""
    return f"1000000:{secrets.token_urlsafe(24)}"


def populate(clock: Clock, token: str) -> tuple[Telegram, dict[int, str]]:
    """A world with the demo's people and their team chat, and the names of the tabs."""
    telegram = Telegram(token, clock.now)
    names, members = {}, []
    languages = installed_languages().spoken
    for number, language in zip(PARTICIPANTS, languages, strict=False):
        name = language.about.get("demo", {}).get("person", language.name)
        members.append(telegram.add_person(number, name, language.code))
        names[number] = f"{name} ({language.code.upper()})"
    members.append(telegram.add_person(ORGANISER, "Organiser", languages[0].code))
    telegram.add_group(TEAM_CHAT, "Team chat", members)
    telegram.add_channel(CHANNEL, "Channel", members[-1])
    return telegram, names | {ORGANISER: "Organiser", TEAM_CHAT: "Team chat"}


def cast(programme: Programme) -> Cast:
    """Who plays the scenes: guests who read a language of the event, two of them at least."""
    languages = zip(PARTICIPANTS, installed_languages().spoken, strict=False)
    guests = [Guest(number, language) for number, language in languages]
    of_event = [guest for guest in guests if guest.language.code in programme.event.languages]
    organiser = Guest(ORGANISER, guests[0].language)
    return Cast(of_event if len(of_event) > 1 else guests, organiser, TEAM_CHAT)


def playing(settings: Settings, token: str) -> Settings:
    """The settings for a bot in the stand-in's world, with its organiser as an admin."""
    return replace(
        settings,
        token=Secret(token),
        admins=(*settings.admins, ORGANISER),
        webhook_url=None,
        # The stand-in is on this machine, and nobody watches or supervises a demo.
        proxy=None,
        heartbeat_url=None,
        notify_socket=None,
        # The pages that are public, and the backups, stay those of the event.
        site_dir=None,
        backup_dir=None,
    )


def with_pages(settings: Settings, address: str) -> Settings:
    """The settings for a bot that serves its pages at that address of this machine."""
    return replace(settings, web_listen=address.removeprefix("http://"), web_url=address)


def _venue(programme: Programme) -> Point | None:
    """Where most sessions are, among the places whose coordinates are known."""
    points = {
        place.id: (place.latitude, place.longitude)
        for place in programme.places
        if place.latitude is not None and place.longitude is not None
    }
    used = Counter(s.place for s in programme.sessions if s.place in points)
    main = used.most_common(1)
    return points[main[0][0]] if main else None


def _start(programme: Programme, local: datetime | None) -> datetime:
    snapshot = Snapshot.of(programme)
    if local is not None:
        return local.replace(tzinfo=snapshot.event.timezone).astimezone(UTC)
    return snapshot.by_day[snapshot.main_day][0].start - _BEFORE_THE_FIRST_SESSION
