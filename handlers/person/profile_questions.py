"""What a person says of themselves: asked once before the first sign-up, changed in the settings.

consent → name → town → on site or by video → what it was said for: a sign-up, a team, settings
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from handlers.frame.dispatch import followed_by
from handlers.frame.feature import Context, Followed
from handlers.groups.actions import Join
from handlers.person import profile_screens as views
from handlers.person.actions import (
    AskAttendance,
    AskName,
    AskTown,
    Consent,
    ProfileAction,
    SetAttendance,
    SkipTown,
    UseTelegramName,
    is_for_team,
    is_to_join,
)
from handlers.ui.action import Action
from storage import profiles
from storage.plain_text import one_line
from storage.profiles import LONGEST, Profile

A = TypeVar("A", bound=ProfileAction)


def first_question(context: Context, then: Action) -> Followed | None:
    """What has to be answered before a seat can be taken; None where nothing has."""
    v, profile = context.reader(), context.person.profile
    if not _agreed(profile, then):
        return Followed(views.consent(v, then), then)
    if profile.name is None:
        return Followed(views.name(v, then, context.full_name), AskName(then))
    return None


async def agree(context: Context, action: Consent) -> Followed | None:
    """Keep that somebody consents, to what the lists store or to what the team does."""
    services, me, then = context.services, context.person.id, action.then
    if _is_gone(context, then):
        return None
    if is_for_team(then):
        await services.database.write(profiles.consent_to_team, me, services.clock.now())
        _see(context, replace(context.person.profile, team_consent=profiles.TEAM_CONSENT))
    else:
        await services.database.write(profiles.consent, me, services.clock.now())
        _see(context, replace(context.person.profile, consent=profiles.CONSENT))
    return first_question(context, then) or await followed_by(context, then)


async def ask_name(context: Context, action: AskName) -> Followed:
    """Ask for the name."""
    return Followed(views.name(context.reader(), action.then, context.full_name), action)


async def use_telegram_name(context: Context, action: UseTelegramName) -> Followed | None:
    """Take the name that stands in Telegram."""
    name = one_line(context.full_name)[:LONGEST]
    if name:
        return await _named(context, action.then, name)
    v = context.reader()
    note = v.tr("There is nothing to read in this.")
    return Followed(views.name(v, action.then, "", note), AskName(action.then))


async def ask_town(context: Context, action: AskTown) -> Followed:
    """Ask for the town or organisation."""
    return Followed(views.town(context.reader(), action.then), action)


async def skip_town(context: Context, action: SkipTown) -> Followed | None:
    """Keep that no town is said."""
    return await _from(context, action.then, None)


async def ask_attendance(context: Context, action: AskAttendance) -> Followed:
    """Ask how the person takes part."""
    return Followed(views.attendance(context.reader(), action.then), action)


async def set_attendance(context: Context, action: SetAttendance) -> Followed | None:
    """Keep how the person takes part, and sign up where that was the last question."""
    await context.services.database.write(
        profiles.set_attendance, context.person.id, action.attendance
    )
    _see(context, replace(context.person.profile, attendance=action.attendance))
    return await followed_by(context, action.then)


async def name_written(context: Context, asking: AskName, text: str) -> Followed | None:
    """Keep what was written as a name, or ask again with what is wrong."""
    written, problem = _checked(context, text)
    if problem:
        screen = views.name(context.reader(), asking.then, context.full_name, problem)
        return Followed(screen, asking)
    return await _named(context, asking.then, written)


async def town_written(context: Context, asking: AskTown, text: str) -> Followed | None:
    """Keep what was written as a town, or ask again with what is wrong."""
    written, problem = _checked(context, text)
    if problem:
        return Followed(views.town(context.reader(), asking.then, problem), asking)
    return await _from(context, asking.then, written)


def once_agreed(
    handler: Callable[[Context, A], Awaitable[Followed | None]],
) -> Callable[[Context, A], Awaitable[Followed | None]]:
    """The handler for those who have consented and whose group there is; consent for all others."""

    async def checked(context: Context, action: A) -> Followed | None:
        then = action.then
        if _is_gone(context, then):
            return None
        if _agreed(context.person.profile, then):
            return await handler(context, action)
        return Followed(views.consent(context.reader(), then), then)

    return checked


def _checked(context: Context, text: str) -> tuple[str, str]:
    """A line that was written, and what is wrong with it; empty where nothing is."""
    tr, written = context.reader().tr, one_line(text)
    if not written:
        return written, tr("There is nothing to read in this.")
    if len(written) > LONGEST:
        problem = tr.plural(
            "This is too long: at most {n} character.",
            "This is too long: at most {n} characters.",
            LONGEST,
        )
        return written, problem
    return written, ""


def _is_gone(context: Context, then: Action) -> bool:
    known = context.services.current_release.snapshot.groups
    return isinstance(then, Join) and then.group not in known


def _agreed(profile: Profile, then: Action) -> bool:
    """Whether somebody has consented to what they are about to say of themselves."""
    if is_for_team(then):
        return profile.has_consented_to_team
    return profile.has_consented or (not is_to_join(then) and profile.has_consented_to_team)


async def _named(context: Context, then: Action, name: str) -> Followed | None:
    profile = context.person.profile
    is_first = profile.name is None
    await context.services.database.write(profiles.set_name, context.person.id, name)
    _see(context, replace(profile, name=name))
    if not is_first and not is_to_join(then):
        return await followed_by(context, then)
    return Followed(views.town(context.reader(), then), AskTown(then))


async def _from(context: Context, then: Action, town: str | None) -> Followed | None:
    await context.services.database.write(profiles.set_town, context.person.id, town)
    _see(context, replace(context.person.profile, town=town))
    if not is_to_join(then):
        return await followed_by(context, then)
    return Followed(views.attendance(context.reader(), then), AskAttendance(then))


def _see(context: Context, profile: Profile) -> None:
    context.person = replace(context.person, profile=profile)
