"""What somebody wrote to the organisers, and where it stands."""

from dataclasses import dataclass, replace
from typing import Final

from telegram import Message, Update

from handlers.frame.content import version_of
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_no
from handlers.frame.showing import message_of
from handlers.questions.door import question_in
from locales.languages import Languages
from storage.content import ContentKind, Version
from storage.helpdesk.model import LONGEST_CAPTION, LONGEST_TEXT
from storage.helpdesk.questions import Written
from storage.plain_text import utf16

_LEAD_IN: Final = 6
"""The most words before what is to be written instead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wrote, and where; `too_long_by` is by how many UTF-16 units it is too long."""

    content: Version
    where: Written
    too_long_by: int = 0


def asked_above(update: Update, reader: Reader) -> Asked | None:
    """What was written, or the question that the pressed screen answers, if Telegram still has it.

    What takes back what was written before, up to its colon, is none of it: "no, rather: …".
    """
    message = message_of(update)
    above = message.reply_to_message if isinstance(message, Message) else None
    written = update.message or above
    if written is None or written.from_user is None or written.from_user.is_bot:
        return None
    found = asked_in(written)
    if found is None or found.too_long_by:
        return None
    text = _anew(found.content.text, reader.tr.languages)
    if text == found.content.text:
        return found
    return replace(found, content=replace(found.content, text=text, entities=()))


def _anew(text: str, languages: Languages) -> str:
    begins, colon, rest = text.partition(":")
    words = begins.replace(",", " ").split()
    takes_back = 0 < len(words) <= _LEAD_IN and says_no(words[0], languages)
    return rest.strip() if colon and takes_back and rest.strip() else text


def asked_in(message: Message) -> Asked | None:
    """What a message asks, without what only leads up to it; None where it has no content."""
    content = version_of(message)
    if content is None:
        return None
    question = question_in(content.text)
    if question != content.text:
        content = replace(content, text=question, entities=())
    where = Written(message.chat.id, message.message_id)
    return Asked(content, where, units_too_many(content))


def units_too_many(content: Version) -> int:
    """By how many UTF-16 units a message is too long to be sent on below a heading."""
    longest = LONGEST_TEXT if content.kind is ContentKind.TEXT else LONGEST_CAPTION
    return max(0, utf16(content.text) - longest)
