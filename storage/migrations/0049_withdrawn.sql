-- Whether a question was withdrawn by the one who asked it: it is done without an answer.
ALTER TABLE help_question ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
