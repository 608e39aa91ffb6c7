"""Programs that are written for node, fetched at one version by the tests that use them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def install(folder: Path, package: str) -> Path:
    """Fetch a package, "name@version", with npm; the folder of all modules.

    Without npm the test is skipped, unless REQUIRE_NODE is set. Fails where it cannot be fetched.
    """
    if shutil.which("npm") is None and not os.environ.get("REQUIRE_NODE"):
        pytest.skip(f"{package} needs node and npm, which this machine does not have")
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), package]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "node_modules"
