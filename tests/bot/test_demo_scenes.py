"""The demo's scenes, played against the real bot one step after the other."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo import ANNA, BORIS, ORGANISER, TEAM_CHAT, cast
from bot.demo_scenes import Cast, scenes
from bot.sandbox.chats import Chat
from bot.sandbox.scenes import Scene, Step
from bot.sandbox.telegram import Telegram
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml, read
from tests.flows.broadcasts.steps import over
from tests.flows.conversation import Stage, last_of_bot, on_stage
from tests.programmes import MOSCOW, at

PROGRAMME = read(builtin_yaml()).programme
assert PROGRAMME
SNAPSHOT = Snapshot.of(PROGRAMME)
CAST = cast(SNAPSHOT.programme)
TITLES = [
    "A guest",
    "A waiting list moves up",
    "A room change",
    "A team's chat",
    "A broadcast",
]


def people(telegram: Telegram) -> None:
    """The people of the demo, and their group."""
    members = [
        telegram.add_person(ANNA, "Anna", "de"),
        telegram.add_person(BORIS, "Борис", "ru"),
        telegram.add_person(ORGANISER, "Organiser", "de"),
    ]
    telegram.add_group(TEAM_CHAT, "Team chat", members)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path, at(28, 17, 30), prepare=people, admins=(ORGANISER,)) as stage:
        yield stage


def scene(stage: Stage, title: str) -> Scene:
    """The scene as it can be played from this moment on."""
    return next(s for s in scenes(SNAPSHOT, stage.clock.now(), CAST) if s.title == title)


def button(chat: Chat, pattern: str) -> tuple[int, str] | None:
    """The newest button that a pattern matches: its message and its data."""
    for message in reversed(chat.messages):
        for row in message.rows:
            for key in row:
                if re.match(pattern, key.get("callback_data", "")):
                    return message.id, key["callback_data"]
    return None


async def take(stage: Stage, step: Step) -> None:
    telegram = stage.telegram
    chat = telegram.chats[step.chat]
    actor = telegram.people[step.sender or step.chat] if not step.clock else None
    if step.clock:
        await stage.clock.travel(datetime.fromisoformat(step.clock).replace(tzinfo=MOSCOW))
    elif step.text and actor:
        telegram.say(actor, step.text, chat)
    elif step.press and actor:
        found = button(chat, step.press)
        assert found or step.optional, f"{step.says} {step.press}: {last_of_bot(chat)}"
        message = chat.find(found[0]) if found else None
        if message is not None and found:
            telegram.press(actor, message, found[1])
    await stage.delivered()


async def play(stage: Stage, title: str) -> None:
    """Play a scene to its end."""
    for step in scene(stage, title).steps:
        await take(stage, step)
    if title == "A broadcast":
        await over(stage)


def read_by(stage: Stage, chat: int) -> list[str]:
    """What the bot has written in a chat."""
    return [m.text for m in stage.telegram.chats[chat].messages if m.sender is None]


async def test_all_five_can_be_played_one_after_the_other(stage: Stage) -> None:
    assert [s.title for s in scenes(SNAPSHOT, stage.clock.now(), CAST)] == TITLES
    for title in TITLES[1:]:
        await play(stage, title)
    assert any("Вы передвинулись" in text or "место" in text for text in read_by(stage, BORIS))
    assert stage.holds("seat", f"person = {BORIS}")
    assert not stage.holds("seat", f"person = {ANNA}")
    assert any(text.startswith("Программа изменилась") for text in read_by(stage, BORIS))
    assert stage.holds("team_chat", f"chat = {TEAM_CHAT}")
    for guest in CAST.guests[:2]:
        said = guest.example("broadcast")
        assert said
        assert any(text.endswith(said) for text in read_by(stage, guest.chat))


async def test_a_guest_is_reminded_of_what_they_have_starred(stage: Stage) -> None:
    await play(stage, "A guest")
    assert read_by(stage, ANNA)[-1].startswith("In 15")


def test_when_all_is_over_nothing_is_played_that_is_over_too() -> None:
    after = datetime(2031, 1, 1, tzinfo=UTC)
    assert [s.title for s in scenes(SNAPSHOT, after, CAST)] == ["A team's chat", "A broadcast"]


def test_every_button_of_a_scene_can_be_looked_for() -> None:
    cast_of_two: Cast = CAST
    for found in scenes(SNAPSHOT, at(28, 17, 30), cast_of_two):
        for step in found.steps:
            assert re.compile(step.press)
            assert step.says
