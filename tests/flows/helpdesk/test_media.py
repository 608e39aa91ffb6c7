"""What travels to the desk and back: files, albums, voice, locations."""

from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.helpdesk.world import (
    TITLE,
    about,
    answers,
    bound,
    file,
    passes_on,
    question_in,
)


async def asks_for_a_human(anna: Talker) -> None:
    await anna.says("/help")
    await anna.presses("Organisationsteam fragen")


async def test_a_voice_message_is_a_question_with_who_asks_below_it(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await asks_for_a_human(anna)
    desk.telegram.send_file(anna.person, "voice", file("v1", "audio/ogg"))
    await desk.delivered()
    assert "Eine Sprachnachricht" in anna.text
    shown = last_of_bot(group)
    assert shown.kind == "voice"
    assert shown.text.startswith("Frage von Anna")
    desk.telegram.send_file(
        olga.person, "voice", file("v2", "audio/ogg"), chat=group, reply_to=shown
    )
    await desk.delivered()
    assert answers(anna)[-1].kind == "voice"
    assert answers(anna)[-1].text == TITLE
    assert "Beantwortet: Olga" in shown.text


async def test_a_photo_as_the_answer_arrives_with_its_caption(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    desk.telegram.send_file(
        olga.person, "photo", file("p1"), "Hier.", group, reply_to=question_in(group)
    )
    await desk.delivered()
    (answer,) = answers(anna)
    assert (answer.kind, answer.text) == ("photo", f"{TITLE}\n\nHier.")


async def test_a_location_travels_both_ways_below_a_heading_of_its_own(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await asks_for_a_human(anna)
    desk.telegram.send_location(anna.person, 54.5, 36.25)
    await desk.delivered()
    heading, point = [m for m in group.messages if m.sender is None][-2:]
    assert "Ein Standort" in heading.text
    assert point.kind == "location"
    desk.telegram.send_location(olga.person, 54.6, 36.3, group, reply_to=point)
    await desk.delivered()
    assert [m.kind for m in anna.chat.messages[-2:]] == ["text", "location"]
    assert anna.chat.messages[-2].text == f"{TITLE}\nEin Standort"


async def test_an_album_stays_one_both_ways(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await asks_for_a_human(anna)
    files = [("photo", file(f"a{number}")) for number in range(3)]
    desk.telegram.send_album(anna.person, files, ["Was ist das?"])
    await desk.finished()
    await desk.clock.travel(desk.clock.now().replace(second=5))
    await desk.delivered()
    photos = [m for m in group.messages if m.sender is None and m.kind == "photo"]
    assert len(photos) == 3
    assert len({m.media_group_id for m in photos}) == 1
    assert photos[0].text == "Was ist das?"
    assert not desk.holds("help_question", "id > 1")
    back = [("photo", file(f"b{number}")) for number in range(2)]
    desk.telegram.send_album(olga.person, back, ["Das hier."], group, reply_to=photos[1])
    await desk.finished()
    await desk.clock.travel(desk.clock.now().replace(second=10))
    await desk.delivered()
    got = [m for m in anna.chat.messages if m.sender is None and m.kind == "photo"]
    assert [m.text for m in got] == ["Das hier.", ""]
    assert len({m.media_group_id for m in got}) == 1


async def test_an_item_that_comes_after_its_album_has_left_still_arrives(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await asks_for_a_human(anna)
    desk.telegram.send_file(anna.person, "photo", file("c1"), media_group_id="77")
    await desk.finished()
    await desk.clock.travel(desk.clock.now().replace(second=5))
    await desk.delivered()
    desk.telegram.send_file(anna.person, "photo", file("c2"), media_group_id="77")
    await desk.finished()
    await desk.clock.travel(desk.clock.now().replace(second=10))
    await desk.delivered()
    photos = [m for m in group.messages if m.sender is None and m.kind == "photo"]
    assert len(photos) == 2


async def test_a_sticker_is_not_passed_on_and_is_said_so(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses("Weiterschreiben")
    desk.telegram.send_file(anna.person, "sticker", file("s1", "image/webp"))
    await desk.delivered()
    assert "Weitergeben kann ich Texte" in anna.text
    desk.telegram.send_file(
        olga.person, "sticker", file("s2", "image/webp"), chat=group, reply_to=question_in(group)
    )
    await desk.delivered()
    assert "Weitergeben kann ich Texte" in last_of_bot(group).text
    assert len(about(group)) == 1
