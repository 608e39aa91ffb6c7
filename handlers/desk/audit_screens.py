"""The audit log: who did what, and when."""

from collections.abc import Mapping

from handlers.desk.actions import Audit, OrganisersDesk
from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from storage.audit import Action, Entry


def audit(v: Reader, shown: Page[Entry], of_seats: bool, who: Mapping[int, str]) -> Screen:
    """The audit log, of seats or of all else, the newest first."""
    tr = v.tr
    text = Text().title(tr("Audit log: seats") if of_seats else tr("Audit log"))
    text.joined(shown.heading(tr))
    for entry in shown.items:
        text.line().bold(v.moment(entry.at))
        actor = who[entry.actor] if entry.actor is not None else tr("command line")
        text.line(f" · {actor}").line(_said(v, entry, who))
    return text.screen(
        shown.row(tr, lambda number: Audit(number, of_seats)),
        Button(tr("Audit log"), Audit())
        if of_seats
        else Button(tr("Audit log: seats"), Audit(of_seats=True)),
        v.back(tr("Organisers’ desk"), OrganisersDesk()),
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
        case Action() if "broadcast" in details:
            return _said_of_broadcast(v, entry.action, details["broadcast"])
        case Action() if "team" in details:
            return _said_of_team(v, entry.action, person, _team(v, details["team"]))
        case Action():
            return _said_of_seat(v, entry.action, person, _group(v, details["group"]))


def _said_of_seat(v: Reader, action: Action, person: str, group: str) -> str:
    tr = v.tr
    match action:
        case Action.SEATED:
            return tr("{name} has a seat in {group}", name=person, group=group)
        case Action.UNSEATED:
            return tr("{name} taken off the list of {group}", name=person, group=group)
        case Action.QUEUED:
            return tr("{name} waits for {group}", name=person, group=group)
        case Action.LEFT:
            return tr("{name} has left {group}", name=person, group=group)
        case Action.REORDERED:
            return tr("{name} prefers {group} now", name=person, group=group)
        case _:
            return str(action)


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
