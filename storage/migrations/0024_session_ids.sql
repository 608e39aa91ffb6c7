-- Which session an id of a file leads to that is not its own: what hangs on a session goes by the id
-- that its file had for it first.
CREATE TABLE session_alias (
    file_id TEXT PRIMARY KEY,
    session TEXT NOT NULL
) STRICT;

-- What an organiser has said becomes of the sessions that a file leaves out, as JSON by session.
ALTER TABLE draft ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
