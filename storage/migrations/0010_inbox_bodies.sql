-- What updates say, apart from what is kept of them for a day to know a repeat by: a body is deleted
-- as a whole row, so that its pages are used for the next ones, and nothing of it stays.
CREATE TABLE inbox_body (
    row INTEGER PRIMARY KEY REFERENCES inbox (row) ON DELETE CASCADE,
    begun INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
) STRICT;

INSERT INTO inbox_body (row, begun, body)
SELECT row, begun, body FROM inbox WHERE body IS NOT NULL;

DROP INDEX inbox_unfinished;
ALTER TABLE inbox DROP COLUMN body;
ALTER TABLE inbox DROP COLUMN begun;
