"""Who has asked the organisers something may withdraw it as long as it is open."""

import pytest

from tests.flows.conversation import Stage, Talker, labels_of
from tests.flows.helpdesk.world import (
    QUESTION,
    about,
    answers,
    bound,
    closes,
    passes_on,
    question_in,
    replies,
)
from tests.flows.organising import somebody
from tests.flows.working_groups import joins, known

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

_WITHDRAW = "Frage zurückziehen"
_GONE = "Die Frage wurde zurückgezogen: Eine Antwort ist nicht mehr nötig."


async def test_a_question_that_is_open_is_withdrawn_and_the_desk_sees_that(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await passes_on(anna)
    shown = question_in(group)
    said = await anna.presses(_WITHDRAW)
    assert said.startswith("Ihre Frage ist zurückgezogen")
    assert QUESTION in said
    assert anna.labels[0] == "Organisationsteam fragen"
    await desk.finished()
    assert _GONE in shown.text
    assert labels_of(shown) == []
    assert not desk.holds("help_question", "answered_at IS NULL")


async def test_what_was_withdrawn_is_not_reminded_of_and_another_question_may_be_asked(
    desk: Stage, anna: Talker
) -> None:
    _olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses(_WITHDRAW)
    count = len(group.messages)
    await passes_on(anna, "Gibt es einen Schwimmbadgutschein?")
    assert "An das Organisationsteam weitergegeben" in anna.text
    assert len(group.messages) == count + 1


async def test_an_answer_to_what_was_withdrawn_still_arrives(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses(_WITHDRAW)
    await replies(olga, question_in(group))
    assert len(answers(anna)) == 1


async def test_an_answer_ends_the_withdrawal_and_what_is_written_to_it_reaches_the_desk(
    desk: Stage, anna: Talker
) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    await anna.presses(_WITHDRAW)
    await replies(olga, question_in(group), "An welchem Eingang?")
    answer = answers(anna)[-1]
    await replies(anna, answer, "Am Saal 2.")
    assert about(group, "Am Saal 2.")
    await anna.presses("Weiterschreiben", answer)
    await anna.says("Um acht Uhr.")
    await desk.delivered()
    assert about(group, "Um acht Uhr.")


async def test_what_the_desk_is_done_with_is_withdrawn_no_more(desk: Stage, anna: Talker) -> None:
    olga, _otto, group = await bound(desk)
    await passes_on(anna)
    passed = anna.screen
    await closes(olga, question_in(group))
    await desk.delivered()
    said = await anna.presses(_WITHDRAW, passed)
    assert said.startswith("Ihre Frage ist schon erledigt")
    assert "zurückgezogen" not in question_in(group).text


async def test_nothing_is_added_to_what_was_withdrawn(desk: Stage, anna: Talker) -> None:
    await bound(desk)
    await passes_on(anna)
    number = anna.screen.rows[0][0]["callback_data"]
    await anna.presses(_WITHDRAW)
    await anna.sends_press(number)
    assert "Schreiben an das Organisationsteam" not in anna.text


@pytest.mark.parametrize(
    "words",
    [
        "Ich möchte meine Frage zurückziehen",
        "Bitte ziehen Sie meine Frage zurück!",
        "kann ich die frage löschen",
        "Meine Frage hat sich erledigt, danke",
    ],
)
async def test_in_words_the_question_is_shown_with_the_button(
    desk: Stage, anna: Talker, words: str
) -> None:
    await bound(desk)
    await passes_on(anna)
    said = await anna.says(words)
    assert said.startswith("Ihre Frage ist beim Organisationsteam")
    assert _WITHDRAW in anna.labels


@pytest.mark.parametrize(
    "words",
    ["хочу отозвать свой вопрос", "Мой вопрос больше не актуален", "удалите мой вопрос пожалуйста"],
)
async def test_in_russian_too(desk: Stage, boris: Talker, words: str) -> None:
    await bound(desk)
    await passes_on(boris, "Где можно оставить чемодан?")
    await boris.says(words)
    assert "Отозвать вопрос" in boris.labels


async def test_with_a_seat_it_is_the_question_that_is_withdrawn(foyer: Stage) -> None:
    anna = await known(foyer, 11, "Anna")
    await joins(anna, "presse")
    said = await anna.says("Ich möchte meine Frage zurückziehen")
    assert "Platz abgeben" not in said
    await anna.says("Ich möchte meinen Platz in Presse zurückziehen")
    assert "Platz abgeben" in anna.text


async def test_where_nothing_is_open_there_is_nothing_to_withdraw(desk: Stage) -> None:
    await bound(desk)
    anna = await somebody(desk, 11, "Anna")
    said = await anna.says("Entschuldigung, die Frage hat sich erledigt.")
    assert said.startswith("Alles klar!")
