"""The Bot API's refusals, in Telegram's own words."""

from typing import Any, Final


class ApiError(Exception):
    """A call is refused with a code, a description and, sometimes, parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The refusal as the Bot API sends it."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """400, never worth another try."""
    return ApiError(400, f"Bad Request: {reason}")


BLOCKED: Final = "Forbidden: bot was blocked by the user"
NOT_STARTED: Final = "Forbidden: bot can't initiate conversation with a user"
KICKED_GROUP: Final = "Forbidden: bot was kicked from the group chat"
KICKED_CHANNEL: Final = "Forbidden: bot was kicked from the channel chat"
NO_ADMINISTRATOR: Final = "need administrator rights in the channel chat"
KICKED_SUPERGROUP: Final = "Forbidden: bot was kicked from the supergroup chat"
NO_SUCH_FILE: Final = "wrong remote file identifier specified: can't unserialize it"
FORGOTTEN_FILE: Final = "wrong file identifier/HTTP URL specified"
NOT_DOWNLOADED: Final = "wrong file_id or the file is temporarily unavailable"
NOT_DELETED: Final = "message can't be deleted for everyone"
NOT_EDITED: Final = "message can't be edited"
NO_RIGHT_TO_SEND: Final = "not enough rights to send text messages to the chat"
NO_THREAD: Final = "message thread not found"
TOPIC_CLOSED: Final = "TOPIC_CLOSED"
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLL: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)
WEBHOOK_ACTIVE: Final = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
    " webhook first"
)
