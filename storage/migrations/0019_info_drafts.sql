-- An info page that an organiser is about to write, as far as it is known.
CREATE TABLE info_draft (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    page TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
