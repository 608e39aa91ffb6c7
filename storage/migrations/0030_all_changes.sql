-- Who wants to be told of every change of the programme.
ALTER TABLE person ADD COLUMN all_changes INTEGER NOT NULL DEFAULT 0
    CHECK (all_changes IN (0, 1));

CREATE INDEX person_by_all_changes ON person (id) WHERE all_changes;
