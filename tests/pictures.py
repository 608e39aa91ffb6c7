"""The pictures of the handbooks, taken in the demo: `python -m tests.pictures [DIR]`.

Each is the last thing that the bot has said, in the language of its handbook. Words that are
pressed are those of the catalogue, so that a picture that can no longer be taken says so.
"""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import Browser, Locator, Page

from locales.catalogues import load_translators
from locales.translator import Translator
from tests.browsers import chromium

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
AT: Final = "2021-06-28T17:30"
PARTICIPANTS: Final = {"de": "Anna (DE)", "ru": "Борис (RU)"}
ORGANISER: Final = "Organiser"
SHORT: Final = 400
"""Milliseconds in which a chat that does not change is taken to be complete."""
PATIENCE: Final = 60
"""Seconds until something is taken to hang."""


@dataclass(frozen=True)
class Words:
    """What is typed by hand, in one language."""

    name: str
    question: str
    order: str
    broadcast: str
    lost: str


WORDS: Final = {
    "de": Words(
        name="Anna Berger",
        question="Wann gibt es morgen Mittagessen?",
        order="Gesundheit morgen um 14 Uhr absagen",
        broadcast="Der Bus zum Konzert fährt um 19:15 Uhr vor dem Hotel ab.\n\n"
        "Автобус на концерт отправляется в 19:15 от гостиницы.",
        lost="Kann mir jemand ein Ladegerät leihen?",
    ),
    "ru": Words(
        name="Борис Орлов",
        question="Когда завтра обед?",
        order="Отменить здравоохранение завтра в 14:00",
        broadcast="Автобус на концерт отправляется в 19:15 от гостиницы.\n\n"
        "Der Bus zum Konzert fährt um 19:15 Uhr vor dem Hotel ab.",
        lost="Кто-нибудь может одолжить зарядку?",
    ),
}


class Phone:
    """The chat page of the demo, used in one language."""

    def __init__(self, page: Page, tr: Translator, folder: Path) -> None:
        self._page = page
        self._tr = tr
        self._folder = folder

    async def be(self, name: str) -> None:
        """Change to somebody's chat."""
        await self._page.get_by_role("tab", name=name).click()
        await self._settled()

    async def write(self, text: str) -> None:
        """Send a text and wait for the answer."""
        before = await self._said()
        message = self._page.get_by_role("textbox", name="Message")
        await message.fill(text)
        await message.press("Enter")
        await self._answered(before)

    async def press(self, msgid: str) -> None:
        """Press the last button with these words of the catalogue and wait for what it does."""
        before, label = await self._said(), self._tr(msgid)
        await self._page.get_by_role("button", name=label, exact=True).last.click()
        await self._answered(before)

    async def take(self, name: str) -> None:
        """Take a picture of the bot's last message."""
        await self._page.mouse.move(0, 0)
        box = await self._last().bounding_box()
        assert box
        _save(await self._page.screenshot(clip={**box}), self._folder / f"{name}.png")

    def _last(self) -> Locator:
        return self._page.get_by_role("article").last

    async def _said(self) -> str:
        return await self._page.get_by_role("log").inner_html()

    async def _answered(self, before: str) -> None:
        """Wait until the bot has said something else than before."""
        async with asyncio.timeout(PATIENCE):
            while await self._said() == before or await self._last_is_own():
                await self._page.wait_for_timeout(SHORT)
        await self._settled()

    async def _last_is_own(self) -> bool:
        return "own" in (await self._last().get_attribute("class") or "").split()

    async def _settled(self) -> None:
        """Wait until the chat stands still."""
        async with asyncio.timeout(PATIENCE):
            before = ""
            while (now := await self._said()) != before:
                before = now
                await self._page.wait_for_timeout(SHORT)


def _save(taken: bytes, file: Path) -> None:
    """A screen has few colours; with a palette a picture is a third as large."""
    Image.open(BytesIO(taken)).convert("RGB").quantize(48).save(file, optimize=True)


async def _walk(phone: Phone, words: Words, language: str) -> None:
    """Everything that the handbooks show, in the order of a conference's first evening."""
    for code, name in PARTICIPANTS.items():
        await phone.be(name)
        await phone.write(f"/start lang-{code}")
    await phone.be(PARTICIPANTS[language])
    await phone.write("/start")
    await phone.take("home")
    await phone.write(words.question)
    await phone.take("question")
    await phone.write("/start g-gesundheit")
    await phone.take("group")
    await phone.press("Sign up")
    await phone.press("I agree")
    await phone.write(words.name)
    await phone.be(ORGANISER)
    await phone.write(f"/start lang-{language}")
    await phone.press("Organisers’ desk")
    await phone.take("desk")
    await phone.write("/programme_update")
    await phone.take("programme")
    await phone.write(words.order)
    await phone.take("change")
    await phone.press("Discard")
    await phone.write("/registrations")
    await phone.take("lists")
    await phone.write("/stats")
    await phone.take("figures")
    await phone.write("/broadcast")
    await phone.press("New broadcast")
    await phone.write(words.broadcast)
    await phone.take("draft")
    await phone.press("Check and send »")
    await phone.take("check")
    await phone.be(PARTICIPANTS[language])
    await phone.write(words.lost)
    await phone.press("Pass this on to the organisers")
    await phone.press("Pass on")
    await phone.be(ORGANISER)
    await phone.take("desk-question")


@asynccontextmanager
async def _demo() -> AsyncIterator[str]:
    """The address of a demo of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", "0", "--at", AT),
            cwd=folder,
            env={**clean, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            assert process.stdout
            yield (await process.stdout.readline()).split()[4].decode()
        finally:
            process.send_signal(signal.SIGTERM)
            await process.wait()


async def _take_page(browser: Browser, folder: Path) -> None:
    """The whole chat page, as whoever begins with the demo sees it."""
    async with _demo() as address:
        page = await browser.new_page(viewport={"width": 900, "height": 720})
        page.set_default_timeout(20_000)
        await page.goto(address)
        phone = Phone(page, load_translators()["de"], folder)
        await phone.be(PARTICIPANTS["de"])
        await phone.write("/start lang-de")
        await phone.write(WORDS["de"].question)
        _save(await page.screenshot(), folder / "demo.png")
        await page.close()


async def _take_all(browser: Browser, folder: Path) -> None:
    for code, words in WORDS.items():
        (folder / code).mkdir(parents=True, exist_ok=True)
        async with _demo() as address:
            page = await browser.new_page(
                viewport={"width": 420, "height": 2000},
                device_scale_factor=1.5,
                reduced_motion="reduce",
            )
            page.set_default_timeout(20_000)
            await page.goto(address)
            await _walk(Phone(page, load_translators()[code], folder / code), words, code)
            await page.close()


async def main(folder: Path) -> None:
    """Take all pictures anew."""
    async with chromium() as browser:
        await _take_all(browser, folder)
        await _take_page(browser, folder)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
