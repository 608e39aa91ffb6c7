"""The files with which the bot is put up say what the project has, and nothing it has not."""

import os
import re
import shutil
import subprocess
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
UNIT = ROOT / "deploy" / "konferenzbot.service"
DOCKERFILE = ROOT / "Dockerfile"
COMMANDS = ROOT / "deploy" / "konferenzbot"
SETTING = re.compile(r"\bBOT_[A-Z_]+\b")
KNOWN = {f"BOT_{setting.name.upper()}" for setting in fields(Settings)}


def _sections(unit: str) -> dict[str, list[tuple[str, str]]]:
    """A unit file as systemd.syntax(7) has it: sections of `Name=value`, comments apart."""
    found: dict[str, list[tuple[str, str]]] = {}
    section = ""
    for line in unit.splitlines():
        if re.fullmatch(r"\[\w+\]", line):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            assert equals, line
            found.setdefault(section, []).append((name, value))
    return found


def test_the_unit_restarts_a_bot_that_hangs_and_keeps_its_token_apart() -> None:
    sections = _sections(UNIT.read_text())
    assert set(sections) == {"Unit", "Service", "Install"}
    service = dict(sections["Service"])
    assert service["Type"] == "notify"
    assert service["Restart"] == "always"
    assert int(service["WatchdogSec"]) >= 60
    assert service["ProtectSystem"] == "strict"
    assert service["StateDirectory"] == "konferenzbot"
    assert service["LoadCredential"].startswith("token:")
    assert ("Environment", "BOT_TOKEN_FILE=%d/token") in sections["Service"]
    assert ("Environment", "MALLOC_ARENA_MAX=1") in sections["Service"]
    assert dict(sections["Install"]) == {"WantedBy": "multi-user.target"}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    # The program is not put up where the tests run.
    unit.write_text(UNIT.read_text().replace("/opt/konferenzbot/bin/konferenzbot", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


STAND_INS = {
    "id": "echo 0",
    "chown": ":",
    "install": 'while [ $# -gt 2 ]; do shift; done; cp "$1" "$2"',
    "setpriv": 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
    "konferenzbot": """echo "$1 token=${BOT_TOKEN-none} file=$(basename "${BOT_TOKEN_FILE-none}")"
        [ -z "${BOT_TOKEN_FILE-}" ] || od -An -c "$BOT_TOKEN_FILE"
        exit 3""",
}
"""For what a test may not do: be root, and have the bot's user and its folders."""


def commanded(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """What the bot's commands do on a server whose folders all lie in this one."""
    for name, script in STAND_INS.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    text = COMMANDS.read_text()
    for place in ("/etc/konferenzbot", "/opt/konferenzbot/bin", "/run"):
        text = text.replace(place, str(folder))
    return subprocess.run(
        ["sh", "-c", text, "konferenzbot", command],
        env={"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("content", ["4711:x", "4711:x\r\n", "\n4711:x\n", ""])
def test_check_gets_the_token_in_a_file_as_the_unit_gives_it_to_run(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "token").write_text(content, newline="")
    done = commanded(tmp_path, "check")
    first, *rest = done.stdout.splitlines()
    assert (done.returncode, done.stderr, first) == (3, "", "check token=none file=token")
    shown = "".join(rest).replace(" ", "")
    assert shown == content.replace("\r", "\\r").replace("\n", "\\n")
    assert not list(tmp_path.glob("konferenzbot.*"))


def test_other_commands_get_no_token_and_a_missing_one_is_one_line(tmp_path: Path) -> None:
    assert commanded(tmp_path, "status").stdout == "status token=none file=none\n"
    missing = commanded(tmp_path, "check")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr.startswith(f"error: {tmp_path}/token: there is no such file")
    assert len(missing.stderr.splitlines()) == 1


def test_the_image_is_pinned_has_no_rights_and_says_how_it_is() -> None:
    text = DOCKERFILE.read_text()
    assert re.search(r"^ARG PYTHON=python:3\.13-\S+@sha256:[0-9a-f]{64}$", text, re.M)
    assert len(re.findall(r"^FROM ", text, re.M)) == 2
    assert re.search(r"^USER 10001:10001$", text, re.M)
    assert re.search(r'^HEALTHCHECK .*CMD \["konferenzbot", "status"\]$', text, re.M)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"ARG VERSION={version}\n" in text
    assert "requirements-dev" not in text
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.M):
        assert all((ROOT / name).exists() for name in copied.split())


def test_the_compose_file_starts_one_bot_that_can_write_to_its_volume_alone() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
    service = compose["services"]["bot"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["volumes"] == ["data:/data"]
    assert set(compose["volumes"]) == {"data"}
    assert service["secrets"] == list(compose["secrets"])
    assert service["environment"] == {"BOT_TOKEN_FILE": "/run/secrets/token"}


@pytest.mark.parametrize(
    "file", [UNIT, DOCKERFILE, ROOT / "deploy" / "compose.yaml", ROOT / ".env.example"]
)
def test_every_setting_that_is_named_exists(file: Path) -> None:
    assert set(SETTING.findall(file.read_text())) <= KNOWN


LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")


def _anchors(document: Path) -> set[str]:
    """What the headings of a document can be reached by: small letters, hyphens for blanks."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("document", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])
def test_every_link_and_every_setting_of_the_documents_exists(document: Path) -> None:
    text = document.read_text()
    for target, anchor in LINK.findall(text):
        linked = document.parent / target if target else document
        assert linked.exists(), target
        assert not anchor or anchor in _anchors(linked), f"{target}#{anchor}"
    assert set(SETTING.findall(text)) - {"BOT_"} <= KNOWN


@pytest.mark.parametrize("handbook", ["operation.md", "de/operation.md", "ru/operation.md"])
def test_an_update_brings_the_unit_along_and_own_settings_of_it_stay(handbook: str) -> None:
    text = (ROOT / "docs" / handbook).read_text()
    before, update = text.split(
        "sudo systemctl stop konferenzbot\nsudo /opt/konferenzbot/bin/pip", 1
    )
    lines, _ = update.split("```", 1)
    assert lines.index("sudo cp konferenzbot.service /etc/systemd/system/\n") < lines.index(
        "sudo systemctl daemon-reload\nsudo konferenzbot check\nsudo systemctl start konferenzbot\n"
    )
    assert "sudo systemctl edit konferenzbot" in before.rpartition("\n##")[2]
