-- To whom a broadcast that was begun goes, and who has no row in the outbox yet: those are put slice
-- by slice. Who gets it is decided once, when it is begun.
CREATE TABLE broadcast_recipient (
    broadcast INTEGER NOT NULL REFERENCES broadcast (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (broadcast, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX broadcast_recipient_by_person ON broadcast_recipient (person);
