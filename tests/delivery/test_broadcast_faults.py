"""Whatever happens on the way, a broadcast reaches everybody once, or says whom it did not."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.transport import ServerFailedError, TooManyRequests
from handlers.frame.posts import Deliverable, Post
from storage import people
from storage.broadcasts import send
from storage.broadcasts.model import State
from storage.content import ContentKind
from tests.delivery.broadcasting import begin, correct, version
from tests.delivery.sending_room import Arrived, SendingRoom, play, words_of
from tests.scheduler.fast_delivery import until_so

PEOPLE = 30
ANNA, BORIS = 3, 4
BLOCKED = Forbidden("Forbidden: bot was blocked by the user")
GONE = BadRequest("Chat not found")
NO_FILE = BadRequest("Wrong file identifier/http url specified")
NOT_FORESEEN = BadRequest("Somebody wants something else")
NO_VOICE = BadRequest("Voice_messages_forbidden")

KINDS = [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM]
each_kind = pytest.mark.parametrize("kind", KINDS)


@each_kind
def test_of_unknown_outcome_it_is_uncertain_counted_and_not_repeated(
    kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.will(ANNA, TimedOut("Timed out"))
        number = await room.write(begin, version(kind))
        room.loop.start()
        report = await room.finished(number)
        assert (report.sent, report.uncertain, report.total) == (PEOPLE - 1, 1, PEOPLE)
        assert room.line.attempts[ANNA] == 1

    play(tmp_path, PEOPLE, scenario)


def test_the_buttons_of_an_album_that_may_not_have_arrived_are_counted_and_not_repeated(
    tmp_path: Path,
) -> None:
    async def scenario(room: SendingRoom) -> None:
        async def buttons_time_out(arrived: Arrived) -> None:
            if arrived.chat == ANNA and isinstance(arrived.content, Post):
                room.line.will(ANNA, TimedOut("Timed out"))

        room.line.afterwards = buttons_time_out
        number = await room.write(begin, version(ContentKind.ALBUM))
        room.loop.start()
        await room.finished(number)
        await until_so(lambda: room.line.attempts.total() == 2 * PEOPLE + 1)
        await asyncio.sleep(60)
        report = await room.progress(number)
        assert (report.sent, report.uncertain, report.without_buttons) == (PEOPLE, 0, 1)
        assert room.line.attempts[ANNA] == 2

    play(tmp_path, PEOPLE, scenario)


@each_kind
@pytest.mark.parametrize(
    "fate", [ServerFailedError("502"), TooManyRequests(5)], ids=["server fails", "wait"]
)
def test_what_certainly_was_not_sent_is_sent_again(
    fate: TelegramError, kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.will(ANNA, fate, fate)
        number = await room.write(begin, version(kind))
        room.loop.start()
        report = await room.finished(number)
        assert (report.sent, report.total) == (PEOPLE, PEOPLE)
        assert set(map(len, room.line.posts().values())) == {1}

    play(tmp_path, PEOPLE, scenario)


def test_who_has_blocked_the_bot_is_away_and_given_up_at_the_end(tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.will(ANNA, BLOCKED)
        number = await room.write(begin, version(ContentKind.TEXT))
        room.loop.start()
        report = await room.finished(number)
        assert (report.sent, report.away, report.failed) == (PEOPLE - 1, 1, 0)
        await room.write(people.set_reachable, ANNA, True)
        assert (await room.settled(number)).away == 1
        assert ANNA not in room.line.posts()

    play(tmp_path, PEOPLE, scenario)


def test_a_chat_that_is_gone_counts_as_away_and_holds_nobody_up(tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        for reader in (2, ANNA, BORIS):
            room.line.will(reader, GONE)
        number = await room.write(begin, version(ContentKind.TEXT))
        room.loop.start()
        report = await room.finished(number)
        assert (report.sent, report.away) == (PEOPLE - 3, 3)

    play(tmp_path, PEOPLE, scenario)


def test_who_wants_no_voice_messages_has_failed_and_holds_nobody_up(tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.will(2, NO_VOICE)
        number = await room.write(begin, version(ContentKind.VOICE))
        room.loop.start()
        report = await room.finished(number)
        assert (report.sent, report.failed) == (PEOPLE - 1, 1)
        assert report.reasons == ((NO_VOICE.message, 1),)

    play(tmp_path, PEOPLE, scenario)


def test_what_one_person_refuses_for_themselves_does_not_hold_it_up_again_and_again(
    tmp_path: Path,
) -> None:
    """Telegram has more words for that than anybody knows: at first it looks like the content."""

    async def scenario(room: SendingRoom) -> None:
        room.line.will(2, NOT_FORESEEN, NOT_FORESEEN)
        number = await room.write(begin, version(ContentKind.TEXT))
        room.loop.start()
        await room.is_in(number, State.PAUSED)
        await asyncio.sleep(5)
        await room.write(send.go_on, number, room.clock.now())
        report = await room.finished(number)
        assert (report.sent, report.reasons) == (PEOPLE - 1, ((NOT_FORESEEN.message, 1),))

    play(tmp_path, PEOPLE, scenario)


@each_kind
def test_a_file_that_is_refused_pauses_until_it_is_put_right_and_nobody_is_lost(
    kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.refuses = _refusing("Bad")
        number = await room.write(begin, version(kind, "Bad"))
        room.loop.start()
        await room.is_in(number, State.PAUSED)
        found = await room.find(number)
        assert found.problem == f"ru: {NO_FILE.message}"
        assert (await room.progress(number)).waiting == PEOPLE
        await room.write(correct, number, version(kind, "Good"))
        await room.write(send.go_on, number, room.clock.now())
        report = await room.finished(number)
        assert (report.sent, report.total) == (PEOPLE, PEOPLE)
        assert set(map(tuple, room.line.posts().values())) == {("Good",)}

    play(tmp_path, PEOPLE, scenario)


def test_a_correction_whose_file_is_refused_for_those_to_come_pauses_as_well(
    tmp_path: Path,
) -> None:
    async def scenario(room: SendingRoom) -> None:
        room.line.refuses = _refusing("Bad")
        number = await room.write(begin, version(ContentKind.PHOTO))
        room.loop.start()
        await room.has_reached(number, 5)
        await room.write(correct, number, version(ContentKind.PHOTO, "Bad"))
        await room.is_in(number, State.PAUSED)
        await room.write(correct, number, version(ContentKind.PHOTO, "Good"))
        await room.write(send.go_on, number, room.clock.now())
        report = await room.finished(number)
        assert (report.sent, report.failed) == (PEOPLE, 0)

    play(tmp_path, PEOPLE, scenario)


def _refusing(words: str) -> Callable[[Deliverable], TelegramError | None]:
    def refuse(content: Deliverable) -> TelegramError | None:
        is_bad = isinstance(content, Post) and words_of(content) == words
        return NO_FILE if is_bad else None

    return refuse
