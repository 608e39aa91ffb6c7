"""What people call things at an event, whatever a title says: "Mittagspause" is «обед», too.

A concept is a set of words; a session whose title has one of them is found by all of them. The
words are compared as stems, so each stands here once. Everything is general: nothing belongs to
one event.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from storage.programme.model import Kind
from storage.programme.searching.words import Word, all_words, folded, is_cyrillic

KIND_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PLENARY: "Plenum Plenarsitzung Plenarveranstaltung Panel пленарное пленарка панель",
        Kind.GROUP: "",
        Kind.WORKSHOP: "Workshop Werkstatt Seminar мастерская воркшоп семинар мастер-класс",
        Kind.CULTURE: "Kultur Kulturprogramm Ausflug Exkursion Unterhaltung культура культурная"
        " экскурсия прогулка развлечения",
        Kind.MEAL: "Essen Mahlzeit Verpflegung Hunger hungrig verpflegen hungern"
        " еда питание поесть покушать кушать перекусить голодный кормить накормить кормят",
        Kind.TRANSFER: "Transfer Bus Shuttle Fahrt Abfahrt fahren fährt losfahren"
        " ехать едем трансфер автобус переезд поездка",
        Kind.OTHER: "",
    }
)
"""What people call a kind of session."""

OPENING: Final = """
    Eröffnung Auftakt Begrüßung Eröffnungsveranstaltung Auftaktveranstaltung Eröffnungsfeier
    открытие приветствие opening
"""
CLOSING: Final = """
    Abschluss Schluss Abschied Abschlussveranstaltung Abschlussplenum Abschlussfeier Schlussplenum
    закрытие завершение заключительное заключительный closing
"""
_CONCEPTS: Final = (
    OPENING,
    CLOSING,
    "Mittagessen Mittag Mittagspause Mittagstisch Lunch Pause"
    " перерыв обед обеденный пообедать ланч",
    "Frühstück frühstücken завтрак позавтракать breakfast",
    "Abendessen Abendbrot Nachtessen Dinner ужин поужинать",
    "Kaffeepause Kaffee Kaffeetrinken Pause перерыв Coffee кофе кофейный",
    "Tee Teepause чай чаепитие",
    "Imbiss Snack перекус закуски фуршет",
    "Registrierung Anmeldung Akkreditierung Checkin Einschreibung регистрация аккредитация",
    "Führung Rundgang Besichtigung Stadtführung Stadtrundgang Stadtrundfahrt Sightseeing"
    " экскурсия тур осмотр",
    "Ausflug Exkursion Tagesausflug поездка выезд экскурсия",
    "Konzert Konzertabend Musikabend концерт",
    "Party Feier Ball Tanz Tanzabend Disko Disco вечеринка праздник дискотека танцы бал",
    "Empfang Bankett прием банкет фуршет",
    "Podium Podiumsdiskussion Panel Diskussion дискуссия панель панельный",
    "Vortrag Referat Vorlesung доклад лекция",
    "Werkstatt Workshop Seminar мастерская воркшоп семинар",
    "Abreise Abfahrt Rückfahrt Rückreise Heimreise Heimfahrt отъезд отправление возвращение",
    "Anreise Ankunft приезд прибытие заезд",
    "Film Kino Kinoabend Filmabend Filmvorführung кино фильм кинопоказ",
    "Ausstellung Vernissage выставка вернисаж экспозиция",
    "Pressekonferenz Pressegespräch Presse пресс пресса журналисты",
    "Gottesdienst Andacht богослужение молитва молебен",
    "Theater Aufführung Schauspiel спектакль театр",
    "Preisverleihung Ehrung Auszeichnung награждение вручение",
    "Präsentation Präsentationen Vorstellung vorstellen презентация представление защита",
    "Probe Generalprobe репетиция прогон",
    "Turnier Wettkampf Wettbewerb турнир соревнование конкурс",
    "Lesung Vorlesestunde чтение литературный",
    "Markt Basar рынок ярмарка",
    "Spaziergang Stadtspaziergang прогулка",
)

HEADS: Final = frozenset(
    map(
        folded,
        """
        gruppe gruppen programm pause pausen veranstaltung veranstaltungen sitzung sitzungen
        treffen runde gespräch diskussion saal halle raum forum tag fest feier kurs thema themen
        angebot termin termine fahrt besuch workshop workshops beginn ende abend vortrag kreis ding
        event show stunde zeit plan party bereich projekt projekte team seminar
        группа программа пауза показ вечер зал центр встреча
        """.split(),
    )
)
"""Second parts of compounds that say what it is, but not what it is about."""


def names_a_kind(words: Iterable[Word]) -> bool:
    """Whether the words are all names of one kind of session."""
    asked = {word.stem for word in words}
    return any(asked <= stems for stems in _kind_stems())


def other_names(title: Iterable[Word]) -> list[Word]:
    """The words by which a session with such a title is known besides."""
    stems = {word.stem for word in title}
    parts = [word.folded for word in title if not is_cyrillic(word)]
    return [
        word
        for concept, heads, words in _concepts()
        if concept & stems or any(part.endswith(heads) for part in parts)
        for word in words
    ]


@cache
def _kind_stems() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(w.stem for w in all_words(names)) for names in KIND_WORDS.values())


@cache
def _concepts() -> tuple[tuple[frozenset[str], tuple[str, ...], tuple[Word, ...]], ...]:
    """Each concept as stems, as endings of German compounds ("Willkommensabendessen"), as words."""
    found = []
    for concept in _CONCEPTS:
        words = tuple(all_words(concept))
        heads = tuple(w.folded for w in words if len(w) > _LONG_HEAD and not is_cyrillic(w))
        found.append((frozenset(w.stem for w in words), heads, words))
    return tuple(found)


_LONG_HEAD: Final = 6
