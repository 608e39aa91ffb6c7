"""Screens on a wall in a real Chromium: upright and across, with and without script and network."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from handlers.site.exported import files
from handlers.site.view import Site
from storage.programme.facts import Facts
from storage.programme.model import Text
from storage.programme.snapshot import Snapshot
from storage.recent_changes import Change
from tests.browsers import NEEDS_CHROMIUM, PATIENCE, chromium
from tests.node import install
from tests.programmes import at, session
from tests.site.test_browser import NOON, RULES, address
from tests.site.world import programme, site

__all__ = ["address"]

pytestmark = NEEDS_CHROMIUM

SIZES = ((1920, 1080), (1080, 1920), (1024, 768))
TURN, ASK = 12_000, 30_000


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def opened(browser: Browser, size: tuple[int, int] = SIZES[0], **more: Any) -> Page:
    """A screen in Berlin, whose clock the test turns on."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height}, timezone_id="Europe/Berlin", **more
    )
    page = await context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the screen has an error: {error}"))
    page.set_default_timeout(PATIENCE)
    return page


async def seen(page: Page, selector: str) -> list[str]:
    """What is said by the elements that can be seen whole, and nothing is cut off."""
    cut = """(found) => found.filter((one) => {
        const box = one.getBoundingClientRect(), list = one.closest("ol").getBoundingClientRect();
        return box.bottom > Math.min(innerHeight, list.bottom) + 1 || box.right > innerWidth + 1;
    }).map((one) => one.textContent)"""
    assert await page.locator(selector).evaluate_all(cut) == []
    return await page.locator(selector).all_inner_texts()


def crowded() -> Site:
    """Many sessions at once, as files have them."""
    many = tuple(
        session(
            f"s{n}",
            at(29, 11),
            2,
            Text({"de": f"Kommunale Entwicklungszusammenarbeit {n}", "ru": f"Заседание {n}"}),
            place="halle",
        )
        for n in range(17)
    )
    snapshot = Snapshot.of(replace(programme(), sessions=many, groups=(), teams=()))
    moved = []
    for name in ("s1", "s2", "s3"):
        after = Facts.of(snapshot, name)
        assert after
        before = replace(after, start=at(29, 10), place=Text("Foyer"))
        moved.append(Change(name, 3, at(29, 8), before, after, is_new=False))
    return site(at(29, 8), as_files=True, snapshot=snapshot, changes=moved)


def written(folder: Path, made_from: Site) -> None:
    for name, content in files(made_from, {}):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


async def test_a_screen_turns_its_pages_and_languages_and_is_accessible(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    axe = (install(tmp_path, "axe-core@4.14.1") / "axe-core" / "axe.min.js").read_text("utf-8")
    for size in SIZES:
        page = await opened(browser, size)
        await page.clock.install()
        await page.goto(f"{address}/screen")
        await expect(page.locator(".clock")).to_have_text("11:30")
        await expect(page.locator("h1")).to_have_text("Testkonferenz")
        assert "Umwelt I" in " ".join(await seen(page, ".item"))
        await page.evaluate(axe)
        found = await page.evaluate(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []
        await page.clock.run_for(TURN)
        await expect(page.locator("h1")).to_have_text("Тестовая конференция")
        await expect(page.locator("html")).to_have_attribute("lang", "ru")
        await expect(page.locator(".date")).to_have_text("Вторник, 29 июня")
        await page.locator("h1").click()
        await expect(page.locator("html")).to_have_attribute("lang", "de")
        await page.context.close()


async def test_a_screen_outlives_its_connection_and_says_since_when(
    browser: Browser, address: str
) -> None:
    page = await opened(browser)
    await page.clock.install()
    await page.goto(f"{address}/screen/halle")
    await expect(page.locator("h1")).to_have_text("Große Halle")
    await page.context.set_offline(True)
    await page.clock.run_for(ASK)
    lost = page.locator(".lost")
    await expect(lost).to_have_text("Keine Verbindung seit 11:30")
    await expect(page.locator(".next")).to_contain_text("<Museum> & mehr")
    await page.clock.run_for(TURN)
    await expect(lost).to_have_text("Нет связи с 11:30")
    await page.context.set_offline(False)
    await page.clock.run_for(ASK - TURN)
    await expect(lost).to_have_count(0)
    await expect(page.locator(".next")).to_contain_text("<Museum> & mehr")


async def test_without_the_script_it_says_what_is_on_and_asks_anew_in_the_next_language(
    browser: Browser, address: str
) -> None:
    page = await opened(browser, SIZES[1], java_script_enabled=False)
    await page.goto(f"{address}/screen")
    await expect(page.locator(".on")).to_contain_text("Umwelt I")
    again = await page.locator("noscript meta").get_attribute("content")
    assert again == "15; url=?language=ru"
    await page.goto(f"{address}/screen?language=ru")
    await expect(page.locator(".on")).to_contain_text("Экология I")


async def test_files_show_every_session_of_the_hour_at_which_they_are_read(
    browser: Browser, tmp_path: Path
) -> None:
    written(tmp_path, crowded())
    for size in SIZES:
        page = await opened(browser, size)
        await page.clock.install(time=at(29, 10, 30))
        await page.goto((tmp_path / "screen" / "index.html").as_uri())
        for part in (".next", ".on"):
            found, news = set[str](), set[str]()
            for _ in range(12):
                found.update(await seen(page, f"{part} .title"))
                news.update(await seen(page, ".news .title"))
                await seen(page, ".item")
                await page.clock.run_for(2 * TURN)
            assert (len(found), len(news)) == (17, 3), (size, part)
            await page.clock.fast_forward("00:30:00")
            await page.clock.run_for(2 * TURN)
        await page.clock.set_fixed_time(at(29, 14))
        await page.clock.run_for(2 * TURN)
        await expect(page.locator(".on")).to_contain_text("Das Programm ist zu Ende.")
        await page.context.close()


async def test_the_first_page_of_files_says_what_is_on_when_it_is_read(
    browser: Browser, tmp_path: Path
) -> None:
    written(tmp_path, site(at(20, 12), as_files=True))
    home = (tmp_path / "de" / "index.html").as_uri()
    page = await opened(browser, (320, 700))
    await page.clock.install(time=NOON)
    await page.goto(home)
    sections = page.locator("section.on-now")
    await expect(sections).to_have_count(2)
    await expect(sections.first).to_contain_text("Läuft gerade")
    await expect(sections.first).to_contain_text("Umwelt I")
    await expect(sections.first.locator(".mark").first).to_have_text("jetzt")
    await expect(sections.last.locator("h2")).to_have_text("Als Nächstes")
    await expect(sections.last).to_contain_text("Mittagessen")
    await expect(sections.last.get_by_role("button", name="Merken")).to_have_count(1)
    await page.clock.fast_forward("01:40:00")
    await page.clock.run_for(20_000)
    await expect(sections.first).to_contain_text("Mittagessen")
    await expect(sections.last).to_contain_text("Stadtrundgang")
    await page.clock.fast_forward("24:00:00")
    await page.clock.run_for(20_000)
    await expect(page.locator("p.on-now")).to_have_text("Das Programm ist zu Ende.")
    plain = await opened(browser, (320, 700), java_script_enabled=False)
    await plain.goto(home)
    assert await plain.locator(".session").count() == 0
    await expect(plain.locator("footer")).to_contain_text("Stand: 20. Juni 2021, 12:00")
