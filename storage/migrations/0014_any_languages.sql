-- Which languages there are is said by the bot's files and by the programme, not by the tables.
ALTER TABLE person ADD COLUMN spoken TEXT NOT NULL DEFAULT '';
UPDATE person SET spoken = language;
ALTER TABLE person DROP COLUMN language;
ALTER TABLE person RENAME COLUMN spoken TO language;

-- Where nobody has said which language comes first, it is the first of the event.
ALTER TABLE team_chat ADD COLUMN spoken_first TEXT;
UPDATE team_chat SET spoken_first = first_language;
ALTER TABLE team_chat DROP COLUMN first_language;
ALTER TABLE team_chat RENAME COLUMN spoken_first TO first_language;

-- The title by language (JSON).
ALTER TABLE workshop_draft ADD COLUMN title TEXT;
UPDATE workshop_draft SET title = json_patch(
    '{}', json_object('de', nullif(title_de, ''), 'ru', nullif(title_ru, ''))
) WHERE title_de IS NOT NULL OR title_ru IS NOT NULL;
ALTER TABLE workshop_draft DROP COLUMN title_de;
ALTER TABLE workshop_draft DROP COLUMN title_ru;
