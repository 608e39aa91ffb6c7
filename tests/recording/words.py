"""What people write: questions of their own, and answers to what they are asked."""

from typing import Final

QUESTIONS: Final = {
    "de": (
        "Was läuft jetzt?",
        "Was ist morgen um 10 Uhr?",
        "morgen",
        "29.06.",
        "heute Abend",
        "Wo ist die Eröffnung?",
        "Wann gibt es Essen?",
        "Umwelt",
        "Sport oder Umwelt",
        "Perm",
        "Ada Lovelace",
        "Große Halle",
        "Brunnen",
        "Vortrag",
        "Wie spät ist es?",
        "Danke!",
        "Hallo",
        "Wer bist du?",
        "Quantenchromodynamik",
        "asdfgh",
        "?",
        "Ich möchte mich abmelden",
        "Was ist am 30. Juni zwischen 9 und 22 Uhr?",
        "Bitte die Teilnehmerliste",
        "Datenschutz",
    ),
    "ru": (
        "Что сейчас идёт?",
        "Что завтра в 10 часов?",
        "завтра",
        "29.06.",
        "сегодня вечером",
        "Где открытие?",
        "Когда обед?",
        "Экология",
        "спорт или экология",
        "Пермь",
        "Ада Лавлейс",
        "Большой зал",
        "Фонтан",
        "доклад",
        "Который час?",
        "Спасибо!",
        "Привет",
        "Кто ты?",
        "Квантовая хромодинамика",
        "йцукен",
        "?",
        "Хочу отписаться",
        "Что будет 30 июня с 9 до 22 часов?",
        "Пришлите список участников",
        "Персональные данные",
    ),
}

ANSWERS: Final = {
    "de": ("30. Juni", "18:30", "https://example.org/neu", "12"),
    "ru": ("30 июня", "18:30", "https://example.org/neu", "12"),
}
"""Answers to whatever is asked: where one of them is of no use, that is said."""

LONG: Final = "x" * 1_100
"""Too long for everything but a message to many."""
