-- The group chat of organisers that answers what the programme does not; there is one at most.
-- `topics` is whether each person gets a topic of its own there; without, `thread` is where the
-- desk stands.
CREATE TABLE help_desk (
    one INTEGER PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL DEFAULT 0,
    topics INTEGER NOT NULL CHECK (topics IN (0, 1)),
    language TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

-- Each person's topic in the desk that is bound.
CREATE TABLE help_topic (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL
) STRICT;

CREATE INDEX help_topic_by_thread ON help_topic (chat, thread);

-- A question that somebody has passed on, under the name that they allow. It is open until it was
-- answered; nobody has two that are open.
CREATE TABLE help_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT,
    language TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    taken_by INTEGER,
    taken_name TEXT,
    answered_at INTEGER,
    reminded_at INTEGER
) STRICT;

CREATE UNIQUE INDEX help_open ON help_question (person) WHERE answered_at IS NULL;
CREATE INDEX help_question_by_person ON help_question (person);

-- What the person wrote, and what the desk did, as a version of a message in JSON. Chat and message
-- are where it was written: what comes twice is kept once. `held` is an answer that waits for a word
-- of its author.
CREATE TABLE help_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question INTEGER NOT NULL REFERENCES help_question (id) ON DELETE CASCADE,
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    of_desk INTEGER NOT NULL CHECK (of_desk IN (0, 1)),
    author INTEGER,
    author_name TEXT,
    content TEXT NOT NULL,
    media_group TEXT,
    held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
    written_at INTEGER NOT NULL,
    UNIQUE (chat, message)
) STRICT;

CREATE INDEX help_message_by_question ON help_message (question, id);
CREATE INDEX help_message_by_author ON help_message (author);

-- The bot's messages in the chats of organisers: which question each is about, and whether it is the
-- one with the question's buttons. Without a question it was about somebody who has been erased.
CREATE TABLE help_shown (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    thread INTEGER NOT NULL DEFAULT 0,
    question INTEGER REFERENCES help_question (id) ON DELETE SET NULL,
    heading INTEGER NOT NULL CHECK (heading IN (0, 1)),
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;

CREATE INDEX help_shown_by_question ON help_shown (question);
