"""What is put right or taken back while a broadcast is sent, or after it, is so for everybody."""

from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import BadRequest

from handlers.frame.posts import Removal
from scheduler.rate_limiter import TELEGRAM
from storage.broadcasts import amend, report, send, store
from storage.broadcasts.model import State
from storage.content import ContentKind
from tests.delivery.broadcasting import begin, correct, recall, version
from tests.delivery.sending_room import Arrived, SendingRoom, play
from tests.scheduler.fast_delivery import until_so

PEOPLE = 12
ANNA = 3
PICTURES = 10
TOO_OLD = BadRequest("Message can't be deleted for everyone")


def test_the_captions_of_an_album_are_edited_one_after_the_other_within_the_limits(
    tmp_path: Path,
) -> None:
    said, right = (
        version(ContentKind.ALBUM, words, PICTURES, each_says=True) for words in ("Buses", "Trams")
    )

    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, said)
        room.loop.start()
        await room.finished(number)
        made = await room.write(correct, number, right)
        assert (await room.finished(made)).sent == PEOPLE
        assert room.line.refused == 0
        for edits in room.line.edits().values():
            assert len(edits) == PICTURES
            assert all("Trams" in words for words in edits)

    play(tmp_path, PEOPLE, scenario, TELEGRAM, enforced=True)


def test_of_an_album_only_what_differs_is_edited(tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(ContentKind.ALBUM))
        room.loop.start()
        await room.finished(number)
        made = await room.write(correct, number, version(ContentKind.ALBUM, "Trams"))
        await room.finished(made)
        assert {len(edits) for edits in room.line.edits().values()} == {1}

    play(tmp_path, PEOPLE, scenario)


@pytest.mark.parametrize("kind", [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM])
def test_who_gets_it_while_its_correction_begins_and_ends_is_corrected_as_well(
    kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(kind))

        async def corrected_meanwhile(arrived: Arrived) -> None:
            if arrived.chat == ANNA:
                room.line.afterwards = None
                made = await room.write(correct, number, version(kind, "Trams"))
                await room.finished(made)

        room.line.afterwards = corrected_meanwhile
        room.loop.start()
        await room.finished(number)
        await until_so(lambda: room.line.edits()[ANNA])
        got = {chat: posts[0] for chat, posts in room.line.posts().items()}
        edits = room.line.edits()
        assert all(got[chat] == "Trams" or "Trams" in edits[chat][0] for chat in got)
        assert len(got) == PEOPLE

    play(tmp_path, PEOPLE, scenario)


def test_an_earlier_correction_that_goes_on_after_a_later_one_says_what_is_right(
    tmp_path: Path,
) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(ContentKind.TEXT))
        room.loop.start()
        await room.finished(number)
        first = await room.write(correct, number, version(ContentKind.TEXT, "Trams"))
        await room.write(send.pause, first, room.clock.now())
        second = await room.write(correct, number, version(ContentKind.TEXT, "Boats"))
        await room.finished(second)
        await room.write(send.go_on, first, room.clock.now())
        await room.finished(first)
        assert all("Boats" in edits[-1] for edits in room.line.edits().values())
        assert len(room.line.edits()) == PEOPLE

    play(tmp_path, PEOPLE, scenario)


@pytest.mark.parametrize("kind", [ContentKind.TEXT, ContentKind.PHOTO, ContentKind.ALBUM])
def test_a_recall_leaves_out_nobody_who_gets_it_meanwhile(
    kind: ContentKind, tmp_path: Path
) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(kind))

        async def recalled_meanwhile(arrived: Arrived) -> None:
            if arrived.chat == ANNA:
                room.line.afterwards = None
                await room.write(recall, number, room.clock.now())

        room.line.afterwards = recalled_meanwhile
        room.loop.start()
        await room.is_in(number, State.STOPPED)
        await room.recalled(number)
        assert set(_removed(room)) == set(room.line.posts())
        assert ANNA in _removed(room)

    play(tmp_path, PEOPLE, scenario)


def test_a_message_of_a_chat_that_is_too_old_by_now_stays_and_the_others_are_deleted(
    tmp_path: Path,
) -> None:
    """One message too old and Telegram deletes none of those that a call names."""

    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(ContentKind.ALBUM))
        room.loop.start()
        await room.finished(number)
        await until_so(lambda: len(room.line.arrived) > 2 * PEOPLE)
        room.line.will(ANNA, TOO_OLD)
        await room.write(recall, number, room.clock.now())
        report = await room.recalled(number)
        assert (report.sent, report.failed) == (PEOPLE - 1, 1)
        assert report.reasons == ((TOO_OLD.message, 1),)
        assert all(len(messages) == 4 for messages in _removed(room).values())

    play(tmp_path, PEOPLE, scenario)


def test_what_arrived_more_than_48_hours_ago_is_not_asked_to_be_deleted(tmp_path: Path) -> None:
    async def scenario(room: SendingRoom) -> None:
        number = await room.write(begin, version(ContentKind.TEXT))
        room.loop.start()
        await room.finished(number)
        room.clock.set(room.clock.now() + timedelta(hours=47))
        late = await room.write(begin, version(ContentKind.TEXT, "Later"))
        await room.finished(late)
        room.clock.set(room.clock.now() + timedelta(hours=2))
        now = room.clock.now()
        found = await room.database.read(store.find, number)
        assert found
        possible = await room.database.read(amend.recallable, found, now)
        sent = (await room.database.read(report.progress, found)).sent
        assert (possible, sent - possible) == (0, PEOPLE)
        for one in (number, late):
            await room.write(recall, one, now)
            await room.recalled(one)
        assert set(map(len, _removed(room).values())) == {1}
        assert len(_removed(room)) == PEOPLE

    play(tmp_path, PEOPLE, scenario)


def _removed(room: SendingRoom) -> dict[int, tuple[int, ...]]:
    """What was deleted in each chat."""
    return {
        arrived.chat: arrived.content.messages
        for arrived in room.line.arrived
        if isinstance(arrived.content, Removal)
    }
