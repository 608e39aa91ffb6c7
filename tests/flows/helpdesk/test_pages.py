"""An answer becomes an info page, in both languages, and one page however many press."""

from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.helpdesk.world import ANSWER, bound, passes_on, question_in, replies
from tests.flows.organising import somebody


async def writes_the_rest(organiser: Talker, title: str) -> None:
    """Answer what is asked for a page whose German text is there, and publish it."""
    await organiser.says(title)
    await organiser.says("Камера хранения")
    assert "auf Russisch" in organiser.text
    await organiser.says("В фойе, за гардеробом.")
    await organiser.presses("Prüfen und veröffentlichen")
    await organiser.presses(next(x for x in organiser.labels if "eröffentlichen" in x))
    await organiser.stage.delivered()


async def test_one_press_asks_for_title_and_the_other_language_in_private(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    await replies(olga, shown)
    assert labels_of(shown) == ["Zur Infoseite machen"]
    await olga.presses("Zur Infoseite machen", shown)
    assert olga.toast == "Es geht in unserem privaten Chat weiter."
    assert "Wie soll die Seite heißen?" in olga.text
    assert ANSWER in olga.text
    await writes_the_rest(olga, "Gepäck")
    assert ANSWER in await anna.says("/start i-answer-1")
    for text in (anna.text, *(m.text for m in olga.chat.messages if "Gepäck" in m.text)):
        assert "Koffer" not in text


async def test_only_an_organiser_makes_a_page(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    helper = desk.person(31, "Hanna")
    group.members.append(helper.person)
    await passes_on(anna)
    await replies(olga, question_in(group))
    await helper.presses("Zur Infoseite machen", question_in(group))
    assert helper.toast == "Das kann nur das Organisationsteam drücken."
    assert not desk.holds("info_draft")


async def test_the_page_made_while_another_organiser_makes_the_same_is_one_page(
    desk: Stage, anna: Talker
) -> None:
    olga, otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    await replies(olga, shown)
    await olga.presses("Zur Infoseite machen", shown)
    await otto.presses("Zur Infoseite machen", shown)
    await writes_the_rest(olga, "Gepäck")
    await writes_the_rest(otto, "Koffer und Taschen")
    listed = await anna.says("/info")
    assert "Koffer und Taschen" in listed
    assert "Gepäck" not in listed
    await olga.presses("Zur Infoseite machen", shown)
    assert "Infoseite ändern" in olga.text
    assert "Koffer und Taschen" in olga.text


async def test_a_question_that_the_desk_cannot_read_stands_beside_the_nearest_page(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await replies(olga, question_in(group))
    assert "Passt vielleicht" not in question_in(group).text
    await olga.presses("Zur Infoseite machen", question_in(group))
    await writes_the_rest(olga, "Gepäck")
    boris = await somebody(desk, 12, "Борис", "ru")
    await passes_on(boris, "Почему ваша камера съела мой ключ и монеты?")
    shown = next(m for m in group.messages if m.sender is None and "монеты" in m.text)
    assert "Passt vielleicht: Gepäck" in shown.text
