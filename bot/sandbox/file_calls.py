"""Files on the chat page: sent by people, one or an album, and looked at."""

from typing import Final

from aiohttp import web

from bot.sandbox.bubbles import INLINE, bubble
from bot.sandbox.chats import Message, StoredFile
from bot.sandbox.content import MAX_CAPTION
from bot.sandbox.messages import LARGEST_ALBUM
from bot.sandbox.requests import Requests, answered, refused

_KINDS: Final = {"image": "photo", "video": "video"}
_VOICE: Final = "audio/ogg"

_File = tuple[str, StoredFile]


class FileCalls:
    """Takes files and gives them out."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._telegram = requests.telegram

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes to serve."""
        return [
            web.post("/chats/{id}/upload", self._upload),
            web.get("/files/{id}", self._file),
        ]

    async def _upload(self, request: web.Request) -> web.Response:
        """Files that go together are sent as albums, as an app does it; the first has the caption.

        Answers with the bubble of one file, or with the messages that several have become.
        """
        chat, form = self._requests.chat(request), await request.post()
        fields = form.getall("file", [])
        if not fields or not all(isinstance(field, web.FileField) for field in fields):
            raise refused("file: a file is expected")
        sender = self._requests.sender(chat, form)
        caption = str(form.get("caption", ""))[:MAX_CAPTION]
        reply_to = answered(chat, form)
        known = len(self._telegram.files)
        files = [
            (_kind(field), _stored(f"upload{known + number}", field))
            for number, field in enumerate(fields, 1)
            if isinstance(field, web.FileField)
        ]
        sent: list[Message] = []
        for album in _albums(files):
            if len(album) == 1:
                kind, file = album[0]
                sent.append(
                    self._telegram.send_file(sender, kind, file, caption, chat, reply_to=reply_to)
                )
            else:
                sent += self._telegram.send_album(sender, album, [caption], chat, reply_to=reply_to)
            caption = ""
        drawn = [bubble(message) for message in sent]
        return web.json_response(drawn[0] if len(drawn) == 1 else {"messages": drawn})

    async def _file(self, request: web.Request) -> web.Response:
        """A file to look at, to hear or to keep; nothing of it is ever run."""
        file = self._telegram.files.get(request.match_info["id"])
        if file is None:
            raise refused("there is no such file", 404)
        shown = file.mime_type in INLINE
        return web.Response(
            body=file.content,
            content_type=file.mime_type if shown else "application/octet-stream",
            headers={
                "Content-Disposition": "inline" if shown else "attachment",
                "X-Content-Type-Options": "nosniff",
            },
        )


def _kind(field: web.FileField) -> str:
    if field.content_type == _VOICE:
        return "voice"
    return _KINDS.get(field.content_type.split("/")[0], "document")


def _stored(file_id: str, field: web.FileField) -> StoredFile:
    return StoredFile(file_id, field.filename, field.content_type, field.file.read())


def _albums(files: list[_File]) -> list[list[_File]]:
    """Neighbours that may be in one album, at most as many as one holds."""
    albums: list[list[_File]] = []
    last = ""
    for kind, file in files:
        family = "pictures" if kind in ("photo", "video") else kind
        if family != last or family == "voice" or len(albums[-1]) == LARGEST_ALBUM:
            albums.append([])
        albums[-1].append((kind, file))
        last = family
    return albums
