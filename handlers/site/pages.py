"""Which pages there are, and what each is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from handlers.site import about, programme, sessions
from handlers.site.assets import assets
from handlers.site.layout import layout
from handlers.site.links import (
    CHANGES,
    HOME,
    IMPRINT,
    INFO,
    PRIVACY,
    Links,
    day_path,
    group_path,
    in_language,
    place_path,
    session_path,
    team_path,
)
from handlers.site.screens import screen
from handlers.site.view import Page, Site, View
from storage.programme.snapshot import Snapshot

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_FIXED: Final = (HOME, INFO, CHANGES, PRIVACY, IMPRINT)


def paths(snapshot: Snapshot) -> Iterator[str]:
    """The paths of all pages of a programme, below their language."""
    public = snapshot.public
    yield from _FIXED
    yield from map(day_path, public.days)
    yield from map(session_path, public.sessions.values())
    yield from map(place_path, public.places)
    yield from map(group_path, public.groups)
    yield from map(team_path, public.teams)


@cache
def _environment() -> Environment:
    """The templates, each compiled when it is first needed: that takes longer than many pages."""
    environment = Environment(
        loader=PackageLoader("handlers.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    environment.policies["json.dumps_kwargs"] = compact
    return environment


class Pages:
    """Makes pages from templates, which are compiled once in a process."""

    def __init__(self) -> None:
        self._environment = _environment()
        self._assets = assets()

    def page(
        self, site: Site, language: str, path: str, former: Mapping[str, str] = _NONE
    ) -> bytes | None:
        """The page at a path below a language of the event; None where there is none.

        `former` goes from ids that sessions have had to their own.
        """
        view = View.of(site, language, in_language(language, path))
        found = _page(view, path, former)
        return self._made(view, path, found) if found else None

    def not_found(self, site: Site, language: str, here: str) -> bytes:
        """What is shown where there is no page, at a path below the root."""
        # It is at no address of its own.
        view = View.of(replace(site, address=None), language, here)
        return self._made(view, HOME, about.not_found(view))

    def screen(self, site: Site, language: str, path: str) -> bytes:
        """The screen at a path that `screen_paths` gives: without a script in a language."""
        event = site.snapshot.event.languages
        order = (language, *(other for other in event if other != language))
        page = screen([View.of(site, x, path) for x in order], path)
        template = self._environment.get_template(page.template)
        links = Links(path, site.as_files)
        return template.render(
            page=page, content=page.content, assets=self._assets, links=links
        ).encode()

    def root(self, site: Site) -> bytes:
        """The page above all languages, for files: it offers them."""
        event, links = site.snapshot.event, Links(HOME, site.as_files)
        content = [
            (code, site.translators.languages.names[code], links.to(in_language(code, HOME)))
            for code in event.languages
        ]
        template = self._environment.get_template("root.html")
        titles = [(code, event.title.in_language(code)) for code in event.languages]
        return template.render(
            languages=content, titles=titles, style=links.to(self._assets.style)
        ).encode()

    def _made(self, view: View, path: str, page: Page) -> bytes:
        template = self._environment.get_template(page.template)
        frame = layout(view, path, self._assets)
        return template.render(page=page, content=page.content, layout=frame).encode()


def _page(view: View, path: str, former: Mapping[str, str]) -> Page | None:
    kind, _, name = path.partition("/")
    snapshot = view.reader.snapshot
    match kind:
        case "day":
            day = next((d for d in snapshot.days if d.isoformat() == name), None)
            return programme.day(view, day) if day else None
        case "session":
            session = snapshot.called(name) or snapshot.sessions.get(former.get(name, ""))
            return sessions.session(view, session) if session else None
        case "place":
            place = snapshot.places.get(name)
            return programme.place(view, place) if place else None
        case "group":
            group = snapshot.groups.get(name)
            return programme.group(view, group) if group else None
        case "team":
            team = snapshot.teams.get(name)
            return programme.team(view, team) if team else None
    makes = {
        HOME: programme.home,
        INFO: about.info,
        CHANGES: about.changes,
        PRIVACY: about.privacy,
        IMPRINT: about.imprint,
    }.get(path)
    return makes(view) if makes else None
