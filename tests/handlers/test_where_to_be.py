"""What stands first on home: what is on for the reader, what comes next, what is for all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from handlers.agenda import sharing_screens as sharing
from handlers.agenda import where_to_be_screens as agenda
from handlers.agenda.actions import MyOn
from handlers.agenda.day_screens import my_on
from handlers.frame.reader import Reader
from handlers.home import screens as home
from handlers.programme import screens as programme
from handlers.programme.now_screen import now
from handlers.ui.screen import Screen
from storage.programme import edits
from storage.programme.model import Kind, Text
from storage.programme.snapshot import Snapshot
from storage.seats.model import Standing, Tally
from tests import programmes
from tests.handlers.test_views import labels, seen
from tests.programmes import at


def with_a_day(reader: Reader, *sessions: str) -> Reader:
    return replace(reader, person=replace(reader.person, attends=frozenset(sessions)))


def test_what_is_on_is_not_called_next() -> None:
    v = with_a_day(seen(at(29, 10, 30)), "s1", "essen")
    for screen in (home.home(v), now(v)):
        mine, _, coming = screen.text.partition("Als Nächstes für Sie, in 2\xa0Std. 30\xa0Min.")
        assert "Jetzt für Sie\n" in mine
        assert "Sport I" in mine
        assert "Mittagessen" in coming


def test_the_button_leads_to_what_is_on_and_shortly_before_the_next_to_that() -> None:
    labels = [
        home.home(with_a_day(seen(when), "s1", "essen")).rows[0][0].label
        for when in (at(29, 11), at(29, 12, 40))
    ]
    assert labels == ["10:00 Sport I", "13:00 Mittagessen"]


def test_what_begins_for_all_before_what_is_next_for_me_is_not_hidden() -> None:
    text = home.home(with_a_day(seen(at(28, 17, 30)), "s1")).text
    assert "Als Nächstes für Sie: Dienstag" in text
    assert text.index("18:00–20:00 Eröffnung") < text.index("Sport I")


def test_for_whom_nothing_is_noted_where_to_go_says_what_is_on_for_all() -> None:
    screen = agenda.next_for_me(seen(at(28, 19)))
    assert screen.text.startswith("Für Sie ist noch nichts vorgemerkt.\n\nIm Programm\nEröffnung, ")
    assert "Jetzt" in [button.label for row in screen.rows for button in row]


def titles_of(screen: Screen) -> list[str]:
    return [label.split(" ", 1)[1] for label in labels(screen) if label[0].isdigit()]


def test_for_whom_nothing_is_noted_all_groups_with_free_seats_are_named() -> None:
    assert titles_of(agenda.next_for_me(seen(at(29, 9, 55)))) == ["Sport I", "Umwelt I"]


def test_neither_a_full_group_nor_a_workshop_of_others_is_open_to_them() -> None:
    small = programmes.small_programme()
    groups = tuple(replace(group, capacity=1) for group in small.groups)
    snapshot = Snapshot.of(replace(small, groups=groups))
    standing = Standing({"umwelt": Tally(seated=1)})
    reader = seen(at(29, 9, 55), snapshot=snapshot)
    assert titles_of(agenda.next_for_me(reader, standing)) == ["Sport I"]
    assert titles_of(agenda.next_for_me(seen(at(29, 12, 30)))) == ["Mittagessen"]


def test_the_workshop_of_ones_team_is_open_to_its_members() -> None:
    reader = seen(at(29, 11, 30))
    member = replace(reader, person=replace(reader.person, team="perm-duisburg"))
    assert titles_of(agenda.next_for_me(member)) == ["Werkstatt", "Mittagessen"]


def test_what_is_over_is_said_to_be_nothing_but_over() -> None:
    v = seen(at(30, 9))
    text = programme.day(v, at(29, 12).date())
    assert text
    assert "10:00–12:00 Umwelt I (vorbei)" in text.text
    assert "ändern" not in text.text


def test_in_the_evening_home_says_what_comes_first_on_the_next_day() -> None:
    text = home.home(seen(at(27, 22))).text
    assert "Als Nächstes: Montag, 28.\xa0Juni\n18:00–20:00 Eröffnung" in text


def test_a_day_that_is_over_stands_behind_those_ahead_before_midnight_too() -> None:
    over = replace(programmes.small_programme().sessions[0], id="kurz", start=at(27, 9))
    programme_of = replace(
        programmes.small_programme(),
        sessions=(replace(over, end=at(27, 10)), *programmes.small_programme().sessions),
    )
    text = programme.days(seen(at(27, 22), snapshot=Snapshot.of(programme_of))).text
    assert text.index("28.\xa0Juni:") < text.index("27.\xa0Juni (vorbei)")


def with_lunch(when: datetime, *sessions: str) -> Reader:
    """Somebody with a seat at ten, and something for all of the conference beside it."""
    small = programmes.small_programme()
    coffee = programmes.session(
        "kaffee", at(29, 9, 30), 1, Text({"de": "Kaffee", "ru": "Кофе"}), kind=Kind.MEAL
    )
    snapshot = Snapshot.of(replace(small, sessions=(coffee, *small.sessions)))
    return with_a_day(seen(when, snapshot=snapshot), *sessions)


def first_words(screen: Screen) -> list[str]:
    """With what each of the sessions begins that an answer names."""
    return [line.split(",")[0] for line in screen.text.splitlines() if ", " in line][::2]


def test_where_to_go_names_what_is_for_all_before_what_is_mine_and_mine_after_that() -> None:
    screen = agenda.next_for_me(with_a_day(seen(at(28, 17, 50)), "s1"))
    assert screen.text == (
        "Eröffnung, Große Halle\nMo., 28.\xa0Juni, 18:00–20:00 · in 10\xa0Min.\n\n"
        "Danach für Sie\nSport I, Brunnen\nDi., 29.\xa0Juni, 10:00–12:00 · morgen"
    )
    assert labels(screen)[:2] == ["18:00 Eröffnung", "Di. 10:00 Sport I"]


@pytest.mark.parametrize(
    ("when", "named"),
    [
        (at(29, 9), ["Kaffee", "Sport I"]),
        (at(29, 9, 31), ["Sport I", "Kaffee"]),
        (at(29, 10, 10), ["Sport I", "Kaffee", "Mittagessen"]),
    ],
)
def test_what_is_mine_stands_first_where_it_is_on_or_soon(when: datetime, named: list[str]) -> None:
    v = with_lunch(when, "s1")
    screen = agenda.next_for_me(v)
    assert first_words(screen) == named
    assert labels(screen)[0] == labels(home.home(v))[0]


@pytest.mark.parametrize("when", [at(28, 9), at(28, 17, 50), at(29, 9, 45), at(29, 11, 45)])
def test_home_names_what_its_first_button_leads_to(when: datetime) -> None:
    screen = home.home(with_lunch(when, "s1"))
    hour, _, title = labels(screen)[0].removeprefix("Di. ").partition(" ")
    assert any(line.startswith(hour) and title in line for line in screen.text.splitlines())


def test_days_that_are_over_have_rows_of_their_own() -> None:
    small = programmes.small_programme()
    days = tuple(
        replace(small.sessions[0], id=f"tag-{day}", start=at(day, 9), end=at(day, 10))
        for day in range(23, 28)
    )
    snapshot = Snapshot.of(replace(small, sessions=(*days, *small.sessions)))
    rows = programme.days(seen(at(27, 22), snapshot=snapshot)).rows
    assert [[button.label for button in row] for row in rows[:2]] == [
        ["Mo. 28", "Di. 29"],
        ["Mi. 23", "Do. 24", "Fr. 25", "Sa. 26", "So. 27"],
    ]


@pytest.mark.parametrize("mark", ["?", "!"])
def test_no_comma_stands_behind_a_question_or_an_exclamation_mark(mark: str) -> None:
    small = programmes.small_programme()
    title = Text(f"Was nun{mark}")
    sessions = tuple(replace(s, title=title) if s.id == "s1" else s for s in small.sessions)
    reader = with_a_day(
        seen(at(29, 9, 30), snapshot=Snapshot.of(replace(small, sessions=sessions))), "s1"
    )
    listed = programme.day(reader, at(29, 9).date())
    assert listed
    shared = sharing.mine_written(reader, [reader.snapshot.sessions["s1"]], None, "https://t.me/x")
    assert shared
    for screen in (listed, agenda.next_for_me(reader), shared):
        assert f"Was nun{mark} · Brunnen" in screen.text


def with_sport_cancelled(when: datetime, *sessions: str) -> Reader:
    """Somebody whose sitting at ten on the 29th is cancelled."""
    small = programmes.small_programme()
    snapshot = Snapshot.of(edits.cancel(small, "s1", None, None))
    return with_a_day(seen(when, snapshot=snapshot), "s1", *sessions)


@pytest.mark.parametrize("show", [home.home, now])
def test_what_is_cancelled_on_another_day_names_it_and_stands_behind_what_is_on(
    show: Callable[[Reader], Screen],
) -> None:
    text = show(with_sport_cancelled(at(28, 18, 5))).text
    assert "Fällt aus: Dienstag, 29.\xa0Juni\n" in text
    assert text.index("Eröffnung") < text.index("Fällt aus: Dienstag")
    assert "Fällt aus\n" in show(with_sport_cancelled(at(29, 9))).text


def test_where_to_go_names_what_is_cancelled_tomorrow_last() -> None:
    text = agenda.next_for_me(with_sport_cancelled(at(28, 17, 41))).text
    assert text.index("Eröffnung, ") < text.index("Sport I, fällt aus")
    today = agenda.next_for_me(with_sport_cancelled(at(29, 9))).text
    assert today.startswith("Sport I, fällt aus")


def test_what_is_on_stands_before_what_is_mine_unless_that_is_soon() -> None:
    text = now(with_a_day(seen(at(29, 10, 30)), "essen")).text
    assert text.index("Läuft gerade") < text.index("Als Nächstes für Sie, in")
    soon = now(with_lunch(at(29, 9, 45), "s1")).text
    assert soon.index("Als Nächstes für Sie, in") < soon.index("Läuft gerade")


def test_a_day_of_ones_own_leaves_room_for_a_row_below_it() -> None:
    screen = my_on(seen(at(28, 8)), MyOn(at(29, 12).date()))
    assert screen
    assert len(screen.rows) <= 5
