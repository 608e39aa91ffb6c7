"""The pages as files: all of them, with links that work from a stick."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from handlers.site import assets
from handlers.site.calendars import calendar, calendar_paths
from handlers.site.links import HOME, INDEX, file_of, in_language
from handlers.site.pages import Pages, paths
from handlers.site.schedules import SCHEDULES, schedule
from handlers.site.screens import screen_paths
from handlers.site.view import Site, View
from storage.programme.calendar import write_calendar

MARK: Final = ".konferenzbot-site"
"""The file by which a folder is known for an export that may be replaced."""


def files(site: Site, former: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The path and the content of every file; some 2 ms each, one after the other.

    `former` goes from ids that sessions have had to their own: old links lead to them, too.
    """
    pages, known = Pages(), set(paths(site.snapshot))
    old = {f"session/{file_id}" for file_id in former} - known
    yield MARK, b""
    yield INDEX, pages.root(site)
    for name in assets.FILES:
        yield name, assets.content(name)
    for path in screen_paths(site.snapshot):
        yield file_of(path), pages.screen(site, site.snapshot.event.languages[0], path)
    for language in site.snapshot.event.languages:
        for name in SCHEDULES:
            written = schedule(View.of(site, language, HOME), name)
            if language == site.snapshot.event.languages[0]:
                yield name, written
            yield in_language(language, name), written
        for path in calendar_paths(site.snapshot.public):
            here = in_language(language, path)
            file = calendar(View.of(site, language, here), path)
            yield here, write_calendar(replace(file, made_at=site.made_at))
        for path in (*sorted(known), *sorted(old)):
            page = pages.page(site, language, path, former)
            if page is not None:
                yield file_of(in_language(language, path)), page
