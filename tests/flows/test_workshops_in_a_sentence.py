"""A new workshop that a leader tells in one sentence: what is said is kept, the rest is asked."""

import pytest

from tests.flows.conversation import Stage
from tests.flows.teams import adds, joined, leader

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

LENGTH = "Wie lange dauert der Workshop?"
PLACE = "Wo, oder über welchen Link?"
OTHER_TITLE = "Und auf Russisch?"
OWN = "Eigene Workshops"


@pytest.mark.parametrize(
    ("text", "asked", "known"),
    [
        (
            "Neuer Workshop Trommeln morgen 15 Uhr in der Aula",
            LENGTH,
            "Di., 29. Juni · 15:00 · Aula · Trommeln",
        ),
        (
            "Neuer Workshop: Trommeln, morgen 15 Uhr, Aula",
            LENGTH,
            "Di., 29. Juni · 15:00 · Aula · Trommeln",
        ),
        (
            "Neuer Workshop Trommeln morgen um 15 Uhr in der Großen Halle, 90 Minuten",
            OTHER_TITLE,
            "Di., 29. Juni · 15:00 · 1 Std. 30 Min. · Große Halle · Trommeln",
        ),
        (
            "Workshop Tanzen im Regen am Dienstag von 15 bis 17 Uhr, Große Halle",
            OTHER_TITLE,
            "Di., 29. Juni · 15:00 · 2 Std. · Große Halle · Tanzen im Regen",
        ),
        (
            "Trage bitte einen Workshop Trommeln am 29.6. um 15:00 für 90 Minuten ein",
            PLACE,
            "Di., 29. Juni · 15:00 · 1 Std. 30 Min. · Trommeln",
        ),
        (
            "Neuer Workshop „Wer malt 5 Bilder?“ heute 18-19 Uhr am Brunnen",
            OTHER_TITLE,
            "Mo., 28. Juni · 18:00 · 1 Std. · Brunnen · Wer malt 5 Bilder?",
        ),
        (
            "Neuer Workshop im Brunnen morgen 15 Uhr Singen",
            LENGTH,
            "Di., 29. Juni · 15:00 · Brunnen · Singen",
        ),
        (
            "Новый воркшоп «Барабаны» завтра в 15:00 в актовом зале",
            LENGTH,
            "Di., 29. Juni · 15:00 · Барабаны",
        ),
        (
            "добавь воркшоп Пение завтра в 15 на час у фонтана",
            LENGTH,
            "Di., 29. Juni · 15:00 · Brunnen · Пение",
        ),
        ("Workshop morgen um drei", LENGTH, "Di., 29. Juni · 15:00"),
    ],
)
async def test_what_is_said_is_kept_and_the_rest_is_asked(
    forum: Stage, text: str, asked: str, known: str
) -> None:
    lena = await leader(forum)
    said = (await lena.says(text)).replace("\xa0", " ")
    assert said.startswith(asked)
    assert said.splitlines()[1] == f"Neuer Workshop · {known}"


async def test_a_sentence_that_says_all_is_shown_as_what_it_would_change(forum: Stage) -> None:
    lena = await leader(forum)
    await lena.says("Neuer Workshop Trommeln morgen 15 bis 16 Uhr in der Großen Halle")
    said = await lena.presses("Eine Sprache genügt")
    assert "Trommeln\nNeu: Di., 29. Juni, 15:00–16:00" in said.replace("\xa0", " ")
    assert "Ort: Große Halle" in said


async def test_an_hour_that_is_over_is_asked_for(forum: Stage) -> None:
    lena = await leader(forum)
    said = await lena.says("Neuer Workshop Trommeln heute 9 Uhr")
    assert said.startswith("Wann beginnt der Workshop?")
    assert "Mo., 28. Juni · Trommeln" in said.replace("\xa0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Neuer Workshop",
        "Ich möchte einen Workshop für mein Team anlegen",
        "Wie trage ich einen Workshop morgen um 15 Uhr ein?",
    ],
)
async def test_who_says_nothing_of_it_or_asks_comes_to_the_list(forum: Stage, text: str) -> None:
    lena = await leader(forum)
    assert (await lena.says(text)).startswith(OWN)


async def test_a_member_begins_no_workshop(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("Neuer Workshop Trommeln morgen 15 Uhr in der Aula")
    assert not forum.holds("workshop_draft", "person = 11")


async def test_a_workshop_that_there_is_is_no_new_one(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena, title="Trommeln")
    await lena.says("Workshop Trommeln morgen 15 Uhr")
    assert not forum.holds("workshop_draft", "session IS NULL")


@pytest.mark.parametrize(
    ("text", "asked", "known"),
    [
        (
            "morgen 17:30 treffen wir uns im Foyer zum Proben",
            LENGTH,
            "Di., 29. Juni · 17:30 · Foyer",
        ),
        ("wir proben morgen um 19:30 Uhr", LENGTH, "Di., 29. Juni · 19:30"),
        ("wir treffen uns morgen um 20 Uhr am Brunnen", LENGTH, "29. Juni · 20:00 · Brunnen"),
        ("завтра в 20 репетируем в большом зале", LENGTH, "29. Juni · 20:00 · Große Halle"),
        ("trag mal ein: morgen 18 uhr singen, ne stunde", PLACE, "18:00 · 1 Std. · singen"),
        ("добавь на завтра в 19:30 караоке", LENGTH, "Di., 29. Juni · 19:30 · караоке"),
        (
            "neuer workshop: morgen, 18-19 uhr, plakate malen, im cafe",
            OTHER_TITLE,
            "Di., 29. Juni · 18:00 · 1 Std. · cafe · plakate malen",
        ),
    ],
)
async def test_what_is_told_without_the_word_for_a_workshop_begins_one(
    forum: Stage, text: str, asked: str, known: str
) -> None:
    lena = await leader(forum)
    said = (await lena.says(text)).replace("\xa0", " ")
    assert said.startswith(asked)
    assert said.splitlines()[1].endswith(f" · {known}") or known in said


@pytest.mark.parametrize(
    "text",
    [
        "wann treffen wir uns morgen",
        "treffen wir uns morgen um 20 Uhr?",
        "wir treffen uns morgen um 16 Uhr",
        "trag mich morgen um 15 Uhr ein",
        "запиши меня завтра в 19",
    ],
)
async def test_what_asks_or_is_about_oneself_or_there_already_begins_none(
    forum: Stage, text: str
) -> None:
    lena = await leader(forum)
    await lena.says(text)
    assert not forum.holds("workshop_draft")


async def test_of_a_member_such_a_sentence_begins_nothing(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("wir treffen uns morgen um 20 Uhr am Brunnen")
    assert not forum.holds("workshop_draft")
