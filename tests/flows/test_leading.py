"""What leaders learn of their team, and what they do about who is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme.model import Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, somebody
from tests.flows.teams import (
    adds,
    bound,
    group_texts,
    in_the_forum,
    join_link,
    joined,
    leader,
    programme_with_leaders,
)
from tests.flows.working_groups import texts
from tests.programmes import at
from tests.storage.teams.team_world import LEADER, PERM, UFA, programme_with_teams

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """The leader of Perm–Duisburg, who has opened the bot."""
    talker = await leader(forum)
    await talker.says("/start")
    return talker


async def desk(lena: Talker) -> str:
    await lena.says("/team")
    return await lena.presses("Für Teamleitungen")


async def test_a_leader_learns_who_joined_and_who_left(forum: Stage, lena: Talker) -> None:
    anna = await joined(forum, 11, "Anna Arndt", town="Duisburg")
    await forum.delivered()
    assert lena.text == "Neu im Team Perm–Duisburg: Anna Arndt (Duisburg)"
    assert "1. Anna Arndt, Duisburg" in await lena.presses("Mitglieder")
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Ja, verlassen")
    await forum.delivered()
    assert texts(lena)[-1] == "Nicht mehr im Team Perm–Duisburg: Anna Arndt (Duisburg)"
    assert not any("Neu im Team" in text for text in texts(anna))


async def test_a_leader_does_not_learn_what_she_has_done_herself(
    forum: Stage, lena: Talker
) -> None:
    await joined(forum, 11, "Anna Arndt")
    await forum.delivered()
    await lena.presses("Mitglieder")
    await lena.presses("Anna Arndt")
    await lena.presses("Aus dem Team nehmen")
    await lena.presses("Ja,")
    await forum.delivered()
    assert not any("Nicht mehr im Team" in text for text in texts(lena))


async def test_choosing_a_language_below_a_tick_does_not_take_it_back(
    forum: Stage, lena: Talker
) -> None:
    await joined(forum, 11, "Anna Arndt")
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    forum.write("UPDATE person SET language_chosen = 0 WHERE id = ?", LEADER)
    await desk(lena)
    await lena.presses("Abhaken, wer da ist")
    await lena.presses("Anna Arndt")
    assert forum.holds("presence", "person = 11 AND answer = 'here'")
    await lena.presses("Русский")
    assert forum.holds("presence", "person = 11 AND answer = 'here'")


async def test_people_are_ticked_by_hand_and_the_chat_counts_them(
    forum: Stage, lena: Talker
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await bound(forum, anna)
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    await desk(lena)
    await lena.presses("Abhaken, wer da ist")
    said = await lena.presses("Anna Arndt")
    assert "Da: 1" in said
    assert "✓ Anna Arndt" in lena.labels
    assert forum.holds("presence", "person = 11 AND answer = 'here'")
    assert any("Da: 1" in text for text in group_texts(forum))
    assert "Da: 0" in await lena.presses("✓ Anna Arndt")
    assert not forum.holds("presence")


async def test_a_tick_taken_back_leaves_what_somebody_has_said_themselves(
    forum: Stage, lena: Talker
) -> None:
    boris = await joined(forum, 12, "Борис", "ru")
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    await boris.presses("Не смогу")
    await desk(lena)
    await lena.presses("Abhaken, wer da ist")
    assert "Kann nicht (1): Борис" in lena.text
    assert "Da: 1" in await lena.presses("Борис")
    assert "Kann nicht: 1" in await lena.presses("✓ Борис")
    assert forum.holds("presence", "person = 12 AND answer = 'absent'")


async def test_the_last_leader_is_asked_before_the_team_has_none(tmp_path: Path) -> None:
    async with in_the_forum(tmp_path, programme=programme_with_teams()) as forum:
        anna = await joined(forum, 13, "Anna Arndt", team=UFA)
        forum.write("INSERT INTO leader (person, team, since) VALUES (13, ?, 0)", UFA)
        await anna.says("/team")
        await anna.presses("Team verlassen")
        assert "Dann hat das Team keine Leitung" in await anna.presses("Leitung abgeben")
        await anna.presses("Nein")
        assert forum.holds("leader", "person = 13")
        await anna.presses("Leitung abgeben")
        await anna.presses("Ja, abgeben")
        assert not forum.holds("leader")
        await forum.delivered()
        otto = forum.people[OTHER_ORGANISER]
        assert otto.text.startswith("Das Team Ufa–Halle hat keine Leitung mehr.")
        assert "Teamleitung benennen" in otto.labels


async def test_the_other_leaders_learn_that_one_leads_no_longer(forum: Stage, lena: Talker) -> None:
    boris = await joined(forum, 12, "Борис", "ru")
    anna = await joined(forum, 13, "Anna Arndt")
    for number in (12, 13):
        forum.write("INSERT INTO leader (person, team, since) VALUES (?, ?, 0)", number, PERM)
    await forum.delivered()
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Leitung abgeben")
    await anna.presses("Ja, abgeben")
    await forum.delivered()
    assert lena.text == "Leitet das Team Perm–Duisburg nicht mehr: Anna Arndt"
    assert boris.text == "Больше не руководит командой Пермь\u00a0— Дуйсбург: Anna Arndt"
    otto = forum.people[OTHER_ORGANISER]
    assert not any("leitet" in text for text in texts(otto))


async def test_who_has_not_answered_is_reminded_and_nobody_else(forum: Stage, lena: Talker) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    boris = await joined(forum, 12, "Борис", "ru")
    await anna.sends_press("ta:werkstatt:coming")
    await desk(lena)
    assert (await lena.presses("1 ohne Antwort erinnern")).startswith("1 Person wird erinnert.")
    await forum.delivered()
    assert boris.text.startswith("Вы придёте? ")
    assert not any("Bist du dabei?" in text for text in texts(anna))
    assert not forum.holds("delivery", f"kind = 'team nudge' AND chat = {LEADER}")
    again = "1 ohne Antwort erinnern"
    assert (await lena.presses(again)).startswith("Gerade erst erinnert: Mo., 28. Juni, 17:00")
    forum.clock.set(at(28, 17, 10))
    await desk(lena)
    assert (await lena.presses(again)).startswith("1 Person wird erinnert.")
    await boris.presses("Не смогу")
    assert forum.holds("presence", "person = 12 AND answer = 'absent'")
    await desk(lena)
    assert not [label for label in lena.labels if "erinnern" in label]


async def test_a_leader_reads_why_she_cannot_leave(forum: Stage, lena: Talker) -> None:
    await lena.says("/team")
    said = await lena.presses("Team verlassen")
    assert "das kann nur das Organisationsteam ändern" in said
    assert forum.holds("member", f"person = {LEADER}")
    anna = await joined(forum, 11, "Anna Arndt")
    forum.write("INSERT INTO leader (person, team, since) VALUES (11, ?, 0)", PERM)
    await anna.says("/team")
    assert "Wer ein Team leitet" in await anna.presses("Team verlassen")
    assert "Leitung abgeben?" in await anna.presses("Leitung abgeben")
    assert "Dann hat das Team keine Leitung" not in anna.text
    await anna.presses("Ja, abgeben")
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Ja, verlassen")
    assert not forum.holds("member", "person = 11")


async def test_who_is_no_member_is_told_how_to_join(forum: Stage) -> None:
    anna, boris = await somebody(forum, 11, "Anna"), await somebody(forum, 12, "Борис", "ru")
    assert "Mitmachen könnt ihr mit dem Link oder QR-Code" in await anna.says("/team")
    assert "Mitmachen könnt ihr" in await anna.presses("Perm–Duisburg")
    assert "откройте ссылку или QR-код" in await boris.says("/team")
    clara = await joined(forum, 13, "Clara")
    assert "Mitmachen könnt ihr" not in await clara.says("/team")


async def test_the_consent_names_the_team(forum: Stage) -> None:
    link = await join_link(forum)
    anna, boris = await somebody(forum, 11, "Anna"), await somebody(forum, 12, "Борис", "ru")
    assert "Bevor du dem Team Perm–Duisburg beitrittst" in await anna.says(f"/start {link}")
    assert "Перед вступлением в команду Пермь — Дуйсбург" in await boris.says(f"/start {link}")
    assert not forum.holds("profile", "person = 11")


async def test_a_name_that_begins_with_the_word_for_team_does_not_say_it_twice(
    tmp_path: Path,
) -> None:
    programme = programme_with_leaders()
    perm, ufa = programme.teams
    river = replace(perm, name=Text({"de": "Team Fluss", "ru": "Команда Река"}))
    async with in_the_forum(tmp_path, programme=replace(programme, teams=(river, ufa))) as forum:
        anna, boris = await somebody(forum, 11, "Anna"), await somebody(forum, 12, "Б", "ru")
        await anna.says("/team")
        assert (await anna.presses("Team Fluss")).startswith("Team Fluss\n")
        await boris.says("/team")
        assert (await boris.presses("Команда Река")).startswith("Команда Река\n")


async def test_the_link_of_a_teams_workshop_is_not_promised_to_a_group(forum: Stage) -> None:
    anna, boris = await somebody(forum, 11, "Anna"), await somebody(forum, 12, "Борис", "ru")
    said = await anna.says("/start s-werkstatt")
    assert "Wer zum Team gehört, bekommt hier den Videolink." in said
    assert "Gruppe" not in said
    assert "Участники команды получат ссылку" in await boris.says("/start s-werkstatt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie trage ich einen eigenen Workshop ein?", "Eigene Workshops"),
        ("neuer Workshop", "Eigene Workshops"),
        ("Workshop eintragen", "Eigene Workshops"),
        ("ich möchte einen Workshop für mein Team anlegen", "Eigene Workshops"),
        ("добавить воркшоп", "Eigene Workshops"),
        (
            "Workshop „Plakate malen“ am Mittwoch um halb drei im Foyer",
            "Wie lange dauert der Workshop?",
        ),
        ("wie lade ich leute ein?", "Beitrittslink"),
        ("как пригласить людей?", "Beitrittslink"),
        ("ich will die stillen nochmal erinnern", "Teamleitung: Perm"),
        ("Was kann ich als Leiterin machen?", "Teamleitung: Perm"),
        ("кто руководитель?", "Team Perm–Duisburg"),
        ("Ich möchte die Leitung an Boris abgeben", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("ich will die Teamleitung abgeben", "Wer im Programm als Leitung steht"),
        ("mach Anna zur Teamleitung", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("ich hör auf als Leiterin", "Wer im Programm als Leitung steht"),
        ("ich hör auf", "Wer im Programm als Leitung steht"),
        ("ich trete zurück", "Wer im Programm als Leitung steht"),
        ("ich will nicht mehr leiten", "Wer im Programm als Leitung steht"),
        ("больше не хочу быть руководителем", "Wer im Programm als Leitung steht"),
        ("ich geb die Leitung an Anna ab", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("ich will die Leitung jemand anderem geben", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("ich übergebe die Leitung an Anna", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("Anna soll die Leitung übernehmen", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("ich will Anna als zweite Leiterin", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("пусть Анна руководит", "Teamleitung: Perm–Duisburg\n\n• Lena"),
        ("хочу передать руководство Анне", "Teamleitung: Perm–Duisburg\n\n• Lena"),
    ],
)
async def test_what_a_leader_wants_in_words_opens_the_screen_that_does_it(
    forum: Stage, lena: Talker, text: str, expected: str
) -> None:
    await joined(forum, 11, "Anna Arndt")
    assert (await lena.says(text)).startswith(expected)


async def test_what_is_not_settled_leads_to_where_it_can_be_changed(lena: Talker) -> None:
    await adds(lena, title="Brücken bauen", russian="Строим мосты")
    said = await lena.says("Brücken bauen vielleicht erst um 16:40")
    assert said.startswith("Geändert ist noch nichts.")
    assert "Andere Zeit" in lena.labels
    await lena.says("Wann ist Brücken bauen?")
    assert "Geändert" not in lena.text


async def test_others_who_write_the_same_get_the_usual_answer(forum: Stage, lena: Talker) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await adds(lena, title="Brücken bauen", russian="Строим мосты")
    for text in ("neuer Workshop", "Brücken bauen ist erst um 16:40"):
        said = await anna.says(text)
        assert not said.startswith(("Eigene Workshops", "Geändert"))


async def test_who_says_that_they_stop_does_not_ask_to_be_left_alone(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert "Erinnerung" not in await anna.says("ich hör auf")
    assert "Erinnerung" in await anna.says("hör auf")
