"""What a person says of themselves: asked once before the first sign-up, changed in the settings.

consent → name → town → on site or by video → the sign-up itself
"""

from dataclasses import replace
from typing import Final

from handlers.frame.context import Context
from handlers.frame.feature import Followed
from handlers.groups import actions as u
from handlers.groups import sign_up_screens as views
from handlers.groups.sign_up_screens import is_for_team
from handlers.person import screens as person_views
from handlers.person.actions import Settings
from handlers.teams.joining_screens import MARK
from handlers.teams.member_screens import introduced
from storage import profiles
from storage.plain_text import one_line
from storage.profiles import LONGEST, Profile

_ALONE: Final = ("", MARK)
"""What stands for a group where nothing but the profile is changed, for the lists or the team."""


def first_question(context: Context, group: str, telegram_name: str) -> Followed | None:
    """What has to be answered before a seat can be taken; None where nothing has."""
    v, profile = context.reader(), context.person.profile
    if not _agreed(profile, group):
        return Followed(views.consent(v, group), u.Join(group))
    if profile.name is None:
        return Followed(views.name(v, group, telegram_name), u.AskName(group))
    return None


async def follow(press: u.SignUpPress, context: Context, telegram_name: str) -> Followed | None:
    """Ask, or keep what a button says; None where all is said and the sign-up can be made."""
    v, profile = context.reader(), context.person.profile
    group = group_of(press)
    if isinstance(press, u.Consent):
        return await _consented(context, group, telegram_name)
    if not _agreed(profile, group):
        return Followed(views.consent(v, group), u.Join(group) if group else Settings())
    match press:
        case u.AskName():
            return Followed(views.name(v, group, telegram_name), press)
        case u.UseTelegramName():
            return await _take_telegram_name(context, group, one_line(telegram_name)[:LONGEST])
        case u.AskTown():
            return Followed(views.town(v, group), press)
        case u.SkipTown():
            return await _from(context, group, None)
        case u.AskAttendance():
            return Followed(views.attendance(v, group), press)
        case u.SetAttendance(attendance=how):
            await context.desk.database.write(profiles.set_attendance, context.person.id, how)
            _see(context, replace(profile, attendance=how))
            return None if group else settings(context)
        case _:
            return None


async def answered(
    press: u.SignUpPress, text: str, context: Context, telegram_name: str
) -> Followed | None:
    """Keep what was written as a name or a town, or ask again with what is wrong."""
    v, group = context.reader(), group_of(press)
    written = one_line(text)
    note = ""
    if not written:
        note = v.tr("There is nothing to read in this.")
    elif len(written) > LONGEST:
        note = v.tr.plural(
            "This is too long: at most {n} character.",
            "This is too long: at most {n} characters.",
            LONGEST,
        )
    match press:
        case u.AskName() if note:
            return Followed(views.name(v, group, telegram_name, note), press)
        case u.AskName():
            return await _named(context, group, written)
        case u.AskTown() if note:
            return Followed(views.town(v, group, note), press)
        case u.AskTown():
            return await _from(context, group, written)
        case _:
            return None


def group_of(press: u.SignUpPress) -> str:
    """The group that a press is about; empty where it is about the profile alone."""
    return str(getattr(press, "group", ""))


def settings(context: Context) -> Followed:
    """Back to the settings, where what was said stands."""
    v = context.reader()
    return Followed(person_views.settings(v), Settings())


def _agreed(profile: Profile, group: str) -> bool:
    """Whether somebody has consented to what they are about to say of themselves."""
    if is_for_team(group):
        return profile.has_consented_to_team
    return profile.has_consented or (not group and profile.has_consented_to_team)


async def _consented(context: Context, group: str, telegram_name: str) -> Followed | None:
    desk, me = context.desk, context.person.id
    if is_for_team(group):
        await desk.database.write(profiles.consent_to_team, me, desk.clock.now())
        _see(context, replace(context.person.profile, team_consent=profiles.TEAM_CONSENT))
    else:
        await desk.database.write(profiles.consent, me, desk.clock.now())
        _see(context, replace(context.person.profile, consent=profiles.CONSENT))
    return first_question(context, group, telegram_name) or (None if group else settings(context))


async def _take_telegram_name(context: Context, group: str, name: str) -> Followed:
    if name:
        return await _named(context, group, name)
    v = context.reader()
    note = v.tr("There is nothing to read in this.")
    return Followed(views.name(v, group, "", note), u.AskName(group))


async def _named(context: Context, group: str, name: str) -> Followed:
    profile = context.person.profile
    is_first = profile.name is None
    await context.desk.database.write(profiles.set_name, context.person.id, name)
    _see(context, replace(profile, name=name))
    if not is_first and group in _ALONE:
        return _said(context, group)
    v = context.reader()
    return Followed(views.town(v, group), u.AskTown(group))


async def _from(context: Context, group: str, town: str | None) -> Followed:
    await context.desk.database.write(profiles.set_town, context.person.id, town)
    _see(context, replace(context.person.profile, town=town))
    if group in _ALONE:
        return _said(context, group)
    v = context.reader()
    return Followed(views.attendance(v, group), u.AskAttendance(group))


def _said(context: Context, group: str) -> Followed:
    """Back to where the profile alone is shown: the settings, or one's team."""
    return introduced(context) if group else settings(context)


def _see(context: Context, profile: Profile) -> None:
    context.person = replace(context.person, profile=profile)
