"""What people read when they ask: the fact first, no guess, and the screen of one press."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.organising import moved, publishes, starred
from tests.flows.working_groups import joins, known

NOTHING = "Dazu habe ich im Programm nichts gefunden."
AFTERNOON = datetime(2031, 6, 24, 11, 20, tzinfo=UTC)
BEFORE_THE_THEATRES = datetime(2031, 5, 21, 8, tzinfo=UTC)
THEATRES = Path(__file__).parents[1] / "questions" / "theater-programme.yaml"
ULM = Path(__file__).parents[1] / "questions" / "ulm-programme.yaml"
AACHEN = ULM.with_name("aachen-programme.yaml")
DONAU = ULM.with_name("donau-programme.yaml")
GERA = ULM.with_name("gera-programme.yaml")
STADTFORUM = Path(__file__).parents[1] / "questions" / "stadtforum-programme.yaml"


def first_line(text: str) -> str:
    return text.split("\n", 1)[0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[Stage]:
    """The programme of numbered rooms, on the afternoon of its first day."""
    async with on_stage(tmp_path, AFTERNOON, STADTFORUM) as stage:
        yield stage


@pytest.fixture
async def clara(forum: Stage) -> Talker:
    clara = forum.person(21, "Clara", "de")
    await clara.says("/start lang-de")
    return clara


async def test_who_runs_a_group_stands_in_the_first_line(clara: Talker) -> None:
    answer = await clara.says("Wer koordiniert den Radverkehr?")
    assert first_line(answer) == "Koordination: Katharina Weiß"


async def test_who_speaks_stands_in_the_first_line(clara: Talker) -> None:
    answer = await clara.says("Wer spricht morgen beim Podium?")
    assert first_line(answer) == "Prof. Anke Großmann, Fjodor Tichonow"


async def test_where_something_is_stands_in_the_first_line(clara: Talker) -> None:
    answer = await clara.says("Wo ist die Führung durch das Museum?")
    assert first_line(answer) == "Ort: Straßenbahnmuseum, ul. Esperanto 8, Kasan"


async def test_what_the_event_and_the_bot_are_and_what_one_is_in_stand_in_the_first_line(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, BEFORE_THE_THEATRES, THEATRES) as stage:
        anna = stage.person(22, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "Bin ich in der Gruppe Licht und Ton?": "Sie haben keinen Platz in dieser Gruppe.",
            "Bin ich im Team Anker?": "Du bist in keinem Team.",
            "Wo findet das Ganze statt?": "Hafenallee 12, 18055 Rostock",
            "Bist du ein Bot?": "Ich bin ein Bot: Ich kenne das Programm und antworte sofort.",
        }.items():
            assert first_line(await anna.says(asked)) == line


async def test_what_is_known_of_a_person_stands_in_the_first_line(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, BEFORE_THE_THEATRES, THEATRES) as stage:
        anna = stage.person(23, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "Wer ist Frau Harms?": "Prof. Gesine Harms, Theaterwissenschaftlerin",
            "Wer ist Frau Lopuchowa?": "Sinaida Lopuchowa, Leiterin der Dorfbühne Sarjetschje",
            "Handynummer von Timur Gasisow": (
                "Telefonnummer und Adresse dieser Person stehen nicht im Programm."
            ),
            "Erinnere mich an die Werkschau": (
                "Merken Sie den Programmpunkt unten mit ☆ vor, dann erinnere ich Sie daran."
            ),
        }.items():
            assert first_line(await anna.says(asked)) == line


async def test_what_a_page_says_of_what_is_asked_stands_in_the_first_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, BEFORE_THE_THEATRES, THEATRES) as stage:
        anna = stage.person(25, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "Wo ist der Wickeltisch?": "Wickeltisch: Toilette im Foyer.",
            "Wird die Preisverleihung gefilmt?": (
                "Dazu steht hier nichts: Abschluss und Preisverleihung „Goldener Vorhang“"
            ),
            "Trag mir das Podium in den Kalender ein": (
                "Tippen Sie unten auf „In meinen Kalender“."
            ),
            "Wann beginnt die Tanznacht?": "Samstag, 24. Mai, 22:15",
        }.items():
            assert first_line(await anna.says(asked)).startswith(line)


async def test_what_a_description_says_of_what_is_asked_stands_in_the_first_line(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2034, 6, 16, 15, 30, tzinfo=UTC), GERA) as stage:
        anna = stage.person(29, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "Fällt das Kino aus, wenn es regnet?": "Bei Regen im Großen Saal.",
            "Wer macht Musik auf dem Sommerfest?": "Musik: Kapelle „Elsterwelle“.",
            "Wie lange dürfen wir beim Sommerfest bleiben?": (
                "Samstag, 17. Juni, bis 23:00 Uhr · Jugendliche bis 22:30 Uhr."
            ),
            "Wann fährt der Bus zum Flughafen?": (
                "Sonntag, 18. Juni, 14:00–15:45 · Bitte 13:45 Uhr da sein."
            ),
            "Wo fährt der Bus zum Rundgang ab?": (
                "Ort: Kultur- und Kongresszentrum, Schloßstraße 1, 07545 Gera"
                " · Abfahrt vor dem Haupteingang des Kongresszentrums."
            ),
            "Wann ist das Sommerfest?": "Samstag, 17. Juni, 18:30–23:00",
        }.items():
            assert first_line(await anna.says(asked)) == line


async def test_when_to_be_at_what_has_begun_says_first_that_it_has(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2034, 6, 17, 17, tzinfo=UTC), GERA) as stage:
        anna = stage.person(29, "Anna", "de")
        await anna.says("/start lang-de")
        await anna.says("Wann ist das Sommerfest?")
        assert first_line(await anna.says("Wann muss ich da sein?")).startswith(
            "Das hat schon begonnen · "
        )


async def test_the_second_of_two_questions_is_answered_of_what_the_first_one_names(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2035, 9, 13, 15, 20, tzinfo=UTC), DONAU) as stage:
        anna = stage.person(31, "Anna", "de")
        await anna.says("/start lang-de")
        answer = await anna.says("Wann ist das Konzert und braucht man ein Ticket?")
        assert first_line(answer) == "Darin enthalten: alle Mahlzeiten, Konzert, Stadtbus."


async def test_how_long_it_is_until_a_ride_stands_in_the_first_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2034, 6, 18, 11, tzinfo=UTC), GERA) as stage:
        anna = stage.person(30, "Anna", "de")
        await anna.says("/start lang-de")
        assert first_line(await anna.says("Wie viel Zeit haben wir bis zum Bus?")) == (
            "Sonntag, 18. Juni, 14:00–15:45, in 1 Std. · Bitte 13:45 Uhr da sein."
        )


async def test_several_facts_and_the_meeting_point_stand_in_the_first_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2032, 10, 14, 5, 30, tzinfo=UTC), ULM) as stage:
        anna = stage.person(27, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "Wann beginnt das Treffen?": (
                "Beginn der Veranstaltung: Donnerstag, 14. Oktober, 08:30"
            ),
            "Wer spricht vom Schulamt Saratow beim Podium?": (
                "Wladimir Sotnikow, Schulamt Saratow"
            ),
            "Wo startet die Stadtführung?": "Treffpunkt am Münsterplatz vor dem Hauptportal.",
            "Wann und wo ist das Podium?": (
                "Ort: Aula des Berblinger-Gymnasiums, Mühlweg 12, 89077 Ulm, Erdgeschoss"
                " · Freitag, 15. Oktober, 09:00–10:00"
            ),
        }.items():
            assert first_line(await anna.says(asked)) == line


async def test_a_ride_without_a_place_leaves_from_where_its_description_says(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2035, 9, 14, 15, 55, tzinfo=UTC), DONAU) as stage:
        anna, boris = stage.person(29, "Anna", "de"), stage.person(30, "Борис", "ru")
        await anna.says("/start lang-de")
        await boris.says("/start lang-ru")
        for asked, line in {
            "bus zum schiff wann und wo": (
                "Ab Hotel Am Osthafen und Jugendherberge. · Freitag, 14. September, 18:15–18:35"
            ),
            "Wo fährt der Bus zum Flughafen ab?": (
                "Ab Hotel Am Osthafen, Halt am Hauptbahnhof um 17:15 Uhr."
            ),
        }.items():
            answer = await anna.says(asked)
            assert first_line(answer) == line
            assert "bekannt gegeben" not in answer
        answer = await boris.says("где автобус к теплоходу")
        assert first_line(answer) == "От гостиницы Am Osthafen и молодёжной турбазы."


async def test_the_first_line_says_what_is_next_when_a_day_ends_and_what_a_day_has_not(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2034, 6, 15, 8, 50, tzinfo=UTC), AACHEN) as stage:
        anna = stage.person(28, "Anna", "de")
        await anna.says("/start lang-de")
        for asked, line in {
            "was kommt als nächstes": "Als Nächstes: 11:00 · AG Erinnerung, erste Sitzung",
            "wann ist am Samstag Schluss": (
                "Samstag, 17. Juni, bis 12:45 Uhr. Danach: 12:45 Imbiss zum Abschied; "
            ),
            "gibt es am mittwoch mittagessen": "Mittwoch, 14. Juni: steht nicht im Programm.",
            "wo fährt der bus zum flughafen ab": "Abfahrt vor dem Hotel Quellenhof.",
            "aus der ag kultur abmelden": "Sie haben keinen Platz in dieser Gruppe.",
        }.items():
            assert first_line(await anna.says(asked)).startswith(line)


@pytest.mark.parametrize(
    ("code", "asked", "line"),
    [
        ("de", "Wann fährt der Bus nach Kaluga?", "Diese Fahrt gehört zu: Jugendforum · "),
        (
            "ru",
            "когда автобус в калугу",
            "Трансфер в программе «Молодёжный форум» · ",
        ),
    ],
)
async def test_a_ride_of_the_other_part_of_the_event_is_marked_as_such(
    tmp_path: Path, code: str, asked: str, line: str
) -> None:
    async with on_stage(tmp_path, datetime(2021, 6, 26, 15, tzinfo=UTC)) as stage:
        guest = stage.person(24, "Renate", code)
        await guest.says(f"/start lang-{code}")
        assert first_line(await guest.says(asked)).startswith(line)


async def test_two_questions_in_a_text_are_answered_in_a_message_each(tmp_path: Path) -> None:
    async with on_stage(tmp_path, BEFORE_THE_THEATRES, THEATRES) as stage:
        anna = stage.person(26, "Anna", "de")
        await anna.says("/start lang-de")
        before = len(anna.chat.messages)
        await anna.says("Wann ist die Tanznacht und wo kann ich mein Auto parken?")
        said = [m.text for m in anna.chat.messages[before:] if m.sender is None]
        assert len(said) == 2
        assert "Souffleusen" in said[0]
        assert "Speicherstraße" in said[1]


async def test_each_of_two_questions_gets_only_the_fact_that_it_asked_for(clara: Talker) -> None:
    before = len(clara.chat.messages)
    await clara.says("Wann endet die Eröffnung und wo ist das Podium?")
    said = [m.text for m in clara.chat.messages[before:] if m.sender is None]
    assert len(said) == 2
    assert "bis" in first_line(said[0])
    assert "·" not in first_line(said[0])
    assert "·" not in first_line(said[1])


async def test_who_speaks_now_and_until_when_stands_in_the_first_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2035, 9, 14, 12, 50, tzinfo=UTC), DONAU) as stage:
        anna = stage.person(27, "Anna", "de")
        await anna.says("/start lang-de")
        answer = await anna.says("Wer spricht gerade?")
        assert first_line(answer) == "Max Brandl, Prof. Igor Belousow, Aljona Guskowa"
        answer = await anna.says("Wie lange geht das hier noch?")
        assert first_line(answer) == "Noch 40 Min., bis 15:30 Uhr"


async def test_what_time_it_is_in_each_zone_stands_in_the_first_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2035, 9, 12, 15, 15, tzinfo=UTC), DONAU) as stage:
        anna = stage.person(28, "Anna", "de")
        await anna.says("/start lang-de")
        answer = await anna.says("Wie spät ist es in Moskau?")
        clocks = "17:15 Uhr (Berlin), 18:15 Uhr (Moskau), 19:15 Uhr (Samara)"
        assert first_line(answer) == f"{clocks} · Mi., 12. Sept."
        assert first_line(await anna.says("Welcher Tag ist heute?")).endswith("Mi., 12. Sept.")


async def test_a_sentence_stands_first_that_tells_of_the_thing_rather_than_of_paying(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2034, 6, 15, 19, 35, tzinfo=UTC), GERA) as stage:
        boris = stage.person(31, "Борис", "ru")
        await boris.says("/start lang-ru")
        answer = await boris.says("Где можно снять деньги с карты")
        assert first_line(answer) == "Банкомат: Sparkasse, Schloßstraße 11."
        anna = stage.person(32, "Anna", "de")
        await anna.says("/start lang-de")
        answer = await anna.says(
            "Meine Frau sitzt im Rollstuhl, kommt man in der Gartenanlage überall hin?"
        )
        assert first_line(answer).startswith("In der Kleingartenanlage sind die Wege aus Kies")


async def test_that_nobody_interprets_stands_beside_the_language(tmp_path: Path) -> None:
    museums = THEATRES.with_name("tula-programme.yaml")
    async with on_stage(tmp_path, datetime(2027, 9, 22, 9, tzinfo=UTC), museums) as stage:
        anna = stage.person(24, "Anna", "de")
        await anna.says("/start lang-de")
        answer = await anna.says("wird der vortrag über samoware übersetzt?")
        assert first_line(answer) == "Sprache: Russisch. Eine Verdolmetschung ist nicht angegeben."


async def test_what_a_description_says_of_interpreting_is_the_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2021, 6, 29, 6, tzinfo=UTC)) as stage:
        anna = stage.person(22, "Anna", "de")
        await anna.says("/start lang-de")
        for question in ("wird bei der generalprobe gedolmetscht", "wird da übersetzt"):
            answer = await anna.says(question)
            assert first_line(answer).endswith("mit Stoppuhr und mit Verdolmetschung.")
            assert "in welcher Sprache" not in answer


async def test_when_something_ends_stands_in_the_first_line(clara: Talker) -> None:
    answer = await clara.says("Wann ist das Podium zu Ende?")
    assert first_line(answer) == "Mittwoch, 25. Juni, bis 16:30 Uhr"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Wann endet die Konferenz?", "Ende der Veranstaltung: Donnerstag, 26. Juni, 16:45"),
        ("Wann beginnt das Forum?", "Beginn der Veranstaltung: Dienstag, 24. Juni, 09:00"),
    ],
)
async def test_when_it_all_begins_or_ends_stands_in_the_first_line(
    clara: Talker, text: str, line: str
) -> None:
    assert first_line(await clara.says(text)) == line


async def test_a_room_in_which_nothing_is_on_then_says_so(clara: Talker) -> None:
    answer = await clara.says("Was ist um 20 Uhr in Saal 2?")
    assert first_line(answer) == "Zu dieser Zeit findet dort nichts statt."
    assert "Saal 2" in answer


async def test_below_nothing_stands_the_contact(clara: Talker) -> None:
    answer = await clara.says("Gibt es hier eine Sauna?")
    assert first_line(answer) == NOTHING
    assert "Tagungsbüro, +7 843 000-00-00" in answer
    assert "Sauna" not in answer


@pytest.mark.parametrize(
    "text", ["Ich möchte mit einem Menschen sprechen", "Kontakt zum Veranstalter"]
)
async def test_who_wants_a_human_being_reads_the_contact(clara: Talker, text: str) -> None:
    assert "Tagungsbüro, +7 843 000-00-00" in await clara.says(text)


async def test_what_is_not_sure_is_suggested_by_titles_alone(clara: Talker) -> None:
    answer = await clara.says("Brunnen Quantenphysik")
    assert answer.split("\n") == ["Meinten Sie …?", "", "1. Trinkbrunnen im Park"]
    assert "Trinkbrunnen im Park" in await clara.presses("1")


async def test_where_is_that_means_what_was_shown_last(clara: Talker) -> None:
    await clara.says("Wann ist das Podium?")
    assert first_line(await clara.says("Wo ist das?")) == "Ort: Saal 1"
    assert first_line(await clara.says("Und wer spricht da?")).startswith("Prof. Anke Großmann")


@pytest.mark.parametrize("text", ["Wo ist das?", "а это где", "Wann fängt es denn an?"])
async def test_that_is_the_group_of_a_seat_that_was_taken_is_given_up_or_changed(
    foyer: Stage, text: str
) -> None:
    lena = await known(foyer, 31, "Lena")
    said = "29. Juni, 10:00" if "Wann" in text else "Online"
    await joins(lena, "umwelt")
    assert said in first_line(await lena.says(text))
    assert "\nUmwelt" in lena.text
    await lena.says("Ich komme doch nicht")
    assert said in first_line(await lena.says(text))
    await joins(lena, "sport")
    assert "\nSport" in await lena.says(text)


@pytest.mark.parametrize("text", ["Wo ist das?", "а это где"])
async def test_that_is_what_a_notice_or_the_list_of_changes_tells_of(
    desk: Stage, olga: Talker, text: str
) -> None:
    anna = await starred(desk, 11, "Anna")
    await anna.says("Wann ist das Mittagessen?")
    await publishes(olga, moved(19))
    desk.clock.set(desk.clock.now() + timedelta(minutes=2))
    await desk.delivered()
    assert "geändert" in anna.chat.messages[-1].text
    assert "\nEröffnung\n" in await anna.says(text)
    await anna.says("/changes")
    assert "\nEröffnung\n" in await anna.says(text)


async def test_where_is_that_means_nothing_after_ten_minutes(forum: Stage, clara: Talker) -> None:
    await clara.says("Wann ist das Podium?")
    forum.clock.set(forum.clock.now() + timedelta(minutes=11))
    assert first_line(await clara.says("Wo ist das?")) == "Welchen Ort meinen Sie?"


@pytest.mark.parametrize(
    "text", ["und danach", "was kommt danach?", "а потом что", "что после этого"]
)
async def test_what_comes_then_comes_after_what_was_shown_last(foyer: Stage, text: str) -> None:
    lena = await known(foyer, 31, "Lena")
    await lena.says("Wann ist die Eröffnung?")
    assert "Nacht" in await lena.says(text)
    await lena.says("Wann ist das Mittagessen?")
    assert "Musik I" in await lena.says(text)


@pytest.mark.parametrize(
    "text",
    ["а теперь обратно на русский пожалуйста", "теперь на русском", "назад на русский язык"],
)
async def test_to_be_spoken_to_in_a_language_from_now_on_is_no_search(
    clara: Talker, text: str
) -> None:
    assert await clara.says(text) == "Перейдём на русский язык?"


async def test_what_is_on_now_in_a_language_is_a_search(clara: Talker) -> None:
    assert await clara.says("что сейчас идёт на русском?") != "Перейдём на русский язык?"


async def test_a_language_asked_for_in_it_is_offered_in_it(clara: Talker) -> None:
    assert await clara.says("по-русски пожалуйста") == "Перейдём на русский язык?"
    assert "Главная" in (await clara.presses("Русский")) or clara.labels


@pytest.mark.parametrize(
    ("text", "line", "label"),
    [
        ("Lösche alle meine Daten", "Wirklich alles löschen?", "Ja, alles löschen"),
        ("Bitte keine Erinnerungen mehr", "Erinnerungen", None),
        ("Erinnere mich eine Stunde vorher", "Erinnerungen", None),
    ],
)
async def test_a_wish_opens_the_screen_where_one_press_does_it(
    clara: Talker, text: str, line: str, label: str | None
) -> None:
    assert first_line(await clara.says(text)) == line
    assert label is None or label in clara.labels


async def test_who_has_a_seat_and_gives_it_up_is_asked_whether_to(foyer: Stage) -> None:
    lena = await known(foyer, 31, "Lena")
    await joins(lena, "umwelt")
    answer = await lena.says("Ich möchte den Platz abgeben")
    assert "Umwelt" in answer
    assert any("abgeben" in label for label in lena.labels), lena.labels


async def test_an_organiser_who_tells_everybody_comes_to_the_broadcasts(olga: Talker) -> None:
    assert first_line(await olga.says("Nachricht an alle schreiben")) == "Rundnachrichten"


async def test_a_day_after_the_end_says_when_it_ended(clara: Talker) -> None:
    assert "Das Programm endete am Donnerstag, 26. Juni." in (
        await clara.says("Was ist nächste Woche?")
    ).replace("\N{NO-BREAK SPACE}", " ")


async def test_a_date_before_the_event_says_when_it_begins(clara: Talker) -> None:
    answer = (await clara.says("20.6.")).replace("\N{NO-BREAK SPACE}", " ")
    assert first_line(answer) == "Freitag, 20. Juni: An diesem Tag ist keine Veranstaltung."
    assert "Das Programm beginnt am Dienstag, 24. Juni." in answer


@pytest.fixture
async def noon(tmp_path: Path) -> AsyncIterator[Talker]:
    """Somebody at a quarter past twelve, when sittings run until half past and lunch follows."""
    async with on_stage(tmp_path, datetime(2021, 6, 29, 9, 15, tzinfo=UTC)) as stage:
        ingrid = stage.person(21, "Ingrid", "de")
        await ingrid.says("/start lang-de")
        yield ingrid


async def test_in_the_next_hour_shows_what_still_runs_in_it(noon: Talker) -> None:
    text = await noon.says("Was läuft in der nächsten Stunde?")
    assert "10:00–12:30" in text


async def test_from_an_hour_on_shows_what_begins_then(noon: Talker) -> None:
    text = await noon.says("Was läuft heute ab 14 Uhr?")
    assert "10:00–12:30" not in text
    assert "14:00" in text


@pytest.mark.parametrize(("text", "said"), [("Start?", "Beginn"), ("Начало?", "Начало")])
async def test_who_asks_for_the_beginning_with_one_word_is_told_it(
    stage: Stage, text: str, said: str
) -> None:
    assert (await stage.person(11, "Anna").says(text)).startswith(said)


@pytest.mark.parametrize(
    "text", ["zurück", "Menü", "bitte zum Hauptmenü", "назад", "в главное меню"]
)
async def test_who_writes_back_or_menu_comes_home(clara: Talker, text: str) -> None:
    await clara.says("/now")
    home = await clara.says("/start")
    assert await clara.says(text) == home


async def test_the_words_on_the_keys_of_home_do_what_the_keys_do(forum: Stage) -> None:
    boris = forum.person(23, "Борис", "ru")
    await boris.says("/start lang-ru")
    await boris.presses("Ещё")
    more = boris.text
    await boris.says("/start")
    for word in ("Ещё", "ещё.", "«Ещё»"):
        assert await boris.says(word) == more
    assert (await boris.says("настройки")).startswith("Настройки")


async def test_a_long_list_of_answers_leads_to_its_end_and_says_first_what_is_ahead(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, datetime(2021, 6, 22, 9, tzinfo=UTC)) as stage:
        anna = stage.person(24, "Anna", "de")
        await anna.says("/start lang-de")
        pages = [await anna.says("Projektwerkstatt")]
        while "Nächste Seite »" in anna.labels:
            pages.append(await anna.presses("Nächste Seite »"))
            assert pages[-1] not in pages[:-1]
        assert len(pages) > 1
        listed = [line for page in pages for line in page.split("\n") if line[:1].isdigit()]
        assert [line.split(".")[0] for line in listed] == [*map(str, range(1, len(listed) + 1))]
        assert "(vorbei)" not in listed[0]
        assert pages[0] == await anna.presses("« Vorige Seite")


async def test_the_pages_of_what_search_has_found_go_on_as_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path, datetime(2021, 6, 22, 9, tzinfo=UTC)) as stage:
        boris = stage.person(24, "Борис", "ru")
        await boris.says("/start lang-ru")
        await boris.says("/search мастерская")
        assert "4. 10:00" in await boris.presses("Следующие »")
