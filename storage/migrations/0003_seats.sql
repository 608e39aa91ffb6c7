-- What people say of themselves for the lists of the working groups, once they have consented.
CREATE TABLE profile (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    consent INTEGER NOT NULL,
    consented_at INTEGER NOT NULL,
    name TEXT,
    town TEXT,
    attendance TEXT CHECK (attendance IN ('onsite', 'video'))
) STRICT;

-- Who sits in which working group.
CREATE TABLE seat (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    working_group TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, working_group)
) STRICT, WITHOUT ROWID;

CREATE INDEX seat_by_group ON seat (working_group, since);

-- Who waits for a seat: the order of `id` is the queue of a group, `rank` the person's own order.
CREATE TABLE wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    working_group TEXT NOT NULL,
    rank INTEGER NOT NULL,
    since INTEGER NOT NULL,
    UNIQUE (person, working_group)
) STRICT;

CREATE INDEX wish_by_group ON wish (working_group, id);

-- How many sit and wait, kept by the triggers below: a sign-up must not cost more the longer a list.
CREATE TABLE tally (
    working_group TEXT PRIMARY KEY,
    seated INTEGER NOT NULL DEFAULT 0 CHECK (seated >= 0),
    waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER seat_taken AFTER INSERT ON seat BEGIN
    INSERT INTO tally (working_group, seated) VALUES (new.working_group, 1)
    ON CONFLICT (working_group) DO UPDATE SET seated = seated + 1;
END;

CREATE TRIGGER seat_freed AFTER DELETE ON seat BEGIN
    UPDATE tally SET seated = seated - 1 WHERE working_group = old.working_group;
END;

CREATE TRIGGER wish_made AFTER INSERT ON wish BEGIN
    INSERT INTO tally (working_group, waiting) VALUES (new.working_group, 1)
    ON CONFLICT (working_group) DO UPDATE SET waiting = waiting + 1;
END;

CREATE TRIGGER wish_gone AFTER DELETE ON wish BEGIN
    UPDATE tally SET waiting = waiting - 1 WHERE working_group = old.working_group;
END;

-- Which session is whose sitting, those of earlier releases included: a sitting that was cancelled
-- still concerns the people of its group.
CREATE TABLE sitting (
    session TEXT PRIMARY KEY,
    working_group TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sitting_by_group ON sitting (working_group);

-- Who belongs to a sitting, seated or waiting. UNION without ALL, which nothing here needs, would
-- have every question about one person go through everybody's rows.
CREATE VIEW insider AS
    SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT wish.person, sitting.session FROM sitting JOIN wish USING (working_group);

DROP VIEW concerned;

CREATE VIEW concerned AS
    SELECT person, session FROM favourite UNION ALL SELECT person, session FROM insider;

INSERT INTO sitting (session, working_group)
SELECT json_extract(session.value, '$.id'), json_extract(session.value, '$.group')
FROM release, json_each(release.programme, '$.sessions') AS session
WHERE number = (SELECT max(number) FROM release)
    AND json_extract(session.value, '$.group') IS NOT NULL;
