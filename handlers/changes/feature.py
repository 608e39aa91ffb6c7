"""What has changed about the programme: /changes, the newest first."""

from typing import Final

from handlers.changes import actions as a
from handlers.changes import handlers
from handlers.frame.action_entries import opens
from handlers.frame.feature import Command, Feature
from locales.translator import N_

FEATURE: Final = Feature(
    "changes",
    actions=(opens(a.Changes, handlers.open_changes),),
    commands=(Command("changes", a.Changes(), N_("What has changed"), order=7),),
)
