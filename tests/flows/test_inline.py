"""Inline mode: cards of sessions for any chat, of what all may know, in their sender's language."""

import pytest

from bot.sandbox.chats import Chat
from bot.sandbox.inline import InlineQueries, InlineQuery, Result
from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker, until
from tests.flows.organising import edited, publishes, somebody
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def types(talker: Talker, text: str, chat: Chat | None = None) -> InlineQuery:
    """Type something behind the bot's name and wait for what is offered."""
    telegram = talker.stage.telegram
    query = telegram.inline.known[telegram.type_inline(talker.person, text, chat)]
    await until(lambda: query.results is not None)
    return query


def offered(query: InlineQuery) -> list[str]:
    return [result.title for result in query.results or ()]


async def only(talker: Talker, text: str, chat: Chat | None = None) -> Result:
    """The one result that is offered."""
    results = (await types(talker, text, chat)).results or []
    assert len(results) == 1
    return results[0]


async def test_a_card_says_what_when_and_where_and_leads_into_the_bot(desk: Stage) -> None:
    anna, boris = desk.person(11, "Anna"), desk.person(12, "Борис", "ru")
    group = desk.group(-5, anna, boris)
    card = await only(anna, "Eröff", group)
    assert card.description == "Mo., 28. Juni, 18:00–20:00 · Große Halle"
    assert card.text.startswith("Eröffnung\nMontag, 28. Juni\n18:00–20:00 Uhr (Moskau)\n")
    assert "17:00–19:00 Uhr (Berlin)\nOrt: Große Halle" in card.text
    assert [[b["url"] for b in row] for row in card.rows] == [
        ["https://t.me/konferenz_demo_bot?start=s-eroeffnung"]
    ]
    russian = await only(boris, "eröff")
    assert russian.description == "Пн, 28 июня, 18:00–20:00 · Большой зал"
    # Who only types has told the bot nothing, and stays unknown to it.
    assert not desk.holds("person", "id IN (11, 12)")


async def test_a_chosen_language_counts_for_more_than_that_of_the_app(desk: Stage) -> None:
    boris = await somebody(desk, 12, "Борис", "ru")
    boris.person.language_code = "de"
    assert offered(await types(boris, "eröff")) == ["Открытие"]


async def test_without_words_it_is_what_is_on_and_next(desk: Stage) -> None:
    anna = desk.person(11, "Anna")
    assert offered(await types(anna, "")) == ["Eröffnung"]
    desk.clock.set(at(28, 19))
    now, next_ = offered(await types(anna, " "))[:2]
    assert (now, next_) == ("Eröffnung", "Nacht")


async def test_it_is_found_by_days_places_and_slips_and_else_the_bot_is_offered(
    desk: Stage,
) -> None:
    anna = desk.person(11, "Anna")
    assert offered(await types(anna, "heute abend")) == ["Eröffnung", "Nacht"]
    assert offered(await types(anna, "Halle")) == ["Eröffnung"]
    assert offered(await types(anna, "Eröfnung")) == ["Eröffnung"]
    nothing = await types(anna, "Rhabarberkuchen")
    assert nothing.results == []
    assert nothing.button == {
        "text": "Nichts gefunden – den Bot fragen",
        "start_parameter": "ask",
    }
    await anna.says("/start ask")
    await anna.presses("Deutsch")
    assert anna.text == await anna.says("/search")


async def test_a_cancelled_session_is_marked(desk: Stage) -> None:
    olga = await somebody(desk, 21, "Olga")
    await publishes(olga, edited(cancelled=Text({"de": "Hitze", "ru": "жара"})))
    card = await only(olga, "Eröffnung")
    assert card.title == "Fällt aus: Eröffnung"
    assert "Grund: Hitze\n" in card.text
    assert card.entities[0] == {"type": "strikethrough", "offset": 0, "length": 9}


async def test_what_somebody_sends_by_way_of_the_bot_is_no_question_to_it(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    group = desk.group(-5, anna)
    query = await types(anna, "eröff")
    for chat in (group, anna.chat):
        before = len(chat.messages)
        desk.telegram.send_inline(anna.person, query.id, "eroeffnung", chat)
        await desk.finished()
        assert len(chat.messages) == before + 1


async def test_an_answer_that_comes_too_late_is_no_error(desk: Stage) -> None:
    anna = desk.person(11, "Anna")
    forgotten = desk.telegram.type_inline(anna.person, "eröff")
    del desk.telegram.inline.known[forgotten]
    await until(lambda: desk.telegram.calls["answerInlineQuery"] > 0)
    assert offered(await types(anna, "eröff")) == ["Eröffnung"]


async def test_at_most_twenty_are_offered_and_for_a_minute_at_most(
    large: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[dict[str, object]] = []
    answer = InlineQueries.answer

    def noted(self: InlineQueries, given: dict[str, object]) -> bool:
        said.append(given)
        return answer(self, given)

    monkeypatch.setattr(InlineQueries, "answer", noted)
    anna = large.person(11, "Anna")
    for text in ("Städte", "Raum 7", ""):
        assert len((await types(anna, text)).results or ()) == 20
    for given in said:
        assert given["is_personal"] is True
        assert 0 < int(str(given["cache_time"])) <= 60
