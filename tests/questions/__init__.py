"""Questions as people type them, with the answers that a good person at the desk would give.

`kaluga.yaml` and `kaluga-2.yaml` ask about the built-in programme, the others about their
`…-programme.yaml`. Entries with `aside: true` are the held-out third: nobody tunes on them.
`nothing.yaml` has what no session is about, `times.json` expressions of time by themselves, for
`python -m tests.bench times`.

`bienen.yaml` was written by somebody who had not seen the code. When it was asked first, 67.5 % of
the answers were right, 25 % were none and 7.5 % were wrong. `chor.yaml` and `pflege.yaml` were
written before any of them was asked: 85.1 % were right, 5 % none and 10 % wrong.
`biblio.yaml` has titles of everyday words, to see what answers by chance: at first 78.9 % right,
4.6 % none and 16.5 % wrong.
`weimar.yaml` and `tula.yaml` were written by a stranger to trap the bot, with typing of hurried
people: at first 68 % right, 21.5 % none and 10.5 % wrong.
`aachen.yaml` was written before any of it was asked: 87.5 % right, 6.7 % cautious, 5.8 % wrong.
`schach.yaml` has the questions that were right, of a hundred written before any of it was asked:
at first 83 % right, 12 % cautious, 5 % wrong.
`kassel.yaml` and `wolgograd.yaml` are whole, by a stranger: at first 78.1 % right, 13.8 % cautious,
8.1 % wrong.
`mannheim.yaml` and `pensa.yaml` were written before any of them was asked: 66 % right, 21 %
cautious, 13 % wrong.
`oldenburg.yaml` is by a stranger, and all of it is kept aside: at first 77 % right, 11 % cautious,
12 % wrong.
"""
