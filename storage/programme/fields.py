"""The fields of a programme file, each said once: key, what it holds, columns in a workbook.

Documents, YAML, workbooks and rules all follow these tables; the fields of `model` have the same
names.
"""

from typing import Final

from storage.programme.field_kinds import (
    HOUR,
    MIDDLE,
    TITLE,
    WIDE,
    Column,
    Each,
    Field,
    Part,
    Reference,
    Translated,
    listed,
    moment,
    one,
    table,
    translated,
)
from storage.programme.model import (
    Event,
    Group,
    InfoPage,
    Place,
    Programme,
    Session,
    Speaker,
    Team,
    Track,
)
from storage.programme.parsing.values import (
    copied,
    identifier,
    kind,
    language,
    language_code,
    latitude,
    line,
    link,
    local_time,
    longitude,
    prose,
    reason,
    short_line,
    strand,
    switch,
    whole_number,
    words,
    zone,
)

FORMAT: Final = 1

ZONES: Final = Each(zone)
LANGUAGES: Final = Each(language)
LANGUAGE_CODES: Final = Each(language_code)
TELEGRAM_IDS: Final = Each(whole_number)
TEAMS_OR_ALL: Final = Each(Reference("teams"), or_all=True)

_ID: Final = Field("id", identifier, (Column(("id",), identifier, 26),), required=True)
"""In a workbook it may be empty, and is made from the name."""

EVENT: Final = table(
    "event",
    Event,
    _ID,
    translated("title", line, WIDE, required=True),
    translated("description", prose, WIDE),
    one("timezone", zone, required=True),
    one("also_show", ZONES),
    translated("contact", prose, WIDE),
    translated("address", line, WIDE),
    one("languages", LANGUAGES),
    translated("organiser", prose, WIDE),
    one("public_places", switch),
)
"""Its sheet is written the other way round: a row for each value, its languages side by side."""

PLACES: Final = table(
    "places",
    Place,
    _ID,
    translated("name", line, TITLE, required=True),
    translated("short", short_line, MIDDLE),
    translated("address", line, TITLE),
    one("latitude", latitude),
    one("longitude", longitude),
)
TRACKS: Final = table(
    "tracks",
    Track,
    _ID,
    translated("name", line, TITLE, required=True),
)
GROUPS: Final = table(
    "groups",
    Group,
    _ID,
    translated("title", line, WIDE, required=True),
    translated("coordinator", line, TITLE),
    one("capacity", whole_number),
    moment("opens"),
    moment("closes"),
    one("coordinators", TELEGRAM_IDS, 18),
)
TEAMS: Final = table(
    "teams",
    Team,
    _ID,
    translated("name", line, TITLE, required=True),
    one("leaders", TELEGRAM_IDS, 18),
)
INFO: Final = table(
    "info",
    InfoPage,
    _ID,
    translated("title", line, TITLE, required=True),
    translated("text", prose, WIDE, required=True),
    listed("words", words, MIDDLE),
    one("place", Reference("places"), 26),
    one("link", link, MIDDLE),
    one("copy", copied, MIDDLE),
    one("urgent", switch),
)
SPEAKERS: Final = table(
    "speakers",
    Speaker,
    Column(("session",), Reference("sessions"), MIDDLE, required=True),
    translated("name", line, TITLE, required=True),
    translated("role", line, TITLE),
)
"""They stand below their session in a document, in a sheet of their own in a workbook."""

SESSIONS: Final = table(
    "sessions",
    Session,
    _ID,
    Field(
        "start",
        local_time,
        (
            Column(("start", Part.DATE), Part.DATE, required=True),
            Column(("start", Part.TIME), Part.TIME, HOUR, required=True),
        ),
        required=True,
    ),
    Field(
        "end",
        local_time,
        (
            Column(("end", Part.TIME), Part.TIME, HOUR, required=True),
            Column(("end", Part.DATE), Part.DATE),
        ),
        required=True,
    ),
    translated("title", line, TITLE, required=True),
    one("kind", kind, 24, required=True),
    one("strand", strand, 15),
    one("place", Reference("places"), 26),
    one("track", Reference("tracks"), 22),
    one("spoken", LANGUAGE_CODES, 18),
    one("interpreted", LANGUAGE_CODES, 18),
    one("group", Reference("groups"), 22),
    one("teams", TEAMS_OR_ALL, 26),
    one("online", link, MIDDLE),
    one("provisional", switch, 18),
    one("cancelled", Translated(reason, or_true=True), MIDDLE),
    one("instead", Reference("sessions"), 26),
    Field("speakers", Each(SPEAKERS)),
    translated("abstract", prose, WIDE),
    order=(
        "id",
        "kind",
        "start",
        "end",
        "title",
        "abstract",
        "strand",
        "place",
        "speakers",
        "online",
    ),
)
LISTS: Final = (PLACES, TRACKS, GROUPS, TEAMS, INFO, SESSIONS)
DOCUMENT: Final = table(
    "",
    Programme,
    Field("format", whole_number, required=True),
    Field("event", EVENT, required=True),
    *(Field(table.key, Each(table)) for table in LISTS),
)
SHEETS: Final = (EVENT, *LISTS, SPEAKERS)
