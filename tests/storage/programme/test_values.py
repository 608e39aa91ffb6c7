"""What a single value of a programme file may be, and what is said where it is not."""

import pytest

from storage.programme.parsing.values import Unfit, line
from tests.storage.programme.sample import errors_after, programme_after

ID_RULE = (
    "an id has 1 to 24 of the characters a–z, 0–9 and -, "
    'and begins and ends with a letter or digit; this is "{}"'
)
TIME_RULE = 'write a local time such as 2021-06-28T18:00; this is "{}"'
WHOLE_NUMBER_RULE = "write a whole number from 1, without quotation marks"


@pytest.mark.parametrize("wrong", ["Halle", "a b", "-a", "a-", "a_b", "a" * 25, "ä", "halle\u0660"])
def test_an_id_keeps_to_its_letters(wrong: str) -> None:
    assert errors_after(("id: eroeffnung", f"id: {wrong}")) == [
        f"line 20, sessions[0].id: {ID_RULE.format(wrong)}"
    ]


@pytest.mark.parametrize("fine", ["a", "1", "no", "2021", "1-2-3", "a" * 24, "2021-06-28"])
def test_any_word_of_these_letters_is_an_id(fine: str) -> None:
    assert programme_after(("id: eroeffnung", f"id: {fine}")).sessions[0].id == fine


@pytest.mark.parametrize(
    "wrong",
    [
        "2021-06-28",
        "18:00",
        "2021-06-28 18:00",
        "2021-06-28T18:00:30",
        "2021-06-28T18:00Z",
        "2021-06-28T18:00+03:00",
        "2021-02-30T18:00",
        "2021-06-28T24:00",
        "28.06.2021 18:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "２０２１-06-28T18:00",
        "[2021]",
    ],
)
def test_a_time_is_a_date_and_an_hour_without_offset(wrong: str) -> None:
    said = "…" if wrong.startswith("[") else wrong

    assert errors_after(("start: 2021-06-28T18:00", f"start: {wrong}")) == [
        f"line 22, sessions[0].start: {TIME_RULE.format(said)}"
    ]


@pytest.mark.parametrize(
    "written", ["2021-06-28T18:00:00", '"2021-06-28T18:00"', "'2021-06-28T18:00:00'"]
)
def test_quotation_marks_and_zero_seconds_do_not_change_a_time(written: str) -> None:
    assert programme_after(("2021-06-28T18:00", written)) == programme_after()


@pytest.mark.parametrize(
    "wrong", ["Europe/Moskau", "localtime", "CET-1", "../UTC", "Europe", "+03"]
)
def test_a_zone_is_an_iana_name(wrong: str) -> None:
    [problem] = errors_after(("Europe/Berlin", wrong))

    assert problem.startswith(f'line 5, event.timezone: "{wrong}" is no time zone; ')


def test_the_nearest_zone_is_offered() -> None:
    assert errors_after(("Europe/Berlin", "Europe/Berlim")) == [
        'line 5, event.timezone: "Europe/Berlim" is no time zone; did you mean "Europe/Berlin"?'
    ]


def test_utc_is_a_zone() -> None:
    assert programme_after(("Europe/Berlin", "UTC")).event.timezone.key == "UTC"


@pytest.mark.parametrize(
    ("old", "limit"), [("Eröffnung", 200), ("Musik und Tanz", 2000), ("Leitung", 200)]
)
def test_texts_have_a_longest_length(old: str, limit: int) -> None:
    assert programme_after((old, "ö" * limit))
    [problem] = errors_after((old, "ö" * (limit + 1)))
    assert problem.endswith(
        f".de: at most {limit} characters are allowed here, these are {limit + 1}"
    )


@pytest.mark.parametrize("character", ["\U0001fffe", "\U0001ffff"])
def test_what_stands_for_no_character_is_refused_and_not_read_as_the_end_of_a_line(
    character: str,
) -> None:
    code = f"U+{ord(character):04X}"
    assert errors_after(("de: Eröffnung", f"de: {character}")) == [
        f"line 24: the character {code} is not allowed in the file"
    ]
    with pytest.raises(Unfit):
        line(character)


@pytest.mark.parametrize("code", ["0007", "0000", "001B", "0085", "202E", "2066", "009F"])
def test_control_characters_and_bidirectional_overrides_are_refused(code: str) -> None:
    assert errors_after(("de: Eröffnung", f'de: "a\\u{code}b"')) == [
        f"line 24, sessions[0].title.de: the character U+{code} is not allowed in texts"
    ]


@pytest.mark.parametrize(
    ("letters", "meant"),
    [("\t", " "), ("\r", "\n"), ("\r\n", "\n"), ("\u2028", "\n"), ("\u2029", "\n")],
)
def test_tabs_become_blanks_and_foreign_line_ends_ours(letters: str, meant: str) -> None:
    """D1: they stood in 121 of the 188 abstracts of a congress, and refused the whole file."""
    escaped = "".join(f"\\u{ord(letter):04X}" for letter in letters)
    spelt = [f'"a{escaped}b"'] if "\r" in letters else [f'"a{escaped}b"', f"a{letters}b"]
    for text in spelt:
        abstract = programme_after(("Musik und Tanz", text)).sessions[0].abstract
        assert abstract is not None
        assert abstract.in_language("de") == f"a{meant}b"
    title = programme_after(("de: Eröffnung", f'de: "ab{escaped}"')).sessions[0].title
    assert title.in_language("de") == "ab"


def test_a_title_has_one_line_and_an_abstract_may_have_more() -> None:
    assert errors_after(("de: Eröffnung", 'de: "a\\nb"')) == [
        "line 24, sessions[0].title.de: write this in one line"
    ]
    abstract = programme_after(("Musik und Tanz", '"a\\nb"')).sessions[0].abstract
    assert abstract is not None
    assert abstract.in_language("de") == "a\nb"


@pytest.mark.parametrize(
    "text", ["<b>*_`[x](y)", "{name} {0} %s", "=1+1", "@all &amp;", "👩‍👩‍👧 ё̈", "Null-Toleranz"]
)
def test_markup_braces_and_formulas_are_plain_text(text: str) -> None:
    title = programme_after(("de: Eröffnung", f"de: '{text}'")).sessions[0].title

    assert title.in_language("de") == text


@pytest.mark.parametrize(
    "wrong", ["0", "-1", "1.5", "'60'", "060", "1_000", "0x10", "many", "1:30"]
)
def test_a_capacity_is_a_whole_number_from_1(wrong: str) -> None:
    assert errors_after(("capacity: 60", f"capacity: {wrong}")) == [
        f"line 13, groups[0].capacity: {WHOLE_NUMBER_RULE}"
    ]


@pytest.mark.parametrize("wrong", ["'42'", "0", "-5", "anna", "1" * 16])
@pytest.mark.parametrize("path", ["groups[0].coordinators[0]", "teams[0].leaders[0]"])
def test_a_telegram_id_is_a_positive_whole_number(wrong: str, path: str) -> None:
    old, line = ("[123456789]", 16) if path.startswith("groups") else ("[42]", 18)

    assert errors_after((old, f"[{wrong}]")) == [f"line {line}, {path}: {WHOLE_NUMBER_RULE}"]


@pytest.mark.parametrize(
    "wrong",
    [
        "ftp://example.org",
        "example.org",
        "https://",
        "https:///x",
        "javascript:alert(1)",
        "https://a b",
        "'https://[::1'",
        "https://example.org:99999",
        "[https://example.org]",
    ],
)
def test_a_link_is_http_or_https(wrong: str) -> None:
    assert errors_after(("https://example.org/live", wrong)) == [
        "line 28, sessions[0].online: "
        "write a link that begins with https:// or http://, without blanks"
    ]


def test_a_link_has_a_longest_length() -> None:
    link = "https://example.org/" + "x" * (2_048 - len("https://example.org/"))

    assert programme_after(("https://example.org/live", link)).sessions[0].online == link
    [problem] = errors_after(("https://example.org/live", link + "x"))
    assert "at most 2048 characters" in problem


@pytest.mark.parametrize(
    "wrong", ["90.1", "-91", "54,5", "54:30", "nan", ".inf", "1e400", "'54.5'"]
)
def test_a_latitude_is_in_range(wrong: str) -> None:
    value = f"'{wrong}'" if "," in wrong else wrong

    [problem] = errors_after(("latitude: 54.5", f"latitude: {value}"))

    assert problem.startswith("line 8, places[0].latitude: write a number from -90 to 90")


@pytest.mark.parametrize("fine", ["-180", "180", "+12.5", "0"])
def test_a_longitude_goes_round_the_earth(fine: str) -> None:
    place = programme_after(("longitude: 36.25", f"longitude: {fine}")).places[0]

    assert place.longitude == float(fine)


@pytest.mark.parametrize("wrong", ["Plenary", "keynote", "no"])
def test_a_kind_is_one_of_eight(wrong: str) -> None:
    assert errors_after(("kind: plenary", f"kind: {wrong}")) == [
        f'line 21, sessions[0].kind: "{wrong}" is not possible here; choose one of: '
        "plenary, group, workshop, talk, culture, meal, transfer, other"
    ]


def test_an_unknown_strand_is_refused_with_the_known_ones() -> None:
    assert errors_after(("    place: halle", "    strand: adults")) == [
        'line 26, sessions[0].strand: "adults" is not possible here; '
        "choose one of: conference, youth, both"
    ]


@pytest.mark.parametrize("wrong", ["'true'", "maybe", "1", "[true]"])
def test_provisional_is_true_or_false(wrong: str) -> None:
    assert errors_after(("provisional: true", f"provisional: {wrong}")) == [
        "line 42, sessions[2].provisional: write true or false, without quotation marks"
    ]
