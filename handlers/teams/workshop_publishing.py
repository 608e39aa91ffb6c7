"""What a change to a team's workshop would do: its leaders publish it, say why, or discard it."""

from handlers.frame.context import Context, Followed
from handlers.frame.dispatch import followed_by
from handlers.frame.forms import AskAgain
from handlers.frame.short_answers import says_yes
from handlers.frame.words_alone import with_button_named
from handlers.releases import door as proposals
from handlers.releases.door import Proposal
from handlers.teams import workshop_actions as w
from handlers.teams import workshop_screens as views
from handlers.teams.leading import led
from handlers.teams.workshop_answers import corrected
from handlers.teams.workshop_proposals import (
    LeadersOf,
    address_of,
    forget_written,
    own_list,
    written_for,
)
from handlers.teams.workshops import go_on, keep
from storage import drafts
from storage.programme import edits
from storage.programme.model import Team, Text


@led
async def publish(context: Context, action: w.PublishWorkshop, team: Team) -> Followed | None:
    """Publish it; what is written then is about the workshop that it was: "no, rather at 4"."""
    proposal = await proposals.find(context, action.draft)
    screen = await proposals.publish(context, LeadersOf(team), action.draft, action.base)
    if screen is None:
        return None
    left = await proposals.find(context, action.draft)
    if left:
        return Followed(screen, address_of(team, left))
    published = _published(proposal)
    listed = w.WorkshopsAfter(team.id, published) if published else w.Workshops(team.id)
    return Followed(screen, listed)


def _published(proposal: Proposal | None) -> str:
    """The one workshop that a proposal changes, where it takes place; else ""."""
    changed = proposal.difference.sessions if proposal else ()
    ahead = [change.after.id for change in changed if change.after and change.takes_place]
    return ahead[0] if len(ahead) == 1 else ""


@led
async def open_draft(context: Context, address: w.WorkshopDraftAt, team: Team) -> Followed | None:
    """What publishing a draft would change, with another page of what is at the same time."""
    proposer, proposal = LeadersOf(team), await proposals.find(context, address.draft)
    if proposal is None or not proposer.may_publish(proposal):
        return None
    if written := await written_for(context, proposal):
        # Its buttons change what is being written.
        await keep(context, written)
    return Followed(await proposer.proposed(context, proposal, address.page), address)


@led
async def ask_why(context: Context, asking: w.WhyCancelled, team: Team) -> Followed | None:
    """What a draft would cancel, where the reason may be written below."""
    proposer, proposal = LeadersOf(team), await proposals.find(context, asking.draft)
    if proposal is None or not proposer.may_publish(proposal):
        return None
    screen = await proposer.proposed(context, proposal)
    return Followed(screen, address_of(team, proposal))


async def cancel_because(
    context: Context, action: w.CancelWorkshop, reason: str
) -> Followed | None:
    """Propose to cancel a workshop for a reason that was written with it."""
    followed = await followed_by(context, action)
    if followed is None or not isinstance(followed.then, w.WhyCancelled):
        return followed
    return await take_reason(context, followed.then, reason)


async def take_reason(context: Context, asking: w.WhyCancelled, text: str) -> Followed | None:
    """Let a draft cancel for the reason that was written; a second language comes beside the
    first.
    """
    reader, found = context.reader(), await proposals.find(context, asking.draft)
    team = reader.snapshot.teams.get(asking.team)
    off = views.cancelled_by(found) if found else None
    if found is None or off is None or team is None or not reader.may_lead(team.id):
        return None
    said, proposer = proposals.reason_written(reader, text), LeadersOf(team)
    if not proposer.may_publish(found):
        return None
    if says_yes(text, reader.tr.languages) or proposals.decides(reader, text):
        screen = await proposer.proposed(context, found)
        return Followed(with_button_named(reader, screen), asking)
    if isinstance(said, AskAgain):
        screen = await proposer.proposed(context, found)
        return Followed(screen.with_last_line(said.note), asking)
    reason = Text({**(off.reason or {}), **said}).among(reader.languages)
    changed = edits.cancel(found.draft.programme, off.id, reason)
    return Followed(await proposals.revise(context, proposer, found, changed), asking)


async def take_correction(
    context: Context, asking: w.WorkshopDraftAt, text: str
) -> Followed | None:
    """Correct what is written down, or name the button that publishes it."""
    reader, found = context.reader(), await proposals.find(context, asking.draft)
    team = reader.snapshot.teams.get(asking.team)
    if found is None or team is None or not reader.may_lead(team.id):
        return None
    proposer = LeadersOf(team)
    if not proposer.may_publish(found):
        return None
    screen, draft = await proposer.proposed(context, found), await written_for(context, found)
    is_decided = says_yes(text, reader.tr.languages) or proposals.decides(reader, text)
    if is_decided or draft is None:
        return Followed(with_button_named(reader, screen), asking)
    made = corrected(reader, draft, text)
    if isinstance(made, AskAgain):
        return Followed(screen.with_note(made.note), asking)
    return await go_on(context, made)


@led
async def discard(context: Context, action: w.DiscardWorkshop, team: Team) -> Followed:
    """Forget a proposal, and what was written down for it."""
    database, me = context.services.database, context.person.id
    found = await proposals.find(context, action.draft)
    off = views.cancelled_by(found) if found else None
    await database.write(drafts.discard, action.draft, me)
    if found is not None:
        await forget_written(context, found)
    reader = context.reader()
    if off is None:
        return await own_list(context, team, reader.tr("Discarded."))
    note = reader.tr("“{title}” is not cancelled.", title=reader.title(off))
    return await own_list(context, team, note)
