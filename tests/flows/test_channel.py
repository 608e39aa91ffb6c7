"""Changes are posted in a public channel or group: bound in private, one post, edited, ended."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad_request
from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    OTHER_ORGANISER,
    as_file,
    edited,
    moved,
    publishes,
    renamed,
    somebody,
)
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

CHANNEL, GROUP = -1_000_000_000_777, -778


async def chosen(organiser: Talker, chat: Chat, label: str = "Kanal wählen") -> str:
    """Choose where changes are posted; the screen after it."""
    await organiser.says("/start")
    await organiser.presses("Organisationsbüro")
    await organiser.presses("Mehr")
    await organiser.presses("Kanal für Änderungen")
    await organiser.presses("Kanal oder Gruppe wählen")
    organiser.stage.telegram.share_chat(organiser.person, chat, label)
    await organiser.stage.finished()
    return organiser.text


@pytest.fixture
def channel(desk: Stage, olga: Talker) -> Chat:
    return desk.telegram.add_channel(CHANNEL, "Konferenz aktuell", olga.person)


async def later(desk: Stage, minutes: int = 3) -> None:
    """Let some minutes pass, after which what is owed has gone out."""
    await desk.clock.travel(desk.clock.now() + timedelta(minutes=minutes))
    await desk.delivered()


def posts(chat: Chat) -> list[str]:
    return [message.text.replace("\u00a0", " ") for message in chat.messages if not message.service]


async def test_a_change_is_one_post_in_both_languages_that_is_edited_when_things_change_again(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    assert "werden in „Konferenz aktuell“ veröffentlicht" in await chosen(olga, channel)
    assert not desk.telegram.chats[olga.person.id].keys
    await publishes(olga, moved(19))
    await later(desk)
    [text] = posts(channel)
    assert "Das Programm hat sich geändert" in text
    assert "Zeit: Mo., 28. Juni, 18:00–20:00 → 19:00–21:00" in text
    assert "Время: пн, 28 июня, 18:00–20:00 → 19:00–21:00" in text
    assert "Wird in „Konferenz aktuell“ veröffentlicht" in await olga.says("Eröffnung in Brunnen")
    await olga.presses("Veröffentlichen")
    await later(desk)
    [text] = posts(channel)
    assert "18:00–20:00 → 19:00–21:00" in text
    assert "Ort: Große Halle → Brunnen" in text
    await publishes(olga, small_programme())
    await later(desk)
    [text] = posts(channel)
    assert "Zurückgenommen: Es bleibt alles, wie es war." in text
    await later(desk, 90)
    await publishes(olga, renamed("Anfang", "Начало"))
    await later(desk)
    assert len(posts(channel)) == 2
    assert "Bisher: „Eröffnung“" in posts(channel)[1]


async def test_that_nobody_is_told_is_never_said_where_the_channel_is_posted_to(
    olga: Talker, channel: Chat
) -> None:
    await chosen(olga, channel)
    shown = await olga.says("Nacht in Brunnen")
    published = await olga.presses("Veröffentlichen")
    for text in (shown, published):
        assert "Wird in „Konferenz aktuell“ veröffentlicht\nSonst wird niemand benach" in text
        assert "Niemand" not in text
    await olga.says("Eröffnung in Brunnen")
    await olga.presses("Alle")
    assert "erfährt davon\nWird in „Konferenz aktuell“ veröff" in await olga.presses("Veröffent")


async def test_several_releases_within_the_waiting_time_are_one_post_and_back_again_is_none(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    await chosen(olga, channel)
    for name in ("Imbiss", "Brotzeit"):
        await olga.sends_file("p.yaml", as_file(edited("essen", title=Text(name))))
        await olga.presses("Veröffentlichen")
    assert posts(channel) == []
    await later(desk)
    [text] = posts(channel)
    assert ("Brotzeit" in text, "Imbiss" in text) == (True, False)
    assert channel.messages[0].edit_date is None
    await later(desk, 70)
    for name in ("Imbiss", "Brotzeit"):
        await olga.sends_file("p.yaml", as_file(edited("essen", title=Text(name))))
        await olga.presses("Veröffentlichen")
    await later(desk, 6)
    assert len(posts(channel)) == 1


async def test_what_is_corrected_quietly_is_posted_neither_then_nor_later(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    await chosen(olga, channel)
    await olga.sends_file("p.yaml", as_file(renamed("Eröffnungsfeier", "Открытие")))
    await olga.presses("Still berichtigen")
    await olga.presses("Veröffentlichen")
    await later(desk)
    assert posts(channel) == []
    await olga.says("Eröffnungsfeier in Brunnen")
    await olga.presses("Veröffentlichen")
    await later(desk)
    [text] = posts(channel)
    assert ("Ort: Große Halle → Brunnen" in text, "Bisher" in text) == (True, False)


async def test_a_post_that_was_deleted_is_made_anew_and_a_crash_doubles_none(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    await chosen(olga, channel)
    await publishes(olga, moved(19))
    await desk.restart()
    await later(desk)
    assert len(posts(channel)) == 1
    channel.messages.clear()
    await publishes(olga, renamed("Anfang", "Начало"))
    await later(desk)
    [text] = posts(channel)
    assert "Anfang" in text
    await desk.restart()
    await later(desk)
    assert len(posts(channel)) == 1


async def test_the_same_screen_ends_it_and_so_does_losing_the_right_of_which_organisers_are_told(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await chosen(olga, channel)
    await olga.presses("Dort nichts mehr veröffentlichen")
    assert "in keinem Kanal" in olga.text
    await publishes(olga, moved(19))
    await later(desk)
    assert posts(channel) == []
    await chosen(olga, channel)
    desk.telegram.take_rights(olga.person, channel)
    await desk.delivered()
    assert ivan.text.startswith("В «Konferenz aktuell» изменения больше не публикуются")
    assert "in keinem Kanal" in await chosen_screen(olga)
    await chosen(olga, channel)
    channel.bot_posts_messages = False
    await publishes(olga, small_programme())
    await later(desk)
    assert "in keinem Kanal" in await chosen_screen(olga)


async def test_a_post_that_is_owed_while_an_older_one_is_fresh_and_made_anew_comes_once(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    await chosen(olga, channel)
    await publishes(olga, moved(20))
    await later(desk)
    await later(desk, 58)
    await publishes(olga, moved(21))
    await later(desk)
    assert len(posts(channel)) == 2
    assert not desk.holds("delivery", "kind = 'channel' AND repeat")


async def test_organisers_are_told_once_of_posts_that_telegram_refuses(
    desk: Stage, olga: Talker, channel: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await chosen(olga, channel)
    call = desk.telegram.api.call

    def refusing(method: str, said: dict[str, Any]) -> Any:
        if method == "sendMessage" and said["chat_id"] == channel.id:
            raise bad_request("not enough rights to manage topics")
        return call(method, said)

    monkeypatch.setattr(desk.telegram.api, "call", refusing)
    for hour in (19, 20):
        await publishes(olga, moved(hour))
        await later(desk)
    told = [m for m in ivan.chat.messages if "не удалось опубликовать" in m.text]
    assert len(told) == 1
    assert "Not enough rights to manage topics" in told[0].text
    monkeypatch.undo()
    await publishes(olga, moved(21))
    await later(desk)
    assert "18:00–20:00 → 21:00–23:00" in posts(channel)[0]


async def chosen_screen(organiser: Talker) -> str:
    await organiser.says("/start")
    await organiser.presses("Organisationsbüro")
    await organiser.presses("Mehr")
    return await organiser.presses("Kanal für Änderungen")


async def test_a_group_is_followed_when_it_becomes_a_supergroup(desk: Stage, olga: Talker) -> None:
    group = desk.telegram.add_group(GROUP, "Gäste", [olga.person])
    await chosen(olga, group, "Gruppe wählen")
    assert "in „Gäste“" in olga.text
    await publishes(olga, moved(19))
    await later(desk)
    assert len(posts(group)) == 1
    new = desk.telegram.migrate(group)
    await desk.finished()
    await publishes(olga, renamed("Anfang", "Начало"))
    await later(desk)
    assert len(posts(new)) == 1


async def test_only_organisers_choose_and_the_bot_has_to_be_an_administrator(
    desk: Stage, olga: Talker, channel: Chat
) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.sends_press("V")
    assert "nicht mehr aktuell" in anna.text
    shared = {"chat_shared": {"request_id": 1, "chat_id": channel.id, "title": "Fremd"}}
    desk.telegram._send(anna.person, anna.chat, service=shared)
    await desk.finished()
    assert not desk.holds("channel")
    desk.telegram._send(olga.person, olga.chat, service=shared)
    await desk.finished()
    assert "In „Fremd“ darf ich nicht schreiben" in olga.text
    assert not desk.holds("channel")
    await desk.clock.travel(at(29, 9))


async def test_that_the_help_desk_is_open_to_all_who_follow_the_changes_is_said_both_ways_round(
    desk: Stage, olga: Talker
) -> None:
    group = desk.telegram.add_group(GROUP, "Gäste", [olga.person])
    assert "lesen" not in await olga.says("/helpdesk", group)
    await chosen(olga, group, "Gruppe wählen")
    assert olga.text.endswith("folgt, liest auch die Fragen der Teilnehmenden.")
    said = await olga.says("/helpdesk", group)
    assert said.endswith("Wer ihnen folgt, liest die Fragen der Teilnehmenden mit.")
