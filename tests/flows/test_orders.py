"""An organiser in a hurry writes what is to change; it is prepared, and published by a button."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, as_file, moved, somebody, starred
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a_verb_of_change_prepares_it_and_publishes_nothing(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    assert "Fällt aus (war: Mo., 28. Juni, 18:00–20:00)" in await olga.says("Eröffnung fällt aus")
    for typed in ("ja", "Veröffentlichen"):
        text = await olga.says(typed)
        assert "Zur Sicherheit bitte „" in text.split("\n\n")[-1]
        assert "Absagen und veröffentlichen" in olga.labels
    assert not desk.holds("release", "number > 1")
    assert (await olga.says("wegen Krankheit")).startswith("Und auf Russisch?")
    assert "Grund auf Russisch: болезнь" in await olga.says("болезнь")
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Grund: wegen Krankheit" in anna.text
    assert "Fällt aus" in await anna.says("Fällt die Eröffnung aus?")
    assert "Findet doch statt" in await olga.says("Eröffnung findet doch statt")


@pytest.mark.parametrize(
    "typed",
    [
        "Eröffnung nicht absagen",
        "Sag die Eröffnung nicht ab",
        "Eröffnung nicht verschieben",
        "Bitte keine Absage der Eröffnung",
        "не отменять открытие",
        "открытие не переносите",
    ],
)
async def test_what_is_not_to_be_changed_prepares_nothing(
    desk: Stage, olga: Talker, typed: str
) -> None:
    assert "Gut, es bleibt dabei. Nichts wurde geändert." in await olga.says(typed)
    assert not desk.holds("draft")
    assert "es bleibt dabei" not in await olga.says("Eröffnung absagen, kein Strom")


@pytest.mark.parametrize("off", ["Nacht findet nicht statt", "ночь не состоится"])
async def test_that_something_does_not_take_place_is_a_change_itself(
    olga: Talker, off: str
) -> None:
    assert "Nacht\nFällt aus" in await olga.says(off)


async def test_hours_and_places_written_beside_a_change_belong_to_it(
    desk: Stage, olga: Talker
) -> None:
    assert "18:00–20:00 → 18:30–20:30" in await olga.says("Eröffnung 30 Minuten später")
    assert "18:00–20:00 → 19:00–21:00" in await olga.says("19 Uhr")
    text = await olga.says("im Brunnen")
    assert "18:00–20:00 → 19:00–21:00" in text
    assert "Ort: Große Halle → Brunnen" in text
    assert "Mittagessen" in (await olga.says("Wann ist Mittagessen?"))
    assert "Brunnen → " not in await olga.says("Große Halle")
    assert not desk.holds("release", "number > 1")


async def test_a_change_written_while_a_question_is_open_is_asked_about_and_never_swallowed(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Grund nennen")
    text = await olga.says("Nacht fällt aus")
    assert text.startswith("Ist das die Antwort oder eine Änderung am Programm?\n")
    assert "Gefragt war: Absagen: Eröffnung\nDer Text: „Nacht fällt aus“" in text
    assert "Nacht\nFällt aus (war: Mo., 28." in await olga.presses("Änderung vorbereiten")
    assert olga.may_go_on()
    await olga.presses("Fortsetzen: ")
    await olga.says("Nacht fällt aus")
    assert (await olga.presses("Es ist die Antwort")).startswith("Und auf Russisch?")
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    await ivan.says("/start s-eroeffnung")
    for label in ("Изменить", "Время"):
        await ivan.presses(label)
    assert (await ivan.says("Отменить «Ночь»")).startswith("Это ответ или изменение программы?")
    await ivan.presses("« Назад")
    assert "→ 19:00" in await ivan.says("19:00")


async def test_why_a_session_is_cancelled_may_be_written_beside_it(olga: Talker) -> None:
    await olga.says("Nacht absagen")
    assert (await olga.says("Künstlerin kommt leider nicht")).startswith("Und auf Russisch?")
    await olga.presses("Eine Sprache genügt")
    assert "Grund auf Deutsch: Künstlerin kommt leider nicht" in olga.text
    assert "Mittagessen" in await olga.says("Mittagessen")


@pytest.mark.parametrize("between", [" / ", "\n", "\n\n"])
async def test_a_reason_written_in_both_languages_at_once_is_taken_apart(
    olga: Talker, between: str
) -> None:
    await olga.says("Nacht absagen")
    await olga.presses("Grund nennen")
    text = await olga.says(f"Die Künstlerin ist krank{between}Художница заболела")
    assert "Grund auf Deutsch: Die Künstlerin ist krank\n" in text
    assert "Grund auf Russisch: Художница заболела" in text
    await olga.presses("Verwerfen")
    await olga.says("Nacht absagen")
    await olga.presses("Grund nennen")
    assert (await olga.says("Strom / Wasser fehlt")).startswith("Und auf Russisch?")
    assert "auf Deutsch: Kein Strom\n" in await olga.says(f"Нет света{between}Kein Strom")


@pytest.mark.parametrize("why", ["докладчик заболел", "Referentin krank", "Dozent ist erkrankt"])
async def test_that_somebody_is_ill_is_a_reason_beside_a_cancellation_and_no_emergency(
    desk: Stage, olga: Talker, why: str
) -> None:
    await olga.says("Nacht absagen")
    assert (await olga.says(why)).startswith("Und auf ")
    assert f": {why}" in await olga.presses("Eine Sprache genügt")
    assert (await olga.says("Künstlerin krank")).startswith("Und auf Russisch?")
    assert "auf Deutsch: Künstlerin krank" in await olga.presses("Eine Sprache genügt")
    assert (await olga.says("Notarzt bitte")).startswith("Im Notfall")
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize(
    ("order", "asked", "other", "why"),
    [
        ("nacht absagen künstlerin krank", "Und auf Russisch?", "болеет", "Künstlerin krank"),
        ("die künstlerin der nacht ist krank bitte absagen", "Und auf Russisch?", "болеет", ""),
        ("отменить ночь художница заболела", "Und auf Deutsch?", "krank", "Художница заболела"),
    ],
)
async def test_an_order_that_tells_in_the_same_breath_who_is_ill_is_no_emergency(
    desk: Stage, olga: Talker, order: str, asked: str, other: str, why: str
) -> None:
    assert (await olga.says(order)).startswith(asked)
    text = await olga.says(other)
    assert ("Nacht\nFällt aus" in text, f": {why}".lower() in text.lower()) == (True, True)
    assert not desk.holds("release", "number > 1")


async def test_words_publish_nothing_wherever_one_has_looked_since(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    waiting = "Zur Sicherheit bitte „Veröffentlichen ohne Meldung“ oder „Verwerfen“ drücken."
    assert "Dazu habe ich im Programm nichts gefunden" in await olga.says("qwertz uiop")
    await olga.says("Wann ist Mittagessen?")
    for typed in ("публикуй", "ja", "ок", "Veröffentlichen!"):
        text = await olga.says(typed)
        assert text.split("\n\n")[-1] == waiting, typed
        assert "Verwerfen" in olga.labels
    await olga.presses("Verwerfen")
    assert waiting not in await olga.says("ja")
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize(
    "word", ["nein", "verwerfen", "Verwerfen!", "stopp", "abbrechen", "doch nicht", "нет", "сбрось"]
)
async def test_a_written_no_discards_the_change_that_is_looked_at(
    desk: Stage, olga: Talker, word: str
) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    assert (await olga.says(word)).startswith("Verworfen.\nNichts wurde veröffentlicht")
    assert not desk.holds("draft")


async def test_a_file_is_discarded_by_its_button_alone(desk: Stage, olga: Talker) -> None:
    await olga.sends_file("programme.yaml", as_file(moved(19)))
    for word in ("nein", "verwerfen", "doch nicht"):
        assert (await olga.says(word)).endswith("drücken.")
    assert desk.holds("draft")


async def test_who_wants_the_last_change_undone_is_led_to_the_button_that_does_it(
    olga: Talker,
) -> None:
    await olga.says("Nacht absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    for typed in (
        "rückgängig",
        "alles zurück bitte",
        "верни всё",
        "letztes absagen",
        "Bitte die letzte Änderung rückgängig machen!",
        "nimm die letzte Änderung zurück",
        "mach rückgängig was ich eben gemacht habe",
        "отмени последнее",
        "отмени последнее изменение",
        "отзови последнее",
        "отмени то, что я только что сделал",
    ):
        assert (await olga.says(typed)).startswith("Fassung 2"), typed
        assert "Zurück zu Fassung 1" in olga.labels
    assert "Findet doch statt" in await olga.says("Absage zurücknehmen")


async def test_the_wish_to_undo_never_cancels_the_last_session_whatever_is_open(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    for typed in ("letztes absagen", "отмени последнее"):
        text = await olga.says(typed)
        assert "→ 21:00" in text
        assert text.endswith("ohne Meldung“ oder „Verwerfen“ drücken.")
    await olga.says("Eröffnung absagen")
    await olga.presses("Grund nennen")
    assert "oder eine Änderung" in await olga.says("letztes absagen")
    assert (await olga.presses("Änderung vorbereiten")).startswith("Fassung 1")
    assert "Eröffnung\nFällt aus" in await olga.says("Eröffnung absagen")
    assert not desk.holds("release", "number > 1")


async def test_the_number_of_a_key_may_be_written_instead_of_pressed(olga: Talker) -> None:
    await olga.says("Umwelt und Sport absagen")
    assert "Sport I\nFällt aus" in await olga.says("2")
    assert "Sport I\nFällt aus" not in await olga.says("2")
    await olga.says("Umwelt und Sport absagen")
    await olga.says("Wann ist Mittagessen?")
    assert "Fällt aus" not in await olga.says("2")


async def test_for_which_session_a_reason_is_wanted_is_said(olga: Talker) -> None:
    await olga.says("Nacht absagen, kein Strom")
    assert olga.text.startswith("Und auf Russisch?\nAbsagen: Nacht\nGrund: kein Strom")


@pytest.mark.parametrize("between", [" und ", ", ", "; "])
async def test_of_two_changes_in_one_text_the_second_is_not_lost_silently(
    olga: Talker, between: str
) -> None:
    text = await olga.says(f"Nacht absagen{between}Mittagessen 30 min später")
    assert "Nacht\nFällt aus" in text
    assert text.split("\n\n")[-1].startswith("Nicht darin: „Mittagessen 30 min später“.")


async def test_a_session_may_be_renamed_in_one_sentence(olga: Talker) -> None:
    assert (await olga.says("Nacht umbenennen in Lange Nacht: Teil 1")).startswith("Und auf Russ")
    assert "Deutsch: Lange Nacht: Teil 1" in olga.text


async def test_what_has_no_letters_is_no_reason(olga: Talker) -> None:
    await olga.says("Nacht absagen, kein Strom")
    assert "Und auf Russisch?" in await olga.says("2")
    assert "Grund auf Russisch: нет света" in await olga.says("нет света")


async def test_names_written_in_both_languages_at_once_are_taken_apart(olga: Talker) -> None:
    await olga.says("/start s-nacht")
    for label in ("Ändern", "Ort"):
        await olga.presses(label)
    text = await olga.says("Aula / Актовый зал")
    assert ("Deutsch: Aula" in text, "Russisch: Актовый зал" in text) == (True, True)
    await olga.says("Nacht umbenennen")
    text = await olga.says("Lange Nacht\nДолгая ночь")
    assert "Deutsch: Nacht → Lange Nacht\nRussisch: Ночь → Долгая ночь" in text


async def test_why_a_session_is_cancelled_may_stand_behind_the_order(olga: Talker) -> None:
    assert (await olga.says("Nacht fällt aus, die Künstlerin ist krank")).startswith("Und auf Rus")
    text = await olga.says("художница заболела")
    assert "Fällt aus" in text
    assert "Grund auf Deutsch: die Künstlerin ist krank" in text
    assert "Grund auf Russisch: художница заболела" in text
    text = await olga.says("Eröffnung absagen: zu wenige Anmeldungen")
    assert text.startswith("Und auf Russisch?")
    said = await olga.says("Fällt die Eröffnung aus, ist wer krank?")
    assert said.startswith("Ist das die Antwort oder eine Frage an mich?")


@pytest.mark.parametrize("order", ["Nacht in einen anderen Raum verlegen", "Raum der Nacht ändern"])
async def test_a_room_that_is_not_named_is_asked_for(olga: Talker, order: str) -> None:
    assert (await olga.says(order)).startswith("Neuer Ort: ")


async def test_a_new_room_keeps_its_whole_name(olga: Talker) -> None:
    await olga.says("Nacht in Saal B verlegen")
    assert "Neu: „Saal B“" in olga.labels


async def test_a_room_that_there_is_not_is_offered_as_a_new_one(olga: Talker) -> None:
    await olga.says("Nacht in die Aula verlegen")
    assert olga.labels[:3] == ["Neu: „Aula“", "Große Halle", "Brunnen"]
    assert (await olga.presses("Neu")).startswith("Und auf Russisch?")
    assert "Ort: noch offen → Aula" in await olga.presses("In beiden Sprachen gleich")
    await olga.says("Nacht in die Mensa verlegen")
    assert (await olga.says("Ratskeller")).startswith("Und auf Russisch?")
    assert "Ort: noch offen → Ratskeller" in await olga.says("Ратскеллер")


@pytest.mark.parametrize(
    ("typed", "other", "told"),
    [
        ("Große Halle heißt jetzt Aula", "Актовый зал", "„Große Halle“ heißt jetzt „Aula“"),
        ("Große Halle umbenennen in Aula", "Актовый зал", "„Große Halle“ heißt jetzt „Aula“"),
        ("Большой зал теперь называется «Аула»", "Aula", "„Große Halle“ heißt jetzt „Aula“"),
    ],
)
async def test_a_place_that_is_called_otherwise_is_told_as_a_renaming_and_no_move(
    desk: Stage, olga: Talker, typed: str, other: str, told: str
) -> None:
    anna = await starred(desk, 11, "Anna")
    assert (await olga.says(typed)).startswith("Und auf ")
    assert "Große Halle → Aula" in await olga.says(other)
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    for text in (anna.text, await anna.says("/changes")):
        assert f"Gleicher Ort, neuer Name: {told}" in text
        assert "→" not in text


@pytest.mark.parametrize(
    ("typed", "picks", "place"),
    [
        ("Nacht um 21 Uhr in Saal 5 verlegen", ["Neu: „Saal 5“", "In beiden"], "Saal 5"),
        ("Nacht um 21 Uhr nach Turnhalle verlegen", ["Brunnen"], "Brunnen"),
        ("Nacht um 21 Uhr in die Aula verlegen", [], "Ratskeller"),
        ("Umwelt und Sport auf 21 Uhr in Raum 3 verlegen", ["2", "Neu", "In beiden"], "Raum 3"),
        ("Umwelt und Sport auf 21 Uhr in die Aula verlegen", ["1", "Brunnen"], "Brunnen"),
    ],
)
async def test_the_hour_of_an_order_outlasts_the_question_which_room_is_meant(
    olga: Talker, typed: str, picks: list[str], place: str
) -> None:
    await olga.says(typed)
    for label in picks:
        await olga.presses(label)
    if not picks:
        await olga.says("Ratskeller")
        await olga.says("Ратскеллер")
    assert "→ 21:00" in olga.text
    assert f" → {place}\n" in olga.text


async def test_what_is_missing_of_an_order_is_said(olga: Talker) -> None:
    text = await olga.says("Nacht um 21 Uhr in einen anderen Raum verlegen")
    assert "→ 21:00" in text
    assert text.split("\n\n")[-1].startswith("Der andere Ort fehlt darin noch")
    assert "noch offen → Brunnen" in await olga.says("im Brunnen")


async def test_a_place_or_a_session_may_be_renamed_by_a_verb_alone(olga: Talker) -> None:
    assert (await olga.says("Brunnen umbenennen")).startswith("Namen berichtigen: Brunnen")
    await olga.presses("« Zurück")
    assert (await olga.says("Nacht heißt jetzt „Lange Nacht“")).startswith("Und auf Russisch?")


async def test_what_was_ordered_outlasts_the_question_which_session_is_meant(olga: Talker) -> None:
    await olga.says("Umwelt und Sport auf 15 Uhr verschieben")
    assert "10:00–12:00 → 15:00–17:00" in await olga.presses("2")
    await olga.says("Umwelt und Sport absagen, die Referentin ist krank")
    assert "Grund: die Referentin ist krank" in await olga.presses("1")
    assert "Grund auf Russisch: заболела" in await olga.says("заболела")
    await olga.says("Umwelt und Sport in die Aula verlegen")
    assert "Welchen Ort meinen Sie?" in await olga.presses("1")
    assert olga.labels[0] == "Neu: „Aula“"
    await olga.presses("Neu")
    assert "Ort: noch offen → Aula" in await olga.presses("In beiden Sprachen gleich")


async def test_a_title_that_there_is_not_opens_no_other_session_and_keeps_hour_and_room(
    desk: Stage, olga: Talker
) -> None:
    text = await olga.says("Yoga auf 21:30 in den Brunnen verschieben")
    assert text.startswith("Welcher Programmpunkt?\nSo heißt kein Programmpunkt")
    await olga.presses(next(line[0] for line in text.splitlines() if "Nacht" in line))
    assert ("→ 21:30" in olga.text, "noch offen → Brunnen" in olga.text) == (True, True)
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    text = await ivan.says("отменить йогу, тренер заболел")
    assert "такого нет" in text
    await ivan.presses(next(line[0] for line in text.splitlines() if "Ночь" in line))
    assert "тренер заболел" in ivan.text
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize("word", ["abbrechen", "nein", "отмена", "не надо"])
async def test_who_leaves_the_question_which_session_is_meant_is_told_that_nothing_changed(
    desk: Stage, olga: Talker, word: str
) -> None:
    await olga.says("Nacht auf 23 Uhr verschieben")
    assert (await olga.says("Umwelt und Sport absagen")).startswith("Welcher Programmpunkt?")
    assert (await olga.says(word)).startswith("Gut, es bleibt dabei. Nichts wurde geändert.")
    assert not desk.holds("release", "number > 1")


async def test_that_something_is_not_to_be_cancelled_shows_the_draft_that_would_do_it(
    olga: Talker,
) -> None:
    await olga.says("Nacht absagen")
    for typed in ("Nacht doch nicht absagen", "не отменять ночь"):
        assert (await olga.says(typed)).endswith("oder „Verwerfen“ drücken.")
        assert "Verwerfen" in olga.labels


async def test_what_is_off_already_is_said_to_be_and_can_take_place_after_all(
    olga: Talker,
) -> None:
    assert (await olga.says("Nacht findet doch statt")).startswith("Findet wie geplant statt.")
    await olga.says("Nacht absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    text = await olga.says("Nacht absagen")
    assert text.startswith("Er ist schon abgesagt.")
    assert "Findet doch statt" in olga.labels
    assert (await olga.says("Nacht absagen: kein Strom")).startswith("Und auf Russisch?")


@pytest.mark.parametrize(
    "order",
    [
        "Titel der Nacht ändern",
        "Nacht Titel ändern",
        "Изменить название «Ночь»",
        "Nacht umbenennen",
    ],
)
async def test_who_writes_that_a_title_is_to_change_is_asked_for_the_new_one(
    olga: Talker, order: str
) -> None:
    assert (await olga.says(order)).startswith("Neuer Titel: Nacht")


async def test_what_is_over_is_said_to_be_where_it_is_to_be_cancelled_or_moved(
    desk: Stage, olga: Talker
) -> None:
    await desk.clock.travel(at(29, 5))
    for order in ("Eröffnung absagen", "Eröffnung auf 19 Uhr verschieben"):
        assert (await olga.says(order)).startswith("Er ist schon vorbei.")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("organisationsbüro", "Organisationsbüro"),
        ("штаб", "Organisationsbüro"),
        ("programm ändern", "Programm ändern"),
        ("Neuer Programmpunkt bitte", "Programm ändern"),
        ("новый пункт программы", "Programm ändern"),
        ("rundnachrichten", "Rundnachrichten"),
        ("Protokoll", "Protokoll"),
        ("mit einer datei", "Fassung 1 gilt"),
    ],
)
async def test_the_label_of_a_screen_of_organisers_opens_it(
    desk: Stage, olga: Talker, typed: str, shown: str
) -> None:
    assert (await olga.says(typed)).startswith(shown)
    anna = await somebody(desk, 11, "Anna")
    assert not (await anna.says(typed)).startswith(shown)


@pytest.mark.parametrize("typed", ["organisationsbüro", "оргкомитет", "Programm ändern"])
async def test_the_label_of_a_screen_of_organisers_pauses_what_is_asked_and_answers_nothing(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.says("Nacht absagen")
    await olga.presses("Grund nennen")
    assert (await olga.says(typed)).startswith(("Organisationsbüro", "Programm ändern"))
    assert "Grund" not in olga.text
    assert olga.may_go_on()
    await olga.says("/broadcast")
    assert (await olga.says(typed)).startswith(("Organisationsbüro", "Programm ändern"))
    assert not desk.holds("broadcast")


async def test_a_place_may_be_called_like_a_screen_of_organisers(olga: Talker) -> None:
    await olga.says("Brunnen umbenennen")
    assert (await olga.says("Organisationsbüro")).startswith("Und auf Russisch?")


async def test_an_order_that_was_read_as_a_question_says_that_nothing_was_changed(
    olga: Talker,
) -> None:
    assert "18:00–20:00 → 18:30–20:30" in await olga.says("eröffnung um halb sieben statt um sechs")
    await olga.presses("Verwerfen")
    for typed in ("hotel ändern", "eröffnung lieber groß statt klein", "перенести гостиницу"):
        last = (await olga.says(typed)).split("\n\n")[-1]
        assert last.startswith("Nichts wurde geändert."), (typed, olga.text)
    await olga.says("qwertz uiop")
    assert "Organisationsbüro" in olga.labels
    assert "Ans Organisationsteam weitergeben" not in olga.labels
    for asked in ("Wann ist die Eröffnung?", "Fällt die Nacht aus", "was wurde verschoben?"):
        assert "Nichts wurde geändert" not in await olga.says(asked)


async def test_of_several_sessions_it_is_asked_which(desk: Stage) -> None:
    ivan = await somebody(desk, OTHER_ORGANISER, "Иван", "ru")
    text = await ivan.says("Перенести «Экологию» в фонтан")
    assert "Место: уточняется → Фонтан" in text
    await ivan.says("/start s-u1")
    assert "Отменяется (было: вт, 29 июня, 10:00–12:00)" in await ivan.says("отменить спорт")
    text = await ivan.says("отменить открытие и ночь")
    assert (text.startswith("Какой пункт программы?"), "Ночь" in text) == (True, True)
    assert "Отменяется" in await ivan.presses("2")


async def test_who_is_no_organiser_gets_the_usual_answer(desk: Stage) -> None:
    anna = await starred(desk, 11, "Anna")
    for written in (
        "Eröffnung absagen",
        "Eröffnung im Brunnen",
        "Eröffnung auf 19 Uhr verschieben",
    ):
        await anna.says(written)
        assert "eröffentlichen" not in " ".join(anna.labels)
    assert not desk.holds("draft")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Eröffnung auf 19 Uhr verschieben weil die Busse später kommen", "weil die Busse später"),
        ("Eröffnung auf 19 Uhr verschieben, da Stau", "da Stau"),
        ("Eröffnung auf 19:00, weil der Bus Verspätung hat", "weil der Bus Verspätung hat"),
        ("Eröffnung wegen Stau auf 19 Uhr verschieben", "wegen Stau"),
        ("Открытие перенести на 19:00, потому что автобусы опаздывают", "потому что автобусы"),
        ("открытие на 19:00 так как автобусы задерживаются", "так как автобусы"),
        ("открытие из-за дождя перенести на 19:00", "из-за дождя"),
    ],
)
async def test_why_something_is_moved_is_no_place_and_said_not_to_be_told(
    desk: Stage, olga: Talker, typed: str, why: str
) -> None:
    text = await olga.says(typed)
    assert "18:00–20:00 → 19:00–21:00" in text
    assert f"Der Grund („{why}" in text.split("\n\n")[-1]
    assert "Ort" not in text
    assert not desk.holds("release", "number > 1")


async def test_a_place_beside_a_reason_is_kept(olga: Talker) -> None:
    text = await olga.says("Eröffnung in den Brunnen verlegen, weil es warm ist")
    assert "Große Halle → Brunnen" in text
    assert "Der Grund („weil es warm ist“)" in text


async def test_the_words_of_a_key_below_a_release_show_the_release_and_do_nothing(
    desk: Stage, olga: Talker
) -> None:
    await olga.says("Nacht fällt aus")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    for typed in ("Zurück zu Fassung 1", "Jetzt benachrichtigen"):
        assert (await olga.says(typed)).startswith("Fassung 2")
        assert "Zurück zu Fassung 1" in olga.labels
    assert not desk.holds("release", "number > 2")


@pytest.mark.parametrize("typed", ["Nacht morgen ins Gewächshaus", "Nacht ins Gewächshaus"])
async def test_what_has_no_answer_and_names_a_place_moves_there(
    desk: Stage, olga: Talker, typed: str
) -> None:
    assert (await olga.says(typed)).startswith("Neuer Ort: Nacht\n")
    assert "Neu: „Gewächshaus“" in olga.labels
    assert not desk.holds("release", "number > 1")


async def test_of_two_changes_that_are_asked_about_the_second_is_said_to_be_left(
    olga: Talker,
) -> None:
    said = await olga.says("Essen fällt aus und Nacht um 23 Uhr")
    assert said.endswith("Nicht darin: „Nacht um 23 Uhr“. Schreiben Sie das danach noch einmal.")


async def test_an_hour_that_was_read_as_one_of_the_evening_is_said_to_be(olga: Talker) -> None:
    read = "„9:30“ habe ich als 21:30 verstanden. Ist der Morgen gemeint, schreiben Sie „09:30“."
    said = await olga.says("Nacht auf 9:30")
    assert "→ 21:30" in said
    assert said.endswith(read)
    assert "→ 09:30" in await olga.says("09:30")
    assert read not in olga.text
    await olga.says("/start s-nacht")
    await olga.presses("Ändern")
    await olga.presses("Zeit")
    assert (await olga.says("9:30")).endswith(read)


async def test_a_bare_number_beside_a_draft_is_no_hour(olga: Talker) -> None:
    await olga.says("Nacht auf 21 Uhr verschieben")
    for number in ("2", "19"):
        assert "→" not in await olga.says(number)


async def test_a_number_opens_the_entry_of_the_list_that_is_looked_at(olga: Talker) -> None:
    await olga.says("/programme")
    await olga.presses(olga.labels[0])
    number = next(label for label in olga.labels if label.isdigit())
    line = next(x for x in olga.text.split("\n") if x.startswith(f"{number}. "))
    title = line.split(" ", 2)[2].split(",")[0]
    assert title in (await olga.says(number)).split("\n")[0]


async def test_a_new_order_is_no_name_of_a_place_and_no_title(olga: Talker) -> None:
    for key in ("Ort", "Titel"):
        await olga.says("/start s-nacht")
        await olga.presses("Ändern")
        await olga.presses(key)
        for typed in ("Eröffnung morgen ins Gewächshaus, weil die Halle zu ist", "Nacht um 19:30"):
            asked = await olga.says(typed)
            assert asked.startswith("Ist das die Antwort oder eine Änderung"), typed


async def test_what_is_not_to_be_cancelled_but_moved_is_moved(olga: Talker) -> None:
    text = await olga.says("Nacht nicht absagen, sondern auf 23 Uhr verschieben")
    assert "→ 23:00" in text
    assert "Fällt aus" not in text


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Eröffnung nicht in der Großen Halle", "Neuer Ort: Eröffnung"),
        ("Eröffnung nicht um 18 Uhr", "Neue Zeit: Eröffnung"),
    ],
)
async def test_who_says_only_where_or_when_something_is_not_is_asked_for_what_is_new(
    olga: Talker, typed: str, asked: str
) -> None:
    assert (await olga.says(typed)).startswith(asked)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Nacht absagen, weil Strom fehlt", "Strom fehlt"),
        ("Nacht absagen, denn der Strom ist weg", "der Strom ist weg"),
        ("отменить ночь, потому что нет света", "нет света"),
        ("Nacht absagen, weil der Redner krank ist", "weil der Redner krank ist"),
        ("Nacht absagen wegen Krankheit", "wegen Krankheit"),
    ],
)
async def test_a_reason_is_told_without_its_conjunction_where_it_stands_by_itself(
    olga: Talker, typed: str, reason: str
) -> None:
    assert f"Grund: {reason}\n" in await olga.says(typed)


@pytest.mark.parametrize(
    ("typed", "below"),
    [
        (
            "Umwelt auf 30 Plätze, weil der Saal größer ist",
            "Der Grund („weil der Saal größer ist“)",
        ),
        ("Umwelt auf 30 Plätze, Saal ist größer", "Der Grund („Saal ist größer“)"),
        ("экологию на 30 мест, потому что зал больше", "Der Grund („потому что зал больше“)"),
        ("Umwelt auf 30 Plätze und Nacht um 23 Uhr", "Nicht darin: „Nacht um 23 Uhr“"),
    ],
)
async def test_what_is_written_with_a_number_of_seats_is_not_lost(
    olga: Talker, typed: str, below: str
) -> None:
    text = await olga.says(typed)
    assert "Plätze: unbegrenzt → 30" in text
    assert text.split("\n\n")[-1].startswith(below)


@pytest.mark.parametrize(
    ("typed", "key", "shown", "beside"),
    [
        (
            "Umwelt und Sport auf 15 Uhr verschieben und Nacht um 23 Uhr",
            "2",
            "→ 15:00–17:00",
            "Nicht darin: „Nacht um 23 Uhr“.",
        ),
        (
            "Umwelt und Sport absagen, und Nacht um 23 Uhr",
            "1",
            "Umwelt I\nFällt aus",
            "Nicht darin: „Nacht um 23 Uhr“.",
        ),
        (
            "Umwelt und Sport auf 15 Uhr verschieben, weil der Bus fehlt",
            "1",
            "→ 15:00–17:00",
            "Der Grund („weil der Bus fehlt“)",
        ),
    ],
)
@pytest.mark.parametrize("by_word", [False, True])
async def test_what_was_written_with_a_change_outlasts_the_question_which_session_is_meant(
    olga: Talker, typed: str, key: str, shown: str, beside: str, by_word: bool
) -> None:
    assert (await olga.says(typed)).startswith("Welcher Programmpunkt?")
    text = await (olga.says(key) if by_word else olga.presses(key))
    assert (shown in text, beside in text.split("\n\n")[-1]) == (True, True), text


async def test_what_was_written_with_a_change_outlasts_the_questions_for_what_is_missing(
    olga: Talker,
) -> None:
    beside = "Nicht darin: „Nacht um 23 Uhr“."
    await olga.says("Eröffnung in die Aula verlegen und Nacht um 23 Uhr")
    assert beside in olga.text
    await olga.presses("Neu: „Aula“")
    assert beside in await olga.presses("In beiden Sprachen gleich")


@pytest.mark.parametrize(
    "typed",
    [
        "wenn es regnet fällt die Nacht aus",
        "Nacht fällt aus, falls es regnet",
        "если будет дождь, ночь отменяется",
        "vielleicht wird die Nacht auf 21 Uhr verschoben",
        "Nacht eventuell in den Brunnen verlegen",
    ],
)
async def test_what_is_not_settled_changes_nothing(desk: Stage, olga: Talker, typed: str) -> None:
    text = await olga.says(typed)
    assert text.startswith("Nichts wurde geändert\n")
    assert "Ändern lässt sich nur, was feststeht" in text
    assert not desk.holds("draft")


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Nacht fällt aus wegen Regen, bitte sag allen Bescheid", "дождь"),
        ("Nacht fällt aus wegen Regen. Sag bitte allen Bescheid!", "дождь"),
        ("ночь отменяется из-за дождя, напиши всем", "Regen"),
        ("ночь отменяется из-за дождя и сообщи всем", "Regen"),
    ],
)
async def test_that_everybody_be_told_is_no_part_of_a_reason_and_chooses_who_is_told(
    desk: Stage, olga: Talker, typed: str, other: str
) -> None:
    await starred(desk, 11, "Anna")
    await olga.says(typed)
    text = await olga.says(other)
    assert "Bescheid" not in text
    assert "всем" not in text
    assert "✓ Alle" in olga.labels
    assert not desk.holds("release", "number > 1")


async def test_that_some_be_told_is_no_part_of_a_reason_and_said_to_be_open(
    olga: Talker,
) -> None:
    await olga.says("Nacht fällt aus wegen Regen, sag der Leitung Bescheid")
    text = await olga.presses("Eine Sprache genügt")
    assert "Grund auf Deutsch: wegen Regen\n" in text
    assert "Nicht darin: „sag der Leitung Bescheid“." in text
    assert "✓ Alle" not in olga.labels


@pytest.mark.parametrize(
    ("typed", "name", "beside"),
    [
        ("Nacht heißt jetzt Abend und beginnt um 21 Uhr", "Abend", "beginnt um 21 Uhr"),
        ("Nacht heißt jetzt Tanz bei Regen, Treffpunkt Tor", "Tanz bei Regen", "Treffpunkt Tor"),
        ("Nacht heißt jetzt „Abend“ und fällt am Montag aus", "Abend", "und fällt am Montag aus"),
        ("ночь переименуй в Вечер и перенеси на 21:00", "Вечер", "перенеси на 21:00"),
    ],
)
async def test_another_change_behind_a_new_title_is_no_part_of_it_and_said_not_to_be_in_it(
    olga: Talker, typed: str, name: str, beside: str
) -> None:
    assert f": {name}\n" in await olga.says(typed)
    text = await olga.presses("So lassen")
    assert f"→ {name}\n" in text
    assert f"Nicht darin: „{beside}“." in text


async def test_a_title_keeps_its_own_marks_and_ands(olga: Talker) -> None:
    assert ": Mut, Wut und Glut\n" in await olga.says("Nacht heißt jetzt Mut, Wut und Glut")


@pytest.mark.parametrize(
    ("typed", "why", "beside"),
    [
        (
            "Nacht um 21 Uhr weil der Bus später kommt und die Eröffnung fällt aus",
            "weil der Bus später kommt",
            "die Eröffnung fällt aus",
        ),
        (
            "ночь в 21:00, потому что автобус опаздывает и открытие отменяется",
            "потому что автобус опаздывает",
            "открытие отменяется",
        ),
        ("Nacht absagen wegen Regen und die Eröffnung auch absagen", "Regen", "Eröffnung"),
    ],
)
async def test_another_change_behind_a_reason_is_no_part_of_it_and_said_not_to_be_in_it(
    olga: Talker, typed: str, why: str, beside: str
) -> None:
    text = await olga.says(typed)
    assert f"{why}“" in text or f"Grund: wegen {why}\n" in text
    assert beside in text.split("Nicht darin: „")[1]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("ne 21:30", "21:30 – Di. 01:30"),
        ("nein, doch erst 23 Uhr", "23:00 – Di. 03:00"),
        ("nee 21", "21:00 – Di. 01:00"),
        ("нет, 21:30", "21:30 – Di. 01:30"),
        ("не 21:00 а 21:30", "21:30 – Di. 01:30"),
        ("nicht 21:00 sondern 21:30", "21:30 – Di. 01:30"),
        ("21:30, nicht 21 Uhr", "21:30 – Di. 01:30"),
        ("в 21:30, а не в 21:00", "21:30 – Di. 01:30"),
    ],
)
async def test_a_correction_right_behind_a_change_changes_it(
    desk: Stage, olga: Talker, typed: str, hours: str
) -> None:
    await olga.says("Nacht auf 20 Uhr verschieben")
    text = await olga.says(typed)
    assert text.startswith("Das würde sich ändern\n")
    assert f"→ {hours}\n" in text
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize("typed", ["ach ne lass mal", "nee doch nicht", "нет, не надо"])
async def test_who_takes_a_change_back_at_once_has_it_discarded(olga: Talker, typed: str) -> None:
    await olga.says("Nacht auf 20 Uhr verschieben")
    assert (await olga.says(typed)).startswith("Verworfen.")


async def test_what_a_change_right_before_is_to_be_stopped_for_shows_it_again(
    olga: Talker,
) -> None:
    await olga.says("Nacht auf 20 Uhr verschieben")
    for typed in ("отставить", "falsch"):
        assert (await olga.says(typed)).startswith("Das würde sich ändern\n")


async def test_a_reason_that_is_called_so_is_written_without_that_word(olga: Talker) -> None:
    for typed in ("Nacht fällt aus", "Grund: kein Strom"):
        await olga.says(typed)
    assert "\nGrund: kein Strom\n" in olga.text
    await olga.presses("Eine Sprache genügt")
    assert "Grund auf Deutsch: kein Strom\n" in olga.text
    await olga.presses("Verwerfen")
    await olga.says("ночь отменяется, причина: нет света")
    assert "\nGrund: нет света\n" in olga.text


@pytest.mark.parametrize("typed", ["Grund: Bus im Stau", "weil der Bus im Stau steht"])
async def test_why_something_is_moved_may_be_written_behind_it_and_is_told_nobody(
    olga: Talker, typed: str
) -> None:
    await olga.says("Nacht auf 20 Uhr verschieben")
    text = await olga.says(typed)
    why = typed.removeprefix("Grund: ")
    assert text.startswith("Das würde sich ändern\n")
    assert f"Der Grund („{why}“) wird nicht mitgeteilt." in text


async def test_of_sessions_called_alike_that_on_the_day_that_is_named_is_renamed(
    olga: Talker,
) -> None:
    assert ": Grillen\n" in await olga.says("Nacht am 28. heißt jetzt Grillen")


@pytest.mark.parametrize(
    "typed", ["kein Strom, bitte sag allen Bescheid", "нет света, сообщи всем"]
)
async def test_a_reason_that_is_asked_for_says_nothing_of_who_is_told(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.says("Nacht fällt aus")
    await olga.presses("Grund nennen")
    assert "Bitte schreiben Sie nur den Grund" in await olga.says(typed)
    assert (await olga.says("Sängerin schreibt allen selbst")).startswith("Und auf Russisch?")
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("nein, zwei Stunden später", "00:00–04:00"),
        ("ne doch eine Stunde früher", "21:00"),
        ("нет, на полчаса позже", "22:30"),
    ],
)
async def test_a_correction_says_by_how_much_it_is_later_than_in_force(
    olga: Talker, typed: str, hours: str
) -> None:
    await olga.says("Nacht eine Stunde später")
    text = await olga.says(typed)
    assert text.startswith("Das würde sich ändern\n")
    assert f"{hours}" in text.split("→")[1]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("Nacht fällt aus. Künstlerin krank.", "Künstlerin krank"),
        ("Nacht fällt aus (Künstlerin krank)", "Künstlerin krank"),
        ("Bitte die Nacht absagen. Kein Strom!", "Kein Strom"),
        ("отмените ночь (болезнь художницы)", "болезнь художницы"),
        ("Ночь не состоится. Нет света.", "Нет света"),
    ],
)
async def test_a_sentence_or_brackets_behind_a_cancellation_say_why(
    desk: Stage, olga: Talker, order: str, why: str
) -> None:
    assert (await olga.says(order)).startswith("Und auf ")
    assert f": {why}\n" in await olga.presses("Eine Sprache genügt")
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize("more", ["Danke!", "Eröffnung auf 19:00.", "Bitte allen Bescheid sagen."])
async def test_thanks_and_wishes_behind_a_cancellation_are_no_reason(
    olga: Talker, more: str
) -> None:
    text = await olga.says(f"Nacht fällt aus. {more}")
    assert text.startswith("Das würde sich ändern")
    assert "Grund" not in text
    assert ("Nicht darin" in text) is (more != "Danke!")


async def test_brackets_behind_a_move_are_none_of_it(olga: Talker) -> None:
    text = await olga.says("Eröffnung auf 19 Uhr verschieben (Bus verspätet)")
    assert "18:00–20:00 → 19:00–21:00" in text
    assert "„Bus verspätet“" in text


@pytest.mark.parametrize("typed", ["Eröffnung heute um 18:30", "Открытие 28 июня в 18:30"])
async def test_an_hour_without_a_verb_shows_the_card_and_offers_the_move(
    desk: Stage, olga: Talker, typed: str
) -> None:
    assert (await olga.says(typed)).startswith("Eröffnung\n")
    assert "18:00–20:00 → 18:30–20:30" in await olga.presses("Auf 18:30 verschieben")
    assert not desk.holds("release", "number > 1")


@pytest.mark.parametrize("typed", ["Eröffnung um 18 Uhr", "Ist die Eröffnung um 18:30?"])
async def test_its_own_hour_and_a_question_offer_no_move(olga: Talker, typed: str) -> None:
    await olga.says(typed)
    assert not any(label.endswith("verschieben") for label in olga.labels)


async def test_to_others_no_move_is_offered(desk: Stage) -> None:
    anna = await somebody(desk, 11, "Anna")
    await anna.says("Eröffnung heute um 18:30")
    assert not any(label.endswith("verschieben") for label in anna.labels)


@pytest.mark.parametrize("key", ["Ort", "Titel"])
async def test_a_session_with_an_hour_is_no_name_of_a_place_and_no_title(
    olga: Talker, key: str
) -> None:
    await olga.says("/start s-nacht")
    await olga.presses("Ändern")
    await olga.presses(key)
    asked = await olga.says("eröffnung auf halb acht")
    assert asked.startswith("Ist das die Antwort oder eine Änderung")


@pytest.mark.parametrize(
    "typed", ["sag allen, dass der Bus später kommt", "Schreib allen: Bus um 9"]
)
async def test_a_message_to_many_that_is_written_for_a_reason_is_asked_about(
    olga: Talker, typed: str
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Grund nennen")
    asked = await olga.says(typed)
    assert asked.startswith("Ist das die Antwort oder eine Nachricht an viele?")
    assert "An wen\nalle\n" in await olga.presses("Nachricht vorbereiten")


@pytest.mark.parametrize("why", ["врач заболел", "доктор заболела"])
async def test_a_doctor_who_is_ill_is_why_something_is_off_and_no_cry_for_help(
    olga: Talker, why: str
) -> None:
    text = await olga.says(f"Открытие сегодня отменяется {why}")
    assert "Eröffnung" in text
    assert f"Grund: {why}" in text
    asked = await olga.says(f"Ночь отменяется {why}")
    assert asked.startswith("Ist das die Antwort oder eine Änderung")


@pytest.mark.parametrize(
    "typed", ["Eröffnung morgen erst um 19.15", "открытие завтра не раньше 19:15"]
)
async def test_what_is_not_before_an_hour_of_a_day_is_nothing_of_another_day(
    desk: Stage, olga: Talker, typed: str
) -> None:
    text = await olga.says(typed)
    assert "→" not in text
    assert "Nichts wurde geändert" in text
    assert not desk.holds("draft")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zurück nehmen", "Fassung 2\n"),
        ("die absage zurücknehmen", "Findet doch statt"),
        ("die absage zurück nehmen", "Findet doch statt"),
        ("отмени отмену", "Findet doch statt"),
    ],
)
async def test_a_cancellation_that_was_just_published_is_taken_back_in_few_words(
    olga: Talker, typed: str, said: str
) -> None:
    await olga.says("Eröffnung absagen")
    await olga.presses("Absage ohne Meldung veröffentlichen")
    assert said in await olga.says(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Eröffnung fällt ins Wasser",
        "Die Eröffnung fällt ins Wasser wegen Regen",
        "Eröffnung fällt flach",
        "Eröffnung ist geplatzt",
        "aus der Eröffnung wird nichts",
        "открытие сорвалось",
    ],
)
async def test_idioms_cancel_as_plain_words_do(olga: Talker, typed: str) -> None:
    text = await olga.says(typed)
    assert "Eröffnung\nFällt aus" in text or text.startswith("Und auf Russisch?"), text
