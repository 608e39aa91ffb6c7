-- Until when the notices of several releases may wait for another one: `due_at` is never later.
ALTER TABLE notices_owed ADD COLUMN latest_at INTEGER NOT NULL DEFAULT 0;

UPDATE notices_owed SET latest_at = due_at;

-- Which release was told together with a later one, in whose notices it is contained.
CREATE TABLE told_with (
    release INTEGER PRIMARY KEY REFERENCES release (number),
    later INTEGER NOT NULL REFERENCES release (number)
) STRICT;
