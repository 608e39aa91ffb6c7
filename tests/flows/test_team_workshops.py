"""Leaders' own workshops: written down by buttons and words, told, reminded, in no file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.frame.actions import pack
from handlers.teams import workshop_actions as w
from handlers.ui.action import tag_of
from storage.programme.model import Kind, Text
from tests.flows.conversation import Stage, Talker, last_of_bot
from tests.flows.organising import AS_TEXT, ORGANISER, as_file, publishes, somebody
from tests.flows.teams import (
    OTHER_LEADER,
    adds,
    bound,
    in_the_forum,
    joined,
    leader,
    own_workshops,
    programme_with_leaders,
    publishes_it,
)
from tests.flows.test_inline import types
from tests.flows.working_groups import texts
from tests.programmes import at, session
from tests.storage.teams.team_world import LEADER, PERM, UFA, without_team

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a_workshop_is_added_by_buttons_alone_but_for_its_title(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await own_workshops(lena)
    assert "An welchem Tag?" in await lena.presses("Workshop eintragen")
    assert "Wann beginnt der Workshop?" in await lena.presses("Di., 29. Juni")
    assert "Wie lange dauert der Workshop?" in await lena.presses("18:00")
    assert "Wo, oder über welchen Link?" in await lena.presses("1 Std. 30 Min.")
    assert "Wie heißt der Workshop?" in await lena.presses("Große Halle")
    assert "Und auf Russisch?" in await lena.says("Probe")
    shown = await lena.says("Репетиция")
    assert "Probe\nNeu: Di., 29. Juni, 18:00–19:30" in shown
    assert "1 Person erfährt davon" in shown
    assert "Veröffentlicht." in await lena.presses("Veröffentlichen")
    await forum.delivered()
    assert anna.text.startswith("Neues von den eigenen Workshops eures Teams")
    assert "Probe\nNeu: Di., 29. Juni, 18:00–19:30" in anna.text
    assert "Probe" in await anna.says("/team")
    assert "Große Halle" in await anna.presses("Di. 18:00 Probe")


async def test_typed_values_are_taken_and_what_cannot_be_read_is_asked_again(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    assert "kann ich nicht" in await lena.says("irgendwann")
    assert "Mi., 30. Juni" in await lena.says("30. Juni")
    assert "09:15" in await lena.says("9:15")
    assert "kann ich nicht" in await lena.says("ewig")
    assert "1 Std. 30 Min." in await lena.says("1,5 Std.")
    assert "ohne xn--" in await lena.says("https://xn--pple-43d.com/treff")
    assert "Wie heißt der Workshop?" in await lena.says("https://example.org/treff")
    await lena.says("Video-Runde")
    shown = await lena.presses("Eine Sprache genügt")
    assert "Neu: Mi., 30. Juni, 09:15–10:45" in shown


@pytest.mark.parametrize(
    ("hour", "length"),
    [
        ("11:30-13:00", ""),
        ("von halb zwölf bis eins", ""),
        ("с 11:30 до часу", ""),
        ("11:30", "bis eins"),
        ("11:30", "до часу"),
        ("11:30", "bis 13 Uhr"),
        ("9:00", "11:30-13:00"),
    ],
)
async def test_an_end_is_taken_where_an_hour_or_a_length_is_asked_for(
    forum: Stage, hour: str, length: str
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni")
    said = await lena.says(hour)
    if length:
        assert "Wie lange dauert der Workshop?" in said
        said = await lena.says(length)
    assert "Wo, oder über welchen Link?" in said
    assert "Mi., 30. Juni · 11:30 · 1 Std. 30 Min." in said


async def test_an_end_before_the_beginning_is_no_length(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30. Juni")
    assert "kann ich nicht als Zeit lesen" in await lena.says("14:00-13:00")
    await lena.says("14:00")
    for text in ("13:00", "bis 13:00", "14:00"):
        assert "kann ich nicht als Dauer lesen" in await lena.says(text), text


@pytest.mark.parametrize(
    ("written", "until", "known"),
    [
        ("morgen um 4", "bis halb sechs", "Di., 29. Juni · 16:00 · 1 Std. 30"),
        ("завтра в 4", "до 17:30", "Di., 29. Juni · 16:00 · 1 Std. 30"),
        ("29.6. 14:15", "bis 15:00", "Di., 29. Juni · 14:15 · 45 Min."),
    ],
)
async def test_a_day_with_an_hour_says_both_and_an_end_is_no_place(
    forum: Stage, written: str, until: str, known: str
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    assert (await lena.says(written)).startswith("Wie lange dauert")
    assert (await lena.says("30 min")).startswith("Wo, oder")
    said = await lena.says(until)
    assert said.startswith("Wo, oder")
    assert known in said.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("language", "written", "other", "asked", "titled", "place"),
    [
        ("de", "Teehaus", "Чайная", "Und auf Russisch?", "Wie heißt", "Место: Чайная"),
        ("ru", "Чайная", "Teehaus", "А на немецком?", "Как называется", "Ort: Teehaus"),
    ],
)
async def test_a_new_place_is_asked_for_in_the_other_language(
    forum: Stage, language: str, written: str, other: str, asked: str, titled: str, place: str
) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt", "ru" if language == "de" else "de")
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    forum.write("UPDATE person SET language = ? WHERE id = ?", language, LEADER)
    for answer in ("30.6.", "9:15", "75 min"):
        await lena.says(answer)
    assert (await lena.says(written)).startswith(asked)
    assert (await lena.says(written)).startswith(("Auf Russisch schreibt", "На немецком это"))
    assert (await lena.says(other)).startswith(titled)
    assert written in lena.text
    proposed = await lena.says("Planung / План")
    assert written in proposed
    assert other in proposed
    await lena.presses("Veröffentlichen" if language == "de" else "Опубликовать")
    await forum.delivered()
    assert place in anna.text


async def test_a_new_place_may_be_called_the_same_in_both_languages(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30", "9:15", "75 min", "WG 12"):
        await lena.says(answer)
    assert (await lena.presses("In beiden Sprachen gleich")).startswith("Wie heißt der Workshop?")
    assert "Ort: WG 12" in await lena.says("Planung / План")


async def test_a_title_in_the_letters_of_another_language_is_asked_for_again(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30. Juni", "9:15", "75 min", "Teehaus / Чайная", "Planung"):
        await lena.says(answer)
    said = await lena.says("Planung des Projekts")
    assert "Auf Russisch schreibt man das mit anderen Buchstaben. Schreib es noch einmal" in said
    assert "Und auf Russisch?" in said
    shown = await lena.says("Планирование")
    assert "Planung\nNeu: Mi., 30. Juni, 09:15–10:30\nRussisch: Планирование" in shown


async def test_a_title_in_both_languages_is_asked_for_no_more(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30. Juni", "9:15", "75 min", "Teehaus / Чайная"):
        await lena.says(answer)
    assert "Russisch: Планирование" in await lena.says("Planung / Планирование")


async def test_who_reads_russian_sees_the_german_title_before_publishing(forum: Stage) -> None:
    lena = await leader(forum)
    forum.write("UPDATE person SET language = 'ru' WHERE id = ?", LEADER)
    await lena.says("/team")
    for label in ("Для руководителей", "Свои воркшопы", "Добавить воркшоп"):
        await lena.presses(label)
    for answer in ("30 июня", "9:15", "75 мин", "Teehaus / Чайная"):
        await lena.says(answer)
    await lena.says("Планирование")
    assert "Немецкий: Planung" in await lena.says("Planung")


async def test_back_goes_one_step_back_and_leaves_the_form_from_its_first_step_alone(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    asked = [
        lena.text,
        *[await lena.says(x) for x in ("30", "9:15", "75 min", "Teehaus / Чайная", "Plan")],
    ]
    for before in reversed(asked[:-1]):
        assert (await lena.presses("« Zurück")).partition("\n")[0] == before.partition("\n")[0]
    assert (await lena.presses("Abbrechen")).startswith("Abgebrochen")
    assert "Eigene Workshops" in lena.text
    await lena.presses("Workshop eintragen")
    await lena.says("30")
    await lena.says("9:15")
    await lena.presses("« Zurück")
    await lena.presses("10:00")
    assert "10:00" in lena.text
    assert "Wie lange" in lena.text
    await adds(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Dauer")
    assert (await lena.presses("« Zurück")).startswith("Planung")


async def test_a_team_s_own_place_is_offered_to_nobody_else(forum: Stage) -> None:
    olga = await somebody(forum, ORGANISER, "Olga")
    await adds(await leader(forum), russian="План")
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    await olga.presses("Ort")
    assert "Brunnen" in olga.labels
    assert "Teehaus" not in olga.labels
    await olga.sends_press("Cm:eroeffnung:own-d343e939")
    assert olga.text.startswith("Dieser Knopf ist nicht mehr aktuell")
    await olga.says("/start s-eroeffnung")
    await olga.presses("Ändern")
    await olga.presses("Ort")
    assert (await olga.says("Teehaus")).startswith("Und auf Russisch?")
    await olga.says("Чайная")
    await olga.presses("Veröffentlichen")
    other = await leader(forum, OTHER_LEADER, "Otto Ober")
    assert (await other.says("/places")).count("Teehaus") == 1
    await own_workshops(other)
    await other.presses("Workshop eintragen")
    for answer in ("30", "9:15", "75 min"):
        await other.says(answer)
    assert other.labels.count("Teehaus") == 1


async def test_a_clash_with_the_official_programme_is_shown_before_it_is_saved(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("29", "12", "60", "Teehaus / Чайная", "Planung"):
        await lena.says(answer)
    shown = await lena.presses("Eine Sprache genügt")
    assert "Achtung, zur selben Zeit" in shown
    assert "Werkstatt: Di., 29. Juni, 11:00–14:00" in shown
    assert not forum.holds("release", "number > 1")
    await lena.presses("Verwerfen")
    assert not forum.holds("release", "number > 1")
    assert not forum.holds("draft")


async def test_own_workshops_are_for_the_team_and_organisers_alone(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena)
    anna = await joined(forum, 11, "Anna Arndt")
    assert "Planung" in await anna.says("/my")
    other = await joined(forum, 14, "Ulf Ufer", team=UFA)
    for asked in ("/now", "/my", "/team", "Was ist am 30. Juni?", "Teehaus"):
        await other.says(asked)
        assert "Planung" not in other.text + str(other.labels), asked
    said = await other.says("Planung")
    assert "09:15" not in said + str(other.labels)
    await other.says("/team")
    await other.presses("Alle Teams")
    assert "Planung" not in await other.presses("Perm–Duisburg")
    await other.says("/programme")
    assert "Mi., 30. Juni" not in other.labels
    organiser = await somebody(forum, ORGANISER, "Olga")
    await organiser.says("/programme")
    assert "Planung" in await organiser.presses("Mi., 30. Juni")
    chat = forum.group(-901, anna)
    await anna.says("/programme", chat)
    assert "Mi., 30. Juni" not in [b["text"] for row in chat.messages[-1].rows for b in row]


@pytest.mark.parametrize("question", ["Planung", "wann ist die planugn", "Teehaus", "30. Juni"])
async def test_a_question_finds_them_for_the_team_and_organisers_alone(
    forum: Stage, question: str
) -> None:
    lena = await leader(forum)
    await adds(lena)
    anna = await joined(forum, 11, "Anna Arndt")
    organiser = await somebody(forum, ORGANISER, "Olga")
    for finder in (lena, anna, organiser):
        assert "Planung" in await finder.says(question)
        assert "09:15" in finder.text + str(finder.labels)
    for stranger in (
        await joined(forum, 14, "Ulf Ufer", team=UFA),
        await somebody(forum, 15, "Fred Fremd"),
    ):
        said = await stranger.says(question)
        assert "09:15" not in said + str(stranger.labels)
        assert "Planung" not in str(stranger.labels)
    assert "Planung" not in str((await types(lena, question)).results)
    chat = forum.group(-901, anna)
    await anna.says(f"/search {question}", chat)
    assert "09:15" not in str([message.text for message in chat.messages])


async def test_members_are_reminded_of_them(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    await forum.clock.travel(at(30, 9))
    await forum.delivered()
    assert "In 15 Min.: Planung" in anna.text
    assert "Ort: Teehaus" in anna.text


async def written(forum: Stage, *answers: str) -> Talker:
    """A leader who has begun to write a workshop down with these answers."""
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in answers:
        await lena.says(answer)
    return lena


PREVIEW = ("30", "9:15", "75 min", "Teehaus / Чайная", "Planung", "План")


@pytest.mark.parametrize("word", ["ja", "да", "ja veröffentlichen", "ok", "Veröffentlichen"])
async def test_a_written_yes_is_told_the_button_that_publishes(forum: Stage, word: str) -> None:
    lena = await written(forum, *PREVIEW)
    assert "Zur Sicherheit bitte „Veröffentlichen“" in await lena.says(word)
    assert lena.labels[:2] == ["Veröffentlichen", "Verwerfen"]
    assert not forum.holds("release", "number > 1")


async def test_the_way_back_to_what_is_not_published_is_seen(forum: Stage) -> None:
    lena = await written(forum, *PREVIEW)
    assert "Eröffnung" in await lena.says("Wann ist die Eröffnung?")
    for screen in ("/start", "/team"):
        await lena.says(screen)
        assert "Fortsetzen: Workshop-Entwurf" in lena.labels
    assert "Planung" in await lena.presses("Fortsetzen: Workshop-Entwurf")
    await lena.presses("Veröffentlichen")
    await lena.says("/start")
    assert not any("Fortsetzen" in label for label in lena.labels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doch lieber um 12", "12:00–13:15"),
        ("lieber 14 bis 16 Uhr", "14:00–16:00"),
        ("am 29. Juni", "Di., 29. Juni, 09:15"),
        ("90 Minuten", "09:15–10:45"),
        ("in die Große Halle", "Ort: Große Halle"),
        ("ort Große Halle", "Ort: Große Halle"),
        ("halt lieber 19 uhr", "19:00–20:15"),
        ("в полпятого", "16:30–17:45"),
    ],
)
async def test_what_is_proposed_is_corrected_in_words(
    forum: Stage, text: str, expected: str
) -> None:
    lena = await written(forum, *PREVIEW)
    assert expected in (await lena.says(text)).replace("\xa0", " ")
    assert lena.labels[0].endswith("eröffentlichen")


async def test_each_part_of_what_is_proposed_is_a_press_away(forum: Stage) -> None:
    lena = await written(forum, *PREVIEW)
    for label, answer, expected in (
        ("Anderer Tag", "29", "Di., 29. Juni"),
        ("Andere Zeit", "15:00", "15:00–16:15"),
        ("Andere Dauer", "90", "15:00–16:30"),
        ("Anderer Ort oder Link", "Große Halle", "Große Halle"),
    ):
        await lena.presses(label)
        assert "Workshop-Entwurf" not in " ".join(lena.labels)
        await lena.presses("« Zurück")
        await lena.presses(label)
        assert expected in (await lena.says(answer)).replace("\xa0", " ")
    await lena.presses("Anderer Titel")
    assert "Malen" in await lena.says("Malen / Рисуем")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("29", "10 bis 11"), "10:00 · 1 Std."),
        (("29", "14 bis 16 uhr"), "14:00 · 2 Std."),
        (("29", "с 14 до 16"), "14:00 · 2 Std."),
        (("28", "in einer Stunde"), "18:00"),
        (("29", "10", "часа полтора"), "10:00 · 1 Std. 30 Min."),
        (("am 29. Juni", "10", "90"), "Di., 29. Juni · 10:00"),
    ],
)
async def test_times_are_read_as_people_write_them(
    forum: Stage, answers: tuple[str, ...], expected: str
) -> None:
    lena = await written(forum, *answers)
    assert expected in lena.text.replace("\xa0", " ")


async def test_a_question_that_was_left_is_asked_again(forum: Stage) -> None:
    lena = await written(forum, "30", "9:15", "75 min", "Teehaus / Чайная", "Planung")
    assert "Und auf Russisch?" in lena.text
    await lena.presses("« Zurück")
    await lena.presses("« Zurück")
    assert "Und auf Russisch?" in await lena.says("Teehaus / Чайная")
    await lena.presses("Eine Sprache genügt")
    assert "Russisch: nicht angegeben" in lena.text.replace("\xa0", " ")
    await lena.presses("Andere Zeit")
    assert "10:00–11:15" in await lena.says("10:00")


@pytest.mark.parametrize("steps", range(6))
async def test_back_in_words_is_one_step_back_and_cancel_leaves(forum: Stage, steps: int) -> None:
    lena = await written(forum, *PREVIEW[:steps])
    question = lena.text.partition("\n")[0]
    if steps:
        before = await lena.says("zurück")
        assert before.partition("\n")[0] != question
        assert not before.startswith(("Eigene Workshops", "Willkommen"))
    assert (await lena.says("abbrechen")).startswith("Abgebrochen")
    await lena.says("/start")
    assert not any("Fortsetzen" in label for label in lena.labels)


@pytest.mark.parametrize(
    "text", ["Wann ist morgen die Eröffnung?", "Welche Räume gibt es denn?", "wo ist das Foyer?"]
)
async def test_a_question_is_no_place(forum: Stage, text: str) -> None:
    lena = await written(forum, "30", "9:15", "75 min")
    assert "Und auf Russisch?" not in await lena.says(text)
    assert any("Fortsetzen" in label for label in lena.labels)


@pytest.mark.parametrize("text", ["ach nee, lass mal", "nein doch nicht", "abbrechen", "zurück"])
async def test_who_takes_a_cancellation_back_reads_that_nothing_is_cancelled(
    forum: Stage, text: str
) -> None:
    lena = await leader(forum)
    await adds(lena)
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Workshop absagen")
    assert (await lena.says(text)).startswith("„Planung“ wird nicht abgesagt.")


async def test_they_are_moved_and_cancelled_and_members_are_told(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Zeit")
    assert "09:15–10:30 → 14:00–15:15" in await lena.presses("14:00")
    assert "Ort: Teehaus" in lena.text
    await lena.presses("Veröffentlichen")
    await forum.delivered()
    assert "Mi., 30. Juni, 09:15–10:30 → 14:00–15:15" in anna.text
    await own_workshops(lena)
    await lena.presses("Planung")
    assert "Fällt aus" in await lena.presses("Workshop absagen")
    assert "Veröffentlichen" not in lena.labels
    await lena.presses("Workshop absagen")
    await forum.delivered()
    assert "Fällt aus (war: Mi., 30. Juni, 14:00–15:15)" in anna.text
    assert "14:00–15:15 Planung, fällt aus" in await anna.says("/my")


async def test_the_reason_written_below_a_cancellation_is_told(forum: Stage) -> None:
    lena, chat = await bound(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    await own_workshops(lena)
    await lena.presses("Planung")
    assert "einen Grund" in await lena.presses("Workshop absagen")
    assert "einen Grund" not in await lena.says("Wo ist die Eröffnung?")
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Workshop absagen")
    for word in ("Ja", "veröffentlichen"):
        assert "Zur Sicherheit bitte „" in await lena.says(word)
    assert "Grund auf Deutsch: Regen" in await lena.says("Regen")
    shown = await lena.says("Дождь")
    assert "Grund auf Deutsch: Regen" in shown
    assert "Grund auf Russisch: Дождь" in shown
    await lena.presses("Workshop absagen")
    await forum.delivered()
    assert "Grund: Regen" in anna.text
    assert "Причина: Дождь" in last_of_bot(chat).text


async def test_a_title_typed_after_an_interruption_is_taken_by_one_press(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30. Juni", "9:15", "75 min", "Teehaus / Чайная"):
        await lena.says(answer)
    await lena.says("/now")
    assert "nichts gefunden" in await lena.says("Xylofonquatsch")
    assert "Und auf Russisch?" in await lena.presses("Fortsetzen mit „Xylofonquatsch“")
    assert "Xylofonquatsch" in await lena.presses("Eine Sprache genügt")
    assert "kann ich nicht als anderen Tag" in await lena.says("Xylofonquatsch")
    assert not any("Fortsetzen" in label for label in lena.labels)


async def test_a_workshop_that_was_never_meant_is_told_as_off_and_shown_nowhere(
    forum: Stage,
) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    for cancelled_first in (False, True):
        await own_workshops(lena)
        await lena.presses("Planung")
        if cancelled_first:
            await lena.presses("Workshop absagen")
            await lena.presses("Workshop absagen")
            await own_workshops(lena)
            await lena.presses("Planung")
        shown = "Entfernt" if cancelled_first else "Wird nirgends mehr angezeigt."
        assert shown in await lena.presses("Stand versehentlich drin")
        await lena.presses("Veröffentlichen")
        await forum.delivered()
        assert "Fällt aus (war: Mi., 30. Juni, 09:15–10:30)" in anna.text
        assert "Planung" not in await anna.says("/my")
        await adds(lena)
        await forum.delivered()


async def test_they_survive_a_new_file_and_stand_in_none(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    organiser = await somebody(forum, ORGANISER, "Olga")
    await organiser.says("/programme_update")
    await organiser.presses(AS_TEXT)
    sent = organiser.screen.file
    assert sent is not None
    assert "Planung" not in sent.content.decode()
    assert "Teehaus" not in sent.content.decode()
    before = len(texts(anna))
    await publishes(organiser, without_team(UFA))
    assert "Planung" in await anna.says("/my")
    assert not any("Fällt aus" in text for text in texts(anna)[before:])
    await organiser.sends_file("p.yaml", as_file(without_team(UFA)))
    assert "Es würde sich nichts ändern" in organiser.text


async def test_they_survive_going_back_to_an_earlier_release(forum: Stage) -> None:
    lena = await leader(forum)
    organiser = await somebody(forum, ORGANISER, "Olga")
    await publishes(organiser, without_team(UFA))
    await adds(lena)
    await organiser.sends_press("Rr:1")
    assert "Planung" not in organiser.text
    await organiser.presses("Veröffentlichen")
    await forum.delivered()
    assert "Planung" in await lena.says("/my")
    await organiser.says("/stats")
    assert "Ufa–Halle" in await organiser.presses("Teams")


async def test_the_workshops_of_a_dropped_team_go_with_it(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena)
    await publishes(await somebody(forum, ORGANISER, "Olga"), without_team(PERM))
    assert "Planung" not in await lena.says("/my")


async def test_of_two_leaders_at_once_the_second_sees_what_they_do_now(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    forum.write("INSERT INTO leader (person, team, since) VALUES (11, ?, 0)", PERM)
    await adds(lena)
    for talker, label in ((lena, "10:00"), (anna, "15:00")):
        await own_workshops(talker)
        await talker.presses("Planung")
        await talker.presses("Andere Zeit")
        await talker.presses(label)
    await lena.presses("Veröffentlichen")
    await forum.delivered()
    proposal = next(m for m in reversed(anna.chat.messages) if "Veröffentlichen" in str(m.rows))
    text = await anna.presses("Veröffentlichen", proposal)
    assert "Das Programm wurde inzwischen geändert" in text
    assert "10:00–11:15 → 15:00–16:15" in text
    await anna.presses("Veröffentlichen", proposal)
    await forum.delivered()
    assert "Mi., 30. Juni, 15:00–16:15" in await own_workshops(anna)


@pytest.mark.parametrize("who", ["member", "leader of another team"])
async def test_nobody_else_touches_a_teams_workshops(forum: Stage, who: str) -> None:
    lena = await leader(forum)
    await adds(lena)
    name = "x"
    for row in lena.screen.rows:
        for button in row:
            if button.get("callback_data", "").startswith("Ws:"):
                name = button["callback_data"].split(":")[2]
    talker = (
        await joined(forum, 15, "Mia Mann")
        if who == "member"
        else await leader(forum, OTHER_LEADER, "Udo Ufer")
    )
    await talker.says("/team")
    number = 2
    for press in (
        w.Workshops(PERM),
        w.NewWorkshop(PERM),
        w.WorkshopAt(PERM, name),
        w.MoveWorkshop(PERM, name),
        w.CancelWorkshop(PERM, name),
        w.PublishWorkshop(PERM, 1, number),
        w.AskDay(),
        w.PickHour(600),
        w.ProposeWorkshop(),
    ):
        assert "nicht mehr aktuell" in await talker.sends_press(pack(press)), press
    if who != "member":
        for forged in (w.WorkshopAt(UFA, name), w.CancelWorkshop(UFA, name)):
            assert "findet nicht mehr statt" in await talker.sends_press(pack(forged))
    assert not forum.holds("release", "number > 2")


async def test_who_leads_two_teams_publishes_for_neither_what_is_the_others(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30", "9:15", "75 min", "Teehaus / Чайная", "Planung"):
        await lena.says(answer)
    await lena.presses("Eine Sprache genügt")
    buttons = [button.get("callback_data", "") for row in lena.screen.rows for button in row]
    pressed = next(data for data in buttons if data.startswith(tag_of(w.PublishWorkshop)))
    forum.write("INSERT INTO leader (person, team, since) VALUES (?, ?, 0)", LEADER, UFA)
    forged = pressed.replace(f":{PERM}:", f":{UFA}:")
    assert forged != pressed
    assert "nicht mehr aktuell" in await lena.sends_press(forged)
    assert not forum.holds("release", "number > 1")
    assert "Veröffentlicht." in await lena.sends_press(pressed)


async def test_a_leader_who_no_longer_is_one_writes_nothing_down(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    forum.write("INSERT INTO leader (person, team, since) VALUES (11, ?, 0)", PERM)
    await own_workshops(anna)
    await anna.presses("Workshop eintragen")
    forum.write("DELETE FROM leader")
    assert "Dienstag, 29. Juni" in await anna.says("29. Juni"), "answered as anybody's question"
    assert not forum.holds("draft")
    assert not forum.holds("workshop_draft", "day IS NOT NULL")


async def test_what_is_half_written_survives_a_restart(forum: Stage) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    await lena.says("30")
    await lena.says("9:15")
    await forum.restart()
    assert "Wo, oder über welchen Link?" in await lena.says("75 min")
    assert "Mi., 30. Juni · 09:15 · 1 Std. 15 Min." in lena.text


async def test_what_is_not_changed_of_day_hour_and_length_stays(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena)
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Anderer Tag")
    assert "Mi., 30. Juni · 09:15 · 1 Std. 15 Min. · Teehaus · Planung" in lena.text
    said = await lena.presses("Di., 29. Juni")
    assert "Mi., 30. Juni, 09:15–10:30 → Di., 29. Juni, 09:15–10:30" in said
    await publishes_it(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Dauer")
    assert "09:15–10:30 → 09:15–11:15" in await lena.presses("2 Std.")


async def test_no_hour_or_day_is_offered_or_taken_that_is_over(forum: Stage) -> None:
    lena = await leader(forum)
    forum.clock.set(at(29, 12, 30))
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    assert "Mo., 28. Juni" not in lena.labels
    assert "Dieser Tag ist vorbei" in await lena.says("28. Juni")
    await lena.presses("Di., 29. Juni")
    assert [label for label in lena.labels if label in ("09:00", "12:00", "13:00")] == ["13:00"]
    assert "Diese Uhrzeit ist vorbei" in await lena.says("12:30")
    await lena.says("12:31")
    assert "Di., 29. Juni · 12:31" in lena.text
    for forged in (w.PickHour(750), w.PickDay(at(28, 9).date())):
        assert "nicht mehr aktuell" in await lena.sends_press(pack(forged))


async def test_an_hour_that_is_over_on_another_day_is_asked_for(forum: Stage) -> None:
    lena = await leader(forum)
    await adds(lena)
    forum.clock.set(at(29, 12))
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Anderer Tag")
    assert "Wann beginnt der Workshop?" in await lena.presses("Di., 29. Juni")
    assert "Mi., 30. Juni, 09:15–10:30 → Di., 29. Juni, 15:00–16:15" in await lena.presses("15:00")


async def test_the_card_of_a_workshop_says_whose_it_is_and_leads_its_leaders_to_change_it(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena)
    await lena.says("/team")
    said = await lena.presses("Mi. 09:15 Planung")
    assert "Workshop · Jugendforum\nEigener Workshop des Teams Perm–Duisburg" in said
    await lena.presses("Ändern")
    assert "Andere Zeit" in lena.labels
    await anna.says("/team")
    said = await anna.presses("Mi. 09:15 Planung")
    assert "Eigener Workshop des Teams" in said
    assert "★ Steht im Programm eures Teams." in said
    assert not re.search(r"\b(Sie|Ihr)", said)
    assert "Ändern" not in anna.labels


async def test_a_change_is_told_to_the_others_and_not_to_the_leader_who_made_it(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    before = len(texts(lena))
    assert "1 Person erfährt davon" in await adds(lena)
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Zeit")
    assert "1 Person erfährt davon" in await lena.presses("14:00")
    await publishes_it(lena)
    await lena.presses("Planung")
    await lena.presses("Workshop absagen")
    assert "1 Person erfährt davon" in await publishes_it(lena)
    told = [text for text in texts(anna) if "Planung" in text]
    assert [("Neu:" in t, "→" in t, "Fällt aus" in t) for t in told] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert not [text for text in texts(lena)[before:] if text.startswith("Änderung")]
    assert not forum.holds("delivery", f"chat = {LEADER} AND kind = 'change'")


@pytest.mark.parametrize(
    ("language", "absent", "asks"),
    [
        (
            "de",
            "Kann nicht",
            "„Planung“: Deine Antwort „Kann nicht“ galt für die frühere Zeit. Bist du dabei?",
        ),
        (
            "ru",
            "Не смогу",
            "«Planung»: ваш ответ «Не смогу» относился к прежнему времени. Вы придёте?",
        ),
    ],
)
async def test_who_had_answered_is_asked_anew_where_the_hour_moves_and_only_then(
    forum: Stage, language: str, absent: str, asks: str
) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt", language)
    boris = await joined(forum, 12, "Борис", language)
    await adds(lena)
    await anna.presses("Planung")
    await anna.presses(absent)
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Anderer Ort")
    await lena.says("Garten / Сад")
    await publishes_it(lena)
    assert asks not in anna.text.replace("\xa0", " ")
    assert absent not in anna.labels
    await anna.presses("Planung")
    assert f"✓ {absent}" in anna.labels
    await own_workshops(lena)
    await lena.presses("Planung")
    await lena.presses("Andere Zeit")
    await lena.presses("14:00")
    await publishes_it(lena)
    assert asks in anna.text.replace("\xa0", " ")
    assert absent in anna.labels
    assert "14:00" in boris.text
    assert absent not in boris.labels
    await anna.presses(absent)
    assert f"✓ {absent}" in anna.labels
    await anna.presses("Planung")
    assert f"✓ {absent}" in anna.labels


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [("de", "Veröffentlichen", "Veröffentlicht."), ("ru", "Опубликовать", "Опубликовано.")],
)
async def test_a_second_press_on_publish_leaves_standing_what_the_first_has_said(
    forum: Stage, language: str, label: str, said: str
) -> None:
    lena = await leader(forum)
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30", "9:15", "75 min", "Teehaus / Чайная", "Planung"):
        await lena.says(answer)
    forum.write("UPDATE person SET language = ? WHERE id = ?", language, LEADER)
    await lena.says("План")
    data = next(b["callback_data"] for row in lena.screen.rows for b in row if b["text"] == label)
    first = await lena.sends_press(data)
    assert first.startswith(said)
    assert await lena.sends_press(data) == first
    await forum.clock.travel(at(28, 17, 1))
    assert (await lena.sends_press(data)) != first


async def test_who_will_read_of_a_change_in_a_message_that_waits_is_counted(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await own_workshops(lena)
    await lena.presses("Workshop eintragen")
    for answer in ("30", "9:15", "75 min", "Teehaus / Чайная", "Planung"):
        await lena.says(answer)
    await lena.presses("Eine Sprache genügt")
    assert "1 Person erfährt davon" in await lena.presses("Veröffentlichen")
    await lena.presses("Planung")
    await lena.presses("Andere Zeit")
    assert "1 Person erfährt davon" in await lena.presses("14:00")
    assert "1 Person erfährt davon" in await lena.presses("Veröffentlichen")
    await lena.presses("Planung")
    assert "Niemand wird benachrichtigt" in await lena.presses("Workshop absagen")
    await lena.presses("Verwerfen")
    await forum.delivered()
    assert "14:00–15:15" in anna.text


async def test_overlaps_are_paged_what_members_attend_first_then_plenaries(
    tmp_path: Path,
) -> None:
    programme = programme_with_leaders()
    parallel = [
        session(f"t{n}", at(30, 16), 2, Text(f"Vortrag {n}"), kind=Kind.OTHER) for n in range(9)
    ]
    panel = session("podium", at(30, 16, 30), 1, Text("Podium"), kind=Kind.PLENARY)
    programme = replace(programme, sessions=(*programme.sessions, *parallel, panel))
    async with in_the_forum(tmp_path, programme=programme) as forum:
        lena = await leader(forum)
        await lena.says("/start")
        for number in (11, 12):
            await joined(forum, number, "Anna Arndt")
            forum.write("INSERT INTO favourite VALUES (?, 't7', 0)", number)
        forum.write("INSERT INTO favourite VALUES (11, 't5', 0)")
        await own_workshops(lena)
        await lena.presses("Workshop eintragen")
        for answer in ("30", "16:15", "90 min", "Teehaus / Чайная", "Planung"):
            await lena.says(answer)
        said = await lena.presses("Eine Sprache genügt")
        assert "Achtung, zur selben Zeit\n1–6 von 10\n" in said
        assert "(bei 2 aus dem Team im Programm)" in said
        first = ["Vortrag 7", "Vortrag 5", "Podium", "Vortrag 0", "Vortrag 1", "Vortrag 2"]
        assert _listed(said) == first
        said = await lena.presses("Nächste Seite")
        assert "Achtung, zur selben Zeit\n7–10 von 10\n" in said
        assert _listed(said) == ["Vortrag 3", "Vortrag 4", "Vortrag 6", "Vortrag 8"]
        assert "Neu: Mi., 30. Juni, 16:15–17:45" in said
        assert _listed(await lena.presses("« Vorige Seite")) == first
        assert "Veröffentlicht." in await publishes_it(lena)


def _listed(said: str) -> list[str]:
    """The titles of a proposal that stand in its list."""
    lines = (line for line in said.splitlines() if line.startswith("• "))
    return [line.removeprefix("• ").partition(": Mi.")[0] for line in lines]


def test_the_file_of_the_stage_has_both_leaders() -> None:
    assert [team.leaders for team in programme_with_leaders().teams] == [(51,), (52,)]


async def test_a_place_that_is_new_is_named_in_the_preview(forum: Stage) -> None:
    lena = await written(forum, *PREVIEW)
    for text in ("ort Foyer", "im Foyer", "im Keller"):
        assert (await lena.says(text)).startswith("Und auf Russisch?")
        assert f"· {text.split()[1]} ·" in lena.text
        await lena.says("Фойе")
        assert f"Ort: {text.split()[1]}" in lena.text


@pytest.mark.parametrize("steps", [3, 4])
@pytest.mark.parametrize("text", ["weiß nich das mach ich später", "mach ich später", "не знаю"])
async def test_who_answers_later_names_no_place_and_no_title(
    forum: Stage, text: str, steps: int
) -> None:
    lena = await written(forum, *PREVIEW[:steps])
    asked = lena.text
    said = await lena.says(text)
    assert said.startswith("Das bisher Gesagte bleibt gespeichert.")
    assert said.endswith(asked)


@pytest.mark.parametrize("steps", [3, 4])
async def test_another_hour_is_no_place_and_no_title(forum: Stage, steps: int) -> None:
    lena = await written(forum, *PREVIEW[:steps])
    asked = lena.text
    await lena.says("halt lieber 19 uhr")
    assert lena.text.partition("\n")[0] == asked.partition("\n")[0]
    for answer in PREVIEW[steps:]:
        await lena.says(answer)
    assert "19:00–20:15" in lena.text


@pytest.mark.parametrize("text", ["titel Videoschneiden", "Titel: Videoschneiden"])
async def test_the_title_is_changed_in_the_preview(forum: Stage, text: str) -> None:
    lena = await written(forum, *PREVIEW)
    assert "· Videoschneiden\n" in await lena.says(text)
    assert "\nVideoschneiden\nNeu:" in await lena.presses("Eine Sprache genügt")
