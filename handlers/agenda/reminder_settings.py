"""How somebody is reminded: each press changes one thing and shows the settings again."""

from dataclasses import replace

from handlers.agenda import reminder_screens as views
from handlers.agenda.actions import (
    My,
    Reminders,
    SetDigest,
    SetHighlights,
    SetQuietHours,
    ToggleLead,
    TurnOff,
    Where,
)
from handlers.frame.dispatch import followed_by
from handlers.frame.feature import Context, Followed
from handlers.ui.action import Action
from handlers.ui.back import Home
from storage import preferences, reminders
from storage.preferences import LEADS, QUIET_HOURS, Preferences


async def toggle_lead(context: Context, action: ToggleLead) -> Followed | None:
    """Be reminded so many minutes before, or no longer."""
    if action.minutes not in LEADS:
        return None
    return await _set_leads(context, context.person.preferences.leads ^ {action.minutes})


async def turn_off(context: Context, _action: TurnOff) -> Followed:
    """Be reminded of nothing."""
    return await _set_leads(context, frozenset())


async def set_digest(context: Context, action: SetDigest) -> Followed:
    """Be told in the evening what the next day brings, or not."""
    await context.services.database.write(preferences.set_digest, context.person.id, action.on)
    return _shown(context, replace(context.person.preferences, digest=action.on))


async def set_quiet_hours(context: Context, action: SetQuietHours) -> Followed | None:
    """Choose the hours without a sound."""
    if action.number >= len(QUIET_HOURS):
        return None
    since, until = QUIET_HOURS[action.number]
    write = context.services.database.write
    await write(preferences.set_quiet_hours, context.person.id, since, until)
    chosen = context.person.preferences
    return _shown(context, replace(chosen, quiet_from=since, quiet_until=until))


async def set_highlights(context: Context, action: SetHighlights) -> Followed | None:
    """Have all plenaries and cultural events in one's day, or not; back to where it was pressed."""
    await context.services.database.write(preferences.set_highlights, context.person.id, action.on)
    chosen = replace(context.person.preferences, highlights=action.on)
    context.person = replace(context.person, left_out=frozenset(), preferences=chosen)
    back: Action
    match action.where:
        case Where.HOME:
            back = Home()
        case Where.MY:
            back = My()
        case Where.REMINDERS:
            back = Reminders()
    return await followed_by(context, back)


async def _set_leads(context: Context, leads: frozenset[int]) -> Followed:
    """Keep the lead times; what lies within a longer one by now is told at once."""
    services, me = context.services, context.person.id
    added = leads - context.person.preferences.leads
    await services.database.write(preferences.set_leads, me, leads)
    if added:
        snapshot, now = services.current_release.snapshot, services.clock.now()
        await services.database.write(reminders.put_now, snapshot, me, added, now)
        services.wake_up.set()
    return _shown(context, replace(context.person.preferences, leads=leads))


def _shown(context: Context, chosen: Preferences) -> Followed:
    context.person = replace(context.person, preferences=chosen)
    return Followed(views.settings(context.reader()), Reminders())
