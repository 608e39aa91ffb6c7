-- Messages to many. `scope` is what the author may write to: 'all', 'group:<id>' or 'team:<id>'.
-- `revision` rises with every change of a draft, so that what was checked is what is sent. A
-- broadcast that `corrects` another edits what that one has sent, one that `replaces` another recalls it. `audience` and `buttons` are JSON.
CREATE TABLE broadcast (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author INTEGER NOT NULL,
    scope TEXT NOT NULL,
    corrects INTEGER REFERENCES broadcast (id),
    state TEXT NOT NULL DEFAULT 'draft' CHECK (
        state IN ('draft', 'awaiting', 'scheduled', 'sending', 'paused', 'stopped', 'sent')
    ),
    revision INTEGER NOT NULL DEFAULT 1,
    audience TEXT NOT NULL,
    buttons TEXT NOT NULL DEFAULT '[]',
    fallback TEXT CHECK (fallback IN ('de', 'ru')),
    urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    says_corrected INTEGER NOT NULL DEFAULT 1 CHECK (says_corrected IN (0, 1)),
    send_at INTEGER,
    approved_by INTEGER,
    made_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    recalled_at INTEGER,
    problem TEXT,
    replaces INTEGER REFERENCES broadcast (id),
    paused_at INTEGER
) STRICT;

CREATE INDEX broadcast_by_state ON broadcast (state, send_at);
CREATE INDEX broadcast_by_author ON broadcast (author);

-- What a broadcast says in one language: its kind, text and its entities, the files by Telegram's ids
-- (JSON), the point on the map. `media_group` is the album that is still being
-- gathered, `screen` the message that shows the draft meanwhile.
CREATE TABLE broadcast_version (
    broadcast INTEGER NOT NULL REFERENCES broadcast (id) ON DELETE CASCADE,
    language TEXT NOT NULL CHECK (language IN ('de', 'ru')),
    content TEXT NOT NULL,
    media_group TEXT,
    screen INTEGER,
    PRIMARY KEY (broadcast, language)
) STRICT, WITHOUT ROWID;

-- The messages of an album beyond the first (JSON).
ALTER TABLE delivery ADD COLUMN further_messages TEXT;
