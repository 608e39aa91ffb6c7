"""Screens say the right thing at the right time, in both languages, and fit what Telegram takes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk import audit_screens
from handlers.desk.actions import AuditOf
from handlers.frame.kinds import kind_name
from handlers.frame.reader import Reader
from handlers.groups import screens as groups
from handlers.home import screens as home
from handlers.home.help_screen import help_screen
from handlers.info import screens as info
from handlers.person import screens as person
from handlers.programme import place_screens as places
from handlers.programme import screens as programme
from handlers.programme import session_screens as session
from handlers.programme.actions import Day, Earlier, SendPin, SessionAt
from handlers.programme.now_screen import now
from handlers.teams import screens as teams
from handlers.ui.action import Action
from handlers.ui.back import Home
from handlers.ui.on_a_phone import MAX_LABEL, shortened
from handlers.ui.paging import Page
from handlers.ui.screen import MAX_TEXT, Screen, Text
from storage.audit import Action as Audited
from storage.audit import Entry
from storage.programme.model import InfoPage, Kind, Strand
from storage.programme.model import Text as Words
from storage.programme.snapshot import Snapshot
from storage.seats.model import Standing
from tests import programmes
from tests.programmes import at, small_programme, small_snapshot
from tests.texts import translators

TRANSLATORS = translators()
MORNING = at(29, 10, 30)


def seen(when: datetime, language: str = "de", snapshot: Snapshot | None = None) -> Reader:
    return Reader(TRANSLATORS[language], snapshot or small_snapshot(), when)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def presses(screen: Screen) -> list[Action]:
    return [button.press for row in screen.rows for button in row if button.press]


@pytest.mark.parametrize(
    ("when", "german", "russian"),
    [
        (
            at(25, 9),
            "Konferenz: beginnt in 3 Tagen (Montag, 28. Juni)",
            "Конференция: начало через 3 дня (понедельник, 28 июня)",
        ),
        (
            at(27, 23, 59),
            "Konferenz: beginnt morgen um 18:00 Uhr",
            "Конференция: начало завтра в 18:00",
        ),
        (
            at(28, 0, 1),
            "Konferenz: beginnt heute um 18:00 Uhr",
            "Конференция: начало сегодня в 18:00",
        ),
        (at(28, 18), "Konferenz: läuft bis zum 29. Juni", "Конференция: продолжается до 29 июня"),
        (at(29, 9), "Konferenz: endet heute", "Конференция: завершается сегодня"),
        (at(29, 14), "Konferenz: ist zu Ende", "Конференция: завершено"),
    ],
)
def test_home_knows_how_far_off_each_strand_is(when: datetime, german: str, russian: str) -> None:
    assert german in home.home(seen(when)).text
    assert russian in home.home(seen(when, "ru")).text


def test_home_tells_what_is_on_and_thanks_at_the_end() -> None:
    during = home.home(seen(at(28, 19))).text
    assert "18:00–20:00 Eröffnung, Große Halle (noch 1" in during
    assert "22:00 – Di. 02:00 Nacht" in during
    assert "Danke" in home.home(seen(at(30, 9))).text


@pytest.mark.parametrize(
    ("language", "title", "note"),
    [
        ("de", "Umwelt I*", "* Die Uhrzeit kann sich noch ändern."),
        ("ru", "Экология I*", "* Время ещё может измениться."),
    ],
)
def test_home_explains_the_asterisk_behind_a_title_and_only_then(
    language: str, title: str, note: str
) -> None:
    text = home.home(seen(MORNING, language)).text
    assert title in text
    assert text.endswith(f"\n\n{note}")
    assert note not in home.home(seen(at(28, 19), language)).text


def test_now_shows_what_runs_with_the_time_left_and_then_what_comes() -> None:
    text = now(seen(MORNING)).text
    assert "Läuft gerade · 10:00–12:00 · noch 1\xa0Std. 30\xa0Min.\n1. Sport I, Brunnen\n" in text
    assert text.index("Umwelt I*") < text.index("Als Nächstes, in 30") < text.index("Werkstatt")
    assert "Die Uhrzeit kann sich noch ändern" in text


def test_a_night_session_is_still_now_after_midnight() -> None:
    assert "Nacht" in now(seen(at(29, 1))).text.split("Als Nächstes")[0]


def test_now_before_and_after_the_event_says_so_and_leads_on() -> None:
    before = now(seen(at(20, 9)))
    assert "Im Moment läuft nichts" in before.text
    assert "Als Nächstes: Montag, 28. Juni" in before.text
    assert Day(at(28, 9).date()) in presses(before)
    assert "Das Programm ist zu Ende" in now(seen(at(30, 9))).text


def test_a_day_numbers_its_sessions_says_where_each_is_and_marks_what_is_on() -> None:
    screen = programme.day(seen(MORNING), MORNING.date())
    assert screen
    assert "1. 10:00–12:00 Sport I, Brunnen (noch 1 Std. 30 Min.)\n" in screen.text
    assert "2. 10:00–12:00 Umwelt I*, Ort folgt (noch 1 Std. 30 Min.)\n" in screen.text
    assert labels(screen)[:4] == ["1", "2", "3", "4"]


def test_a_day_opens_at_the_present_hour_with_what_is_over_behind_a_button() -> None:
    v = seen(at(29, 12, 30))
    screen = programme.day(v, at(29, 9).date())
    assert screen
    assert "Sport I" not in screen.text
    assert "1. 11:00–14:00 Werkstatt" in screen.text
    assert Earlier(at(29, 9).date()) in presses(screen)
    over = programme.earlier(v, at(29, 9).date(), None)
    assert over
    assert "1. 10:00–12:00 Sport I, Brunnen (vorbei)" in over.text
    back = session.session(v, v.snapshot.sessions["s1"])
    assert Earlier(at(29, 9).date()) in presses(back)


def test_a_day_shows_breaks_but_none_where_something_parallel_goes_on() -> None:
    monday = programme.day(seen(at(27, 9)), at(28, 9).date())
    assert monday
    assert "Pause: 2 Std." in monday.text
    tuesday = programme.day(seen(at(27, 9)), at(29, 9).date())
    assert tuesday
    assert "Pause" not in tuesday.text
    only_conference = programme.day(seen(at(27, 9)), at(29, 9).date(), Strand.CONFERENCE)
    assert only_conference
    assert "Pause: 1 Std." in only_conference.text
    assert "Werkstatt" not in only_conference.text


def test_a_long_day_is_paged_and_a_session_knows_its_page() -> None:
    base = small_programme()
    many = tuple(
        programmes.session(f"s{i:03}", at(30, 8) + timedelta(minutes=i), 0.5, Words(f"T{i}"))
        for i in range(25)
    )
    snapshot = Snapshot.of(replace(base, sessions=many))
    v = seen(at(30, 7), snapshot=snapshot)
    first = programme.day(v, at(30, 8).date())
    last = programme.day(v, at(30, 8).date(), page=99)
    assert first
    assert last
    assert "08:00–08:37 · 1–8 von 25" in first.text
    assert "08:24–08:54 · 25 von 25" in last.text
    assert "2 »" in labels(first)
    assert {Day(at(30, 8).date(), None, 1), Day(at(30, 8).date(), None, 3)} <= {*presses(first)}
    assert sum(isinstance(press, SessionAt) for press in presses(first)) == 8
    assert sum(isinstance(press, SessionAt) for press in presses(last)) == 1
    back = session.session(v, snapshot.sessions["s024"])
    assert Day(at(30, 8).date(), None, 3) in presses(back)


def test_a_session_shows_every_zone_whose_hour_differs() -> None:
    snapshot = small_snapshot()
    text = session.session(seen(MORNING), snapshot.sessions["eroeffnung"]).text
    assert "18:00–20:00 Uhr (Moskau)" in text
    assert "17:00–19:00 Uhr (Berlin)" in text
    russian = session.session(seen(MORNING, "ru"), snapshot.sessions["eroeffnung"]).text
    assert "18:00–20:00 (Москва)" in russian
    assert "17:00–19:00 (Берлин)" in russian


def test_a_zone_with_the_same_hour_is_not_repeated() -> None:
    base = small_programme()
    event = replace(base.event, also_show=(base.event.timezone,))
    snapshot = Snapshot.of(replace(base, event=event))
    text = session.session(seen(MORNING, snapshot=snapshot), snapshot.sessions["u1"]).text
    assert text.count("10:00–12:00") == 1


@pytest.mark.parametrize(
    ("spoken", "interpreted", "german", "russian"),
    [
        (
            ("de",),
            ("ru",),
            "Sprache: Deutsch, Dolmetschen ins Russische",
            "Язык: немецкий, перевод на русский",
        ),
        (("de", "ru"), (), "Sprachen: Deutsch und Russisch", "Языки: немецкий и русский"),
        ((), ("en", "hi"), "Dolmetschen ins Englische und Hindi", "Перевод на английский и хинди"),
    ],
)  # fmt: skip
def test_a_session_says_its_languages_as_its_readers_call_them(
    spoken: tuple[str, ...], interpreted: tuple[str, ...], german: str, russian: str
) -> None:
    opening = replace(
        small_snapshot().sessions["eroeffnung"], spoken=spoken, interpreted=interpreted
    )
    for language, expected in (("de", german), ("ru", russian)):
        assert expected in session.session(seen(MORNING, language), opening).text.split("\n")


def test_a_description_that_says_where_a_ride_leaves_stands_for_its_place_and_but_once() -> None:
    described = Words({"de": "Abfahrt vor dem Hotel.", "ru": "Отправление от отеля."})
    ride = replace(small_snapshot().sessions["u1"], abstract=described)
    for language, told in (("de", "Abfahrt vor dem Hotel."), ("ru", "Отправление от отеля.")):
        text = session.session(seen(MORNING, language), ride).text
        assert text.count(told) == 1
        assert "bekannt gegeben" not in text
        assert "Место уточняется" not in text


def test_a_description_that_says_nothing_of_a_place_leaves_it_to_be_announced() -> None:
    described = Words({"de": "Wir reden über Wasser."})
    u1 = replace(small_snapshot().sessions["u1"], abstract=described)
    text = session.session(seen(MORNING), u1).text
    assert "Ort wird noch bekannt gegeben." in text
    assert "Wir reden über Wasser." in text


def test_a_session_without_a_place_says_that_it_will_be_announced() -> None:
    snapshot = small_snapshot()
    u1 = snapshot.sessions["u1"]
    assert "Ort wird noch bekannt gegeben." in session.session(seen(MORNING), u1).text
    assert "Место уточняется." in session.session(seen(MORNING, "ru"), u1).text
    assert "Vorläufig" in session.session(seen(MORNING), u1).text


def test_a_session_leads_to_its_group_and_to_what_is_at_the_same_time() -> None:
    snapshot = small_snapshot()
    v = seen(MORNING)
    screen = session.session(v, snapshot.sessions["u1"])
    assert "Gruppe: Umwelt" in labels(screen)
    assert "2 zur selben Zeit" in labels(screen)
    assert "Sport I, Brunnen" in session.parallel(v, snapshot.sessions["u1"]).text


def test_a_place_has_a_pin_where_coordinates_are_known_else_a_search() -> None:
    snapshot = small_snapshot()
    assert SendPin("pin") in presses(places.place(seen(MORNING), snapshot.places["pin"]))
    search = places.place(seen(MORNING, "ru"), snapshot.places["halle"]).rows[0][0].url
    assert search
    assert "%D0%91%D0%BE%D0%BB%D1%8C%D1%88%D0%BE%D0%B9" in search


def test_no_map_is_asked_for_a_bare_name_of_a_room() -> None:
    base = small_programme()
    room = replace(base.places[0], address=None)
    without = Snapshot.of(replace(base, places=(room,)))
    assert not any(b.url for b in places.place(seen(MORNING, snapshot=without), room).rows[0])
    event = replace(base.event, address=Words({"de": "Rathausplatz 1", "ru": "Ратушная, 1"}))
    there = Snapshot.of(replace(base, event=event, places=(room,)))
    url = places.place(seen(MORNING, snapshot=there), room).rows[0][0].url
    assert url
    assert url.endswith("Rathausplatz+1")


def test_a_programme_of_one_strand_does_not_speak_of_strands() -> None:
    base = small_programme()
    talks = tuple(s for s in base.sessions if s.strand is Strand.CONFERENCE)
    v = seen(MORNING, snapshot=Snapshot.of(replace(base, sessions=talks)))
    assert "Konferenz" not in labels(programme.days(v))
    assert "Die Veranstaltung: endet heute" in home.home(v).text
    assert "Konferenz\n" not in session.session(v, talks[0]).text


def every_screen(reader: Reader) -> list[Screen]:
    snapshot = reader.snapshot
    screens = [
        home.home(reader),
        home.welcome(reader),
        home.about(reader),
        help_screen(reader),
        home.outdated(reader),
        home.only_text(reader, is_spoken=True),
        home.unknown_command(reader),
        home.went_wrong(reader),
        now(reader),
        programme.days(reader),
        programme.days(reader, Strand.YOUTH),
        groups.groups(reader, Standing()),
        teams.teams(reader),
        person.settings(reader),
        person.privacy(reader, 1, 90),
        person.erase_question(reader),
        person.erased(reader),
        home.only_in_private(reader, "https://t.me/x"),
        home.ask_in_private(reader, "https://t.me/x"),
        home.language_question(TRANSLATORS, snapshot.event, Home()),
        *(session.session(reader, s) for s in snapshot.sessions.values()),
        *(session.parallel(reader, s) for s in snapshot.sessions.values()),
        *(places.place(reader, place) for place in snapshot.places.values()),
        *(groups.group(reader, group, Standing()) for group in snapshot.groups.values()),
        *(teams.team(reader, team) for team in snapshot.teams.values()),
    ]
    days = (
        programme.day(reader, day, strand) for day in snapshot.days for strand in (None, *Strand)
    )
    return screens + [day for day in days if day]


@pytest.mark.parametrize("language", ["de", "ru"])
@pytest.mark.parametrize("when", [at(25, 9), at(28, 19), MORNING, at(30, 9)])
def test_every_button_fits_a_phone_and_every_screen_leads_back(
    language: str, when: datetime
) -> None:
    v = seen(when, language)
    erased = person.erased(v).text
    for screen in every_screen(v):
        assert all(0 < len(label) <= MAX_LABEL for label in labels(screen)), labels(screen)
        assert screen.rows or screen.text == erased
        assert 0 < len(screen.text) <= MAX_TEXT
        assert screen.text == screen.text.strip()


@pytest.mark.parametrize("language", ["de", "ru"])
def test_no_screen_in_a_group_chat_leads_to_what_is_private(language: str) -> None:
    v = replace(seen(MORNING, language), in_group=True)
    for screen in (now(v), programme.days(v), teams.teams(v)):
        assert Home() not in presses(screen)


NASTY = Words({"de": "<b>&amp; {x} [y](z) _*~`", "ru": "=1+1 @someone /start https://evil.example"})


def test_markup_in_a_programme_stays_what_it_is() -> None:
    base = small_programme()
    evil = replace(base.sessions[0], title=NASTY, abstract=NASTY)
    snapshot = Snapshot.of(replace(base, sessions=(evil, *base.sessions[1:])))
    screen = session.session(seen(MORNING, snapshot=snapshot), evil)
    assert screen.text.startswith("<b>&amp; {x} [y](z) _*~`\n")
    assert {entity.type for entity in screen.entities} <= {"bold", "italic"}


@given(st.text(), st.integers(2, 60))
def test_a_label_is_cut_to_its_limit_and_never_breaks_a_line(text: str, limit: int) -> None:
    label = shortened(text, limit)
    assert len(label) <= limit
    assert "\n" not in label


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=3000)), max_size=5))
def test_a_text_is_cut_to_what_telegram_takes_with_its_entities(
    pieces: list[tuple[bool, str]],
) -> None:
    text = Text()
    for bold, piece in pieces:
        text.bold(piece) if bold else text.add(piece)
    screen = text.screen()
    units = len(screen.text.encode("utf-16-le", "surrogatepass")) // 2
    assert units <= MAX_TEXT
    for entity in screen.entities:
        assert entity.offset >= 0
        assert entity.length > 0
        assert entity.offset + entity.length <= units


def test_an_unknown_day_is_no_screen() -> None:
    assert programme.day(seen(MORNING), at(1, 9).date()) is None


def test_kinds_have_names() -> None:
    names = {kind_name(seen(MORNING), kind) for kind in Kind}
    assert len(names) == len(Kind)


@pytest.mark.parametrize("language", ["de", "ru"])
def test_every_line_of_the_audit_log_is_in_words(language: str) -> None:
    v = seen(MORNING, language)
    entries = [
        Entry(MORNING, None, action, {"person": 1, "release": 7, "group": "sport", "team": "gone"})
        for action in Audited
    ]
    for entry in entries:
        shown, about = Page([entry], 0, 1), audit_screens.About(broadcasts=[""])
        text = audit_screens.audit(v, AuditOf(), shown, {1: "Olga"}, about).text
        assert str(entry.action) not in text
        assert "{" not in text
        assert "None" not in text


@pytest.mark.parametrize("count", [2, 3, 6, 8, 20])
def test_many_pages_about_emergencies_fit_a_phone(count: int) -> None:
    pages = tuple(
        InfoPage(
            f"n{n}",
            Words(f"Notfall {n}: {'wer hilft ' * 18}"),
            Words("Rufen Sie an. " * 60),
            urgent=True,
        )
        for n in range(count)
    )
    screen = info.urgent(
        seen(MORNING, snapshot=Snapshot.of(replace(small_programme(), info=pages)))
    )
    rows = [row for row in screen.rows if row]
    lines = sum(-(-len(line) // 40) or 1 for line in screen.text.split("\n"))
    assert len(rows) <= 5
    assert lines + 2 * len(rows) <= 31
