"""A calendar of one's own that programs fetch again by themselves: address, renewal and end."""

from handlers.agenda.actions import EndFeed, Feed, My, RenewFeed, Scope, SendCalendar
from handlers.frame.context import Context, Followed
from handlers.frame.reader import Reader
from handlers.ui.choice import confirm
from handlers.ui.screen import Button, Screen, Text
from storage import calendar_feeds


async def open_feed(context: Context, _address: Feed) -> Screen | None:
    """The address, which is made when it is first asked for; None where no pages are served."""
    services = context.services
    if services.feeds_at is None:
        return None
    token = await services.database.write(
        calendar_feeds.open_feed, context.person.id, services.clock.now()
    )
    return feed(context.reader(), services.feeds_at, token)


async def renew_feed(context: Context, action: RenewFeed) -> Screen | Followed | None:
    """A new address in place of the old one, after a question."""
    services = context.services
    if services.feeds_at is None:
        return None
    if not action.sure:
        return renew_question(context.reader())
    token = await services.database.write(
        calendar_feeds.renew, context.person.id, services.clock.now()
    )
    reader = context.reader()
    shown = feed(
        reader, services.feeds_at, token, reader.tr("The old address leads nowhere any more.")
    )
    return Followed(shown, Feed())


async def end_feed(context: Context, action: EndFeed) -> Screen | Followed | None:
    """No address any more, after a question; opening the calendar again gives a new one."""
    services = context.services
    if services.feeds_at is None:
        return None
    if not action.sure:
        return end_question(context.reader())
    await services.database.write(calendar_feeds.end, context.person.id)
    return Followed(ended(context.reader()))


def feed(reader: Reader, pages: str, token: str, note: str = "") -> Screen:
    """The address of the calendar and what to do with it; `pages` is where the pages are."""
    tr, address = reader.tr, feed_address(pages, token)
    text = Text().title(note).line() if note else Text()
    text.title(tr("A calendar that keeps itself up to date"))
    text.line(tr("Add this address to the calendar of your phone or computer as a subscription:"))
    text.line().line(address).line()
    text.line(tr("It follows what you note, your seats, and everything that changes about them."))
    text.line(tr("Everybody who has the address sees your programme: keep it to yourself."))
    return text.screen(
        Button(tr("Copy the address"), copy=address, style="primary"),
        Button(tr("Calendar file"), SendCalendar(Scope.MINE)) if reader.person.attends else (),
        (Button(tr("Have a new address"), RenewFeed()), Button(tr("End it"), EndFeed())),
        reader.back(tr("My programme"), My()),
    )


def feed_address(pages: str, token: str) -> str:
    """Where a calendar is fetched."""
    return f"{pages}/cal/{token}.ics"


def renew_question(reader: Reader) -> Screen:
    """The question before a calendar that was subscribed to gets nothing new any more."""
    tr = reader.tr
    return confirm(
        tr("Have a new address?"),
        [
            tr(
                "A calendar with the old address gets nothing new any more: subscribe to the new"
                " one there."
            )
        ],
        yes=Button(tr("Yes, a new address"), RenewFeed(sure=True), style="primary"),
        no=Button(tr("No, keep it"), Feed()),
    )


def end_question(reader: Reader) -> Screen:
    """The question before a calendar is fetched no more."""
    tr = reader.tr
    return confirm(
        tr("End this calendar?"),
        [
            tr("The address leads nowhere from then on: a calendar with it gets nothing new."),
            tr("What you have noted and your seats stay."),
        ],
        yes=Button(tr("Yes, end it"), EndFeed(sure=True), style="danger"),
        no=Button(tr("No, keep it"), Feed()),
    )


def ended(reader: Reader) -> Screen:
    """What is left to do once a calendar has ended."""
    tr = reader.tr
    text = Text().title(tr("This calendar has ended."))
    text.line(tr("Delete the subscription on your phone or computer, too."))
    return text.screen(
        Button(tr("Have a new address"), Feed()), reader.back(tr("My programme"), My())
    )
