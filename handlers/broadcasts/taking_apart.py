"""In which language an author has written, and a text in several languages taken apart."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from handlers.frame.reader import Reader
from handlers.frame.written import is_in_other_letters
from locales.languages import Languages
from storage.content import Version
from storage.plain_text import utf16

_BETWEEN: Final = re.compile(r"\n+|\s+(?://?|\|)\s+")
"""What stands between a text and the same in another language: new lines, a slash with blanks."""

_RULE: Final = re.compile(r"[^\w\s]*")
"""A line or a flag, which belongs to neither."""

_EMPTY_LINE: Final = re.compile(r"\n\s*\n")
_ALIKE: Final = 0.5
"""The same in two languages is at least so long, compared with the longer one."""

_NUMBER: Final = re.compile(r"\d+")


@dataclass(slots=True)
class _Run:
    """A stretch of the text in one language."""

    language: str
    begin: int
    end: int


def by_language(reader: Reader, version: Version, among: Collection[str]) -> Mapping[str, Version]:
    """What a message says in which of some languages: one, or all of the event.

    Nothing where that cannot be told for sure, as of a picture without a word.
    """
    apart = taken_apart(reader, version, among)
    if apart:
        return apart if _say_the_same([said.text for said in apart.values()]) else {}
    meant = possible_languages(reader, version, among)
    return {meant[0]: version} if len(meant) == 1 else {}


def possible_languages(reader: Reader, version: Version, among: Collection[str]) -> list[str]:
    """The languages that a message may be in by its letters."""
    return [x for x in among if not is_in_other_letters(reader, version.text, x)]


def taken_apart(reader: Reader, version: Version, among: Collection[str]) -> Mapping[str, Version]:
    """The stretches of which a text consists, each of these languages once; else nothing.

    Whether they say the same is another question. The items of an album come one by one, so that
    an album is left as it is.
    """
    runs = None if version.media_group else _runs(reader, version.text)
    if runs is None or len(runs) < 2 or sorted(run.language for run in runs) != sorted(among):
        return {}
    return {run.language: _cut(reader, version, run) for run in runs}


def _say_the_same(texts: Sequence[str]) -> bool:
    """Whether texts in several languages may well be the same one: about as long, or with the same
    numbers, such as an hour. What is much shorter may be a name or an address.
    """
    letters = [sum(map(str.isalpha, text)) for text in texts]
    if min(letters) >= _ALIKE * max(letters):
        return True
    fewest, *others = sorted((set(_NUMBER.findall(text)) for text in texts), key=len)
    return bool(fewest) and all(fewest <= numbers for numbers in others)


def _runs(reader: Reader, text: str) -> list[_Run] | None:
    """The stretches in one language each, in order; None where some words are in no one's letters.

    What has no words belongs to what stands before it, unless an empty line comes between.
    """
    labels = _labels(reader.tr.languages, reader.languages)
    runs: list[_Run] = []
    loose: list[tuple[int, int]] = []
    for begin, end in _pieces(text, labels.between):
        piece = text[begin:end]
        if not any(map(str.isalpha, piece)):
            if not _RULE.fullmatch(piece.strip()):
                loose.append((begin, end))
            continue
        if labels.alone.fullmatch(piece):
            continue
        language = _language(reader, labels.before.sub("", piece))
        if language is None:
            return None
        if not runs or runs[-1].language != language:
            runs.append(_Run(language, _claimed(text, runs, loose, begin), end))
        runs[-1].end = end
        loose = []
    if runs and loose:
        runs[-1].end = loose[-1][1]
    return runs


def _claimed(text: str, runs: list[_Run], loose: list[tuple[int, int]], begin: int) -> int:
    """Where a new stretch begins, once what is loose before it has found its place."""
    for start, end in loose:
        if not runs or _EMPTY_LINE.search(text, runs[-1].end, start):
            return start
        runs[-1].end = end
    return begin


def _pieces(text: str, label: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    found = (*_BETWEEN.finditer(text), *label.finditer(text))
    for between in sorted(found, key=lambda match: match.start()):
        yield begin, max(begin, between.start())
        begin = max(begin, between.end())
    yield begin, len(text)


def _language(reader: Reader, piece: str) -> str | None:
    """The one language of the event in whose letters a piece is."""
    fitting = [x for x in reader.languages if not is_in_other_letters(reader, piece, x)]
    return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class _Labels:
    """What says the language of a text: alone above it, before it in its first line, or between it
    and the same in another language: ", in Russian:".
    """

    alone: re.Pattern[str]
    before: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _labels(languages: Languages, codes: tuple[str, ...]) -> _Labels:
    """The codes of languages and their names in all languages."""
    known = {
        name
        for code in codes
        for one in languages.all
        for name in (
            code,
            languages.of(code).name,
            one.locale.languages.get(code, ""),
            one.about.get("in_language", {}).get(code, ""),
        )
        if name
    }
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    readers = {
        re.escape(said.rstrip("*")) + (r"\w*" if said.endswith("*") else "")
        for one in languages.all
        for code, listed in one.about.get("readers", {}).items()
        if code in codes
        for said in listed.split()
    }
    called = "|".join((names, *sorted(readers)))
    return _Labels(
        alone=re.compile(rf"\W*(?:{names})\W*", re.IGNORECASE),
        before=re.compile(rf"\A\W*(?:{names})(?:\s*[:)\]]|\s+[–—-](?=\s))", re.IGNORECASE),
        between=re.compile(
            rf"(?:[,;]|(?<=[.!?]))\s+(?:\w+\s+){{0,2}}?(?:{called})(?:\s+\w+)?\s*:\s+",
            re.IGNORECASE,
        ),
    )


def _cut(reader: Reader, version: Version, run: _Run) -> Version:
    """A stretch as a version of its own, without its label, with what stands out in it."""
    text = version.text
    said = text[run.begin : run.end]
    labelled = _labels(reader.tr.languages, reader.languages).before.match(said)
    said = (said[labelled.end() :] if labelled else said).lstrip()
    begin = run.end - len(said)
    return part_of(version, begin, begin + len(said.rstrip()))


def part_of(version: Version, begin: int, end: int) -> Version:
    """A version with a part of its text alone, and with what stands out in that."""
    said = version.text[begin:end]
    offset = utf16(version.text[:begin])
    return replace(version, text=said, entities=_within(version, offset, utf16(said)))


def _within(version: Version, offset: int, length: int) -> tuple[Mapping[str, Any], ...]:
    """The entities of a part of a text; both numbers count UTF-16 units."""
    found = []
    for entity in version.entities:
        begin = max(entity["offset"], offset)
        end = min(entity["offset"] + entity["length"], offset + length)
        if begin < end:
            found.append({**entity, "offset": begin - offset, "length": end - begin})
    return tuple(found)
