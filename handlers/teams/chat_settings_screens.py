"""What leaders choose for their team's chat. German says "du" here."""

from handlers.frame.reader import Reader
from handlers.teams import actions as t
from handlers.ui.choice import choice, confirm
from handlers.ui.screen import Button, Screen, Text, grid
from locales import formats
from storage.preferences import LEADS
from storage.programme.model import Team
from storage.teams.model import TeamChat


def chat_settings(reader: Reader, team: Team, chat: TeamChat | None) -> Screen:
    """When the team's chat is reminded, and in which language first."""
    tr = reader.tr
    text = Text().title(tr("Group chat: {team}", team=reader.text(team.name))).line()
    back = reader.back(tr("Leaders’ desk"), t.TeamDesk(team.id))
    if chat is None:
        text.line(tr("Your team has no group chat with me yet."))
        text.line(tr("Add me to the group and write /team there."))
        return text.screen(back)
    text.line(
        tr("I remind the group of your workshops, in all languages.")
        if reader.offers_languages
        else tr("I remind the group of your workshops.")
    )
    leads = ", ".join(map(str, sorted(chat.leads)))
    text.line(tr("{leads} min before", leads=leads) if leads else tr("No reminders"))
    return text.screen(
        grid(
            [
                choice(
                    tr("{n} min", n=lead),
                    t.ToggleChatLead(team.id, lead),
                    chosen=lead in chat.leads,
                )
                for lead in LEADS
            ],
            2,
        ),
        tuple(
            choice(
                language_first(reader, code),
                t.ChatLanguage(team.id, code),
                chosen=code == (chat.first_language or reader.languages[0]),
            )
            for code in reader.languages
            if reader.offers_languages
        ),
        Button(tr("Unbind the chat"), t.UnbindChat(team.id)),
        back,
    )


def language_first(reader: Reader, language: str) -> str:
    """The label that puts a language in front."""
    name = formats.language_name(reader.tr, language)
    return formats.sentence_case(reader.tr("{language} first", language=name))


def unbind_question(reader: Reader, team: Team) -> Screen:
    """The question before a team has no room any more."""
    tr = reader.tr
    ends = tr("I send no more reminders there. With /team you bind it again.")
    return confirm(
        tr("Unbind the chat?"),
        [reader.text(team.name), ends],
        Button(tr("Yes, unbind"), t.UnbindChat(team.id, True), style="danger"),
        Button(tr("No, leave it"), t.ChatSettings(team.id)),
    )
