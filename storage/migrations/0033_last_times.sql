-- When the bot last did each of the things by which operators judge it.
CREATE TABLE last_time (
    what TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
