-- The number of each session, for programs that know sessions by numbers; it stays with the session.
CREATE TABLE session_number (
    number INTEGER PRIMARY KEY,
    session TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO session_number (session)
SELECT session FROM session_version GROUP BY session ORDER BY min(release), session;
