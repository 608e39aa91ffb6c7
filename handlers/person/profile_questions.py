"""What a person says of themselves: asked once before the first sign-up, changed in the settings.

consent → name → what it was said for: a sign-up, a team, settings

Town and attendance are offered by the screen that follows, and asked nobody else.
"""

from dataclasses import replace
from typing import Final

from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by
from handlers.frame.forms import AskAgain, Form, Step
from handlers.frame.reader import Reader
from handlers.frame.short_answers import says_at_once, says_later, says_no, says_yes
from handlers.frame.written import is_question, nothing_to_read, problem_with_line
from handlers.groups.actions import Join, SignedUp
from handlers.person import actions as a
from handlers.person import profile_screens as views
from handlers.person.profile_screens import Known
from handlers.questions.door import gives_thanks
from handlers.teams.actions import JoinTeam
from handlers.ui.action import Action
from locales.oneself import about_oneself
from storage import profiles
from storage.plain_text import one_line
from storage.profiles import LONGEST, Profile
from storage.teams import codes


async def first_question(context: Context, then: Action) -> Followed | None:
    """What has to be answered before something is joined; None where nothing has."""
    reader, known = context.reader(), _known(context)
    if not _has_agreed(known.profile, then):
        return await _consent(context, then)
    if known.profile.name is None:
        return Followed(views.name(reader, a.AskName(then), known), a.AskName(then))
    return None


async def agree(context: Context, action: a.Consent) -> Followed | None:
    """Keep that somebody consents, to what the lists store or to what the team does."""
    services, me, then = context.services, context.person.id, action.then
    if _is_gone(context, then):
        return None
    if a.is_for_team(then):
        await services.database.write(profiles.consent_to_team, me, services.clock.now())
        _see(context, replace(context.person.profile, team_consent=profiles.TEAM_CONSENT))
    else:
        await services.database.write(profiles.consent, me, services.clock.now())
        _see(context, replace(context.person.profile, consent=profiles.CONSENT))
    return await first_question(context, then) or await _concluded(context, then)


async def decline(context: Context, action: a.Decline) -> Followed | None:
    """Lead back where somebody does not consent or tells no name, and say what that means."""
    followed = await followed_by(context, views.leads_back(action.then))
    if followed is None:
        return None
    tr = context.reader().tr
    if _has_agreed(context.person.profile, action.then):
        note = tr("All right: you are not signed up, and everything is as it was.")
    else:
        note = tr("Nothing was stored, and everything is as it was.")
    return Followed(followed.screen.with_note(note, bold=True), followed.then)


async def use_telegram_name(context: Context, action: a.UseTelegramName) -> Followed | None:
    """Take the name that stands in Telegram, whatever it looks like: it was shown on the button."""
    known = await _asked(context, action)
    if known is None or isinstance(known, Followed):
        return known
    name = one_line(context.full_name)[:LONGEST]
    if not name:
        return PROFILE.show(
            context, a.AskName(action.then), known, nothing_to_read(context.reader())
        )
    return await _take(context, action, replace(known.profile, name=name))


async def _asked(context: Context, action: a.ProfileAction) -> Known | Followed | None:
    """Who is asked, once they have consented; None where the group to be joined is gone."""
    then, known = action.then, _known(context)
    if _is_gone(context, then):
        return None
    if not _has_agreed(known.profile, then):
        return await _consent(context, then)
    return known


async def _consent(context: Context, then: Action) -> Followed:
    """The question whether somebody consents; before a team is joined it says which."""
    reader = context.reader()
    name = reader.person.team
    if isinstance(then, JoinTeam):
        name = await context.services.database.read(codes.team_of, then.code)
    return Followed(views.consent(reader, then, reader.snapshot.teams.get(name or "")), then)


async def _take(context: Context, action: a.ProfileAction, said: Profile) -> Followed | None:
    """Keep what was said, and go on with what it was said for."""
    if isinstance(action, a.AskName) and a.is_for_team(action.then) and said.name:
        # Its first word is all that the team sees.
        oneself = about_oneself(context.reader().tr.languages)
        said = replace(said, name=oneself.given_name_first(said.name))
    await context.services.database.write(profiles.keep, context.person.id, said)
    _see(context, said)
    return await _concluded(context, action.then)


async def _concluded(context: Context, then: Action) -> Followed | None:
    """What something was said for; after a sign-up, what else may be said for the list."""
    followed = await followed_by(context, then)
    if isinstance(then, Join) and then.group in context.person.seats | context.person.wishes:
        return await followed_by(context, SignedUp(then.group))
    return followed


def _name(reader: Reader, known: Known, text: str) -> Profile | AskAgain:
    """The name that was written, and the town beside it where none was said before."""
    languages = reader.tr.languages
    problem = problem_with_line(reader, text) or views.reason(reader, text)
    if problem:
        return AskAgain(problem)
    said = about_oneself(languages).name(one_line(text))
    answers_no_name = (says_yes, says_at_once, says_later)
    if not said.name or any(says(text, languages) for says in answers_no_name):
        return AskAgain(reader.tr("This does not look like a name. Please write your name alone."))
    name = about_oneself(languages).with_capitals(said.name)
    return replace(known.profile, name=name, town=known.profile.town or said.town)


def _town(reader: Reader, known: Known, text: str) -> Profile | AskAgain:
    problem = problem_with_line(reader, text) or views.reason(reader, text)
    if problem:
        return AskAgain(problem)
    town = about_oneself(reader.tr.languages).town(one_line(text))
    if not town:
        note = reader.tr("This does not look like a town or organisation. Please write that alone.")
        return AskAgain(note)
    return replace(known.profile, town=town)


def _is_beside(reader: Reader, text: str) -> bool:
    """Whether a text asks something, or thanks somebody: both are said beside a name and a town."""
    languages = reader.tr.languages
    thanks = gives_thanks(text, languages) and not says_no(text, languages)
    asks_of_it = about_oneself(languages).asks_why(one_line(text))
    return thanks or (is_question(reader, text) and not asks_of_it)


def _back(asking: a.ProfileAction) -> Action:
    if a.is_to_join(asking.then):
        return a.Decline(asking.then)
    return views.leads_back(asking.then)


def _no_town(_reader: Reader, known: Known, _action: a.SkipTown) -> Profile:
    return replace(known.profile, town=None)


def _attendance(_reader: Reader, known: Known, action: a.SetAttendance) -> Profile:
    return replace(known.profile, attendance=action.attendance)


PROFILE: Final = Form(
    steps=(
        Step(
            a.AskName,
            views.name,
            _name,
            answered_by=(a.UseTelegramName,),
            beside_it=_is_beside,
            leads_back=_back,
        ),
        Step(
            a.AskTown,
            views.town,
            _town,
            {a.SkipTown: _no_town},
            beside_it=_is_beside,
            leads_back=_back,
        ),
        Step(a.AskAttendance, views.attendance, picks={a.SetAttendance: _attendance}),
    ),
    subject=_asked,
    take=_take,
)


def _is_gone(context: Context, then: Action) -> bool:
    known = context.services.current_release.snapshot.groups
    return isinstance(then, Join | SignedUp) and then.group not in known


def _has_agreed(profile: Profile, then: Action) -> bool:
    """Whether somebody has consented to what they are about to say of themselves."""
    if a.is_for_team(then):
        return profile.has_consented_to_team
    return profile.has_consented or (not a.is_to_join(then) and profile.has_consented_to_team)


def _known(context: Context) -> Known:
    return Known(context.person.profile, context.full_name)


def _see(context: Context, profile: Profile) -> None:
    context.person = replace(context.person, profile=profile)
