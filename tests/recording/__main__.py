"""Walk everything anew and write the recording: `python -m tests.recording [walk …]`."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.recording.files import LANGUAGES, keep, walked
from tests.recording.walks import WALKS


def main(names: list[str]) -> None:
    """Write the recordings of the walks that are named, or of all."""
    for name in names or WALKS:
        for language in LANGUAGES:
            with TemporaryDirectory() as folder:
                keep(name, language, asyncio.run(walked(name, language, Path(folder))))


main(sys.argv[1:])
