"""Posters to be pinned up, a page each: what is found there, and a code that leads to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from handlers.frame.reader import Reader
from handlers.site.door import group_address, place_address
from storage.programme.model import Text

Words = Sequence[str]
"""The same in several languages."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as SVG, the link in it, and which way it leads; nothing where there is one way."""

    svg: str
    link: str
    way: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """One page: what it is about, what one finds behind its codes."""

    titles: Sequence[Said]
    calls: Sequence[Said]
    codes: Sequence[Code]


@dataclass(frozen=True, slots=True)
class Posters:
    """All pages, and the event that they are for."""

    events: Sequence[Said]
    pages: Sequence[Poster]


@dataclass(frozen=True, slots=True)
class Ways:
    """Where codes lead: to the bot by its name without the @, to the pages if they are public."""

    bot: str
    pages: str | None = None


def posters(readers: Sequence[Reader], ways: Ways) -> Posters:
    """A poster for the bot, the pages, and each place and group that the readers see.

    They are one reader in several languages.
    """
    events = _in_each(readers, lambda reader: reader.text(reader.snapshot.event.title))
    return Posters(events, [*_of_event(readers, ways, events), *_of_parts(readers, ways)])


def one_poster(
    languages: Sequence[str], event: Words, title: Words, call: Words, link: str
) -> Posters:
    """A poster by itself, with a code for a link; all that it says is said in each language."""
    said = [_each_once(zip(languages, words, strict=True)) for words in (event, title, call)]
    events, titles, calls = said
    return Posters(events, [Poster(titles, calls, [_code(link)])])


def _of_event(readers: Sequence[Reader], ways: Ways, events: Sequence[Said]) -> Iterator[Poster]:
    calls = _in_each(
        readers, lambda reader: reader.tr("The programme on your phone, with Telegram")
    )
    yield Poster(events, calls, [_code(_bot(ways))])
    if ways.pages:
        calls = _in_each(
            readers, lambda reader: reader.tr("The programme on your phone, without Telegram")
        )
        yield Poster(events, calls, [_code(f"{ways.pages}/")])


def _of_parts(readers: Sequence[Reader], ways: Ways) -> Iterator[Poster]:
    language, snapshot = readers[0].tr.language, readers[0].snapshot
    calls = _in_each(readers, lambda reader: reader.tr("What is on here, now and next"))
    for place in snapshot.places.values():
        page = place_address(ways.pages, language, place.id) if ways.pages else ""
        codes = _codes(readers, _bot(ways, f"p-{place.id}"), page)
        yield Poster(_texts(readers, place.name), calls, codes)
    calls = _in_each(
        readers, lambda reader: reader.tr("When this group sits, and how to get a seat")
    )
    for group in snapshot.groups.values():
        page = group_address(ways.pages, language, group.id) if ways.pages else ""
        codes = _codes(readers, _bot(ways, f"g-{group.id}"), page)
        yield Poster(_texts(readers, group.title), calls, codes)


def _bot(ways: Ways, payload: str = "") -> str:
    return f"https://t.me/{ways.bot}{f'?start={payload}' if payload else ''}"


def _codes(readers: Sequence[Reader], bot: str, page: str) -> list[Code]:
    """The way through the bot and, where there is one, the way without it."""
    if not page:
        return [_code(bot)]
    there = _in_each(readers, lambda reader: reader.tr("With Telegram"))
    elsewhere = _in_each(readers, lambda reader: reader.tr("Without Telegram"))
    return [_code(bot, there), _code(page, elsewhere)]


def _code(link: str, way: Sequence[Said] = ()) -> Code:
    """A code of which a quarter may get lost in print."""
    import segno

    svg = BytesIO()
    segno.make_qr(link, error="q").save(svg, "svg", border=0, xmldecl=False)
    return Code(svg.getvalue().decode(), link, way)


def _texts(readers: Sequence[Reader], text: Text) -> list[Said]:
    return _in_each(readers, lambda reader: reader.text(text))


def _in_each(readers: Sequence[Reader], say: Callable[[Reader], str]) -> list[Said]:
    """What is said in each language."""
    return _each_once((reader.tr.language, say(reader)) for reader in readers)


def _each_once(words: Iterable[tuple[str, str]]) -> list[Said]:
    """Words by their language; what several languages say alike stands there once."""
    said: dict[str, str] = {}
    for language, text in words:
        said.setdefault(text, language)
    return [Said(language, text) for text, language in said.items()]
