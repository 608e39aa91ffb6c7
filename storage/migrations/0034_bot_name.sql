-- What the bot was called in Telegram when it last started: what is printed beside it links to it.
CREATE TABLE bot_name (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    username TEXT NOT NULL
) STRICT;
