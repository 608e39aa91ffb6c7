"""What the menu lists, and the words with which Telegram introduces the bot."""

from collections.abc import Sequence

from handlers.frame.feature import Command, Features, everybody
from handlers.frame.reader import Reader
from locales.translator import Translator
from storage.programme.model import Event


def menu(features: Features, tr: Translator, in_groups: bool) -> list[tuple[str, str]]:
    """The commands of a private chat or of a group chat with their descriptions."""
    return _listed(tr, [c for c in _of_everybody(features) if c.in_groups or not in_groups])


def role_menu(features: Features, v: Reader) -> list[tuple[str, str]] | None:
    """The commands in private of the reader's role: everybody's, and then its own; None where it
    has none.
    """
    of_role = [c for c in features.commands.values() if c.allowed is not everybody and c.allowed(v)]
    return _listed(v.tr, [*_of_everybody(features), *of_role]) if of_role else None


def description(tr: Translator, event: Event) -> str:
    """What an empty chat says before anybody has pressed Start; at most 512 characters."""
    return tr(
        "Programme, places and working groups of “{event}”, in German and Russian.",
        event=event.title.in_language(tr.language),
    )


def short_description(tr: Translator) -> str:
    """What stands in the bot's profile; at most 120 characters."""
    return tr("The conference in your pocket: programme, places, working groups.")


def _of_everybody(features: Features) -> list[Command]:
    return [command for command in features.commands.values() if command.allowed is everybody]


def _listed(tr: Translator, commands: Sequence[Command]) -> list[tuple[str, str]]:
    return [(command.name, tr(command.description)) for command in commands]
