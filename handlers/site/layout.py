"""What stands around every page: the event, the ways on, the other languages, how fresh it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.site.assets import Assets
from handlers.site.links import CHANGES, HOME, IMPRINT, INFO, PRIVACY, in_language
from handlers.site.view import Link, Said, View
from locales import formats

_NOT_SHIFTED: Final = timedelta(seconds=1)
_PAYLOADS: Final = {"session": "s-", "group": "g-", "place": "p-"}
"""How links into the bot begin, by the first part of a page's path."""


@dataclass(frozen=True, slots=True)
class Version:
    """The same page in another language, or in this one; `address` is absolute where known."""

    language: str
    name: str
    href: str
    address: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of one page. `words` is what the script says, by its names for it."""

    language: str
    event: Said
    home: str
    skip: str
    navigation: str
    ways: Sequence[Link]
    versions: Sequence[Version]
    languages: str
    as_of: str
    in_bot: Link | None
    footer: Sequence[Link]
    style: str
    scripts: Sequence[str]
    icon: str
    event_id: str
    zone: str
    clock_shift: int
    is_live: bool
    words: Mapping[str, str]


def layout(view: View, path: str, assets: Assets) -> Layout:
    """The frame of the page at a path."""
    reader, tr, site = view.reader, view.reader.tr, view.site
    event = reader.snapshot.event
    shift = site.clock_shift if abs(site.clock_shift) > _NOT_SHIFTED else timedelta(0)
    return Layout(
        language=tr.language,
        event=view.said(event.title),
        home=view.to(HOME),
        skip=tr("To the content"),
        navigation=tr("Where to"),
        ways=list(_ways(view)),
        versions=[_version(view, path, x) for x in event.languages]
        if reader.offers_languages
        else (),
        languages=tr("Languages"),
        as_of=view.as_of,
        in_bot=_in_bot(view, path),
        footer=[
            Link(Said(tr("Imprint")), view.to(IMPRINT)),
            Link(Said(tr("Privacy")), view.to(PRIVACY)),
        ],
        style=view.links.to(assets.style),
        scripts=[view.links.to(one) for one in (assets.shared_script, assets.script)],
        icon=view.links.to(assets.icon),
        event_id=event.id,
        zone=event.timezone.key,
        clock_shift=round(shift.total_seconds()),
        is_live=not site.as_files,
        words={
            "star": tr("Note this session"),
            "starred": tr("No longer note"),
            "only": tr("Only what I have noted"),
            "none": tr("You have noted nothing of this."),
            "now": tr("now"),
            "over": tr("over"),
            "today": tr("today"),
            "to-now": tr("To what is on now"),
            "home": tr("where you are: {hours}", hours="{hours}"),
        },
    )


def _in_bot(view: View, path: str) -> Link | None:
    """The same in the bot, where one signs up and is told of changes; its name has to be known."""
    if not view.site.bot:
        return None
    tr, (kind, _, name) = view.reader.tr, path.partition("/")
    label = tr("Sign up in Telegram") if kind == "group" else tr("Open in Telegram")
    payload = f"?start={_PAYLOADS[kind]}{name}" if kind in _PAYLOADS else ""
    return Link(Said(label), f"https://t.me/{view.site.bot}{payload}")


def _ways(view: View) -> Sequence[Link]:
    tr, snapshot = view.reader.tr, view.reader.snapshot
    anchors = [("days", tr("Programme"))]
    if snapshot.groups:
        anchors.append(("groups", tr("Groups")))
    if snapshot.places:
        anchors.append(("places", tr("Places")))
    if snapshot.teams:
        anchors.append(("teams", tr("Teams")))
    now = [] if view.site.as_files else [Link(Said(tr("Now")), view.to(HOME))]
    return [
        *now,
        *(Link(Said(label), view.to(HOME, anchor)) for anchor, label in anchors),
        Link(Said(tr("Info")), view.to(INFO)),
        Link(Said(tr("Changes")), view.to(CHANGES)),
    ]


def _version(view: View, path: str, language: str) -> Version:
    tr, there = view.reader.tr, in_language(language, path)
    return Version(
        language=language,
        name=formats.sentence_case(tr.languages.names[language]),
        href=view.links.to(there),
        address=f"{view.site.address}/{there}" if view.site.address else "",
        is_this=language == tr.language,
    )
