-- The public channel or group in which changes of the programme are posted; there is one at most.
-- `told` is the release that its readers know. `message` is the last post, made at `posted_at`, and
-- says what differs from the release `base`.
CREATE TABLE channel (
    one INTEGER PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    chat INTEGER NOT NULL,
    title TEXT NOT NULL,
    told INTEGER NOT NULL REFERENCES release (number),
    base INTEGER REFERENCES release (number),
    message INTEGER,
    posted_at INTEGER
) STRICT;
