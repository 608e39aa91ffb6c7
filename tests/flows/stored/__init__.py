"""What an earlier version left, and the present application on top of it.

`schema_6.sql` is the database of the version before features were rooms (99c078e), as its own code
left it on the evening of June 28 at 20:05, where its process was killed. Its bot was talked to
through its stand-in and by its storage functions, with delivery held back from 20:00 on: so a
message of every kind was owed, broadcasts stood half-way, and people had been asked what they had
not answered. `schema_6_chats.json` are the bot's messages of then with what their buttons say;
`schema_6_buttons.txt` is what every kind of button said, beside what it was called.
"""
