"""How broadcasts are put into words: to whom, what, how far."""

from collections.abc import Mapping
from typing import Final

from handlers.broadcasts.actions import Broadcasts
from handlers.frame import teams
from handlers.frame.reader import Reader
from handlers.ui.on_a_phone import shortened, shortened_beside
from handlers.ui.screen import Button
from locales import formats
from locales.translator import N_
from storage import change_notices
from storage.broadcasts.audiences import Count
from storage.broadcasts.checking import Refusal
from storage.broadcasts.model import (
    OF_BROADCASTS,
    Audience,
    Broadcast,
    ButtonKind,
    Part,
    PartKind,
    PostButton,
    Scope,
    ScopeKind,
    State,
)
from storage.content import ContentKind, Version
from storage.plain_text import utf16
from storage.profiles import Attendance

_EXCERPT = 70
_NAME = 40
_STATES: Final = {
    State.DRAFT: N_("draft"),
    State.AWAITING: N_("waits for approval"),
    State.SCHEDULED: N_("planned"),
    State.SENDING: N_("is being sent"),
    State.PAUSED: N_("paused"),
    State.STOPPED: N_("stopped"),
    State.SENT: N_("sent"),
}
_KINDS: Final = {
    ContentKind.TEXT: N_("text"),
    ContentKind.PHOTO: N_("picture"),
    ContentKind.VIDEO: N_("video"),
    ContentKind.DOCUMENT: N_("file"),
    ContentKind.VOICE: N_("voice message"),
    ContentKind.LOCATION: N_("place on the map"),
}


def version_name(reader: Reader, language: str) -> str:
    """What the version in a language is called; where there is one language, the message."""
    if not reader.offers_languages:
        return reader.tr("The message")
    return reader.tr("Version {in_language}", in_language=formats.in_language(reader.tr, language))


def scope_name(reader: Reader, scope: Scope) -> str:
    """All to whom an author may write."""
    match scope.kind:
        case ScopeKind.ALL:
            return reader.tr("everybody")
        case ScopeKind.GROUP:
            return reader.tr("everybody of the group: {group}", group=group_name(reader, scope.id))
        case ScopeKind.TEAM:
            return reader.tr("the team {team}", team=team_name(reader, scope.id))


def audience_in_words(reader: Reader, shown: Broadcast) -> str:
    """To whom a broadcast goes, in one line."""
    audience = shown.audience
    if audience.nobody:
        return reader.tr("still open: please choose")
    parts = [part_name(reader, part, shown.numbers) for part in audience.parts]
    limits = filter(
        None, (_language(reader, audience), _attendance(reader, audience), _unseen(reader, shown))
    )
    parts = parts or [scope_name(reader, shown.scope)]
    return "; ".join((" + ".join(parts), *limits))


def part_name(reader: Reader, part: Part, numbers: Mapping[int, int]) -> str:
    """Some people who can be chosen; `numbers` are those of broadcasts, by id."""
    tr, number = reader.tr, part.id
    if part.kind in OF_BROADCASTS:
        number = str(numbers.get(int(part.id), part.id))
    match part.kind:
        case PartKind.SEATED:
            return tr("with a seat: {group}", group=group_name(reader, part.id))
        case PartKind.WAITING:
            return tr("waiting: {group}", group=group_name(reader, part.id))
        case PartKind.TEAM:
            return tr("the team {team}", team=team_name(reader, part.id))
        case PartKind.LEADERS:
            return tr("the teams’ leaders")
        case PartKind.YOUTH:
            return tr("the whole youth forum")
        case PartKind.SESSION:
            known = reader.snapshot.sessions.get(part.id)
            return tr("at the session: {title}", title=reader.title(known) if known else part.id)
        case PartKind.MISSED:
            return tr("those missed by no. {number}", number=number)
        case PartKind.UNSURE:
            return tr("those who may have missed no. {number}", number=number)
        case PartKind.ADDRESSED:
            return tr("those no. {number} went to", number=number)


def count_in_words(reader: Reader, count: Count, *, by_reader: bool = False) -> str:
    """How many people an audience is, those who cannot be reached apart.

    The author gets it, too, which is said where that is the reader.
    """
    tr = reader.tr
    people = tr.plural("{n} person", "{n} people", count.reachable)
    shares = ", ".join(
        f"{formats.language_name(tr, language)}: {count.by_language.get(language, 0)}"
        for language in reader.languages
    )
    line = f"{people} ({shares})" if reader.offers_languages else people
    if by_reader and count.others < count.reachable:
        line = tr("{people}, you included", people=line)
    if count.unreachable:
        away = tr.plural(
            "{n} more has blocked the bot",
            "{n} more have blocked the bot",
            count.unreachable,
        )
        line = f"{line}; {away}"
    return line


def version_in_words(reader: Reader, version: Version, beside: Version | None = None) -> str:
    """What a version is, in one line; `beside` another one it shows where they differ."""
    text, other = version.says, beside.says if beside else ""
    cut = shortened_beside(text, other, _EXCERPT)
    excerpt = reader.tr("“{text}”", text=cut) if text.strip() else ""
    length = reader.tr.plural("{n} character", "{n} characters", utf16(text))
    long = length if len(text) > _EXCERPT else ""
    return ", ".join(filter(None, (_kind(reader, version), excerpt, long)))


def buttons_in_words(reader: Reader, buttons: tuple[PostButton, ...]) -> str:
    """The buttons of a broadcast, in one line."""
    return ", ".join(button_name(reader, button) for button in buttons) or reader.tr("no buttons")


def button_name(reader: Reader, button: PostButton) -> str:
    """What a button below a broadcast says, for its author."""
    match button.kind:
        case ButtonKind.SESSION:
            known = reader.snapshot.sessions.get(button.target)
            return reader.title(known) if known else button.target
        case ButtonKind.GROUP:
            return group_name(reader, button.target)
        case ButtonKind.LINK:
            return button.label(reader.tr.language) or reader.tr("Open the link")
        case ButtonKind.SEEN:
            return reader.tr("Seen")


def moment_in_words(reader: Reader, broadcast: Broadcast) -> str:
    """When a broadcast is sent."""
    if broadcast.send_at is None:
        return reader.tr("at once")
    return f"{reader.moment(broadcast.send_at)} ({zone(reader)})"


def zone(reader: Reader) -> str:
    """The city whose hours are meant."""
    return formats.zone_name(reader.tr, reader.snapshot.event.timezone)


def state_name(reader: Reader, broadcast: Broadcast) -> str:
    """Where a broadcast stands, in a word or two."""
    if broadcast.recalled_at is not None:
        return reader.tr("recalled")
    return reader.tr(_STATES[broadcast.state])


def refusal_in_words(reader: Reader, refusal: Refusal) -> str:
    """Why a broadcast is not sent."""
    tr = reader.tr
    return {
        Refusal.OUT_OF_DATE: tr("It was changed meanwhile. Please look at it as it stands now."),
        Refusal.INCOMPLETE: tr("A version is missing."),
        Refusal.TOO_LONG: tr("A version is too long for Telegram."),
        Refusal.NOBODY: tr("Nobody but you would get it."),
        Refusal.NO_SECOND: tr(
            "There is no second organiser who could approve it. The operator can enter one in"
            " BOT_ADMINS; whom you named yourself has to be confirmed by another organiser first."
        ),
        Refusal.NOT_ANOTHER: tr(
            "You cannot approve it: one of you and the author named the other, or the same"
            " organiser named you both, and nobody else has confirmed that yet. See “Organisers”."
        ),
        Refusal.NOT_ALLOWED: tr("You may no longer write to these people."),
        Refusal.PASSED: tr("The moment chosen has passed. Please choose another one."),
        Refusal.TOO_LATE: tr("Its moment passed more than half an hour ago; nothing was sent."),
        Refusal.UNEDITABLE: tr("Telegram cannot edit what was sent into this."),
        Refusal.HALF_CORRECTED: tr("One of its languages still says the old thing."),
        Refusal.UNCHANGED: tr("It says the same as before."),
        Refusal.RECALLED: tr("It was recalled meanwhile."),
    }[refusal]


def taken(reader: Reader, said: Mapping[str, Version]) -> str:
    """That versions were taken from one message, which should be looked at."""
    if len({version.text for version in said.values()}) > 1:
        return reader.tr("I have taken your message apart. Please look at each version.")
    return ""


def left_as_it_was(reader: Reader, shown: Broadcast) -> str:
    """Which version may no longer fit what another one says now; empty for none."""
    left = next((name for name, version in shown.versions.items() if version.left), None)
    if left is None or not reader.offers_languages:
        return ""
    return reader.tr(
        "The version {in_language} is as it was. Does it still fit?",
        in_language=formats.in_language(reader.tr, left),
    )


def too_long(reader: Reader, units: int) -> str:
    """That a text or caption is longer than Telegram takes."""
    return reader.tr.plural(
        "Too long by {n} character for Telegram.", "Too long by {n} characters for Telegram.", units
    )


def heading(reader: Reader, broadcast: Broadcast) -> str:
    """A broadcast by its first words, or by its number where it has none."""
    own = broadcast.versions.get(reader.tr.language)
    version = own or next(iter(broadcast.versions.values()), None)
    if version is None:
        return reader.tr("No. {number}, still empty", number=broadcast.number)
    text = version.says
    return text if text.strip() else _kind(reader, version)


def group_name(reader: Reader, group: str) -> str:
    """A group in a line."""
    known = reader.snapshot.groups.get(group)
    return reader.text(known.title) if known else group


def team_name(reader: Reader, team: str) -> str:
    """A team behind the word for it."""
    known = reader.snapshot.teams.get(team)
    return teams.team_name(reader, known) if known else team


def to_list(reader: Reader) -> Button:
    """The way back to the list of broadcasts."""
    return Button(reader.tr("« Broadcasts"), Broadcasts())


def _language(reader: Reader, audience: Audience) -> str:
    if audience.language is None:
        return ""
    said = formats.in_language(reader.tr, audience.language)
    return reader.tr("only who reads {in_language}", in_language=said)


def _attendance(reader: Reader, audience: Audience) -> str:
    if audience.attendance is None:
        return ""
    return {
        Attendance.ONSITE: reader.tr("only those on the spot"),
        Attendance.VIDEO: reader.tr("only those by video"),
    }[audience.attendance]


def _unseen(reader: Reader, shown: Broadcast) -> str:
    unseen = shown.audience.unseen
    if unseen is None:
        return ""
    number = int(unseen.partition(":")[2])
    if unseen == change_notices.subject_of(number):
        return reader.tr("only who has not pressed “Seen” below release {number}", number=number)
    number = shown.numbers.get(number, number)
    return reader.tr("only who has not pressed “Seen” below no. {number}", number=number)


def _kind(reader: Reader, version: Version) -> str:
    """What kind of message it is, with the names of its files."""
    tr, names = reader.tr, [file.name for file in version.files if file.name]
    if version.kind is ContentKind.ALBUM:
        kind = tr.plural("album of {n}", "album of {n}", len(version.files))
    else:
        kind = tr(_KINDS[version.kind])
    if not names:
        return kind
    quoted = [tr("“{text}”", text=shortened(name, _NAME)) for name in names]
    return f"{kind} {formats.enumeration(tr, quoted)}"
