-- The album that a version may still grow by stands in its content, like all else about it.
UPDATE broadcast_version SET content = json_set(content, '$.media_group', media_group)
WHERE media_group IS NOT NULL;

ALTER TABLE broadcast_version DROP COLUMN media_group;
