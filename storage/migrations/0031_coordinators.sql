-- Who coordinates a group by what was said in the chat; those of the programme are in none of it.
CREATE TABLE coordinator (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    working_group TEXT NOT NULL,
    named_by INTEGER,
    since INTEGER NOT NULL,
    PRIMARY KEY (person, working_group)
) STRICT, WITHOUT ROWID;
CREATE INDEX coordinator_by_group ON coordinator (working_group);
