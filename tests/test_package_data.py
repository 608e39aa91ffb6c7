"""What lies beside the code is installed with it: a checkout has every file, a wheel only these."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "handlers", "scheduler", "locales", "storage")
_BUILT = {".py", ".pyc", ".mo"}


def test_each_file_that_is_no_code_is_listed_as_data_of_its_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = {
        path
        for package, patterns in settings["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    there = {
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in _BUILT
    }
    assert there - listed == set()
