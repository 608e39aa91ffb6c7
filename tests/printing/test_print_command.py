"""`print` as an operator meets it: a whole file or one line that says why there is none."""

import os
from pathlib import Path

import pytest

from tests.bot.command_line import assert_refused, bot
from tests.printing.paper import links, pages

PAGES = "https://pages.example/kaluga"


def test_the_programme_is_written_whole_in_each_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"of yesterday")
    umask = os.umask(0o027)
    try:
        assert bot(tmp_path, "print", "programme", "a.pdf").returncode == 0
        assert bot(tmp_path, "print", "programme", "b.PDF", "--language", "ru").returncode == 0
    finally:
        os.umask(umask)
    both, russian = ((tmp_path / name).read_bytes() for name in ("a.pdf", "b.PDF"))
    assert "Eröffnung der Konferenz" in "".join(pages(both))
    assert "Открытие конференции" in "".join(pages(both))
    assert "Открытие конференции" in "".join(pages(russian))
    assert "Eröffnung" not in "".join(pages(russian))
    assert (tmp_path / "b.PDF").stat().st_mode & 0o777 == 0o640, "what is public follows the umask"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.pdf", "b.PDF"]


def test_posters_lead_to_the_bot_that_is_named(tmp_path: Path) -> None:
    printed = ("print", "poster", "p.pdf")
    assert_refused(bot(tmp_path, *printed), "error: --bot: ", "not run on this database")
    assert not (tmp_path / "p.pdf").exists()
    result = bot(tmp_path, *printed, "--bot", "@kaluga_bot", BOT_WEB_URL=PAGES)
    assert result.returncode == 0, result.stderr
    pdf = (tmp_path / "p.pdf").read_bytes()
    assert {
        "https://t.me/kaluga_bot",
        f"{PAGES}/",
        f"{PAGES}/de/place/philharmonie",
        "https://t.me/kaluga_bot?start=p-philharmonie",
        "https://t.me/kaluga_bot?start=g-gesundheit",
    } <= links(pdf)
    hall = pages(pdf)[2]
    assert "Konzertsaal der Gebietsphilharmonie" in hall
    assert "Концертный зал Калужской областной филармонии" in hall
    assert "t.me/kaluga_bot?start=p-philharmonie" in hall


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("programme", "a.txt"), "a.txt: the file must end in .pdf"),
        (("programme", "none/a.pdf"), "none/a.pdf: "),
        (("programme", "a.pdf", "--language", "fr"), "--language: 'fr'"),
        (("poster", "a.pdf", "--bot", "t.me/kaluga_bot"), "give the bot's name"),
        (("poster", "a.pdf", "--bot", "@kaluga_bot", "--language", "fr"), "--language: 'fr'"),
        (("leaflet", "a.pdf"), "leaflet"),
    ],
)
def test_what_cannot_be_printed_is_one_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert_refused(bot(tmp_path, "print", *arguments), said)
    assert list(tmp_path.iterdir()) == []
