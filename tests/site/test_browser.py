"""The pages in a real Chromium: on a small phone, without and with the script, and from a stick."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from handlers.site.exported import files
from handlers.site.links import in_language
from handlers.site.pages import paths
from storage.programme.own_workshops import official
from storage.programme.snapshot import Snapshot
from storage.programme.yaml_file import write
from tests.browsers import NEEDS_CHROMIUM, PATIENCE, chromium
from tests.flows.conversation import on_stage
from tests.node import install
from tests.programmes import at
from tests.site.world import programme, site

pytestmark = NEEDS_CHROMIUM

NOON = at(29, 11, 30)
PATHS = [
    in_language(language, path)
    for language in ("de", "ru")
    for path in paths(Snapshot.of(programme()))
]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def address(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[str]:
    (tmp_path / "p.yaml").write_text(write(official(programme())), "utf-8")
    listen = f"127.0.0.1:{unused_tcp_port}"
    # An answer's Date has whole seconds: on the minute, a page could still show the one before.
    moment = NOON + timedelta(seconds=30)
    async with on_stage(tmp_path, moment, tmp_path / "p.yaml", web_listen=listen):
        yield f"http://{listen}"


async def opened(browser: Browser, **more: Any) -> Page:
    """A small phone in Berlin."""
    context = await browser.new_context(
        **{"viewport": {"width": 320, "height": 700}, "timezone_id": "Europe/Berlin", **more}
    )
    page = await context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page has an error: {error}"))
    page.on("console", lambda said: pytest.fail(said.text) if said.type == "error" else None)
    page.set_default_timeout(PATIENCE)
    return page


async def test_every_page_fits_a_small_phone_and_is_accessible(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    axe = (install(tmp_path, "axe-core@4.14.1") / "axe-core" / "axe.min.js").read_text("utf-8")
    for language, scheme in (("de", "light"), ("ru", "dark")):
        page = await opened(browser, color_scheme=scheme)
        for path in (path for path in PATHS if path.startswith(language)):
            await page.goto(f"{address}/{path}")
            assert await page.evaluate("document.documentElement.scrollWidth") <= 320, path
            hyphens = (
                "[...document.querySelectorAll('h1, p')].map((e) => getComputedStyle(e).hyphens)"
            )
            assert set(await page.evaluate(hyphens)) == {"auto"}, path
            await page.evaluate(axe)
            found = await page.evaluate(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
            wrong = [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
            assert wrong == [], f"{path}, {scheme}"


async def test_without_the_script_nothing_is_missing(browser: Browser, address: str) -> None:
    page = await opened(browser, java_script_enabled=False)
    await page.goto(f"{address}/ru/")
    await page.get_by_role("link", name="Понедельник, 28 июня").click()
    await page.get_by_role("link", name="вт, 29 июня").first.click()
    sitting = page.get_by_role("listitem").filter(has_text="Экология I")
    await expect(sitting).to_contain_text("сейчас, ещё 30 мин")
    assert await page.get_by_role("button").count() == 0
    await sitting.get_by_role("link").click()
    await page.get_by_role("link", name="Группа: Экология").click()
    await page.get_by_role("link", name="Deutsch").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Umwelt")


async def test_the_script_keeps_stars_says_hours_at_home_and_marks_what_is_on(
    browser: Browser, address: str
) -> None:
    page = await opened(browser)
    await page.goto(f"{address}/de/day/2021-06-29")
    meal = page.get_by_role("listitem").filter(has_text="Mittagessen")
    await expect(meal.locator(".home")).to_have_text("bei Ihnen: 12:00–13:00")
    star = meal.get_by_role("button", name="Merken")
    await star.click()
    await expect(star).to_have_attribute("aria-pressed", "true")
    await page.reload()
    await expect(star).to_have_attribute("aria-pressed", "true")
    await page.get_by_label("Nur Gemerktes zeigen").check()
    await expect(page.get_by_role("listitem").filter(has_text="Umwelt I")).to_be_hidden()
    await expect(meal).to_be_visible()
    await star.click()
    await expect(page.get_by_text("Davon haben Sie sich nichts gemerkt.")).to_be_visible()
    there = await opened(browser, timezone_id="Europe/Moscow")
    await there.goto(f"{address}/de/day/2021-06-29")
    assert await there.locator(".home").count() == 0


async def test_files_work_from_a_stick_and_mark_the_hour_by_themselves(
    browser: Browser, tmp_path: Path
) -> None:
    for name, content in files(site(at(20, 12), as_files=True), {}):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    page = await opened(browser)
    await page.clock.set_fixed_time(at(29, 14, 30))
    await page.goto((tmp_path / "index.html").as_uri())
    await page.get_by_role("link", name="Deutsch").click()
    today = page.get_by_role("listitem").filter(has_text="(heute)")
    await expect(today).to_contain_text("Dienstag, 29. Juni")
    await today.get_by_role("link").click()
    over = page.get_by_role("listitem").filter(has_text="Mittagessen")
    await expect(over.locator(".mark")).to_have_text("vorbei")
    await page.get_by_role("link", name="Zu dem, was jetzt läuft").click()
    assert page.url.endswith("#now")
    await page.get_by_role("link", name="<Museum> & mehr").first.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("<Museum> & mehr")
    await page.get_by_role("link", name="Русский").click()
    await expect(page.locator("html")).to_have_attribute("lang", "ru")
    await page.clock.set_fixed_time(at(29, 16, 30))
    await page.reload()
    await expect(page.locator(".session-page .mark")).to_have_text("сейчас")
    stored = await page.evaluate("JSON.stringify(localStorage)")
    assert json.loads(stored) == {}
