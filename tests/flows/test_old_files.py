"""A file that was fetched before the newest releases says what it would take back."""

from dataclasses import replace
from datetime import date

import pytest

from storage.programme import edits, xlsx_file
from storage.programme.template import new_event
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import as_file, edited, moved, publishes
from tests.flows.test_cancelled import off
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def sent_back(organiser: Talker) -> bytes:
    """What the file holds that the bot has sent."""
    assert organiser.screen.file
    return organiser.screen.file.content


OLDER = "Die Datei stammt aus Fassung 1, es gilt Fassung 2."


@pytest.mark.parametrize("name", ["test-1.yaml", "test-1 (2).yaml"])
async def test_an_old_file_says_next_to_the_buttons_what_it_would_take_back(
    olga: Talker, name: str
) -> None:
    await publishes(olga, off())
    changed = edits.cancel(small_programme(), "nacht", None)
    text = await olga.sends_file(name, as_file(changed))
    assert text.endswith(f"\n\n{OLDER}\nZurückgenommen würden: Eröffnung")


@pytest.mark.parametrize("form", ["Als Tabelle (.xlsx)", "Als Textdatei (.yaml)"])
async def test_an_old_file_is_known_for_what_it_is_once_it_is_renamed(
    olga: Talker, form: str
) -> None:
    await olga.says("/programme_update")
    await olga.presses(form)
    content = sent_back(olga)
    await publishes(olga, off())
    text = await olga.sends_file(f"Programm neu{form[-6:-1]}", content)
    assert text.endswith(f"\n\n{OLDER}\nZurückgenommen würden: Eröffnung")
    await olga.says("/start")
    await olga.presses("Organisationsbüro")
    assert OLDER in (await olga.presses("Veröffentlichen oder verwerfen")).split("\n\n")[-1]


@pytest.mark.parametrize("command", ["the bot", "the command line"])
async def test_a_template_that_comes_back_as_it_was_is_no_release(
    desk: Stage, olga: Talker, command: str
) -> None:
    if command == "the bot":
        await olga.says("/programme_update")
        await olga.presses("Leere Vorlage (.xlsx)")
        content = sent_back(olga)
    else:
        content = xlsx_file.write_template(new_event(), date(2026, 5, 4), "ru")
    text = await olga.sends_file("Programm.xlsx", content)
    assert text.startswith("Das ist noch die leere Vorlage.")
    assert not desk.holds("draft")


async def test_how_many_sessions_drop_out_is_said_first_and_what_is_over_comes_last(
    desk: Stage, olga: Talker
) -> None:
    await desk.clock.travel(at(28, 21))
    programme = small_programme()
    kept = tuple(s for s in programme.sessions if s.id not in ("eroeffnung", "nacht", "u1"))
    asked = await olga.sends_file("p.yaml", as_file(replace(programme, sessions=kept)))
    assert "\n1\u00a0davon ist schon vorbei\n" in asked
    assert asked.index("Nacht") < asked.index("Umwelt I") < asked.index("Eröffnung")
    text = await olga.presses("Alle offenen: fallen aus")
    assert text.startswith("Das würde sich ändern\n2\u00a0Programmpunkte fallen aus\n")
    assert text.index("Umwelt I") < text.index("Eröffnung (schon vorbei)")


@pytest.mark.parametrize("name", ["test-2.yaml", "programme.yaml", "test-12.yaml", "test-0.yaml"])
async def test_a_file_of_the_release_in_force_or_of_no_known_one_is_shown_as_it_is(
    olga: Talker, name: str
) -> None:
    await publishes(olga, moved(19))
    text = await olga.sends_file(name, as_file(edited(online=None)))
    assert text.startswith("Das würde sich ändern")
