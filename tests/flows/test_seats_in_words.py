"""Giving a seat up, changing it for another and waiting for one, in words: a screen where one press
does it, and nothing is done by the words.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import InfoPage
from storage.programme.model import Text as Words
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import somebody
from tests.flows.working_groups import (
    fill,
    has_seat,
    in_the_foyer,
    member,
    programme_with_groups,
    waits,
)

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

GIVING_UP = [
    "Ich möchte meine Teilnahme absagen",
    "Löschen Sie meine Anmeldung",
    "Bitte streichen Sie mich von der Liste",
    "bitte nehmen Sie mich aus der Gruppe",
    "Ich kann leider doch nicht kommen",
    "ich möchte nicht mehr teilnehmen",
    "ich bin verhindert",
    "Ich reise doch nicht an",
    "Wir reisen nun leider doch nicht an.",
    "Ich fahre nicht hin",
    "отмените моё участие",
    "отмени участие в группе",
    "удалите мою запись",
    "удалите меня из списка",
    "аннулируйте мою регистрацию",
    "я не приеду",
    "я всё-таки не приеду",
    "я всё же не поеду",
    "мы не едем",
    "к сожалению, мы не приедем",
    "не смогу участвовать",
]


@pytest.mark.parametrize("text", GIVING_UP)
async def test_who_does_not_take_part_may_give_the_seat_up_by_one_press(
    foyer: Stage, text: str
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert (await anna.says(text)).startswith(("Platz abgeben?\n", "Освободить место?\n"))
    assert has_seat(foyer, anna, "umwelt")
    await anna.presses(anna.labels[0])
    assert not has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("text", ["👍", "❤️", "1", "18:30", "29.06.", "…", "ich bin krank", "болею"])
async def test_a_text_without_a_word_is_answered_to_who_has_a_seat(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says(text)
    assert anna.chat.messages[-1].sender is None
    assert "schiefgegangen" not in anna.text


@pytest.mark.parametrize("text", GIVING_UP)
async def test_who_has_no_seat_reads_so_and_who_wants_to_know(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    said = await anna.says(text)
    assert "Sie sind in keiner Arbeitsgruppe und auf keiner Warteliste." in said
    assert "Wenn Sie gar nicht kommen" in said


@pytest.mark.parametrize(
    "text",
    [
        "Habe ich noch meinen Platz?",
        "ist mein platz noch da",
        "in welche gruppe gehöre ich",
        "In welcher Gruppe bin ich?",
        "я в какой группе",
        "а место моё осталось?",
        "моё место ещё за мной?",
        "мое место сохранилось?",
        "в какой я группе",
    ],
)
async def test_who_asks_after_their_seat_sees_what_they_have(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    said = await anna.says(text)
    assert said.startswith(("Mein Programm\n", "Моя программа\n", "Umwelt\n", "Экология\n"))
    assert "Umwelt" in said or "Экология" in said


@pytest.mark.parametrize("text", ["Welche Gruppen haben wir?", "в каких группах есть места"])
async def test_who_asks_which_groups_there_are_sees_all(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert (await anna.says(text)).startswith(("Arbeitsgruppen\n", "Рабочие группы\n"))


NOT_COMING_TO_A_GROUP = [
    "Ich kann morgen nicht zur Arbeitsgruppe kommen",
    "kann morgen nicht in die gruppe, hab schule",
    "sorry schaff die ag morgen nicht",
    "Meine Frau und ich können morgen leider nicht zur Arbeitsgruppe kommen",
    "Leider bin ich morgen verhindert und kann nicht an der Arbeitsgruppe teilnehmen.",
    "Ich habe einen Arzttermin und kann daher nicht an der Arbeitsgruppe teilnehmen",
    "ich bin raus aus der gruppe",
    "muss leider absagen",
    "kann nicht teilnehmen",
    "завтра не смогу прийти в группу",
    "не смогу быть завтра в группе",
    "к сожалению, завтра не смогу принять участие в работе группы",
    "мы с мужем завтра не сможем прийти на секцию",
    "Мне завтра не удастся прийти",
    "приехали родители, завтра в группу не приду",
]


@pytest.mark.parametrize("text", NOT_COMING_TO_A_GROUP)
async def test_who_does_not_come_to_the_group_may_give_the_seat_up(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert (await anna.says(text)).startswith("Platz abgeben?\n")
    ben = await somebody(foyer, 12, "Ben")
    assert "Sie sind in keiner Arbeitsgruppe" in await ben.says(text)


NOT_COMING_TO_ONE_NAMED = [
    "Ich komme nicht zur Gruppe Umwelt",
    "Ich schaffe es morgen nicht zu Umwelt",
    "bin morgen nicht bei Umwelt dabei",
    "geh doch nicht zu umwelt",
    "will nicht mehr zu umwelt",
    "kein bock mehr auf umwelt",
    "Ich kann um 10 Uhr nicht zu Umwelt kommen",
    "Liebes Team, leider muss ich meine Teilnahme an der AG Umwelt zurückziehen",
    "я не могу прийти завтра в группу экологии",
    "Я записана в группу экологии, но прийти не смогу",
    "не буду на экологии",
    "чет не хочу на экологию",
    "передумала идти на экологию",
]


@pytest.mark.parametrize("text", NOT_COMING_TO_ONE_NAMED)
async def test_who_does_not_come_to_a_group_that_is_named_gives_that_seat_up_or_has_none(
    foyer: Stage, text: str
) -> None:
    anna = await member(foyer, 11, "Anna", "musik", "umwelt")
    assert (await anna.says(text)).startswith("Platz abgeben?\n\nUmwelt"), anna.text
    ben = await member(foyer, 12, "Ben", "musik")
    assert (await ben.says(text)).startswith("Sie haben keinen Platz in dieser Gruppe."), ben.text


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann nicht zur Eröffnung kommen",
        "Ich komme heute Abend nicht zur Eröffnung, mein Zug hat Verspätung",
        "не пойду на открытие",
        "не смогу прийти на открытие",
    ],
)
async def test_of_a_session_without_seats_it_is_said_what_there_is_to_be_taken_back(
    foyer: Stage, text: str
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    said = await anna.says(text)
    assert said.startswith("Sie haben sich das nicht gemerkt: Hier gibt es nichts abzusagen.")
    await anna.presses("☆ Merken")
    said = await anna.says(text)
    assert said.startswith("Sie haben sich das gemerkt: Mit ★ unten nehmen Sie es zurück.")
    assert "★ Nicht mehr merken" in anna.labels


@pytest.mark.parametrize(
    "text",
    [
        "Ich komme nicht zur Eröffnung aber zur Gruppe Umwelt",
        "ich geh nicht zur eröffnung, dafür zu umwelt",
    ],
)
async def test_the_seat_is_kept_to_which_one_does_come(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert "nichts abzusagen" in await anna.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann das Passwort nicht finden",
        "Ich will nicht fotografiert werden",
        "Ich kann die Gruppe Umwelt nicht finden",
        "Ich kann mich nicht bei Umwelt anmelden",
        "ich weiß nicht ob ich morgen zur Gruppe komme",
        "не могу записаться на экологию",
        "не могу найти зал",
        "не хочу",
    ],
)
async def test_what_one_cannot_do_there_gives_nothing_up(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert not (await anna.says(text)).startswith("Platz abgeben?")


@pytest.mark.parametrize(
    "text",
    [
        "melde mich zur Eröffnung an",
        "Ich möchte mich für die Eröffnung anmelden",
        "Muss ich mich für die Eröffnung anmelden?",
        "запиши меня на открытие",
        "запишите нас, пожалуйста, на открытие",
    ],
)
async def test_who_wants_to_sign_up_for_a_session_without_seats_reads_what_the_star_does(
    foyer: Stage, text: str
) -> None:
    anna = await somebody(foyer, 11, "Anna")
    said = await anna.says(text)
    assert said.startswith("Eine Anmeldung dafür gibt es hier nicht. Mit ☆ unten merken Sie es")
    assert "☆ Merken" in anna.labels


@pytest.mark.parametrize(
    "text",
    [
        "trag mich bei Umwelt ein",
        "ich wähle umwelt",
        "добавьте меня в экологию",
        "выбираю экологию",
    ],
)
async def test_who_wants_to_be_put_down_for_a_group_sees_its_card(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(("Umwelt\n", "Экология\n"))
    assert anna.labels[0] in ("Anmelden", "Записаться")


async def test_who_has_no_seat_reads_so_in_russian(foyer: Stage) -> None:
    boris = await somebody(foyer, 12, "Борис", "ru")
    said = await boris.says("я не приеду")
    assert "Вы не записаны ни в одну группу" in said
    assert "сообщите, пожалуйста, организаторам" in said


@pytest.mark.parametrize(
    "text", ["Ich kann nicht kommen, gibt es einen Stream?", "не приду ли я слишком рано?"]
)
async def test_what_is_asked_beside_it_gives_nothing_up(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert not (await anna.says(text)).startswith("Sie haben den Platz abgegeben")
    assert has_seat(foyer, anna, "umwelt")


SWAPPING = [
    "Ich würde gern von Umwelt zu Sport wechseln",
    "Kann ich noch zu Sport wechseln, geht das noch?",
    "Ach nein, ich würde doch lieber in die Gruppe Sport wechseln, geht das noch?",
    "statt Umwelt lieber Sport",
    "Ich will nicht mehr in Umwelt, sondern in Sport",
    "Ich möchte Umwelt gegen Sport tauschen",
    "Können Sie mich auf Sport umbuchen?",
    "хочу на спорт вместо экологии",
    "переведите меня в спорт",
    "хочу поменять экологию на спорт",
    "запишите меня на спорт вместо экологии",
    "перейти из экологии в спорт",
]


@pytest.mark.parametrize("text", SWAPPING)
async def test_a_swap_opens_the_group_that_is_wanted(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    said = await anna.says(text)
    assert said.startswith(("Sport\n", "Спорт\n"))
    assert "Zur selben Zeit haben Sie einen Platz in „Umwelt“." in said or (
        "место в группе «Экология»" in said
    )
    await anna.presses(anna.labels[0])
    assert has_seat(foyer, anna, "umwelt")
    await anna.presses(anna.labels[0])
    assert has_seat(foyer, anna, "sport")
    assert not has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("text", ["Umwelt gegen Sport tauschen", "хочу поменять экологию на спорт"])
async def test_without_a_seat_the_group_named_last_is_wanted(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(("Sport\n", "Спорт\n"))


@pytest.mark.parametrize("text", ["lieber Sport statt Umwelt", "хочу на спорт вместо экологии"])
async def test_without_a_seat_the_group_behind_instead_is_not_wanted(
    foyer: Stage, text: str
) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(("Sport\n", "Спорт\n"))


async def test_a_seat_at_another_time_is_kept_and_that_is_said(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    said = await anna.says("Ich möchte von Umwelt zu Musik wechseln")
    assert said.startswith("Ihren Platz in „Umwelt“ behalten Sie, bis Sie ihn abgeben.\n\nMusik\n")


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte statt Umwelt lieber Astrologie",
        "хочу на астрологию вместо экологии",
        "Gruppe wechseln",
        "можно поменять группу?",
    ],
)
async def test_where_no_other_group_is_named_all_of_them_are_shown(foyer: Stage, text: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert (await anna.says(text)).startswith(("Arbeitsgruppen\n", "Рабочие группы\n"))


@pytest.mark.parametrize(
    ("text", "screen"),
    [("Kann ich die Sprache wechseln?", "Einstellungen"), ("сменить язык", "Einstellungen")],
)
async def test_another_language_is_no_other_group(foyer: Stage, text: str, screen: str) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert screen in await anna.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ich möchte auf die Warteliste für Sport",
        "Bitte auf die Warteliste für Sport setzen",
        "в лист ожидания на спорт",
        "запишите меня в лист ожидания на спорт",
    ],
)
async def test_the_waiting_list_of_a_group_is_joined_on_its_card(foyer: Stage, text: str) -> None:
    fill(foyer, "sport", 1)
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(("Sport\n", "Спорт\n"))
    assert anna.labels[0] == "Auf die Warteliste"


@pytest.mark.parametrize(
    "text",
    [
        "nimm mich von der warteliste runter",
        "Bitte von der Warteliste streichen",
        "уберите меня из листа ожидания",
        "снимите меня с листа ожидания",
    ],
)
async def test_a_waiting_list_is_left_by_one_press_and_seats_are_kept(
    foyer: Stage, text: str
) -> None:
    fill(foyer, "sport", 1)
    anna = await member(foyer, 11, "Anna", "musik", "sport")
    said = await anna.says(text)
    assert said.startswith(("Warteliste verlassen?\n", "Покинуть лист ожидания?\n"))
    assert waits(foyer, anna, "sport")
    await anna.presses(anna.labels[0])
    assert not waits(foyer, anna, "sport")
    assert has_seat(foyer, anna, "musik")


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin krank und kann nicht kommen, bitte tauschen Sie meinen Platz",
        "ich bin krank und gebe meinen Platz zurück",
        "Unfall! Ich kann nicht kommen",
        "заболела, не приду",
        "я заболел, отмените мою запись",
    ],
)
async def test_who_is_ill_reads_whom_to_call_and_may_give_the_seat_up(
    tmp_path: Path, text: str
) -> None:
    doctor = Words({"de": "Arzt", "ru": "Врач"})
    ill = Words({"de": "krank", "ru": "заболел\nзаболела"})
    page = InfoPage("arzt", doctor, doctor, ill, urgent=True)
    async with in_the_foyer(tmp_path, replace(programme_with_groups(), info=(page,))) as foyer:
        anna = await member(foyer, 11, "Anna", "umwelt")
        assert (await anna.says(text)).startswith(("Arzt", "Врач"))
        await anna.presses("Platz abgeben")
        assert has_seat(foyer, anna, "umwelt")
        await anna.presses("Ja, abgeben")
        assert not has_seat(foyer, anna, "umwelt")


@pytest.mark.parametrize("text", ["bin krank und kann nicht kommen", "заболела, не приду"])
async def test_who_is_ill_may_give_the_seat_up_where_no_page_says_whom_to_call(
    foyer: Stage, text: str
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    assert (await anna.says(text)).startswith("Platz abgeben?\n")


async def test_without_a_seat_an_emergency_offers_none(foyer: Stage) -> None:
    anna = await somebody(foyer, 11, "Anna")
    await anna.says("Unfall! Ich kann nicht kommen")
    assert "Platz abgeben" not in anna.labels


@pytest.mark.parametrize(
    "text",
    [
        "Oje, jetzt habe ich etwas falsches gedrückt, bitte machen Sie das rückgängig!",
        "Ich habe Angst, etwas Falsches zu drücken",
        "я нажал не туда, верните как было",
    ],
)
async def test_who_pressed_the_wrong_button_sees_what_they_have_now(
    foyer: Stage, text: str
) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    said = await anna.says(text)
    assert said.startswith("Keine Sorge.")
    assert "1. Umwelt: Sie haben einen Platz" in said
    boris = await somebody(foyer, 12, "Борис", "ru")
    assert (await boris.says(text)).startswith("Не беспокойтесь.")
    assert len(boris.screen.rows) > 1


@pytest.mark.parametrize(
    "text",
    ["Meine Enkelin hat mir das eingerichtet, was kann man hier machen?", "что тут можно делать?"],
)
async def test_what_one_can_do_here_is_said_by_help(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(await anna.says("/help"))


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("Umwelt auf 30 Plätze erhöhen", "Das würde sich ändern"),
        ("увеличить экологию до 30 мест", "Das würde sich ändern"),
        ("Umwelt: Anmeldung schließen", "Ende der Anmeldung: Umwelt"),
        ("закрыть запись в группу экологии", "Ende der Anmeldung: Umwelt"),
        ("Setze Müller Hans auf die Liste Umwelt", "Person von Hand eintragen\nUmwelt"),
        ("добавь Иванова в список экологии", "Person von Hand eintragen\nUmwelt"),
        ("Wer hat sich angemeldet?", "Anmeldungen"),
        ("Кто записался на экологию?", "Umwelt"),
        ("Пришли таблицу программы", "Fassung 1 gilt"),
    ],
)
async def test_what_organisers_want_with_lists_and_files_opens_its_screen(
    organiser: Talker, typed: str, begins: str
) -> None:
    assert (await organiser.says(typed)).startswith(begins), organiser.text


async def test_a_number_of_seats_and_a_moment_may_stand_among_words(organiser: Talker) -> None:
    await organiser.says("/start g-umwelt")
    await organiser.presses("Ändern")
    await organiser.presses("Zahl der Plätze")
    assert "→ 30" in await organiser.says("30 Plätze bitte")
    await organiser.says("Umwelt: Anmeldung schließen")
    assert (await organiser.says("jetzt")).startswith("Das würde sich ändern")
