"""The way to the programme as web pages, where there are any."""

from handlers.frame.reader import Reader
from handlers.ui.screen import Button


def pages_button(v: Reader) -> tuple[Button, ...]:
    """The pages in the reader's language, within Telegram where they are served by https."""
    if v.pages_at is None:
        return ()
    label, address = v.tr("Website"), f"{v.pages_at}/{v.tr.language}/"
    if v.pages_at.startswith("https://") and not v.in_group:
        return (Button(label, web_app=address),)
    return (Button(label, url=address),)
