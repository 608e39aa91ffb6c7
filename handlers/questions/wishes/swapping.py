"""Another group in place of one's own: the one that is wanted opens, never the one to be left."""

from typing import Final

from handlers.groups.actions import GroupAt, Groups
from handlers.questions.intents import Fact, Intent, OpenScreen
from handlers.questions.reading.asked import Asked
from handlers.questions.reading.evidence import evidence_of
from handlers.questions.reading.phrases import Phrase
from handlers.questions.reading.query import Query
from handlers.questions.reading.senses import Sense
from handlers.questions.reading.word_order import topics_behind
from handlers.questions.wishes.own_question import own_question
from handlers.questions.wishes.own_seats import away_with_that, undo, waits
from handlers.questions.wishes.sign_up import group_called, in_what_was_shown
from handlers.questions.wishes.staying_away import not_coming
from locales.words import Word
from storage.programme.searching.documents import Field, Subject

_CALLED: Final = frozenset({Field.TITLE, Field.WORDS})


def of_ones_seats(q: Query) -> Intent | None:
    """To have another group, or none: what else is named in it is no question about that."""
    of_what_waits = own_question(q) or waits(q)
    about_that = of_what_waits or away_with_that(q) or in_what_was_shown(q)
    return about_that or _swap(q) or not_coming(q) or undo(q)


def _swap(q: Query) -> Intent | None:
    """The group that somebody wants to change to; all of them where it is none of these."""
    asked = q.asked
    switches = asked.says(Phrase.SWAPPING)
    if not (switches or asked.has(Sense.INSTEAD)) or asked.fact is not None:
        return None
    if any(map(asked.has, (Sense.THE_LANGUAGE, Sense.LANGUAGES, Sense.ROOMS))):
        return None
    named = {word: group for word in asked.topics if (group := _group_meant(asked, word))}
    if asked.group:
        named[asked.topics[0] if asked.topics else asked.words[0]] = asked.group
    held = {*q.asker.groups}
    wishes = any(map(asked.has, (Sense.WANT, Sense.ME, Sense.SIGN_UP)))
    wishes = wishes or (switches and (asked.has(Sense.MAY) or not held.isdisjoint(named.values())))
    if not (named and (wishes or len({*named.values()}) > 1)):
        of_groups = asked.has(Sense.GROUPS) or (held and not any(map(asked.knows, asked.topics)))
        return OpenScreen(Groups()) if switches and not named and of_groups else None
    left = {named[word] for word in _to_be_left(asked) if word in named}
    wanted = [group for group in named.values() if group not in held | left]
    return OpenScreen(GroupAt(wanted[-1]), Fact.SWAP) if wanted else OpenScreen(Groups())


def _to_be_left(asked: Asked) -> frozenset[Word]:
    """The words behind "from" and "instead of"."""
    behind = (
        topics_behind(sense, asked.words, asked.topics, asked.senses)
        for sense in (Sense.INSTEAD, Sense.OUT_OF)
    )
    return frozenset[Word]().union(*behind)


def _group_meant(asked: Asked, word: Word) -> str | None:
    """The group that is called by a word; none where a page is, too, and no group is spoken of.

    Who wants to change the host family wants no other group.
    """
    pages = evidence_of(asked, [word]).of_subject(Subject.INFO)
    of_page = any(not _CALLED.isdisjoint(hit.matched.values()) for hit in pages)
    return None if of_page and not asked.has(Sense.GROUPS) else group_called(asked, word)
