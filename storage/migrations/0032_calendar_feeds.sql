-- The secret address at which a person's calendar is fetched.
CREATE TABLE calendar_feed (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,
    since INTEGER NOT NULL
) STRICT;
