"""A programme changed piece by piece is held to the same rules as a file."""

from dataclasses import replace

import pytest

from storage.programme import edits
from storage.programme.model import Programme, Text
from storage.programme.parsing.judging import errors_in
from storage.programme.yaml_file import builtin_yaml, read
from tests.programmes import at, small_programme

ALL = small_programme()


def messages(programme: Programme) -> list[str]:
    return [problem.english() for problem in errors_in(programme)]


def test_the_builtin_programme_passes() -> None:
    programme = read(builtin_yaml()).programme
    assert programme
    assert messages(programme) == []


@pytest.mark.parametrize(
    ("programme", "where", "what"),
    [
        (edits.move(ALL, "eroeffnung", at(28, 19), at(28, 19)), "sessions[0].end", "start"),
        (edits.relocate(ALL, "eroeffnung", "keller"), "sessions[0].place", "keller"),
        (edits.relocate_to_new(ALL, "eroeffnung", Text("x" * 201)), "places[2].name", "200"),
        (edits.relocate_to_new(ALL, "eroeffnung", Text("a\u202eb")), "places[2].name", "character"),
        (edits.link(ALL, "eroeffnung", "ftp://example.org"), "sessions[0].online", "http"),
        (edits.link(ALL, "eroeffnung", "https://e.org/" + "x" * 2048), "sessions[0].online", ""),
        (edits.limit(ALL, "umwelt", 0), "groups[0].capacity", "1"),
        (
            edits.close(
                replace(ALL, groups=(replace(ALL.groups[0], opens=at(28, 9)), *ALL.groups[1:])),
                "umwelt",
                at(28, 9),
            ),
            "groups[0].closes",
            "opening",
        ),
        (replace(ALL, sessions=()), "sessions", ""),
    ],
)
def test_what_breaks_a_rule_is_named_by_its_place(
    programme: Programme, where: str, what: str
) -> None:
    [message] = messages(programme)
    assert where in message
    assert what in message


def test_a_warning_is_no_error() -> None:
    untranslated = edits.relocate(ALL, "nacht", "halle")
    untranslated = edits.move(untranslated, "nacht", at(28, 18), at(28, 20))
    assert messages(untranslated) == []
    title = replace(ALL.sessions[0], title=Text({"de": "Eröffnung"}))
    assert messages(replace(ALL, sessions=(title, *ALL.sessions[1:]))) == []
