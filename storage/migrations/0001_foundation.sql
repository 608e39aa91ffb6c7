-- Who talks to the bot. Moments are milliseconds since 1970 in UTC.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('de', 'ru')),
    language_chosen INTEGER NOT NULL DEFAULT 0 CHECK (language_chosen IN (0, 1)),
    reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1)),
    first_seen_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX person_by_seen ON person (seen_at);

-- What Telegram has handed over. A body is kept until its update is finished; id and digest stay
-- for a day, so that a repeat is recognised. `queue` is the person or the chat it is handled for.
CREATE TABLE inbox (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    queue INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    begun INTEGER NOT NULL DEFAULT 0,
    body TEXT,
    UNIQUE (update_id, digest)
) STRICT;

CREATE INDEX inbox_unfinished ON inbox (row) WHERE body IS NOT NULL;
CREATE INDEX inbox_by_queue ON inbox (queue);
CREATE INDEX inbox_by_received ON inbox (received_at);

-- Every programme that was published, the last one being in force.
CREATE TABLE release (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    author INTEGER,
    programme TEXT NOT NULL
) STRICT;
