"""Who asks for something of which one part is off hears that first, and then what is still on."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.programme import edits
from storage.programme.model import Kind, Programme, Text
from tests.flows.conversation import Stage
from tests.flows.organising import somebody
from tests.flows.working_groups import in_the_foyer, programme_with_groups
from tests.programmes import at, session

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

OFF = "Fällt aus: Umwelt II (Di., 29. Juni, 14:00–16:00)\n"
OFF_IN_RUSSIAN = "Отменяется: Экология II (вт, 29 июня, 14:00–16:00)\n"
STILL_ON = "Das fällt aus. Weiterhin findet statt: Umwelt I (Di., 29. Juni, 10:00–12:00)\n"
STILL_ON_IN_RUSSIAN = "Это отменено. Остаётся в программе: Экология I (вт, 29 июня, 10:00–12:00)\n"


def plain(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\xa0", " ")


def two_sittings() -> Programme:
    """Umwelt sits twice: in the morning, on nature, as its description says, and at two."""
    programme = programme_with_groups()
    nature = Text({"de": "Was die Natur vor der Haustür braucht.", "ru": "Что нужно природе."})
    second = session(
        "u2",
        at(29, 14),
        2,
        Text({"de": "Umwelt II", "ru": "Экология II"}),
        kind=Kind.GROUP,
        group="umwelt",
    )
    sessions = (replace(s, abstract=nature) if s.id == "u1" else s for s in programme.sessions)
    return replace(programme, sessions=(*sessions, second))


@pytest.fixture
async def foyer(tmp_path: Path) -> AsyncIterator[Stage]:
    """The evening before, when the second sitting is off already."""
    async with in_the_foyer(tmp_path, edits.cancel(two_sittings(), "u2", None, None)) as stage:
        yield stage


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Findet Umwelt morgen statt?", OFF),
        ("fällt umwelt morgen aus", OFF),
        ("ist umwelt morgen", OFF),
        ("Wann ist die Arbeitsgruppe Umwelt?", OFF),
        ("Findet die Gruppe Umwelt statt?", OFF),
        ("Findet das mit der Natur statt?", OFF),
        ("экология завтра будет?", OFF_IN_RUSSIAN),
        ("когда экология", OFF_IN_RUSSIAN),
        ("природа состоится?", OFF_IN_RUSSIAN),
        ("мне сказали, экологию отменили", OFF_IN_RUSSIAN),
        ("мне сказали природу отменили", OFF_IN_RUSSIAN),
    ],
)
async def test_what_is_off_of_what_is_asked_for_is_said_first(
    foyer: Stage, text: str, begins: str
) -> None:
    anna = await somebody(foyer, 11, "Anna", "de" if begins is OFF else "ru")
    assert plain(await anna.says(text)).startswith(begins), anna.text
    assert "10:00" in anna.text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Findet Umwelt morgen um 14 Uhr statt?", STILL_ON),
        ("Natur morgen um 14 Uhr", STILL_ON),
        ("экология завтра в 14 будет?", STILL_ON_IN_RUSSIAN),
        ("природа завтра в 14 будет?", STILL_ON_IN_RUSSIAN),
    ],
)
async def test_of_what_is_off_at_the_hour_asked_for_it_is_said_what_is_still_on(
    foyer: Stage, text: str, begins: str
) -> None:
    anna = await somebody(foyer, 11, "Anna", "de" if begins is STILL_ON else "ru")
    assert plain(await anna.says(text)).startswith(begins), anna.text


@pytest.mark.parametrize("text", ["Welche Gruppen fallen aus?", "что отменили?"])
async def test_who_asks_what_is_off_reads_the_changes(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith("Änderungen\n")


@pytest.mark.parametrize("text", ["Findet Umwelt morgen um 10 Uhr statt?", "Was ist Sport I?"])
async def test_who_asks_for_what_is_on_hears_nothing_of_another(foyer: Stage, text: str) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert "Fällt aus" not in await anna.says(text)


async def test_of_what_has_moved_its_new_hour_is_told_to_who_asks_for_the_old_one(
    tmp_path: Path,
) -> None:
    moved = two_sittings()
    sessions = (
        replace(s, start=at(29, 16), end=at(29, 18)) if s.id == "u2" else s for s in moved.sessions
    )
    async with in_the_foyer(tmp_path, replace(moved, sessions=tuple(sessions))) as foyer:
        anna, boris = await somebody(foyer, 11, "Anna"), await somebody(foyer, 12, "Борис", "ru")
        for text in ("Findet Umwelt morgen um 14 Uhr statt?", "natur morgen um 14 uhr"):
            begins = "Dienstag, 29. Juni, 14:00: steht nicht im Programm. Am nächsten liegt:\n"
            assert plain(await anna.says(text)).startswith(begins), anna.text
            assert "16:00–18:00" in anna.text
        for text in ("экология завтра в 14 будет?", "природа завтра в 14"):
            assert plain(await boris.says(text)).startswith("Вторник, 29 июня, 14:00: ")
            assert "16:00–18:00" in boris.text


@pytest.mark.parametrize(
    "text",
    [
        "запиши меня на природу",
        "хочу записаться на природу",
        "melde mich bei Natur an",
        "Bitte melden Sie mich für das mit der Natur an",
        "ich will mich für natur eintragen",
    ],
)
async def test_who_signs_up_by_an_everyday_word_sees_the_card_of_that_group(
    foyer: Stage, text: str
) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says(text)).startswith(("Umwelt\n", "Экология\n")), anna.text
    assert anna.labels[0] in ("Anmelden", "Записаться")
