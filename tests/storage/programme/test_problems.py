"""A problem is one line: with its place, printable, and ready to be translated."""

from dataclasses import replace
from gettext import NullTranslations

from locales.translator import N_, untranslated
from storage.programme.problems import error, printable, warning, written
from storage.programme.yaml_file import read
from tests.storage.programme.sample import errors_after


def test_a_path_is_written_as_people_read_it() -> None:
    assert (
        written(("sessions", 3, "speakers", 0, "name", "de")) == "sessions[3].speakers[0].name.de"
    )
    assert written(()) == ""


def test_what_is_known_of_the_place_is_told() -> None:
    problem = error(("event", "id"), N_("this is missing"))

    assert problem.english() == "event.id: this is missing"
    assert problem.in_line(3).english() == "line 3, event.id: this is missing"
    assert warning((), N_("this is missing")).in_line(3).english() == "line 3: this is missing"
    assert error((), N_("this is missing")).english() == "this is missing"


def test_a_problem_is_told_in_another_language() -> None:
    russian = {
        'no place has the id "{id}"': "нет места с id «{id}»",
        "line {line}, {path}: {message}": "строка {line}, {path}: {message}",
    }
    problem = error(("sessions", 0, "place"), N_('no place has the id "{id}"'), id="a").in_line(7)

    class Catalogue(NullTranslations):
        def gettext(self, message: str) -> str:
            return russian[message]

    tr = replace(untranslated(), catalogue=Catalogue())

    assert problem.told(tr) == "строка 7, sessions[0].place: нет места с id «a»"


def test_what_comes_from_the_file_is_cut_and_made_printable() -> None:
    assert printable("a\n\x1b[31m\u202eb") == "a��[31m�b"
    assert len(printable("x" * 1_000)) == 120


def test_values_and_keys_cannot_break_out_of_their_line() -> None:
    [value] = errors_after(("    place: halle", '    place: "{evil} %s"'))
    [key] = errors_after(("    place: halle", f'    "a\\nerror: {"b" * 500}": 1'))

    assert value == 'line 26, sessions[0].place: no place has the id "{evil} %s"'
    assert "\n" not in key
    assert len(key) < 500


def test_problems_come_in_the_order_of_their_lines() -> None:
    lines = [problem.line for problem in read("sessions: [{}]\nevent: {}\nformat: 7\n").problems]

    assert lines == sorted(line for line in lines if line is not None)
