"""What a programme file must hold and may hold; everything wrong is named in one go."""

import pytest

from storage.programme.yaml_file import read
from tests.storage.programme.sample import SAMPLE, errors_after, spoilt

TITLE = "{de: Eröffnung, ru: Открытие}"
ID_RULE = (
    "an id has 1 to 24 of the characters a–z, 0–9 and -, "
    'and begins and ends with a letter or digit; this is "{}"'
)


def test_the_sample_has_no_problems() -> None:
    assert spoilt().problems == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("format: 1\n", "", "line 1, format: this is missing"),
        ("  id: sample-2021\n", "", "line 2, event.id: this is missing"),
        ("  title: {de: Treffen, ru: Встреча}\n", "", "line 2, event.title: this is missing"),
        ("  timezone: Europe/Berlin\n", "", "line 2, event.timezone: this is missing"),
        ("id: garten, ", "", "line 9, places[1].id: this is missing"),
        (", name: {de: Garten, ru: Сад}", "", "line 9, places[1].name: this is missing"),
        ("  - id: gesundheit\n    title", "  - title", "line 11, groups[0].id: this is missing"),
        (
            "title: {de: Gesundheit, ru: Здоровье}",
            "title:",
            "line 12, groups[0].title: this is missing",
        ),
        ("id: perm-duisburg, ", "", "line 18, teams[0].id: this is missing"),
        (
            "name: {de: Perm–Duisburg, ru: Пермь — Дуйсбург}, ",
            "",
            "line 18, teams[0].name: this is missing",
        ),
        ("id: eroeffnung", "id: ''", "line 20, sessions[0].id: this is missing"),
        ("    kind: plenary\n", "", "line 20, sessions[0].kind: this is missing"),
        ("    start: 2021-06-28T18:00\n", "", "line 20, sessions[0].start: this is missing"),
        (
            "    end: 2021-06-28T20:00\n",
            "    end: ~\n",
            "line 23, sessions[0].end: this is missing",
        ),
        (TITLE, "{de: '', ru: ' '}", "line 24, sessions[0].title: this is missing"),
        (TITLE, '"\\u200b\\u2060"', "line 24, sessions[0].title: this is missing"),
        (TITLE, "{}", "line 24, sessions[0].title: this is missing"),
        ("name: Anna Muster, ", "", "line 27, sessions[0].speakers[0].name: this is missing"),
        ("leaders: [42]", "leaders: [42, null]", "line 18, teams[0].leaders[1]: this is missing"),
    ],
)
def test_what_is_required_is_missed(old: str, new: str, problem: str) -> None:
    assert problem in errors_after((old, new))


def test_a_file_without_event_and_sessions_misses_both() -> None:
    assert [problem.english() for problem in read("format: 1").errors] == [
        "line 1, event: this is missing",
        "line 1, sessions: at least one session is needed",
    ]


def test_an_empty_list_of_sessions_is_refused() -> None:
    source = SAMPLE[: SAMPLE.index("sessions:")] + "sessions: []\n"

    assert [problem.english() for problem in read(source).errors] == [
        "line 19, sessions: at least one session is needed"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "    place: halle",
            "    plase: halle",
            'line 26, sessions[0].plase: unknown key "plase"; did you mean "place"?',
        ),
        (
            "  timezone:",
            "  timezon: x\n  timezone:",
            'line 5, event.timezon: unknown key "timezon"; did you mean "timezone"?',
        ),
        (
            "format: 1",
            "format: 1\nrooms: []",
            'line 2, rooms: unknown key "rooms"; '
            "possible are: format, event, places, tracks, groups, teams, info, sessions",
        ),
        (
            "{de: Garten, ru: Сад}",
            "{de: Garten, ru: Сад, en: Garden}",
            'line 9, places[1].name.en: "en" is no language of the bot, which has de, ru; '
            "a text with a comma needs quotation marks",
        ),
        (
            "role: {de",
            "rolle: {de",
            'line 27, sessions[0].speakers[0].rolle: unknown key "rolle"; did you mean "role"?',
        ),
    ],
)
def test_an_unknown_key_is_refused_and_the_nearest_offered(
    old: str, new: str, problem: str
) -> None:
    assert errors_after((old, new)) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "title: {de: Treffen, ru: Встреча}",
            "title: [x]",
            "line 4, event.title: write a text, or one for each language, under de, ru",
        ),
        ("de: Eröffnung", "de: [x]", "line 24, sessions[0].title.de: a text is expected here"),
        (
            "[{name: Anna Muster, role: {de: Leitung, ru: Ведущая}}]",
            "Anna Muster",
            "line 27, sessions[0].speakers: "
            "a list is expected here: [ … ], or lines that begin with -",
        ),
        (
            "[{name: Anna Muster, role: {de: Leitung, ru: Ведущая}}]",
            "[Anna Muster]",
            "line 27, sessions[0].speakers[0]: "
            "keys with values are expected here, such as id and title",
        ),
    ],
)
def test_a_wrong_shape_is_named(old: str, new: str, problem: str) -> None:
    assert errors_after((old, new)) == [problem]


def test_all_problems_come_in_one_go_even_within_one_session() -> None:
    assert errors_after(
        ("id: sample-2021", "id: Sample"),
        ("latitude: 54.5", "latitude: 91"),
        ("id: gesundheit\n", "id: Gesundheit\n"),
        ("2021-06-28T20:00", "2021-06-28T17:00"),
        ("de: Eröffnung", f"de: {'x' * 201}"),
        ("place: halle", "place: keller"),
        ("teams: [perm-duisburg]", "teams: [Perm, duisburg]"),
    ) == [
        f"line 3, event.id: {ID_RULE.format('Sample')}",
        "line 8, places[0].latitude: "
        "write a number from -90 to 90 such as 54.5, without quotation marks",
        f"line 11, groups[0].id: {ID_RULE.format('Gesundheit')}",
        "line 23, sessions[0].end: the end must be after the start",
        "line 24, sessions[0].title.de: at most 200 characters are allowed here, these are 201",
        'line 26, sessions[0].place: no place has the id "keller"',
        'line 34, sessions[1].group: no group has the id "gesundheit"',
        'line 41, sessions[2].teams[0]: no team has the id "Perm"',
        'line 41, sessions[2].teams[1]: no team has the id "duisburg"',
    ]
