"""A leader changes more than one thing of a workshop in a sentence, or how long it takes."""

import pytest

from tests.flows.conversation import Stage, Talker
from tests.flows.teams import adds, leader

pytestmark = pytest.mark.usefixtures("nothing_is_logged_as_an_error")

WHICH = "Welcher Workshop ist gemeint?"


@pytest.fixture
async def lena(forum: Stage) -> Talker:
    """A leader whose team has one workshop of its own tomorrow, from 14:00 to 15:15."""
    lena = await leader(forum)
    await adds(lena, day="29", hour="14:00", title="Trommeln", russian="Барабаны")
    await lena.says("/now")
    return lena


def plain(text: str) -> str:
    """A text without its no-break spaces."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("воркшоп в 14:00 будет не в фойе, а в кафе", "14:00 · 1 Std. 15 Min. · кафе · Trommeln"),
        ("Trommeln um 14 Uhr ist nicht im Foyer, sondern im Café", "14:00 · 1 Std. 15 Min. · Café"),
        (
            "Trommeln um 16 Uhr nicht im Foyer, sondern im Garten",
            "16:00 · 1 Std. 15 Min. · Garten · Trommeln",
        ),
        (
            "verlegt Trommeln auf 19 Uhr ins Cafe und nennt es Durchlauf",
            "19:00 · 1 Std. 15 Min. · Cafe · Durchlauf",
        ),
        ("Trommeln um 19 Uhr und heißt jetzt Durchlauf", "19:00 · 1 Std. 15 Min. · Teehaus"),
        ("перенеси барабаны на 19:00 и назови их Прогон", "19:00 · 1 Std. 15 Min. · Teehaus"),
        ("verschieb Trommeln auf 19 Uhr und verleg es ins Cafe", "19:00 · 1 Std. 15 Min. · Cafe"),
    ],
)
async def test_each_change_of_a_sentence_is_taken(lena: Talker, text: str, known: str) -> None:
    assert known in plain(await lena.says(text))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Trommeln nicht um 14 Uhr, sondern um 19 Uhr", "14:00–15:15 → 19:00–20:15"),
        ("Trommeln morgen nicht um 14 sondern um 19 Uhr", "14:00–15:15 → 19:00–20:15"),
        ("барабаны завтра не в 14 а в 19", "14:00–15:15 → 19:00–20:15"),
        ("воркшоп завтра не в 14:00, а в 19:00", "14:00–15:15 → 19:00–20:15"),
        ("завтра репетиция не в 14 а в 19", "14:00–15:15 → 19:00–20:15"),
        ("morgen ist die Probe nicht um 14 Uhr, sondern um 19 Uhr", "14:00–15:15 → 19:00–20:15"),
        ("mach Trommeln kürzer, nur 45 min", "14:00–15:15 → 14:00–14:45"),
        ("Trommeln nur 45 Minuten", "14:00–15:15 → 14:00–14:45"),
        ("Trommeln dauert nur 45 min", "14:00–15:15 → 14:00–14:45"),
        ("Trommeln auf 45 min kürzen", "14:00–15:15 → 14:00–14:45"),
        ("Trommeln 15 min kürzer", "14:00–15:15 → 14:00–15:00"),
        ("mach den Workshop morgen eine Viertelstunde länger", "14:00–15:15 → 14:00–15:30"),
        ("сделай барабаны короче, 45 минут", "14:00–15:15 → 14:00–14:45"),
        ("барабаны будут на 15 минут короче", "14:00–15:15 → 14:00–15:00"),
        ("барабаны длятся всего 45 минут", "14:00–15:15 → 14:00–14:45"),
        ("Trommeln um 16 Uhr, aber nur 45 min", "14:00–15:15 → 16:00–16:45"),
    ],
)
async def test_another_hour_or_length_is_proposed(lena: Talker, text: str, change: str) -> None:
    assert change in plain(await lena.says(text))


@pytest.mark.parametrize(
    "text",
    ["завтра репетиция не в 18 а в 19", "morgen ist die Probe nicht um 18 sondern um 19 Uhr"],
)
async def test_what_is_called_otherwise_is_asked_for(lena: Talker, text: str) -> None:
    assert (await lena.says(text)).startswith(WHICH)
    assert "14:00–15:15 → 19:00–20:15" in plain(await lena.presses("Trommeln"))


@pytest.mark.parametrize(
    "text",
    [
        "dauert Trommeln nur 45 min",
        "wie lange dauert Trommeln",
        "сколько длятся барабаны",
        "ich kann bei Trommeln nur 45 Minuten bleiben",
        "ich komme nur 45 min zu Trommeln",
    ],
)
async def test_who_asks_how_long_or_speaks_of_oneself_changes_nothing(
    lena: Talker, text: str
) -> None:
    assert "→" not in await lena.says(text)


@pytest.mark.parametrize("begun", ["Trommeln um 16 Uhr", "schreib dem Team: wir kommen gleich"])
async def test_one_that_is_off_is_asked_about_while_a_draft_stands(
    lena: Talker, begun: str
) -> None:
    await lena.says(begun)
    said = await lena.says("Trommeln fällt aus, Halle gesperrt")
    assert "kann ich nicht" not in said
    said = await lena.presses("Änderung vorbereiten")
    assert "Trommeln\nFällt aus" in said
    assert "Halle gesperrt" in said
