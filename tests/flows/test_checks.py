"""What an organiser should look at again before a change is published."""

from dataclasses import replace

import pytest

from storage.programme import edits
from storage.programme.model import Kind, Programme, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import as_file, edited, publishes, somebody
from tests.programmes import at, session, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def doubtful() -> Programme:
    """The small programme with many sessions that are said in German alone."""
    first = small_programme()
    more = (session(f"de-{n}", at(30, 8 + n), 0.5, Text({"de": f"Vortrag {n}"})) for n in range(12))
    return replace(first, sessions=(*first.sessions, *more))


async def test_d3_warnings_name_titles_rooms_and_hours_and_the_new_ones_come_first(
    desk: Stage, olga: Talker
) -> None:
    await publishes(olga, doubtful())
    changed = edits.relocate(edits.remove(doubtful(), "essen"), "nacht", "halle")
    changed = edits.move(changed, "nacht", at(28, 19), at(28, 23))
    await olga.sends_file("p.yaml", as_file(changed))
    for label in ("1", "Stand versehentlich drin"):
        text = await olga.presses(label)
    [line] = [line for line in text.splitlines() if line.startswith("• ")]
    assert line == (
        "• Nacht, Mo., 28.\u00a0Juni, 19:00–23:00, Große Halle:"
        " „Eröffnung, 18:00–20:00“ findet zur selben Zeit am gleichen Ort statt"
    )
    text = await olga.presses("Alle Hinweise: 14")
    assert text.index("Neu\nNacht, ") < text.index("Wie bisher\n") < text.index("Vortrag 7")
    day = "Mi., 30.\u00a0Juni, 08:00–08:30"
    assert f"Vortrag 0, {day}, Ort folgt\nTitel: der Text auf Russisch fehlt" in text
    text = await olga.presses("Nächste Seite")
    assert "Vortrag 11" in text
    assert "sessions[" not in text
    assert (await olga.presses("« Zurück")).startswith("Das würde sich ändern")
    assert not desk.holds("release", "number > 2")


async def test_s11_overlaps_that_a_change_makes_are_said_with_numbers_of_people(
    desk: Stage, olga: Talker
) -> None:
    for number, name in ((11, "Anna"), (12, "Boris")):
        await somebody(desk, number, name)
        desk.write("INSERT INTO seat VALUES (?, 'umwelt', 0)", number)
    plenary = edited(kind=Kind.PLENARY, start=at(29, 11), end=at(29, 13, 30))
    await olga.sends_file("p.yaml", as_file(plenary))
    lines = [line for line in olga.text.splitlines() if line.startswith("• ")]
    assert lines == [
        "• Umwelt I, Di., 29.\u00a0Juni, 10:00–12:00, Ort folgt:"
        " überschneidet sich mit „Eröffnung“ (11:00–13:30): 2\u00a0Personen",
        "• Eröffnung, Di., 29.\u00a0Juni, 11:00–13:30, Große Halle:"
        " überschneidet sich mit „Mittagessen“ (13:00–14:00)",
    ]
