-- Who published a release stands beside it: to erase a person must not rewrite whole programmes.

CREATE TABLE release_author (
    release INTEGER PRIMARY KEY REFERENCES release (number),
    person INTEGER NOT NULL
) STRICT;

CREATE INDEX release_author_by_person ON release_author (person);

INSERT INTO release_author SELECT number, author FROM release WHERE author IS NOT NULL;

DROP INDEX release_by_author;

ALTER TABLE release DROP COLUMN author;
