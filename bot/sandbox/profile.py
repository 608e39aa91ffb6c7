"""What Telegram keeps about a bot: its descriptions and command menus, by language."""

import json
from typing import Any, Final

from bot.sandbox.chats import Chat, Person
from bot.sandbox.errors import bad_request

Commands = list[dict[str, str]]

_SCOPES: Final[dict[str, tuple[str, ...]]] = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_LIMITS: Final = {"description": 512, "short_description": 120}


class Profile:
    """Texts and menus; the ones without a language serve everybody who has none of their own."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], str] = {}
        self._commands: dict[tuple[str, str], Commands] = {}

    def set_text(self, what: str, text: str, language: str) -> None:
        """Set a description; raises ApiError where it is too long."""
        if len(text) > _LIMITS[what]:
            raise bad_request(f"{what} is too long")
        self._texts[what, language] = text

    def text(self, what: str, language: str) -> str:
        """A description in a language, or the one for everybody."""
        return self._texts.get((what, language)) or self._texts.get((what, ""), "")

    def set_commands(self, commands: list[Any], scope: dict[str, Any], language: str) -> None:
        """Set a menu; raises ApiError where Telegram would refuse it."""
        if len(commands) > 100:
            raise bad_request("too much commands specified")
        for command in commands:
            name, description = str(command.get("command")), str(command.get("description"))
            if not (
                1 <= len(name) <= 32
                and name.replace("_", "").isalnum()
                and name == name.lower()
                and name.isascii()
            ):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._commands[_key(scope), language] = commands

    def delete_commands(self, scope: dict[str, Any], language: str) -> None:
        """Remove a menu."""
        self._commands.pop((_key(scope), language), None)

    def commands(self, scope: dict[str, Any], language: str) -> Commands:
        """A menu exactly as it was set."""
        return self._commands.get((_key(scope), language), [])

    def menu(self, person: Person, chat: Chat) -> Commands:
        """The menu that a person sees in a chat: the narrowest scope that has one wins."""
        where = "all_private_chats" if chat.kind == "private" else "all_group_chats"
        scopes = ({"type": "chat", "chat_id": chat.id}, {"type": where}, {"type": "default"})
        for scope in scopes:
            for language in (person.language_code or "", ""):
                found = self.commands(scope, language)
                if found:
                    return found
        return []


def check_language(code: str) -> None:
    """Raise ApiError for what is no two-letter code; none at all stands for everybody."""
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.islower()):
        raise bad_request("invalid language code specified")


def check_scope(scope: dict[str, Any]) -> None:
    """Raise ApiError for a scope of commands that there is not, or that lacks a part."""
    parts = _SCOPES.get(str(scope.get("type")))
    if parts is None:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for part in parts:
        if not isinstance(scope.get(part), int):
            raise bad_request(f"can't parse BotCommandScope: Can't find field \"{part}\"")


def _key(scope: dict[str, Any]) -> str:
    return json.dumps(scope or {"type": "default"}, sort_keys=True)
