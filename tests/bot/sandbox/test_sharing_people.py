"""Keys let a person choose people for the bot, which is told no more of them than it has asked."""

from typing import Any

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import refusal


def asked(telegram: Telegram, person: Person, **request: Any) -> None:
    """Let the bot put a key below the chat that asks for people."""
    telegram.say(person, "/start")
    key = {"text": "Choose", "request_users": {"request_id": 7, **request}}
    markup = {"keyboard": [[key]]}
    telegram.call("sendMessage", {"chat_id": person.id, "text": "?", "reply_markup": markup})


def test_who_is_chosen_is_told_as_far_as_it_was_asked(telegram: Telegram, anna: Person) -> None:
    other = telegram.add_person(77, "Bert")
    for request, said in (
        ({}, {"user_id": 77}),
        ({"request_name": True}, {"user_id": 77, "first_name": "Bert"}),
    ):
        asked(telegram, anna, **request)
        telegram.pending.clear()
        telegram.share_users(anna, [other], "Choose")
        [update] = telegram.pending
        assert update["message"]["users_shared"] == {"request_id": 7, "users": [said]}


def test_only_a_key_that_asks_for_so_many_people_shares_them(
    telegram: Telegram, anna: Person
) -> None:
    others = [telegram.add_person(number, "Bert") for number in (77, 78)]
    with pytest.raises(ValueError, match="no key"):
        telegram.share_users(anna, others[:1], "Choose")
    asked(telegram, anna, user_is_bot=False)
    for people, label in ((others, "Choose"), (others[:1], "Another"), ([], "Choose")):
        with pytest.raises(ValueError, match="no key"):
            telegram.share_users(anna, people, label)
    with pytest.raises(ValueError, match="no key"):
        telegram.share_users(anna, [telegram.bot], "Choose")
    asked(telegram, anna, max_quantity=2)
    assert telegram.share_users(anna, others, "Choose")


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"request_id": "7"},
        {"request_id": True},
        {"request_id": 2**31},
        {"request_id": 7, "max_quantity": 0},
        {"request_id": 7, "max_quantity": 11},
        {"request_id": 7, "user_is_bot": "no"},
        {"request_id": 7, "request_name": 1},
    ],
)
def test_what_a_key_asks_for_is_checked(
    telegram: Telegram, anna: Person, request_: dict[str, Any]
) -> None:
    telegram.say(anna, "/start")
    markup = {"keyboard": [[{"text": "Choose", "request_users": request_}]]}
    said = {"chat_id": anna.id, "text": "?", "reply_markup": markup}
    assert refusal(telegram, "sendMessage", **said).code == 400


def test_people_are_asked_for_in_private_chats_only(telegram: Telegram, anna: Person) -> None:
    group = telegram.add_group(-6, "Gruppe", [anna])
    asked(telegram, anna)
    keys = {"keyboard": telegram.chats[anna.id].keys}
    elsewhere = {"chat_id": group.id, "text": "?", "reply_markup": keys}
    assert "private chats only" in refusal(telegram, "sendMessage", **elsewhere).description
