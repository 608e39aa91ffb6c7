"""What is missing from a file is asked about in the chat before the file is published."""

from dataclasses import replace

import pytest

from storage.programme.model import Session, Text
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import (
    OTHER_ORGANISER,
    as_file,
    edited,
    in_force,
    moved,
    publishes,
    somebody,
    starred,
    without,
)
from tests.flows.working_groups import texts
from tests.programmes import at, small_programme

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

HEADS = ("Das Programm hat sich geändert", "Программа изменилась")


def told(talker: Talker) -> list[str]:
    return [text for text in texts(talker) if text.startswith(HEADS)]


def file_with(*sessions: Session, out: int = 1) -> bytes:
    """The small programme with sessions in place of its first ones."""
    return as_file(
        replace(small_programme(), sessions=(*sessions, *small_programme().sessions[out:]))
    )


def renamed(number: int, name: str, **values: object) -> Session:
    return replace(small_programme().sessions[number], id=name, **values)  # type: ignore[arg-type]


async def test_publishing_waits_until_it_is_said_what_became_of_each(
    desk: Stage, olga: Talker
) -> None:
    anna, boris = await starred(desk, 11, "Anna"), await starred(desk, 12, "Борис", "ru")
    await somebody(desk, 13, "Carla")
    text = await olga.sends_file("p.yaml", file_with(out=2))
    assert text.startswith("In der Datei fehlen 2 Programmpunkte")
    assert not [label for label in olga.labels if "eröffentlichen" in label]
    text = await olga.presses("1")
    assert text.startswith(
        "Fehlt in der Datei: Eröffnung\nMo., 28. Juni, 18:00–20:00 · Große Halle"
    )
    assert "Bei 2 Personen im eigenen Programm." in text
    assert (await olga.says("Die Solistin ist krank.")).startswith("Fehlt in der Datei: Eröffnung")
    assert "Und auf Russisch?" in olga.text
    text = await olga.says("Солистка заболела.")
    assert text.startswith("Fehlt in der Datei: Nacht")
    text = await olga.presses("Stand versehentlich drin")
    assert text.startswith("Das würde sich ändern")
    assert "Grund auf Russisch: Солистка заболела." in text
    assert "Nacht\nFällt aus (war: Mo., 28. Juni, 22:00 – Di. 02:00)\nWird nirgends mehr" in text
    await olga.presses("Absagen und veröffentlichen")
    await desk.delivered()
    assert "Grund: Die Solistin ist krank." in told(anna)[0]
    assert "Причина: Солистка заболела." in told(boris)[0]
    [opening, *rest] = (await in_force(olga)).sessions
    assert dict(opening.reason or {}) == {
        "de": "Die Solistin ist krank.",
        "ru": "Солистка заболела.",
    }
    assert "nacht" not in {session.id for session in rest}


async def test_what_looks_the_same_is_offered_and_stays_what_it_was(
    desk: Stage, olga: Talker
) -> None:
    anna = await starred(desk, 11, "Anna")
    later = renamed(0, "auftakt", start=at(28, 19), end=at(28, 21))
    text = await olga.sends_file("p.yaml", file_with(later))
    assert "Offen. Neu in der Datei und ähnlich: „Eröffnung“, Mo., 28. Juni, 19:00–21:00" in text
    await olga.presses("1")
    assert "Neu in der Datei und ähnlich\n• Eröffnung: Mo., 28. Juni, 19:00–21:00" in olga.text
    text = await olga.presses("Dasselbe: 19:00–21:00 Eröffnung")
    assert "Eröffnung\nZeit: Mo., 28. Juni, 18:00–20:00 → 19:00–21:00" in text
    assert "Kennung: eroeffnung → auftakt" in text
    assert "1 Person erfährt davon" in text
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    assert "18:00–20:00 → 19:00–21:00" in told(anna)[0]
    assert "19:00–21:00" in await anna.says("/start s-eroeffnung")
    assert [label for label in anna.labels if label.startswith("★")]
    assert (await in_force(olga)).sessions[0].id == "auftakt"


async def test_all_that_is_open_is_answered_at_once_and_an_answer_can_be_changed(
    desk: Stage, olga: Talker
) -> None:
    later = renamed(0, "auftakt", start=at(28, 19), end=at(28, 21))
    concert = replace(
        later, id="konzert", title=Text("Konzert"), start=at(30, 9), end=at(30, 10), place="pin"
    )
    await olga.sends_file("p.yaml", file_with(later, renamed(2, "u-eins"), concert, out=4))
    assert "4 Programmpunkte" in olga.text
    text = await olga.presses("2 Vorschläge annehmen")
    assert text.count("Dasselbe wie „") == 2
    assert "Vorschl" not in " ".join(olga.labels)
    text = await olga.presses("Alle offenen: fallen aus")
    assert "Nacht\nFällt aus" in text
    assert "Sport I\nFällt aus" in text
    for label in ("Was in der Datei fehlt", "1", "Heißt jetzt anders"):
        await olga.presses(label)
    assert olga.text.startswith("Was ist „Eröffnung“ jetzt?")
    text = await olga.presses("Konzert")
    assert "Konzert\nZeit: Mo., 28. Juni, 18:00–20:00 → Mi., 30. Juni, 09:00–10:00" in text
    assert not desk.holds("release", "number > 1")


async def test_answers_stay_when_another_release_comes_first(desk: Stage, olga: Talker) -> None:
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    await olga.sends_file("p.yaml", as_file(without("eroeffnung")))
    for label in ("1", "Krankheit"):
        await olga.presses(label)
    await publishes(other, moved(19))
    text = await olga.presses("Absage ohne Meldung veröffentlichen")
    assert "Inzwischen wurde Fassung 2 veröffentlicht" in text.split("\n\n")[-1]
    assert "Fällt aus (war: Mo., 28. Juni, 19:00–21:00)" in text
    assert (await olga.presses("Absage ohne Meldung veröffentlichen")).startswith("Fassung 3")


async def test_what_is_new_meanwhile_is_asked_about_again(desk: Stage, olga: Talker) -> None:
    """Another organiser has published what the answer names."""
    other = await somebody(desk, OTHER_ORGANISER, "Otto")
    new = renamed(0, "auftakt", start=at(28, 20), end=at(28, 21))
    await olga.sends_file("p.yaml", file_with(new))
    await olga.presses("Vorschlag annehmen")
    both = replace(edited(), sessions=(*small_programme().sessions, new))
    await publishes(other, both)
    text = await olga.presses("Veröffentlichen")
    assert "In der Datei fehlt 1 Programmpunkt" in text
    await olga.presses("1")
    await olga.presses("Zu wenige Anmeldungen")
    assert (await olga.presses("Absage ohne Meldung veröffentlichen")).startswith("Fassung 3")


@pytest.mark.parametrize("typed", ["", "behalten", "bleibt bitte", "оставить"])
async def test_what_a_file_has_left_out_by_mistake_stays_as_it_is(
    desk: Stage, olga: Talker, typed: str
) -> None:
    anna = await starred(desk, 11, "Anna")
    await olga.sends_file("p.yaml", file_with(out=1))
    await olga.presses("1")
    text = await (olga.says(typed) if typed else olga.presses("Bleibt im Programm"))
    assert text.startswith("Es würde sich nichts ändern.") or "Eröffnung" not in text
    assert "eroeffnung" in {session.id for session in (await in_force(olga)).sessions}
    assert told(anna) == []


async def test_all_that_is_open_stays_at_one_press(desk: Stage, olga: Talker) -> None:
    anna = await starred(desk, 11, "Anna")
    later = replace(small_programme().sessions[2], start=at(29, 11), end=at(29, 12))
    await olga.sends_file("p.yaml", file_with(later, out=3))
    text = await olga.presses("Alle offenen: bleiben im Programm")
    assert text.startswith("Das würde sich ändern")
    assert not any(f"\n{title}\n" in text for title in ("Eröffnung", "Nacht"))
    await olga.presses("Was in der Datei fehlt")
    assert olga.text.count("Bleibt im Programm") == 2
    await olga.presses("« Zurück")
    await olga.presses("Veröffentlichen")
    await desk.delivered()
    assert {"eroeffnung", "nacht"} <= {s.id for s in (await in_force(olga)).sessions}
    assert told(anna) == []


@pytest.mark.parametrize("typed", ["это ошибка", "Fehler", "das war ein Versehen", "по ошибке"])
async def test_that_something_was_a_mistake_is_no_reason_for_a_cancellation(
    desk: Stage, olga: Talker, typed: str
) -> None:
    await olga.sends_file("p.yaml", file_with(out=1))
    await olga.presses("1")
    said = await olga.says(typed)
    assert said.startswith("Fehlt er in der Datei aus Versehen und bleibt")
    assert {"Bleibt im Programm", "Stand versehentlich drin"} <= set(olga.labels)
    assert not desk.holds("draft", f"answers LIKE '%{typed}%'")


async def test_a_discarded_file_leaves_no_question_behind(olga: Talker) -> None:
    await olga.sends_file("p.yaml", file_with(out=2))
    shown = olga.screen
    [listed] = [b["callback_data"] for row in shown.rows for b in row if b["text"] == "Verwerfen"]
    await olga.presses("1")
    await olga.says("/now")
    assert olga.may_go_on()
    await olga.sends_press(listed, shown)
    await olga.says("/now")
    assert not olga.may_go_on()


@pytest.mark.parametrize("word", ["behalten", "bleibt drin", "оставить"])
async def test_that_all_stay_may_be_written_at_the_list_of_what_is_missing(
    desk: Stage, olga: Talker, word: str
) -> None:
    await olga.sends_file("p.yaml", file_with(out=2))
    text = await olga.says(word)
    assert text.startswith("In der Datei fehlen 2\u00a0Programmpunkte")
    assert text.endswith("Zur Sicherheit bitte „Alle offenen: bleiben im Programm“ drücken.")
    await olga.presses("Verwerfen")
    await olga.sends_file("p.yaml", file_with(out=1))
    assert "Fehlt" not in await olga.says(word)
    assert "Fällt aus" not in olga.text
    assert not desk.holds("release", "number > 1")
