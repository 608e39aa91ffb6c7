"""An event in one language, walked from end to end without a word of another one."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.chats import Message
from handlers.agenda.actions import Star
from handlers.broadcasts import actions as b
from handlers.groups.actions import Join
from handlers.person.actions import AskTown, Consent, EraseData, SetAttendance
from handlers.ui.action import Action, tag_of
from storage.programme.yaml_file import write
from tests.bot.command_line import assert_refused, bot
from tests.flows.conversation import Stage, Talker, last_of_bot, on_stage
from tests.flows.organising import EVENING, ORGANISER, publishes, somebody
from tests.flows.teams import CHAT, programme_with_leaders
from tests.programmes import at, in_one_language, small_programme
from tests.storage.teams.team_world import LEADER

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OTHER: Final = {"de": "ru", "ru": "de"}
FOREIGN: Final = {
    "de": re.compile(r"[А-Яа-яЁё]+"),
    "ru": re.compile(
        r"(?<![/@.\w-])(?!https?|Lovelace|Telegram|Zoom|Wi-Fi|GPS)[A-Za-zÄÖÜäöüß]{4,}(?![\w./@-])"
    ),
}
"""Words of the other language; what stands in links, commands and addresses is none."""
NAMES: Final = {"de": ("Anna", "Olga", "Lena"), "ru": ("Анна", "Ольга", "Лена")}
GO: Final = re.compile("Jetzt an|Отправить сейчас")


@pytest.fixture(params=["de", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
async def event(language: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage over a programme in that language, for people with phones in the other one."""
    file = tmp_path / "event.yaml"
    file.write_text(write(in_one_language(programme_with_leaders(), language)), "utf-8")
    async with on_stage(tmp_path, EVENING, file, admins=(ORGANISER,)) as stage:
        yield stage


async def arrives(stage: Stage, number: int, language: str) -> Talker:
    name = NAMES[language][(11, ORGANISER, LEADER).index(number)]
    talker = stage.person(number, name, OTHER[language])
    await talker.says("/start")
    return talker


async def press(talker: Talker, action: type[Action]) -> str:
    """Press the first button on the screen of that kind."""
    data = next(d for d in _kinds(talker.screen) if d.split(":")[0] == tag_of(action))
    return await talker.sends_press(data)


def everything_said(stage: Stage) -> Iterator[str]:
    """All that the bot has written anywhere, its buttons among it."""
    for chat in stage.telegram.chats.values():
        for message in chat.messages:
            if message.sender is None:
                yield message.text
                yield from (button["text"] for row in message.rows for button in row)


def foreign_words(stage: Stage, language: str) -> set[str]:
    return {word for text in everything_said(stage) for word in FOREIGN[language].findall(text)}


async def looks_around(talker: Talker) -> None:
    """Open every command, and press each kind of button once."""
    pressed: set[str] = set()
    for command in ("help", "now", "programme", "my", "groups", "team", "search", "settings"):
        await talker.says(f"/{command}")
        waiting = [talker.screen]
        while waiting:
            screen = waiting.pop()
            for data in list(_kinds(screen)):
                if data.split(":")[0] not in pressed:
                    pressed.add(data.split(":")[0])
                    await talker.sends_press(data, screen)
                    waiting.append(talker.screen)


def _kinds(screen: Message) -> Iterator[str]:
    for row in screen.rows:
        for button in row:
            if "callback_data" in button and button["callback_data"] != tag_of(EraseData):
                yield button["callback_data"]


async def test_nobody_is_asked_for_a_language(event: Stage, language: str) -> None:
    anna = await arrives(event, 11, language)
    home = anna.text
    assert "Deutsch" not in anna.labels
    assert "Русский" not in anna.labels
    assert (await anna.says(f"/start lang-{OTHER[language]}")) == home
    await anna.says("/settings")
    assert "Deutsch" not in anna.text + str(anna.labels)
    assert "Русский" not in anna.text + str(anna.labels)


async def test_a_participant_meets_one_language_alone(event: Stage, language: str) -> None:
    anna = await arrives(event, 11, language)
    await anna.says("/start g-umwelt")
    await press(anna, Join)
    await press(anna, Consent)
    await anna.says(NAMES[language][0])
    await press(anna, AskTown)
    await anna.says("NABU" if language == "de" else "Калуга")
    await press(anna, SetAttendance)
    assert event.holds("seat", "person = 11")
    await anna.says("/start s-eroeffnung")
    await press(anna, Star)
    before = len(anna.chat.messages)
    await event.clock.travel(at(28, 17, 45))
    await event.delivered()
    assert len(anna.chat.messages) == before + 1
    await anna.says("Umwelt?" if language == "de" else "Экология?")
    await looks_around(anna)
    assert foreign_words(event, language) == set()


async def test_a_teams_chat_reads_one_language_alone(event: Stage, language: str) -> None:
    lena = await arrives(event, LEADER, language)
    chat = event.group(CHAT, lena)
    await lena.says("/team", chat)
    greeting = last_of_bot(chat)
    assert not [b for row in greeting.rows for b in row if b["callback_data"].startswith("tf")]
    await event.clock.travel(at(29, 10, 45))
    await event.delivered()
    assert len([m for m in chat.messages if m.sender is None]) == 2
    await looks_around(lena)
    assert foreign_words(event, language) == set()


async def test_an_organiser_writes_one_version(event: Stage, language: str) -> None:
    anna = await arrives(event, 11, language)
    olga = await arrives(event, ORGANISER, language)
    await olga.says("/broadcast")
    await press(olga, b.NewBroadcast)
    await press(olga, b.AskVersion)
    text = "Der Bus fährt." if language == "de" else "Автобус отправляется."
    await olga.says(text)
    await press(olga, b.Check)
    assert not [d for d in _kinds(olga.screen) if d.split(":")[0] == tag_of(b.SetFallback)]
    await olga.presses(next(label for label in olga.labels if GO.search(label)))
    await event.delivered()
    assert text in anna.text
    await looks_around(olga)
    assert foreign_words(event, language) == set()


async def test_an_event_that_drops_a_language_and_takes_it_back_keeps_what_people_chose(
    desk: Stage, olga: Talker
) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    small = small_programme()
    await publishes(olga, replace(small, event=replace(small.event, languages=("de",))))
    assert (await boris.says("/settings")).startswith("Einstellungen")
    assert "Русский" not in boris.labels
    await publishes(olga, small)
    assert (await boris.says("/settings")).startswith("Настройки")


def test_files_are_in_the_events_language(language: str, tmp_path: Path) -> None:
    programme = in_one_language(programme_with_leaders(), language)
    (tmp_path / "p.yaml").write_text(write(programme), "utf-8")
    assert bot(tmp_path, "programme", "import", "p.yaml").returncode == 0
    for command in (("programme", "export", "p.ics"), ("registrations", "export", "r.csv")):
        assert bot(tmp_path, *command).returncode == 0
        assert_refused(bot(tmp_path, *command, "--language", OTHER[language]), "--language")
    title = programme.sessions[0].title.in_language(language)
    assert title in (tmp_path / "p.ics").read_text("utf-8")
