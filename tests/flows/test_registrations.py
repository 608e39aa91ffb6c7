"""The lists as organisers and coordinators see them, and nobody else."""

import pytest

from handlers.features import features
from handlers.frame.reader import everybody
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import OTHER_ORGANISER, publishes, somebody
from tests.flows.working_groups import (
    COORDINATOR,
    fill,
    group_changed,
    joins,
    known,
    member,
    opens_list,
)
from tests.programmes import at

pytestmark = pytest.mark.usefixtures("announced", "nothing_is_logged_as_an_error")

EVERYBODYS = [
    command.name
    for command in features().commands.values()
    if command.allowed is everybody and command.name != "info"
]
"""The programme has no info pages."""

UNKNOWN = "Diesen Befehl kenne ich nicht"
OUTDATED = "Dieser Knopf ist nicht mehr aktuell"


@pytest.fixture
async def karl(foyer: Stage) -> Talker:
    """The coordinator of Umwelt."""
    return await somebody(foyer, COORDINATOR, "Karl")


def menu_of(talker: Talker) -> list[str]:
    profile = talker.stage.telegram.profile
    return [entry["command"] for entry in profile.menu(talker.person, talker.chat)]


async def test_bars_show_how_full_every_group_is(foyer: Stage, organiser: Talker) -> None:
    fill(foyer, "presse", 2)
    fill(foyer, "kino", 3)
    fill(foyer, "kino", 2, waiting=True)
    fill(foyer, "musik", 1)
    text = await organiser.says("/registrations")
    assert "Umwelt\n░░░░░░░░░░ 0 von 2" in text
    assert "Presse\n▓▓▓▓░░░░░░ 2 von 5" in text
    assert "Kino\n▓▓▓▓▓▓▓▓▓▓ 3 von 3 · 2 warten" in text
    assert "Musik\n1 Platz belegt, unbegrenzt" in text
    ivan = await somebody(foyer, OTHER_ORGANISER, "Иван", "ru")
    text = await ivan.says("/registrations")
    assert "Пресса\n▓▓▓▓░░░░░░ 2 из 5" in text
    assert "Кино\n▓▓▓▓▓▓▓▓▓▓ 3 из 3 · 2 ждут" in text


async def test_a_list_names_who_sits_and_who_waits(foyer: Stage, organiser: Talker) -> None:
    anna = await known(foyer, 11, "Anna", town="Duisburg", attendance="video")
    boris = await known(foyer, 12, "Борис", "ru", town="Калуга", attendance="onsite")
    await joins(anna, "sport")
    foyer.clock.set(at(28, 17, 5))
    await joins(boris, "sport")
    text = await opens_list(organiser, "Sport")
    assert "1. Anna, Duisburg\nPlatz · per Video · DE · Mo., 28. Juni, 17:00" not in text
    assert "1. Anna, Duisburg\nPlatz · DE · per Video · Mo., 28. Juni, 17:00" in text
    assert "2. Борис, Калуга\nWarteliste, Platz 1 · RU · vor Ort · Mo., 28. Juni, 17:05" in text
    text = await organiser.presses("Борис")
    assert text.startswith("Борис\nSport\n\nWarteliste, Platz 1\n")
    for line in ("Wohnort oder Organisation: Калуга", "Sprache: RU", "Teilnahme: vor Ort"):
        assert line in text
    ivan = await somebody(foyer, OTHER_ORGANISER, "Иван", "ru")
    assert "2. Борис, Калуга\nЛист ожидания, место 1 · RU · лично" in await opens_list(
        ivan, "Спорт"
    )


async def test_who_cannot_be_reached_is_marked(foyer: Stage, organiser: Talker) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    assert "nicht erreichbar" not in await opens_list(organiser, "Sport")
    foyer.telegram.block(anna.person)
    await foyer.finished()
    assert "nicht erreichbar" in await opens_list(organiser, "Sport")
    assert "Hat den Bot blockiert" in await organiser.presses("Anna")


async def test_a_long_list_has_pages(foyer: Stage, organiser: Talker) -> None:
    fill(foyer, "musik", 23)
    text = await opens_list(organiser, "Musik")
    assert "Seite 1 von 3" in text
    assert "10. (ohne Namen)" in text
    assert "11. (ohne Namen)" in await organiser.presses("Nächste Seite")
    assert "23. (ohne Namen)" in await organiser.sends_press("Ll:musik:999")
    assert "Noch ist niemand angemeldet." in await opens_list(organiser, "Kino")


async def test_a_coordinator_has_the_list_of_their_own_group_and_no_other(
    foyer: Stage, karl: Talker
) -> None:
    await member(foyer, 11, "Anna", "umwelt")
    assert menu_of(karl) == [*EVERYBODYS, "registrations", "broadcast"]
    text = await karl.says("/registrations")
    assert "Umwelt" in text
    assert "Sport" not in text
    assert "1. Anna" in await karl.presses("Umwelt")
    await karl.presses("Anna")
    assert "Platz entziehen" in karl.labels
    assert "In andere Gruppe umsetzen" not in karl.labels
    await karl.says("/start g-umwelt")
    assert "Liste der Teilnehmenden" in karl.labels
    await karl.says("/start g-sport")
    assert "Liste der Teilnehmenden" not in karl.labels
    for data in ("Ll:sport:0", "Lp:sport:b", "Le:sport:csv", "Lm:umwelt:b:sport", "O", "A:0:1"):
        await karl.says("/now")
        assert (await karl.sends_press(data)).startswith(OUTDATED), data
    for command in ("/audit", "/programme_update"):
        assert (await karl.says(command)).startswith(UNKNOWN)


async def test_a_coordinator_named_by_a_release_has_the_list_from_then_on(
    foyer: Stage, organiser: Talker
) -> None:
    anna = await somebody(foyer, 11, "Anna")
    assert (await anna.says("/registrations")).startswith(UNKNOWN)
    await publishes(organiser, group_changed("sport", coordinators=(11,)))
    assert "Sport" in await anna.says("/registrations")
    assert menu_of(anna) == [*EVERYBODYS, "registrations", "broadcast"]
    await publishes(organiser, group_changed("kino", coordinators=(12,)))
    assert (await anna.says("/registrations")).startswith(UNKNOWN)
    assert menu_of(anna) == EVERYBODYS


async def test_for_everybody_else_there_are_no_lists(foyer: Stage) -> None:
    anna, boris = await member(foyer, 11, "Anna", "umwelt"), await known(foyer, 12, "Б", "ru")
    assert (await anna.says("/registrations")).startswith(UNKNOWN)
    assert (await boris.says("/registrations")).startswith("Такой команды я не знаю.")
    assert (await anna.says("/registrations umwelt")).startswith(UNKNOWN)
    assert menu_of(anna) == EVERYBODYS
    await anna.says("/start g-umwelt")
    assert "Liste der Teilnehmenden" not in anna.labels
    assert not foyer.holds("audit", "action IN ('list seen', 'list exported')")


async def test_lists_are_not_shown_in_a_group_chat(foyer: Stage, organiser: Talker) -> None:
    group = foyer.group(-5, organiser)
    await organiser.says("/programme", group)
    count = len(group.messages)
    await organiser.says("/registrations", group)
    assert len(group.messages) == count + 1
    screen = group.messages[count - 1]
    for data in ("L:0", "Ll:umwelt:0", "Lp:umwelt:b", "Le::csv"):
        await organiser.sends_press(data, screen)
        assert "privaten Chat" in organiser.toast, data
    assert not foyer.holds("audit", "action IN ('list seen', 'list exported')")


async def test_every_look_at_a_list_and_every_transition_is_in_the_audit_log(
    foyer: Stage, organiser: Talker, karl: Talker
) -> None:
    anna = await member(foyer, 11, "Anna", "sport")
    await member(foyer, 12, "Борис", "sport", language="ru")
    await anna.sends_press("jl:sport:1")
    await karl.says("/registrations")
    assert not foyer.holds("audit", "action = 'list seen'")
    await karl.presses("Umwelt")
    assert "Karl\nListe angesehen: Umwelt" in await organiser.says("/audit")
    assert "Anna" not in organiser.text
    assert "hat einen Platz" not in organiser.text
    text = await organiser.presses("Gruppen")
    assert text.startswith("Protokoll\nGruppen\n")
    assert "Anna\nAnna hat die Gruppe verlassen: Sport" in text
    assert "Anna\nБорис hat einen Platz: Sport" in text
    assert "Борис\nБорис wartet auf einen Platz: Sport" in text
    assert "Anna\nAnna hat einen Platz: Sport" in text
    assert "Liste angesehen" in text
    await organiser.presses("Nur eine Person")
    text = await organiser.presses("Борис")
    assert text.startswith("Protokoll\nGruppen · nur Борис")
    assert "Anna\nБорис hat einen Platz: Sport" in text
    assert "Anna\nAnna" not in text
    assert "Karl" in await organiser.presses("Alle Personen")


async def test_somebody_on_a_list_looked_at_alone_is_in_the_audit_log_too(
    foyer: Stage, organiser: Talker
) -> None:
    await member(foyer, 11, "Anna", "sport")
    await organiser.says("/now")
    assert (await organiser.sends_press("Lp:sport:b")).startswith("Anna\nSport")
    assert foyer.holds("audit", "action = 'list seen' AND actor = 21")
