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


async def messages_failed(_services: Services, v: Reader, delivery: Delivery) -> Screen | None:
    """That Telegram has refused messages for good."""
    if not v.is_organiser:
        return None
    count = int(delivery.parameters["count"])
    text = Text().title(
        v.tr.plural("A message did not arrive.", "{n} messages did not arrive.", count)
    )
    text.line(
        v.tr(
            "It is not tried again. The bot's log says which and why; for broadcasts their own"
            " screen does."
        )
    )
    return text.screen()


async def outage_ended(_services: Services, v: Reader, delivery: Delivery) -> Screen | None:
    """From when to when the bot could not answer, and who had to wait for it."""
    if not v.is_organiser:
        return None
    text = Text().title(v.tr("I could not answer for a while."))
    for outage in delivery.parameters["outages"]:
        text.line().line(_outage(v, outage))
    return text.screen()


async def backup_failed(_services: Services, v: Reader, delivery: Delivery) -> Screen | None:
    """That a backup was not made."""
    if not v.is_organiser:
        return None
    text = Text().title(v.tr("There is no new backup."))
    text.line(v.tr("It failed: {reason}.", reason=delivery.parameters["reason"]))
    text.line(v.tr("Please tell whoever looks after the server."))
    return text.screen()


async def disk_nearly_full(_services: Services, v: Reader, delivery: Delivery) -> Screen | None:
    """That the disk has little room left."""
    if not v.is_organiser:
        return None
    free, needed = (int(delivery.parameters[name]) for name in ("free", "needed"))
    text = Text().title(v.tr("The server's disk is nearly full."))
    text.line(
        v.tr(
            "{free} MB are free; there should be {needed}.",
            free=_mb(v, free),
            needed=_mb(v, needed),
        )
    )
    text.line(
        v.tr(
            "Once it is full I can save nothing, and sign-ups wait. Please tell whoever looks after"
            " the server."
        )
    )
    return text.screen()


def _outage(v: Reader, outage: Mapping[str, Any]) -> str:
    began, ended = from_ms(outage["began"]), from_ms(outage["ended"])
    people, still = int(outage["people"]), int(outage["waiting"])
    hours = formats.span(v.tr, began, ended, v.snapshot.event.timezone)
    day = formats.sentence_case(v.short_day(v.snapshot.local(began).date()))
    when = f"{day}, {hours}"
    if not people:
        return v.tr("{when}: nobody waited.", when=when)
    waited = v.tr.plural(
        "{when}: one person waited.", "{when}: {n} people waited.", people, when=when
    )
    then = v.tr("All have been answered.")
    if still:
        then = v.tr.plural("One person is still waiting.", "{n} people are still waiting.", still)
    return f"{waited} {then}"


def _mb(v: Reader, size: int) -> str:
    return formats.number(v.tr, size // _MEGABYTE)
