-- What each release says of a session that people are told of, where it says something else than the
-- one before it; NULL where it no longer has the session. So what somebody was told is compared with
-- what is in force without reading whole programmes.
CREATE TABLE session_version (
    session TEXT NOT NULL,
    release INTEGER NOT NULL REFERENCES release (number),
    said TEXT,
    PRIMARY KEY (session, release)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_version_by_release ON session_version (release);

CREATE TABLE place_then (
    release INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT,
    address TEXT,
    PRIMARY KEY (release, id)
) WITHOUT ROWID;

INSERT OR IGNORE INTO place_then
SELECT number, place.value ->> '$.id', place.value -> '$.name', place.value -> '$.address'
FROM release, json_each(release.programme, '$.places') AS place;

INSERT OR IGNORE INTO place_then
SELECT number, place.value ->> '$[1].id', place.value -> '$[1].name', place.value -> '$[1].address'
FROM release, json_each(release.programme, '$.own.places') AS place;

CREATE TABLE session_then (
    session TEXT NOT NULL,
    release INTEGER NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (session, release)
) WITHOUT ROWID;

INSERT OR IGNORE INTO session_then
SELECT entry ->> '$.id', number, json_object(
    'zone', zone, 'start', entry ->> '$.start', 'end', entry ->> '$.end',
    'title', entry -> '$.title', 'place', json(place_then.name), 'address', json(place_then.address),
    'online', entry ->> '$.online', 'group', entry ->> '$.group', 'teams', entry -> '$.teams'
)
FROM (
    SELECT number, programme ->> '$.event.timezone' AS zone, session.value AS entry
    FROM release, json_each(release.programme, '$.sessions') AS session
    UNION ALL
    SELECT number, programme ->> '$.event.timezone', session.value -> '$[1]'
    FROM release, json_each(release.programme, '$.own.sessions') AS session
) LEFT JOIN place_then ON place_then.release = number AND place_then.id = entry ->> '$.place';

INSERT INTO session_version (session, release, said)
SELECT session, number, said FROM (
    SELECT session, number, said, lag(said) OVER by_release AS said_before
    FROM (
        SELECT known.session, number, said
        FROM (SELECT DISTINCT session FROM session_then) AS known CROSS JOIN release
        LEFT JOIN session_then
            ON session_then.session = known.session AND session_then.release = number
    )
    WINDOW by_release AS (PARTITION BY session ORDER BY number)
) WHERE said IS NOT said_before;

DROP TABLE session_then;
DROP TABLE place_then;

-- That the notices of a release are owed, and from when: one row, until everybody it concerns has a
-- row in the outbox. `steps` (JSON) is the work; `step` and `after` are where it goes on. `since` is
-- the last release whose notices were all put.
CREATE TABLE notices_owed (
    release INTEGER PRIMARY KEY REFERENCES release (number),
    since INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    steps TEXT NOT NULL,
    step INTEGER NOT NULL DEFAULT 0,
    after INTEGER NOT NULL DEFAULT 0
) STRICT;

DROP INDEX told_by_session;
CREATE INDEX told_by_session ON told (session, person);

CREATE INDEX delivery_waiting ON delivery (kind, chat) WHERE state = 'pending';
CREATE INDEX delivery_failed ON delivery (kind, chat) WHERE state = 'failed';
CREATE INDEX audit_by_person ON audit (json_extract(details, '$.person'));
CREATE INDEX release_by_author ON release (author);
