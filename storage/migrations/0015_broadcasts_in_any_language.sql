-- Which languages there are is said by the programme, not by the tables.
CREATE TABLE version_in_any_language (
    broadcast INTEGER NOT NULL REFERENCES broadcast (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    screen INTEGER,
    PRIMARY KEY (broadcast, language)
) STRICT, WITHOUT ROWID;
INSERT INTO version_in_any_language (broadcast, language, content, screen)
SELECT broadcast, language, content, screen FROM broadcast_version;
DROP TABLE broadcast_version;
ALTER TABLE version_in_any_language RENAME TO broadcast_version;

ALTER TABLE broadcast ADD COLUMN for_others TEXT;
UPDATE broadcast SET for_others = fallback;
ALTER TABLE broadcast DROP COLUMN fallback;
ALTER TABLE broadcast RENAME COLUMN for_others TO fallback;

-- What stands on a button, by language.
UPDATE broadcast SET buttons = (
    SELECT json_group_array(json_object(
        'kind', value ->> 'kind',
        'target', value ->> 'target',
        'labels', json_patch('{}', json_object(
            'de', nullif(value ->> 'label_de', ''), 'ru', nullif(value ->> 'label_ru', '')
        ))
    )) FROM json_each(buttons)
) WHERE buttons <> '[]';
