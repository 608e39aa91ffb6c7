"""Wishes for reminders in words: the first button of the answer does just that."""

import pytest

from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def anna(foyer: Stage) -> Talker:
    """Somebody who is reminded 15 minutes before, and in the evening, as everybody at first."""
    talker = foyer.person(11, "Anna", "de")
    await talker.says("/start lang-de")
    return talker


def kept(anna: Talker, leads: int, digest: int) -> bool:
    """Whether this is how she is reminded; `leads` are bits for 5, 15, 30 and 60 minutes."""
    return anna.stage.holds("person", f"id = 11 AND leads = {leads} AND digest = {digest}")


@pytest.mark.parametrize(
    ("text", "label", "leads", "digest"),
    [
        ("erinnere mich eine Stunde vorher", "1 Std. vorher erinnern", 0b1010, 1),
        ("Erinnere mich bitte immer eine halbe Stunde vorher", "30 Min. vorher", 0b0110, 1),
        ("erinnere mich 5 Minuten vorher", "5 Min. vorher erinnern", 0b0011, 1),
        ("напомни за час", "Напоминать за 1 ч", 0b1010, 1),
        ("напоминайте за полчаса", "Напоминать за 30 мин", 0b0110, 1),
        ("erinnere mich nicht mehr 15 Minuten vorher", "Nicht mehr 15 Min.", 0, 1),
        ("keine Erinnerungen mehr", "Keine Erinnerungen mehr", 0, 0),
        ("erinnere mich nicht mehr", "Keine Erinnerungen mehr", 0, 0),
        ("Lösche alle meine Erinnerungen", "Keine Erinnerungen mehr", 0, 0),
        ("отключи напоминания", "Больше не напоминать", 0, 0),
        ("abends keine Erinnerung mehr", "Abends nicht mehr erinnern", 0b0010, 0),
    ],
)
async def test_a_wish_for_reminders_is_the_first_button(
    anna: Talker, text: str, label: str, leads: int, digest: int
) -> None:
    if not text.isascii() and "ä" not in text and "ö" not in text:
        anna.stage.write("UPDATE person SET language = 'ru' WHERE id = 11")
    said = (await anna.says(text)).replace("\xa0", " ")
    assert f" Sie „{anna.labels[0]}“." in said or f"Нажмите «{anna.labels[0]}»." in said
    assert anna.labels[0].startswith(label)
    await anna.presses(anna.labels[0])
    assert kept(anna, leads, digest)
    again = await anna.says(text)
    assert "schon so eingestellt" in again or "Так уже настроено" in again


async def test_a_lead_that_there_is_not_becomes_the_next_longer_one_and_says_so(
    anna: Talker,
) -> None:
    said = await anna.says("erinnere mich 20 Minuten vorher")
    assert "Möglich sind 5, 15, 30 und 60\u00a0Min. vorher." in said
    assert anna.labels[0] == "30 Min. vorher erinnern"
    await anna.says("erinnere mich drei Stunden vorher")
    assert anna.labels[0] == "1 Std. vorher erinnern"


@pytest.mark.parametrize("of", ["", " an die Eröffnung"])
async def test_a_lead_near_the_one_that_is_set_is_not_said_to_be_set(anna: Talker, of: str) -> None:
    said = (await anna.says(f"Bitte erinnern Sie mich 10 Minuten vorher{of}")).replace("\xa0", " ")
    assert "Möglich sind 5, 15, 30 und 60 Min. vorher." in said
    assert "Jetzt eingestellt: 15 Min. vorher." in said
    assert "schon so eingestellt" not in said


async def test_who_has_noted_nothing_is_promised_no_reminder(anna: Talker) -> None:
    wish, nothing = "erinnere mich 10 Minuten vorher", "Für Sie ist noch nichts vorgemerkt."
    assert nothing in await anna.says(wish)
    await anna.says("/start s-eroeffnung")
    await anna.presses("☆ Merken")
    assert nothing not in await anna.says(wish)


@pytest.mark.parametrize(
    ("text", "says", "label", "noted"),
    [
        (
            "Bitte erinnern Sie mich eine Stunde vorher an die Eröffnung",
            "Wie lange vorher, gilt für alles, was vorgemerkt ist",
            "☆ 1 Std. vorher",
            "15 und 60\u00a0Min. vorher",
        ),
        (
            "напомните за час до открытия",
            "За сколько напоминать",
            "☆ За 1 ч",
            "за 15 и 60\u00a0мин",
        ),
        (
            "Erinnern Sie mich 2 Stunden vor der Eröffnung",
            "Möglich sind 5, 15, 30 und 60\u00a0Min. vorher. Wie lange vorher",
            "☆ 1 Std. vorher",
            "15 und 60\u00a0Min. vorher",
        ),
    ],
)
async def test_how_long_before_one_session_is_told_to_hold_for_all_and_done_by_one_press(
    anna: Talker, text: str, says: str, label: str, noted: str
) -> None:
    if label == "☆ За 1 ч":
        anna.stage.write("UPDATE person SET language = 'ru' WHERE id = 11")
    assert (await anna.says(text)).startswith(says)
    assert len(anna.screen.rows) <= 6
    card = anna.screen
    await anna.presses(label)
    # An hour before the opening its reminder comes at once, below the card.
    assert noted in card.text
    assert kept(anna, 0b1010, 1)
    assert anna.stage.holds("favourite", "person = 11 AND session = 'eroeffnung'")


async def test_of_what_is_noted_already_the_setting_for_all_is_offered(anna: Talker) -> None:
    await anna.says("/start s-eroeffnung")
    await anna.presses("☆")
    said = await anna.says("Bitte erinnern Sie mich eine Stunde vorher an die Eröffnung")
    assert said.startswith("Das ist schon vorgemerkt. Wie lange vorher, gilt für alles")
    await anna.presses("1 Std. vorher erinnern")
    assert kept(anna, 0b1010, 1)


async def test_what_is_set_already_needs_the_star_alone(anna: Talker) -> None:
    await anna.says("Bitte erinnern Sie mich 15 Minuten vor der Eröffnung")
    assert "☆ Merken" in anna.labels


async def test_the_evening_is_wished_for_by_the_day_before_too(anna: Talker) -> None:
    anna.stage.write("UPDATE person SET digest = 0 WHERE id = 11")
    for text in ("erinnere mich am Abend vorher", "erinnere mich einen Tag vorher"):
        await anna.says(text)
        assert anna.labels[0] == "Am Abend vorher erinnern"
    await anna.presses("Am Abend vorher erinnern")
    assert kept(anna, 0b0010, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Erinnerungen",
        "Erinnerungen einschalten",
        "erinnere mich in einer Stunde",
        "Vergiss nicht mich zu erinnern",
        "bitte keine Nachrichten mehr nachts",
    ],
)
async def test_what_is_not_clear_opens_all_settings(anna: Talker, text: str) -> None:
    said = await anna.says(text)
    assert said.startswith("Erinnerungen\n")
    assert "Knopf" not in said
    assert "Ohne Ton" in said
