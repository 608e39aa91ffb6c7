"""The rules between the values of a programme file: ids, references, order, kinds."""

from dataclasses import replace

import pytest

from storage.programme.document import from_release, to_release
from tests.storage.programme.sample import errors_after, programme_after


@pytest.mark.parametrize("number", ["0", "2", "17"])
def test_only_format_1_is_read(number: str) -> None:
    [problem] = errors_after(("format: 1", f"format: {number}"))

    assert problem.startswith("line 1, format: ")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: garten", "id: halle", 'line 9, places[1].id: the id "halle" is there twice'),
        (
            "id: werkstatt",
            "id: eroeffnung",
            'line 36, sessions[2].id: the id "eroeffnung" is there twice',
        ),
    ],
)
def test_ids_are_unique_in_their_list(old: str, new: str, problem: str) -> None:
    assert problem in errors_after((old, new))


def test_one_id_may_stand_in_two_lists() -> None:
    assert programme_after(("id: eroeffnung", "id: halle")).sessions[0].id == "halle"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("place: halle", "place: hall", 'line 26, sessions[0].place: no place has the id "hall"'),
        (
            "group: gesundheit",
            "group: gesund",
            'line 34, sessions[1].group: no group has the id "gesund"',
        ),
        ("[perm-duisburg]", "[perm]", 'line 41, sessions[2].teams[0]: no team has the id "perm"'),
    ],
)
def test_references_lead_somewhere(old: str, new: str, problem: str) -> None:
    assert errors_after((old, new)) == [problem]


@pytest.mark.parametrize("end", ["2021-06-28T18:00", "2021-06-28T17:59", "2020-06-28T20:00"])
def test_a_session_ends_after_its_start(end: str) -> None:
    assert errors_after(("end: 2021-06-28T20:00", f"end: {end}")) == [
        "line 23, sessions[0].end: the end must be after the start"
    ]


def test_a_group_closes_after_it_opens() -> None:
    assert errors_after(("closes: 2021-06-29T09:00", "closes: 2021-05-01T09:00")) == [
        "line 15, groups[0].closes: the closing must be after the opening"
    ]


def test_an_hour_left_out_by_a_clock_change_is_refused() -> None:
    problems = errors_after(("opens: 2021-05-01T09:00", "opens: 2021-03-28T02:30"))

    assert problems == [
        "line 14, groups[0].opens: this hour does not exist: the clocks are put forward over it"
    ]


def test_at_most_three_further_zones_are_shown() -> None:
    zones = "[Europe/Moscow, Europe/Samara, Asia/Omsk, Asia/Tokyo]"

    assert errors_after(("[Europe/Moscow]", zones)) == [
        "line 6, event.also_show: at most 3 further time zones can be shown"
    ]


def test_a_sitting_needs_its_group() -> None:
    assert errors_after(("    group: gesundheit\n", "")) == [
        "line 29, sessions[1].group: a session of kind group needs the id of its group"
    ]


def test_no_other_kind_has_a_group() -> None:
    assert errors_after(("    place: halle", "    group: gesundheit")) == [
        "line 26, sessions[0].group: only a session of kind group can have a group"
    ]


@pytest.mark.parametrize("teams", ["all", "[perm-duisburg]"])
def test_only_workshops_are_for_teams(teams: str) -> None:
    assert errors_after(("    place: halle", f"    teams: {teams}")) == [
        "line 26, sessions[0].teams: only a session of kind workshop can be for teams"
    ]


def test_a_workshop_is_for_every_team_for_some_or_for_everyone() -> None:
    every = programme_after(("[perm-duisburg]", "all")).sessions[2]
    some = programme_after().sessions[2]
    everyone = programme_after(("    teams: [perm-duisburg]\n", "")).sessions[2]

    assert (every.every_team, every.teams) == (True, ())
    assert (some.every_team, some.teams) == (False, ("perm-duisburg",))
    assert (everyone.every_team, everyone.teams) == (False, ())


def test_a_team_may_be_called_all() -> None:
    workshop = programme_after(("id: perm-duisburg", "id: all"), ("[perm-duisburg]", "[all]"))

    assert workshop.sessions[2].teams == ("all",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[perm-duisburg]", "[perm-duisburg, perm-duisburg]"),
        ("[42]", "[42, 42]"),
        ("[Europe/Moscow]", "[Europe/Moscow, Europe/Moscow]"),
    ],
)
def test_nothing_stands_twice_in_a_list(old: str, new: str) -> None:
    [problem] = errors_after((old, new))

    assert problem.endswith("stands here twice")


@pytest.mark.parametrize("absent", ["latitude: 54.5, ", ", longitude: 36.25"])
def test_latitude_and_longitude_come_together(absent: str) -> None:
    assert errors_after((absent, "")) == [
        "line 8, places[0]: latitude and longitude are given together or not at all"
    ]


HIDDEN = {
    "https://zoom.us@example.org/j/1": "write the link without a name and “@” before the host",
    "https://user:word@example.org": "write the link without a name and “@” before the host",
    "https://xn--80ak6aa92e.com": "write the host of the link in letters of one alphabet",
    "https://www.xn--pple-43d.com/x": "write the host of the link in letters of one alphabet",
    "https://аррӏе.com": "write the host of the link in letters of one alphabet",
    "https://zооm.us/j/1": "write the host of the link in letters of one alphabet",
    "https://zoom.us\\.example.org": "write the host of the link in letters of one alphabet",
    "https://ｚoom.us": "write the host of the link in letters of one alphabet",
}


@pytest.mark.parametrize("link", HIDDEN)
def test_a_link_shows_where_it_leads(link: str) -> None:
    [problem] = errors_after(("https://example.org/live", f"'{link}'"))
    assert problem.startswith(f"line 28, sessions[0].online: {HIDDEN[link]}")


@pytest.mark.parametrize(
    "link",
    [
        "https://калуга.рф/эфир",
        "https://müller-straße.de:8443/?x=a@b",
        "http://192.168.1.7:80/",
        "https://[::1]/live",
        "https://us02web.zoom.us/j/1?pwd=xn--x",
    ],
)
def test_a_host_in_its_own_letters_is_taken(link: str) -> None:
    assert programme_after(("https://example.org/live", f"'{link}'")).sessions[0].online == link


def test_what_was_published_with_such_a_link_can_still_be_read() -> None:
    programme = programme_after()
    first, *others = programme.sessions
    old = replace(programme, sessions=(replace(first, online="https://a@example.org"), *others))
    assert from_release(to_release(old)) == old
