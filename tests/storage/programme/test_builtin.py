"""The programme that comes with the bot: without a problem, and with every name that is known."""

from datetime import date

import pytest
import yaml

from storage.programme.model import Kind, Programme, Session, Text
from storage.programme.parsing import yaml_tree
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import builtin_yaml, read

TITLE = Text(
    {
        "de": "16. deutsch-russische Städtepartnerschaftskonferenz",
        "ru": "XVI конференция городов-партнёров России и Германии",
    }
)
NAMES = [
    "XVI. Deutsch-Russische Städtepartnerkonferenz",
    "„Kommunale und regionale Verbindungen stärken – Horizonte erweitern“",
    "«Укрепление муниципальных и региональных связей — расширение горизонтов»",
    "Deutschlandjahr in Russland 2020/2021",
    "Года Германии в России 2020–2021",
    "4. Jugendforum der deutsch-russischen Städtepartnerschaften",
    "IV Молодёжный форум городов-партнёров Германии и России",
    "„Digitalisierung als Chance der Zusammenarbeit“",
    "«Цифровизация как шанс для сотрудничества»",
    "„Was kann der Dialog zwischen Kommunen und Politik für die deutsch-russischen Beziehungen "
    "leisten?“",
    "«Что может дать диалог между муниципалитетами и политикой для германо-российских отношений?»",
    "Gebiet und Stadt Kaluga",
    "Калужская область и город Калуга",
    "Deutsch-Russisches Forum e. V.",
    "Германо-Российский форум",
    "Bundesverband Deutscher West-Ost-Gesellschaften (BDWO)",
    "Федеральный союз германских обществ «Запад-Восток»",
    "Stiftung West-Östliche Begegnungen",
    "Фонд «Западно-восточные встречи»",
    "Internationale Assoziation der Partnerstädte in Moskau",
    "Международная ассоциация «Породнённые города»",
    "Auswärtiges Amt",
    "Министерство иностранных дел ФРГ",
    "Konrad-Adenauer-Stiftung",
    "Фонд имени Конрада Аденауэра",
    "Hanns-Seidel-Stiftung",
    "Фонд имени Ханнса Зайделя",
    "Goethe-Institut Moskau",
    "Гёте-Институт в Москве",
    "Konzertsaal der Gebietsphilharmonie",
    "концертном зале Калужской областной филармонии",
    "ul. Lenina 60",
    "ул. Ленина, 60",
    "Beispielprogramm",
    "Примерная программа",
]
GROUPS = {
    "wirtschaft": (
        "Internationales Wirtschaftsforum „Kaluga 650: Partnerschaft für Entwicklung“",
        "Международный экономический форум «Калуга 650: партнёрство для развития»",
        "Agentur für regionale Entwicklung des Gebiets Kaluga",
        "Агентство регионального развития Калужской области",
    ),
    "kommunal": (
        "Kommunale und regionale Kooperationen",
        "Муниципальное и региональное сотрудничество",
        "Deutsch-Russisches Forum e. V.",
        "Германо-Российский форум",
    ),
    "beruf": (
        "Berufsorientierung für Jugendliche: Wie kann beruflicher Austausch gelingen?",
        "Профориентация для молодёжи: как сделать профессиональный обмен успешным?",
        "Goethe-Institut Moskau",
        "Гёте-Институт в Москве",
    ),
    "inklusion": (
        "Inklusion und Teilhabe",
        "Инклюзия и участие в жизни общества",
        "Bundesverband Deutscher West-Ost-Gesellschaften (BDWO)",
        "Федеральный союз германских обществ «Запад-Восток»",
    ),
    "erinnerung": (
        "Deutsch-russische Partnerstädte und Erinnerung für die Zukunft – "
        "Der 22. Juni 1941/2021 als europäisches Datum",
        "Германо-российские города-партнёры и память во имя будущего — "
        "22 июня 1941/2021 года как европейская дата",
        "Stiftung West-Östliche Begegnungen",
        "Фонд «Западно-восточные встречи»",
    ),
    "gesundheit": (
        "Gesundheit",
        "Здравоохранение",
        "Bundesverband Deutscher West-Ost-Gesellschaften (BDWO)",
        "Федеральный союз германских обществ «Запад-Восток»",
    ),
}
TEAMS = [
    ("Wladimir–Erlangen–Jena", "Владимир — Эрланген — Йена"),
    ("Nischni Nowgorod–Essen", "Нижний Новгород — Эссен"),
    ("St. Petersburg–Hamburg", "Санкт-Петербург — Гамбург"),
    ("Perm–Duisburg", "Пермь — Дуйсбург"),
    ("Twer–Osnabrück", "Тверь — Оснабрюк"),
    ("Kaliningrad–Bonn", "Калининград — Бонн"),
    ("Gattschina–Ettlingen", "Гатчина — Этлинген"),
    ("Ufa–Halle", "Уфа — Галле"),
    ("Krasnodar–Karlsruhe", "Краснодар — Карлсруэ"),
]


@pytest.fixture(scope="module")
def programme() -> Programme:
    reading = read(builtin_yaml())
    assert reading.problems == ()
    assert reading.programme is not None
    return reading.programme


def texts_of(programme: Programme) -> str:
    texts: list[Text | None] = [programme.event.title, programme.event.description]
    for place in programme.places:
        texts += [place.name, place.address]
    for group in programme.groups:
        texts += [group.title, group.coordinator]
    for session in programme.sessions:
        texts += [session.title, session.abstract]
    return "\n".join(
        f"{text.in_language('de')}\n{text.in_language('ru')}" for text in texts if text
    )


def at_venue(programme: Programme, session: Session) -> tuple[str, str]:
    zone = programme.event.timezone
    return (
        f"{session.start.astimezone(zone):%d.%m. %H:%M}",
        f"{session.end.astimezone(zone):%d.%m. %H:%M}",
    )


def test_it_is_the_conference_in_kaluga(programme: Programme) -> None:
    assert programme.event.title == TITLE
    assert programme.event.timezone.key == "Europe/Moscow"
    assert [zone.key for zone in programme.event.also_show] == ["Europe/Berlin"]


def test_every_known_name_is_there(programme: Programme) -> None:
    texts = texts_of(programme)

    assert [name for name in NAMES if name not in texts] == []


def test_the_six_groups_have_their_coordinators_and_seats(programme: Programme) -> None:
    assert {group.id: (group.title, group.coordinator) for group in programme.groups} == {
        name: (Text({"de": de, "ru": ru}), Text({"de": by_de, "ru": by_ru}))
        for name, (de, ru, by_de, by_ru) in GROUPS.items()
    }
    assert {group.capacity for group in programme.groups} == {60}


def test_every_group_sits_on_29_june_side_by_side_with_the_others(programme: Programme) -> None:
    snapshot = Snapshot.of(programme)

    for group in programme.groups:
        sittings = snapshot.by_group[group.id]
        assert len(sittings) > 1
        assert {snapshot.day_of(sitting) for sitting in sittings} == {date(2021, 6, 29)}
        assert at_venue(programme, sittings[0])[0] == "29.06. 10:00"
        assert at_venue(programme, sittings[-1])[1] == "29.06. 16:30"


def test_the_nine_teams_are_named_after_their_towns(programme: Programme) -> None:
    assert [
        (team.name.in_language("de"), team.name.in_language("ru")) for team in programme.teams
    ] == TEAMS


def test_every_team_has_workshops(programme: Programme) -> None:
    snapshot = Snapshot.of(programme)

    assert all(len(snapshot.workshops_of(team.id)) > 4 for team in programme.teams)
    assert all(
        session.teams or session.every_team
        for session in programme.sessions
        if session.kind is Kind.WORKSHOP
    )


def test_the_opening_is_certain_and_every_other_hour_is_marked_as_an_example(
    programme: Programme,
) -> None:
    [opening] = [session for session in programme.sessions if not session.provisional]

    assert opening.id == "eroeffnung"
    assert opening.place == "philharmonie"
    assert at_venue(programme, opening) == ("28.06. 18:00", "28.06. 20:00")


def test_it_spans_the_youth_forum_and_its_main_day_is_29_june(programme: Programme) -> None:
    snapshot = Snapshot.of(programme)

    assert (snapshot.days[0], snapshot.days[-1]) == (date(2021, 6, 23), date(2021, 7, 1))
    assert snapshot.main_day == date(2021, 6, 29)
    assert 45 <= len(programme.sessions) <= 60


def test_no_venue_and_no_speaker_is_invented(programme: Programme) -> None:
    assert [place.id for place in programme.places] == ["philharmonie"]
    assert all(place.latitude is None for place in programme.places)
    assert all(not session.speakers and session.online is None for session in programme.sessions)


def test_it_does_not_give_away_the_next_host_town(programme: Programme) -> None:
    closing = next(session for session in programme.sessions if session.id == "abschluss")

    assert closing.abstract is not None
    assert "Essen" not in f"{closing.abstract.in_language('de')}"
    assert "Эссен" not in f"{closing.abstract.in_language('ru')}"


def test_no_two_abstracts_say_the_same(programme: Programme) -> None:
    abstracts = [session.abstract for session in programme.sessions if session.abstract]

    assert len(set(abstracts)) == len(abstracts)


def test_it_reads_the_same_without_the_parser_written_in_c(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "LOADER", yaml.SafeLoader)

    assert read(builtin_yaml()).programme == programme
