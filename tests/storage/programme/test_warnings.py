"""What is listed though it refuses nothing: each warning, and where it stays silent."""

import pytest

from tests.storage.programme.sample import spoilt, warnings_after

THIRD = "    start: 2021-06-29T10:00\n    end: 2021-06-29T12:00\n    title: {de: Werkstatt"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "{de: Treffen, ru: Встреча}",
            "{de: Treffen}",
            "line 4, event.title: the Russian text is missing",
        ),
        (
            "{de: Garten, ru: Сад}",
            "{ru: Сад}",
            "line 9, places[1].name: the German text is missing",
        ),
        ("ru: Открытие", "ru: ''", "line 24, sessions[0].title: the Russian text is missing"),
        (
            "ru: Ведущая",
            "ru: '  '",
            "line 27, sessions[0].speakers[0].role: the Russian text is missing",
        ),
    ],
)
def test_a_missing_translation_is_named(old: str, new: str, problem: str) -> None:
    assert warnings_after((old, new)) == [problem]


def test_a_plain_text_is_no_missing_translation() -> None:
    assert warnings_after(("{de: Treffen, ru: Встреча}", "Treffen")) == []


def test_an_unfit_text_is_no_missing_translation() -> None:
    reading = spoilt(("ru: Открытие", 'ru: "\\a"'))

    assert len(reading.errors) == 1
    assert reading.warnings == ()


def test_two_sessions_in_one_place_at_once_are_named() -> None:
    assert warnings_after((THIRD, f"    place: garten\n{THIRD}")) == [
        'line 38, sessions[2].place: "gesundheit-1" is in the same place at the same time'
    ]


def test_a_place_may_be_used_again_when_it_is_free() -> None:
    later = THIRD.replace("T12", "T14").replace("T10", "T12")

    assert warnings_after((THIRD, f"    place: garten\n{later}")) == []


def test_a_speaker_in_two_places_at_once_is_named() -> None:
    speakers = "    speakers: [{name: {de: '%s', ru: Анна}}]\n"

    assert warnings_after(
        ("    group: gesundheit\n", "    group: gesundheit\n" + speakers % "Anna Muster"),
        (THIRD, speakers % "anna  MUSTER" + THIRD),
    ) == ['line 39, sessions[2].speakers[0]: speaks in "gesundheit-1" at the same time']


def test_a_speaker_in_one_place_twice_is_only_a_crowded_place() -> None:
    speakers = "    speakers: [{name: Anna Muster}]\n"

    [problem] = warnings_after(
        ("    group: gesundheit\n", "    group: gesundheit\n" + speakers),
        (THIRD, speakers + "    place: garten\n" + THIRD),
    )
    assert "same place" in problem


def test_a_speaker_may_speak_again_afterwards() -> None:
    speakers = "    speakers: [{name: Anna Muster}]\n"
    later = THIRD.replace("T12", "T14").replace("T10", "T12")

    assert (
        warnings_after(
            ("    group: gesundheit\n", "    group: gesundheit\n" + speakers),
            (THIRD, speakers + later),
        )
        == []
    )


@pytest.mark.parametrize(
    ("day", "is_far"),
    [("2021-07-01T12:00", False), ("2021-07-01T12:01", True), ("2022-06-29T10:00", True)],
)
def test_a_session_more_than_two_days_from_every_other_is_named(day: str, is_far: bool) -> None:
    far = THIRD.replace("2021-06-29T10:00", day).replace("2021-06-29T12:00", f"{day[:10]}T15:00")

    assert warnings_after((THIRD, far)) == (
        ["line 38, sessions[2].start: is more than two days away from every other session"]
        if is_far
        else []
    )


def test_an_hour_that_comes_twice_means_the_first() -> None:
    assert warnings_after(("opens: 2021-05-01T09:00", "opens: 2020-10-25T02:30")) == [
        "line 14, groups[0].opens: "
        "this hour comes twice, as the clocks are put back; the first is meant"
    ]
    programme = spoilt(("opens: 2021-05-01T09:00", "opens: 2020-10-25T02:30")).programme
    assert programme is not None
    opens = programme.groups[0].opens
    assert opens is not None
    assert opens.isoformat() == "2020-10-25T00:30:00+00:00"
