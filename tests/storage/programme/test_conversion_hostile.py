"""A file of another system that means harm costs no more than its length.

Each of these is so long that work which grows with the square of its length would take hours; a
child ends after some of the processor's seconds, however busy the machine is.
"""

import json
import time
from multiprocessing import get_context
from resource import RLIMIT_CPU, setrlimit
from zoneinfo import ZoneInfo

import pytest

from storage.programme.conversion.reading import ForeignForm, convert
from storage.programme.conversion.texts import prose

BERLIN = ZoneInfo("Europe/Berlin")
SECONDS = 20
TIMES = 200_000


def schedule(abstract: str = "", **more: object) -> bytes:
    """A schedule in JSON."""
    event = {"date": "2031-06-01T10:00", "duration": "1:00", "title": "X", "abstract": abstract}
    days = [{"date": "2031-06-01", "rooms": {"Saal": [{**event, **more}]}}]
    return json.dumps({"schedule": {"conference": {"title": "X", "days": days}}}).encode()


def schedule_in_xml(in_conference: str = "", in_event: str = "") -> bytes:
    """A schedule in XML, with more elements than it needs."""
    event = f"<event><date>2031-06-01T10:00</date><duration>1:00</duration>{in_event}</event>"
    day = f'<day date="2031-06-01"><room name="Saal">{event}</room></day>'
    return f"<schedule><conference>{in_conference}</conference>{day}</schedule>".encode()


ELEMENTS = "".join(f"<a{n}/>" for n in range(TIMES))


@pytest.mark.parametrize(
    ("content", "form"),
    [
        *(
            pytest.param(schedule(f"</p><{part * TIMES}"), ForeignForm.JSON, id=part)
            for part in (
                "<a ",
                "<a x='",
                '<a "',
                "<a \"'",
                "<!--",
                "<!",
                "</a ",
                "&#",
                "<script ",
                "a",
                "<!-- - --",
            )
        ),
        pytest.param(schedule_in_xml(in_conference=ELEMENTS), ForeignForm.XML, id="conference"),
        pytest.param(schedule_in_xml(in_event=ELEMENTS), ForeignForm.XML, id="event"),
    ],
)
def test_a_hostile_file_costs_no_more_than_its_length(content: bytes, form: ForeignForm) -> None:
    child = get_context("fork").Process(target=_read_within_bounds, args=(content, form))
    child.start()
    child.join()
    assert child.exitcode == 0


def _read_within_bounds(content: bytes, form: ForeignForm) -> None:
    most = int(time.process_time()) + SECONDS
    setrlimit(RLIMIT_CPU, (most, most))
    assert len(convert(content, form, "file", BERLIN, None).programme.sessions) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Mehr &amp; <b class='x > y'>mehr</b></p><p>Neu</p>", "Mehr & mehr\n\nNeu"),
        ("eins<br/>zwei<!-- nicht <b>das</b> -->", "eins\nzwei"),
        ('<UL><LI>eins</LI><li data-x="a>b">zwei</li></UL>', "• eins\n• zwei"),
        ("<p>1 < 2, 3 > 2 & <3 &unknown; &#8211; &#x2013;</p>", "1 < 2, 3 > 2 & <3 &unknown; – –"),
        ("<!DOCTYPE html><p>a<?php 1 ?>b</p>", "ab"),
        ("<p>offen</p><a href='x", "offen\n<a href='x"),
        (f"<p>&#{'9' * 5_000};</p>", "\ufffd"),
    ],
)
def test_of_markup_stays_what_is_to_be_read(written: str, read: str) -> None:
    assert prose(written) == read
