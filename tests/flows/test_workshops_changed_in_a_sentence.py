"""A leader changes a workshop of their team's own in a sentence: it is proposed as it is to be."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, joined, leader, publishes_it

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

CHANGED = "Das würde sich ändern"
WHICH = "Welcher Workshop ist gemeint?"


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """A leader whose team has one workshop of its own tomorrow and one on the day after."""
    lena = await leader(forum)
    await adds(lena, day="29", hour="14:00", title="Trommeln", russian="Барабаны")
    await adds(lena, day="30", hour="10:00", title="Theater", russian="Театр")
    await lena.says("/now")
    return lena


def plain(text: str) -> str:
    """A text without its no-break spaces."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Trommeln ist jetzt um 15:30", "Di., 29. Juni, 14:00–15:15 → 15:30–16:45"),
        ("Trommeln morgen um 16 Uhr", "14:00–15:15 → 16:00–17:15"),
        ("verschieb Trommeln auf 17 Uhr", "14:00–15:15 → 17:00–18:15"),
        ("Trommeln erst um 16 statt um 14 Uhr", "14:00–15:15 → 16:00–17:15"),
        ("Trommeln um 16 Uhr wegen Regen", "14:00–15:15 → 16:00–17:15"),
        ("Trommeln um 16 Uhr, nicht um 14 Uhr", "14:00–15:15 → 16:00–17:15"),
        ("Trommeln 14:30-16:00", "14:00–15:15 → 14:30–16:00"),
        ("Trommeln verschiebt sich um 30 min", "14:00–15:15 → 14:30–15:45"),
        ("Trommeln dauert jetzt 2 Stunden", "14:00–15:15 → 14:00–16:00"),
        ("unser Workshop Theater verschoben auf 11 Uhr", "10:00–11:15 → 11:00–12:15"),
        ("Theater jetzt in der Großen Halle", "Ort: Teehaus → Große Halle"),
        ("Театр теперь в большом зале", "Ort: Teehaus → Große Halle"),
        ("der Workshop morgen ist jetzt um 15:30", "14:00–15:15 → 15:30–16:45"),
        ("wir verschieben den Workshop morgen auf 15 Uhr", "14:00–15:15 → 15:00–16:15"),
        ("мы переносим завтрашний воркшоп на 15:00", "14:00–15:15 → 15:00–16:15"),
    ],
)
async def test_hour_length_and_place_are_proposed(lena: Talker, text: str, change: str) -> None:
    said = plain(await lena.says(text))
    assert said.startswith(CHANGED)
    assert change in said


async def test_hour_and_place_are_proposed_together_and_published(lena: Talker) -> None:
    said = plain(await lena.says("барабаны переносим на 16:00 в большой зал"))
    assert "14:00–15:15 → 16:00–17:15\nOrt: Teehaus → Große Halle" in said
    await publishes_it(lena)
    assert "16:00–17:15\nTrommeln" in plain(lena.text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("der Workshop morgen ist jetzt um 15:30 im Foyer", "15:30 · 1 Std. 15 Min. · Foyer"),
        ("Trommeln am Mittwoch um 16 Uhr im Raum 5", "16:00 · 1 Std. 15 Min. · Raum 5"),
        ("Trommeln eine halbe Stunde später im Foyer", "14:30 · 1 Std. 15 Min. · Foyer"),
        ("Trommeln findet im Foyer statt", "14:00 · 1 Std. 15 Min. · Foyer"),
    ],
)
async def test_a_new_place_is_asked_for_in_the_other_language(
    lena: Talker, text: str, known: str
) -> None:
    said = plain(await lena.says(text))
    assert said.startswith("Und auf Russisch?")
    assert f"{known} · Trommeln" in said
    assert f"Ort: Teehaus → {known.split(' · ')[-1]}" in plain(
        await lena.presses("In beiden Sprachen gleich")
    )


async def test_another_title_is_asked_for_in_the_other_language(lena: Talker) -> None:
    assert (await lena.says("Trommeln heißt jetzt Percussion")).startswith("Und auf Russisch?")
    assert "Deutsch: Trommeln → Percussion" in await lena.says("Перкуссия")


@pytest.mark.parametrize(
    "text", ["воркшоп переносим на 16:00, зал 2", "der Workshop ist jetzt um 16:00 im Raum 2"]
)
async def test_of_several_it_is_asked_which_and_nothing_is_lost(lena: Talker, text: str) -> None:
    assert (await lena.says(text)).startswith(WHICH)
    assert lena.labels[:2] == ["Trommeln", "Theater"]
    said = plain(await lena.presses("Theater"))
    assert "Mi., 30. Juni · 16:00 · 1 Std. 15 Min. · " in said
    assert "2 · Theater" in said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Trommeln fällt aus", "Trommeln"),
        ("Театр отменяется", "Theater"),
        ("der Workshop übermorgen entfällt", "Theater"),
        ("wir sagen Trommeln ab weil Anna krank ist", "Trommeln"),
    ],
)
async def test_one_that_is_off_is_proposed_to_be_cancelled(
    lena: Talker, text: str, title: str
) -> None:
    assert f"{title}\nFällt aus" in await lena.says(text)
    assert "Workshop absagen" in lena.labels


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Trommeln abgesagt, Halle gesperrt", "Grund auf Deutsch: Halle gesperrt"),
        ("Театр отменяем, Анна заболела", "Grund auf Russisch: Анна заболела"),
        ("Trommeln fällt aus wegen Regen", "Grund auf Deutsch: wegen Regen"),
        ("Trommeln fällt aus, sorry", "Warum?"),
        ("Trommeln fällt aus, bitte alle informieren", "Warum?"),
    ],
)
async def test_why_it_is_off_is_kept(lena: Talker, text: str, reason: str) -> None:
    said = await lena.says(text)
    assert "Fällt aus (war: " in said
    assert reason in said


async def test_of_several_it_is_asked_which_is_off(lena: Talker) -> None:
    assert (await lena.says("der Workshop fällt aus")).startswith(WHICH)
    assert "Theater\nFällt aus" in await lena.presses("Theater")


async def test_the_one_that_is_shown_is_meant(lena: Talker) -> None:
    await lena.says("Theater")
    assert "10:00–11:15 → 17:00–18:15" in plain(await lena.says("verschieb auf 17 Uhr"))


async def test_a_title_that_asks_is_changed_all_the_same(lena: Talker) -> None:
    await adds(lena, title="Wer malt mit?", russian="Кто рисует?")
    assert "Wer malt mit?\nFällt aus" in await lena.says("„Wer malt mit?“ absagen")
    await lena.presses("Verwerfen")
    assert (await lena.says("Wer malt mit? findet um 12 statt")).startswith(CHANGED)
    await lena.presses("Verwerfen")
    assert not (await lena.says("Wer leitet „Wer malt mit?“")).startswith(CHANGED)


@pytest.mark.parametrize("text", ["lösch den Workshop Theater", "удали воркшоп Театр"])
async def test_one_to_be_deleted_is_shown_with_the_ways_to_do_it(lena: Talker, text: str) -> None:
    assert (await lena.says(text)).startswith("Geändert ist noch nichts.")
    assert "Stand versehentlich drin" in lena.labels


@pytest.mark.parametrize(
    "text",
    [
        "wann ist Trommeln jetzt",
        "ist der Workshop jetzt im Foyer",
        "kann Trommeln um 16 Uhr sein",
        "ich komme zu Trommeln erst um 14:30",
        "Trommeln endet jetzt um 16 Uhr",
        "der Workshop Werkstatt ist jetzt um 15 Uhr",
        "wenn es regnet fällt Trommeln aus",
        "Trommeln nicht in der Großen Halle",
        "ich bin bei Trommeln im Foyer",
        "ich brauche für den Workshop jetzt einen Beamer im Raum",
    ],
)
async def test_what_asks_or_says_something_else_changes_nothing(lena: Talker, text: str) -> None:
    said = await lena.says(text)
    assert not said.startswith((CHANGED, WHICH))


async def test_a_press_by_somebody_else_changes_nothing(forum: Stage, lena: Talker) -> None:
    await lena.says("der Workshop ist jetzt um 16:00")
    [data, *_] = (button["callback_data"] for row in lena.screen.rows for button in row)
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("der Workshop ist jetzt um 16:00")
    assert not (await anna.sends_press(data)).startswith(CHANGED)
    assert not forum.holds("workshop_draft", "person = 11")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("nee doch 16:30", "16:00–17:15 → 16:30–17:45"),
        ("ach nein, lieber um 17 Uhr", "16:00–17:15 → 17:00–18:15"),
        ("ne stunde später", "16:00–17:15 → 17:00–18:15"),
        ("нет, лучше в 17:00", "16:00–17:15 → 17:00–18:15"),
    ],
)
async def test_what_was_just_published_is_taken_back(lena: Talker, text: str, change: str) -> None:
    await lena.says("Trommeln um 16 Uhr")
    await publishes_it(lena)
    said = plain(await lena.says(text))
    assert said.startswith(CHANGED)
    assert change in said


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Trommeln ins Cafe verlegen", "14:00 · 1 Std. 15 Min. · Cafe · Trommeln"),
        ("nenn Trommeln in Durchlauf um", "14:00 · 1 Std. 15 Min. · Teehaus · Durchlauf"),
        ("Trommeln umbenennen in Durchlauf", "14:00 · 1 Std. 15 Min. · Teehaus · Durchlauf"),
        ("Trommeln переименуй в Прогон", "14:00 · 1 Std. 15 Min. · Teehaus · Прогон"),
    ],
)
async def test_what_is_new_is_taken_as_it_is_written(lena: Talker, text: str, known: str) -> None:
    assert known in plain(await lena.says(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("der Workshop um 14 Uhr ist nicht im Foyer, sondern im Garten", "Trommeln"),
        ("воркшоп в 14:00 будет не в фойе, а в саду", "Trommeln"),
        ("der Workshop um 10 Uhr fällt aus", "Theater"),
    ],
)
async def test_a_workshop_is_told_by_its_hour(lena: Talker, text: str, title: str) -> None:
    said = await lena.says(text)
    assert title in said
    assert "Neuer Workshop" not in said


@pytest.mark.parametrize(
    "text", ["verschieb den Durchlauf auf 19 Uhr", "перенеси прогон на 19:00", "malerei absagen"]
)
async def test_of_what_nothing_is_called_it_is_asked_which_workshop_is_meant(
    lena: Talker, text: str
) -> None:
    assert (await lena.says(text)).startswith(WHICH)
    said = plain(await lena.presses("Trommeln"))
    assert ("Fällt aus" if "absagen" in text else "14:00–15:15 → 19:00–20:15") in said


async def test_why_it_is_off_is_not_asked_again(lena: Talker) -> None:
    said = await lena.says("Trommeln fällt aus, weil der Raum zu ist")
    assert "Grund auf Deutsch: der Raum zu ist" in said or "Raum zu" in said


@pytest.mark.parametrize(
    ("text", "later"),
    [
        (
            "Trommeln um 19 Uhr. Und morgen neuer Workshop 18 Uhr Plakate malen",
            "Und morgen neuer Workshop 18 Uhr Plakate malen",
        ),
        (
            "барабаны переносим на 19:00. И новый воркшоп завтра в 18 плакаты",
            "И новый воркшоп завтра в 18 плакаты",
        ),
    ],
)
async def test_of_two_orders_the_first_is_proposed_and_the_other_named(
    lena: Talker, text: str, later: str
) -> None:
    said = plain(await lena.says(text))
    assert "Di., 29. Juni, 14:00–15:15 → 19:00–20:15" in said
    assert said.endswith(f"Schreib das danach noch einmal: „{later}“")
