"""What an author writes that is no message, or not as it stands: it names its people first."""

from dataclasses import replace

from handlers.frame.context import Context
from handlers.frame.short_answers import says_no
from handlers.questions.door import calls_a_message_off, told_to_many
from locales.languages import Languages
from storage.broadcasts.model import Broadcast, ScopeKind
from storage.content import ContentKind, Version


def leaves(text: str, languages: Languages) -> bool:
    """Whether a text is no message: its writer wants to leave, or no message to be sent."""
    return says_no(text, languages) or calls_a_message_off(text, languages)


async def as_addressed(
    context: Context, draft: Broadcast, version: Version
) -> tuple[Broadcast, Version]:
    """The draft to those whom a message names, and the message without them.

    Both are as they were where it names nobody, or others than those to whom the draft goes.
    """
    if version.kind is not ContentKind.TEXT or draft.corrects is not None:
        return draft, version
    reader = context.reader()
    index = (await context.services.current_release.index()).seen_by(reader.snapshot.own_teams)
    told = told_to_many(reader, version.text, index)
    if told is None:
        return draft, version
    # An edit of what was written would bring all of it back, so it is not followed.
    said = Version(ContentKind.TEXT, told.text)
    if told.part is None:
        return draft, said
    if draft.scope.kind is not ScopeKind.ALL or draft.audience.parts not in ((), (told.part,)):
        return draft, version
    audience = replace(draft.audience, parts=(told.part,), nobody=False)
    return replace(draft, audience=audience), said
