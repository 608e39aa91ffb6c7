"""The programme as schedules in frab's form, for apps and info screens."""

from typing import Final

from handlers.site.links import in_language, session_path
from handlers.site.view import View
from locales import formats
from storage.programme.frab.as_xml import write_xml
from storage.programme.frab.schedule import Entry, ScheduleFile, Words, guid, write_json
from storage.programme.model import Session

_JSON: Final = "schedule.json"
_XML: Final = "schedule.xml"

SCHEDULES: Final = (_JSON, _XML)
"""Their paths below each language; at the root they are in the first language of the event."""


def schedule(view: View, path: str) -> bytes:
    """The schedule at one of these paths: what takes place, with links that are open to all."""
    file = schedule_file(view)
    return write_json(file) if path == _JSON else write_xml(file)


def schedule_file(view: View) -> ScheduleFile:
    """What the schedules in a language are made from."""
    reader, tr = view.reader, view.reader.tr
    return ScheduleFile(
        snapshot=reader.snapshot,
        entries=[
            Entry(s, view.site.numbers[s.id], _address(view, s), reader.public_link_to(s))
            for s in reader.snapshot.sessions.values()
            if s.takes_place
        ],
        language=tr.language,
        words=Words(
            online=formats.sentence_case(tr("online")),
            to_follow=formats.sentence_case(tr("place to follow")),
            video=tr("Open the video link"),
        ),
        address=view.site.address,
    )


def _address(view: View, session: Session) -> str:
    """Where more is said of a session: its page, else the bot; without either its id as a name."""
    if view.site.address:
        return f"{view.site.address}/{in_language(view.reader.tr.language, session_path(session))}"
    if view.site.bot:
        return f"https://t.me/{view.site.bot}?start=s-{session.file_id}"
    return guid(view.reader.snapshot.event.id, session.id).urn
