"""A leader takes back in words what they have just said of a workshop, at whatever is asked."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import leader, own_workshops

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def _asked(stage: Stage, *answers: str) -> Talker:
    lena = await leader(stage)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in answers:
        await lena.says(answer)
    return lena


@pytest.mark.parametrize(
    ("answers", "text", "known"),
    [
        (("30",), "nee doch am 29", "Di., 29. Juni"),
        (("30", "9:15"), "nee doch 16 uhr", "Mi., 30. Juni · 16:00"),
        (("30", "9:15"), "oh, lieber am Dienstag um 15 uhr", "Di., 29. Juni · 15:00"),
        (("30", "9:15", "75 min"), "nein doch nur 45 min", "Mi., 30. Juni · 09:15 · 45 Min."),
        (("30", "9:15", "75 min"), "нет, лучше в 16", "Mi., 30. Juni · 16:00"),
        (("30", "9:15", "75 min", "Teehaus"), "nee doch 16 uhr", "Mi., 30. Juni · 16:00"),
        (("30", "9:15", "75 min", "Teehaus / Чайная"), "nee doch 16 uhr", "Mi., 30. Juni · 16:00"),
        (
            ("30", "9:15", "75 min", "Teehaus / Чайная", "Planung"),
            "ach nee, lieber um 16 uhr",
            "Mi., 30. Juni · 16:00",
        ),
    ],
)
async def test_an_answer_is_taken_back_where_something_else_is_asked(
    forum: Stage, answers: tuple[str, ...], text: str, known: str
) -> None:
    lena = await _asked(forum, *answers)
    question = lena.text.splitlines()[0]
    said = (await lena.says(text)).replace("\xa0", " ")
    assert f"Neuer Workshop · {known}" in said
    assert "kann ich nicht" not in said
    assert question in said or len(answers) == 1


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("ne stunde", "1 Std."),
        ("nur ne halbe stunde", "30 Min."),
        ("nur 45 min", "45 Min."),
    ],
)
async def test_a_length_is_read_in_slang(forum: Stage, text: str, length: str) -> None:
    lena = await _asked(forum, "30", "9:15")
    said = (await lena.says(text)).replace("\xa0", " ")
    assert f"09:15 · {length}" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nee doch 16 uhr", "16:00–17:15"),
        ("halb sechs wär besser", "17:30–18:45"),
        ("doch erst um 11 uhr", "11:00–12:15"),
        ("nur 45 min", "09:15–10:00"),
        ("heißt jetzt Durchlauf", "Durchlauf"),
        ("нет, лучше в 16:00", "16:00–17:15"),
        ("называется Репетиция", "Репетиция"),
    ],
)
async def test_what_is_proposed_is_taken_back_in_slang(
    forum: Stage, text: str, expected: str
) -> None:
    lena = await _asked(forum, "30", "9:15", "75 min", "Teehaus / Чайная", "Planung")
    await lena.presses("Eine Sprache genügt")
    said = (await lena.says(text)).replace("\xa0", " ")
    assert expected in said
    assert "kann ich nicht" not in said


async def test_a_place_is_named_without_what_takes_the_last_one_back(forum: Stage) -> None:
    lena = await _asked(forum, "30", "9:15", "75 min")
    assert "· Garten\n" in await lena.says("ach nee, doch im Garten")


@pytest.mark.parametrize(
    "text",
    ["neuer Workshop morgen 18 Uhr Singen", "новый воркшоп завтра в 18 пение"],
)
async def test_another_workshop_is_told_while_something_is_asked_of_the_first(
    forum: Stage, text: str
) -> None:
    lena = await _asked(forum, "30", "9:15")
    said = (await lena.says(text)).replace("\xa0", " ")
    assert said.startswith("Wie lange dauert der Workshop?")
    assert "Di., 29. Juni · 18:00" in said
    assert "kann ich nicht" not in said
    await own_workshops(lena)
    assert len([label for label in lena.labels if label.startswith("Fortsetzen: ")]) == 2
