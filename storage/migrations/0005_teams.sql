-- What people agree to before they join a team: another text than that of the working groups. Where
-- `consent` is 0 they have agreed to this one alone.
ALTER TABLE profile ADD COLUMN team_consent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profile ADD COLUMN team_consented_at INTEGER;

-- Who belongs to which team; nobody belongs to two.
CREATE TABLE member (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE INDEX member_by_team ON member (team, since);

-- Leaders named in the chat; those of the programme are not kept here.
CREATE TABLE leader (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    named_by INTEGER,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, team)
) STRICT, WITHOUT ROWID;

CREATE INDEX leader_by_team ON leader (team);

-- The code by which a team is joined; a new one ends the old one.
CREATE TABLE join_code (
    team TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a team talks: one chat, or one topic of a forum; each is the room of one team. `leads` has a
-- bit for each lead time, as a person's.
CREATE TABLE team_chat (
    team TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL DEFAULT 0,
    first_language TEXT NOT NULL DEFAULT 'de' CHECK (first_language IN ('de', 'ru')),
    leads INTEGER NOT NULL DEFAULT 2,
    since INTEGER NOT NULL,
    UNIQUE (chat, thread)
) STRICT, WITHOUT ROWID;

-- Who says of a workshop that they are there, on their way, or cannot come; as long as it starts
-- when it did.
CREATE TABLE presence (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    session TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('here', 'coming', 'absent')),
    since INTEGER NOT NULL,
    PRIMARY KEY (person, session)
) STRICT, WITHOUT ROWID;

CREATE INDEX presence_by_session ON presence (session, starts_at);

-- A workshop that a leader is about to write down, as far as it is known.
CREATE TABLE workshop_draft (
    person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    team TEXT NOT NULL,
    session TEXT,
    day TEXT,
    minute INTEGER,
    length INTEGER,
    place TEXT,
    link TEXT,
    title_de TEXT,
    title_ru TEXT,
    since INTEGER NOT NULL
) STRICT;

-- Which session is a workshop of which team, those of earlier releases included, like `sitting`.
CREATE TABLE team_session (
    session TEXT NOT NULL,
    team TEXT NOT NULL,
    PRIMARY KEY (session, team)
) STRICT, WITHOUT ROWID;

CREATE INDEX team_session_by_team ON team_session (team);

INSERT INTO team_session (session, team)
SELECT json_extract(session.value, '$.id'), team.value
FROM release, json_each(release.programme, '$.sessions') AS session,
    json_each(session.value, '$.teams') AS team
WHERE number = (SELECT max(number) FROM release)
    AND json_type(session.value, '$.teams') = 'array';

INSERT INTO team_session (session, team)
SELECT json_extract(session.value, '$.id'), json_extract(team.value, '$.id')
FROM release, json_each(release.programme, '$.sessions') AS session,
    json_each(release.programme, '$.teams') AS team
WHERE number = (SELECT max(number) FROM release)
    AND json_extract(session.value, '$.teams') = 'all';

DROP VIEW concerned;
DROP VIEW attends;
DROP VIEW insider;

CREATE VIEW insider AS
    SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT wish.person, sitting.session FROM sitting JOIN wish USING (working_group)
    UNION ALL SELECT member.person, team_session.session FROM team_session JOIN member USING (team);

CREATE VIEW attends AS
    SELECT person, session FROM favourite
    UNION ALL SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT member.person, team_session.session FROM team_session JOIN member USING (team)
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = member.person AND left_out.session = team_session.session
        )
    UNION ALL SELECT person.id, highlight.session FROM highlight JOIN person ON person.highlights
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = person.id AND left_out.session = highlight.session
        );

CREATE VIEW concerned AS
    SELECT person, session FROM favourite
    UNION ALL SELECT person, session FROM insider
    UNION ALL SELECT person.id, highlight.session FROM highlight JOIN person ON person.highlights
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = person.id AND left_out.session = highlight.session
        );
