"""The poster of a team, read back as a phone reads it."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from handlers.teams.poster import HEIGHT, WIDTH, poster

LINK = "https://t.me/konferenzbot?start=t-abcdefghijklmnop"
HEADING = "Jugendforum · Молодёжный форум"
CALLS = ["Scannen und dem Team beitreten", "Отсканируйте код и вступайте в команду"]


def printed(*names: str) -> Image.Image:
    """The poster of a team with that name."""
    picture = Image.open(BytesIO(poster(LINK, HEADING, names, CALLS)))
    assert picture.format == "PNG"
    assert picture.size == (WIDTH, HEIGHT)
    return picture


def read(picture: Image.Image) -> list[str]:
    """What a phone finds on it."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


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


def test_the_code_is_found_when_a_corner_of_it_is_torn_off() -> None:
    picture = printed("Perm–Duisburg", "Пермь–Дуйсбург")
    picture.paste(255, (WIDTH - 330, HEIGHT // 2 + 130, WIDTH - 200, HEIGHT // 2 + 260))
    assert read(picture) == [LINK]


def test_the_code_is_found_on_a_small_and_tilted_photograph() -> None:
    picture = printed("Perm–Duisburg", "Пермь–Дуйсбург")
    photograph = picture.rotate(7, expand=True, fillcolor=200).resize((420, 600))
    assert read(photograph) == [LINK]


def test_each_name_and_call_stands_on_it() -> None:
    both = printed("Perm–Duisburg", "Пермь–Дуйсбург")
    for names in (("Perm–Duisburg",), ("Пермь–Дуйсбург",)):
        alone = printed(*names)
        assert _ink(both) > _ink(alone)
    without_calls = Image.open(BytesIO(poster(LINK, HEADING, ("Perm–Duisburg",), CALLS[:1])))
    assert _ink(printed("Perm–Duisburg")) > _ink(without_calls)


def _ink(picture: Image.Image) -> float:
    """How much of the page is black."""
    histogram = picture.histogram()
    return sum(count * (255 - grey) for grey, count in enumerate(histogram)) / 255
