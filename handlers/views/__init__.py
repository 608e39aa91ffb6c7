"""Pure functions that turn data and a translator into a screen."""
