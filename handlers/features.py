"""The features of the bot: the one place that names them all."""

from functools import cache

from handlers.agenda.feature import FEATURE as AGENDA
from handlers.alerts.feature import FEATURE as ALERTS
from handlers.broadcasts.feature import FEATURE as BROADCASTS
from handlers.changes.feature import FEATURE as CHANGES
from handlers.channel.feature import FEATURE as CHANNEL
from handlers.desk.feature import FEATURE as DESK
from handlers.frame.feature import CommonScreens, Features
from handlers.groups.feature import FEATURE as GROUPS
from handlers.helpdesk.feature import FEATURE as HELPDESK
from handlers.home import screens as home
from handlers.home.feature import FEATURE as HOME
from handlers.info.feature import FEATURE as INFO
from handlers.person.feature import FEATURE as PERSON
from handlers.printing.feature import FEATURE as PRINTING
from handlers.programme.feature import FEATURE as PROGRAMME
from handlers.questions.feature import FEATURE as QUESTIONS
from handlers.registrations.feature import FEATURE as REGISTRATIONS
from handlers.releases.feature import FEATURE as RELEASES
from handlers.restored.feature import FEATURE as RESTORED
from handlers.teams.feature import FEATURE as TEAMS
from handlers.ui.back import Home


@cache
def features() -> Features:
    """Everything that the bot can do. Where a message could be for two, the first one takes it."""
    return Features(
        [
            HOME,
            PROGRAMME,
            INFO,
            QUESTIONS,
            AGENDA,
            CHANGES,
            GROUPS,
            TEAMS,
            PERSON,
            REGISTRATIONS,
            BROADCASTS,
            RELEASES,
            DESK,
            CHANNEL,
            PRINTING,
            HELPDESK,
            ALERTS,
            RESTORED,
        ],
        home=Home(),
        screens=CommonScreens(
            outdated=home.outdated,
            went_wrong=home.went_wrong,
            only_text=home.only_text,
            unknown_command=home.unknown_command,
            only_in_private=home.only_in_private,
            ask_in_private=home.ask_in_private,
            language_row=home.language_row,
        ),
    )
