-- An answer quotes what it is a reply to: `help_shown.written` is which message of the person the
-- bot shows there (without one the question as a whole), `help_message.answers` the one that an
-- answer of the desk was written to.
ALTER TABLE help_shown ADD COLUMN written INTEGER;
ALTER TABLE help_message ADD COLUMN answers INTEGER;
