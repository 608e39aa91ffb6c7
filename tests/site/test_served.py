"""The pages as the running bot serves them: headers, languages, releases, and clients that wait."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import pytest

from bot.failures import UnusableInput
from bot.web import WebServer, accepted_languages
from handlers.site.published import Content, Published
from storage.programme.model import Programme
from storage.programme.own_workshops import official
from storage.programme.yaml_file import write
from tests.bot.command_line import bot
from tests.flows.conversation import PATIENCE, Stage, on_stage, until
from tests.programmes import at
from tests.site.documents import read
from tests.site.schedule_rules import check_json, check_xml
from tests.site.world import SECRETS, programme

NOON = at(29, 11, 30)


@dataclass
class Answer:
    """What came back, as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Site:
    """A bot that serves pages, and a browser that follows and unpacks nothing."""

    stage: Stage
    url: str
    browser: aiohttp.ClientSession

    async def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = self.browser.request(
            method, f"{self.url}{path}", headers=named, allow_redirects=False
        )
        async with request as response:
            return Answer(
                response.status,
                {n.lower(): v for n, v in response.headers.items()},
                await response.read(),
            )

    async def text(self, path: str) -> str:
        """What is read on a page."""
        answer = await self.get(path, Accept_Encoding="identity")
        return read(answer.body).one("main").text


@asynccontextmanager
async def serving(folder: Path, port: int) -> AsyncIterator[Site]:
    file = folder / "p.yaml"
    file.write_text(write(programme()), "utf-8")
    address = f"127.0.0.1:{port}"
    public = "https://pages.example"
    async with (
        on_stage(folder, NOON, file, web_listen=address, web_url=public) as stage,
        aiohttp.ClientSession(auto_decompress=False) as browser,
    ):
        yield Site(stage, f"http://{address}", browser)


@pytest.fixture
async def pages(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Site]:
    async with serving(tmp_path, unused_tcp_port) as site:
        yield site


async def imported(stage: Stage, changed: Programme) -> None:
    """Publish beside the bot, as the command line does."""
    file = stage.settings.database.parent / "new.yaml"
    file.write_text(write(official(changed)), "utf-8")
    ended = await asyncio.to_thread(bot, file.parent, "programme", "import", str(file))
    assert ended.returncode == 0, ended.stderr


def header(answer: Answer, name: str) -> str:
    return answer.headers.get(name.lower(), "")


async def test_pages_are_served_with_what_browsers_and_caches_need(pages: Site) -> None:
    plain = await pages.get("/de/day/2021-06-29", Accept_Encoding="identity")
    assert plain.status == 200
    assert header(plain, "Content-Type") == "text/html; charset=utf-8"
    day = read(plain.body)
    assert "Umwelt I" in day.one("main").text
    canonical = day.one("link", rel="canonical").attributes["href"]
    assert canonical == "https://pages.example/de/day/2021-06-29"
    zipped = await pages.get("/de/day/2021-06-29", Accept_Encoding="gzip, br")
    assert header(zipped, "Content-Encoding") == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    tag = header(zipped, "ETag")
    assert tag == header(plain, "ETag")
    known = await pages.get("/de/day/2021-06-29", If_None_Match=f'"other", {tag}')
    assert (known.status, known.body) == (304, b"")
    assert header(known, "ETag") == tag
    head = await pages.get("/de/day/2021-06-29", "HEAD", Accept_Encoding="identity")
    assert (head.status, head.body) == (200, b"")
    assert int(header(head, "Content-Length")) == len(plain.body)
    for answer in (plain, zipped, known, head, await pages.get("/de/nowhere")):
        policy = header(answer, "Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert header(answer, "X-Content-Type-Options") == "nosniff"
        assert header(answer, "Referrer-Policy") == "no-referrer"
        assert header(answer, "Cache-Control") == "no-cache"
        assert header(answer, "Vary") == "Accept-Encoding"
        assert "aiohttp" not in header(answer, "Server")
    style = await pages.get(f"/{day.one('link', rel='stylesheet').attributes['href']}"[6:])
    assert header(style, "Content-Type").startswith("text/css")
    assert "max-age" in header(style, "Cache-Control")
    calendar = await pages.get("/ru/youth.ics", Accept_Encoding="identity")
    assert header(calendar, "Content-Type") == "text/calendar; charset=utf-8"
    assert calendar.body.startswith(b"BEGIN:VCALENDAR")
    known = await pages.get("/ru/youth.ics", If_None_Match=header(calendar, "ETag"))
    assert known.status == 304
    assert (await pages.get("/de/", "POST")).status == 405
    for path in ("/de/session/eigene", "/de/place/eigener-ort", "/../bot.sqlite3", "/p.yaml"):
        answer = await pages.get(path)
        assert answer.status == 404
        assert not [secret for secret in SECRETS if secret.encode() in answer.body]


async def test_schedules_are_served_in_each_language_of_the_event(pages: Site) -> None:
    plain = await pages.get("/schedule.json", Accept_Encoding="identity", Accept_Language="ru")
    assert header(plain, "Content-Type") == "application/json; charset=utf-8"
    assert header(plain, "Cache-Control") == "no-cache"
    found = check_json(plain.body)
    assert found["schedule"]["conference"]["title"] == "Testkonferenz"
    assert b"https://pages.example/de/session/museum" in plain.body
    assert (await pages.get("/de/schedule.json", Accept_Encoding="identity")).body == plain.body
    known = await pages.get("/schedule.json", If_None_Match=header(plain, "ETag"))
    assert (known.status, known.body) == (304, b"")
    xml = await pages.get("/schedule.xml?language=ru", Accept_Encoding="identity")
    assert header(xml, "Content-Type") == "application/xml; charset=utf-8"
    assert check_xml(xml.body).findtext("conference/title") == "Тестовая конференция"
    missing = await pages.get("/schedule.xml?language=fr", Accept_Encoding="identity")
    assert missing.status == 404


async def test_screens_are_served_in_each_language_and_to_their_script(pages: Site) -> None:
    screen = await pages.get("/screen", Accept_Encoding="identity", Accept_Language="ru")
    assert (screen.status, header(screen, "Cache-Control")) == (200, "no-cache")
    assert "connect-src 'self'" in header(screen, "Content-Security-Policy")
    assert "Umwelt I" in read(screen.body).one("main").text
    known = await pages.get("/screen", If_None_Match=header(screen, "ETag"))
    assert (known.status, known.body) == (304, b"")
    assert "Экология I" in await pages.text("/screen?language=ru")
    door = await pages.get("/screen/halle", Accept_Encoding="identity")
    script = read(door.body).all("script")[0].attributes["src"]
    assert script
    assert (await pages.get(f"/screen/{script}".replace("/screen/..", ""))).status == 200
    moved = [replace(s, place="pin") if s.id == "essen" else s for s in programme().sessions]
    await imported(pages.stage, replace(programme(), sessions=tuple(moved)))
    async with asyncio.timeout(PATIENCE):
        while "Änderungen" not in await pages.text("/screen/pin"):
            pass
    assert "Mittagessen" not in await pages.text("/screen/halle")


ASKED = [
    ("/", "ru-RU,ru;q=0.9,de;q=0.8", 302, "./ru/"),
    ("/", "en;q=0.9, uk;q=0.8", 302, "./ru/"),
    ("/", "fr", 302, "./de/"),
    ("/", "", 302, "./de/"),
    ("/ru", "de", 301, "./ru/"),
    ("/de/session/u1/", "ru", 301, "../u1"),
    ("/ru/nowhere", "de", 404, "Такой страницы нет."),
    ("/de/nowhere/at/all", "ru", 404, "Diese Seite gibt es nicht."),
    ("/screen/", "de", 301, "../screen"),
    ("/screen/halle/", "de", 301, "../halle"),
    ("/screen//", "de", 404, "Diese Seite gibt es nicht."),
    ("/screen/halle//", "de", 404, "Diese Seite gibt es nicht."),
    ("/de//", "de", 404, "Diese Seite gibt es nicht."),
    ("/de/session/u1//", "de", 404, "Diese Seite gibt es nicht."),
    ("/screen/nowhere", "ru", 404, "Такой страницы нет."),
    ("/screen/eigener-ort", "de", 404, "Diese Seite gibt es nicht."),
    ("/screen?language=fr", "ru", 404, "Такой страницы нет."),
    ("/de/screen", "ru", 404, "Diese Seite gibt es nicht."),
    ("/fr/", "ru", 404, "Такой страницы нет."),
    ("/%ff%00/x", "de", 404, "Diese Seite gibt es nicht."),
    ("/robots.txt", "de", 404, "Diese Seite gibt es nicht."),
]


async def test_everybody_is_answered_in_a_language_of_theirs(pages: Site) -> None:
    for path, accepted, status, leads in ASKED:
        answer = await pages.get(path, Accept_Language=accepted, Accept_Encoding="identity")
        assert answer.status == status, path
        if status == 404:
            assert read(answer.body).one("h1").text == leads, path
        else:
            assert header(answer, "Location") == leads, path


def test_the_languages_of_a_browser_are_read_by_their_weights() -> None:
    given = {"Accept-Language": "de;q=0.1, *;q=0, ru ; q=0.5, be, x;q=none"}
    assert accepted_languages(given) == ["be", "ru", "de"]


async def test_a_release_is_on_the_pages_and_an_old_id_leads_on(pages: Site) -> None:
    before = await pages.get("/de/day/2021-06-29")
    assert "Fällt aus Stadtrundgang" in await pages.text("/de/changes")
    moved = [
        replace(s, start=at(29, 16), end=at(29, 17), id="u-eins") if s.id == "u1" else s
        for s in programme().sessions
    ]
    await imported(pages.stage, replace(programme(), sessions=tuple(moved)))
    async with asyncio.timeout(PATIENCE):
        while (await pages.get("/de/session/u-eins")).status != 200:
            pass
    after = await pages.get("/de/day/2021-06-29", If_None_Match=header(before, "ETag"))
    assert after.status == 200
    assert "16:00–17:00" in await pages.text("/de/session/u-eins")
    changes = await pages.text("/ru/changes")
    assert "Экология I" in changes
    assert "10:00–12:00 → 16:00–17:00" in changes
    gone = await pages.get("/de/session/u1")
    assert (gone.status, header(gone, "Location")) == (301, "../session/u-eins")


class OnePage(Published):
    """One page, at every path."""

    def __init__(self) -> None:
        self._languages = ("de",)

    @property
    def languages(self) -> tuple[str, ...]:
        return self._languages

    def asset(self, _name: str) -> None:
        return None

    async def page(self, _language: str, _path: str) -> Content:
        return Content.of(b"page", "text/html")


async def test_who_says_nothing_or_only_half_holds_up_nobody(unused_tcp_port: int) -> None:
    port = unused_tcp_port
    server = WebServer(OnePage(), connections=8, request_seconds=60, reading_seconds=60)
    await server.start("127.0.0.1", port)
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(40)]
    for _, writer in silent[20:]:
        writer.write(b"GET /de/ HTTP/1.1\r\nHost: x\r\nX: ")
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/de/") as answer,
    ):
        assert answer.status == 200
    ended = [reader.read() for reader, _ in silent[:30]]
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*ended, return_exceptions=True)
    await server.stop()
    for _, writer in silent:
        writer.close()


async def test_an_address_that_cannot_be_had_ends_the_start_with_a_line(
    pages: Site, tmp_path: Path
) -> None:
    address = pages.stage.settings.web_listen
    folder = tmp_path / "second"
    folder.mkdir()
    with pytest.raises(UnusableInput, match=f"BOT_WEB_LISTEN: {address}"):
        async with on_stage(folder, NOON, web_listen=address):
            pass


async def test_each_release_is_written_to_the_folder_of_the_settings(tmp_path: Path) -> None:
    file, folder = tmp_path / "p.yaml", tmp_path / "pages"
    file.write_text(write(official(programme())), "utf-8")
    async with on_stage(tmp_path, NOON, file, site_dir=folder) as stage:
        home = folder / "ru" / "index.html"
        await until(home.is_file)
        assert "Тестовая конференция" in read(home.read_bytes()).one("h1").text
        off = replace(programme(), sessions=programme().sessions[:3])
        await imported(stage, off)
        changes = folder / "de" / "changes" / "index.html"
        await until(lambda: "Mittagessen" in read(changes.read_bytes()).one("main").text)
    busy = tmp_path / "busy"
    busy.mkdir()
    (busy / "letter.txt").touch()
    with pytest.raises(UnusableInput, match="BOT_SITE_DIR: not empty"):
        async with on_stage(tmp_path, NOON, file, site_dir=busy):
            pass
