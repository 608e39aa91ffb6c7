"""Home: the first screens, help, the choice of a language, deep links."""

from typing import Final

from handlers.frame.feature import Command, Feature, does, shows
from handlers.home import screens as views
from handlers.home.actions import About, ChooseLanguage, Help, More, Welcome
from handlers.home.handlers import choose_language, on_start, open_anew
from handlers.home.help_screen import help_screen
from handlers.ui.back import Anew, Home
from locales.translator import N_

FEATURE: Final = Feature(
    "home",
    actions=(
        shows(Home, lambda v, _: views.home(v)),
        shows(Welcome, lambda v, _: views.welcome(v)),
        shows(More, lambda v, _: views.more(v)),
        shows(About, lambda v, _: views.about(v)),
        shows(Help, lambda v, _: help_screen(v)),
        does(ChooseLanguage, choose_language),
        does(Anew, open_anew),
    ),
    commands=(
        Command("start", Home(), N_("Home"), order=1, does=on_start),
        Command("help", Help(), N_("What I can do for you"), order=10),
    ),
    links={"lang": ChooseLanguage},
)
