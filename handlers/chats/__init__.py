"""Which chats the bot is in, and who can be reached."""
