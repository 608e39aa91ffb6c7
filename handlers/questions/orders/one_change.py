"""One change that words want: a verb of it, or a place that something is to be in; what is left
names the session, as it does in a question.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.frame.reader import Reader
from handlers.frame.times.asked import TimeAsked
from handlers.questions.asker import Asker
from handlers.questions.needs.urgent import is_urgent
from handlers.questions.orders.asking import asks
from handlers.questions.orders.hours import (
    at_another_hour,
    begun_at,
    is_its_hour,
    is_onto_an_hour,
    later_by,
    names_an_hour,
    told_by_day,
)
from handlers.questions.orders.onto_hours import with_hours_onto
from handlers.questions.orders.places import WhereTo, where_to
from handlers.questions.orders.recognised import CHANGES
from handlers.questions.orders.sessions import (
    sessions_meant,
    sessions_titled,
    sessions_to_ask_about,
    words_left,
)
from handlers.questions.orders.several_at_once import several_cancelled
from handlers.questions.orders.words import OrderWords, Says, order_words
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.from_text import read_question
from handlers.questions.reading.moments_asked import MomentsAsked
from handlers.questions.reading.senses import Sense
from handlers.releases.door import Change, Order
from locales.words import Word
from storage.programme.model import Session
from storage.programme.search import SearchIndex

_OF_WHAT_IS_UNKNOWN: Final = (Change.CANCEL, Change.MOVE)
"""Changes of which it is asked what they are of, where nothing is called as it is written."""


class Parts:
    """The changes that the parts of one text want, each read once."""

    def __init__(self, reader: Reader, index: SearchIndex, asker: Asker) -> None:
        self.reader, self.index, self.asker = reader, index, asker
        self._read = dict[tuple[str, bool, bool], Order | None]()

    def one(self, text: str) -> Order | None:
        """The change that a part wants, of a session by its whole title or as it is asked for."""
        titled, others = sessions_titled(self.reader.snapshot, text)
        order = of_words(self.reader, others, self.index, self.asker, titled) if titled else None
        order = order or self._of_words(text)
        if order is not None and order.sure and len(order.sessions) == 1:
            return order
        return several_cancelled(self.reader, text, self.index, self._of_words) or order

    def moved(self, text: str) -> Order | None:
        """The move that a part may want which has no verb."""
        return self._of_words(text, moves=True)

    def new(self, text: str, *, by_its_hour: bool) -> Order | None:
        """The move that a part may want which says what is new beside what was."""
        return self._of_words(text, moves=True, by_its_hour=by_its_hour)

    def _of_words(
        self, text: str, *, moves: bool = False, by_its_hour: bool = False
    ) -> Order | None:
        known = (" ".join(text.split()), moves, by_its_hour)
        if known not in self._read:
            self._read[known] = of_words(
                self.reader, text, self.index, self.asker, moves=moves, by_its_hour=by_its_hour
            )
        return self._read[known]


def moved_without_a_verb(
    reader: Reader, text: str, index: SearchIndex, asker: Asker
) -> Order | None:
    """The move that a text may want which has no verb."""
    return of_words(reader, text, index, asker, moves=True)


def is_moved(order: Order, *, to_what_is_known: bool) -> bool:
    """Whether an order says for sure to which hour or place, one that there is or another one."""
    is_known = any(x is not None for x in (order.hour, order.place, order.later))
    is_new = order.to_new_place is not None
    return order.sure and ((is_known and not is_new) if to_what_is_known else is_known or is_new)


def of_words(
    reader: Reader,
    text: str,
    index: SearchIndex,
    asker: Asker,
    titled: Sequence[Session] = (),
    *,
    moves: bool = False,
    by_its_hour: bool = False,
) -> Order | None:
    """The change that the words of a text want, of the sessions that it named by their title.

    It may be known that it `moves` something without a verb; then an hour may be no new one, but
    tell which session is meant.
    """
    asked, said = read_question(text, index), order_words(index.languages)
    if "?" in text or asks(asked, said) or is_urgent(asked, reader.snapshot):
        return None
    change, verb = _change_said(asked, said)
    began = None
    if change in (None, Change.MOVE):
        asked, began = with_hours_onto(asked, said)
        verb = said.found(Says.MOVES, asked.words)
    is_onto = change is None and is_onto_an_hour(asked, said)
    change = Change.MOVE if is_onto or (moves and change is None) else change
    later, length = later_by(asked, said) if change is Change.MOVE else (None, ())
    title = said.found(Says.TITLE, asked.words) if change is Change.MOVE else ()
    change = Change.RETITLE if title else change
    left = words_left(asked, {*verb, *length, *title}, said)
    to = where_to(reader, text, asked, left, change, said, index, is_titled=bool(titled))
    if titled and not _names_nothing(asked, to.topic):
        return None
    if change is None and asked.time.at is None and to.place is None and not to.names_new:
        return None
    named, sure = (titled, True) if titled else sessions_meant(reader, to.topic, index, asker)
    if change is Change.REINSTATE and not named and _names_nothing(asked, to.topic):
        named, sure = [s for s in reader.snapshot.sessions.values() if not s.takes_place], True
    if is_onto and not (sure or moves):
        return None
    is_unknown = bool(verb) and not named and change in _OF_WHAT_IS_UNKNOWN
    if is_unknown:
        named, sure = sessions_to_ask_about(reader, to.topic, index, asker), False
    ahead = [s for s in named if s.end > reader.now]
    fit = [s for s in ahead if s.takes_place is not (change is Change.REINSTATE)]
    if change is None:
        if sure and (moved := at_another_hour(reader, asked, said, fit, is_titled=bool(titled))):
            return moved
        is_one = len(named) <= 1 or to.in_a_room
        return _moved_to_a_place(reader, asked, fit, to) if sure and is_one else None
    if sure and named and not ahead:
        return Order(change, tuple(named))
    if change is not Change.MOVE:
        order = Order(change, tuple(fit), sure=sure, is_unknown=is_unknown)
        return _at_their_time(reader, order, asked, ahead)
    fit = [] if is_onto and _is_of_another_day(reader, asked, fit) else fit
    begun = begun_at(reader, fit, began)
    order = to.order(begun or fit, later, sure=sure and bool(begun), is_unknown=is_unknown)
    return _with_its_hour(reader, order, asked, said, by_its_hour=by_its_hour)


def _change_said(asked: Asked, said: OrderWords) -> tuple[Change | None, Sequence[Word]]:
    """The change that a verb says, and the words of that verb."""
    found = ((change, said.found(kind, asked.words)) for kind, change in CHANGES)
    return next(((change, verb) for change, verb in found if verb), (None, ()))


def _is_of_another_day(reader: Reader, asked: Asked, named: Sequence[Session]) -> bool:
    """Whether none is on the day that is said: "the bus tonight not before 7"."""
    of_day = MomentsAsked(TimeAsked(days=asked.time.days), reader.now, reader.snapshot)
    return bool(asked.time.days) and not of_day.filtered(named)


def _names_nothing(asked: Asked, topic: Sequence[Word]) -> bool:
    return all(Sense.FILLERS in asked.senses[word] for word in topic)


def _at_their_time(
    reader: Reader, order: Order, asked: Asked, ahead: Sequence[Session]
) -> Order | None:
    """The change of those that are on at the time that is said."""
    moments = MomentsAsked(asked.time, reader.now, reader.snapshot)
    # What is so already is said to be so, where nothing else can be meant.
    at_time = moments.filtered(order.sessions) or (moments.filtered(ahead) if order.sure else [])
    at_time = at_time or ([*order.sessions] if order.is_unknown else [])
    return replace(order, sessions=tuple(at_time)) if at_time else None


def _moved_to_a_place(
    reader: Reader, asked: Asked, named: Sequence[Session], to: WhereTo
) -> Order | None:
    """The move that a place alone says, where no time is said with it but by "now in the"."""
    timed = MomentsAsked(asked.time, reader.now, reader.snapshot).given and not to.is_newly
    elsewhere = [s for s in named if to.place is None or s.place != to.place]
    if not elsewhere or timed or not (to.place is not None or to.names_new):
        return None
    return to.order(elsewhere)


def _with_its_hour(
    reader: Reader, order: Order, asked: Asked, said: OrderWords, *, by_its_hour: bool
) -> Order | None:
    """The move with the hour that is said: a new one, unless it tells which session is meant."""
    fit, time = order.sessions, asked.time
    if by_day := told_by_day(reader, fit, asked, said):
        fit, time = by_day
    told_apart = order.place is not None or order.to_new_place is not None
    told_apart = told_apart and is_its_hour(reader, fit, asked, said)
    then = MomentsAsked(asked.time, reader.now, reader.snapshot).filtered(fit)
    is_its = bool(then) and (by_its_hour or told_apart)
    if is_its or order.later is not None or not names_an_hour(time):
        fit = then or fit
    is_new_hour = names_an_hour(time) and order.later is None and not is_its
    hour = time if is_new_hour else None
    says_where_or_when = any(
        x is not None for x in (order.place, hour, order.later, order.to_new_place)
    )
    if not fit or (order.is_unknown and not says_where_or_when):
        return None
    return replace(order, sessions=tuple(fit), hour=hour)
