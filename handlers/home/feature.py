"""Home: the first screens, help, the choice of a language, deep links."""

from typing import Final

from handlers.frame.action_entries import does, shows
from handlers.frame.feature import Command, Feature
from handlers.home import screens as views
from handlers.home.actions import About, ChooseLanguage, Help, More, Welcome
from handlers.home.handlers import choose_language, on_start, open_anew
from handlers.home.help_screen import help_screen
from handlers.ui.back import Anew, Home
from locales.translator import N_

FEATURE: Final = Feature(
    "home",
    actions=(
        shows(Home, lambda reader, _: views.home(reader)),
        shows(Welcome, lambda reader, _: views.welcome(reader)),
        shows(More, lambda reader, _: views.more(reader)),
        shows(About, lambda reader, _: views.about(reader)),
        shows(Help, lambda reader, _: help_screen(reader)),
        does(ChooseLanguage, choose_language),
        does(Anew, open_anew),
    ),
    commands=(
        Command("start", Home(), N_("Home"), order=1, does=on_start),
        Command("help", Help(), N_("What I can do for you"), order=10),
    ),
    links={"lang": ChooseLanguage},
)
