"""The answer first: on a phone the text of a screen stands together with its buttons."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.chats import Message
from handlers.features import features
from handlers.home.actions import About, Help
from handlers.info.actions import FullInfo
from handlers.person.actions import EraseData, Privacy, PrivacyFirst
from handlers.programme.actions import FullText
from handlers.ui.action import Action
from handlers.ui.on_a_phone import FITTING
from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import ORGANISER, as_file, publishes, somebody
from tests.programmes import at, large_programme

ROWS: Final = 6
LINE: Final = 40
PHONE: Final = 31
"""Lines of text that a phone of 390 × 844 shows; a row of buttons takes two."""

TO_BE_READ: Final = (About, Help, Privacy, PrivacyFirst, FullText, FullInfo)
"""Screens whose text is no answer, but is read from beginning to end."""

OF_A_KIND: Final = 9
"""So many screens of one kind are looked at, the first ones and some that come later."""

COMMANDS: Final = (
    "/start",
    "Hallo",
    "/now",
    "/my",
    "/changes",
    "/programme",
    "/info",
    "/search",
    "/settings",
    "/help",
)
QUESTIONS: Final = {
    "de": (
        "Wo muss ich jetzt hin?",
        "um 17 Uhr",
        "Mittagessen",
        "heute abend",
        "was habe ich um 15 Uhr",
        "Notfall",
        "heute auf Russisch",
    ),
    "ru": (
        "куда мне сейчас идти",
        "в 17 часов",
        "обед",
        "сегодня вечером",
        "что у меня в 15:00",
        "помогите",
        "что сегодня на русском",
    ),
}


_OF_TEAMS: Final = ("/t", "t:", "tm", "ts", "ty", "T:", "mx")


def counted(message: Message) -> tuple[int, int]:
    """The rows of buttons below a message, and the lines that all of it takes."""
    rows = [row for row in message.rows if row]
    lines = sum(-(-len(line) // LINE) or 1 for line in message.text.split("\n"))
    return len(rows), lines + 2 * len(rows)


def faults(message: Message, action: Action | None) -> Iterator[str]:
    """What keeps the answer and its buttons from standing on one phone screen."""
    rows, lines = counted(message)
    if rows > ROWS:
        yield f"{rows} rows"
    if lines > PHONE and not isinstance(action, TO_BE_READ):
        yield f"{lines} lines"
    if re.search(r"[\w…]\*", message.text) and not re.search(r"^\* ", message.text, re.M):
        yield "an asterisk that nothing explains"
    labels = [button["text"] for row in message.rows for button in row]
    yield from (f"twice: {label}" for label, n in Counter(labels).items() if n > 1)
    for row in message.rows:
        yield from (f"cut: {b['text']}" for b in row if len(b["text"]) > FITTING[len(row)])


async def crawl(
    talker: Talker, language: str, commands: Sequence[str] = COMMANDS
) -> dict[str, list[str]]:
    """All that a participant can reach: the faults of each screen that has any."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    kinds: Counter[type[Action]] = Counter()
    waiting: deque[str] = deque()
    known = features()

    def look(message: Message, way: str, action: Action | None = None) -> None:
        if wrong := list(faults(message, action)):
            found[way] = wrong
            print(way, *wrong, message.text, *message.rows, sep="\n")  # noqa: T201 (if it fails)
        buttons = [button for row in message.rows for button in row]
        for data in (str(b["callback_data"]) for b in buttons if "callback_data" in b):
            if data not in seen:
                seen.add(data)
                waiting.append(data)

    for said in (*commands, *QUESTIONS[language]):
        await talker.says(said)
        look(talker.screen, said)
    message = talker.screen
    while waiting:
        data = waiting.popleft()
        action = known.actions.unpack(data)
        entry = known.entry(action)
        assert action, data
        assert entry, data
        kinds[type(action)] += 1
        if entry.opens and kinds[type(action)] <= OF_A_KIND and not isinstance(action, EraseData):
            await talker.sends_press(data, message)
            look(message, data, action)
    return found


async def with_a_day_of_ones_own(stage: Stage, language: str) -> Talker:
    """A participant who has chosen no language yet, with stars, some of them at one hour."""
    talker = stage.person(51 if language == "de" else 52, "Alex", language)
    await talker.says("/start s-nothing")
    await talker.says("/now")
    for name in starred_in(stage):
        stage.write("INSERT INTO favourite VALUES (?, ?, 0)", talker.person.id, name)
    return talker


def starred_in(stage: Stage) -> list[str]:
    """Sessions that go on at one time, and some later ones."""
    content = stage.settings.programme
    if content is None:
        return ["gesundheit-1", "inklusion-1", "eroeffnung", "gesundheit-2", "jugend-auftakt"]
    return [f"s{number:03}" for number in (*range(12), *range(400, 412), 990)]


@pytest.mark.parametrize("language", ["de", "ru"])
@pytest.mark.parametrize("hour", [(28, 17, 30), (29, 10, 30), (29, 23, 30)])
async def test_each_screen_of_the_built_in_programme_fits_a_phone(
    tmp_path: Path, language: str, hour: tuple[int, int, int]
) -> None:
    async with on_stage(tmp_path, at(*hour)) as stage:
        talker = await with_a_day_of_ones_own(stage, language)
        assert await crawl(talker, language) == {}


@pytest.mark.parametrize("language", ["de", "ru"])
async def test_each_screen_of_a_thousand_sessions_fits_a_phone(large: Stage, language: str) -> None:
    talker = await with_a_day_of_ones_own(large, language)
    assert await crawl(talker, language) == {}


@pytest.mark.parametrize("language", ["de", "ru"])
async def test_each_page_of_many_changes_fits_a_phone(tmp_path: Path, language: str) -> None:
    """Cancelled for a long reason in favour of another one, or moved to another hour and place."""
    before = replace(large_programme(), sessions=large_programme().sessions[:90])
    reason = Text({"de": "Aus einem langen Grund, " * 8, "ru": "По длинной причине, " * 8})
    later = timedelta(hours=1)
    cases = (
        lambda s: replace(s, cancelled=reason, instead="s089"),
        lambda s: replace(s, start=s.start + later, end=s.end + later, place="raum-1"),
        lambda s: s,
    )
    sessions = tuple(cases[n % 3](s) for n, s in enumerate(before.sessions))
    file = tmp_path / "before.yaml"
    file.write_bytes(as_file(before))
    async with on_stage(tmp_path, at(28, 9, 15), file, admins=(ORGANISER,)) as stage:
        olga = await somebody(stage, ORGANISER, "Olga")
        await publishes(olga, replace(before, sessions=sessions))
        talker = await somebody(stage, 11, "Alex", language)
        stage.write("INSERT INTO favourite VALUES (11, 's000', 0), (11, 's003', 0)")
        for asked in ("/start", "/now", "/my", "/start s-s000", "/changes"):
            await talker.says(asked)
            assert list(faults(talker.screen, None)) == []
        for page in range(2, 14):
            await talker.presses(f"{page} »")
            assert list(faults(talker.screen, None)) == []
            assert sum(label.isdecimal() for label in talker.labels) >= 3


@pytest.mark.parametrize(("language", "leads"), [("de", True), ("ru", False), ("ru", True)])
async def test_no_screen_of_a_team_has_more_than_six_rows(
    tmp_path: Path, language: str, leads: bool
) -> None:
    """The team's own page is read from beginning to end, and may be longer than a phone."""
    async with on_stage(tmp_path, at(24, 7)) as stage:
        talker = await with_a_day_of_ones_own(stage, language)
        for table in ("member", "leader") if leads else ("member",):
            stage.write(
                f"INSERT INTO {table} (person, team, since) VALUES (?, 'perm-duisburg', 0)",  # noqa: S608
                talker.person.id,
            )
        found = await crawl(talker, language, ("/team", *COMMANDS))
        of_teams = {way: wrong for way, wrong in found.items() if way[:2] in _OF_TEAMS}
        assert not [way for way, wrong in of_teams.items() if any("lines" not in w for w in wrong)]
