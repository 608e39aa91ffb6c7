"""An answer to a message that went to many: nobody but the bot reads it, and it says so."""

from dataclasses import replace

from telegram import Message

from handlers.broadcasts.door import answered, own_answered
from handlers.frame.context import Context
from handlers.frame.reader import Reader
from handlers.frame.teams import team_name
from handlers.helpdesk.door import pass_on_button
from handlers.questions.intents import NO_ANSWER, Intent, SmallTalk
from handlers.teams.actions import TeamAt
from handlers.ui.action import Action
from handlers.ui.screen import Asks, Screen, Text
from storage.broadcasts.model import Scope, ScopeKind
from storage.programme.model import Team


async def unread(context: Context, message: Message | None, intent: Intent) -> Screen | None:
    """Who does not read what somebody answers to a message to many, and who would; its author is
    led to correct it. None where it asks the bot for something, or answers no such message.
    """
    if not isinstance(intent, (*NO_ANSWER, SmallTalk)):
        return None
    if mine := await own_answered(context, message):
        return mine
    scope = await answered(context, message)
    return _screen(context.reader(), scope, message) if scope and message else None


async def is_for_others(context: Context, asking: Action, message: Message | None) -> bool:
    """Whether a text is for those who have written to many, and no answer to what the bot has
    asked; where a message is wanted, it may be that one.
    """
    question = context.features.question(asking)
    takes_text = question is not None and question.takes is not None
    return takes_text and await answered(context, message) is not None


def _screen(reader: Reader, scope: Scope, message: Message) -> Screen:
    tr, team = reader.tr, _team_of(reader, scope)
    text = Text().title(tr("Only I have read this answer."))
    if team is not None:
        text.line(
            tr(
                "The message came from the leaders of the team {team}.",
                team=team_name(reader, team),
            )
        )
        text.line(
            tr("They see no answers here: best write to them directly, or in the team’s chat.")
        )
    else:
        text.line(tr("The message went to many, and nobody sees the answers to it."))
    text.line(tr("What the organisers are to read can be passed on below."))
    pass_on = pass_on_button(reader)
    to_team = reader.link(reader.text(team.name), TeamAt(team.id)) if team else ()
    shown = text.screen(pass_on, to_team, reader.home(), asks=Asks(pass_on))
    return replace(shown, reply_to=message.message_id)


def _team_of(reader: Reader, scope: Scope) -> Team | None:
    return reader.snapshot.teams.get(scope.id) if scope.kind is ScopeKind.TEAM else None
