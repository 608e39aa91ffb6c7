"""Questions as people type them, with the answers that a good person at the desk would give.

`kaluga.yaml` asks about the built-in programme, `messe.yaml` about `messe-programme.yaml`. Entries
with `aside: true` are the held-out third: nobody tunes on them.
"""
