"""Small real proxies, SOCKS5 and HTTP CONNECT, which note whom they are asked for."""

import asyncio
import base64
from contextlib import suppress
from ipaddress import IPv4Address
from typing import Any

USER, PASSWORD = "gast", "geheim:wort"


class LoopbackProxy:
    """Lets through who shows user and password; `asked` are the hosts and ports asked for."""

    def __init__(self, scheme: str) -> None:
        self.asked: list[tuple[str, int]] = []
        self._serve = self._serve_socks if scheme == "socks5" else self._serve_connect
        self._scheme = scheme
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.StreamWriter, asyncio.Task[Any] | None] = {}
        self._port = 0

    def url(self, user: str = USER, password: str = PASSWORD) -> str:
        return f"{self._scheme}://{user}:{password}@127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut all that goes through, and refuse what is new; it is over when this returns."""
        if self._server:
            self._server.close()
        for writer in self._open:
            writer.transport.abort()
        if serving := [task for task in self._open.values() if task]:
            await asyncio.wait(serving)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = asyncio.current_task()
        with suppress(OSError, EOFError, asyncio.CancelledError):
            await self._serve(reader, writer)
        writer.close()
        del self._open[writer]

    async def _serve_socks(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readexactly((await reader.readexactly(2))[1])
        writer.write(b"\x05\x02")
        await reader.readexactly(1)
        said = [await reader.readexactly((await reader.readexactly(1))[0]) for _ in range(2)]
        fits = said == [USER.encode(), PASSWORD.encode()]
        writer.write(b"\x01\x00" if fits else b"\x01\x01")
        if not fits:
            return
        kind = (await reader.readexactly(4))[3]
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(IPv4Address(await reader.readexactly(4)))
        port = int.from_bytes(await reader.readexactly(2), "big")
        yes, no = (b"\x05%c\x00\x01" % code + bytes(6) for code in (0, 5))
        await self._pipe(reader, writer, host, port, yes, no)

    async def _serve_connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        verb, target, _ = head.split(" ", 2)
        shown = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if verb != "CONNECT" or f"Basic {shown}\r\n" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return
        host, _, port = target.rpartition(":")
        yes, no = (
            b"HTTP/1.1 %s\r\n\r\n" % status for status in (b"200 Established", b"502 Bad Gateway")
        )
        await self._pipe(reader, writer, host, int(port), yes, no)

    async def _pipe(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        host: str,
        port: int,
        yes: bytes,
        no: bytes,
    ) -> None:
        self.asked.append((host, port))
        try:
            there = await asyncio.open_connection(host, port)
        except OSError:
            writer.write(no)
            return
        writer.write(yes)
        await asyncio.gather(_copy(reader, there[1]), _copy(there[0], writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    writer.close()
