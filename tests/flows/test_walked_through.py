"""What people who walked through the built-in programme read in its midst."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.working_groups import has_seat, known
from tests.programmes import MOSCOW

AFTERNOON = datetime(2021, 6, 29, 14, 7, tzinfo=MOSCOW)


@pytest.fixture
async def kaluga(tmp_path: Path) -> AsyncIterator[Stage]:
    """The built-in programme, on the afternoon of its main day."""
    async with on_stage(tmp_path, AFTERNOON) as stage:
        yield stage


@pytest.fixture
async def anna(kaluga: Stage) -> Talker:
    anna = kaluga.person(41, "Anna", "de")
    await anna.says("/start lang-de")
    return anna


def lines(text: str) -> list[str]:
    return text.replace("\N{NO-BREAK SPACE}", " ").split("\n")


@pytest.mark.parametrize(
    "text", ["Wann ist die Konferenz zu Ende?", "Wann endet das Ganze?", "когда всё закончится"]
)
async def test_the_event_ends_with_its_last_session_however_sure_that_is(
    anna: Talker, text: str
) -> None:
    event, last = lines(await anna.says(text))[:2]
    assert event == "Ende der Veranstaltung: Mittwoch, 30. Juni, 21:30 (vorläufig)"
    assert last == (
        "Zum Schluss: 14:00–17:30 Kulturprogramm in der Stadt;"
        " 18:00–21:30 Abreise der Konferenzgäste"
    )


@pytest.mark.parametrize("text", ["wann ist Schluss?", "когда конец"])
async def test_while_much_is_on_the_end_is_that_of_today_and_of_it_all(
    anna: Talker, text: str
) -> None:
    today, event = lines(await anna.says(text))[:2]
    assert today == "Dienstag, 29. Juni, bis 22:00 Uhr"
    assert event.startswith("Ende der Veranstaltung: Mittwoch, 30. Juni, 21:30")


@pytest.mark.parametrize(
    "text",
    [
        "Wo muss ich morgen früh hin?",
        "Wo muss ich morgen hin?",
        "Wo gehe ich morgen früh hin?",
        "Wann muss ich morgen wo sein?",
        "Was habe ich morgen?",
        "куда мне завтра идти",
        "что у меня завтра",
    ],
)
async def test_where_one_has_to_be_is_asked_of_the_day_that_is_named(
    anna: Talker, text: str
) -> None:
    await anna.says("Abschlussplenum")
    await anna.presses("☆ Merken")
    answer = lines(await anna.says(text))
    assert answer[0] == "Mein Programm"
    assert answer[1].startswith("Mittwoch, 30. Juni")
    assert answer[3:5] == ["Abschlussplenum, Ort folgt", "Mi., 30. Juni, 09:30–12:00"]
    assert "29. Juni" not in "\n".join(answer)


async def test_where_one_has_to_be_in_the_evening_is_said_of_the_evening(anna: Talker) -> None:
    answer = lines(await anna.says("куда мне вечером"))
    assert answer[1] == "Dienstag, 29. Juni, ab 18:00 Uhr"
    assert answer[3] == "Für diese Zeit ist bei Ihnen nichts vorgemerkt."
    assert any(line.startswith("19:30–22:00 Deutsch-russischer Abend") for line in answer)
    assert not any(line.startswith("14:00") for line in answer)


@pytest.mark.parametrize(
    ("question", "yes", "button"),
    [
        ("Gibt es hier eine Sauna?", "ja", "„Wer hilft weiter?“"),
        ("Gibt es hier eine Sauna?", "да", "„Wer hilft weiter?“"),
        ("Erinnere mich an den Abend mit Empfang", "ja, bitte", "„☆ Merken“"),
    ],
)
async def test_a_yes_to_what_is_offered_names_its_button_and_never_passes_for_done(
    anna: Talker, question: str, yes: str, button: str
) -> None:
    await anna.says(question)
    labels = anna.labels
    assert lines(await anna.says(yes))[-1] == f"Zur Sicherheit bitte {button} drücken."
    assert anna.labels == labels


async def test_who_says_not_to_go_to_their_group_is_asked_whether_to_give_the_seat_up(
    kaluga: Stage,
) -> None:
    boris = await known(kaluga, 42, "Борис", "ru")
    kaluga.write(
        "INSERT INTO seat (person, working_group, since) VALUES (?, 'gesundheit', 0)",
        boris.person.id,
    )
    assert (await boris.says("не пойду на здравоохранение")).startswith("Освободить место?")
    assert "Чтобы не ошибиться, нажмите «Да, освободить»" in await boris.says("да")
    assert has_seat(kaluga, boris, "gesundheit")


async def test_a_number_that_is_written_opens_that_line_of_the_list_shown_last(
    kaluga: Stage, anna: Talker
) -> None:
    await anna.says("Gruppen")
    assert lines(await anna.says("2"))[0] == "Kommunale und regionale Kooperationen"
    await anna.says("30. Juni")
    assert lines(await anna.says("1."))[0] == "Abschlussplenum"
    await anna.says("Gruppen")
    await kaluga.clock.travel(AFTERNOON + timedelta(minutes=11))
    assert lines(await anna.says("2"))[0] != "Kommunale und regionale Kooperationen"


async def test_a_number_that_is_written_decides_nothing(kaluga: Stage) -> None:
    boris = await known(kaluga, 43, "Boris")
    for session in ("gesundheit-2", "inklusion-2"):
        await boris.says(f"/start s-{session}")
        await boris.presses("☆ Merken")
    await boris.says("Was überschneidet sich?")
    assert {"1", "2"} <= {*boris.labels}
    await boris.says("1")
    overlaps = lines(await boris.says("Was überschneidet sich?"))
    assert any(line.startswith("1. ") for line in overlaps)


@pytest.mark.parametrize("text", ["Wo ist die Anmeldung?", "где регистрация"])
async def test_where_something_was_that_had_no_place_is_not_online(anna: Talker, text: str) -> None:
    assert lines(await anna.says(text))[0] == "Im Programm ist dafür kein Ort genannt."


async def test_what_is_over_is_not_offered_to_be_noted(anna: Talker) -> None:
    assert lines(await anna.says("Eröffnung merken"))[0] == "Eröffnung der Konferenz"
