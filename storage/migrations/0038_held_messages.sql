-- What waited in a backup when it was restored, until organisers decide about it.
CREATE TABLE held_message (
    delivery INTEGER PRIMARY KEY REFERENCES delivery (id) ON DELETE CASCADE,
    due_at INTEGER NOT NULL
) STRICT;
