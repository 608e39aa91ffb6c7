"""Joining a team, what its members see of each other, and what everybody else does not see."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from handlers.frame.actions import pack
from handlers.teams import actions as t
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, publishes, somebody
from tests.flows.teams import (
    OTHER_LEADER,
    join_link,
    joined,
    leader,
)
from tests.flows.working_groups import texts
from tests.programmes import at
from tests.storage.teams.team_world import LEADER, PERM, ROOM, UFA, without_team

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


async def test_a_link_leads_through_consent_and_a_name_into_the_team(forum: Stage) -> None:
    link = await join_link(forum)
    anna = forum.person(11, "Anna", "de")
    await anna.says(f"/start {link}")
    assert "Bevor du dem Team Perm–Duisburg beitrittst" in await anna.presses("Deutsch")
    assert not forum.holds("profile")
    assert "Wie heißt du?" in await anna.presses("Einverstanden")
    assert "den Vornamen zuerst" in anna.text
    assert "Willkommen im Team!" in await anna.says("Anna Arndt")
    assert "So sieht dich dein Team: Anna" in anna.text
    assert "Im Team heißt du: Anna" in await anna.presses("Wohnort angeben")
    assert "So sieht dich dein Team: Anna (Duisburg)" in await anna.says("Duisburg")
    await anna.presses("Vor Ort")
    assert "✓ Vor Ort" in anna.labels
    assert "Das ist dein Team." in await anna.presses("Mein Team")
    assert "1 Mitglied\nAnna (Duisburg)" in anna.text
    assert "Arndt" not in anna.text
    assert forum.holds("member", f"person = 11 AND team = '{PERM}'")
    assert forum.holds("profile", "consent = 0 AND team_consent = 1")


async def test_the_same_speaks_russian(forum: Stage) -> None:
    link = await join_link(forum)
    boris = await somebody(forum, 12, "Борис", "ru")
    assert "Перед вступлением в команду" in await boris.says(f"/start {link}")
    await boris.presses("Даю согласие")
    await boris.says("Борис Ким")
    assert "Добро пожаловать в команду!" in boris.text
    assert "Это ваша команда." in await boris.presses("Моя команда")


async def test_who_wrote_the_family_name_first_sees_it_at_once_and_puts_it_right(
    forum: Stage,
) -> None:
    link = await join_link(forum)
    boris = await somebody(forum, 12, "Борис", "ru")
    await boris.says(f"/start {link}")
    assert "Сначала имя, потом фамилия" in await boris.presses("Даю согласие")
    await boris.says("Ким Борис")
    await boris.presses("Указать город")
    await boris.says("Пермь")
    assert "Так вас видит команда: Ким (Пермь)" in boris.text
    assert "Сейчас: Ким Борис" in await boris.presses("Другое имя")
    assert "Так вас видит команда: Борис (Пермь)" in await boris.says("Борис Ким")
    await boris.presses("Другой город")
    assert "Так вас видит команда: Борис (Москва)" in await boris.says("Москва")
    await boris.presses("Другой город")
    assert "Это ваша команда." in await boris.presses("« Назад")


async def test_a_leader_who_has_said_no_name_can_say_it_in_the_team(forum: Stage) -> None:
    lena = await somebody(forum, LEADER, "Lena")
    await lena.says("/team")
    assert "Bevor dein Team dich sieht" in await lena.presses("Meinen Namen angeben")
    await lena.presses("Einverstanden")
    assert "So sieht dich dein Team: Lena" in await lena.says("Lena Leitung")
    await lena.presses("Wohnort angeben")
    assert "So sieht dich dein Team: Lena (Duisburg)" in await lena.says("Duisburg")
    assert forum.holds("member", f"person = {LEADER}")


async def test_a_link_without_a_code_leads_nowhere(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert "Dieser Link ist falsch" in await anna.says("/start t-")


@pytest.mark.parametrize(
    ("asked", "language"),
    [("mein Team", "de"), ("моя команда", "ru"), ("Wo ist unser Team?", "de")],
)
async def test_asked_for_ones_own_team_the_bot_shows_it(
    forum: Stage, asked: str, language: str
) -> None:
    member = await joined(forum, 11, "Anna Arndt", language)
    said = await member.says(asked)
    assert ("Das ist dein Team." if language == "de" else "Это ваша команда.") in said
    other = await somebody(forum, 12, "Boris", language)
    said = await other.says(asked)
    assert ("Wählt euer Team" if language == "de" else "Выберите свою команду") in said


@pytest.mark.parametrize(
    ("language", "no", "said", "heading"),
    [
        ("de", "Nein, danke", "Es wurde nichts gespeichert", "Jugendforum"),
        ("ru", "Нет, спасибо", "Ничего не сохранено", "Молодёжный форум"),
    ],
)
async def test_who_does_not_agree_joins_nothing_and_reads_so(
    forum: Stage, language: str, no: str, said: str, heading: str
) -> None:
    link = await join_link(forum)
    anna = await somebody(forum, 11, "Anna", language)
    await anna.says(f"/start {link}")
    assert (await anna.presses(no)).startswith(said)
    assert heading in anna.text
    assert not forum.holds("member", "person = 11")
    assert not forum.holds("profile")


async def test_a_stranger_with_an_old_link_stays_outside(forum: Stage) -> None:
    link = await join_link(forum)
    lena = await leader(forum)
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    await lena.presses("Beitrittslink")
    await lena.presses("Link erneuern")
    assert link not in await lena.presses("Ja, erneuern")
    stranger = await somebody(forum, 13, "Stran Ger")
    assert "Dieser Link gilt nicht mehr" in await stranger.says(f"/start {link}")
    assert not forum.holds("member", "person = 13")


async def test_a_link_that_is_renewed_while_somebody_is_asked_is_no_longer_good(
    forum: Stage,
) -> None:
    link = await join_link(forum)
    anna = await somebody(forum, 11, "Anna")
    await anna.says(f"/start {link}")
    await anna.presses("Einverstanden")
    forum.write("UPDATE join_code SET code = 'aaaaaaaaaaaaaaaa'")
    assert "Dieser Link gilt nicht mehr" in await anna.says("Anna Arndt")
    assert not forum.holds("member", "person = 11")


async def test_members_see_first_names_and_towns_and_others_see_none(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt", town="Duisburg")
    await joined(forum, 12, "Борис Ефимов", "ru", town="Пермь")
    text = await anna.says("/team")
    assert "2 Mitglieder\nAnna (Duisburg), Борис (Пермь)" in text
    assert "Ефимов" not in text
    other = await joined(forum, 14, "Ulf Ufer", team=UFA)
    await other.says("/team")
    await other.presses("Alle Teams")
    seen = await other.presses("Perm–Duisburg")
    assert "Anna" not in seen
    assert "Werkstatt" in seen


async def test_the_link_of_a_workshop_is_the_teams_alone(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert ROOM in await anna.says("/start s-werkstatt")
    other = await joined(forum, 14, "Ulf Ufer", team=UFA)
    assert ROOM not in await other.says("/start s-werkstatt")
    organiser = await somebody(forum, ORGANISER, "Olga")
    assert ROOM in await organiser.says("/start s-werkstatt")
    lena = await leader(forum)
    assert ROOM in await lena.says("/start s-werkstatt")


async def test_workshops_join_ones_own_programme(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    text = await anna.says("/my")
    assert "Werkstatt" in text
    assert "Treffen" in text


async def test_nobody_is_in_two_teams_without_having_said_yes(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    link = await join_link(forum, UFA)
    assert "Ins Team Ufa–Halle wechseln?" in await anna.says(f"/start {link}")
    assert forum.holds("member", f"team = '{PERM}'")
    assert "Willkommen" in await anna.presses("Ja, wechseln")
    assert forum.holds("member", f"person = 11 AND team = '{UFA}'")


async def test_leaving_asks_first(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/team")
    assert "Team verlassen?" in await anna.presses("Team verlassen")
    assert "Du hast das Team" in await anna.presses("Ja, verlassen")
    assert not forum.holds("member", "person = 11")
    assert "Werkstatt" not in await anna.says("/my")


async def test_who_presses_twice_on_leaving_reads_that_they_have_left(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/team")
    await anna.presses("Team verlassen")
    data = anna.screen.rows[0][0]["callback_data"]
    left = await anna.presses("Ja, verlassen")
    assert await anna.sends_press(data) == left


async def test_a_leader_is_a_member_as_soon_as_they_are_there_and_cannot_just_leave(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    assert "Du leitest dieses Team." in await lena.says("/team")
    said = await lena.sends_press(pack(t.LeaveTeam(PERM, True)))
    assert "Im Programm stehst du als Leitung" in said
    assert forum.holds("member", f"person = {LEADER}")


async def test_leaders_see_the_roll_by_whole_names_and_make_each_other_leaders(
    forum: Stage,
) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await lena.says("/team")
    text = await lena.presses("Für Teamleitungen")
    assert "Noch keine Antwort (2): Anna Arndt und Lena Leitung" in text
    await lena.presses("Mitglieder")
    await lena.presses("Anna Arndt")
    assert "als Leitung benennen?" in await lena.presses("Zur Teamleitung machen")
    assert "leitet jetzt das Team" in await lena.presses("Ja, benennen")
    await forum.delivered()
    assert "Du leitest jetzt das Team Perm–Duisburg" in anna.text
    assert "Für Teamleitungen" in (await anna.says("/team") and anna.labels)
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    await lena.presses("Mitglieder")
    await lena.presses("Anna Arndt")
    assert "keine Leitung" not in await lena.presses("Leitung entziehen")
    await lena.presses("Ja, entziehen")
    await forum.delivered()
    assert "Du leitest das Team Perm–Duisburg nicht mehr" in anna.text


async def test_whoever_is_taken_out_is_told(forum: Stage) -> None:
    lena = await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    await lena.presses("Mitglieder")
    await lena.presses("Anna Arndt")
    await lena.presses("Aus dem Team nehmen")
    await lena.presses("Ja, herausnehmen")
    await forum.delivered()
    assert "Du gehörst nicht mehr zum Team Perm–Duisburg" in anna.text
    assert not forum.holds("member", "person = 11")


LEADERS_PRESSES = [
    t.TeamDesk(PERM),
    t.Members(PERM),
    t.MemberAt(PERM, 11),
    t.TakeOut(PERM, 11, True),
    t.NameLeader(PERM, 11),
    t.ConfirmLeader(PERM, 11),
    t.EndLeading(PERM, 51),
    t.EndLeadingNow(PERM, 51),
    t.JoinCode(PERM),
    t.SendQr(PERM),
    t.RenewCode(PERM, True),
    t.ChatSettings(PERM),
    t.ToggleChatLead(PERM, 30),
    t.ChatLanguage(PERM, "ru"),
    t.UnbindChat(PERM, True),
]


@pytest.mark.parametrize("who", ["stranger", "member", "leader of another team"])
async def test_what_leaders_press_does_nothing_for_anybody_else(forum: Stage, who: str) -> None:
    await joined(forum, 11, "Anna Arndt")
    talker: Talker
    match who:
        case "stranger":
            talker = await somebody(forum, 13, "Stran Ger")
        case "member":
            talker = await joined(forum, 15, "Mia Mann")
        case _:
            talker = await leader(forum, OTHER_LEADER, "Udo Ufer")
            await talker.says("/team")
    for press in LEADERS_PRESSES:
        assert "nicht mehr aktuell" in await talker.sends_press(pack(press)), press
        assert "Anna" not in talker.text
    assert forum.holds("member", "person = 11")
    assert not forum.holds("leader")
    assert not forum.holds("audit", "action = 'join code renewed'")


async def test_stats_are_for_organisers_alone(forum: Stage) -> None:
    await joined(forum, 11, "Anna Arndt")
    forum.write("UPDATE person SET reachable = 0 WHERE id = 11")
    organiser = await somebody(forum, ORGANISER, "Olga")
    await organiser.says("/stats")
    text = await organiser.presses("Teams")
    assert "Werkstatt: Di., 29. Juni, 11:00–14:00\n\nPerm–Duisburg\n1 Mitglied, 1 nicht" in text
    assert "erreichbar, ohne Leitung\nDa: 0 · Kommt: 0 · Kann nicht: 0" in text
    assert "Anna" not in text
    lena = await leader(forum)
    assert "Diesen Befehl kenne ich nicht" in await lena.says("/stats")


async def test_the_qr_code_is_a_picture_for_the_printer_in_both_languages(forum: Stage) -> None:
    lena = await leader(forum)
    await lena.says("/team")
    await lena.presses("Für Teamleitungen")
    link = next(
        line
        for line in (await lena.presses("Beitrittslink")).splitlines()
        if line.startswith("https://")
    )
    await lena.presses("QR-Code zum Drucken")
    sent = lena.screen
    assert sent.file is not None
    found = zxingcpp.read_barcodes(Image.open(BytesIO(sent.file.content)))
    assert [code.text for code in found] == [link]
    assert "Пермь — Дуйсбург: Отсканируйте код и вступайте в команду" in sent.text
    assert "Perm–Duisburg: Scannen und dem Team beitreten" in sent.text
    assert link in sent.text
    anna = await somebody(forum, 11, "Anna")
    assert "beitrittst" in await anna.says(f"/start {link.partition('?start=')[2]}")


async def test_a_release_that_drops_a_team_tells_its_members(forum: Stage) -> None:
    ulf = await joined(forum, 14, "Ulf Ufer", team=UFA)
    anna = await joined(forum, 11, "Anna Arndt")
    before = len(texts(anna))
    await publishes(await somebody(forum, ORGANISER, "Olga"), without_team(UFA))
    assert "Das Team Ufa–Halle gibt es nicht mehr" in ulf.text
    assert not forum.holds("member", "person = 14")
    assert len(texts(anna)) == before


async def test_a_workshop_can_be_left_out_for_what_is_at_the_same_time(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/start s-s1")
    await anna.presses("☆")
    await anna.says("/my")
    text = await anna.presses("Doppeltes klären")
    assert "1. Zu „Sport I“ statt „Werkstatt“" in text
    await anna.presses("1")
    assert "Werkstatt" not in await anna.says("/my")
    await forum.clock.travel(at(29, 10, 45))
    await forum.delivered()
    assert not any("In 15 Min.: Werkstatt" in text for text in texts(anna))


async def test_a_pasted_link_is_opened_and_privacy_leads_back_to_joining(forum: Stage) -> None:
    link = await join_link(forum)
    dima = forum.person(31, "Dima", "de")
    await dima.says("/start")
    await dima.presses("Deutsch")
    text = f"Schau mal: https://t.me/{forum.telegram.bot.username}?start={link}"
    assert "Bevor du dem Team" in await dima.says(text)
    assert "Was gespeichert wird" in await dima.presses("Datenschutz")
    assert "Bevor du dem Team" in await dima.presses("« Zurück")
    assert "nichts gefunden" in await dima.says("https://t.me/another_bot?start=t-abc")


@pytest.mark.parametrize("says", ["мне дали код {}", "{}", "Mein Code: {}."])
@pytest.mark.parametrize("with_mark", [True, False])
async def test_a_bare_code_leads_to_the_question_of_the_team(
    forum: Stage, says: str, *, with_mark: bool
) -> None:
    link = await join_link(forum)
    anna = await somebody(forum, 11, "Anna")
    said = await anna.says(says.format(link.upper() if with_mark else link.removeprefix("t-")))
    assert said == await anna.says(f"/start {link}")


async def test_a_word_as_long_as_a_code_is_none(forum: Stage) -> None:
    anna = await somebody(forum, 11, "Anna")
    said = await anna.says("Programmvorschau")
    assert "Link" not in said
