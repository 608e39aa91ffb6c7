"""What a session or a place is called: asked for, one language after the other."""

from typing import Any

from handlers.frame.reader import Reader
from handlers.programme.actions import PlaceAt
from handlers.releases.actions import ChangeSession, ChangeTitle, DraftAt, RenamePlace
from handlers.releases.draft_actions import OtherWording, SameWording
from handlers.ui.action import Action
from handlers.ui.screen import Button, Screen, Text
from locales import formats
from storage.programme.model import Place, Session
from storage.programme.model import Text as ProgrammeText


def wording(named: Session | Place) -> ProgrammeText:
    """What a session or a place is called."""
    return named.title if isinstance(named, Session) else named.name


def wanted(reader: Reader, _asking: Action, named: Session | Place) -> Screen:
    """Asks for the right title or name."""
    tr, said = reader.tr, wording(named)
    is_session = isinstance(named, Session)
    text = Text().title(
        tr("New title: {title}", title=reader.text(said))
        if is_session
        else tr("Correct the name: {place}", place=reader.text(said))
    )
    for language in said if reader.offers_languages and not said.is_plain else ():
        name = reader.language_name(language)
        text.line(tr("{language}: {change}", language=name, change=said[language]))
    text.line()
    if reader.offers_languages:
        text.line(tr("Write it in one language, exactly as people are to read it."))
        text.line(tr("Then I ask for the other one."))
    else:
        text.line(tr("Write it exactly as people are to read it."))
    back = ChangeSession(named.id) if is_session else PlaceAt(named.id)
    return text.screen(reader.back(tr("« Back"), back))


def other_title(reader: Reader, _asking: Action) -> str:
    """What a question for the name in another language is called."""
    return reader.tr("Name in another language")


def other(reader: Reader, asking: OtherWording, found: Any) -> Screen:
    """Asks for the title or name in the next language that still says the old one."""
    tr, old = reader.tr, wording(found.before)
    missing = next(iter(found.unchanged(reader)), reader.tr.language)
    language = formats.in_language(tr, missing)
    text = Text().title(tr("And {in_language}?", in_language=language))
    for known in (x for x in reader.languages if x not in found.unchanged(reader)):
        name = reader.language_name(known)
        said = found.new.in_language(known)
        text.line(tr("{language}: {change}", language=name, change=said))
    still = old.get(missing) or old.get(ProgrammeText.PLAIN)
    if still:
        text.line(tr("It still says: “{text}”", text=still))
    text.line().line(tr("Write it {in_language}, or leave it as it is.", in_language=language))
    same = tr("The same in all languages") if len(reader.languages) > 2 else tr("The same in both")
    again: Action = RenamePlace(found.after.id)
    if isinstance(found.after, Session):
        again = ChangeTitle(found.after.id)
    return text.screen(
        Button(tr("Leave it as it is"), DraftAt(asking.draft)),
        Button(same, SameWording(asking.draft)),
        reader.back(tr("« Back"), again),
    )
