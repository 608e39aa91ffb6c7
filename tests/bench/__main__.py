"""`python -m tests.bench [--quick] [NAME …]`: runs measurements, each in a process of its own.

`python -m tests.bench times FILE…` measures how the expressions of some files are read.
"""

import subprocess
import sys

MEASUREMENTS = (
    "start",
    "views",
    "questions",
    "times",
    "updates",
    "delivery",
    "broadcasts",
    "seats",
    "reminders",
    "writes",
    "figures",
    "pages",
)


def main(arguments: list[str]) -> int:
    """Run the measurements named, or all of them; the exit status is that of the worst."""
    options = [argument for argument in arguments if argument.startswith("--")]
    names = [one for one in arguments if not one.startswith("--")] or list(MEASUREMENTS)
    if len(names) > 1 and names[0] == "times":
        options += names[1:]
        names = names[:1]
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}")
        return 2
    worst = 0
    for name in names:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"tests.bench.{name}", *options]
        worst = max(worst, subprocess.run(command, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
