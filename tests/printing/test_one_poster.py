"""A poster by itself, as a team has it: read back as a phone reads it."""

from collections.abc import Sequence
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from handlers.printing.posters import Posters, one_poster
from handlers.printing.typesetting import picture, typeset
from tests.printing.paper import pages

LINK = "https://t.me/konferenzbot?start=t-abcdefghijklmnop"
FORUM = ("Jugendforum", "Молодёжный форум")
CALLS = ("Scannen und dem Team beitreten", "Отсканируйте код и вступайте в команду")
A4: tuple[int, int] = (1240, 1754)
"""At 150 dots per inch."""


def of_team(*names: str) -> Posters:
    """The poster of a team with that name."""
    return one_poster(("de", "ru"), FORUM, names, CALLS, LINK)


def printed(*names: str) -> Image.Image:
    """The same as a picture, in shades of grey."""
    drawn = Image.open(BytesIO(picture(of_team(*names))))
    assert (drawn.format, drawn.size) == ("PNG", A4)
    return drawn.convert("L")


def read(drawn: Image.Image) -> Sequence[str]:
    """What a phone finds on it."""
    return [found.text for found in zxingcpp.read_barcodes(drawn)]


@pytest.mark.parametrize(
    "names",
    [
        ("Perm–Duisburg", "Пермь–Дуйсбург"),
        ("Одно имя", "Одно имя"),
        ("Ein sehr langer Name " * 9, "Оченьдлинноеназвание" * 10),
        ("X", ""),
        ("团队 🎈", "Ęśż"),
    ],
)
def test_the_code_is_found_whatever_the_team_is_called(names: tuple[str, ...]) -> None:
    assert read(printed(*names)) == [LINK]


def test_the_code_is_found_on_a_torn_sheet_and_on_a_small_and_tilted_photograph() -> None:
    drawn = printed("Perm–Duisburg", "Пермь–Дуйсбург")
    photograph = drawn.rotate(7, expand=True, fillcolor=200).resize((420, 600))
    assert read(photograph) == [LINK]
    (code,) = zxingcpp.read_barcodes(drawn)
    x, y = code.position.bottom_right.x, code.position.bottom_right.y
    drawn.paste(255, (x - 100, y - 100, x, y))
    assert read(drawn) == [LINK]


def test_what_is_said_in_both_languages_alike_stands_there_once() -> None:
    (page,) = pages(typeset(of_team("Perm–Duisburg", "Perm–Duisburg")))
    assert page.count("Perm–Duisburg") == 1
    for said in (*FORUM, *CALLS, LINK.removeprefix("https://")):
        assert said in page
