"""What programs that people use read in a calendar file: icalendar, vobject, ical.js.

Each is made to evaluate the file's own VTIMEZONE, not what it may know of a zone of that name.
"""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import icalendar
import vobject

Hours = dict[str, tuple[datetime, datetime]]
"""Start and end of each entry in UTC, by its summary."""

Read = Callable[[bytes], Hours]

_NUMBERS = count()

ICAL_JS = """
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const utc = (time) => time.toUnixTime();
const hours = calendar.getAllSubcomponents("vevent").map((entry) => {
  const event = new ICAL.Event(entry);
  return [event.summary, utc(event.startDate), utc(event.endDate)];
});
console.log(JSON.stringify(hours));
"""


def by_icalendar(content: bytes) -> Hours:
    """As icalendar reads it."""
    events = icalendar.Calendar.from_ical(_in_an_unknown_zone(content)).events
    return {str(event["summary"]): (_utc(event.start), _utc(event.end)) for event in events}


def by_vobject(content: bytes) -> Hours:
    """As vobject reads it; the zones that it keeps for the whole process are forgotten first."""
    vars(vobject.icalendar)["__tzidMap"].clear()
    vobject.icalendar.registerTzid("UTC", UTC)
    read = vobject.readOne(content.decode())
    return {
        event.summary.value: (_utc(event.dtstart.value), _utc(event.dtend.value))
        for event in read.vevent_list
    }


def by_ical_js(folder: Path) -> Read:
    """As ical.js reads it, which Thunderbird and Nextcloud use; it is installed in that folder."""
    script = folder / "read.mjs"
    script.write_text(ICAL_JS, "utf-8")

    def read(content: bytes) -> Hours:
        said = subprocess.run(
            ["node", script], input=_in_an_unknown_zone(content), capture_output=True, check=True
        ).stdout
        return {
            title: (datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC))
            for title, start, end in json.loads(said)
        }

    return read


def _in_an_unknown_zone(content: bytes) -> bytes:
    name = b"Own/Zone%d" % next(_NUMBERS)
    return re.sub(rb"TZID([=:])[A-Za-z_/]+", rb"TZID\1" + name, content)


def _utc(value: object) -> datetime:
    assert isinstance(value, datetime)
    assert value.tzinfo is not None
    return value.astimezone(UTC)
