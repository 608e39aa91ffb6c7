"""A programme to begin with, in the chat: an empty template, and files of other systems."""

from dataclasses import replace

import pytest

from storage.programme import xlsx_file, yaml_file
from storage.programme.model import Kind, Programme, Text
from tests.flows.conversation import Talker
from tests.programmes import small_programme
from tests.storage.programme.foreign_schedules import as_json, as_xml, large_schedule

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")


def sent_back(organiser: Talker) -> Programme:
    """The programme of the workbook that the bot has sent."""
    assert organiser.screen.file
    programme = xlsx_file.read(organiser.screen.file.content).programme
    assert programme is not None
    return programme


async def test_programme_update_offers_an_empty_template_for_the_event(olga: Talker) -> None:
    await olga.says("/programme_update")
    assert olga.labels[:3] == [
        "Als Tabelle (.xlsx)",
        "Als Textdatei (.yaml)",
        "Leere Vorlage (.xlsx)",
    ]
    await olga.presses("Leere Vorlage (.xlsx)")
    assert olga.screen.file
    assert olga.screen.file.name == "test-0.xlsx"
    assert olga.text.startswith("Leere Vorlage")
    template = sent_back(olga)
    assert template.event == small_programme().event
    assert [s.title.in_language("de") for s in template.sessions] == ["Eröffnung", "Mittagessen"]


async def test_a_schedule_of_another_system_comes_back_as_a_workbook_to_complete(
    olga: Talker,
) -> None:
    """What the event in force has beyond it is kept, and nothing is published by itself."""
    text = await olga.sends_file("fahrplan.json", as_json(large_schedule(40)))
    assert text.startswith("fahrplan.json als Tabelle")
    assert "Sie enthält 40\N{NO-BREAK SPACE}Programmpunkte." in text
    assert "gelb markiert und auf dem Blatt „Fehlt noch“" in text
    assert olga.screen.file
    assert olga.screen.file.name == "test-json.xlsx"
    made, before = sent_back(olga), small_programme()
    assert (made.event, made.groups, made.teams) == (before.event, before.groups, before.teams)
    assert set(made.sessions[0].title) == {"de"}, "the other language is to be written"
    asked = await olga.sends_file("test-json.xlsx", olga.screen.file.content)
    assert "Mittagessen" in asked, "what happens to the sessions in force is asked as of any file"


async def test_what_was_completed_once_is_kept_when_the_schedule_comes_anew(olga: Talker) -> None:
    schedule = large_schedule(40)
    await olga.sends_file("fahrplan.xml", as_xml(schedule))
    made = sent_back(olga)
    first = replace(
        made.sessions[0],
        title=Text({**made.sessions[0].title, "ru": "Доклад"}),
        kind=Kind.PLENARY,
    )
    completed = replace(made, sessions=(first, *made.sessions[1:]))
    await olga.sends_file("p.yaml", yaml_file.write(completed).encode())
    await olga.presses("Alle offenen: versehentlich drin")
    await olga.presses("Absagen und veröffentlichen")
    await olga.sends_file("fahrplan.xml", as_xml(schedule))
    again = sent_back(olga)
    assert (again.sessions[0].title, again.sessions[0].kind) == (first.title, first.kind)
    assert [s.id for s in again.sessions] == [s.id for s in made.sessions]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("s.json", b"{}", "kein Programm in der Form von frab oder pretalx"),
        ("s.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "Dokumenttypen und Entitäten"),
        ("s.ics", b"hello", "keine lesbare Kalenderdatei"),
    ],
)
async def test_what_cannot_be_converted_is_refused_in_the_organisers_language(
    olga: Talker, name: str, content: bytes, said: str
) -> None:
    text = await olga.sends_file(name, content)
    assert "nicht veröffentlicht" in text.split("\n")[0]
    assert said in text
    assert "Was bisher veröffentlicht ist, gilt weiter" in text
