"""What is read of an answer to the question for a name or a town."""

import pytest

from locales.languages import installed_languages
from locales.oneself import Introduced, about_oneself

READ = about_oneself(installed_languages())


@pytest.mark.parametrize(
    ("written", "name", "town"),
    [
        ("Ich heiße Gerda Müller aus Wuppertal", "Gerda Müller", "Wuppertal"),
        ("ich heisse Gerda Müller und komme aus Wuppertal.", "Gerda Müller", "Wuppertal"),
        ("Guten Tag, mein Name ist Gerda Müller.", "Gerda Müller", None),
        ("Ich bin die Gerda", "Gerda", None),
        ("Gerda Müller ist mein Name!", "Gerda Müller", None),
        ("Name: Gerda Müller", "Gerda Müller", None),
        ("ich heiß Lena Kruse", "Lena Kruse", None),
        ("nenn mich Hanna B", "Hanna B", None),
        ("Hallo, ich bin Lena", "Lena", None),
        ("ну я Максим Орлов", "Максим Орлов", None),
        ("Максим Орлов, 20 лет", "Максим Орлов", None),
        ("Меня зовут Борис Иванов", "Борис Иванов", None),
        ("Моё имя – Борис", "Борис", None),
        ("мое имя Борис, я из Калуги", "Борис", "Калуги"),
        ("Борис Иванов меня зовут", "Борис Иванов", None),
        ("Я Борис", "Борис", None),
        ("My name is Ann from Leeds", "Ann", "Leeds"),
        ("Gerda Müller, Wuppertal", "Gerda Müller", "Wuppertal"),
        ("Dr. Gerda Müller, Stadt Wuppertal", "Dr. Gerda Müller", "Stadt Wuppertal"),
        ("Анна Петровна Орлова, Калининград", "Анна Петровна Орлова", "Калининград"),
    ],
)
def test_what_is_said_around_a_name_is_no_part_of_it(
    written: str, name: str, town: str | None
) -> None:
    assert READ.name(written) == Introduced(name, town)


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Anna-Lena von der Heide",
        "Prof. Dr. Anna Lena Gräfin von der Heide zu Stein",
        "Andreas aus der Fünten",
        "Nguyễn",
        "Ван Мария Чжаои",
        "Не Эр",
        "Яна",
        "Will May",
        "Can Öztürk",
        "María de los Ángeles Fernández de la Cruz",
        "O’Brien",
        "王小明",
        "Müller, Gerda",
        "von der Heide, Gerda",
        "Dr. Müller, Gerda",
        "Gerda Müller, Dr.",
        "Martin Luther King Jr.",
        "J. R. R.",
        "Mohammed ibn Ali",
        "Weiß",
        "Ист Анна",
    ],
)
def test_names_of_people_are_kept_as_they_are(name: str) -> None:
    assert READ.name(name) == Introduced(name)
    assert not READ.asks(name)


@pytest.mark.parametrize(
    "written",
    [
        "ich weiß nicht",
        "Das weiss ich nicht",
        "keine Ahnung",
        "не знаю",
        "I don’t know",
        "0170 1234567",
        "🙂",
        "Ich heiße",
        "alle meine Freunde sind schon längst hier",
        "Я хочу записаться",
        "nö",
        "überspringen",
        "Guten Tag",
        "будь что будет, не буду",
        "не буду",
        "Пропустить",
        "привет",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(written: str) -> None:
    assert not READ.name(written).name


@pytest.mark.parametrize(
    "written",
    [
        "Wo ist die Toilette?",
        "wo ist die toilette",
        "Entschuldigung, wo ist die Toilette",
        "Kann ich das später machen",
        "Где туалет",
        "Сколько стоит обед",
        "Müller?",
    ],
)
def test_a_question_is_one_without_its_mark_too(written: str) -> None:
    assert READ.asks(written)


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Ich komme aus Wuppertal.", "Wuppertal"),
        ("aus Wuppertal", "Wuppertal"),
        ("Я из Калуги", "Калуги"),
        ("Из Калуги", "Калуги"),
        ("42103 Wuppertal", "42103 Wuppertal"),
        ("Haus aus Glas e. V.", "Haus aus Glas e. V."),
        ("Schule Nr. 57", "Schule Nr. 57"),
        ("IN VIA", "IN VIA"),
        ("Hilfe für Kinder", "Hilfe für Kinder"),
        ("Hilfe", ""),
        ("weiß nicht", ""),
        ("Frankfurt am Main", "Frankfurt am Main"),
        ("Institut für Umwelt, Energie und nachhaltige Entwicklung der Stadt", None),
    ],
)
def test_a_town_is_kept_without_where_one_comes_from(written: str, town: str | None) -> None:
    assert READ.town(written) == (written if town is None else town)


@pytest.mark.parametrize(
    "written",
    [
        "Warum?",
        "Wozu brauchen Sie das?",
        "Wofür ist mein Name",
        "зачем",
        "А зачем вам имя?",
        "why do you need it",
    ],
)
def test_who_asks_what_the_answer_is_for_is_understood(written: str) -> None:
    assert READ.asks_why(written)


@pytest.mark.parametrize(
    "written", ["Warum gibt es kein Mittagessen?", "Das ist", "Почему холодно"]
)
def test_another_why_is_a_question_about_something_else(written: str) -> None:
    assert not READ.asks_why(written)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("jonas weber", "Jonas Weber"),
        ("anna-lena von berg", "Anna-Lena von Berg"),
        ("дарья орлова", "Дарья Орлова"),
        ("Jonas weber", "Jonas weber"),
        ("McKenna", "McKenna"),
        ("von berg", "Von Berg"),
    ],
)
def test_a_name_in_small_letters_gets_its_capitals(written: str, name: str) -> None:
    assert READ.with_capitals(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Орлова Дарья", "Дарья Орлова"),
        ("Орлов Миша", "Миша Орлов"),
        ("Шевченко Анна", "Анна Шевченко"),
        ("Орлова Дарья Сергеевна", "Дарья Сергеевна Орлова"),
        ("Дарья Орлова", "Дарья Орлова"),
        ("Дарья Сергеевна Орлова", "Дарья Сергеевна Орлова"),
        ("Лев Ким", "Лев Ким"),
        ("Ева Браун", "Ева Браун"),
        ("Марина Ким", "Марина Ким"),
        ("Миша", "Миша"),
        ("Jonas Weber", "Jonas Weber"),
    ],
)
def test_a_family_name_that_surely_stands_first_is_put_behind(written: str, name: str) -> None:
    assert READ.given_name_first(written) == name
