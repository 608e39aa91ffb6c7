"""The help desk: a human behind the bot."""
