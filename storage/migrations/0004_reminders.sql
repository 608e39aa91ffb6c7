-- How a person is reminded: `leads` has a bit for each lead time (see storage/preferences.py), hours
-- are those of the venue; equal ones mean that messages always come with a sound.
ALTER TABLE person ADD COLUMN leads INTEGER NOT NULL DEFAULT 2;
ALTER TABLE person ADD COLUMN digest INTEGER NOT NULL DEFAULT 1 CHECK (digest IN (0, 1));
ALTER TABLE person ADD COLUMN highlights INTEGER NOT NULL DEFAULT 0 CHECK (highlights IN (0, 1));
ALTER TABLE person ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 22;
ALTER TABLE person ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 7;

CREATE INDEX person_with_highlights ON person (id) WHERE highlights;

-- Plenaries and cultural events, those of earlier releases included, like `sitting`.
CREATE TABLE highlight (
    session TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO highlight (session)
SELECT json_extract(session.value, '$.id')
FROM release, json_each(release.programme, '$.sessions') AS session
WHERE number = (SELECT max(number) FROM release)
    AND json_extract(session.value, '$.kind') IN ('plenary', 'culture');

CREATE INDEX favourite_by_session ON favourite (session);

-- Highlights that are not part of somebody's day although they want all of them.
CREATE TABLE left_out (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;

-- Whose day a session is part of: starred, a sitting of one's group, or wanted with all highlights.
-- A pair may come twice, in this view and the two below: UNION ALL lets SQLite look up one person or
-- one session in each part, where UNION would have it list everybody's sessions first.
CREATE VIEW attends AS
    SELECT person, session FROM favourite
    UNION ALL SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT person.id, highlight.session FROM highlight JOIN person ON person.highlights
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = person.id AND left_out.session = highlight.session
        );

DROP VIEW concerned;

DROP VIEW insider;

CREATE VIEW insider AS
    SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT wish.person, sitting.session FROM sitting JOIN wish USING (working_group);

CREATE VIEW concerned AS
    SELECT person, session FROM attends UNION ALL SELECT person, session FROM insider;

-- The moments that were dealt with, so that each comes once: of a session at a start, its lead time
-- in minutes; of a day, the evening before. `missed` counts the people whom it was too late to tell.
CREATE TABLE moment (
    subject TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    missed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (subject, starts_at, lead)
) STRICT, WITHOUT ROWID;

-- Who needs no further reminder of a session that starts at that moment.
CREATE TABLE knows (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;
