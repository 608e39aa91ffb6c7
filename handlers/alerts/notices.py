"""The alerts, written when they are sent; each says what happened and who has to do what.

The parameters of an alert are what happened, never a text:

messages failed    count
outage ended       outages: of each the moments began and ended in milliseconds, how many people
                   waited, and how many still do
backup failed      reason: a few words of the system, such as "No space left on device"
disk nearly full   free, needed: bytes
"""

from collections.abc import Mapping
from typing import Any, Final

from handlers.frame.reader import Reader
from handlers.frame.services import Services
from handlers.ui.screen import Screen, Text
from locales import formats
from storage.deliveries import Delivery
from storage.moments import from_ms

_MEGABYTE: Final = 1_000_000


async def messages_failed(_services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That Telegram has refused messages for good."""
    if not reader.is_organiser:
        return None
    count = int(delivery.parameters["count"])
    text = Text().title(
        reader.tr.plural("A message did not arrive.", "{n} messages did not arrive.", count)
    )
    text.line(
        reader.tr(
            "It is not tried again. The bot's log says which and why; for broadcasts their own"
            " screen does."
        )
    )
    return text.screen()


async def outage_ended(_services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """From when to when the bot could not answer, and who had to wait for it."""
    if not reader.is_organiser:
        return None
    text = Text().title(reader.tr("I could not answer for a while."))
    for outage in delivery.parameters["outages"]:
        text.line().line(_outage(reader, outage))
    return text.screen()


async def backup_failed(_services: Services, reader: Reader, delivery: Delivery) -> Screen | None:
    """That a backup was not made."""
    if not reader.is_organiser:
        return None
    text = Text().title(reader.tr("There is no new backup."))
    text.line(reader.tr("It failed: {reason}.", reason=delivery.parameters["reason"]))
    text.line(reader.tr("Please tell those who look after the server."))
    return text.screen()


async def disk_nearly_full(
    _services: Services, reader: Reader, delivery: Delivery
) -> Screen | None:
    """That the disk has little room left."""
    if not reader.is_organiser:
        return None
    free, needed = (int(delivery.parameters[name]) for name in ("free", "needed"))
    text = Text().title(reader.tr("The server's disk is nearly full."))
    text.line(
        reader.tr(
            "{free} MB are free; there should be {needed}.",
            free=_mb(reader, free),
            needed=_mb(reader, needed),
        )
    )
    text.line(
        reader.tr(
            "Once it is full I can save nothing, and sign-ups wait. Please tell those who look"
            " after the server."
        )
    )
    return text.screen()


def _outage(reader: Reader, outage: Mapping[str, Any]) -> str:
    began, ended = from_ms(outage["began"]), from_ms(outage["ended"])
    people, still = int(outage["people"]), int(outage["waiting"])
    hours = formats.span(reader.tr, began, ended, reader.snapshot.event.timezone)
    day = formats.sentence_case(reader.short_day(reader.snapshot.local(began).date()))
    when = f"{day}, {hours}"
    if not people:
        return reader.tr("{when}: nobody waited.", when=when)
    waited = reader.tr.plural(
        "{when}: one person waited.", "{when}: {n} people waited.", people, when=when
    )
    then = reader.tr("All have been answered.")
    if still:
        then = reader.tr.plural(
            "One person is still waiting.", "{n} people are still waiting.", still
        )
    return f"{waited} {then}"


def _mb(reader: Reader, size: int) -> str:
    return formats.number(reader.tr, size // _MEGABYTE)
