-- Whoever begins to write a second workshop down keeps the first: each is known by the id of the workshop that it
-- becomes. The one written last is the one that is being written.
CREATE TABLE workshop_begun (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    workshop TEXT NOT NULL,
    team TEXT NOT NULL,
    session TEXT,
    day TEXT,
    minute INTEGER,
    length INTEGER,
    place TEXT,
    link TEXT,
    since INTEGER NOT NULL,
    title TEXT,
    place_name TEXT,
    PRIMARY KEY (person, workshop)
) STRICT;
INSERT INTO workshop_begun (person, workshop, team, session, day, minute, length, place, link, since, title, place_name)
SELECT person, coalesce(session, 'w-' || lower(hex(randomblob(5)))), team, session, day, minute, length, place, link, since,
    title, place_name
FROM workshop_draft;
DROP TABLE workshop_draft;
ALTER TABLE workshop_begun RENAME TO workshop_draft;
