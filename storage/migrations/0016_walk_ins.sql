-- People on the lists who do not use the bot: coordinators write them down by hand. They take a seat
-- like everybody else, are told nothing, and go with the group or with the event.
CREATE TABLE walk_in (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    working_group TEXT NOT NULL,
    name TEXT NOT NULL,
    town TEXT,
    since INTEGER NOT NULL,
    UNIQUE (working_group, name)
) STRICT;

CREATE TRIGGER walk_in_seated AFTER INSERT ON walk_in BEGIN
    INSERT INTO tally (working_group, seated) VALUES (new.working_group, 1)
    ON CONFLICT (working_group) DO UPDATE SET seated = seated + 1;
END;

CREATE TRIGGER walk_in_gone AFTER DELETE ON walk_in BEGIN
    UPDATE tally SET seated = seated - 1 WHERE working_group = old.working_group;
END;
