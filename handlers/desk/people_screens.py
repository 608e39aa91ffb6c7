"""Who is an organiser, who becomes one, and what organisers did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.desk.actions import (
    Audit,
    ConfirmOrganiser,
    DecideOrganiser,
    InviteOrganiser,
    Organisers,
    OrganisersDesk,
    RemoveOrganiser,
)
from handlers.frame.reader import Reader
from handlers.ui.back import Anew, Home
from handlers.ui.paging import PAGE, pager
from handlers.ui.screen import Button, Screen, Text, column
from storage.audit import Action, Entry
from storage.organisers import Organiser


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Organisers whom nobody has confirmed but who named them, and those the reader may confirm."""

    people: frozenset[int] = frozenset()
    by_reader: frozenset[int] = frozenset()


NOBODY: Final = Unconfirmed()
"""Where one organiser's word is enough, nobody has to be confirmed."""


def organisers(
    v: Reader,
    admins: Sequence[int],
    named: Sequence[Organiser],
    who: Mapping[int, str],
    unconfirmed: Unconfirmed = NOBODY,
) -> Screen:
    """All organisers, and the ways to name another or to take the role back."""
    tr = v.tr
    text = Text().title(tr("Organisers")).line()
    for admin in admins:
        text.line(tr("• {name} (by the settings)", name=who[admin]))
    for organiser in named:
        since = v.moment(organiser.since)
        name = who[organiser.person]
        if organiser.person in unconfirmed.people:
            text.line(tr("• {name} (since {when}, not confirmed yet)", name=name, when=since))
        else:
            text.line(tr("• {name} (since {when})", name=name, when=since))
    if unconfirmed.people:
        text.line().line(
            tr(
                "Who is not confirmed cannot approve broadcasts of the one who named them, nor the"
                " other way round. Another organiser can confirm them, or the operator can enter"
                " them in BOT_ADMINS."
            )
        )
    return text.screen(
        [
            (Button(tr("Name another organiser"), InviteOrganiser(), style="primary"),),
            *column(
                v.link(tr("Confirm: {name}", name=who[o.person]), ConfirmOrganiser(o.person))
                for o in named
                if o.person in unconfirmed.by_reader
            ),
            *column(
                v.link(tr("Take back: {name}", name=who[o.person]), RemoveOrganiser(o.person))
                for o in named
            ),
            (Button(tr("Organisers’ desk"), OrganisersDesk()), *v.home()),
        ]
    )


def invitation(v: Reader, link: str) -> Screen:
    """The link to pass on."""
    tr = v.tr
    text = Text().title(tr("A link for one new organiser")).line()
    text.line(link).line()
    text.line(
        tr(
            "Send it to the person who is to become an organiser. It is good for 24 hours and for"
            " one person. When they have opened it, I ask you whether it is really they."
        )
    )
    return text.screen([(Button(tr("Organisers"), Organisers()), *v.home())])


def invitation_opened(v: Reader) -> Screen:
    """What the one who opened a link reads."""
    tr = v.tr
    text = Text().title(tr("You are to become an organiser.")).line()
    text.line(
        tr("Whoever sent you the link has to confirm it. I write to you as soon as it is done.")
    )
    return text.screen([v.home()])


def invitation_needless(v: Reader) -> Screen:
    """What an organiser reads who opens a link that would make them one."""
    text = Text().title(v.tr("You are an organiser already."))
    text.line(v.tr("Pass the link on to the person whom you want to name."))
    return text.screen([(Button(v.tr("Organisers’ desk"), OrganisersDesk()), *v.home())])


def confirmation(v: Reader, number: int, taker: int, name: str) -> Screen:
    """The giver is asked whether the right person has opened the link."""
    tr = v.tr
    text = Text().title(tr("Your link was opened")).line()
    text.line(
        tr(
            "{name} (Telegram id {id}) has opened your link. Is this the person whom you want to"
            " make an organiser?",
            name=name,
            id=taker,
        )
    )
    return text.screen(
        [
            (Button(tr("Yes, make organiser"), DecideOrganiser(number, True), style="primary"),),
            (Button(tr("No"), DecideOrganiser(number, False)),),
        ]
    )


def decided(v: Reader, name: str, yes: bool) -> Screen:
    """What the giver's word has done."""
    tr = v.tr
    text = Text().title(
        tr("{name} is an organiser now.", name=name)
        if yes
        else tr("{name} does not become an organiser.", name=name)
    )
    if not yes:
        text.line(tr("The link is no longer good."))
    return text.screen([(Button(tr("Organisers"), Organisers()), *v.home())])


def removal_question(v: Reader, person: int, name: str) -> Screen:
    """The one question before a role is taken back."""
    tr = v.tr
    text = Text().title(tr("Take the role back?")).line()
    text.line(tr("{name} will no longer be an organiser and is told so.", name=name))
    return text.screen(
        [
            (Button(tr("Yes, take it back"), RemoveOrganiser(person, True), style="danger"),),
            (Button(tr("No, leave it"), Organisers()),),
        ]
    )


def named(v: Reader) -> Screen:
    """The message to a new organiser."""
    tr = v.tr
    text = Text().title(tr("You are an organiser now.")).line()
    text.line(tr("You can update the programme, name other organisers and read the audit log."))
    return text.screen([(Button(tr("Organisers’ desk"), Anew(OrganisersDesk())),)])


def joined(v: Reader) -> Screen:
    """The message to the other organisers that there is a new one; no message keeps a name."""
    tr = v.tr
    text = Text().title(tr("There is a new organiser.")).line()
    text.line(tr("If you do not know the person, ask the others or take the role back."))
    return text.screen([(Button(tr("Organisers"), Anew(Organisers())),)])


def declined(v: Reader) -> Screen:
    """The message to somebody who opened a link and was not confirmed."""
    text = Text().title(v.tr("Your invitation was not confirmed."))
    text.line(v.tr("If that is a mistake, ask whoever sent you the link for a new one."))
    return text.screen([(Button(v.tr("Home"), Anew(Home())),)])


def removed(v: Reader) -> Screen:
    """The message to somebody whose role was taken back."""
    text = Text().title(v.tr("You are no longer an organiser."))
    text.line(v.tr("Everything else works as before."))
    return text.screen([(Button(v.tr("Home"), Anew(Home())),)])


@dataclass(frozen=True, slots=True)
class Audited:
    """A page of the audit log, of seats or of all else, and how many lines there are in all."""

    entries: Sequence[Entry]
    page: int
    count: int
    of_seats: bool


def audit(v: Reader, shown: Audited, who: Mapping[int, str]) -> Screen:
    """The audit log, the newest first."""
    tr, page, of_seats = v.tr, shown.page, shown.of_seats
    pages = max(1, -(-shown.count // PAGE))
    text = Text().title(tr("Audit log: seats") if of_seats else tr("Audit log"))
    if pages > 1:
        text.line(tr("Page {number} of {count}", number=page + 1, count=pages))
    for entry in shown.entries:
        text.line().bold(v.moment(entry.at))
        actor = who[entry.actor] if entry.actor is not None else tr("command line")
        text.line(f" · {actor}").line(_said(v, entry, who))
    return text.screen(
        [
            pager(v.tr, page, pages, lambda number: Audit(number, of_seats)),
            (
                Button(tr("Audit log"), Audit())
                if of_seats
                else Button(tr("Audit log: seats"), Audit(of_seats=True)),
            ),
            (Button(tr("Organisers’ desk"), OrganisersDesk()), *v.home()),
        ]
    )


def _said(v: Reader, entry: Entry, who: Mapping[int, str]) -> str:
    tr, details = v.tr, entry.details
    person = who.get(details.get("person", -1), "")
    match entry.action:
        case Action.PUBLISHED:
            return tr("Release {number} published", number=details["release"])
        case Action.EXPORTED:
            return tr("Programme fetched as a file")
        case Action.REMINDED:
            return tr("Reminded of release {number}", number=details["release"])
        case Action.INVITED:
            return tr("Link for a new organiser made")
        case Action.ORGANISER_NAMED:
            return tr("{name} named organiser", name=person)
        case Action.ORGANISER_CONFIRMED:
            return tr("{name} confirmed as organiser", name=person)
        case Action.ORGANISER_REMOVED:
            return tr("Role taken back from {name}", name=person)
        case Action.LIST_SEEN:
            return tr("Looked at the list of {group}", group=_group(v, details["group"]))
        case Action.LIST_EXPORTED:
            groups = ", ".join(_group(v, group) for group in details["groups"])
            return tr("Fetched the list of {group}", group=groups)
        case Action.SEATED:
            return tr(
                "{name} has a seat in {group}", name=person, group=_group(v, details["group"])
            )
        case Action.UNSEATED:
            return tr("{name} taken off the list of {group}",
                      name=person, group=_group(v, details["group"]))  # fmt: skip
        case Action.QUEUED:
            return tr("{name} waits for {group}", name=person, group=_group(v, details["group"]))
        case Action.LEFT:
            return tr("{name} has left {group}", name=person, group=_group(v, details["group"]))
        case Action.REORDERED:
            return tr("{name} prefers {group} now", name=person, group=_group(v, details["group"]))
        case Action() if "broadcast" in details:
            return _said_of_broadcast(v, entry.action, details["broadcast"])
        case Action():
            return _said_of_team(v, entry.action, person, _team(v, details["team"]))


def _said_of_broadcast(v: Reader, action: Action, number: int) -> str:
    tr = v.tr
    return {
        Action.BROADCAST_APPROVED: tr("Broadcast no. {number} approved", number=number),
        Action.BROADCAST_SCHEDULED: tr("Broadcast no. {number} planned", number=number),
        Action.BROADCAST_SENT: tr("Broadcast no. {number} sent", number=number),
        Action.BROADCAST_STOPPED: tr("Broadcast no. {number} stopped", number=number),
        Action.BROADCAST_CORRECTED: tr("Broadcast no. {number} corrected", number=number),
        Action.BROADCAST_RECALLED: tr("Broadcast no. {number} recalled", number=number),
    }[action]


def _said_of_team(v: Reader, action: Action, person: str, team: str) -> str:
    tr = v.tr
    match action:
        case Action.TEAM_JOINED:
            return tr("{name} has joined the team {team}", name=person, team=team)
        case Action.TEAM_LEFT:
            return tr("{name} has left the team {team}", name=person, team=team)
        case Action.TAKEN_OUT:
            return tr("{name} taken out of the team {team}", name=person, team=team)
        case Action.CODE_RENEWED:
            return tr("New join code for the team {team}", team=team)
        case Action.LEADER_NAMED:
            return tr("{name} named leader of the team {team}", name=person, team=team)
        case Action.LEADER_REMOVED:
            return tr("{name} no longer leads the team {team}", name=person, team=team)
        case Action.CHAT_BOUND:
            return tr("Chat of the team {team} bound", team=team)
        case Action.CHAT_UNBOUND:
            return tr("Chat of the team {team} unbound", team=team)
        case Action.TEAM_SEEN:
            return tr("Looked at the members of the team {team}", team=team)
        case _:
            return str(action)


def _team(v: Reader, name: str) -> str:
    known = v.snapshot.teams.get(name)
    return v.tr("“{title}”", title=v.text(known.name)) if known else name


def _group(v: Reader, name: str) -> str:
    known = v.snapshot.groups.get(name)
    return v.tr("“{title}”", title=v.text(known.title)) if known else name
