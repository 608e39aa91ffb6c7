"""The files Telegram keeps: by which id each is sent or fetched again, and for how long."""

from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import StoredFile
from bot.sandbox.errors import ApiError, bad_request
from handlers.frame.calls import Upload

LARGEST_SENT: Final = 50_000_000
LARGEST_FETCHED: Final = 20_000_000

_TYPES: Final = {
    "photo": "Photo",
    "video": "Video",
    "voice": "VoiceNote",
    "document": "Document",
    "sticker": "Sticker",
}


class FileStore:
    """Every file that was ever sent; those taken away are still looked at, but not sent again."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._by_id: dict[str, StoredFile] = {}
        self._forgotten: set[str] = set()

    def __len__(self) -> int:
        return len(self._files)

    def keep(self, file: StoredFile) -> StoredFile:
        """Make a file known by all its ids."""
        self._files[file.id] = file
        self._by_id |= dict.fromkeys(file.ids, file)
        return file

    def get(self, file_id: str) -> StoredFile | None:
        """The file with that id, whether or not a bot may still use it."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that is downloaded from there."""
        return next((file for file in self._files.values() if file.path == path), None)

    def forget(self, file_id: str) -> None:
        """Let a file go: from now on its ids are of no use to the bot.

        Raises KeyError where there is no such file.
        """
        self._forgotten.update(self._by_id[file_id].ids)

    def fetched(self, file_id: str) -> StoredFile:
        """A file for getFile; raises ApiError where Telegram would not give it."""
        file = self._by_id.get(file_id)
        if file is None:
            raise bad_request("invalid file_id")
        if file_id in self._forgotten:
            raise bad_request(errors.NOT_DOWNLOADED)
        if len(file.content) > LARGEST_FETCHED:
            raise bad_request("file is too big")
        return file

    def sent(self, given: Any, kind: str) -> StoredFile:
        """A file that a bot sends as this kind: one it uploads, or one it knows the id of.

        A picture goes by its ids as a picture alone. All else Telegram keeps as documents: each
        goes by every such method and arrives as what it is. Raises ApiError for what is refused.
        """
        if isinstance(given, Upload):
            return self._uploaded(given, kind)
        file = self._by_id.get(given) if isinstance(given, str) else None
        if file is None:
            web = str(given).startswith(("http://", "https://"))
            raise bad_request("failed to get HTTP URL content" if web else errors.NO_SUCH_FILE)
        if (file.kind == "photo") != (kind == "photo"):
            raise bad_request(f"can't use file of type {_TYPES[file.kind]} as {_TYPES[kind]}")
        if given in self._forgotten:
            raise bad_request(errors.FORGOTTEN_FILE)
        return file

    def _uploaded(self, given: Upload, kind: str) -> StoredFile:
        if not given.content:
            raise bad_request("file must be non-empty")
        if len(given.content) > LARGEST_SENT:
            raise ApiError(413, "Request Entity Too Large")
        number = len(self) + 1
        return self.keep(
            StoredFile(f"file{number}", given.name, given.mime_type, given.content, kind)
        )
