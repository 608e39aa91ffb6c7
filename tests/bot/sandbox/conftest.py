"""A world of one bot and one person who has written to it."""

import pytest

from bot.sandbox.chats import Person
from bot.sandbox.telegram import Telegram
from tests.bot.sandbox.asking import Hands


@pytest.fixture
def hands() -> Hands:
    """What the clock of the world shows."""
    return Hands()


@pytest.fixture
def telegram(hands: Hands) -> Telegram:
    return Telegram("4711:x", hands.now)


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    """Somebody who has written to the bot."""
    anna = telegram.add_person(11, "Anna", "de")
    telegram.say(anna, "/start")
    return anna
