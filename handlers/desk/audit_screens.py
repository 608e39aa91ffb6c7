"""The audit log: who did what, and when."""

from collections.abc import Mapping
from typing import Final

from handlers.desk.actions import Audit, OrganisersDesk
from handlers.frame.reader import Reader
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text
from locales.translator import N_
from storage.audit import Action, Entry
from storage.programme.model import Group, Team

_SAYS: Final[Mapping[Action, str]] = {
    Action.PUBLISHED: N_("Release {number} published"),
    Action.EXPORTED: N_("Programme fetched as a file"),
    Action.REMINDED: N_("Reminded of release {number}"),
    Action.INVITED: N_("Link for a new organiser made"),
    Action.ORGANISER_NAMED: N_("{name} named organiser"),
    Action.ORGANISER_CONFIRMED: N_("{name} confirmed as organiser"),
    Action.ORGANISER_REMOVED: N_("Role taken back from {name}"),
    Action.LIST_SEEN: N_("Looked at the list of {group}"),
    Action.LIST_EXPORTED: N_("Fetched the list of {group}"),
    Action.SEATED: N_("{name} has a seat in {group}"),
    Action.UNSEATED: N_("{name} taken off the list of {group}"),
    Action.QUEUED: N_("{name} waits for {group}"),
    Action.LEFT: N_("{name} has left {group}"),
    Action.REORDERED: N_("{name} prefers {group} now"),
    Action.WALK_IN_SEATED: N_("Somebody added by hand to the list of {group}"),
    Action.WALK_IN_TAKEN_OFF: N_("Somebody added by hand taken off the list of {group}"),
    Action.TEAM_JOINED: N_("{name} has joined the team {team}"),
    Action.TEAM_LEFT: N_("{name} has left the team {team}"),
    Action.TAKEN_OUT: N_("{name} taken out of the team {team}"),
    Action.CODE_RENEWED: N_("New join code for the team {team}"),
    Action.LEADER_NAMED: N_("{name} named leader of the team {team}"),
    Action.LEADER_REMOVED: N_("{name} no longer leads the team {team}"),
    Action.CHAT_BOUND: N_("Chat of the team {team} bound"),
    Action.CHAT_UNBOUND: N_("Chat of the team {team} unbound"),
    Action.TEAM_SEEN: N_("Looked at the members of the team {team}"),
    Action.DESK_BOUND: N_("A group chat is the help desk now"),
    Action.DESK_ENDED: N_("The help desk has no group chat any more"),
    Action.CHANNEL_BOUND: N_("Changes are posted in a channel or group now"),
    Action.CHANNEL_ENDED: N_("Changes are posted in no channel or group any more"),
    Action.BROADCAST_APPROVED: N_("Broadcast no. {number} approved"),
    Action.BROADCAST_SCHEDULED: N_("Broadcast no. {number} planned"),
    Action.BROADCAST_SENT: N_("Broadcast no. {number} sent"),
    Action.BROADCAST_STOPPED: N_("Broadcast no. {number} stopped"),
    Action.BROADCAST_CORRECTED: N_("Broadcast no. {number} corrected"),
    Action.BROADCAST_RECALLED: N_("Broadcast no. {number} recalled"),
}


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
    """What was done; what a release has removed since is named by its id."""
    details, snapshot = entry.details, v.snapshot
    groups = details.get("groups") or [details.get("group", "")]
    team = details.get("team", "")
    return v.tr(
        _SAYS[entry.action],
        name=who.get(details.get("person", -1), ""),
        number=details.get("release", details.get("broadcast")),
        group=", ".join(_title(v, snapshot.groups.get(group), group) for group in groups),
        team=_title(v, snapshot.teams.get(team), team),
    )


def _title(v: Reader, known: Group | Team | None, name: str) -> str:
    if known is None:
        return name
    return v.tr("“{title}”", title=v.text(known.title if isinstance(known, Group) else known.name))
