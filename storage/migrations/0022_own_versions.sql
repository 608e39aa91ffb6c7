-- Whose own workshop a session is: what has changed about it is for the eyes of that team alone.
ALTER TABLE session_version ADD COLUMN own_of TEXT;

CREATE TEMP TABLE own AS
    SELECT DISTINCT json_extract(entry.value, '$[1].id') AS session,
        json_extract(entry.value, '$[0]') AS team
    FROM release, json_each(release.programme, '$.own.sessions') AS entry;

UPDATE session_version
SET own_of = (SELECT team FROM own WHERE own.session = session_version.session)
WHERE session IN (SELECT session FROM own);

DROP TABLE own;
