"""What guests write in passing: how long until lunch, which group is theirs, one more question."""

from pathlib import Path

import pytest

from tests.flows.conversation import Stage, Talker, on_stage
from tests.flows.helpdesk.world import bound, passes_on, question_in, replies
from tests.flows.organising import somebody
from tests.flows.teams import joined
from tests.flows.working_groups import known, member
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_how_long_it_is_until_lunch_is_said_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 11, 40)) as stage:
        anna = await somebody(stage, 11, "Anna")
        boris = await somebody(stage, 12, "Борис", "ru")
        for text in ("wie lange noch bis Mittag", "Wie lang ist es noch bis Mittag?"):
            said = (await anna.says(text)).replace("\xa0", " ")
            assert "12:30–14:00, in 50 Min." in said.split("\n")[0]
            assert "Mittagessen" in said
        for text in ("сколько до обеда", "скоко еще до обеда", "долго ещё до обеда?"):
            said = (await boris.says(text)).replace("\xa0", " ")
            assert "12:30–14:00, через 50 мин" in said.split("\n")[0]
        assert "bis 12:00" in await anna.says("Was läuft noch bis Mittag?")


async def test_who_waits_for_a_seat_reads_their_place(foyer: Stage) -> None:
    await member(foyer, 12, "Otto", "sport")
    anna = await member(foyer, 11, "Anna", "sport")
    said = await anna.says("Wie lange muss ich warten?")
    assert "Sie warten: Platz 1 von 1\nSobald Sie an der Reihe sind" in said
    boris = await member(foyer, 13, "Борис", "sport", language="ru")
    assert "2 из 2" in await boris.says("какой я в очереди")


async def test_who_asks_for_their_group_sees_it(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "presse")
    for text in ("welche Gruppe habe ich", "In welcher Gruppe bin ich?"):
        said = await anna.says(text)
        assert said.startswith("Presse\n")
        assert "Sie haben einen Platz." in said
    olaf = await known(foyer, 13, "Olaf")
    assert "in keiner Arbeitsgruppe" in await olaf.says("welche Gruppe habe ich")
    boris = await member(foyer, 12, "Борис", "presse", "musik", language="ru")
    assert (await boris.says("в какой я группе")).startswith("Мои группы")


async def test_who_asks_for_their_team_sees_it(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna")
    assert (await anna.says("in welchem Team bin ich")).startswith("Team Perm–Duisburg")
    assert (await anna.says("в какой я группе")).startswith("Team Perm–Duisburg")


async def test_as_pdf_names_the_button(stage: Stage, anna: Talker) -> None:
    await somebody(stage, 11, "Anna")
    assert "sobald etwas vorgemerkt ist" in await anna.says("Als PDF bitte")
    await anna.says("Eröffnung")
    await anna.presses("☆ Merken")
    said = await anna.says("Als PDF bitte")
    assert said.startswith("Ihr Programm als Datei: Drücken Sie unten „Als PDF“.\n\nMein Programm")
    assert "Als PDF" in anna.labels


async def test_a_language_is_wanted_back(stage: Stage) -> None:
    boris = await somebody(stage, 12, "Борис", "ru")
    await boris.says("auf Deutsch bitte")
    await boris.presses("Deutsch")
    assert "Русский" in (await boris.says("назад на русский"), *boris.labels)
    assert boris.labels[0] == "Русский"


async def test_one_more_question_goes_where_the_answer_came_from(desk: Stage) -> None:
    olga, _otto, group = await bound(desk)
    anna = await somebody(desk, 11, "Anna")
    assert (await anna.says("Ich habe eine Frage")).startswith("Fragen Sie einfach")
    await passes_on(anna)
    await replies(olga, question_in(group))
    said = await anna.says("Ich habe noch eine Frage dazu")
    assert said.startswith("Nachricht an das Organisationsteam")
    await anna.says("Hat das Foyer am Abend noch offen?")
    await desk.delivered()
    assert "Hat das Foyer am Abend noch offen?" in group.messages[-1].text


async def test_ok_below_nothing_found_says_what_the_button_does(desk: Stage) -> None:
    await bound(desk)
    anna = await somebody(desk, 11, "Anna")
    await anna.says("Wo kann ich meinen Koffer unterstellen?")
    said = await anna.says("ok")
    assert said.startswith("Ich kann Ihre Frage ans Organisationsteam weitergeben")


@pytest.mark.parametrize(
    "text",
    ["Vergessen Sie mich bitte", "vergesst mich", "Bitte vergessen Sie alles über mich"],
)
async def test_who_wants_to_be_forgotten_is_asked_whether_all_is_erased(
    stage: Stage, anna: Talker, text: str
) -> None:
    await somebody(stage, 11, "Anna")
    assert (await anna.says(text)).startswith("Wirklich alles löschen?")
    assert "Wirklich alles" not in await anna.says("Ich habe meinen Schal im Bus vergessen")
    assert "Wirklich alles" not in await anna.says("Vergessen Sie mich nicht beim Abendessen")


async def test_in_russian_too(stage: Stage, boris: Talker) -> None:
    await somebody(stage, 12, "Борис", "ru")
    assert (await boris.says("забудьте меня, пожалуйста")).startswith("Удалить всё?")
    assert "Удалить всё" not in await boris.says("не забудьте меня на ужин позвать")


async def test_who_is_not_well_in_dialect_reads_whom_to_call(stage: Stage, anna: Talker) -> None:
    await somebody(stage, 11, "Anna")
    assert (await anna.says("hab heimweh mir gehts net so gut")).startswith("Notfall")


async def test_who_is_there_for_the_first_time_means_no_first_session(tmp_path: Path) -> None:
    async with on_stage(tmp_path, at(29, 9, 20)) as stage:
        anna = await somebody(stage, 11, "Anna")
        said = await anna.says(
            "Guten Morgen! Ich hätte gern gewusst, was ich jetzt machen soll."
            " Ich bin zum ersten Mal dabei."
        )
        assert said.startswith("Jetzt")
        assert "Anmeldung" not in (await anna.says("Ich bin zum ersten Mal dabei")).split("\n")[0]
        boris = await somebody(stage, 12, "Борис", "ru")
        assert "регистрация" not in (await boris.says("я тут в первый раз")).split("\n")[0]


async def test_where_one_finds_that_is_the_place_of_what_was_shown(foyer: Stage) -> None:
    anna = await member(foyer, 11, "Anna", "umwelt")
    await anna.says("Eröffnung")
    assert "Große Halle" in (await anna.says("Wo finde ich das?")).split("\n")[0]
    await anna.says("/my")
    said = await anna.says("Wo finde ich den Raum?")
    assert "Umwelt" in said


async def test_who_cannot_find_their_way_about_is_led_to_people(desk: Stage) -> None:
    await bound(desk)
    anna = await somebody(desk, 11, "Anna")
    said = await anna.says("Ich finde mich hier nicht zurecht, können Sie mir helfen?")
    assert "was Sie um sich herum sehen" in said


async def test_who_has_overslept_reads_what_is_on(stage: Stage, anna: Talker) -> None:
    await somebody(stage, 11, "Anna")
    assert (await anna.says("hab verschlafen, was läuft jetzt?")).startswith("Jetzt")
    assert (await anna.says("verpennt, was ist jetzt")).startswith("Jetzt")
    boris = await somebody(stage, 12, "Борис", "ru")
    assert (await boris.says("я проспал, что сейчас")).startswith("Сейчас")
