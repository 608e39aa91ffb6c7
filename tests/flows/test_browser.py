"""The demo's chat page in a real Chromium: the whole walk, by roles and by keyboard."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import Browser, Page, expect

from tests.browsers import NEEDS_CHROMIUM, PATIENCE, chromium

ROOT = Path(__file__).resolve().parents[2]

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
async def demo(tmp_path: Path, unused_tcp_port_factory: Callable[[], int]) -> AsyncIterator[str]:
    port = unused_tcp_port_factory()
    while unused_tcp_port_factory() != port + 1:  # Its pages take the port after it.
        port = unused_tcp_port_factory()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "demo",
        "--port",
        str(port),
        "--at",
        "2021-06-28T17:30",
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    line = await process.stdout.readline()
    yield line.split()[4].decode()
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(PATIENCE / 1_000):
        assert await process.wait() == 0


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def open_page(browser: Browser, address: str, width: int = 375) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": 720})
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: pytest.fail(f"the page has an error: {error}"))
    await page.goto(address)
    await page.get_by_role("tab", selected=True).wait_for()
    return page


async def press(page: Page, label: str) -> None:
    """Press a button of the last bubble and wait until the chat has changed.

    A button that has just this label wins over longer ones. Without the wait the next press
    could meet a button of the same name on the screen that is about to be replaced.
    """
    keys = page.get_by_role("article").last.get_by_role("button", name=label)
    await keys.first.wait_for()
    exact = page.get_by_role("article").last.get_by_role("button", name=label, exact=True)
    before = await page.get_by_role("log").inner_text()
    await (exact if await exact.count() else keys.first).click()
    await expect(page.get_by_role("log")).not_to_have_text(before, use_inner_text=True)


async def sees(page: Page, text: str) -> None:
    await expect(page.get_by_role("article").last).to_contain_text(text)


async def is_told_of(page: Page, command: str) -> None:
    """Wait until the chosen chat has a command in its menu, which the bot sets in its own time."""
    await page.wait_for_function(
        """async (command) => {
            const chat = document.querySelector("[role=tab][aria-selected=true]").dataset.id;
            const menu = await (await fetch(`/chats/${chat}/menu`)).json();
            return menu.some((entry) => entry.command === command);
        }""",
        arg=command,
    )


async def test_the_whole_walk(browser: Browser, demo: str) -> None:
    page = await open_page(browser, demo)
    await page.get_by_role("tab", name="Борис (RU)").click()
    message = page.get_by_role("textbox", name="Message")
    await message.fill("/start")
    await message.press("Enter")
    await press(page, "Русский")
    await sees(page, "XVI конференция городов-партнёров")
    await press(page, "Программа")
    await press(page, "пн 28")
    await sees(page, "Понедельник, 28 июня")
    await press(page, "2")
    await sees(page, "17:00–19:00 (Берлин)")
    await press(page, "Место:")
    await sees(page, "ул. Ленина, 60")
    await press(page, "На главную")
    await press(page, "Группы")
    await sees(page, "6. Здравоохранение")
    await press(page, "6")
    await sees(page, "Заседания")
    await press(page, "1")
    await sees(page, "Рабочая группа")
    await press(page, "На главную")
    await press(page, "Ещё")
    await press(page, "Настройки")
    await press(page, "Deutsch")
    await sees(page, "Einstellungen")
    await press(page, "Startseite")
    await sees(page, "16. deutsch-russische Städtepartnerschaftskonferenz")
    log = page.get_by_role("log")
    assert await log.evaluate("log => log.scrollWidth <= log.clientWidth")


HOSTILE = """<!doctype html><script type="module">
const body = JSON.stringify({text: "/start", at: "2021-06-30T12:00"});
const form = {method: "POST", mode: "no-cors", headers: {"Content-Type": "text/plain"}, body};
const paths = ["/chats/1001/send", "/clock", "/bot1000000:demo/setWebhook"];
const frame = document.body.appendChild(document.createElement("iframe"));
frame.src = "DEMO/chats/1001";
const image = document.body.appendChild(new Image());
image.src = "DEMO/bot1000000:demo/sendMessage?chat_id=1001&text=x";
await Promise.allSettled([
  ...paths.map((path) => fetch("DEMO" + path, form)),
  fetch("DEMO/people").then((read) => read.text()).then((text) => { document.title = text; }),
]);
document.title += "over";
</script><body></body>"""


async def test_a_page_of_another_server_on_this_machine_can_neither_drive_nor_read_it(
    browser: Browser, demo: str, unused_tcp_port_factory: Callable[[], int]
) -> None:
    async def hostile(_request: web.Request) -> web.Response:
        return web.Response(text=HOSTILE.replace("DEMO", demo), content_type="text/html")

    application, port = web.Application(), unused_tcp_port_factory()
    application.router.add_get("/", hostile)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    page = await browser.new_page()
    answered: list[int] = []
    page.on("response", lambda response: answered.append(response.status))
    await page.goto(f"http://127.0.0.1:{port}/")
    await expect(page).to_have_title("over")
    await page.wait_for_load_state("networkidle")
    assert set(answered[1:]) == {403}
    await page.goto(f"{demo}/chats/1001")
    assert '{"messages": []}' in await page.content()
    await page.goto(f"{demo}/clock")
    assert "2021-06-28T17:3" in await page.content()
    await runner.cleanup()


async def test_the_chat_page_leads_to_the_pages_of_the_programme(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo, width=1100)
    async with page.expect_popup() as opened:
        await page.get_by_role("link", name="The programme as web pages").click()
    pages = await opened.value
    heading = pages.get_by_role("heading", level=1)
    await expect(heading).to_contain_text("Städtepartnerschaftskonferenz")
    port = int(demo.rpartition(":")[2]) + 1
    assert pages.url == f"http://127.0.0.1:{port}/de/"


async def test_inline_mode_and_sharing_are_tried_in_the_team_chat(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    await page.get_by_role("tab", name="Team chat").click()
    message = page.get_by_role("textbox", name="Message")
    await message.press_sequentially("@konferenz_demo_bot Gesund")
    await page.get_by_role("menu", name="Results").get_by_role("menuitem").first.click()
    await sees(page, "Gesundheit: Was unsere Städte voneinander lernen")
    await expect(message).to_have_value("")
    await press(page, "Im Bot öffnen")
    await press(page, "Deutsch")
    await press(page, "Teilen")
    await expect(message).to_have_value(re.compile(r"start=s-gesundheit-1\nGesundheit: Was"))
    await message.fill("")
    await message.press_sequentially("@konferenz_demo_bot xyzzy")
    await page.get_by_role("menuitem", name="Nichts gefunden").click()
    await expect(page.get_by_role("log")).to_contain_text("/start ask")


async def test_a_channel_that_was_chosen_has_a_tab_under_its_own_name(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    await page.get_by_role("tab", name="Organiser").click()
    message = page.get_by_role("textbox", name="Message")
    await message.fill("/start lang-de")
    await message.press("Enter")
    desk = ("Organisationsbüro", "Mehr", "Kanal für Änderungen", "Kanal oder Gruppe wählen")
    for label in desk:
        await press(page, label)
    await page.get_by_role("button", name="Kanal wählen").last.click()
    await sees(page, "werden in „Channel“ veröffentlicht")
    await page.get_by_role("tab", name="Channel").click()
    await expect(page.get_by_role("log").locator("b")).to_have_text("Channel")


async def test_it_is_usable_by_keyboard_alone(browser: Browser, demo: str) -> None:
    page = await open_page(browser, demo, width=1100)
    await page.get_by_role("tab", name="Anna (DE)").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("tab", name="Борис (RU)")).to_have_attribute(
        "aria-selected", "true"
    )
    await page.get_by_role("textbox", name="Message").focus()
    await page.keyboard.type("/now")
    await page.keyboard.press("Enter")
    await sees(page, "Сейчас")
    await is_told_of(page, "now")
    await page.get_by_role("button", name="Commands").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await sees(page, "Программа")


async def test_the_clock_goes_forward_and_not_back(browser: Browser, demo: str) -> None:
    page = await open_page(browser, demo)
    clock = page.get_by_label("Time at the venue")
    await clock.fill("2021-06-29T10:30")
    await page.get_by_role("button", name="Set").click()
    await expect(page.get_by_role("status").filter(has_text="10:30")).to_be_visible()
    await page.get_by_role("textbox", name="Message").fill("/now")
    await page.keyboard.press("Enter")
    await sees(page, "Di., 29. Juni, 10:30")
    await clock.fill("2021-06-28T10:00")
    await page.get_by_role("button", name="Set").click()
    await expect(page.get_by_role("status").filter(has_text="back")).to_be_visible()


async def test_a_file_is_taken_up_and_answered(browser: Browser, demo: str, tmp_path: Path) -> None:
    page = await open_page(browser, demo)
    (tmp_path / "x.txt").write_text("x")
    await page.get_by_label("Send a file").set_input_files(tmp_path / "x.txt")
    await sees(page, "Ich kann nur Text lesen")
    await page.get_by_role("textbox", name="Message").fill("/privacy")
    await page.keyboard.press("Enter")
    await press(page, "Meine Daten zeigen")
    await press(page, "Alles als Datei (JSON)")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="meine-daten.json").click()
    assert (await download.value).suggested_filename == "meine-daten.json"


async def test_pictures_at_once_are_an_album_and_a_typed_place_is_a_location(
    browser: Browser, demo: str, tmp_path: Path
) -> None:
    page = await open_page(browser, demo)
    message = page.get_by_role("textbox", name="Message")
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_text("x")
    await message.fill("Am Westtor")
    attach = page.get_by_role("button", name="Attach")
    await attach.click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Files").click()
    await (await chooser.value).set_files([tmp_path / f"{number}.png" for number in (1, 2)])
    pictures = page.locator(".album.pictures").get_by_role("article")
    await expect(pictures).to_have_count(2)
    await expect(pictures.first).to_contain_text("Am Westtor")
    await expect(message).to_have_value("")
    await message.fill("54.5135, 36.2612")
    await attach.press("Enter")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="54.5135, 36.2612")).to_be_visible()
    await attach.click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu", name="Attach")).to_be_hidden()


async def test_an_organiser_publishes_a_file_and_whoever_starred_is_told(
    browser: Browser, demo: str, tmp_path: Path
) -> None:
    page = await open_page(browser, demo)
    message = page.get_by_role("textbox", name="Message")
    await message.fill("/start s-eroeffnung")
    await message.press("Enter")
    await press(page, "Deutsch")
    await press(page, "☆ Merken")
    await sees(page, "★ Vorgemerkt")
    await page.get_by_role("tab", name="Organiser").click()
    await message.fill("/programme_update")
    await message.press("Enter")
    await sees(page, "Fassung 1 gilt")
    await press(page, "Als Textdatei (.yaml)")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="kaluga-2021-1.yaml").click()
    await (await download.value).save_as(tmp_path / "p.yaml")
    text = (tmp_path / "p.yaml").read_text("utf-8")
    (tmp_path / "p.yaml").write_text(text.replace("2021-06-28T18:00", "2021-06-28T18:15"), "utf-8")
    await page.get_by_label("Send a file").set_input_files(tmp_path / "p.yaml")
    await sees(page, "18:00–20:00 → 18:15–20:00")
    await sees(page, "2 Personen erfahren davon")
    await press(page, "Veröffentlichen")
    # The organiser, too, is told of a plenary: the screen may no longer be the last message.
    await expect(page.get_by_role("log")).to_contain_text("Fassung 2 ist veröffentlicht.")
    await page.get_by_role("tab", name="Anna (DE)").click()
    await sees(page, "Das Programm hat sich geändert")
    await press(page, "Gesehen")
    await expect(page.get_by_role("button", name="Gesehen", exact=True)).to_have_count(0)
    await page.get_by_role("tab", name="Organiser").click()
    await page.get_by_role("button", name="Wie viele haben es gesehen?").click()
    await expect(page.get_by_role("log")).to_contain_text("Gesehen: 1")


async def test_a_link_that_names_an_organiser_is_passed_on_and_confirmed(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    await page.get_by_role("tab", name="Organiser").click()
    message = page.get_by_role("textbox", name="Message")
    await message.fill("/start lang-de")
    await message.press("Enter")
    for label in ("Organisationsbüro", "Mehr", "Organisationsteam", "Jemanden aufnehmen"):
        await press(page, label)
    link = page.get_by_role("article").last.locator("a[href*='?start=']").first
    payload = (await link.get_attribute("href") or "").partition("?start=")[2]
    await page.get_by_role("tab", name="Борис (RU)").click()
    await message.fill(f"/start {payload}")
    await message.press("Enter")
    await press(page, "Русский")
    await sees(page, "Вас приглашают стать организатором.")
    await page.get_by_role("tab", name="Organiser").click()
    await sees(page, "Ihr Link wurde geöffnet")
    await press(page, "Ja, aufnehmen")
    await page.get_by_role("tab", name="Борис (RU)").click()
    await sees(page, "Теперь вы организатор.")
    await is_told_of(page, "audit")
    await page.get_by_role("button", name="Commands").click()
    await expect(page.get_by_role("menuitem").last).to_contain_text("/audit")


async def test_the_help_desk_answers_in_the_team_chat_and_in_a_forum(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    message = page.get_by_role("textbox", name="Message")

    async def says(person: str, text: str) -> None:
        await page.get_by_role("tab", name=person).click()
        await message.fill(text)
        await message.press("Enter")

    async def replies(text: str) -> None:
        await page.get_by_role("article").last.locator(".stamp").dblclick()
        await expect(page.get_by_text("Reply to konferenzbot")).to_be_visible()
        await message.fill(text)
        await message.press("Enter")

    await says("Organiser", "/start lang-de")
    await says("Team chat", "/helpdesk")
    await sees(page, "Diese Gruppe ist jetzt der Helpdesk")
    await says("Anna", "/start lang-de")
    await sees(page, "16. deutsch-russische")
    await says("Anna", "Wo kann ich meinen Koffer unterstellen?")
    await press(page, "Ans Organisationsteam weitergeben")
    await sees(page, "An das Organisationsteam weitergeben?")
    await press(page, "Weitergeben")
    await sees(page, "Die Antwort kommt hier in diesen Chat.")
    await page.get_by_role("tab", name="Team chat").click()
    await sees(page, "Frage von Anna")
    await replies("Im Foyer.")
    await page.get_by_role("tab", name="Anna").click()
    await sees(page, "Im Foyer.")
    await page.get_by_role("tab", name="Team chat").click()
    await page.get_by_role("button", name="Make it a forum").click()
    await says("Team chat", "/helpdesk")
    await sees(page, "Jede Person bekommt ein eigenes Thema.")
    await says("Борис", "/start lang-ru")
    await sees(page, "XVI конференция")
    await says("Борис", "позовите оператора")
    await press(page, "Спросить организаторов")
    await sees(page, "Напишите вопрос.")
    await says("Борис", "Где оставить чемодан?")
    await page.get_by_role("tab", name="Team chat").click()
    await sees(page, "# Борис")
    await sees(page, "Где оставить чемодан?")  # The topic comes first.
    await replies("В фойе.")
    await page.get_by_role("tab", name="Борис").click()
    await sees(page, "В фойе.")


async def test_it_opens_with_something_to_do_and_without_a_second_scrollbar(
    browser: Browser, demo: str
) -> None:
    for width, height in ((1280, 800), (390, 844)):
        page = await open_page(browser, demo, width)
        await page.set_viewport_size({"width": width, "height": height})
        await expect(page.get_by_role("log")).to_contain_text("Programm, Orte und Arbeitsgruppen")
        await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        assert await page.evaluate(
            "document.documentElement.scrollHeight <= innerHeight"
            " && document.documentElement.scrollWidth <= innerWidth"
        )
        for name in ("Set", "Send"):
            box = await page.get_by_role("button", name=name, exact=True).bounding_box()
            assert box
            assert box["x"] + box["width"] <= width
    await page.get_by_role("tab", name="Борис (RU)").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await sees(page, "На каком языке вам писать?")
    await expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
async def test_a_scene_is_played_by_pressing_on(browser: Browser, demo: str, width: int) -> None:
    page = await open_page(browser, demo, width)
    if width < 800:
        await page.get_by_role("button", name="Scenes").click()
    await page.get_by_role("button", name="A guest").click()
    going_on = page.get_by_role("region", name="Scene").get_by_role("button").first
    for _step in range(5):
        await expect(going_on).to_be_enabled()
        await going_on.click()
    await sees(page, "In 15")
    await page.get_by_role("button", name="Done").click()
    await expect(page.get_by_role("region", name="Scene")).to_be_hidden()


async def test_a_location_is_picked_on_a_map_by_mouse_or_keyboard(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    for go in ("mouse", "keyboard"):
        await page.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name="Location").click()
        plane = page.get_by_role("application", name="Map")
        await expect(plane).to_be_focused()  # The page asks the server for the venue first.
        if go == "mouse":
            box = await plane.bounding_box()
            assert box
            await plane.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
        else:
            await page.keyboard.press("ArrowUp")
        await page.get_by_role("button", name="Send location").click()
        await sees(page, "Ich kann nur Text lesen")
    pins = page.get_by_role("link", name="Location")
    await expect(pins).to_have_count(2)
    await expect(pins.nth(1)).to_contain_text("4.5, 0")


async def test_a_chat_that_is_turned_to_stands_at_its_end_at_once(
    browser: Browser, demo: str
) -> None:
    page = await open_page(browser, demo)
    message = page.get_by_role("textbox", name="Message")
    for command in ("/now", "/programme", "/groups"):
        await message.fill(command)
        await message.press("Enter")
        await expect(page.get_by_role("article").nth(-2)).to_contain_text(command)
    await page.get_by_role("tab", name="Organiser").click()
    await page.get_by_role("tab", name="Anna (DE)").click()
    log = page.get_by_role("log")
    assert await log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight") < 2
    await sees(page, "Arbeitsgruppen")
