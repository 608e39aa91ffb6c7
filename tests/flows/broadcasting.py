"""What the tests of broadcasts do over and over: write one, let it go, look at what arrived."""

import re

from bot.sandbox.chats import Message
from tests.flows.conversation import Stage, Talker, until

NEW = re.compile("Neue Rundnachricht|Новая рассылка")
GERMAN, RUSSIAN = "Deutsche Version", "Russische Version"
CHECK = "Prüfen und senden"
SEND = re.compile("Jetzt an|Отправить сейчас|Für .* planen")


async def begins(organiser: Talker) -> str:
    """Begin a broadcast to everybody one may write to."""
    await organiser.says("/broadcast")
    return await organiser.presses("Neue Rundnachricht")


async def writes(organiser: Talker, german: str = "", russian: str = "") -> str:
    """Say what it is to say, in each language that is given."""
    for label, text in ((GERMAN, german), (RUSSIAN, russian)):
        if text:
            await organiser.presses(label)
            await organiser.says(text)
    return organiser.text


async def lets_go(organiser: Talker) -> str:
    """Check and send it; what the bot says to that."""
    await organiser.presses(CHECK)
    label = next(label for label in organiser.labels if SEND.search(label))
    return await organiser.presses(label)


async def broadcasts(organiser: Talker, german: str, russian: str) -> None:
    """Send a text to everybody, and wait until it is over."""
    await begins(organiser)
    await writes(organiser, german, russian)
    await lets_go(organiser)
    await over(organiser.stage)


async def over(stage: Stage) -> None:
    """Wait until nothing is under way any more."""
    await stage.delivered()
    await until(lambda: not stage.holds("broadcast", "state = 'sending'"))


def got(talker: Talker) -> list[str]:
    """What the bot has sent somebody, as it stands there now."""
    return [message.text for message in talker.chat.messages if message.sender is None]


def with_text(talker: Talker, text: str) -> Message:
    """The message of the bot that says this."""
    return next(
        message
        for message in reversed(talker.chat.messages)
        if message.sender is None and text in message.text
    )
