"""What a person sets on the screen of settings itself."""

from dataclasses import replace

from handlers.frame.context import Context, Followed
from handlers.person import screens
from handlers.person.actions import SetAllChanges, Settings
from storage import preferences


async def set_all_changes(context: Context, action: SetAllChanges) -> Followed:
    """Be told of every change of the programme from now on, or no longer."""
    person = context.person
    await context.services.database.write(preferences.set_all_changes, person.id, action.on)
    chosen = replace(person.preferences, all_changes=action.on)
    reader = replace(context.reader(), person=replace(person, preferences=chosen))
    return Followed(screens.settings(reader), Settings())
