"""The first screens: home, help, the language, what the event is."""
