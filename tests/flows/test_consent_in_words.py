"""A written yes or no does nothing that a button asks participants for, and never sounds as if."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.programme.model import Kind, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, somebody
from tests.flows.working_groups import (
    has_seat,
    in_the_foyer,
    joins,
    member,
    programme_with_groups,
)
from tests.programmes import at, session

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

PRESS = "Zur Sicherheit bitte "
НАЖМИТЕ = "Чтобы не ошибиться, нажмите "
FINE = "Alles klar!"

YES = ["ja", "ja bitte", "Ja, gerne!", "einverstanden", "ok", "ja, ich bin einverstanden"]
ДА = ["да", "да, согласен", "согласна", "конечно", "хочу записаться", "давайте"]
NO = ["nein", "nein danke", "lieber nicht"]


@pytest.fixture
async def anna(foyer: Stage) -> Talker:
    """Somebody who has never signed up for anything."""
    return await somebody(foyer, 11, "Anna Groß")


@pytest.mark.parametrize("word", [*YES, "👍"])
async def test_a_word_does_not_consent(foyer: Stage, anna: Talker, word: str) -> None:
    await joins(anna, "umwelt")
    asked, labels = anna.text, anna.labels
    said = await anna.says(word)
    assert said == f"{asked}\n\n{PRESS}„Einverstanden“ oder „Nein, danke“ drücken."
    assert anna.labels == labels
    assert await anna.says(word) == said
    assert not foyer.holds("profile")
    assert (await anna.presses("Einverstanden")).startswith("Ihr Name für die Liste")


@pytest.mark.parametrize(
    "question", ["Bin ich jetzt angemeldet?", "я записан или нет?", "Was habe ich?"]
)
async def test_who_asks_before_consenting_whether_they_are_signed_up_is_led_on(
    foyer: Stage, anna: Talker, question: str
) -> None:
    await joins(anna, "umwelt")
    said = await anna.says(question)
    assert said.startswith("Sie sind noch nicht angemeldet, ein Schritt fehlt: Umwelt\n")
    assert anna.labels[0] == "Fortsetzen: Umwelt"
    assert (await anna.presses("Fortsetzen: Umwelt")).startswith("Bevor Sie sich")
    await anna.presses("Nein, danke")
    assert "noch nicht angemeldet" not in await anna.says(question)
    assert not foyer.holds("profile")


@pytest.mark.parametrize("word", ДА)
async def test_a_word_does_not_consent_in_russian(foyer: Stage, word: str) -> None:
    boris = await somebody(foyer, 12, "Борис", "ru")
    await joins(boris, "umwelt")
    said = await boris.says(word)
    assert said.startswith("Прежде чем вы запишетесь")
    assert said.endswith(f"{НАЖМИТЕ}«Даю согласие» или «Нет, спасибо».")
    assert not foyer.holds("profile")


@pytest.mark.parametrize("word", [*NO, "Nein, doch nicht", "zurück", "abbrechen", "отмена"])
async def test_a_no_is_taken_as_its_button_is(foyer: Stage, anna: Talker, word: str) -> None:
    await joins(anna, "umwelt")
    said = await anna.says(word)
    assert said.startswith("Es wurde nichts gespeichert, alles bleibt, wie es war.\n\nUmwelt")
    assert not foyer.holds("profile")
    boris = await member(foyer, 12, "Boris", "umwelt")
    await joins(boris, "sport")
    assert (await boris.says(word)).startswith("Sport\n")
    await boris.says("/start g-umwelt")
    await boris.presses("Platz abgeben")
    assert (await boris.says(word)).startswith("Umwelt\n")
    assert has_seat(foyer, boris, "umwelt")
    await boris.says("meine Daten löschen")
    assert boris.labels[0] == "Ja, alles löschen"
    assert PRESS not in await boris.says(word)
    assert foyer.holds("profile")


REFUSALS = [
    "Doch nicht, ich bleibe",
    "nein doch nicht",
    "nein ich bleibe",
    "Ach nein, ich möchte meinen Platz doch behalten",
    "lass alles so wie es ist",
    "нет, остаюсь",
    "нет стой не надо",
    "не надо",
    "я всё-таки остаюсь",
    "подождите, оставьте как было",
]


@pytest.mark.parametrize("text", REFUSALS)
async def test_a_no_in_a_sentence_keeps_what_one_has(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("Ich komme doch nicht")
    assert "Sie haben einen Platz." in await anna.says(text)
    await joins(anna, "sport")
    assert (await anna.says(text)).startswith("Sport\n")
    await anna.says("meine Daten löschen")
    assert anna.labels[0] == "Ja, alles löschen"
    assert (await anna.says(text)).startswith("Datenschutz")
    assert has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("text", ["ich bleibe nicht", "ich will nicht dabei sein", "не остаюсь"])
async def test_who_would_not_stay_is_not_taken_to_refuse(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("Ich komme doch nicht")
    assert "Sie haben einen Platz." not in await anna.says(text)


@pytest.mark.parametrize("word", [*YES, *ДА])
async def test_a_word_swaps_no_seats(foyer: Stage, word: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await joins(anna, "sport")
    said = await anna.says(word)
    assert "den würden Sie abgeben" in said
    assert said.endswith(f"{PRESS}„Ja, wechseln“ oder „Nein, alles so lassen“ drücken.")
    assert has_seat(foyer, anna, "umwelt")
    await anna.presses("Ja, wechseln")
    assert has_seat(foyer, anna, "sport")


async def test_a_word_swaps_no_seats_where_nothing_is_given_up_any_more(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await joins(anna, "sport")
    foyer.write("DELETE FROM seat WHERE person = 11")
    assert PRESS in await anna.says("ja")
    assert not has_seat(foyer, anna, "sport")


@pytest.mark.parametrize("word", [*YES, *ДА])
async def test_a_word_takes_no_seat_below_a_card(foyer: Stage, anna: Talker, word: str) -> None:
    card = await anna.says("Ich möchte mich für Umwelt anmelden")
    assert await anna.says(word) == f"{card}\n\n{PRESS}„Anmelden“ drücken."
    assert "Anmelden" in anna.labels
    assert not foyer.holds("profile")


SECOND_SITTING = session(
    "u2", at(30, 17), 1, Text({"de": "Umwelt II"}), kind=Kind.GROUP, group="umwelt"
)


@pytest.mark.parametrize(
    ("language", "word", "named"),
    [
        ("de", "Ja", f"{PRESS}„Anmelden“ drücken."),
        ("de", "ja bitte", f"{PRESS}„Anmelden“ drücken."),
        ("de", "anmelden", f"{PRESS}„Anmelden“ drücken."),
        ("ru", "да", f"{НАЖМИТЕ}«Записаться»."),
        ("ru", "записаться", f"{НАЖМИТЕ}«Записаться»."),
        ("ru", "Записаться.", f"{НАЖМИТЕ}«Записаться»."),
    ],
)
@pytest.mark.parametrize("seats", [(), ("sport",)])
async def test_a_word_below_a_card_names_its_offer_and_no_key_of_a_sitting(
    tmp_path: Path, language: str, word: str, named: str, seats: tuple[str, ...]
) -> None:
    programme = programme_with_groups()
    programme = replace(programme, sessions=(*programme.sessions, SECOND_SITTING))
    async with in_the_foyer(tmp_path, programme) as foyer:
        anna = await member(foyer, 11, "Anna", *seats, language=language)
        card = await anna.says("/start g-umwelt")
        assert {"1", "2"} <= {*anna.labels}
        assert await anna.says(word) == f"{card}\n\n{named}"
        assert not has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("language", ["de", "ru"])
async def test_what_stands_on_a_button_names_it_when_it_is_written(
    foyer: Stage, language: str
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt", language=language)
    question = await joins(anna, "sport")
    yes, no = anna.labels[:2]
    for _ in range(2):
        last = (await anna.says(yes.lower())).removeprefix(question)
        assert last.count("\n\n") == 1
        assert yes in last
    assert has_seat(foyer, anna, "umwelt")
    assert no not in await anna.says(no.lower())
    assert has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("word", ["ja", "да"])
async def test_where_several_things_may_be_meant_none_of_them_is_named(
    anna: Talker, word: str
) -> None:
    assert (await anna.says("Eröffnung Nacht Quantenphysik")).startswith("Meinten Sie")
    assert (await anna.says(word)).endswith(f"{PRESS}einen der Knöpfe drücken.")


@pytest.mark.parametrize("word", NO)
async def test_who_wants_no_seat_reads_a_friendly_word(anna: Talker, word: str) -> None:
    await anna.says("Ich möchte mich für Umwelt anmelden")
    assert PRESS not in await anna.says(word)


@pytest.mark.parametrize(
    "text", ["Erinnern Sie mich eine Stunde vorher", "Sprechen Sie Russisch?", "keine Erinnerungen"]
)
async def test_a_word_sets_nothing(anna: Talker, text: str) -> None:
    await anna.says(text)
    labels = anna.labels
    said = (await anna.says("ja bitte")).split("\n\n")[-1]
    assert said.startswith((PRESS, НАЖМИТЕ))
    assert labels[0] in said.replace("\u00a0", " ")
    assert anna.labels == labels


async def test_a_word_passes_nothing_on(foyer: Stage, anna: Talker) -> None:
    await somebody(foyer, ORGANISER, "Olga")
    await anna.says("Gibt es einen Schuhputzer?")
    await anna.presses("Ans Organisationsteam weitergeben")
    assert (await anna.says("ja bitte")).endswith(f"{PRESS}„Weitergeben“ drücken.")
    assert not foyer.holds("help_question")
    await anna.presses("Weitergeben")
    assert foyer.holds("help_question")


async def test_a_question_that_waits_for_its_button_waits_for_a_day(
    foyer: Stage, anna: Talker
) -> None:
    await joins(anna, "umwelt")
    await foyer.clock.travel(foyer.clock.now() + timedelta(hours=2))
    assert PRESS in await anna.says("ja")
    await foyer.clock.travel(foyer.clock.now() + timedelta(hours=25))
    assert (await anna.says("ja")).startswith(FINE)


@pytest.mark.parametrize("word", ["ja", "ok", "gern"])
async def test_where_nothing_is_asked_a_yes_is_small_talk(anna: Talker, word: str) -> None:
    await joins(anna, "umwelt")
    await anna.says("/now")
    assert (await anna.says(word)).startswith(FINE)


@pytest.mark.parametrize("word", ["zurück", "Startseite"])
async def test_who_wants_to_leave_a_question_comes_home(anna: Talker, word: str) -> None:
    await joins(anna, "umwelt")
    assert PRESS not in await anna.says(word)


@pytest.mark.parametrize("word", ["abbrechen", "отмена", "стоп"])
async def test_where_nothing_is_asked_a_wish_to_leave_finds_nothing_and_goes_on_with_nothing(
    anna: Talker, word: str
) -> None:
    assert (await anna.says(word)).startswith(FINE)
    await joins(anna, "umwelt")
    await anna.presses("Einverstanden")
    assert "Fortsetzen: Ihr Name für die Liste" in (await anna.says("/now"), *anna.labels)
    assert (await anna.says(word)).startswith(FINE)
    assert not any(label.startswith("Fortsetzen") for label in anna.labels)
