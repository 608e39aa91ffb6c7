"""What people type behind the bot's name in any chat: cards of sessions to be put there."""

from collections.abc import Iterable, Iterator
from typing import Final

from telegram import Update

from handlers.frame.api_errors import Refusal, ignoring
from handlers.frame.calls import Json, entities_of, keyboard
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.session_cards import card, line_of, named
from handlers.frame.session_lists import ahead_first
from handlers.frame.whats_on import next_sessions, running_sessions
from handlers.groups.actions import GroupAt
from handlers.programme.actions import Day, Now, PlaceAt, SessionAt
from handlers.questions.intents import Intent, OpenScreen, PartOfDay, Several
from handlers.questions.reading.looked_up import sessions_named
from handlers.questions.understanding import understand
from handlers.site.door import session_address
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from storage.programme.model import Session
from storage.programme.search import SearchIndex

SHOWN: Final = 20
FRESH_SECONDS: Final = 30
"""How long Telegram may repeat an answer to the same person: what is next changes by the minute."""

SEARCH_LINK: Final = "ask"
"""The deep link behind the way on where nothing was found."""


async def on_inline_query(update: Update, context: Context) -> None:
    """Offer the cards of sessions. What comes too late is nothing to worry about."""
    query = update.inline_query
    if query is None:
        return
    reader, text = context.reader(), query.query.strip()
    if text:
        index = await context.services.current_release.index()
        sessions = found(reader, index.seen_by(()), text)
    else:
        sessions = now_and_next(reader)
    answer = {
        "inline_query_id": query.id,
        "results": [_result(reader, session, context.bot.link) for session in sessions[:SHOWN]],
        "cache_time": FRESH_SECONDS,
        "is_personal": True,
        "button": None if sessions else _way_on(reader),
    }
    with ignoring(Refusal.QUERY_TOO_OLD):
        await context.calls.call("answerInlineQuery", answer)


def now_and_next(reader: Reader) -> list[Session]:
    """What is on, and what begins at the next hour at which something does."""
    return [*running_sessions(reader), *next_sessions(reader)]


def found(reader: Reader, index: SearchIndex, text: str) -> list[Session]:
    """The sessions that a text may mean, the likeliest first.

    First those whose titles have it at the beginning of a word, as far as it has been typed; then
    what it asks for, be it a day or a place; then those that have most of its words. Each way costs
    more than the one before it, and is gone only where that has not found enough.
    """
    sessions = reader.snapshot.sessions
    names = dict.fromkeys(session.id for session in ahead_first(reader, _beginning(reader, text)))
    if len(names) < SHOWN:
        intent = understand(text, reader.now, reader.snapshot, index)
        names |= dict.fromkeys(session.id for session in _meant(reader, intent))
    if len(names) < SHOWN:
        names |= dict.fromkeys(sessions_named(text, index))
    return [sessions[name] for name in names if name in sessions]


def _beginning(reader: Reader, text: str) -> Iterator[Session]:
    wanted = f" {text.casefold()}"
    for session in reader.snapshot.sessions.values():
        if any(wanted in f" {title.casefold()}" for title in session.title.values()):
            yield session


def _meant(reader: Reader, intent: Intent) -> Iterable[Session]:
    match intent:
        case OpenScreen(press):
            return _opened(reader, press)
        case Several(presses):
            return [session for press in presses for session in _opened(reader, press)]
        case PartOfDay():
            return [reader.snapshot.sessions[name] for name in intent.sessions]
        case _:
            return ()


def _opened(reader: Reader, press: Action) -> Iterable[Session]:
    """The sessions on the screen that a press opens."""
    snapshot = reader.snapshot
    match press:
        case SessionAt(name):
            return [snapshot.sessions[name]] if name in snapshot.sessions else ()
        case GroupAt():
            return ahead_first(reader, snapshot.by_group.get(press.id, ()))
        case TeamAt():
            return ahead_first(reader, snapshot.workshops_of(press.id))
        case PlaceAt():
            return ahead_first(reader, snapshot.by_place.get(press.id, ()))
        case Day():
            return ahead_first(reader, snapshot.by_day.get(press.day, ()))
        case Now():
            return now_and_next(reader)
        case _:
            return ()


def _result(reader: Reader, session: Session, bot_link: str) -> Json:
    written = card(reader, session, bot_link, session_address(reader, session))
    return {
        "type": "article",
        "id": session.id,
        "title": named(reader, session),
        "description": line_of(reader, session),
        "input_message_content": {
            "message_text": written.text,
            "entities": entities_of(written),
            "link_preview_options": {"is_disabled": True},
        },
        "reply_markup": keyboard(written.rows),
    }


def _way_on(reader: Reader) -> Json:
    return {"text": reader.tr("Nothing found. Ask the bot"), "start_parameter": SEARCH_LINK}
