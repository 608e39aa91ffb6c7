-- A plenary or a cultural event is wanted by those of its strand alone. Where the programme is all
-- of one strand, it is for everybody.
ALTER TABLE highlight ADD COLUMN strand TEXT NOT NULL DEFAULT 'both'
    CHECK (strand IN ('conference', 'youth', 'both'));

UPDATE highlight SET strand = coalesce((
    SELECT coalesce(json_extract(session.value, '$.strand'), 'conference')
    FROM release, json_each(release.programme, '$.sessions') AS session
    WHERE number = (SELECT max(number) FROM release)
        AND json_extract(session.value, '$.id') = highlight.session
), 'both')
WHERE (
    SELECT count(DISTINCT coalesce(
        json_extract(session.value, '$.strand'),
        CASE json_extract(session.value, '$.kind') WHEN 'workshop' THEN 'youth' ELSE 'conference' END
    ))
    FROM release, json_each(release.programme, '$.sessions') AS session
    WHERE number = (SELECT max(number) FROM release)
) > 1;

DROP VIEW concerned;
DROP VIEW attends;

-- Of the youth strand is who is in a team or leads one, of the conference everybody else; with a seat
-- besides, somebody is of both.
CREATE VIEW wanted_highlight AS
    SELECT person.id AS person, highlight.session
    FROM highlight JOIN person ON person.highlights
    WHERE (
        highlight.strand = 'both'
        OR (highlight.strand = 'youth') = (
            EXISTS (SELECT * FROM member WHERE member.person = person.id)
            OR EXISTS (SELECT * FROM leader WHERE leader.person = person.id)
        )
        OR (
            highlight.strand = 'conference'
            AND EXISTS (SELECT * FROM seat WHERE seat.person = person.id)
        )
    ) AND NOT EXISTS (
        SELECT * FROM left_out
        WHERE left_out.person = person.id AND left_out.session = highlight.session
    );

CREATE VIEW attends AS
    SELECT person, session FROM favourite
    UNION ALL SELECT seat.person, sitting.session FROM sitting JOIN seat USING (working_group)
    UNION ALL SELECT member.person, team_session.session FROM team_session JOIN member USING (team)
        WHERE NOT EXISTS (
            SELECT * FROM left_out
            WHERE left_out.person = member.person AND left_out.session = team_session.session
        )
    UNION ALL SELECT person, session FROM wanted_highlight;

CREATE VIEW concerned AS
    SELECT person, session FROM favourite
    UNION ALL SELECT person, session FROM insider
    UNION ALL SELECT person, session FROM wanted_highlight;
