-- Who was told of a session with everybody else: they go on hearing of it, whomever it concerns.
ALTER TABLE told ADD COLUMN widely INTEGER NOT NULL DEFAULT 0 CHECK (widely IN (0, 1));

CREATE INDEX told_widely ON told (session, person) WHERE widely;

-- Whom publishing a draft tells, besides those it concerns.
ALTER TABLE draft ADD COLUMN whom TEXT NOT NULL DEFAULT 'kind';
