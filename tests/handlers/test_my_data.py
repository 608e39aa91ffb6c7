"""Whatever is kept about somebody has its words on the screen that shows it."""

import pytest

from handlers.person.my_data import NAMED_AT_MOST, lines, my_data
from storage import privacy
from tests.handlers.test_views import labels, seen
from tests.programmes import at

SINCE = at(28, 12).isoformat()
ROW = {
    "session": "eroeffnung",
    "working_group": "sport",
    "team": "perm-duisburg",
    "since": SINCE,
    "asked_at": SINCE,
}


@pytest.mark.parametrize("language", ["de", "ru"])
def test_everything_that_the_file_has_is_said(language: str) -> None:
    v = seen(at(28, 17), language)
    said = [list(lines(v, {"person": None, held: [ROW]})) for held in (*privacy.HELD, "updates")]
    assert all(said)
    assert list(lines(v, {"person": None, "erased_before": SINCE}))


def test_a_long_list_names_some_and_says_how_many_there_are_besides() -> None:
    stars = [ROW] * (NAMED_AT_MOST + 1) + [{**ROW, "session": "gone"}]
    (line,) = lines(seen(at(28, 17)), {"person": None, "starred_sessions": stars})
    assert line.count("Eröffnung") == NAMED_AT_MOST
    assert line.endswith("und 2 weitere")


def test_much_is_shown_page_by_page_with_the_file_on_each() -> None:
    v = seen(at(28, 17))
    data = {"person": None, **{held: [ROW] for held in privacy.HELD}}
    first, last = my_data(v, data, 0), my_data(v, data, 99)
    assert first.text != last.text
    for screen in (first, last):
        assert "Alles als Datei (JSON)" in labels(screen)
