"""The way to the programme as web pages, where there are any."""

from handlers.frame.reader import Reader
from handlers.site.door import pages_address
from handlers.ui.screen import Button


def pages_button(reader: Reader) -> tuple[Button, ...]:
    """The pages in the reader's language, within Telegram where they are served by https."""
    label, address = reader.tr("Website"), pages_address(reader)
    if not address:
        return ()
    if address.startswith("https://") and not reader.in_group:
        return (Button(label, web_app=address),)
    return (Button(label, url=address),)
