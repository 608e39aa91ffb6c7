"""One session or one group changed on the spot: a few presses, whom it tells, confirmed."""

import threading
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from handlers.releases import draft_screens, drafts, on_the_spot, proposals
from handlers.releases import screens as desk_views
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    OTHER_ORGANISER,
    as_file,
    edited,
    publishes,
    somebody,
    starred,
    without,
)
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def taken_as_answer(organiser: Talker, text: str) -> str:
    """Write what reads like a change, and say that it is the answer."""
    await organiser.says(text)
    return await organiser.presses("Es ist die Antwort")


ANSWER_OR_CHANGE = "Ist das die Antwort oder eine Änderung am Programm?"


async def changing(organiser: Talker, *labels: str, link: str = "s-eroeffnung") -> str:
    """Open a session or group and press one button after the other."""
    await organiser.says(f"/start {link}")
    for label in labels:
        await organiser.presses(label)
    return organiser.text


async def after_it(organiser: Talker) -> str:
    """Publish what is proposed; the session as it is then."""
    discard = organiser.labels.index("Verwerfen")
    publish = organiser.labels[discard - 1]
    assert "eröffentlichen" in publish
    assert (await organiser.presses(publish)).startswith("Fassung 2 ist veröffentlicht")
    await organiser.stage.delivered()
    return await organiser.says("/start s-eroeffnung")


async def test_an_hour_is_changed_by_four_presses_that_say_whom_it_tells(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    await starred(desk, 12, "Борис", "ru")
    text = await changing(olga, "Ändern", "Zeit", "+30 Min.")
    assert "Zeit: Mo., 28. Juni, 18:00–20:00 → 18:30–20:30" in text
    assert "2 Personen erfahren davon" in text
    assert "18:00–20:00" in await anna.says("/start s-eroeffnung")
    assert "18:30–20:30" in await after_it(olga)
    assert "18:00–20:00 → 18:30–20:30" in anna.text


async def test_every_step_of_it_exists_in_russian(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await starred(desk, 12, "Борис", "ru")
    text = await changing(ivan, "Изменить", "Время")
    assert text.startswith("Новое время: Открытие")
    assert (await ivan.says("кавказ")).startswith("Не получается разобрать время: «кавказ».")
    text = await ivan.says("завтра 10:00–11:30")
    assert "пн, 28 июня, 18:00–20:00 → вт, 29 июня, 10:00–11:30" in text
    assert "Об этом узнает 1 человек" in text
    assert (await ivan.presses("Опубликовать")).startswith("Версия 2 опубликована.")


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("18:30", "18:30–20:30"),
        ("18.30 Uhr", "18:30–20:30"),
        ("19", "19:00–21:00"),
        ("18:30–20:00", "18:30–20:00"),
        ("18:30-20", "18:30–20:00"),
        ("von 19 bis 21 Uhr", "19:00–21:00"),
        ("halb sieben", "18:30–20:30"),
        ("morgen 10:00–11:30", "Di., 29. Juni, 10:00–11:30"),
        ("29.6. 9:00", "Di., 29. Juni, 09:00–11:00"),
        ("  22:00–1:00 ", "22:00 – Di. 01:00"),
    ],
)
async def test_hours_are_read_as_people_write_them(olga: Talker, written: str, hours: str) -> None:
    await changing(olga, "Ändern", "Zeit")
    assert f"→ {hours}" in await olga.says(written)


@pytest.mark.parametrize(
    "written",
    ["bald", "25:00", "18:30 im Park", "-5", "0" * 4000, "?", "99:99–98:98", "😀", "31.2."],
)
async def test_what_is_no_hour_is_said_so_and_asked_again(
    desk: Stage, olga: Talker, written: str
) -> None:
    await changing(olga, "Ändern", "Zeit")
    text = await olga.says(written)
    assert "kann ich nicht als Zeit lesen" in text
    assert "Neue Zeit: Eröffnung" in text
    assert "+30 Min." in olga.labels
    assert "→ 19:00–21:00" in await olga.says("19 Uhr")
    assert not desk.holds("release", "number > 1")


async def test_a_place_is_chosen_by_a_button(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    text = await changing(olga, "Ändern", "Ort", "Brunnen")
    assert "Ort: Große Halle → Brunnen" in text
    assert "Ort: Brunnen" in await after_it(olga)
    assert "Große Halle → Brunnen" in anna.text


async def test_a_known_place_may_be_written_in_either_language(olga: Talker) -> None:
    await changing(olga, "Ändern", "Ort")
    text = await olga.says("фонтан")
    assert "Ort: Große Halle → Brunnen" in text
    assert "Neu" not in text


async def test_a_room_typed_by_hand_is_a_proper_place_in_each_language(
    desk: Stage, olga: Talker
) -> None:
    boris = await starred(desk, 12, "Борис", "ru")
    await changing(olga, "Ändern", "Ort")
    for order in ("Podium auf 18 Uhr verschieben", "Отменить экологию"):
        assert (await olga.says(order)).startswith(ANSWER_OR_CHANGE)
    assert (await olga.says("Rathaus {1} <b>")).startswith("Und auf Russisch?")
    assert (await olga.says("Отменить экологию")).startswith(ANSWER_OR_CHANGE)
    assert "Veröffentlichen" not in olga.labels
    refused = await olga.says("weiß ich nicht")
    assert "Auf Russisch schreibt man das mit anderen Buchstaben" in refused
    text = await olga.says("Ратуша {1} <b>")
    assert "Ort: Große Halle → Rathaus {1} <b>" in text
    assert "Russisch: Ратуша {1} <b>" in text
    assert "Ort: Rathaus {1} <b>" in await after_it(olga)
    assert "Большой зал → Ратуша {1} <b>" in boris.text
    assert "Rathaus {1} <b>" in await olga.says("/start p-rathaus-1-b")


async def test_a_change_is_the_answer_to_the_question_it_was_written_to_and_to_no_later_one(
    desk: Stage, olga: Talker
) -> None:
    await changing(olga, "Ändern", "Titel")
    await olga.says("Eröffnung fällt aus")
    asked = olga.screen
    (answer,) = [b for row in asked.rows for b in row if b["text"] == "Es ist die Antwort"]
    await changing(olga, "Ändern", "Programmpunkt absagen", link="s-nacht")
    await olga.sends_press(answer["callback_data"], asked)
    assert not desk.holds("draft")


async def test_a_room_may_be_called_the_same_in_both_languages(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    boris = await starred(desk, 12, "Борис", "ru")
    await changing(ivan, "Изменить", "Место")
    assert (await ivan.says("Зелёный зал")).startswith("А на немецком?")
    assert "Большой зал → Зелёный зал" in await ivan.presses("На обоих языках одинаково")
    await ivan.presses("Опубликовать")
    await desk.delivered()
    assert "Большой зал → Зелёный зал" in boris.text


async def test_a_title_is_corrected_in_each_language_and_quietly_if_nothing_else_changes(
    desk: Stage, olga: Talker
) -> None:
    boris = await starred(desk, 12, "Борис", "ru")
    text = await changing(olga, "Ändern", "Titel")
    assert "Deutsch: Eröffnung\nRussisch: Открытие" in text
    assert "Zeichen" in await olga.says("x" * 201)
    for order in ("Eröffnung fällt aus", "Перенести открытие"):
        assert (await olga.says(order)).startswith(ANSWER_OR_CHANGE)
    assert "Deutsch: Eröffnung fällt aus" in await taken_as_answer(olga, "Eröffnung fällt aus")
    await olga.presses("« Zurück")
    assert "Deutsch: Absage an die Gewalt" in await olga.says("„Absage an die Gewalt“")
    await olga.presses("« Zurück")
    text = await olga.says("Eröffnungsfeier {1}")
    assert text.startswith("Und auf Russisch?")
    assert "Dort steht noch: „Открытие“" in text
    assert "mit anderen Buchstaben" in await olga.says("weiß nicht")
    text = await olga.says("Праздник открытия")
    assert "Deutsch: Eröffnung → Eröffnungsfeier {1}" in text
    assert "Russisch: Открытие → Праздник открытия" in text
    await olga.presses("Still berichtigen")
    assert "Eröffnungsfeier {1}" in await after_it(olga)
    assert "Праздник" not in boris.text
    assert "Праздник открытия" in await boris.says("/start s-eroeffnung")


async def test_one_language_of_a_title_may_be_put_right_and_the_other_left(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await changing(ivan, "Изменить", "Название")
    assert (await ivan.says("Торжественное открытие")).startswith("А на немецком?")
    text = await ivan.presses("Оставить как есть")
    assert "Открытие → Торжественное открытие" in text
    assert "Eröffnung →" not in text
    await changing(ivan, "Изменить", "Название")
    await ivan.says("BarCamp")
    text = await ivan.presses("На обоих языках одинаково")
    assert "Открытие → BarCamp" in text


async def test_the_name_of_a_place_is_put_right_in_one_language(olga: Talker) -> None:
    text = await changing(olga, "Ändern", "Ort", "Namen berichtigen: Große Halle")
    assert "Russisch: Большой зал" in text
    assert "Dort steht noch: „Große Halle“" in await olga.says("Главный зал")
    text = await olga.presses("So lassen")
    assert "Russisch: Большой зал → Главный зал" in text


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Halle", ["Neu: „Halle“", "Große Halle"]),
        ("brunen", ["Neu: „brunen“", "Brunnen"]),
        ("Am Markt", ["Neu: „Am Markt“", "Große Halle"]),
        ("Kleine Halle", None),
    ],
)
async def test_what_is_typed_finds_a_room_or_leads_to_a_new_one(
    olga: Talker, written: str, offered: list[str] | None
) -> None:
    await changing(olga, "Ändern", "Ort", link="s-nacht")
    text = await olga.says(written)
    if offered is None:
        assert text.startswith("Und auf Russisch?")
        return
    assert (olga.labels[:2], "Welchen Ort meinen Sie?" in text) == (offered, True)
    assert (await olga.presses("Neu")).startswith("Und auf Russisch?")
    shown = await olga.presses("In beiden Sprachen gleich")
    assert f"Ort: noch offen → {written}" in shown


async def test_rooms_that_are_free_at_the_hours_come_first(olga: Talker) -> None:
    text = await changing(olga, "Ändern", "Ort", link="s-u1")
    assert olga.labels[:2] == ["Große Halle", "Brunnen"]
    assert "Zu dieser Zeit belegt: Brunnen" in text


async def test_a_link_is_written_and_taken_away(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    await changing(olga, "Ändern", "Videolink")
    text = await olga.says("https://example.org/neu?x=1&y=ü")
    assert "https://example.org/live → https://example.org/neu?x=1&y=ü" in text
    assert "https://example.org/neu" in await after_it(olga)
    assert "Neuer Videolink: https://example.org/neu?x=1&y=ü" in anna.text
    await changing(olga, "Ändern", "Videolink", "Link entfernen", "Veröffentlichen")
    await desk.delivered()
    assert "Nicht mehr per Video" in anna.text


@pytest.mark.parametrize(
    "written", ["example", "javascript:alert(1)", "http://", "https://" + "x" * 2100, "ftp://a.de"]
)
async def test_what_is_no_link_is_said_so_and_asked_again(olga: Talker, written: str) -> None:
    await changing(olga, "Ändern", "Videolink")
    text = await olga.says(written)
    assert "Neuer Videolink: Eröffnung" in text
    assert not text.startswith("Neuer Videolink")
    assert "→ https://example.org/neu" in await olga.says("https://example.org/neu")


async def test_a_session_is_cancelled_and_told_so(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    text = await changing(olga, "Ändern", "Programmpunkt absagen", "Ohne Grund")
    assert "Eröffnung\nFällt aus (war: Mo., 28. Juni, 18:00–20:00)" in text
    assert "1 Person erfährt davon" in text
    assert "Fällt aus" in await after_it(olga)
    assert "Fällt aus" in anna.text


async def test_the_number_of_seats_is_chosen_or_written(olga: Talker) -> None:
    assert "Plätze: unbegrenzt" in await changing(olga, "Ändern", link="g-umwelt")
    await olga.presses("Zahl der Plätze")
    for nonsense in ("viele", "0", "-3", "1.5", "9" * 500):
        assert "kann ich nicht als Zahl lesen" in await olga.says(nonsense)
    text = await olga.says("12")
    assert "Plätze: unbegrenzt → 12" in text
    assert "Niemand wird benachrichtigt" in text
    await olga.presses("Veröffentlichen")
    await changing(olga, "Ändern", "Zahl der Plätze", link="g-umwelt")
    text = await olga.presses("17")
    assert "Plätze: 12 → 17" in text
    assert "Niemand wird benachrichtigt" in text
    await changing(olga, "Ändern", "Zahl der Plätze", "Unbegrenzt", link="g-umwelt")
    assert "Plätze: 12 → unbegrenzt" in olga.text


async def test_the_end_of_sign_up_is_chosen_or_written(desk: Stage, olga: Talker) -> None:
    await changing(olga, "Ändern", "Ende der Anmeldung", link="g-umwelt")
    assert "kann ich nicht als Zeit lesen" in await olga.says("irgendwann")
    text = await olga.says("heute 18:00")
    assert "Ende der Anmeldung: mit Beginn der ersten Sitzung → Mo., 28. Juni, 18:00" in text
    await olga.presses("Veröffentlichen")
    await changing(olga, "Ändern", "Ende der Anmeldung", "Sofort", link="g-umwelt")
    assert "18:00 → Mo., 28. Juni, 17:00" in olga.text
    await changing(olga, "Ändern", "Ende der Anmeldung", "Mit Beginn", link="g-umwelt")
    assert "18:00 → mit Beginn der ersten Sitzung" in olga.text
    assert not desk.holds("delivery")


async def test_an_end_before_its_beginning_is_said_so_and_asked_again(
    desk: Stage, olga: Talker
) -> None:
    programme = small_programme()
    groups = (replace(programme.groups[0], opens=at(28, 12)), *programme.groups[1:])
    await publishes(olga, replace(programme, groups=groups))
    await changing(olga, "Ändern", "Ende der Anmeldung", link="g-umwelt")
    text = await olga.says("28.6. 11:00")
    assert "Ende der Anmeldung: Umwelt" in text
    assert "Veröffentlichen" not in olga.labels
    assert "→ Mo., 28. Juni, 18:00" in await olga.says("heute 18:00")
    assert not desk.holds("release", "number > 2")


async def test_of_several_changes_each_that_is_not_published_says_at_the_desk_what_it_does(
    desk: Stage,
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    for order in ("перенеси открытие на 19:00", "отменить обед", "отменить ночь", "обед на 14:00"):
        await ivan.says(order)
    text = await ivan.says("оргкомитет")
    assert "Ещё не опубликовано: Ночь · Отменяется (" in text
    assert "и ещё 1\N{NO-BREAK SPACE}изменение" in text
    assert "Черновик: Ночь (отмена)" in ivan.labels
    await ivan.presses("Черновик: Обед (отмена)")
    assert "Удалить черновик" in ivan.labels


async def test_what_was_seen_and_not_published_is_found_at_the_desk(
    desk: Stage, olga: Talker
) -> None:
    for hours in ("19:00", "19:30"):
        await changing(olga, "Ändern", "Zeit")
        await olga.says(hours)
    await changing(olga, "Ändern", "Zeit")
    assert "→ 19:30–21:30" in await olga.says("19:30")
    await olga.says("Umwelt und Sport auf 15 Uhr verschieben")
    await olga.says("/start")
    text = await olga.presses("Organisationsbüro")
    when = "Zeit: Mo., 28.\N{NO-BREAK SPACE}Juni, 18:00–20:00 →"
    for hours in ("19:30–21:30", "19:00–21:00"):
        assert f"Noch nicht veröffentlicht: Eröffnung · {when} {hours}" in text
    assert "weitere" not in text
    assert "→ 19:30–21:30" in await olga.presses("Entwurf: Eröffnung")
    await olga.presses("Verwerfen")
    await olga.presses("Organisationsbüro")
    assert "→ 19:00–21:00" in await olga.presses("Veröffentlichen oder verwerfen")
    await olga.presses("Veröffentlichen")
    assert "Noch nicht" not in await olga.presses("Organisationsbüro")
    assert not desk.holds("draft", "shown AND release IS NULL")


async def test_the_preview_says_that_what_begins_soon_is_told_at_once(
    desk: Stage, olga: Talker
) -> None:
    await starred(desk, 11, "Anna")
    assert "geht sofort hinaus" in await changing(olga, "Ändern", "Ort", "Brunnen")
    await changing(olga, "Ändern", "Zeit", "+30 Min.", link="s-nacht")
    await olga.presses("Alle")
    assert "geht sofort hinaus" not in olga.text


async def test_what_changes_nothing_says_so(olga: Talker) -> None:
    await changing(olga, "Ändern", "Zeit")
    assert (await olga.says("18:00–20:00")).startswith("Es würde sich nichts ändern")


async def test_a_session_that_is_gone_meanwhile_leads_back(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await changing(olga, "Ändern", "Zeit")
    await publishes(other, without("eroeffnung"))
    assert (await olga.says("19:00")).startswith("Dieser Knopf ist nicht mehr aktuell")
    assert not olga.may_go_on()
    assert (await olga.says("/now")).startswith("Jetzt")
    assert not olga.may_go_on()


async def test_the_second_of_two_changes_at_once_keeps_the_first(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await changing(olga, "Ändern", "Zeit", "+60 Min.")
    await changing(other, "Ändern", "Ort", "Brunnen")
    await olga.presses("Veröffentlichen")
    text = await other.presses("Veröffentlichen")
    last = "Inzwischen wurde Fassung 2 veröffentlicht, von Olga."
    assert last in text.split("\n\n")[-1]
    assert "19:00" not in text
    await other.presses("Veröffentlichen")
    both = edited(start=at(28, 19), end=at(28, 21), place="pin")
    assert (await olga.sends_file("p.yaml", as_file(both))).startswith("Es würde sich nichts")


async def test_who_moves_what_another_has_cancelled_reads_so_and_can_let_it_take_place(
    desk: Stage, olga: Talker
) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await changing(olga, "Ändern", "Zeit", "+60 Min.")
    await other.says("Eröffnung absagen")
    await other.presses("Absage ohne Meldung veröffentlichen")
    text = await olga.presses("Veröffentlichen")
    assert "„Eröffnung“ ist schon abgesagt und bleibt es." in text
    assert text.split("\n\n")[-1].startswith("Inzwischen wurde Fassung 2 veröffentlicht, von Otto.")
    text = await olga.presses("Findet doch statt")
    assert "Findet doch statt: Mo., 28.\u00a0Juni, 19:00–21:00" in text
    assert "schon abgesagt" not in text
    await olga.presses("Veröffentlichen")
    assert "19:00–21:00" in await olga.says("/start s-eroeffnung")
    assert not desk.holds("release", "number > 3")


async def test_an_old_way_back_says_how_much_it_takes_back_and_pushes_no_change_aside(
    olga: Talker,
) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    await olga.presses("Veröffentlichen ohne")
    first = olga.screen
    await olga.says("Mittagessen absagen")
    await olga.presses("Absage ohne")
    await olga.says("Nacht in den Brunnen verlegen")
    await olga.presses("Veröffentlichen ohne")
    assert "nimmt alles" not in await olga.presses("Zurück zu Fassung 3")
    await olga.presses("Verwerfen")
    await changing(olga, "Ändern", "Zeit", "+60 Min.")
    text = await olga.presses("Zurück zu Fassung 1", first)
    assert text.endswith("\n\nZurück zu Fassung 1 nimmt alles seither zurück: 3\u00a0Fassungen.")
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    assert "Entwurf: Zurück zu Fassung 1" in olga.labels
    assert "19:00–21:00" in await olga.presses("Entwurf: Eröffnung")


def noted(module: ModuleType, name: str, patch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads in which a function is run, as it is from now on."""
    threads: list[threading.Thread] = []
    work = getattr(module, name)

    def run(*args: Any) -> Any:
        threads.append(threading.current_thread())
        return work(*args)

    patch.setattr(module, name, run)
    return threads


async def test_what_takes_long_for_a_large_programme_holds_up_nobody(
    olga: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = [
        noted(module, name, monkeypatch)
        for module, name in (
            (on_the_spot, "errors_in"),
            (drafts, "compared"),
            (proposals, "errors_in"),
            (draft_screens, "proposal"),
            (desk_views, "changes_of"),
        )
    ]
    await changing(olga, "Ändern", "Zeit")
    await olga.says("18:30")
    await after_it(olga)
    await olga.sends_press("Rc:2:0")
    for each in threads:
        assert each
        assert threading.main_thread() not in each


async def test_a_link_that_hides_where_it_leads_is_refused_with_the_reason(
    desk: Stage, olga: Talker
) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await changing(olga, "Ändern", "Videolink")
    said = await olga.says("https://zoom.us@example.org/j/1")
    assert "ist kein vollständiger Link. Schreiben Sie den Link ohne Namen und „@“" in said
    await changing(ivan, "Изменить", "Видеосвязь")
    assert "буквами одного алфавита" in await ivan.says("https://zооm.us/j/1")
    assert "Das würde sich ändern" in await olga.says("https://zoom.us/j/1")
