"""A help desk: a group of organisers, and people who ask what the programme does not know."""

from bot.sandbox.chats import Chat, Message, StoredFile
from tests.flows.conversation import Stage, Talker
from tests.flows.organising import ORGANISER, OTHER_ORGANISER, somebody

GROUP = -700
QUESTION = "Wo kann ich meinen Koffer unterstellen?"
QUESTION_IN_RUSSIAN = "Где можно оставить чемодан?"
ANSWER = "Im Foyer, hinter der Garderobe."
TITLE = "Antwort des Organisationsteams"


async def organisers(stage: Stage) -> tuple[Talker, Talker]:
    """Two organisers who use the bot."""
    olga = stage.people.get(ORGANISER) or await somebody(stage, ORGANISER, "Olga")
    return olga, await somebody(stage, OTHER_ORGANISER, "Otto")


async def bound(stage: Stage, *, forum: bool = False) -> tuple[Talker, Talker, Chat]:
    """The help desk in a plain group, or in a forum where the bot manages topics."""
    olga, otto = await organisers(stage)
    group = stage.group(GROUP, olga, otto)
    if forum:
        group.kind, group.is_forum, group.bot_manages_topics = "supergroup", True, True
    await olga.says("/helpdesk", group)
    return olga, otto, group


async def passes_on(talker: Talker, question: str = QUESTION) -> str:
    """Ask something that the programme does not know, and pass it on; the bot's word on it.

    Behind an answer of the organisers it is more to that question, and needs no second press.
    """
    language = talker.person.language_code or "de"
    await talker.says(question)
    said = await talker.presses(_PASS_ON[language])
    if _SEND[language] in talker.labels:
        said = await talker.presses(_SEND[language])
    await talker.stage.delivered()
    return said


_PASS_ON = {"de": "Ans Organisationsteam weitergeben", "ru": "Передать организаторам"}
_SEND = {"de": "Weitergeben", "ru": "Передать"}


async def replies(talker: Talker, message: Message, text: str = ANSWER) -> Message:
    """Reply to a message in its chat, and wait for what comes of it."""
    said = talker.stage.telegram.say(talker.person, text, message.chat, reply_to=message)
    await talker.stage.delivered()
    return said


async def closes(organiser: Talker, shown: Message) -> None:
    """Say that a question is done without an answer."""
    await organiser.presses("Erledigt", shown)
    await organiser.presses("Ohne Antwort erledigen", shown)


def file(name: str, mime_type: str = "image/png") -> StoredFile:
    """A file to send, as good as any other."""
    return StoredFile(name, f"{name}.bin", mime_type, name.encode())


def texts(talker: Talker) -> list[str]:
    """All that the bot has written to somebody, as it stands now."""
    return [m.text for m in talker.chat.messages if m.sender is None]


def answers(talker: Talker) -> list[Message]:
    """The answers of the organisers that somebody got."""
    found = ("Antwort des Organisationsteams", "Ответ организаторов")
    return [m for m in talker.chat.messages if m.sender is None and m.text.startswith(found)]


def about(chat: Chat, words: str = "Koffer") -> list[Message]:
    """The bot's messages in a chat that have these words."""
    return [m for m in chat.messages if m.sender is None and words in m.text]


def question_in(chat: Chat, words: str = "Koffer") -> Message:
    """The newest message in a chat that shows a question with its buttons."""
    return next(m for m in reversed(about(chat, words)) if "Frage" in m.text.split("\n")[0])
