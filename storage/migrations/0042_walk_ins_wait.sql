-- Who does not use the bot may wait for a seat as well: behind the wish of that number and all before it;
-- null where they sit. Whoever wrote them down hears when they get a seat, since they cannot be reached.
ALTER TABLE walk_in ADD COLUMN waits_behind INTEGER;
ALTER TABLE walk_in ADD COLUMN added_by INTEGER REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX walk_in_by_adder ON walk_in (added_by) WHERE added_by IS NOT NULL;

DROP TRIGGER walk_in_seated;
DROP TRIGGER walk_in_gone;

CREATE TRIGGER walk_in_added AFTER INSERT ON walk_in BEGIN
    INSERT INTO tally (working_group, seated, waiting)
    VALUES (new.working_group, new.waits_behind IS NULL, new.waits_behind IS NOT NULL)
    ON CONFLICT (working_group) DO UPDATE SET
        seated = seated + (new.waits_behind IS NULL),
        waiting = waiting + (new.waits_behind IS NOT NULL);
END;

CREATE TRIGGER walk_in_seated AFTER UPDATE OF waits_behind ON walk_in
WHEN old.waits_behind IS NOT NULL AND new.waits_behind IS NULL BEGIN
    UPDATE tally SET seated = seated + 1, waiting = waiting - 1
    WHERE working_group = new.working_group;
END;

CREATE TRIGGER walk_in_gone AFTER DELETE ON walk_in BEGIN
    UPDATE tally SET
        seated = seated - (old.waits_behind IS NULL),
        waiting = waiting - (old.waits_behind IS NOT NULL)
    WHERE working_group = old.working_group;
END;
