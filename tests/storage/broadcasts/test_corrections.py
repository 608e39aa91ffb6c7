"""Whoever has read what was wrong reads what is right, once, and nobody is sent it twice."""

from dataclasses import replace
from typing import Any

import pytest

from storage.broadcasts import comparing
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import (
    BROADCAST,
    CORRECTION,
    Broadcast,
    ButtonKind,
    PostButton,
    State,
)
from storage.content import ContentKind, Version
from tests.storage.broadcasts.broadcast_world import (
    ANNA,
    BORIS,
    CLARA,
    OLGA,
    OTTO,
    SEEN,
    BroadcastWorld,
    Letter,
    album,
    photo,
    text,
)

LINK = PostButton(ButtonKind.LINK, "https://example.org")
RIGHT, ВЕРНО = text("Richtig"), text("Верно")


def corrected(room: BroadcastWorld, number: int, **versions: Any) -> int:
    made = room.correction(number, **versions)
    assert isinstance(room.release(made), Broadcast)
    return made


def in_hand(room: BroadcastWorld, chat: int) -> Letter:
    """Everything is taken in hand, and what is for somebody is the result."""
    room.take()
    return room.hand[chat]


def arrived(room: BroadcastWorld, *chats: int, **values: Any) -> int:
    """A broadcast that has reached some, and waits for the others."""
    number = room.begun(**values)
    for letter in room.take():
        if letter.delivery.chat in chats:
            room.arrives(letter)
        else:
            room.not_now(letter)
    return number


def test_those_who_got_the_old_text_get_an_edit_and_the_others_the_new_text(
    room: BroadcastWorld,
) -> None:
    number = arrived(room, ANNA, BORIS)
    made = corrected(room, number, de=RIGHT)
    assert room.deliveries(CORRECTION, made) == {ANNA: "pending"}
    room.deliver()
    assert room.reads(ANNA)[0] == room.reads(CLARA)[0] == "Richtig"
    assert room.reads(BORIS) == ["Привет"]
    assert (room.chats[ANNA].edits, room.chats[CLARA].edits) == ([made], [])
    assert room.finish(made)


@pytest.mark.parametrize("buttons", [(), (LINK,), (SEEN, LINK)])
def test_other_buttons_concern_the_readers_of_both_languages(
    room: BroadcastWorld, buttons: tuple[PostButton, ...]
) -> None:
    number = arrived(room, ANNA, BORIS, buttons=(SEEN,))
    made = room.correction(number)
    assert room.release(made) is Refusal.UNCHANGED
    room.edit(made, buttons=buttons)
    assert isinstance(room.release(made), Broadcast)
    assert room.deliveries(CORRECTION, made).keys() == {ANNA, BORIS}
    assert room.find(number).buttons == buttons


def test_only_those_whose_picture_changed_get_another_picture(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA, BORIS, de=photo("a", "Bild"), ru=photo("a", "Фото"))
    corrected(room, number, de=photo("b", "Bild"), ru=photo("a", "Другое"))
    rows = room.connection.execute(
        "SELECT chat, parameters ->> 'media' FROM delivery WHERE kind = ? ORDER BY chat",
        (CORRECTION,),
    )
    assert [tuple(row) for row in rows] == [(ANNA, 1), (BORIS, 0)]


@pytest.mark.parametrize(
    ("before", "after", "possible"),
    [
        (text("a"), text("b"), True),
        (text("a"), photo("p"), False),
        (photo("p"), text("a"), False),
        (photo("p"), photo("q"), True),
        (album("p", "q"), album("p", "q"), True),
        (album("p", "q"), album("q", "p"), False),
        (album("p", "q"), album("p", "q", "r"), False),
        (
            Version(ContentKind.LOCATION, point=(1, 2)),
            Version(ContentKind.LOCATION, point=(1, 3)),
            False,
        ),
    ],
)
def test_what_telegram_cannot_edit_is_refused_once_it_has_arrived(
    room: BroadcastWorld, before: Version, after: Version, possible: bool
) -> None:
    number = arrived(room, BORIS, de=before, ru=text("ru"))
    made = room.correction(number, de=after, ru=ВЕРНО)
    assert comparing.uneditable(room.connection, room.find(number), room.find(made)) == []
    room.deliver()
    expected = [] if possible else ["de"]
    assert comparing.uneditable(room.connection, room.find(number), room.find(made)) == expected
    assert (room.release(made) is Refusal.UNEDITABLE) == (not possible)


def test_what_is_on_its_way_counts_as_arrived_for_what_telegram_cannot_edit(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    letter = in_hand(room, ANNA)
    made = room.correction(number, de=photo("p"))
    assert room.release(made) is Refusal.UNEDITABLE
    room.arrives(letter)
    assert room.release(made) is Refusal.UNEDITABLE


def test_a_message_under_way_at_that_moment_is_edited_when_it_has_arrived(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    letter = in_hand(room, ANNA)
    made = corrected(room, number, de=RIGHT)
    room.arrives(letter)
    assert room.reads(ANNA) == ["Hallo"]
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]
    assert room.chats[ANNA].edits == [made]


def test_a_message_under_way_longer_than_the_whole_correction_is_edited_all_the_same(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    letter = in_hand(room, ANNA)
    made = corrected(room, number, de=RIGHT)
    assert room.finish(made)
    room.arrives(letter)
    assert room.state(made) is State.SENDING
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]
    assert room.finish(made)


def test_a_message_under_way_is_not_edited_while_the_correction_is_paused(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    letter = in_hand(room, ANNA)
    made = corrected(room, number, de=RIGHT)
    room.pause(made)
    room.arrives(letter)
    room.deliver()
    assert room.reads(ANNA) == ["Hallo"]
    room.go_on(made)
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]


def test_a_message_under_way_during_two_corrections_gets_the_last_one_only(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    letter = in_hand(room, ANNA)
    corrected(room, number, de=text("Besser"))
    second = corrected(room, number, de=RIGHT)
    room.arrives(letter)
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]
    assert room.chats[ANNA].edits == [second]


def test_an_earlier_correction_that_comes_late_never_undoes_a_later_one(
    room: BroadcastWorld,
) -> None:
    number = arrived(room, *ALL)
    first = corrected(room, number, de=text("Besser"), ru=text("Лучше"))
    room.pause(first)
    corrected(room, number, de=RIGHT)
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]
    room.go_on(first)
    room.deliver()
    assert room.reads(ANNA) == ["Richtig"]
    assert room.reads(BORIS) == ["Лучше"]


def test_a_correction_may_leave_out_a_language_that_nobody_has_got(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA)
    made = room.correction(number, ru=None)
    room.edit(made, fallback="de")
    room.edit(made, buttons=(SEEN,))
    assert isinstance(room.release(made), Broadcast)
    assert room.deliveries(CORRECTION, made) == {ANNA: "pending"}
    room.deliver()
    assert room.reads(BORIS)[-1] == "Hallo"
    assert room.deliveries(BROADCAST, number)[BORIS] == "sent"


def test_a_language_that_somebody_has_got_cannot_be_left_out(room: BroadcastWorld) -> None:
    number = arrived(room, BORIS)
    made = room.correction(number, ru=None)
    room.edit(made, fallback="de")
    assert room.release(made) is Refusal.UNEDITABLE


def test_the_same_words_in_another_message_correct_nothing(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA, de=replace(text("Hallo"), message=5))
    made = room.correction(number, de=replace(text("Hallo"), message=8))
    assert room.release(made) is Refusal.UNCHANGED


def test_the_same_pictures_in_other_messages_correct_nothing(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA, de=album("a", "b"), ru=photo("a"))
    again = album("a", "b")
    files = tuple(replace(file, message=file.message + 7) for file in again.files)
    (single,) = photo("a").files
    assert single == replace(single, message=9) != replace(single, id="another id")
    made = room.correction(
        number,
        de=replace(again, files=files),
        ru=replace(photo("a"), files=(replace(single, message=9),)),
    )
    assert room.release(made) is Refusal.UNCHANGED


def test_a_correction_begun_by_the_same_author_is_gone_on_with(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA)
    made = room.correction(number, de=RIGHT)
    assert room.correction(number) == made
    assert room.correction(number, author=OTTO) != made
    room.release(made)
    assert room.correction(number) != made


def test_a_correction_begun_before_another_was_sent_has_to_be_looked_at_again(
    room: BroadcastWorld,
) -> None:
    number = arrived(room, ANNA)
    mine, theirs = room.correction(number, ru=ВЕРНО), room.correction(number, OTTO, de=RIGHT)
    shown = room.find(mine).revision
    assert isinstance(room.release(theirs), Broadcast)
    assert room.release(mine, shown) is Refusal.OUT_OF_DATE
    assert room.find(mine).versions == {"de": RIGHT, "ru": ВЕРНО}


def test_approval_of_a_correction_that_another_has_overtaken_is_out_of_date(
    room: BroadcastWorld,
) -> None:
    number = arrived(room, ANNA)
    mine, theirs = room.correction(number, ru=ВЕРНО), room.correction(number, OTTO, de=RIGHT)
    room.release(mine, needs_approval=True)
    shown = room.find(mine).revision
    assert isinstance(room.release(theirs), Broadcast)
    assert room.approve(mine, revision=shown) is Refusal.OUT_OF_DATE
    assert isinstance(room.approve(mine), Broadcast)


def test_those_who_are_away_and_those_nobody_knows_about_are_not_edited(
    room: BroadcastWorld,
) -> None:
    number = room.begun()
    room.unknown(in_hand(room, ANNA))
    room.blocked(room.hand[CLARA])
    room.deliver()
    made = corrected(room, number, de=RIGHT)
    assert room.deliveries(CORRECTION, made).keys() == {OLGA}


def test_what_is_corrected_says_the_same_to_those_who_get_it_later(room: BroadcastWorld) -> None:
    number = arrived(room, ANNA)
    corrected(room, number, de=RIGHT, ru=ВЕРНО)
    found = room.find(number)
    assert found.versions == {"de": RIGHT, "ru": ВЕРНО}
    assert found.state is State.SENDING
    assert (found.audience, found.corrects) == (room.find(number).audience, None)


ALL = (OLGA, OTTO, ANNA, BORIS, CLARA)
