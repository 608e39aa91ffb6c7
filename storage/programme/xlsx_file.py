"""Programme files in XLSX, for people who live in spreadsheets: read and written.

Both want much memory, and what is read may come from anybody: a long-running process does this in a
child process, which alone loads what they need.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from storage.programme.model import Event, Programme
from storage.programme.parsing.judging import Reading, judge
from storage.programme.problems import Problem, error
from storage.programme.sheets.opening import TAKES_TOO_MUCH, Unusable, opened
from storage.programme.template import template


def read(content: bytes) -> Reading:
    """Read a programme; never raises. All problems come at once, in the order of the sheets."""
    from storage.programme.sheets.reading import made_of, tree_of

    try:
        grids = opened(content)
        tree = tree_of(grids)
    except Unusable as refusal:
        return Reading(None, (refusal.problem,))
    except MemoryError:
        return far_too_large()
    reading = judge(tree.data, tree.located, tree.problems, tree.unread)
    return replace(reading, made=tree.made, made_of=made_of(grids))


def far_too_large() -> Reading:
    """What is said of a file that wants more memory or time than any programme."""
    return Reading(None, (error((), TAKES_TOO_MUCH),))


def write(
    programme: Programme, language: str, missing: Sequence[Problem] = (), made_of: str = ""
) -> bytes:
    """The programme as a workbook that `read` turns into an equal one; teams' own are in no file.

    Sheets, headings and choices are in `language`; the texts are in all they have. What is
    `missing` is marked; `made_of` names the release that it is.
    """
    from storage.programme.sheets.writing import workbook_of

    return workbook_of(programme, language, missing, made_of)


def write_template(event: Event, day: date, language: str) -> bytes:
    """A workbook to begin with: the event, and two examples on a day, without ids."""
    from storage.programme.sheets.writing import workbook_of

    return workbook_of(template(event, day), language, is_template=True)
