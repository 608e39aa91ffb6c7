"""What an author writes that is no message, or not as it stands: it names its people first."""

from dataclasses import dataclass, replace
from typing import Final

from handlers.broadcasts.correction_said import behind_correct
from handlers.broadcasts.drafting import moment_said
from handlers.broadcasts.taking_apart import part_of
from handlers.broadcasts.words_replaced import asks_for_other_words
from handlers.frame.context import Context
from handlers.frame.forms import AskAgain
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_no
from handlers.frame.times.written import hours_said
from handlers.questions.door import (
    Instruction,
    People,
    Says,
    Told,
    calls_a_message_off,
    instruction_in,
    is_only_a_language,
    is_to_unknown_people,
    leaves_some_out,
    order_words,
    people_named,
    people_wished,
    says_more,
    says_stop,
    takes_back,
    told_to_many,
)
from locales.languages import Languages
from locales.words import word_rules
from storage.broadcasts.model import Audience, Broadcast, ScopeKind
from storage.content import ContentKind, Version
from storage.programme.search import SearchIndex

_AN_ORDER: Final = 4
"""Who says nothing but that a draft is to be forgotten takes no more words."""


def leaves(text: str, languages: Languages) -> bool:
    """Whether a text is no message: its writer wants to leave, or no message to be sent."""
    return says_no(text, languages) or calls_a_message_off(text, languages)


async def stops(context: Context, text: str) -> bool:
    """Whether a text is no message: its writer wants something stopped that is to go out."""
    return says_stop(text, await context.index())


def discards(reader: Reader, text: str) -> bool:
    """Whether a text says that the draft is to be forgotten, and no more than to leave it."""
    tr = reader.tr
    words, said = word_rules(tr.languages).words_of(text), order_words(tr.languages)
    behind = said.behind(Says.DISCARDS, words)
    is_label = text.strip(" .!").casefold() == tr("Discard the draft").casefold()
    is_word = behind is not None and not behind and not says_no(text, tr.languages)
    kinds = (Says.DELETES, Says.DRAFT)
    is_named = all(said.found(kind, words) for kind in kinds) and len(words) <= _AN_ORDER
    return is_label or is_word or is_named


@dataclass(frozen=True, slots=True)
class Addressed:
    """A draft to those whom a message names, the message without them, and what is to be said of
    that.
    """

    draft: Broadcast
    version: Version
    note: str = ""


async def as_addressed(
    context: Context, draft: Broadcast, version: Version, *, may_say_nothing: bool = False
) -> Addressed:
    """The draft to those whom a message names, at the hour that it names for that.

    Both are as they were where it names nobody. Where it is not sure whom it names, and where the
    draft goes to others already, it goes to nobody until that is chosen. What says only of what
    people are to be reminded `may_say_nothing`; else it is the message itself.
    """
    version = _corrected(draft, version, context.reader().tr.languages)
    as_it_was = Addressed(draft, version)
    if not version.text or draft.corrects is not None:
        return as_it_was
    reader, index = context.reader(), await context.index()
    told = _told(reader, version, index)
    if told is None and is_to_unknown_people(version.text, index):
        unknown = _to(draft, People(open=True))
        return Addressed(unknown, version, _not_known(reader)) if unknown else as_it_was
    says_nothing = told is not None and not told.text and not version.files
    if told is None or (says_nothing and not may_say_nothing):
        return as_it_was
    # An edit of what was written would bring all of it back, so it is not followed.
    said = replace(version, text=told.text, entities=(), message=0)
    addressed = draft if told.people == People() else _to(draft, told.people)
    if addressed is None:
        return as_it_was
    if draft.audience.parts and addressed.audience.parts != draft.audience.parts:
        addressed = replace(addressed, audience=Audience(nobody=True))
    notes = [_but_some(reader)] if told.people.but_some else []
    if told.ends_with_people and not notes:
        notes.append(_at_its_end(reader))
    timed = moment_said(reader, addressed, told.when) if told.when else addressed
    if isinstance(timed, AskAgain):
        notes.append(timed.note)
    elif timed is None:
        # "to all of Tuesday": it may be some of all that are meant.
        addressed = replace(addressed, audience=replace(addressed.audience, nobody=True))
    else:
        addressed = timed
    return Addressed(addressed, said, "\n".join(notes))


def _corrected(draft: Broadcast, version: Version, languages: Languages) -> Version:
    """A message without the word that only says that it is to be so: "correct: in hall B".

    Where there is nothing to correct, and below what begins so itself, the word is part of it.
    """
    begin = _behind_head(version.text, languages)
    is_headed = any(_behind_head(v.text, languages) for v in draft.versions.values())
    if not begin or version.files or not draft.versions or is_headed:
        return version
    cut = part_of(version, begin, len(version.text.rstrip()))
    return replace(cut, text=cut.text[:1].upper() + cut.text[1:], message=0)


def _behind_head(text: str, languages: Languages) -> int:
    """Where a text goes on behind a first "correct:"; 0 where it does not begin so."""
    begin = len(text) - len(behind_correct(text, languages) or text)
    return begin if text[:begin].rstrip().endswith(":") else 0


def _told(reader: Reader, version: Version, index: SearchIndex) -> Told | None:
    """What a message says and to whom; a caption may name no more than that."""
    told = told_to_many(reader, version.text, index)
    if told is None and version.kind is not ContentKind.TEXT:
        people = people_wished(reader, version.text, index)
        told = Told("", people) if people else None
    return told


def _not_known(reader: Reader) -> str:
    return reader.tr("I do not know whom it is for: please choose with the buttons who gets it.")


def _says_an_hour(reader: Reader, draft: Broadcast) -> bool:
    read = [hours_said(reader, version.text) for version in draft.versions.values()]
    return any(asked.at or asked.since or asked.until for asked in read)


def _but_some(reader: Reader) -> str:
    return reader.tr(
        "Everybody but some cannot be chosen: please choose with the buttons who is to get it."
    )


def _at_its_end(reader: Reader) -> str:
    return reader.tr(
        "Its last words may say who is to get it. I have left the text as it is: please choose with"
        " the buttons who gets it, and change the text if need be."
    )


async def as_wished(
    context: Context, draft: Broadcast, version: Version
) -> Broadcast | Instruction | str | None:
    """The draft as a text has it that says when it goes out, or to whom, and nothing else; what is
    wrong with that, or the instruction that cannot be followed. None where it says anything else.
    """
    if version.kind is not ContentKind.TEXT:
        return None
    reader, index = context.reader(), await context.index()
    told = instruction_in(reader, version.text, index)
    if draft.versions and takes_back(version.text, index.languages):
        told = told or Instruction(understood=False)
        if told.when and draft.send_at is None and _says_an_hour(reader, draft):
            # It may be the hour in the text that is another one.
            return Instruction(understood=False)
    if draft.versions and told is None and asks_for_other_words(version.text, index.languages):
        return Instruction(understood=False)
    is_all = told is not None and told.people == People()
    if is_all and draft.audience.parts and leaves_some_out(version.text, index.languages):
        # "Not only the Germans but all" may be said of those who are chosen.
        return Instruction(understood=False)
    if draft.corrects is not None:
        return told
    if is_only_a_language(version.text, index):
        if not _says_in_a_language(version.text, index.languages):
            # "Only the Germans" may be its language, or those who read it.
            return Instruction(understood=False)
        return reader.tr("Its languages and its people are chosen with the buttons.")
    if told is None or not told.understood:
        return told
    addressed = instructed(draft, told, is_all=_names_all(version.text, index.languages))
    if addressed is None:
        return reader.tr("Its languages and its people are chosen with the buttons.")
    timed = moment_said(reader, addressed, told.when) if told.when else addressed
    return timed.note if isinstance(timed, AskAgain) else timed or told


async def when_said(context: Context, text: str) -> str:
    """The words of a text that say when a message goes out and no more; else the text."""
    told = instruction_in(context.reader(), text, await context.index())
    return told.when if told and told.when and told.people is None else text


async def people_chosen(context: Context, draft: Broadcast, text: str) -> Broadcast | None:
    """The draft to those whom a text names where it was asked to whom it goes."""
    reader, index = context.reader(), await context.index()
    told = instruction_in(reader, text, index)
    if told is None:
        named = people_named(reader, text, index)
        is_sure = named and not named.open and not says_more(reader, named, text, index)
        told = Instruction(people=named if is_sure else None)
    if told.people is None or not told.understood:
        return None
    if draft.audience == Audience(nobody=True):
        return _to(draft, told.people)
    return instructed(draft, told, is_all=_names_all(text, index.languages))


def instructed(draft: Broadcast, told: Instruction, *, is_all: bool) -> Broadcast | None:
    """The draft to those whom an instruction names: besides those who are chosen, or of them alone;
    only what says `all` makes more of some.
    """
    people, before = told.people, draft.audience
    if people is None:
        return draft
    if told.adds and people != People():
        if people != People(people.parts) or not (before.parts or before.nobody):
            return None
        people = People(tuple(dict.fromkeys((*before.parts, *people.parts))))
    elif is_all or people == People():
        draft = replace(draft, audience=replace(before, language=None, attendance=None))
    elif not people.parts:
        people = replace(people, parts=before.parts, open=people.open or before.nobody)
    return _to(draft, people)


def _says_in_a_language(text: str, languages: Languages) -> bool:
    return bool(order_words(languages).spans(Says.INTO, text))


def _names_all(text: str, languages: Languages) -> bool:
    return bool(order_words(languages).spans(Says.EVERYBODY, text))


def _to(draft: Broadcast, people: People) -> Broadcast | None:
    """The draft to some people, of whom those alone get it whom it was limited to; None where its
    author may not choose among all.
    """
    if draft.scope.kind is not ScopeKind.ALL:
        return None
    before = draft.audience
    audience = replace(
        before,
        parts=people.parts,
        language=people.language or before.language,
        attendance=people.attendance or before.attendance,
        nobody=people.open,
    )
    return replace(draft, audience=audience)
