"""What takes long to look at: codes as a phone reads them, and a programme of 1,000 sessions."""

from dataclasses import replace

import pytest

from handlers.frame.child_process import Children
from handlers.printing.posters import Ways, posters
from handlers.printing.programme import whole_programme
from handlers.printing.typesetting import typeset
from storage.programme.model import Programme, Text
from tests.printing.paper import codes, links, pages, sizes
from tests.printing.test_programme import readers
from tests.programmes import large_programme, small_programme

pytestmark = pytest.mark.e2e

PAGES = "https://staedtepartnerschaften.example.org/programm"
BOT = "https://t.me/konferenz_demo_bot"


def called(title: str) -> Programme:
    """The small programme whose hall and first group have that name."""
    small = small_programme()
    hall, *places = small.places
    first, *groups = small.groups
    return replace(
        small,
        places=(replace(hall, name=Text(title)), *places),
        groups=(replace(first, title=Text(title)), *groups),
    )


@pytest.mark.parametrize(
    "title",
    [
        "Großer Saal",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "Оченьдлинноеназвание" * 10,
        "Ein langer Name mit vielen Worten darin " * 5,
        "团队 🎈 #1 *neu* $x$",
    ],
)
def test_a_phone_finds_each_code_whatever_the_room_is_called(title: str) -> None:
    made = typeset(posters(readers(called(title)), Ways("konferenz_demo_bot", PAGES)))
    assert codes(made) == [
        [BOT],
        [f"{PAGES}/"],
        *(
            sorted([f"{BOT}?start={kind[0]}-{name}", f"{PAGES}/de/{kind}/{name}"])
            for kind, name in (
                ("place", "halle"),
                ("place", "pin"),
                ("group", "umwelt"),
                ("group", "sport"),
            )
        ),
    ]
    assert {link for page in codes(made) for link in page} == links(made)
    assert set(sizes(made)) == {(210, 297)}


async def test_a_thousand_sessions_are_set_within_the_bounds_of_a_child() -> None:
    sheet = whole_programme(readers(large_programme()))
    assert sheet.dense
    read = pages(await Children().run(typeset, sheet))
    assert len(read) < 100
    assert f"{len(read)} / {len(read)}" in read[-1]
    assert "(999)" in "".join(read)
