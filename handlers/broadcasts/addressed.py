"""What an author writes that is no message, or not as it stands: it names its people first."""

from dataclasses import replace

from handlers.frame.context import Context
from handlers.frame.short_answers import says_no
from handlers.questions.door import (
    People,
    calls_a_message_off,
    is_only_a_language,
    people_wished,
    told_to_many,
)
from locales.languages import Languages
from storage.broadcasts.model import Broadcast, ScopeKind
from storage.content import ContentKind, Version
from storage.programme.search import SearchIndex


def leaves(text: str, languages: Languages) -> bool:
    """Whether a text is no message: its writer wants to leave, or no message to be sent."""
    return says_no(text, languages) or calls_a_message_off(text, languages)


async def as_addressed(
    context: Context, draft: Broadcast, version: Version
) -> tuple[Broadcast, Version]:
    """The draft to those whom a message names, and the message without them.

    Both are as they were where it names nobody, or others than those to whom the draft goes. Where
    it is not sure whom it names, the draft goes to nobody until that is chosen.
    """
    if version.kind is not ContentKind.TEXT or draft.corrects is not None:
        return draft, version
    told = told_to_many(context.reader(), version.text, await _index(context))
    if told is None:
        return draft, version
    # An edit of what was written would bring all of it back, so it is not followed.
    said = Version(ContentKind.TEXT, told.text)
    if told.people == People():
        return draft, said
    addressed = _to(draft, told.people)
    if addressed is None or draft.audience.parts not in ((), addressed.audience.parts):
        return draft, version
    return addressed, said


async def as_wished(context: Context, draft: Broadcast, version: Version) -> Broadcast | str | None:
    """The draft to those whom a text names that says nothing else, or how they are chosen; None
    where it says anything else.
    """
    if version.kind is not ContentKind.TEXT or draft.corrects is not None:
        return None
    reader, index = context.reader(), await _index(context)
    in_language = is_only_a_language(version.text, index)
    people = None if in_language else people_wished(reader, version.text, index)
    if people is None and not in_language:
        return None
    wished = _to(draft, people) if people is not None else None
    return wished or reader.tr("Its languages and its people are chosen with the buttons.")


async def _index(context: Context) -> SearchIndex:
    index = await context.services.current_release.index()
    return index.seen_by(context.reader().snapshot.own_teams)


def _to(draft: Broadcast, people: People) -> Broadcast | None:
    """The draft to some people; None where its author may not choose among all."""
    if draft.scope.kind is not ScopeKind.ALL:
        return None
    parts = (people.part,) if people.part else ()
    audience = replace(draft.audience, parts=parts, language=people.language, nobody=people.open)
    return replace(draft, audience=audience)
