"""The audit log: who did what, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from handlers.desk.actions import AuditOf, AuditPeople, OrganisersDesk
from handlers.frame.reader import Reader
from handlers.ui.choice import choice
from handlers.ui.paging import Page
from handlers.ui.screen import Button, Screen, Text, grid
from locales.translator import N_
from storage.audit import Action, Entry, Kind
from storage.programme.model import Group, Team

_SAYS: Final[Mapping[Action, str]] = {
    Action.PUBLISHED: N_("Release {number} published"),
    Action.PUBLISHED_QUIETLY: N_("Release {number} published without telling anybody"),
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
    Action.WALK_IN_QUEUED: N_("Somebody added by hand to the waiting list of {group}"),
    Action.WALK_IN_TAKEN_OFF: N_("Somebody added by hand taken off the list of {group}"),
    Action.COORDINATOR_NAMED: N_("{name} named coordinator of {group}"),
    Action.COORDINATOR_REMOVED: N_("{name} no longer coordinates {group}"),
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
    Action.RESTORED: N_("A backup was restored"),
    Action.HELD_RELEASED: N_("Held messages sent: {messages}"),
    Action.HELD_DROPPED: N_("Held messages dropped: {messages}"),
    Action.BROADCAST_APPROVED: N_("Broadcast approved, {broadcast}"),
    Action.BROADCAST_SCHEDULED: N_("Broadcast planned, {broadcast}"),
    Action.BROADCAST_SENT: N_("Broadcast sent, {broadcast}"),
    Action.BROADCAST_STOPPED: N_("Broadcast stopped, {broadcast}"),
    Action.BROADCAST_CORRECTED: N_("Broadcast corrected, {broadcast}"),
    Action.BROADCAST_RECALLED: N_("Broadcast recalled, {broadcast}"),
}


_KINDS: Final = (
    (None, N_("All")),
    (Kind.PROGRAMME, N_("Programme")),
    (Kind.BROADCASTS, N_("Broadcasts")),
    (Kind.GROUPS, N_("Groups")),
    (Kind.TEAMS, N_("Teams")),
    (Kind.ORGANISERS, N_("Organisers")),
)


@dataclass(frozen=True, slots=True)
class About:
    """What the lines name, in words: releases by number, and for each line the broadcast that it is
    about as it was then, or nothing.
    """

    releases: Mapping[int, str] = field(default_factory=dict)
    broadcasts: Sequence[str] = ()


def audit(
    reader: Reader, address: AuditOf, shown: Page[Entry], who: Mapping[int, str], about: About
) -> Screen:
    """Some lines of the audit log, the newest first, and the ways to others."""
    tr, kind, person = reader.tr, address.kind, address.person
    text = Text().title(tr("Audit log"))
    text.joined(
        tr(dict(_KINDS)[kind]) if kind else "",
        tr("only {name}", name=who[person]) if person else "",
        shown.heading(tr),
    )
    if not shown.items:
        text.line().line(tr("There is nothing of this yet."))
    for entry, broadcast in zip(shown.items, about.broadcasts, strict=True):
        text.line().bold(reader.moment(entry.at))
        actor = who[entry.actor] if entry.actor is not None else tr("command line")
        text.line(f" · {actor}").lines(_said(reader, entry, who, about.releases, broadcast))
    kinds = [
        choice(tr(label), AuditOf(0, other, person), chosen=other is kind)
        for other, label in _KINDS
        if other is not Kind.TEAMS or reader.snapshot.teams
    ]
    somebody = Button(tr("Only one person…"), AuditPeople(0, kind))
    everybody = Button(tr("All people"), AuditOf(0, kind))
    return text.screen(
        shown.row(tr, lambda number: AuditOf(number, kind, person)),
        grid(kinds, 2),
        everybody if person else somebody,
        reader.back(tr("Organisers’ desk"), OrganisersDesk()),
    )


def people(
    reader: Reader, address: AuditPeople, shown: Page[int], who: Mapping[int, str]
) -> Screen:
    """Whose lines to see: those who did something, or whom it was about."""
    tr, kind = reader.tr, address.kind
    text = Text().title(tr("Audit log: whose lines?")).joined(shown.heading(tr))
    return text.screen(
        [reader.link(who[person], AuditOf(0, kind, person)) for person in shown.items],
        shown.row(tr, lambda number: AuditPeople(number, kind)),
        reader.back(tr("Audit log"), AuditOf(0, kind)),
    )


def _said(
    reader: Reader,
    entry: Entry,
    who: Mapping[int, str],
    releases: Mapping[int, str],
    broadcast: str,
) -> list[str]:
    """What was done, and what it was about; what is gone since is named by its id."""
    details, snapshot = entry.details, reader.snapshot
    groups = details.get("groups") or [details.get("group", "")]
    team, release = details.get("team", ""), details.get("release", 0)
    said = reader.tr(
        _SAYS[entry.action],
        name=who.get(details.get("person", -1), ""),
        number=release,
        messages=details.get("messages", 0),
        broadcast=broadcast or reader.tr("discarded since"),
        group=", ".join(_title(reader, snapshot.groups.get(group), group) for group in groups),
        team=_title(reader, snapshot.teams.get(team), team),
    )
    is_published = entry.action in (Action.PUBLISHED, Action.PUBLISHED_QUIETLY)
    changed = releases.get(release, "") if is_published else ""
    return list(filter(None, (said, changed)))


def _title(reader: Reader, known: Group | Team | None, name: str) -> str:
    if known is None:
        return name
    return reader.text(known.title if isinstance(known, Group) else known.name)
