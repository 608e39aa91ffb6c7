"""Inline mode: what people type behind the bot's name, and what the bot offers to be sent there."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from bot.sandbox import errors
from bot.sandbox.chats import Chat, Person
from bot.sandbox.content import MAX_TEXT, Entity, Keyboard, check_keyboard, check_text
from bot.sandbox.errors import bad_request

LONGEST_QUERY: Final = 256
MOST_RESULTS: Final = 50
LONGEST_ID: Final = 64
"""Bytes, of a result and of the offset of the next ones."""

_REMEMBERED: Final = 100
_START: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ARTICLE: Final = frozenset(
    ("type", "id", "title", "input_message_content", "reply_markup", "url", "description")
)
_CONTENT: Final = frozenset(("message_text", "entities", "link_preview_options"))


@dataclass(frozen=True, slots=True)
class Result:
    """One of the articles that are offered, and the message that it becomes."""

    id: str
    title: str
    description: str
    text: str
    entities: list[Entity]
    rows: Keyboard


@dataclass(slots=True)
class InlineQuery:
    """What somebody has typed; `results` is None until the bot has answered."""

    id: str
    person: Person
    results: list[Result] | None = None
    button: dict[str, Any] | None = None


@dataclass(slots=True)
class InlineQueries:
    """The queries that can still be answered, or whose results can still be sent: the newest."""

    known: dict[str, InlineQuery] = field(default_factory=dict)

    def ask(self, number: int, person: Person, chat: Chat, text: str) -> dict[str, Any]:
        """Note a query; what the bot is told of it."""
        query = InlineQuery(str(number), person)
        self.known[query.id] = query
        while len(self.known) > _REMEMBERED:
            del self.known[next(iter(self.known))]
        with_bot = chat.kind == "private"
        return {
            "id": query.id,
            "from": person.to_api(),
            "query": text[:LONGEST_QUERY],
            "offset": "",
            "chat_type": "sender" if with_bot else chat.kind,
        }

    def answer(self, p: dict[str, Any]) -> bool:
        """answerInlineQuery."""
        results = _checked_results(p["results"])
        button = _checked_button(p["button"]) if "button" in p else None
        if p.get("cache_time", 0) < 0:
            raise bad_request("cache_time must not be negative")
        if len(p.get("next_offset", "").encode()) > LONGEST_ID:
            raise bad_request("NEXT_OFFSET_INVALID")
        query = self.known.get(p["inline_query_id"])
        if query is None or query.results is not None:
            raise bad_request(errors.QUERY_TOO_OLD)
        query.results, query.button = results, button
        return True

    def chosen(self, query_id: str, result_id: str) -> Result:
        """What was offered under that id; raises ValueError where nothing was."""
        query = self.known.get(query_id)
        for result in query.results or () if query else ():
            if result.id == result_id:
                return result
        raise ValueError("there is no such result")


def _checked_results(given: list[Any]) -> list[Result]:
    if len(given) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [_checked(result) for result in given]
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _checked(given: Any) -> Result:
    if not isinstance(given, dict) or given.get("type") != "article" or given.keys() - _ARTICLE:
        raise bad_request("can't parse inline query result: the stand-in knows articles alone")
    name, title, said = given.get("id"), given.get("title"), given.get("input_message_content")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip():
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    if not isinstance(said, dict) or "message_text" not in said or said.keys() - _CONTENT:
        raise bad_request("can't parse inline query result: Can't find field \"message_text\"")
    text, entities = check_text(said["message_text"], said.get("entities"), MAX_TEXT)
    rows = check_keyboard(given.get("reply_markup"))
    return Result(name, title, str(given.get("description", "")), text, entities, rows)


def _checked_button(given: dict[str, Any]) -> dict[str, Any]:
    """The one button above the results; it opens the private chat with the bot."""
    if not str(given.get("text", "")).strip() or given.keys() - {"text", "start_parameter"}:
        raise bad_request("can't parse inline query results button")
    if not _START.fullmatch(str(given.get("start_parameter", ""))):
        raise bad_request("START_PARAM_INVALID")
    return given
