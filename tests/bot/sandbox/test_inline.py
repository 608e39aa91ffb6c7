"""Inline mode of the stand-in: what is asked, and which answers Telegram would refuse."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.errors import ApiError
from bot.sandbox.telegram import Telegram


def article(name: str = "a", **values: Any) -> dict[str, Any]:
    content = {"message_text": "text"}
    return {"type": "article", "id": name, "title": "x", "input_message_content": content, **values}


def answer(telegram: Telegram, query: str, *results: Any, **values: Any) -> bool:
    said = {"inline_query_id": query, "results": list(results), **values}
    return bool(telegram.call("answerInlineQuery", said))


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(ApiError) as refused:
        call()
    return refused.value.description


def test_a_query_says_who_asks_what_and_in_which_kind_of_chat(
    telegram: Telegram, anna: Person
) -> None:
    telegram.type_inline(anna, "x" * 300)
    telegram.type_inline(anna, "y", telegram.add_group(-9, "Group", [anna]))
    first, second = (u["inline_query"] for u in telegram.pending if "inline_query" in u)
    assert (first["from"]["id"], first["chat_type"]) == (anna.id, "sender")
    assert first["query"] == "x" * 256
    assert second["chat_type"] == "group"


def test_a_result_is_sent_as_its_senders_message_by_way_of_the_bot(
    telegram: Telegram, anna: Person
) -> None:
    group = telegram.add_group(-9, "Group", [anna])
    query = telegram.type_inline(anna, "", group)
    markup = {"inline_keyboard": [[{"text": "b", "url": "https://t.me/x"}]]}
    assert answer(telegram, query, article("a", reply_markup=markup), article("b"))
    telegram.pending.clear()
    sent = telegram.send_inline(anna, query, "a", group)
    assert (sent.sender, sent.text, sent.rows) == (anna, "text", markup["inline_keyboard"])
    [update] = telegram.pending
    assert update["message"]["via_bot"]["id"] == telegram.bot.id
    with pytest.raises(ValueError, match="no such result"):
        telegram.send_inline(anna, query, "c", group)


def test_a_query_is_answered_once_and_not_for_ever(telegram: Telegram, anna: Person) -> None:
    query = telegram.type_inline(anna, "")
    answer(telegram, query)
    assert "query is too old" in refusal(lambda: answer(telegram, query))
    assert "query is too old" in refusal(lambda: answer(telegram, "no such"))
    old = telegram.type_inline(anna, "")
    for _ in range(100):
        telegram.type_inline(anna, "")
    assert "query is too old" in refusal(lambda: answer(telegram, old))


@pytest.mark.parametrize(
    ("results", "more", "why"),
    [
        ([article(str(n)) for n in range(51)], {}, "RESULTS_TOO_MUCH"),
        ([article("я" * 33)], {}, "RESULT_ID_INVALID"),
        ([article("")], {}, "RESULT_ID_INVALID"),
        ([article(), article()], {}, "RESULT_ID_DUPLICATE"),
        ([article(title=" ")], {}, "title"),
        ([article(input_message_content={})], {}, "message_text"),
        ([article(input_message_content={"message_text": "x" * 4097})], {}, "too long"),
        ([article(misspelt=1)], {}, "can't parse inline query result"),
        ([article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})], {}, "unallowed"),
        ([], {"button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ([], {"button": {"text": " ", "start_parameter": "a"}}, "button"),
        ([], {"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ([], {"cache_time": -1}, "cache_time"),
    ],
)
def test_what_telegram_would_refuse_is_refused(
    telegram: Telegram, anna: Person, results: list[Any], more: dict[str, Any], why: str
) -> None:
    query = telegram.type_inline(anna, "")
    assert why in refusal(lambda: answer(telegram, query, *results, **more))
    assert answer(telegram, query)


def test_web_apps_are_for_private_chats_and_https_alone(telegram: Telegram, anna: Person) -> None:
    telegram.say(anna, "/start")
    group = telegram.add_group(-9, "Group", [anna])

    def send(chat: int, address: str) -> None:
        app = {"inline_keyboard": [[{"text": "x", "web_app": {"url": address}}]]}
        telegram.call("sendMessage", {"chat_id": chat, "text": "x", "reply_markup": app})

    send(anna.id, "https://pages.example/")
    assert "Only HTTPS" in refusal(lambda: send(anna.id, "http://pages.example/"))
    assert "BUTTON_TYPE_INVALID" in refusal(lambda: send(group.id, "https://pages.example/"))
