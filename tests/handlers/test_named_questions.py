"""Questions that once got a wrong answer, or none, each a case of its kind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import yaml

from handlers.agenda.actions import (
    AtHourForMe,
    My,
    MyGroups,
    MyPast,
    NextForMe,
    Overlaps,
    Reminders,
    RemindersWished,
    Wanted,
)
from handlers.broadcasts.actions import Broadcasts
from handlers.changes.actions import Changes
from handlers.groups.actions import GroupAt, Groups, Leave
from handlers.home.actions import About, Help
from handlers.info.actions import InfoAt, Urgent
from handlers.person.actions import EraseData, Privacy, Settings
from handlers.printing.actions import Prints
from handlers.programme.actions import Day, Now, PlaceAt, SessionAt
from handlers.questions.asker import ANYBODY, Asker
from handlers.questions.intents import (
    Contact,
    DidYouMean,
    Fact,
    Intent,
    Nothing,
    OpenScreen,
    OutsideEvent,
    PartOfDay,
    Several,
    SmallTalk,
    SpeakLanguage,
)
from handlers.questions.reading.senses import Sense
from handlers.questions.understanding import understand, warm_index
from handlers.teams.actions import LeaveTeam, MyTeam, TeamAt, Teams
from handlers.ui.action import Action
from handlers.ui.back import Home
from locales.languages import installed_languages
from storage.people import NOBODY
from storage.programme.model import Kind, Place, Strand, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import at, session, small_programme
from tests.questions.measure import HERE, sets

MONDAY = datetime(2021, 6, 28, 9, tzinfo=UTC)
TUESDAY = datetime(2021, 6, 29, 8, tzinfo=UTC)
FORUM = datetime(2031, 6, 24, 11, 20, tzinfo=UTC)


def kaluga(text: str, now: datetime = MONDAY, asker: Asker = ANYBODY) -> Intent:
    chosen = next(s for s in sets() if s.name == "kaluga")
    return understand(text, now, chosen.snapshot, chosen.index, asker)


def forum(text: str, now: datetime = FORUM, asker: Asker = ANYBODY) -> Intent:
    chosen = next(s for s in sets() if s.name == "stadtforum")
    return understand(text, now, chosen.snapshot, chosen.index, asker)


def opened(intent: Intent) -> Action | None:
    return intent.press if isinstance(intent, OpenScreen) else None


def no_answer(intent: Intent) -> bool:
    return isinstance(intent, Nothing | DidYouMean)


# Numbered rooms


@pytest.mark.parametrize(
    "text", ["Saal 2", "Wo ist Saal 2?", "где зал 2", "Saal zwei", "Saal Nr. 2"]
)
def test_a_numbered_room_is_found_by_its_number(text: str) -> None:
    assert opened(forum(text)) == PlaceAt("saal-2")


@pytest.mark.parametrize("text", ["K.1.105", "k 1.105", "La Fontaine"])
def test_a_room_is_found_by_its_sign(text: str) -> None:
    assert opened(forum(text)) == PlaceAt("k-1-105")


@pytest.mark.parametrize(
    "text", ["Was läuft gerade in Saal 2?", "в зале 2 сейчас", "что во втором зале сейчас"]
)
def test_what_is_on_now_in_a_room_is_what_is_on_there(text: str) -> None:
    assert opened(forum(text)) == SessionAt("regen")


@pytest.mark.parametrize("text", ["Was ist um 15:15 in Saal 2?", "что в зале 2 в 15:15"])
def test_a_room_and_an_hour_together_keep_both(text: str) -> None:
    assert opened(forum(text)) == SessionAt("fahrplan")


@pytest.mark.parametrize("text", ["Was ist um 17 Uhr in Saal 2?", "Was ist um 21 Uhr in Saal 1?"])
def test_a_room_in_which_nothing_is_on_then_is_shown_with_that(text: str) -> None:
    intent = forum(text)
    assert isinstance(intent, OpenScreen)
    assert intent.fact is Fact.NOTHING_THEN


def test_a_room_that_there_is_not_is_nothing() -> None:
    assert forum("Was ist um 15:15 in Saal 7?") == Nothing()


@pytest.mark.parametrize("text", ["каб 12", "ауд. 12", "Rm 12", "Zimmer 12", "R. 12"])
def test_a_numbered_room_is_known_by_any_word_for_a_room(text: str) -> None:
    assert opened(forum(text)) == PlaceAt("raum-12")


@pytest.mark.parametrize("text", ["каб 12 сегодня в 15:15", "rm 12 viertel nach drei"])
def test_a_room_in_short_and_an_hour_are_the_session_there_then(text: str) -> None:
    assert forum(text) == OpenScreen(SessionAt("werkstatt-karten"), Fact.TIME)


@pytest.mark.parametrize("text", ["im großen saal viertel nach drei", "в большом зале в 15:15"])
def test_a_room_is_told_apart_by_the_word_before_it(text: str) -> None:
    small = small_programme()
    hall = Place("gross", Text({"de": "Großer Saal", "ru": "Большой зал"}))
    talk = session("there", at(28, 15, 15), 1, Text("Tea"), kind=Kind.TALK, place="gross")
    other = session("else", at(28, 15, 15), 1, Text("Die großen Fragen"), kind=Kind.TALK)
    programme = replace(
        small, places=(*small.places, hall), sessions=(*small.sessions, other, talk)
    )
    snapshot = Snapshot.of(programme)
    index = warm_index(snapshot, installed_languages())
    assert opened(understand(text, at(28, 12), snapshot, index)) == SessionAt("there")


@pytest.mark.parametrize(
    "text",
    [
        "die 2. Sitzung Radverkehr",
        "2-е заседание велодвижения",
        "второе заседание велодвижения",
        "вторая встреча велодвижения",
    ],
)
def test_which_sitting_is_also_said_in_digits(text: str) -> None:
    assert opened(forum(text)) == SessionAt("radverkehr-2")


@pytest.mark.parametrize("text", ["die 3. Sitzung Radverkehr", "третье заседание велодвижения"])
def test_a_sitting_that_there_is_not_is_not_the_group(text: str) -> None:
    assert no_answer(forum(text))


@pytest.mark.parametrize(
    "text",
    [
        "откуда отправляется теплоход",
        "откуда старт прогулки на теплоходе",
        "в какой аудитории горшкова",
        "welcher raum müller-brandt",
    ],
)
def test_the_only_one_of_a_rare_name_is_the_answer(text: str) -> None:
    assert opened(forum(text)) in (SessionAt("schiff"), SessionAt("hof"), SessionAt("tram"))


@pytest.mark.parametrize("text", ["Hamburger", "Licht anmachen", "краснодарская"])
def test_a_name_that_only_begins_alike_is_no_answer(text: str) -> None:
    assert no_answer(kaluga(text))


def test_a_team_is_called_by_the_adjective_of_its_town() -> None:
    assert opened(kaluga("Hamburger Team")) == TeamAt("st-petersburg-hamburg")
    assert opened(kaluga("краснодарская команда")) == TeamAt("krasnodar-karlsruhe")


@pytest.mark.parametrize(
    "text", ["Bus zum Flughafen", "Bus nach Kasan", "Bus ins Zentrum", "автобус на аэродром"]
)
def test_a_ride_to_elsewhere_is_no_answer(text: str) -> None:
    assert no_answer(forum(text))


def test_a_tour_to_a_town_that_is_only_mentioned_is_no_answer() -> None:
    assert no_answer(kaluga("Ausflug nach Moskau"))


def test_a_ride_to_where_one_goes_is_that_ride() -> None:
    assert opened(forum("Bus zum Bahnhof")) == SessionAt("bus-bahnhof")
    assert opened(kaluga("Bus zur Eröffnung")) == SessionAt("fahrt-eroeffnung")


@pytest.mark.parametrize("text", ["klo", "wo sind die klos", "тулет", "сортир", "toileten"])
def test_a_page_is_found_by_what_people_call_its_words(text: str) -> None:
    assert opened(kaluga(text)) == InfoAt("barrierefreiheit")


@pytest.mark.parametrize(
    "text", ["was ist am 5. Juli in Saal 2", "die letzte Sitzung am 5. Januar"]
)
def test_neither_a_room_nor_a_number_overlooks_a_day_of_no_event(text: str) -> None:
    assert isinstance(forum(text), Nothing | OutsideEvent)


@pytest.mark.parametrize("text", ["erste Veranstaltung nächste Woche", "Saal 2 übermorgen"])
def test_a_day_that_is_counted_to_outside_the_event_is_named(text: str) -> None:
    late = datetime(2031, 6, 25, 11, tzinfo=UTC)
    assert isinstance(forum(text, late), OutsideEvent)


# Places and sessions with the same words


@pytest.fixture(scope="module")
def tea() -> Snapshot:
    small = small_programme()
    house = Place("tee", Text("House of Tea"))
    climate = [
        Place("a", Text("KliMathematik Augsburg")),
        Place("u", Text("KliMathematik Ulm")),
    ]
    talk = session("talk", at(30, 10), 1, Text("How to run a House of Tea?"), kind=Kind.TALK)
    there = session("now", at(28, 17), 2, Text("Tasting"), kind=Kind.TALK, place="tee")
    cake = session("cake", at(30, 14), 1, Text("Kuchenteilen mit Mathematik"), kind=Kind.TALK)
    return Snapshot.of(
        replace(
            small,
            places=(*small.places, house, *climate),
            sessions=(*small.sessions, talk, there, cake),
        )
    )


def test_what_is_on_now_in_a_place_is_no_later_session_with_its_name(tea: Snapshot) -> None:
    index = warm_index(tea, installed_languages())
    intent = understand("Was läuft gerade in House of Tea?", at(28, 17, 30), tea, index)
    assert opened(intent) == SessionAt("now")


def test_a_place_does_not_beat_a_session_that_has_the_very_word(tea: Snapshot) -> None:
    index = warm_index(tea, installed_languages())
    intent = understand("mathematik", at(28, 17, 30), tea, index)
    assert opened(intent) == SessionAt("cake")


# After midnight


def test_what_is_still_on_today_after_midnight_is_what_still_runs() -> None:
    night = datetime(2031, 6, 25, 21, 10, tzinfo=UTC)
    assert opened(forum("was ist heute noch", night)) == Now()


def test_this_evening_after_midnight_is_the_one_that_is_going_on() -> None:
    night = datetime(2031, 6, 25, 21, 10, tzinfo=UTC)
    intent = forum("was ist heute abend", night)
    assert isinstance(intent, PartOfDay)
    assert "lichterfest" in intent.sessions


# Refusing to guess


@pytest.mark.parametrize(
    "text",
    [
        "Gibt es vegetarisches Essen?",
        "Was kostet das",
        "Kann ich meine Frau mitbringen",
        "на каком языке доклад",
        "Wie wird das Wetter in Kasan?",
        "где туалет",
        "Gibt es WLAN?",
        "как вызвать такси",
    ],
)
def test_what_no_session_is_about_is_no_session(text: str) -> None:
    assert no_answer(forum(text))


@pytest.mark.parametrize(
    ("text", "page"),
    [("Gibt es vegetarisches Essen?", "verpflegung"), ("Gibt es WLAN?", "wlan")],
)
def test_what_people_ask_everybody_is_answered_by_its_page(text: str, page: str) -> None:
    assert opened(kaluga(text)) == InfoAt(page)


def test_a_conference_guest_goes_home_with_the_conference() -> None:
    assert opened(kaluga("когда едем домой", TUESDAY)) == SessionAt("abreise")


CALLED_SO = {"Wann öffnet der Supermarkt?", "Ist das Wasser trinkbar?", "Wann geht mein Flug?"}
"""A market, a talk on water and a bus to the airport are what these are likeliest about there."""


@pytest.mark.parametrize("name", ["messe", "stadtforum"])
def test_what_people_ask_anybody_is_answered_by_no_session(name: str) -> None:
    chosen = next(s for s in sets() if s.name == name)
    second_day = next(iter(chosen.snapshot.sessions.values())).start + timedelta(hours=30)
    asked = yaml.safe_load((HERE / "nothing.yaml").read_text("utf-8"))
    answered = [
        text
        for text in asked
        if not no_answer(understand(text, second_day, chosen.snapshot, chosen.index))
    ]
    assert {*answered} <= CALLED_SO


@pytest.mark.parametrize(
    "text", ["Wie alt muss man sein?", "Wie weit ist es zum Strand?", "вы не находили мои ключи?"]
)
def test_a_word_in_passing_or_of_another_language_is_no_evidence(text: str) -> None:
    assert not isinstance(opened(kaluga(text)), SessionAt)


# Who, where, when


@pytest.mark.parametrize(
    "text",
    [
        "Wer koordiniert Gesundheit?",
        "кто координатор группы здравоохранение",
        "Wer leitet die AG Gesundheit?",
    ],
)
def test_who_runs_a_group_is_asked_of_the_group(text: str) -> None:
    assert kaluga(text) == OpenScreen(GroupAt("gesundheit"), Fact.WHO)


@pytest.mark.parametrize("text", ["как доехать до филармонии", "Wo ist die Philharmonie?"])
def test_the_way_to_a_place_is_that_place(text: str) -> None:
    assert opened(kaluga(text)) in (PlaceAt("philharmonie"), SessionAt("fahrt-eroeffnung"))


@pytest.mark.parametrize("text", ["какие города участвуют", "Welche Städte nehmen teil?"])
def test_the_towns_that_take_part_are_the_teams(text: str) -> None:
    assert opened(kaluga(text)) == Teams()


@pytest.mark.parametrize("text", ["Wann endet die Konferenz?", "когда заканчивается конференция"])
def test_the_end_of_it_all_is_no_session(text: str) -> None:
    assert kaluga(text) == OpenScreen(Home(), Fact.END)


@pytest.mark.parametrize(
    ("text", "session_id"),
    [
        ("Wann ist die erste Sitzung der AG Gesundheit?", "gesundheit-1"),
        ("letzte Sitzung Gesundheit", "gesundheit-2"),
        ("второе заседание группы инклюзия", "inklusion-2"),
    ],
)
def test_which_of_its_sittings_is_meant(text: str, session_id: str) -> None:
    assert opened(kaluga(text)) == SessionAt(session_id)


def test_the_first_and_the_last_of_a_day() -> None:
    assert opened(forum("Was ist am Donnerstag der letzte Programmpunkt?")) == SessionAt(
        "bus-bahnhof"
    )
    assert opened(forum("первое мероприятие завтра")) == SessionAt("fruehstueck-mi")


# Meals


@pytest.mark.parametrize(
    "text", ["Wann ist Mittagessen?", "Ab wann gibt's Mittagessen?", "где обед?", "со скольки обед"]
)
def test_a_meal_is_the_next_one(text: str) -> None:
    assert opened(kaluga(text)) == SessionAt("mittag-dienstag")


def test_a_reception_in_the_evening_is_where_one_eats() -> None:
    assert opened(kaluga("во сколько ужин сегодня", TUESDAY)) == SessionAt("empfang")


# Wishes


HOLDS_A_SEAT = Asker(replace(NOBODY, seats=frozenset({"gesundheit"})))
IN_A_TEAM = Asker(replace(NOBODY, team="perm-duisburg"), strand=Strand.YOUTH)


@pytest.mark.parametrize(
    "text",
    [
        "abmelden",
        "Ich möchte den Platz abgeben",
        "отпишите меня от группы",
        "Wie melde ich mich wieder ab?",
    ],
)
def test_who_gives_a_seat_up_is_asked_about_the_one_they_have(text: str) -> None:
    assert opened(kaluga(text, asker=HOLDS_A_SEAT)) == Leave("gesundheit")


@pytest.mark.parametrize(
    "text", ["ich brauche meinen Platz nicht mehr", "освободите моё место", "откажусь от места"]
)
def test_who_needs_a_seat_no_more_gives_it_up(text: str) -> None:
    assert opened(kaluga(text, asker=HOLDS_A_SEAT)) == Leave("gesundheit")


def test_who_gives_up_one_of_several_seats_chooses() -> None:
    asker = Asker(replace(NOBODY, seats=frozenset({"gesundheit", "beruf"})))
    assert opened(kaluga("Platz abgeben", asker=asker)) == MyGroups()
    assert opened(kaluga("Platz in Gesundheit abgeben", asker=asker)) == Leave("gesundheit")


@pytest.mark.parametrize("text", ["выйти из команды", "Wie verlasse ich mein Team?"])
def test_who_leaves_a_team_is_asked_about_theirs(text: str) -> None:
    assert opened(kaluga(text, asker=IN_A_TEAM)) == LeaveTeam("perm-duisburg")
    assert opened(kaluga(text)) == MyTeam()


@pytest.mark.parametrize("text", ["alles löschen", "удалите мои данные", "Lösche meine Daten"])
def test_who_wants_to_be_forgotten_is_asked_whether_to(text: str) -> None:
    assert opened(kaluga(text)) == EraseData()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("напомни мне за час", RemindersWished(Wanted.BEFORE, minutes=60)),
        ("отключи напоминания", RemindersWished(Wanted.ALL, on=False)),
        ("Erinnerungen ausschalten", RemindersWished(Wanted.ALL, on=False)),
        ("keine Erinnerungen mehr", RemindersWished(Wanted.ALL, on=False)),
        ("Erinnerungen einschalten", Reminders()),
    ],
)
def test_reminders_are_set_where_they_are_set(text: str, wish: Reminders) -> None:
    assert opened(kaluga(text)) == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "Erinnern Sie mich bitte eine Stunde vor meiner Gruppe",
            RemindersWished(Wanted.BEFORE, minutes=60),
        ),
        ("напомните мне за час до моей группы", RemindersWished(Wanted.BEFORE, minutes=60)),
        ("Erinnern Sie mich an meine Arbeitsgruppe", Reminders()),
        ("Erinnern Sie mich vor meiner Gruppe nicht mehr", Reminders()),
        ("Bekomme ich eine Erinnerung?", Reminders()),
        ("Kriege ich eine Erinnerung vor meiner Gruppe?", Reminders()),
        ("Schicken Sie mir eine Erinnerung", Reminders()),
        ("Придёт ли мне напоминание о моей группе?", Reminders()),
    ],
)
def test_who_wishes_to_be_reminded_asks_for_no_group_that_is_called_so(
    text: str, wish: Reminders
) -> None:
    assert opened(kaluga(text)) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Gruppe Erinnerung",
        "Wo ist die Erinnerung für die Zukunft",
        "Wann ist meine Gruppe Erinnerung?",
        "Ich möchte in die Gruppe Erinnerung",
    ],
)
def test_a_group_that_is_called_a_reminder_is_found_by_its_name(text: str) -> None:
    assert opened(kaluga(text)) == GroupAt("erinnerung")


def test_a_reminder_of_a_session_is_wished_for_by_the_noun_too() -> None:
    said = kaluga("Ich hätte gern eine Erinnerung an das Abendessen")
    assert said == OpenScreen(SessionAt("abendessen-montag"), Fact.REMINDER)


@pytest.mark.parametrize(
    ("text", "code"), [("по-русски пожалуйста", "ru"), ("Auf Deutsch bitte", "de")]
)
def test_a_language_by_its_name_is_offered(text: str, code: str) -> None:
    assert kaluga(text) == SpeakLanguage(code)


def test_who_wants_into_a_team_comes_to_that_team() -> None:
    assert opened(kaluga("хочу вступить в команду Пермь")) == TeamAt("perm-duisburg")


@pytest.mark.parametrize(
    "text",
    [
        "Programm drucken",
        "kann ich das Programm als PDF haben",
        "mein Programm zum Ausdrucken",
        "распечатать программу",
        "программа в pdf",
        "мое расписание на бумаге",
    ],
)
def test_a_programme_on_paper_is_ones_own_or_all_of_it_for_organisers(text: str) -> None:
    assert opened(kaluga(text)) == My()
    assert opened(kaluga(text, asker=Asker(is_organiser=True))) == Prints()


@pytest.mark.parametrize(
    "text",
    [
        "Wie sende ich eine Nachricht an alle?",
        "sag allen, dass der Bus später kommt",
        "напиши всем, что автобус опаздывает",
    ],
)
def test_who_may_write_to_everybody_comes_to_where_it_is_done(text: str) -> None:
    assert opened(kaluga(text, asker=Asker(may_write=True))) == Broadcasts()
    assert kaluga(text) == Nothing()


@pytest.mark.parametrize(
    "text",
    ["позовите оператора", "мне нужен живой человек", "контакт организаторов", "Ansprechpartner?"],
)
def test_who_wants_a_human_being_gets_the_contact(text: str) -> None:
    assert kaluga(text) == Contact()


def test_who_asks_for_help_gets_it() -> None:
    assert opened(kaluga("Wer hilft mir?")) == Help()


# Oneself


@pytest.mark.parametrize("text", ["Wann ist meine Gruppe?", "когда моя группа"])
def test_ones_own_group_is_the_one_with_a_seat(text: str) -> None:
    assert kaluga(text, asker=HOLDS_A_SEAT) == OpenScreen(GroupAt("gesundheit"), Fact.TIME)
    assert opened(kaluga(text)) == My()


def test_a_meal_of_a_team_is_that_of_the_youth_forum() -> None:
    saturday = datetime(2021, 6, 26, 6, tzinfo=UTC)
    assert opened(kaluga("когда обед", saturday, IN_A_TEAM)) == SessionAt("jugend-mittag-3")


# Word forms


@pytest.mark.parametrize(
    ("text", "session_id"),
    [
        ("Lichterfest", "lichterfest"),
        ("Fest der Lichter", "lichterfest"),
        ("Wann spricht Prof. Grossmann?", "podium-wohnen"),
        ("Vortrag Mueller-Brandt", "tram"),
        ("киносеанс", "kino"),
        ("киновечер", "kino"),
    ],
)
def test_a_word_is_known_in_its_forms(text: str, session_id: str) -> None:
    intent = forum(text)
    found = intent.found[0] if isinstance(intent, Several) else opened(intent)
    assert found == SessionAt(session_id)


def test_a_group_is_known_by_a_verb_of_its_name() -> None:
    assert opened(kaluga("wann trifft sich die arbeitsgruppe erinnern")) == GroupAt("erinnerung")


# Time


def test_an_evening_at_an_hour_at_which_nothing_is_on_shows_what_comes() -> None:
    intent = forum("Was ist heute um 18:00?")
    assert isinstance(intent, PartOfDay)
    assert intent.sessions == ("schiff",)


@pytest.mark.parametrize("text", ["Was läuft in den nächsten 3 Stunden?", "что в ближайшие 3 часа"])
def test_the_next_hours_show_what_is_on_in_them(text: str) -> None:
    intent = forum(text)
    assert isinstance(intent, PartOfDay)
    assert {"regen", "pause-di", "fahrplan", "werkstatt-karten"} <= set(intent.sessions)
    assert "schiff" not in intent.sessions


def test_the_next_hours_are_the_same_to_all_who_ask_in_one_minute() -> None:
    first = forum("Was läuft in den nächsten 3 Stunden?", FORUM + timedelta(seconds=7))
    second = forum("Was läuft in den nächsten 3 Stunden?", FORUM + timedelta(seconds=48))
    assert isinstance(first, PartOfDay)
    assert first == second


@pytest.mark.parametrize(
    "text",
    [
        "29.2. bis 1.3.2021",
        "31. bis 30. Juni 2021",
        "29. bis 28. Februar 2023",
        "с 31 по 30 июня 2021",
    ],
)
def test_a_date_that_no_calendar_has_is_no_day(text: str) -> None:
    assert no_answer(kaluga(text))


@pytest.mark.parametrize("text", ["abendessen", "что на ужин"])
def test_where_every_dinner_is_over_this_evening_answers(text: str) -> None:
    intent = kaluga(text, TUESDAY)
    assert isinstance(intent, PartOfDay)
    assert intent.day == TUESDAY.date()


@pytest.mark.parametrize("text", ["22.6.", "22 июня", "Programm am 22. Juni"])
def test_a_date_of_no_event_is_said_to_be_none(text: str) -> None:
    assert kaluga(text) == Nothing(date(2021, 6, 22))


@pytest.mark.parametrize("text", ["Prgramm mittwoch", "програма в среду"])
def test_the_programme_is_known_with_a_slip(text: str) -> None:
    assert opened(kaluga(text)) == Day(date(2021, 6, 30))


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("ка́кой план на сегодня", Day(date(2021, 6, 28))),
        ("прога на завтра", Day(date(2021, 6, 29))),
        ("че поменялось", Changes()),
        ("Wann habe ich frei?", My()),
    ],
)
def test_dictated_words_and_those_of_young_people_are_read(text: str, press: Action) -> None:
    assert opened(kaluga(text)) == press


@pytest.mark.parametrize("text", ["wie spät ist es", "который час"])
def test_what_time_it_is_stands_above_what_is_on_now(text: str) -> None:
    assert opened(kaluga(text)) == Now()


def test_breakfast_is_no_slip_for_tomorrow() -> None:
    assert no_answer(kaluga("завтрак"))
    assert no_answer(kaluga("Wann ist Frühstück"))


def test_a_pasted_link_asks_nothing() -> None:
    assert kaluga("https://t.me/kaluga") == Nothing()


# Oneself


@pytest.mark.parametrize(
    "text",
    [
        "wann geht der zug zurück",
        "когда едем домой",
        "wann fahren wir ab",
        "wann geht es nach hause",
        "когда уезжаем",
        "когда поезд обратно",
    ],
)
def test_one_goes_home_with_ones_part_of_the_event(text: str) -> None:
    assert kaluga(text) == OpenScreen(SessionAt("abreise"), Fact.TIME)
    assert opened(kaluga(text, asker=IN_A_TEAM)) == SessionAt("jugend-abreise")


def test_where_no_departure_is_named_the_last_ride_is_the_way_home() -> None:
    assert opened(forum("когда домой")) == SessionAt("bus-bahnhof")


@pytest.mark.parametrize(
    "text",
    [
        "куда идти",
        "где сейчас моя секция",
        "wo ist der raum",
        "wo gehts lang",
        "wo treffen wir uns",
    ],
)
def test_where_to_without_a_name_is_where_one_has_to_be(text: str) -> None:
    assert opened(kaluga(text)) == NextForMe()


@pytest.mark.parametrize(
    "text", ["was hatte ich gestern", "вчера я где был", "meine termine gestern"]
)
def test_what_one_had_is_ones_past(text: str) -> None:
    assert opened(kaluga(text)) == MyPast()


@pytest.mark.parametrize("text", ["was mache ich um 15 uhr", "was mach ich um 3"])
def test_a_bare_hour_of_ones_day_is_by_day(text: str) -> None:
    assert opened(kaluga(text)) == AtHourForMe(MONDAY.date(), 15 * 60)


@pytest.mark.parametrize("text", ["ich hab zwei sachen gleichzeitig", "что у меня одновременно"])
def test_what_is_at_the_same_time_is_ones_overlaps(text: str) -> None:
    assert opened(kaluga(text)) == Overlaps()


def test_ones_number_in_a_queue_is_shown_with_ones_groups() -> None:
    waiting = Asker(replace(NOBODY, wishes=frozenset({"gesundheit"})))
    assert opened(kaluga("мой номер в очереди", asker=waiting)) == MyGroups()


# Whose programme


def test_who_only_waits_for_a_group_has_the_youth_forum_alone() -> None:
    waiting = Asker(
        replace(NOBODY, team="perm-duisburg", wishes=frozenset({"gesundheit"})),
        strand=Strand.YOUTH,
    )
    assert Strand.CONFERENCE not in waiting.strands


# Talk


@pytest.mark.parametrize(
    ("text", "fact"),
    [("Wo ist das?", Fact.WHERE), ("а где это?", Fact.WHERE), ("Wann?", Fact.TIME)],
)
def test_that_is_what_was_shown_last(text: str, fact: Fact) -> None:
    asker = Asker(shown=SessionAt("podium"))
    assert kaluga(text, asker=asker) == OpenScreen(SessionAt("podium"), fact)
    assert kaluga(text) == Nothing()


@pytest.mark.parametrize("text", ["как дела?", "хватит", "Wie geht es dir?"])
def test_small_talk_of_several_words_asks_nothing(text: str) -> None:
    assert kaluga(text) == SmallTalk(Sense.REMARK)


def test_where_the_event_takes_place_stands_on_its_own_page_where_it_has_several_places() -> None:
    assert opened(forum("где проходит конференция")) == About()
    assert opened(forum("Wo findet die Tagung statt?")) == About()


def test_who_coordinates_stands_with_the_groups() -> None:
    assert opened(kaluga("кто координатор")) == Groups()


@pytest.mark.parametrize("text", ["stadtplan", "карта", "orte", "wo sind die Räume"])
def test_a_map_and_a_word_for_any_place_are_no_session(text: str) -> None:
    assert no_answer(kaluga(text))


@pytest.mark.parametrize("text", ["спасибо большое, всё понятно", "👍", "да", "Alles klar, danke!"])
def test_small_talk_asks_nothing(text: str) -> None:
    assert isinstance(kaluga(text), SmallTalk)


# What a fresh reading has found


@pytest.mark.parametrize(
    "text",
    [
        "die letzte Sitzung um Mitternacht",
        "die letzte Veranstaltung am 23. Juni um 23 Uhr",
        "Последнее мероприятие в полночь",
        "Was ist am 31.12.9999?",
        "9999-12-31",
        "Dezember 9999",
    ],
)
def test_a_moment_at_which_nothing_is_or_ever_will_be_raises_nothing(text: str) -> None:
    assert isinstance(kaluga(text), Nothing | DidYouMean | OutsideEvent)


@pytest.mark.parametrize(
    "text",
    [
        "Vergiss mich nicht",
        "Vergiss nicht mich zu erinnern",
        "Не забудь напомнить мне",
        "Lösche alle meine Erinnerungen",
        "Удали все напоминания",
        "Lösch mich aus der Gruppe Gesundheit",
        "Удали меня из группы здравоохранение",
        "Entferne mich von der Warteliste",
        "Удали меня из очереди",
    ],
)
def test_only_who_wants_everything_gone_is_led_to_it(text: str) -> None:
    assert not isinstance(opened(kaluga(text)), EraseData)


@pytest.mark.parametrize("text", ["Lösche alle meine Daten", "Lösch mich", "Удали мои данные"])
def test_who_wants_everything_gone_is_led_to_it(text: str) -> None:
    assert isinstance(opened(kaluga(text)), EraseData)


@pytest.mark.parametrize("text", ["Lösche alle meine Erinnerungen", "Удали все напоминания"])
def test_to_delete_reminders_is_to_turn_them_off(text: str) -> None:
    assert isinstance(opened(kaluga(text)), Reminders)


@pytest.mark.parametrize(
    ("text", "day"), [("am vierten Tag", 26), ("четвёртый день", 26), ("am zweiten Tag", 24)]
)
def test_every_day_of_an_event_can_be_counted(text: str, day: int) -> None:
    assert opened(kaluga(text)) == Day(date(2021, 6, day))


def test_a_span_over_midnight_is_the_evening_and_what_comes_after_it() -> None:
    assert isinstance(kaluga("Was läuft heute von 18 bis 1 Uhr?"), PartOfDay)


@pytest.mark.parametrize("text", ["Gibt es im Saal ein Klavier?", "Wo ist im Saal eine Steckdose?"])
def test_an_article_is_no_number_of_a_room(text: str) -> None:
    assert no_answer(forum(text))


@pytest.mark.parametrize("text", ["Wann ist das Feuerwerk?", "Feuerwerk"])
def test_what_only_resembles_an_emergency_is_none(text: str) -> None:
    assert not isinstance(opened(kaluga(text)), Urgent)


def test_a_language_can_be_changed_by_that_word() -> None:
    assert isinstance(opened(kaluga("Sprache wechseln")), Settings)


# Where the event is, and those who run it


@pytest.mark.parametrize(
    "text",
    [
        "где вы находитесь",
        "Wo finde ich Sie?",
        "где мероприятие проходит?",
        "адрес",
        "Adresse?",
        "wo ist die Veranstaltung",
        "wie komme ich dahin",
        "как туда добраться",
        "где проходит конференция",
    ],
)
def test_who_asks_where_the_event_is_is_shown_the_place_with_its_map(text: str) -> None:
    assert kaluga(text) == OpenScreen(PlaceAt("philharmonie"), Fact.WHERE)


def test_the_way_there_is_that_to_what_was_shown_last() -> None:
    shown = replace(ANYBODY, shown=SessionAt("abschluss"))
    assert kaluga("wie komme ich dahin", asker=shown) == OpenScreen(
        SessionAt("abschluss"), Fact.WHERE
    )


@pytest.mark.parametrize("text", ["а зачем вам имя?", "wozu brauchen Sie meinen Namen?"])
def test_why_a_name_is_asked_for_is_told_by_the_page_on_privacy(text: str) -> None:
    assert opened(kaluga(text)) == Privacy()


# Help


@pytest.mark.parametrize(
    "text", ["ich bin gestürzt", "я упала", "меня обокрали", "ich wurde ausgeraubt"]
)
def test_a_fall_or_a_robbery_is_an_emergency(text: str) -> None:
    assert opened(kaluga(text)) == Urgent()


@pytest.mark.parametrize(
    "text", ["ich habe mich verlaufen", "wir haben uns verirrt", "я заблудился", "мы заблудились"]
)
def test_who_is_lost_is_shown_whom_to_ask_and_the_places(text: str) -> None:
    assert kaluga(text) == Contact(is_astray=True)


@pytest.mark.parametrize(
    "text", ["ich brauche Hilfe", "мне нужна помощь", "ich habe eine Frage ans Team"]
)
def test_who_needs_help_is_shown_people_rather_than_commands(text: str) -> None:
    assert kaluga(text) == Contact()


# One's own


@pytest.mark.parametrize("text", ["was ist für mich", "а для меня что есть?", "убрать отметку"])
def test_what_is_there_for_oneself_is_ones_own_programme(text: str) -> None:
    assert opened(kaluga(text)) == My()


@pytest.mark.parametrize("text", ["уберите меня из группы", "снимите меня с записи"])
def test_who_wants_to_be_taken_off_is_shown_their_groups(text: str) -> None:
    assert opened(kaluga(text)) == MyGroups()


@pytest.mark.parametrize("text", ["nein danke", "Danke, nein", "нет, спасибо", "спасибо, не надо"])
def test_who_declines_is_not_told_that_they_are_welcome(text: str) -> None:
    assert kaluga(text) == SmallTalk(Sense.REMARK)


@pytest.mark.parametrize("text", ["englisch bitte", "по-английски пожалуйста"])
def test_who_wants_a_language_that_there_is_not_is_told_so(text: str) -> None:
    assert kaluga(text) == OpenScreen(Settings(), Fact.NOT_SPOKEN)


# Meals

AFTERNOON = datetime(2021, 6, 29, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["gibt es heute noch etwas zu essen", "Gibt es heute noch was zu essen?"]
)
def test_what_is_left_to_eat_today_is_ahead_and_no_town_of_that_name(text: str) -> None:
    assert opened(kaluga(text, AFTERNOON)) == SessionAt("empfang")


@pytest.mark.parametrize("text", ["ужин завтра", "Abendessen morgen"])
def test_where_a_day_has_no_dinner_that_is_said_and_the_nearest_ahead_is_shown(text: str) -> None:
    assert kaluga(text, AFTERNOON) == OpenScreen(SessionAt("empfang"), Fact.ANOTHER_DAY)


@pytest.mark.parametrize("text", ["Minden", "ich komme aus Minden"])
def test_a_town_that_nobody_knows_here_is_not_taken_for_a_verb_in_a_title(text: str) -> None:
    assert kaluga(text) == Nothing()
