"""What stands first on home: what is on for the reader, what comes next, what is for all."""

from dataclasses import replace

from handlers.agenda import where_to_be_screens as agenda
from handlers.frame.reader import Reader
from handlers.home import screens as home
from handlers.programme import screens as programme
from storage.programme.snapshot import Snapshot
from tests import programmes
from tests.handlers.test_views import seen
from tests.programmes import at


def with_a_day(reader: Reader, *sessions: str) -> Reader:
    return replace(reader, person=replace(reader.person, attends=frozenset(sessions)))


def test_what_is_on_is_not_called_next() -> None:
    v = with_a_day(seen(at(29, 10, 30)), "s1", "essen")
    for screen in (home.home(v), programme.now(v)):
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
