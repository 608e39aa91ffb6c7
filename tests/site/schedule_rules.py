"""What schedules in frab's form must be like, by JSON Schema and XML Schema.

The rules are ours, and narrower than those of https://github.com/voc/schedule. VOC_SCHEDULE, the
folder of a checkout of that, has schedules judged by its schemas besides.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import jsonschema
import xmlschema

_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d"
_DAY = r"\d{4}-\d\d-\d\d"


def _text(pattern: str = "") -> dict[str, Any]:
    return {"type": "string", **({"pattern": f"^({pattern})$"} if pattern else {})}


def _thing(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_OR_NOTHING = {"type": ["string", "null"]}
_SLUG = _text("[a-z0-9_-]+[a-z0-9]")
_EVENT = _thing(
    {
        "guid": _text(_UUID),
        "id": {"type": "integer", "minimum": 1},
        "date": _text(_MOMENT),
        "start": _text(r"([01]\d|2[0-3]):[0-5]\d"),
        "duration": _text(r"\d\d+:\d\d"),
        "room": _text(".+"),
        "slug": _SLUG,
        "url": _text("https?://.+|urn:uuid:.+"),
        "title": _text(".+"),
        "subtitle": _text(),
        "track": _OR_NOTHING,
        "type": _text("[a-z]+"),
        "language": {"anyOf": [{"type": "null"}, _text("[a-z][a-z]")]},
        "abstract": _text("(?s:.*)"),
        "description": _text(),
        "persons": _list(
            _thing(
                {
                    "guid": _text(_UUID),
                    "name": _text(".+"),
                    "public_name": _text(".+"),
                    "biography": _OR_NOTHING,
                }
            )
        ),
        "links": _list(
            _thing({"type": {"const": "web"}, "url": _text("https?://.+"), "title": _text(".+")})
        ),
    }
)
_DAYS = _list(
    _thing(
        {
            "index": {"type": "integer", "minimum": 1},
            "date": _text(_DAY),
            "day_start": _text(_MOMENT),
            "day_end": _text(_MOMENT),
            "rooms": {"type": "object", "additionalProperties": _list(_EVENT)},
        }
    )
)
_CONFERENCE = _thing(
    {
        "acronym": _text("[a-z0-9_]{4,}"),
        "title": _text(".+"),
        "start": _text(_DAY),
        "end": _text(_DAY),
        "daysCount": {"type": "integer", "minimum": 1},
        "timeslot_duration": _text(r"\d\d:\d\d"),
        "tracks": _list(_thing({"name": _text(".+")}, {"slug": _SLUG})),
        "rooms": _list(
            _thing(
                {"name": _text(".+"), "guid": _text(_UUID)},
                {"slug": _SLUG, "description": _OR_NOTHING},
            )
        ),
        "days": {**_DAYS, "minItems": 1},
    },
    {
        "description": _text("(?s:.+)"),
        "url": _text("https?://.+"),
        "time_zone_name": _text("[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC"),
    },
)
_SCHEDULE = _thing(
    {
        "$schema": _text(".+"),
        "generator": _thing({"name": _text(".+")}),
        "schedule": _thing(
            {"version": _text(".+"), "conference": _CONFERENCE}, {"base_url": _text("https?://.+/")}
        ),
    }
)

_XML = rf"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:simpleType name="uuid">
 <xs:restriction base="xs:string"><xs:pattern value="{_UUID}"/></xs:restriction>
</xs:simpleType>
<xs:simpleType name="moment">
 <xs:restriction base="xs:dateTime"><xs:pattern value="{_MOMENT}"/></xs:restriction>
</xs:simpleType>
<xs:simpleType name="address">
 <xs:restriction base="xs:anyURI"><xs:pattern value="https?://.+"/></xs:restriction>
</xs:simpleType>
<xs:simpleType name="duration">
 <xs:restriction base="xs:string"><xs:pattern value="\d\d:\d\d"/></xs:restriction>
</xs:simpleType>
<xs:simpleType name="acronym">
 <xs:restriction base="xs:string"><xs:pattern value="[a-z0-9_]{{4,}}"/></xs:restriction>
</xs:simpleType>
<xs:simpleType name="slug">
 <xs:restriction base="xs:string">
  <xs:pattern value="[a-z0-9_]{{4,}}-[a-z0-9_-]{{4,}}"/>
 </xs:restriction>
</xs:simpleType>
<xs:simpleType name="said">
 <xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction>
</xs:simpleType>
<xs:complexType name="link"><xs:simpleContent><xs:extension base="said">
 <xs:attribute name="href" type="address" use="required"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="person"><xs:simpleContent><xs:extension base="said">
 <xs:attribute name="guid" type="uuid" use="required"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="event"><xs:all>
 <xs:element name="date" type="moment"/>
 <xs:element name="start" type="duration"/>
 <xs:element name="duration" type="duration"/>
 <xs:element name="room" type="said"/>
 <xs:element name="slug" type="slug"/>
 <xs:element name="url" type="address" minOccurs="0"/>
 <xs:element name="title" type="said"/>
 <xs:element name="subtitle" type="xs:string"/>
 <xs:element name="track" type="xs:string"/>
 <xs:element name="type" type="said"/>
 <xs:element name="language" type="xs:string"/>
 <xs:element name="abstract" type="xs:string"/>
 <xs:element name="description" type="xs:string"/>
 <xs:element name="persons"><xs:complexType><xs:sequence>
  <xs:element name="person" type="person" minOccurs="0" maxOccurs="unbounded"/>
 </xs:sequence></xs:complexType></xs:element>
 <xs:element name="links"><xs:complexType><xs:sequence>
  <xs:element name="link" type="link" minOccurs="0" maxOccurs="unbounded"/>
 </xs:sequence></xs:complexType></xs:element>
</xs:all>
 <xs:attribute name="id" type="xs:positiveInteger" use="required"/>
 <xs:attribute name="guid" type="uuid" use="required"/>
</xs:complexType>
<xs:complexType name="track">
 <xs:attribute name="name" type="said" use="required"/>
 <xs:attribute name="slug"><xs:simpleType><xs:restriction base="xs:string">
  <xs:pattern value="[a-z][a-z0-9-]+"/>
 </xs:restriction></xs:simpleType></xs:attribute>
</xs:complexType>
<xs:element name="schedule">
 <xs:complexType><xs:sequence>
  <xs:element name="generator"><xs:complexType>
   <xs:attribute name="name" type="said" use="required"/>
  </xs:complexType></xs:element>
  <xs:element name="url" type="address" minOccurs="0"/>
  <xs:element name="version" type="said"/>
  <xs:element name="conference"><xs:complexType><xs:choice maxOccurs="unbounded">
   <xs:element name="acronym" type="acronym"/>
   <xs:element name="title" type="said"/>
   <xs:element name="start" type="xs:date"/>
   <xs:element name="end" type="xs:date"/>
   <xs:element name="days" type="xs:positiveInteger"/>
   <xs:element name="timeslot_duration" type="duration"/>
   <xs:element name="url" type="address"/>
   <xs:element name="time_zone_name" type="said"/>
   <xs:element name="base_url" type="address"/>
   <xs:element name="track" type="track"/>
  </xs:choice></xs:complexType></xs:element>
  <xs:element name="day" maxOccurs="unbounded"><xs:complexType><xs:sequence>
   <xs:element name="room" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="event" type="event" maxOccurs="unbounded"/>
   </xs:sequence>
    <xs:attribute name="name" type="said" use="required"/>
    <xs:attribute name="guid" type="uuid" use="required"/>
   </xs:complexType></xs:element>
  </xs:sequence>
   <xs:attribute name="index" type="xs:positiveInteger" use="required"/>
   <xs:attribute name="date" type="xs:date" use="required"/>
   <xs:attribute name="start" type="moment" use="required"/>
   <xs:attribute name="end" type="moment" use="required"/>
  </xs:complexType></xs:element>
 </xs:sequence></xs:complexType>
 <xs:unique name="guids"><xs:selector xpath="day/room/event"/><xs:field xpath="@guid"/></xs:unique>
 <xs:unique name="ids"><xs:selector xpath="day/room/event"/><xs:field xpath="@id"/></xs:unique>
 <xs:unique name="slugs"><xs:selector xpath="day/room/event/slug"/><xs:field xpath="."/></xs:unique>
 <xs:unique name="indexes"><xs:selector xpath="day"/><xs:field xpath="@index"/></xs:unique>
</xs:element>
</xs:schema>"""


@cache
def _rules() -> tuple[list[Any], list[xmlschema.XMLSchema]]:
    of_json, of_xml = [_SCHEDULE], [xmlschema.XMLSchema(_XML)]
    if checkout := os.environ.get("VOC_SCHEDULE"):
        validator = Path(checkout) / "validator"
        of_json.append(json.loads((validator / "json" / "schema.json").read_text("utf-8")))
        of_xml.append(xmlschema.XMLSchema(validator / "xsd" / "schedule.xml.xsd"))
    return of_json, of_xml


def check_json(written: bytes) -> dict[str, Any]:
    """The schedule; raises jsonschema.ValidationError where it is none."""
    found: dict[str, Any] = json.loads(written)
    for schema in _rules()[0]:
        jsonschema.validate(found, schema)
    events = [e for d in found["schedule"]["conference"]["days"] for e in _events(d)]
    for name in ("guid", "id", "slug"):
        values = [event[name] for event in events]
        assert len(values) == len(set(values)), name
    return found


def check_xml(written: bytes) -> Any:
    """The schedule; raises xmlschema.XMLSchemaValidationError where it is none."""
    for schema in _rules()[1]:
        schema.validate(written.decode())
    return fromstring(written)  # noqa: S314 (our own)


def _events(day: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for room in day["rooms"].values() for event in room]
