"""How an hour was read that may be one of the morning or of the evening."""

from handlers.frame.reader import Reader
from handlers.frame.times.asked import TimeAsked
from handlers.frame.times.written import read_as_later
from storage.programme.model import Session


def remark(reader: Reader, asked: TimeAsked | None, session: Session) -> str:
    """That an hour was taken for the one in the evening, and how the other one is written; empty
    where it can be read in one way alone, or is the earlier one.
    """
    written = read_as_later(reader, asked, session) if asked else None
    if written is None:
        return ""
    return reader.tr(
        "“{written}” is read as {hour}. If the morning is meant, write “{early}”.",
        written=f"{written.hour}:{written:%M}",
        hour=f"{(written.hour + 12) % 24}:{written:%M}",
        early=f"{written:%H:%M}",
    )
