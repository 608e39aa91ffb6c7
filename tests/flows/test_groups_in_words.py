"""What organisers want of a group, however they put it: one press does it."""

import pytest

from tests.flows.conversation import Stage, Talker

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def is_listed(stage: Stage, name: str) -> bool:
    """Whether somebody was written down by hand, anybody where no name is given."""
    return stage.holds("walk_in", f"name = '{name}'" if name else "1")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("trag frau müller in umwelt ein", "Eintragen: Frau Müller"),
        ("bitte frau dr. müller noch bei umwelt eintragen", "Eintragen: Frau Dr. Müller"),
        ("schreib hans von berg mit in die gruppe umwelt", "Eintragen: Hans von Berg"),
        ("melde den Kolja für umwelt an", "Eintragen: Kolja"),
        ("запишите Иванову в группу экология", "Eintragen: Иванову"),
        ("добавьте Петра Орлова на экологию", "Eintragen: Петра Орлова"),
    ],
)
async def test_whom_an_organiser_wants_in_a_group_is_put_there_by_one_press(
    foyer: Stage, organiser: Talker, typed: str, label: str
) -> None:
    text = await organiser.says(typed)
    assert text.startswith("Person von Hand eintragen\nUmwelt")
    assert organiser.labels[0] == label
    assert not is_listed(foyer, "")
    await organiser.presses(label)
    assert is_listed(foyer, label.removeprefix("Eintragen: "))


@pytest.mark.parametrize(
    "typed",
    [
        "nimm jens maler aus umwelt raus",
        "bitte frau müller bei umwelt austragen",
        "streich hans von berg von der liste umwelt",
        "уберите Иванову из группы экология",
        "вычеркни петра орлова из экологии",
    ],
)
async def test_whom_an_organiser_wants_off_a_list_is_looked_for_there(
    organiser: Talker, typed: str
) -> None:
    text = await organiser.says(typed)
    assert text.startswith("Umwelt\n")
    assert organiser.labels[0] == "Person von Hand eintragen"


async def test_a_name_in_a_sentence_answers_the_question_for_it(
    foyer: Stage, organiser: Talker
) -> None:
    await organiser.says("setz jemand auf die Liste Umwelt")
    await organiser.says("trag frau müller in umwelt ein")
    await organiser.presses("Eintragen: Frau Müller")
    assert is_listed(foyer, "Frau Müller")
    await organiser.presses("Weitere Person eintragen")
    assert "Sport" in await organiser.says("trag herrn kluge in sport ein")
    assert not foyer.holds("walk_in", "name != 'Frau Müller'")


@pytest.mark.parametrize(
    "typed",
    [
        "Umwelt auf 40 Plätze",
        "das wlan passwort ist jetzt xyz99",
        "увеличь группу экология до 30",
        "Die Eröffnung ist jetzt um 11 Uhr",
    ],
)
async def test_an_order_beside_the_question_for_a_name_puts_nobody_on_the_list(
    foyer: Stage, organiser: Talker, typed: str
) -> None:
    await organiser.says("setz jemand auf die Liste Umwelt")
    await organiser.says(typed)
    assert not is_listed(foyer, "")


async def test_who_is_to_be_in_a_group_that_there_is_not_is_asked_for_its_group(
    organiser: Talker,
) -> None:
    assert (await organiser.says("запишите Иванову в группу космос")).startswith(
        "Welche Gruppe ist gemeint?"
    )
    assert (await organiser.presses("Umwelt")).startswith("Person von Hand eintragen\nUmwelt")


@pytest.mark.parametrize(
    "typed",
    ["in umwelt eintragen", "trag mich in umwelt ein", "wen trage ich in umwelt ein?"],
)
async def test_who_names_nobody_else_adds_nobody(organiser: Talker, typed: str) -> None:
    assert "Person von Hand" not in await organiser.says(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "umwelt auf 40 plätze",
        "umwelt auf 40",
        "kapazität umwelt 40",
        "Umwelt: 40 Plätze",
        "mach umwelt größer, 40 plätze",
        "увеличь группу экология до 40",
        "экология 40 мест",
    ],
)
async def test_a_number_of_seats_however_it_is_put_is_ready_to_be_published(
    foyer: Stage, organiser: Talker, typed: str
) -> None:
    assert "Gruppe: Umwelt\nPlätze: 2 → 40" in await organiser.says(typed)
    assert not foyer.holds("release", "number > 1")


@pytest.mark.parametrize(
    "typed",
    ["mach umwelt größer", "mehr plätze für umwelt", "сделайте группу экология больше"],
)
async def test_that_there_be_more_seats_leads_to_how_many(organiser: Talker, typed: str) -> None:
    assert (await organiser.says(typed)).startswith("Plätze: Umwelt")


async def test_seats_without_a_group_are_those_of_the_group_on_the_screen(
    organiser: Talker,
) -> None:
    assert (await organiser.says("увеличь группу до 30")).startswith("Welche Gruppe ist gemeint?")
    assert "Plätze: 2 → 30" in await organiser.presses("Umwelt")
    await organiser.presses("Verwerfen")
    await organiser.says("/start g-sport")
    assert "Gruppe: Sport\nPlätze: 1 → 30" in await organiser.says("увеличь группу до 30")


@pytest.mark.parametrize("typed", ["umwelt auf 14", "umwelt nur um 14 uhr"])
async def test_an_hour_is_no_number_of_seats(organiser: Talker, typed: str) -> None:
    assert "Plätze: 2 →" not in await organiser.says(typed)


@pytest.mark.parametrize("name", ["Petra Lang", "Jens Kurz", "Eva Gut"])
async def test_a_surname_that_is_an_everyday_word_belongs_to_the_name(
    organiser: Talker, name: str
) -> None:
    await organiser.says(f"setz {name} auf die Liste von Umwelt")
    assert f"Eintragen: {name}" in organiser.labels


@pytest.mark.parametrize(
    "typed",
    [
        "setz Anna Berg und Peter Lang auf die Liste von Umwelt",
        "trag anna berg, peter lang und eva gut in umwelt ein",
        "запиши Анну Берг и Петра Ланга на экологию",
    ],
)
async def test_several_people_are_never_entered_as_one(
    foyer: Stage, organiser: Talker, typed: str
) -> None:
    text = await organiser.says(typed)
    assert text.startswith("Person von Hand eintragen\nUmwelt")
    assert text.endswith(
        "Bitte eine Person nach der anderen: Schreiben Sie mir jeweils nur einen Namen."
    )
    assert not any(label.startswith("Eintragen: ") for label in organiser.labels)
    assert (await organiser.says("Anna Berg und Peter Lang")).startswith(
        "Bitte eine Person nach der"
    )
    assert not is_listed(foyer, "")
    await organiser.says("Anna Berg")
    assert is_listed(foyer, "Anna Berg")
