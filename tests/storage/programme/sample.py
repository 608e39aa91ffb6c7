"""A small programme file without any problem, and ways to spoil it."""

from storage.programme.model import Programme
from storage.programme.parsing.judging import Reading
from storage.programme.yaml_file import read

SAMPLE = """\
format: 1
event:
  id: sample-2021
  title: {de: Treffen, ru: Встреча}
  timezone: Europe/Berlin
  also_show: [Europe/Moscow]
places:
  - {id: halle, name: {de: Halle, ru: Зал}, latitude: 54.5, longitude: 36.25}
  - {id: garten, name: {de: Garten, ru: Сад}}
groups:
  - id: gesundheit
    title: {de: Gesundheit, ru: Здоровье}
    capacity: 60
    opens: 2021-05-01T09:00
    closes: 2021-06-29T09:00
    coordinators: [123456789]
teams:
  - {id: perm-duisburg, name: {de: Perm–Duisburg, ru: Пермь — Дуйсбург}, leaders: [42]}
sessions:
  - id: eroeffnung
    kind: plenary
    start: 2021-06-28T18:00
    end: 2021-06-28T20:00
    title: {de: Eröffnung, ru: Открытие}
    abstract: {de: Musik und Tanz, ru: Музыка и танец}
    place: halle
    speakers: [{name: Anna Muster, role: {de: Leitung, ru: Ведущая}}]
    online: https://example.org/live
  - id: gesundheit-1
    kind: group
    start: 2021-06-29T10:00
    end: 2021-06-29T12:00
    title: {de: Sitzung, ru: Заседание}
    group: gesundheit
    place: garten
  - id: werkstatt
    kind: workshop
    start: 2021-06-29T10:00
    end: 2021-06-29T12:00
    title: {de: Werkstatt, ru: Мастерская}
    teams: [perm-duisburg]
    provisional: true
"""


def spoilt(*changes: tuple[str, str]) -> Reading:
    """What reading the sample yields after each first occurrence of a text was replaced."""
    source = SAMPLE
    for old, new in changes:
        assert old in source, f"the sample does not contain {old!r}"
        source = source.replace(old, new, 1)
    return read(source)


def errors_after(*changes: tuple[str, str]) -> list[str]:
    """The errors of the spoilt sample, as the command line would say them."""
    reading = spoilt(*changes)
    assert (reading.programme is None) == bool(reading.errors)
    return [problem.english() for problem in reading.errors]


def warnings_after(*changes: tuple[str, str]) -> list[str]:
    """The warnings of the changed sample, which must stay usable."""
    reading = spoilt(*changes)
    assert reading.programme is not None, [problem.english() for problem in reading.errors]
    return [problem.english() for problem in reading.warnings]


def programme_after(*changes: tuple[str, str]) -> Programme:
    """The programme of the changed sample, which must stay without errors."""
    reading = spoilt(*changes)
    assert reading.programme is not None, [problem.english() for problem in reading.errors]
    return reading.programme
