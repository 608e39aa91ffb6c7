"""Which versions of a draft a message is meant to be, and what becomes of the others."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.broadcasts.taking_apart import by_language, possible_languages, taken_apart
from handlers.frame.reader import Reader
from storage.broadcasts.model import Broadcast
from storage.content import ContentKind, Version


def versions_meant(reader: Reader, draft: Broadcast, version: Version) -> Mapping[str, Version]:
    """What a message says in which language; what is in no letters may be the one that is missing,
    or the only one there is.
    """
    languages = languages_of(reader, draft)
    said = by_language(reader, version, languages)
    if said or taken_apart(reader, version, languages):
        return said
    if not version.text and any(x.kind is ContentKind.TEXT for x in draft.versions.values()):
        # It may belong to what is written already.
        return {}
    missing = [x for x in languages if x not in draft.versions] or languages
    fitting = possible_languages(reader, version, missing)
    return {fitting[0]: version} if len(fitting) == 1 else {}


def languages_of(reader: Reader, draft: Broadcast) -> tuple[str, ...]:
    """The languages a draft may speak; a correction only those in which something was sent."""
    if draft.corrects is None:
        return reader.languages
    return tuple(draft.versions)


def other_versions(draft: Broadcast, said: Mapping[str, Version]) -> Mapping[str, Version]:
    """The versions that are left as they were while another one is replaced, unless that one was
    left itself and follows now; of a correction what was sent stands beside each.
    """
    if draft.corrects is not None or said.keys().isdisjoint(draft.versions):
        return draft.versions
    follows = any(version.left for name, version in draft.versions.items() if name in said)
    return {name: replace(x, left=not follows) for name, x in draft.versions.items()}


def as_caption(found: Broadcast, language: str, version: Version) -> Version:
    """In a correction a text to what was sent with a file is the new caption of that file."""
    before = found.versions.get(language)
    if found.corrects is None or before is None or not before.files:
        return version
    if version.kind is not ContentKind.TEXT:
        return version
    if before.kind is not ContentKind.ALBUM:
        return replace(before, text=version.text, entities=version.entities)
    first, *others = before.files
    captioned = replace(first, text=version.text, entities=version.entities)
    return replace(before, files=(captioned, *others))
