"""What the tests of broadcasts do over and over: write one, let it go, look at what arrived."""

import re

from bot.sandbox.chats import Message, StoredFile
from tests.flows.conversation import Stage, Talker, labels_of, until

NEW = re.compile("Neue Rundnachricht|Новая рассылка")
GERMAN, RUSSIAN = "Version auf Deutsch", "Version auf Russisch"
CHECK = "Prüfen und senden »"
BUSES, АВТОБУСЫ = "Die Busse warten vor der Tür.", "Автобусы ждут у дверей."
_SENDER = re.compile(
    r"\A(?:(?:TEST|VORSCHAU|ТЕСТ|ПРЕДПРОСМОТР): .*\n)?"
    r"(?:Vom Organisationsteam|От организаторов|Arbeitsgruppe: .*|Team .*)(?:\n\n|\Z)"
)
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


async def leaves(organiser: Talker, language: str) -> str:
    """Say of a correction that the version in a language stays as it was sent."""
    return await organiser.presses(f"Auf {language} so lassen")


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


async def looked_at(stage: Stage) -> None:
    """Let the bot look after its broadcasts now, as it does whenever the clock is moved."""
    await stage.clock.travel(stage.clock.now())


async def over(stage: Stage) -> None:
    """Wait until nothing is under way any more."""
    await stage.delivered()
    await looked_at(stage)
    await until(lambda: not stage.holds("broadcast", "state = 'sending'"))


def got(talker: Talker) -> list[str]:
    """What the bot has sent somebody, as it stands there now, without who writes."""
    return [said_in(message) for message in talker.chat.messages if message.sender is None]


def said_in(message: Message) -> str:
    """What a message says, without the line that says who writes."""
    return _SENDER.sub("", message.text)


def saying(talker: Talker, text: str) -> Message:
    """The bot's last message that says just this."""
    return next(
        message
        for message in reversed(talker.chat.messages)
        if message.sender is None and said_in(message) == text
    )


async def report(talker: Talker, state: str = "versendet") -> Message:
    """The message that shows how a broadcast comes along, once it says that state."""

    def shown() -> list[Message]:
        return [
            message
            for message in talker.chat.messages
            if message.sender is None and f": {state}\n" in message.text
        ]

    await looked_at(talker.stage)
    await until(lambda: bool(shown()))
    return shown()[-1]


async def sends(talker: Talker, kind: str, caption: str = "", name: str = "bild.jpg") -> Message:
    """Send the bot a file of that kind; the message as the sender sees it."""
    telegram = talker.stage.telegram
    file = StoredFile(f"sent{len(telegram.files)}", name, "application/octet-stream", name.encode())
    message = telegram.send_file(talker.person, kind, file, caption)
    await talker.stage.finished()
    return message


async def sends_album(talker: Talker, count: int, *captions: str) -> list[Message]:
    """Send the bot so many pictures at once."""
    telegram = talker.stage.telegram
    files = [
        ("photo", StoredFile(f"album{n}", f"{n}.jpg", "image/jpeg", bytes([n + 1])))
        for n in range(count)
    ]
    messages = telegram.send_album(talker.person, files, captions)
    await talker.stage.finished()
    return messages


async def has_written(organiser: Talker, german: str, russian: str) -> int:
    """A draft with both versions; its number."""
    text = await begins(organiser)
    await writes(organiser, german, russian)
    return int(re.search(r"(?:Nr\.|№)\s(\d+)", text)[1])  # type: ignore[index]


async def opens(organiser: Talker, number: int) -> str:
    """Open a broadcast by its number, whatever arrives meanwhile; what is shown of it."""
    return (await opened(organiser, number)).text


async def opened(organiser: Talker, number: int) -> Message:
    """Open a broadcast by its number; the message that shows it."""
    await organiser.says("/broadcast")
    shown = next(
        message
        for message in reversed(organiser.chat.messages)
        if message.sender is None and any(NEW.search(label) for label in labels_of(message))
    )
    await organiser.sends_press(f"Ba:{number}", shown)
    return shown
