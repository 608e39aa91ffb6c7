"""How young people write to the bot in a team: who leads, who was missing, taking it back."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, joined, leader, own_workshops, publishes_it
from tests.flows.working_groups import known
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """A leader whose team has a workshop of its own on the 29th at 14:00, and another at 16:00."""
    lena = await leader(forum)
    await adds(lena, day="29", hour="14:00", title="Tanzen", russian="Танцы")
    await lena.says("/now")
    return lena


@pytest.mark.parametrize(
    "text",
    [
        "erinner alle an den workshop",
        "kannst du alle an Tanzen erinnern",
        "erinnere bitte alle an die Anmeldung",
        "erinner mein team an morgen 14 uhr",
        "напомни всем про воркшоп",
        "напомни команде про воркшоп",
    ],
)
async def test_to_remind_all_is_a_message_to_the_team(
    forum: Stage, lena: Talker, text: str
) -> None:
    assert (await lena.says(text)).startswith("Rundnachricht Nr.\u00a01: Entwurf")
    anna = await joined(forum, 11, "Anna Arndt")
    assert (await anna.says(text)).startswith("An euer Team schreiben kann hier nur die Leitung.")
    assert not forum.holds("favourite", "person = 11")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("erinner alle dass wir um 9 am Tor sind", "„Wir sind um 9 am Tor“"),
        ("напомни всем что встреча в 9", "„Встреча в 9“"),
    ],
)
async def test_of_what_all_are_reminded_stands_in_the_draft(
    lena: Talker, text: str, words: str
) -> None:
    assert words in await lena.says(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("erinnere das team in 10 minuten an die pause", "Wann: Mo., 28. Juni, 17:10 (Moskau)"),
        ("напомни команде завтра в 8 про завтрак", "Wann: Di., 29. Juni, 08:00 (Moskau)"),
        ("erinner mein team an morgen 14 uhr", "Wann: sofort"),
        ("erinnere das team an den workshop um 18 uhr", "Wann: sofort"),
    ],
)
async def test_when_the_team_is_to_be_reminded_stands_in_the_draft(
    lena: Talker, text: str, when: str
) -> None:
    assert when in (await lena.says(text)).replace("\xa0", " ")


async def test_who_wants_to_be_reminded_themselves_is_reminded(lena: Talker) -> None:
    assert "Entwurf" not in await lena.says("erinner mich an alle Workshops")


@pytest.mark.parametrize(
    "text",
    [
        "wer hat gefehlt",
        "кого не было",
        "wer war nicht da",
        "кто не пришёл",
        "wer fehlte bei Tanzen",
        "wer hat gefehlt heute nachmittag?",
        "кто не пришёл сегодня днём",
    ],
)
async def test_who_was_missing_is_asked_of_the_last_that_has_begun(
    forum: Stage, lena: Talker, text: str
) -> None:
    await forum.clock.travel(at(29, 15, 30))
    await lena.says("/now")
    assert (await lena.says(text)).startswith("Tanzen\n")


async def test_who_comes_is_asked_of_the_next(forum: Stage, lena: Talker) -> None:
    await forum.clock.travel(at(29, 15, 30))
    await lena.says("/now")
    assert "\nTreffen\n" in await lena.says("wer kommt")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("задержимся минут на десять", "Komme 10 Min. später"),
        ("приду позже минут на 15", "Komme 15 Min. später"),
        ("я задержусь на полчасика", "Komme 30 Min. später"),
    ],
)
async def test_how_late_is_read_in_the_words_of_every_day(
    forum: Stage, text: str, label: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says(text)
    assert anna.labels[0] == label


@pytest.mark.usefixtures("lena")
async def test_who_is_late_may_mean_what_begins_soon(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await forum.clock.travel(at(29, 13, 40))
    assert "Werkstatt" in await anna.says("ich verspäte mich 10 min")
    assert "Tanzen" in await anna.presses("14:00 Tanzen")


@pytest.mark.parametrize("no", ["nein stopp", "doch nicht", "ups doch nicht", "ой нет, отмена"])
async def test_what_was_said_of_a_workshop_is_shown_again_to_who_takes_it_back(
    forum: Stage, no: str
) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("ich verspäte mich 10 min")
    await anna.presses("Komme 10 Min. später")
    assert (await anna.says(no)).startswith("Bist du dabei?")
    assert "✓ Komme 10 Min. später" in anna.labels
    await anna.presses("Komme")


@pytest.mark.parametrize("no", ["nein stopp", "doch nicht", "ой нет, отмена"])
async def test_who_has_just_left_comes_back_by_a_press(forum: Stage, no: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Ja, verlassen")
    assert (await anna.says(no)).startswith("Du hast das Team")
    assert (await anna.presses("Zurück ins Team")).startswith("Willkommen im Team!")
    assert forum.holds("member", "person = 11")


async def test_who_has_left_long_ago_needs_the_link(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    await anna.says("/team")
    await anna.presses("Team verlassen")
    await anna.presses("Ja, verlassen")
    await forum.clock.travel(at(28, 22))
    await anna.presses("Zurück ins Team")
    assert not forum.holds("member", "person = 11")


async def test_what_was_published_is_changed_again_where_a_leader_takes_it_back(
    lena: Talker,
) -> None:
    await lena.says("Tanzen ist jetzt um 15 Uhr")
    await publishes_it(lena)
    assert (await lena.says("nein stopp")).startswith("Was veröffentlicht ist, kannst du ändern")
    assert "Tanzen" in lena.labels


@pytest.mark.parametrize(
    "text", ["weiter mit dem Workshop", "продолжить воркшоп", "давай дальше с воркшопом"]
)
async def test_a_workshop_that_was_begun_is_found_again(lena: Talker, text: str) -> None:
    await lena.says("neuer Workshop Singen übermorgen")
    assert (await lena.says("ich mach später weiter")).startswith("Das bisher Gesagte bleibt")
    await lena.says("/now")
    assert (await lena.says(text)).startswith("Eigene Workshops")
    assert any(label.startswith("Fortsetzen: Singen") for label in lena.labels)
    await own_workshops(lena)


@pytest.mark.parametrize(
    "text",
    ["wer ist bei uns leiter", "кто у нас главный", "кто лидер команды", "wer ist hier der Chef"],
)
async def test_who_leads_stands_on_the_screen_of_the_team(forum: Stage, text: str) -> None:
    await leader(forum)
    anna = await joined(forum, 11, "Anna Arndt")
    assert "\nLeitung: Lena\n" in await anna.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "mach mich zum leiter",
        "kann ich leiter werden",
        "сделай меня главным",
        "назначь Анну лидером",
    ],
)
async def test_a_member_hears_who_can_name_leaders(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert (await anna.says(text)).startswith("Eine Teamleitung benennen können nur eure Leitung")


@pytest.mark.parametrize(
    "text", ["как пригласить друга в команду", "kann ich wen ins Team einladen"]
)
async def test_a_member_hears_who_has_the_link(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert (await anna.says(text)).startswith("Den Beitrittslink hat eure Teamleitung")


async def test_a_member_who_comes_after_all_is_asked_to_press_it(forum: Stage) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    for text in ("не приду", "отмена, приду", "stopp ich komme doch"):
        assert (await anna.says(text)).startswith("Bist du dabei?")
    assert anna.labels[0] == "Komme"


async def test_who_still_comes_is_asked_with_little_words(lena: Talker) -> None:
    assert (await lena.says("а кто ещё придёт?")).startswith("Teamleitung: Perm–Duisburg")


@pytest.mark.parametrize(
    "text",
    [
        "erinnere alle die noch nicht geantwortet haben",
        "erinner bitte die, die noch nicht geantwortet haben",
        "напомни тем кто молчит",
        "напомни всем кто не ответил",
    ],
)
async def test_to_remind_the_silent_is_a_press_on_the_desk(
    forum: Stage, lena: Talker, text: str
) -> None:
    await joined(forum, 11, "Anna Arndt")
    assert (await lena.says(text)).startswith("Teamleitung: Perm–Duisburg")
    assert any("ohne Antwort erinnern" in label for label in lena.labels)


@pytest.mark.parametrize(
    ("text", "title", "label"),
    [
        ("mittwoch bin ich krank", "Bericht", "Kann nicht"),
        ("morgen bin ich leider krank", "Werkstatt", "Kann nicht"),
        ("в среду я болею", "Bericht", "Kann nicht"),
        ("ich komme morgen erst um 12", "Werkstatt", "Komme 1 Std. später"),
        ("kann morgen erst ab 12 uhr", "Werkstatt", "Komme 1 Std. später"),
        ("bin morgen erst um 16:30 da", "Treffen", "Komme 30 Min. später"),
        ("завтра буду только после обеда", "Werkstatt", "Komme später"),
        ("приду завтра не раньше 12:00", "Werkstatt", "Komme 1 Std. später"),
    ],
)
async def test_who_is_ill_then_or_comes_only_then_answers_the_roll_call(
    forum: Stage, lena: Talker, text: str, title: str, label: str
) -> None:
    await adds(lena, day="30", hour="9:15", title="Bericht", russian="Отчёт")
    anna = await joined(forum, 11, "Anna Arndt")
    said = (await anna.says(text)).replace("\xa0", " ")
    assert said.startswith(f"Bist du dabei? {title}")
    assert anna.labels[0] == label


@pytest.mark.parametrize(
    "text", ["ich bin krank", "heute ist mir schlecht", "ich komme erst morgen"]
)
async def test_who_is_ill_now_is_asked_for_no_roll_call(forum: Stage, text: str) -> None:
    anna = await joined(forum, 11, "Anna Arndt")
    assert not (await anna.says(text)).startswith("Bist du dabei?")


@pytest.mark.parametrize(
    "text", ["wer ist im Team?", "wer ist in meinem Team", "кто в команде?", "кто в нашей команде"]
)
async def test_who_is_in_the_team_is_asked_of_ones_own(
    forum: Stage, lena: Talker, text: str
) -> None:
    assert (await lena.says(text)).startswith("Mitglieder: Perm–Duisburg")
    anna = await joined(forum, 11, "Anna Arndt")
    assert "Perm–Duisburg" in (await anna.says(text)).split("\n")[0]
    assert "Ufa" not in anna.text
    tom = await known(forum, 12, "Tom")
    assert not (await tom.says(text)).startswith("Mitglieder")


@pytest.mark.parametrize("text", ["wer leitet das Team", "welche Teams gibt es", "wer ist da"])
async def test_what_else_is_asked_of_teams_shows_no_members(lena: Talker, text: str) -> None:
    assert not (await lena.says(text)).startswith("Mitglieder")
