"""Sessions that are cancelled: in a file, in what differs between releases, and what follows."""

from dataclasses import replace

import pytest

from storage.programme import edits, xlsx_file, yaml_file
from storage.programme.changes import difference
from storage.programme.facts import Aspect, Facts, Viewer, aspects_of
from storage.programme.model import Programme, Text
from storage.programme.snapshot import Snapshot
from tests.programmes import at, small_programme
from tests.storage.programme.sample import errors_after, programme_after, spoilt, warnings_after
from tests.storage.starred import MORNING, OPENING, edited

LAST = "    provisional: true\n"
"""The end of the sample: of its last session, the workshop."""

ILL = Text({"de": "Die Leitung ist krank.", "ru": "Ведущая заболела."})
GERMAN, RUSSIAN = Viewer("de", True), Viewer("ru", True)


def cancelled_as(said: str) -> tuple[tuple[str, str], ...]:
    return ((LAST, f"{LAST}{said}"),)


def workshop_of(programme: Programme) -> tuple[Text | bool, str | None]:
    found = next(s for s in programme.sessions if s.id == "werkstatt")
    return found.cancelled, found.instead


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("cancelled: true", True),
        ("cancelled: yes", True),
        ("cancelled: false", False),
        ("cancelled: krank", Text("krank")),
        ('cancelled: "true"', Text("true")),
        ("cancelled: {de: krank, ru: болеет}", Text({"de": "krank", "ru": "болеет"})),
        ("cancelled: {de: krank}", Text({"de": "krank"})),
    ],
)
def test_a_session_is_cancelled_by_a_reason_or_by_true(said: str, meant: Text | bool) -> None:
    assert workshop_of(programme_after(*cancelled_as(f"    {said}\n"))) == (meant, None)


def test_a_cancelled_session_names_the_one_in_its_place() -> None:
    said = "    cancelled: true\n    instead: eroeffnung\n"
    assert workshop_of(programme_after(*cancelled_as(said))) == (True, "eroeffnung")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("    instead: eroeffnung\n", "only a cancelled session can have another in its place"),
        (
            "    cancelled: false\n    instead: eroeffnung\n",
            "only a cancelled session can have another in its place",
        ),
        ("    cancelled: true\n    instead: oper\n", 'no session has the id "oper"'),
        (
            "    cancelled: true\n    instead: werkstatt\n",
            'the session "werkstatt" is cancelled itself',
        ),
    ],
)
def test_what_is_wrong_with_a_replacement_is_named_by_line_and_path(
    said: str, problem: str
) -> None:
    [found] = errors_after(*cancelled_as(said))
    assert found.startswith("line ")
    assert found.endswith(f"sessions[2].instead: {problem}")


def test_a_reason_that_cannot_be_read_is_the_only_thing_that_is_said_of_it() -> None:
    [found] = errors_after(*cancelled_as("    cancelled: [a]\n    instead: eroeffnung\n"))
    assert "sessions[2].cancelled: " in found


def test_a_replacement_that_is_cancelled_too_is_refused() -> None:
    reading = spoilt(
        ("    online: https://example.org/live\n", "    cancelled: true\n"),
        *cancelled_as("    cancelled: true\n    instead: eroeffnung\n"),
    )
    [found] = [problem.english() for problem in reading.errors]
    assert found.endswith('sessions[2].instead: the session "eroeffnung" is cancelled itself')


def test_warnings_do_not_count_what_is_cancelled() -> None:
    """Somewhere else at once, two in one place, days away from all others."""
    crowded = (
        ("    place: garten\n", "    place: halle\n    speakers: [{name: Anna Muster}]\n"),
        ("start: 2021-06-28T18:00", "start: 2021-06-29T10:00"),
        ("end: 2021-06-28T20:00", "end: 2021-06-29T12:00"),
    )
    assert any("in the same place" in found for found in warnings_after(*crowded))
    off = ("    online: https://example.org/live\n", "    cancelled: true\n")
    assert warnings_after(*crowded, off) == []
    far = (
        ("start: 2021-06-28T18:00", "start: 2021-06-20T18:00"),
        ("end: 2021-06-28T20:00", "end: 2021-06-20T20:00"),
    )
    assert warnings_after(*far) != []
    assert warnings_after(*far, off) == []


def test_a_reason_in_one_language_alone_is_a_missing_translation() -> None:
    [found] = warnings_after(*cancelled_as("    cancelled: {de: krank}\n"))
    assert found.endswith("sessions[2].cancelled: the Russian text is missing")


@pytest.mark.parametrize("reason", [None, ILL, Text("krank"), Text({"de": "krank"})])
@pytest.mark.parametrize("language", ["de", "ru"])
def test_files_of_both_forms_say_what_is_cancelled(reason: Text | None, language: str) -> None:
    programme = edits.cancel(small_programme(), OPENING, reason, "nacht")
    assert yaml_file.read(yaml_file.write(programme)).programme == programme
    workbook = xlsx_file.write(programme, language)
    assert xlsx_file.read(workbook).programme == programme


def test_who_was_led_to_a_session_that_is_cancelled_later_is_led_on() -> None:
    programme = edits.cancel(small_programme(), OPENING, None, "nacht")
    further = Snapshot.of(edits.cancel(programme, "nacht", None, "essen"))
    assert further.sessions[OPENING].instead == "essen"
    swapped = Snapshot.of(edits.cancel(programme, "nacht"))
    assert swapped.sessions[OPENING].instead is None
    gone = Snapshot.of(edits.remove(programme, "nacht"))
    assert gone.sessions[OPENING].instead is None


def test_a_session_that_takes_place_after_all_is_as_before() -> None:
    off = edits.cancel(small_programme(), OPENING, ILL, "nacht")
    assert edits.reinstate(off, OPENING) == small_programme()


def test_what_is_cancelled_overlaps_nothing_and_never_runs() -> None:
    programme = small_programme()
    one = next(s for s in programme.sessions if s.id == OPENING)
    other = replace(one, id="zugleich")
    off = replace(one, cancelled=True)
    assert one.overlaps(other)
    assert not off.overlaps(other)
    assert not other.overlaps(off)
    assert one.is_running(one.start)
    assert not off.is_running(one.start)


def test_sign_up_ends_with_the_first_sitting_that_takes_place() -> None:
    snapshot = Snapshot.of(small_programme())
    group = next(
        g for g in snapshot.groups.values() if g.closes is None and g.id in snapshot.by_group
    )
    sittings = snapshot.by_group[group.id]
    assert snapshot.sign_up_ends(group) == sittings[0].start
    programme = small_programme()
    for sitting in sittings:
        programme = edits.cancel(programme, sitting.id)
    off = Snapshot.of(programme)
    assert off.sign_up_ends(group) == off.end


def facts(programme: Programme, session: str = OPENING) -> Facts | None:
    return Facts.of(Snapshot.of(programme), session)


BEFORE = facts(small_programme())
OFF = facts(edits.cancel(small_programme(), OPENING, ILL))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (BEFORE, OFF, (Aspect.CANCELLED,)),
        (OFF, BEFORE, (Aspect.RESTORED,)),
        (OFF, facts(edited(start=at(28, 17))), (Aspect.RESTORED,)),
        (None, OFF, ()),
        (OFF, None, ()),
        (OFF, OFF, ()),
        (OFF, facts(edits.cancel(small_programme(), OPENING)), (Aspect.REASON,)),
        (OFF, facts(edits.cancel(small_programme(), OPENING, ILL, "nacht")), (Aspect.INSTEAD,)),
        (OFF, facts(edits.cancel(edited(start=at(28, 17)), OPENING, ILL)), ()),
    ],
)
def test_people_are_told_what_is_cancelled_reinstated_and_what_takes_its_place(
    old: Facts | None, new: Facts | None, told: tuple[Aspect, ...]
) -> None:
    assert aspects_of(old, new, GERMAN, MORNING) == told


def test_a_reason_corrected_in_one_language_is_told_to_its_readers_alone() -> None:
    other = facts(
        edits.cancel(small_programme(), OPENING, Text({"de": ILL["de"], "ru": "Болезнь."}))
    )
    assert aspects_of(OFF, other, GERMAN, MORNING) == ()
    assert aspects_of(OFF, other, RUSSIAN, MORNING) == (Aspect.REASON,)


def test_organisers_see_what_is_cancelled_and_what_takes_place_after_all() -> None:
    on = Snapshot.of(small_programme(), 1)
    off = Snapshot.of(edits.cancel(small_programme(), OPENING, ILL), 2)
    [cancelled] = difference(on, off).cancelled
    assert (cancelled.took_place, cancelled.takes_place) == (True, False)
    [restored] = difference(off, on).restored
    assert (restored.took_place, restored.takes_place) == (False, True)
    gone = Snapshot.of(edits.remove(small_programme(), OPENING), 3)
    [removed] = difference(off, gone).changed
    assert removed.after is None
