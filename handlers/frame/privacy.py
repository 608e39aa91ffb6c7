"""What the bot stores about people, why, and for how long."""

from typing import Final

from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import cut_to
from handlers.ui.screen import Text

_ORGANISER: Final = 5
"""How many lines about the organiser are shown; the imprint of the pages has all of them."""


def write_privacy(reader: Reader, text: Text, retention_days: int) -> None:
    """Write all of it: what is stored and what is not, for how long, and who answers for it."""
    tr = reader.tr
    text.bold(tr("What is stored, and why")).line()
    text.lines(f"• {what}" for what in stored(reader))
    text.line().line(not_stored(reader))
    text.section(tr("For how long"))
    text.line(for_how_long(reader, retention_days))
    text.section(tr("Who answers for it")).lines(who_answers(reader))
    text.section("Telegram").line(of_telegram(reader))


def who_answers(reader: Reader) -> list[str]:
    """Who answers for the data, and where to ask: the organisers, where the programme is silent."""
    tr, event = reader.tr, reader.snapshot.event
    organiser, contact = reader.text(event.organiser), reader.text(event.contact)
    named = (
        cut_to(organiser, _ORGANISER)
        if organiser
        else tr("The organisers of the event: {event}", event=reader.text(event.title))
    )
    return [named, *([tr("Questions: {contact}", contact=contact)] if contact else [])]


def of_telegram(reader: Reader) -> str:
    """What Telegram has to do with it."""
    return reader.tr(
        "Messages go through Telegram, which keeps them by its own rules. What I erase stays in"
        " your chat until you delete it there."
    )


def stored(reader: Reader) -> list[str]:
    """What is stored about people who use the bot, each with what it is for."""
    tr = reader.tr
    return [
        tr("your Telegram id, to be able to answer you"),
        tr("your language, and whether you chose it"),
        tr("when you last wrote, and whether you have blocked me"),
        tr("the sessions you star, and what I told you about them"),
        tr("the secret address of your calendar, if you subscribe to it"),
        tr("when you want to be reminded, and of what"),
        tr("what changes your seats and roles, in a log without names"),
        tr(
            "if you sign up for a group: what stands on its list – name, town, on site or"
            " by video, seats and waiting lists"
        ),
        tr(
            "if you join a team of the youth forum: name, town, on site or by video, your team,"
            " and what you say of its workshops"
        ),
        tr(
            "if you pass a question on to the organisers: the question, the name you give for"
            " it, and the answers"
        ),
    ]


def not_stored(reader: Reader) -> str:
    """What is forgotten once it is answered, and what is never kept."""
    return reader.tr(
        "What you write is kept only until it is answered; a checksum stays for a day, so that"
        " nothing is answered twice. Your phone number is never stored, your name only for the"
        " list of a group or team, or with a question to the organisers."
    )


def for_how_long(reader: Reader, retention_days: int) -> str:
    """When everything is erased, from backups as well."""
    erased = reader.tr.plural(
        "Everything is erased {n} day after the event or after your last message, whichever"
        " is later.",
        "Everything is erased {n} days after the event or after your last message, whichever"
        " is later.",
        retention_days,
    )
    return " ".join((erased, reader.tr("Backups may hold it for seven days more.")))
