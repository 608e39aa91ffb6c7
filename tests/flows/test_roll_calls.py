"""The roll call of a workshop, hours ahead and in words: what members can say, what leaders see."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.frame.actions import pack
from handlers.teams.actions import (
    AnswerRollCall,
    Nudge,
    RollCallAt,
    SayPresence,
    Tick,
    TickOff,
    TickOffAt,
)
from storage.teams.model import Answer
from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, in_the_forum, joined, leader
from tests.flows.working_groups import known
from tests.programmes import at
from tests.storage.teams.team_world import PERM, UFA, WORKSHOP, programme_with_teams

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def desk(forum: Stage) -> str:
    """What the leaders' desk of Perm–Duisburg says."""
    lena: Talker = forum.people.get(51) or await leader(forum)
    await lena.says("/team")
    return await lena.presses("Für Teamleitungen")


async def test_who_is_asked_hours_ahead_can_say_that_they_come(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    boris = await joined(forum, 12, "Борис", "ru")
    await desk(forum)
    await forum.people[51].presses("2 ohne Antwort erinnern")
    await forum.delivered()
    assert anna.text.startswith("Bist du dabei? Werkstatt")
    assert anna.labels[:2] == ["Komme", "Kann nicht"]
    assert boris.labels[:2] == ["Приду", "Не смогу"]
    await anna.presses("Komme")
    assert anna.toast.replace("\xa0", " ") == "Notiert: Komme (Di., 29. Juni, 11:00)"
    await boris.presses("Не смогу")
    said = await desk(forum)
    assert "Kommt (1): Anna Arndt" in said
    assert "Kann nicht (1): Борис" in said


@pytest.mark.parametrize(
    ("language", "text", "label", "answer"),
    [
        ("de", "ich komme", "Komme", "coming"),
        ("de", "bin unterwegs", "Komme", "coming"),
        ("de", "ich verspäte mich", "Komme später", "coming"),
        ("de", "ich kann nicht kommen", "Kann nicht", "absent"),
        ("ru", "не смогу прийти", "Не смогу", "absent"),
        ("ru", "опаздываю", "Приду позже", "coming"),
        ("ru", "уже еду", "Приду", "coming"),
    ],
)
async def test_what_is_written_while_the_roll_is_called_is_one_press_away(
    forum: Stage, language: str, text: str, label: str, answer: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    said = await anna.says(text)
    assert said.startswith("Bist du dabei? Werkstatt" if language == "de" else "Вы придёте? ")
    assert anna.labels[0] == label
    await anna.presses(label)
    assert forum.holds("presence", f"person = 11 AND answer = '{answer}'")
    assert anna.labels[0] == f"✓ {label}"
    known = "Deine Teamleitung sieht das schon." if language == "de" else "это уже видят"
    assert known in await anna.says(text)


async def test_it_is_taken_back_below_the_same_message(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("ich kann nicht kommen")
    await anna.presses("Kann nicht")
    await anna.presses("Komme")
    assert anna.labels[:2] == ["Kann nicht", "✓ Komme"]
    assert "Kommt (1): Anna Arndt" in await desk(forum)


async def test_without_a_roll_call_the_same_words_mean_what_they_did(forum: Stage) -> None:
    stranger = forum.person(15, "Fred Fremd", "de")
    await stranger.says("/start")
    assert "Bist du dabei?" not in await stranger.says("ich komme")
    anna = await joined(forum, 11, "Anna Arndt")
    await forum.clock.travel(at(29, 20))
    assert "Bist du dabei?" not in await anna.says("ich komme")


async def test_nobody_is_asked_about_a_workshop_of_another_team(forum: Stage) -> None:
    ulf = await joined(forum, 14, "Ulf Ufer", team=UFA)
    pressed = pack(AnswerRollCall(WORKSHOP, Answer.COMING))
    assert "nicht mehr aktuell" in await ulf.sends_press(pressed)
    assert "Bist du dabei? Treffen" in await ulf.says("ich komme")


@pytest.mark.parametrize(
    ("language", "text", "here", "coming", "noted"),
    [
        ("de", "bin schon da", "Bin da", "Komme", "ab Di., 29. Juni, 10:45"),
        ("ru", "я на месте", "На месте", "Приду", "с этого времени: вт, 29 июня, 10:45"),
    ],
)
async def test_nobody_is_there_before_the_roll_is_called(
    forum: Stage, language: str, text: str, here: str, coming: str, noted: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    assert noted in (await anna.says(text)).replace("\xa0", " ")
    assert here not in anna.labels
    assert anna.labels[0] == coming
    early = pack(SayPresence(WORKSHOP, Answer.HERE))
    await anna.sends_press(early)
    assert noted in anna.toast.replace("\xa0", " ")
    assert not forum.holds("presence")
    await forum.clock.travel(at(29, 10, 45))
    await anna.says(text)
    assert anna.labels[0] == here
    await anna.presses(here)
    assert forum.holds("presence", "person = 11 AND answer = 'here'")


async def test_leaders_tick_nobody_off_before_the_roll_is_called(forum: Stage) -> None:
    await joined(forum, 11, "Anna Arndt")
    await desk(forum)
    lena = forum.people[51]
    assert "Abhaken, wer da ist" not in lena.labels
    for early in (TickOff(PERM), Tick(PERM, 11, WORKSHOP)):
        assert "ab Di." in await lena.sends_press(pack(early))
    assert not forum.holds("presence")
    await forum.clock.travel(at(29, 10, 45))
    await desk(forum)
    assert "Abhaken, wer da ist" in lena.labels


@pytest.mark.parametrize(
    ("language", "label", "title"),
    [("de", "Kann nicht", "Treffen"), ("ru", "Не смогу", "Встреча")],
)
async def test_a_later_workshop_is_turned_down_on_its_card(
    forum: Stage, language: str, label: str, title: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    assert (await anna.says("/start s-treffen")).startswith(title)
    assert label in anna.labels
    assert not {"Bin da", "На месте"}.intersection(anna.labels)
    await anna.presses(label)
    assert f"✓ {label}" in anna.labels
    assert forum.holds("presence", "session = 'treffen' AND answer = 'absent'")
    await anna.says("/start s-treffen")
    assert f"✓ {label}" in anna.labels
    other = await known(forum, 15, "Fred Fremd", language)
    await other.says("/start s-treffen")
    assert label not in other.labels
    await forum.clock.travel(at(29, 18))
    await anna.says("/start s-treffen")
    assert label not in anna.labels


async def test_who_cannot_come_on_a_day_finds_its_other_workshops(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert "Bist du dabei? Werkstatt" in await anna.says("ich komme morgen nicht")
    await anna.presses("Kann nicht")
    assert "Bist du dabei? Treffen" in await anna.presses("Di. 16:00 Treffen")
    await anna.presses("Kann nicht")
    assert forum.holds("presence", "session = 'treffen' AND answer = 'absent'")
    assert "Bist du dabei? Treffen" in await anna.says("ich kann morgen nicht zum Treffen kommen")


@pytest.mark.parametrize(
    ("language", "text", "label", "listed"),
    [
        (
            "de",
            "ich komme 10 Minuten später",
            "Komme 10 Min. später",
            "Anna Arndt (10 Min. später)",
        ),
        ("de", "ich komme später", "Komme später", "Anna Arndt (später)"),
        ("ru", "я опоздаю на полчаса", "Приду на 30 мин позже", "Anna Arndt (30 Min. später)"),
        ("ru", "опаздываю на 10 минут", "Приду на 10 мин позже", "Anna Arndt (10 Min. später)"),
    ],
)
async def test_leaders_see_who_comes_later_and_by_how_much(
    forum: Stage, language: str, text: str, label: str, listed: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    await forum.clock.travel(at(29, 10, 45))
    await anna.says(text)
    assert anna.labels[0] == label
    assert listed not in await desk(forum)
    await anna.presses(label)
    assert anna.labels[0] == f"✓ {label}"
    lena = forum.people[51]
    for said in (await desk(forum), await lena.presses("Abhaken, wer da ist")):
        assert f"Kommt (1): {listed}" in said.replace("\xa0", " ")
    await anna.presses("Bin da" if language == "de" else "На месте")
    assert "später" not in await desk(forum)


@pytest.mark.parametrize(
    ("language", "text", "late", "coming"),
    [
        ("de", "ich komme 10 Minuten später", "Komme 10 Min. später", "Komme"),
        ("ru", "опаздываю на 10 минут", "Приду на 10 мин позже", "Приду"),
    ],
)
async def test_the_reminder_and_the_card_show_the_delay_somebody_has_said(
    forum: Stage, language: str, text: str, late: str, coming: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    await anna.says(text)
    await anna.presses(late)
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    assert anna.labels[0] == f"✓ {late}"
    assert coming in anna.labels
    await anna.presses(coming)
    assert late in anna.labels
    assert f"✓ {coming}" in anna.labels
    await anna.presses(late)
    await anna.says(f"/start s-{WORKSHOP}")
    assert f"✓ {late}" in anna.labels
    assert coming in anna.labels


@pytest.mark.parametrize(
    ("language", "text", "free", "asks"),
    [
        ("de", "ich komme am Montag nicht", "28. Juni: kein Workshop", "Bist du dabei? Werkstatt"),
        ("ru", "в понедельник меня не будет", "28 июня: у вашей команды", "Вы придёте? Мастерская"),
    ],
)
async def test_who_cannot_come_on_a_free_day_reads_that_it_is_free_and_what_is_next(
    forum: Stage, language: str, text: str, free: str, asks: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    said = (await anna.says(text)).replace("\xa0", " ")
    assert free in said.split("\n")[0]
    assert asks in said
    forum.write("DELETE FROM member")
    said = (await anna.says(text)).replace("\xa0", " ")
    assert "28. Juni: nichts" in said or "28 июня: у вас ничего" in said


@pytest.mark.parametrize(
    "text", ["wer fehlt?", "Wer hat noch nicht geantwortet?", "кто не ответил?"]
)
async def test_a_leader_who_asks_who_is_missing_reads_the_roll_call(
    forum: Stage, text: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    lena = await leader(forum)
    said = await lena.says(text)
    assert said.startswith("Teamleitung: Perm–Duisburg")
    assert "Noch keine Antwort (2): Anna Arndt und Lena" in said
    assert "Teamleitung: " not in await anna.says(text)


@pytest.mark.parametrize(
    ("language", "where", "who", "expected"),
    [
        ("de", "wo treffen wir uns?", "wer leitet das Team?", ("Werkstatt", "Team Perm–Duisburg")),
        ("ru", "где встречаемся?", "кто руководитель команды?", ("Мастерская", "Команда")),
    ],
)
async def test_a_member_who_asks_of_the_team_reads_of_their_own(
    forum: Stage, language: str, where: str, who: str, expected: tuple[str, str]
) -> None:
    await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt", language)
    assert expected[0] in await anna.says(where)
    said = await anna.says(who)
    assert said.startswith(expected[1])
    assert "Lena" in said


TREFFEN = {"de": "Treffen", "ru": "Встреча"}


async def at_once(forum: Stage) -> tuple[Talker, Talker]:
    """A leader and a member of a team that has a second workshop during the first."""
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena, "29", "11:30", "Wer malt mit?", "Кто рисует?")
    await anna.says("Ich komme nicht zu Wer malt mit?")
    await anna.presses("Kann nicht")
    return lena, anna


async def test_each_of_two_workshops_at_once_has_its_roll_call(forum: Stage) -> None:
    lena, _anna = await at_once(forum)
    said = (await desk(forum)).replace("\xa0", " ")
    assert "Werkstatt\nDi., 29. Juni, 11:00" in said
    assert "11:30–12:45: Wer malt mit?\nDa: 0 · Kommt: 0 · Kann nicht: 1" in said
    said = (await lena.presses("Wer kommt wann?")).replace("\xa0", " ")
    assert "1. Di., 29. Juni, 11:00–14:00: Werkstatt" in said
    assert "2. Di., 29. Juni, 11:30–12:45: Wer malt mit?" in said
    said = await lena.presses("2")
    assert said.startswith("Wer malt mit?")
    assert "Kann nicht (1): Anna Arndt" in said
    await forum.clock.travel(at(29, 11, 45))
    await lena.says("wer fehlt bei wer malt mit")
    await lena.presses("Abhaken, wer da ist")
    await lena.presses("Anna Arndt")
    assert forum.holds("presence", "person = 11 AND answer = 'here'")
    assert "Da: 1" in lena.text.replace("\xa0", " ")
    assert "Da (1): Anna Arndt" in await lena.presses("« Zurück")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("wer kommt zu wer malt mit?", "Wer malt mit?"),
        ("wer fehlt bei „Wer malt mit?“", "Wer malt mit?"),
        ("кто не придёт на «Кто рисует?»", "Wer malt mit?"),
        ("Wer fehlt beim Treffen?", "Treffen"),
        ("Wer hat für das Treffen abgesagt?", "Treffen"),
        ("Wer war beim Treffen?", "Treffen"),
        ("Wer war nicht beim Treffen?", "Treffen"),
        ("кого не было на «Кто рисует?»", "Wer malt mit?"),
        ("wer kommt am Dienstag?", "Wer kommt wann?"),
        ("Wer hat abgesagt?", "Teamleitung: Perm–Duisburg"),
        ("wer kommt?", "Teamleitung: Perm–Duisburg"),
        ("wer ist da?", "Teamleitung: Perm–Duisburg"),
    ],
)
async def test_a_leader_asks_in_words_for_the_roll_call_of_a_workshop(
    forum: Stage, text: str, heading: str
) -> None:
    lena, _anna = await at_once(forum)
    assert (await lena.says(text)).startswith(heading)


async def test_who_comes_is_of_the_workshop_that_was_shown_last(forum: Stage) -> None:
    lena, _anna = await at_once(forum)
    await lena.says("/start s-treffen")
    assert (await lena.says("wer kommt?")).startswith("Treffen\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wer war beim Treffen?", "Treffen"),
        ("wer kommt zu „Wer malt mit?“", "Wer malt mit?"),
        ("кто придёт на «Кто рисует?»", "Wer malt mit?"),
        ("Wer kommt?", "Team Perm–Duisburg"),
        ("Wer fehlt?", "Team Perm–Duisburg"),
    ],
)
async def test_a_member_reads_that_leaders_alone_see_who_comes(
    forum: Stage, text: str, shown: str
) -> None:
    _lena, anna = await at_once(forum)
    await forum.clock.travel(forum.clock.now() + timedelta(minutes=11))
    said = await anna.says(text)
    note, _, screen = said.partition("\n\n")
    assert note == "Wer kommt und wer da war, sieht nur die Leitung eures Teams."
    assert screen.startswith(shown)


async def test_who_comes_below_the_card_of_a_panel_asks_who_speaks(forum: Stage) -> None:
    _lena, anna = await at_once(forum)
    await anna.says("/start s-eroeffnung")
    assert "Leitung eures Teams" not in await anna.says("Wer kommt?")


@pytest.mark.parametrize(
    "text", ["ich komme nicht zu „Wer malt mit?“", "на «Кто рисует?» не приду"]
)
async def test_the_question_word_of_a_title_asks_nothing(forum: Stage, text: str) -> None:
    _lena, anna = await at_once(forum)
    assert (await anna.says(text)).startswith("Bist du dabei? Wer malt mit?")
    assert anna.labels[0] == "✓ Kann nicht"


async def test_the_roll_call_stays_when_the_workshop_is_over(forum: Stage) -> None:
    lena, _anna = await at_once(forum)
    await forum.clock.travel(at(29, 20))
    await lena.says("wer war da beim Wer malt mit?")
    assert lena.text.startswith("Wer malt mit?")
    assert not any("erinnern" in label for label in lena.labels)
    await lena.presses("Abhaken, wer da ist")
    await lena.presses("Anna Arndt")
    assert forum.holds("presence", "person = 11 AND answer = 'here'")
    assert "Dieser Workshop ist vorbei." in await lena.sends_press(pack(Nudge(PERM, WORKSHOP)))
    assert "Weitere Workshops" in await desk(forum)


async def test_what_is_no_workshop_of_the_team_has_no_roll_call(forum: Stage) -> None:
    lena = await leader(forum)
    for data in (pack(RollCallAt(PERM, "u1")), pack(TickOffAt(PERM, "u1"))):
        said = await lena.sends_press(data)
        assert said.startswith("Dieser Workshop findet nicht mehr statt.")
        assert not any("Abhaken" in label for label in lena.labels)


async def test_from_the_card_of_a_workshop_a_leader_comes_to_its_roll_call(forum: Stage) -> None:
    lena, anna = await at_once(forum)
    await lena.says("/start s-treffen")
    assert (await lena.presses("Wer kommt?")).startswith("Treffen")
    await anna.says("/start s-treffen")
    assert "Wer kommt?" not in anna.labels


async def test_no_leader_is_promised_to_a_team_that_has_none(tmp_path: Path) -> None:
    programme = programme_with_teams()
    unled = replace(programme, teams=tuple(replace(t, leaders=()) for t in programme.teams))
    async with in_the_forum(tmp_path, programme=unled) as forum:
        anna = await joined(forum, 11, "Anna Arndt")
        assert "Teamleitung" not in await anna.says("ich komme")
        await anna.presses("Komme")
        assert "Das ist notiert." in await anna.says("ich komme")


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "bin in 25 minuten da", "Komme 10 Min. später"),
        ("ru", "буду через 25 минут", "Приду на 10 мин позже"),
        ("ru", "застрял в пробке, буду через 25 минут", "Приду на 10 мин позже"),
        ("de", "ich komme 10 min zu spät zur Werkstatt", "Komme 10 Min. später"),
        ("ru", "буду через 10 минут", "Приду"),
        ("ru", "опаздываю, где вы?", "Приду позже"),
        ("de", "bin zu spät, wo seid ihr?", "Komme später"),
    ],
)
async def test_who_says_in_how_many_minutes_they_come_is_late_by_the_rest(
    forum: Stage, language: str, text: str, label: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt", language)
    await forum.clock.travel(at(29, 10, 45))
    await anna.says(text)
    assert anna.labels[0] == label


@pytest.mark.parametrize(
    ("language", "text", "labels", "asks"),
    [
        ("de", "kann nicht", ["Komme", "Kann nicht"], "Bist du dabei? Wer malt mit?"),
        ("ru", "не смогу", ["Приду", "Не смогу"], "Вы придёте? Кто рисует?"),
    ],
)
async def test_an_answer_is_to_the_workshop_of_the_message_that_came_last(
    forum: Stage, language: str, text: str, labels: list[str], asks: str
) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt", language)
    await adds(lena, "30", "11:30", "Wer malt mit?", "Кто рисует?")
    assert anna.labels[1:3] == labels
    news = anna.screen
    assert (await anna.says(text)).startswith(asks)
    assert any("Werkstatt" in key or "Мастерская" in key for key in anna.labels)
    await anna.says("/start s-treffen")
    assert (await anna.says(text)).startswith(asks.split("?")[0] + "? " + TREFFEN[language])
    forum.telegram.say(anna.person, text, reply_to=news)
    await forum.finished()
    assert anna.text.startswith(asks)
    await forum.clock.travel(at(28, 20))
    await anna.says("/my")
    assert not (await anna.says(text)).startswith(asks)


async def test_below_a_reminder_an_answer_is_to_its_workshop(forum: Stage) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt")
    await adds(lena, "29", "11:30", "Plakate malen", "Рисуем плакаты")
    await forum.clock.travel(at(29, 11, 15))
    await forum.delivered()
    assert "Plakate malen" in anna.text
    assert (await anna.says("ich kann nicht")).startswith("Bist du dabei? Plakate malen")


@pytest.mark.parametrize(
    ("language", "text"), [("de", "wo treffen wir uns?"), ("ru", "где собираемся?")]
)
async def test_who_comes_late_reads_where_their_workshop_is(
    forum: Stage, language: str, text: str
) -> None:
    lena, anna = await leader(forum), await joined(forum, 11, "Anna Arndt", language)
    await adds(lena, "30", "9:15", "Plakate malen", "Рисуем плакаты")
    await forum.clock.travel(at(30, 9, 18))
    assert "Teehaus" in (await anna.says(text)) or "Чайная" in anna.text


async def test_who_is_late_chooses_among_workshops_at_once(forum: Stage) -> None:
    _lena, anna = await at_once(forum)
    await forum.clock.travel(at(29, 11, 40))
    await anna.says("/my")
    assert (await anna.says("ich verspäte mich")).startswith("Bist du dabei? Werkstatt")
    other = next(label for label in anna.labels if "Wer malt" in label)
    assert (await anna.presses(other)).startswith("Bist du dabei? Wer malt mit?")
    assert anna.labels[0] == "Komme später"


@pytest.mark.parametrize(
    "text",
    [
        "ich schaff es morgen nicht zur werkstatt, hab zahnarzt",
        "Ich will nicht mehr zur Werkstatt",
        "Ich kann morgen nicht zur Werkstatt kommen, weil meine Oma Geburtstag hat",
        "не пойду на мастерскую, у меня экзамен",
    ],
)
async def test_who_says_why_they_do_not_come_to_a_workshop_answers_its_roll_call_as_well(
    forum: Stage, text: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says(text)
    assert anna.labels[0] == "Kann nicht"


@pytest.mark.parametrize(
    ("text", "workshop"),
    [
        ("bin morgen abend nicht dabei", "Tanzen"),
        ("kann morgen nachmittag nicht", "Treffen"),
        ("завтра вечером не смогу", "Tanzen"),
    ],
)
async def test_who_cannot_come_at_a_time_of_day_is_asked_about_the_workshop_then(
    forum: Stage, text: str, workshop: str
) -> None:
    lena = await leader(forum)
    await adds(lena, day="29", hour="19:00", title="Tanzen")
    anna = await joined(forum, 11, "Anna Arndt")
    said = await anna.says(text)
    assert said.splitlines()[0] == f"Bist du dabei? {workshop}"
    assert anna.labels[0] == "Kann nicht"


async def test_where_nothing_is_then_it_is_the_workshop_next_to_it_and_not_the_one_called_last(
    forum: Stage,
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    assert anna.text.startswith("In 15\xa0Min.: Werkstatt")
    said = await anna.says("bin heut abend nicht dabei")
    assert said.splitlines()[0] == "Bist du dabei? Treffen"
