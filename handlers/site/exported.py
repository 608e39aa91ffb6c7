"""The pages as files: all of them, with links that work from a stick."""

from collections.abc import Iterator, Mapping
from typing import Final

from handlers.site import assets
from handlers.site.links import INDEX, file_of, in_language
from handlers.site.pages import Pages, paths
from handlers.site.view import Site

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
    for language in site.snapshot.event.languages:
        for path in (*sorted(known), *sorted(old)):
            page = pages.page(site, language, path, former)
            if page is not None:
                yield file_of(in_language(language, path)), page
