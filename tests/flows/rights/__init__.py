"""Who may do what: one table over every press, command, link and dialogue of the bot."""
