"""Two bots never work on one database."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.files import AlreadyRunning, instance_lock

HOLDER = """
import sys
from pathlib import Path
from storage.files import instance_lock
with instance_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    database = tmp_path / "folder" / "bot.sqlite3"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyRunning, match=r"bot\.sqlite3"), instance_lock(database):
        pass
    holder.kill()
    holder.communicate()
    with instance_lock(database):
        pass
