"""PTB on our calls: its addresses become methods; what it raises is what these raise."""

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import unquote

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.api_calls import ApiCalls, NoteOutcome
from bot.transport import Answer, Transport, read_result
from handlers.frame.calls import Upload

TOKEN: Final = "0:known-to-the-transport"  # noqa: S105 (no secret: PTB is not told the real one)
BASE_URL: Final = "transport://call/bot"
BASE_FILE_URL: Final = "transport://file/bot"
"""PTB insists on a token and puts it into addresses and errors; these lead to the transport."""

_FILES: Final = f"{BASE_FILE_URL}{TOKEN}/"

Timeout = object
"""PTB passes a number of seconds, None for no limit, or its own sentinel for the default."""


class PtbRequest(BaseRequest):
    """Requests of PTB, made as calls of ours."""

    def __init__(self, calls: ApiCalls) -> None:
        self._calls = calls

    @property
    def read_timeout(self) -> None:
        """How long an answer may take where a call says nothing: the transport decides."""

    async def initialize(self) -> None:
        """Nothing is to be opened: the transport is open already."""

    async def shutdown(self) -> None:
        """Nothing is to be closed: the transport outlives the bots that stand on it."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 (the transport knows which verb a call takes)
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (aiohttp has none)
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (the transport's own)
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 (the transport's own)
    ) -> Answer:
        """One request; the status and the body of an answer that says yes. Else raises, see
        ApiCalls.read.
        """
        silence = float(read_timeout) if isinstance(read_timeout, int | float) else None
        if url.startswith(BASE_FILE_URL):
            path = unquote(url).removeprefix(_FILES)
            return HTTPStatus.OK, await self._calls.download(path, silence)
        called = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        files = _uploads(request_data) if request_data else {}
        return HTTPStatus.OK, await self._calls.read(_whole, called, parameters, files, silence)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer says; PTB's own way would write one that cannot be read to the log."""
        return read_result(payload)


def bot_over(transport: Transport, note_outcome: NoteOutcome | None = None) -> Bot:
    """A bot without patience: each call is made once. For `note_outcome` see ApiCalls."""
    request = PtbRequest(ApiCalls(transport, note_outcome=note_outcome))
    return Bot(TOKEN, BASE_URL, BASE_FILE_URL, request=request, get_updates_request=request)


def _whole(body: bytes) -> bytes:
    """The body, if it is one that PTB can read; raises UnreadableAnswer."""
    read_result(body)
    return body


def _uploads(data: RequestData) -> dict[str, Upload]:
    return {
        part: Upload(name, content if isinstance(content, bytes) else content.read(), mime_type)
        for part, (name, content, mime_type) in data.multipart_data.items()
    }
