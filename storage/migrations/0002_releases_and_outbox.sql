-- The outbox: every message that is owed to somebody. Its text is made when it is sent. `repeat` is
-- whether it is sent once more after an outcome that nobody knows; `subject` is what it is about;
-- `held` is whether its person has blocked the bot, noted here so that a look at what is due does not
-- pass over everything that is owed to those who are away.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    chat INTEGER NOT NULL,
    subject TEXT,
    parameters TEXT NOT NULL DEFAULT '{}',
    priority INTEGER NOT NULL,
    repeat INTEGER NOT NULL CHECK (repeat IN (0, 1)),
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
    held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
    reason TEXT,
    message_id INTEGER,
    settled_at INTEGER,
    seen_at INTEGER
) STRICT;

CREATE INDEX delivery_pending ON delivery (held, priority, due_at, id, chat)
    WHERE state = 'pending';
CREATE INDEX delivery_sending ON delivery (id) WHERE state = 'sending';
CREATE INDEX delivery_by_chat ON delivery (chat);
CREATE INDEX delivery_by_subject ON delivery (subject, kind, state);

CREATE TRIGGER delivery_put AFTER INSERT ON delivery
WHEN EXISTS (SELECT * FROM person WHERE id = NEW.chat AND NOT reachable)
BEGIN
    UPDATE delivery SET held = 1 WHERE id = NEW.id;
END;

CREATE TRIGGER person_reachable AFTER UPDATE OF reachable ON person
WHEN OLD.reachable <> NEW.reachable
BEGIN
    UPDATE delivery SET held = NOT NEW.reachable
    WHERE chat = NEW.id AND state IN ('pending', 'sending');
END;

-- The sessions that people have starred.
CREATE TABLE favourite (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;

-- Which release's version of a session a concerned person was last told.
CREATE TABLE told (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    release INTEGER NOT NULL REFERENCES release (number),
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_by_session ON told (session, release, person);

-- Whom a change of a session concerns.
CREATE VIEW concerned AS SELECT person, session FROM favourite;

-- Organisers named in the chat; those of the settings are not kept here.
CREATE TABLE organiser (
    person INTEGER PRIMARY KEY,
    named_by INTEGER,
    since INTEGER NOT NULL
) STRICT;

-- Links that make an organiser once the giver has confirmed who opened them.
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    giver INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    taker INTEGER,
    taker_name TEXT
) STRICT;

-- Who did what that others have to be able to trust. No actor: the command line. 0: erased since.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor INTEGER,
    action TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE INDEX audit_by_actor ON audit (actor);

-- Programmes that an organiser has proposed and not yet published or discarded.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    origin TEXT NOT NULL,
    base INTEGER NOT NULL,
    programme TEXT NOT NULL
) STRICT;

CREATE INDEX draft_by_author ON draft (author);

-- What the bot has asked somebody and waits for in writing. `asking` is the screen that asked.
CREATE TABLE dialogue (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    asking TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))
) STRICT;

-- Which commands the menu of a person's chat shows, where it differs from everybody's.
ALTER TABLE person ADD COLUMN menu TEXT;

-- By how many milliseconds the running bot's clock is shifted, for commands beside it; one row.
CREATE TABLE clock_shift (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    milliseconds INTEGER NOT NULL
) STRICT;
