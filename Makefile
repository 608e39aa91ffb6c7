# The targets a newcomer needs; `make` alone lists them. Written for GNU make 3.81, which macOS ships.
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready-to-run
READY_DEV := $(VENV)/ready-to-develop
DIST := dist
IN := tests
CODE := bot handlers scheduler locales storage tests
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Compiled modules are kept even where the environment says not to: without them each worker of the
# tests needs 9 s more to begin.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo run test e2e check format catalogues bench soak pictures dist lock audit clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z0-9]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-11s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed (Debian: apt install python3-venv)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(READY_DEV) ## set everything up in .venv, once

demo: $(READY) ## the bot with a local stand-in for Telegram, at http://127.0.0.1:8080
	$(BIN)/python -m bot demo

run: $(READY) ## the bot on Telegram; needs BOT_TOKEN
	$(BIN)/python -m bot run

# Half as many workers again as processors: a quarter of the time a test waits, for its database's
# thread, for a server, or for a clock that cannot be set.
test: $(READY_DEV) ## the tests of everything that runs in one process
	$(BIN)/python -m pytest -n $$((($$(getconf _NPROCESSORS_ONLN) * 3 + 1) / 2)) --dist worksteal \
		-m "not soak and not e2e"

e2e: $(READY_DEV) ## the tests with real processes and a browser
	$(BIN)/python -m pytest -n auto -m "e2e and not soak" -rs

check: $(READY_DEV) ## format, lint, types, catalogues
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/python -m locales.extract --check

format: $(READY_DEV) ## format the code and sort its imports
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

catalogues: $(READY_DEV) ## bring the catalogues up to date with the code
	$(BIN)/python -m locales.extract

bench: $(READY_DEV) ## measurements: speed, memory, accuracy
	$(BIN)/python -m tests.bench

# A part of it is named by `make soak IN=…`; 5 is what pytest ends with where a part has no such test.
soak: $(READY_DEV) ## load and crash tests in their long forms, properties with many more examples
	$(BIN)/python -m pytest -n auto --dist worksteal -m "(soak or hypothesis) and not alone" \
		--hypothesis-profile soak -o faulthandler_timeout=7200 --durations=10 $(IN) || [ $$? = 5 ]
	$(BIN)/python -m pytest -m "soak and alone" -o faulthandler_timeout=7200 $(IN) || [ $$? = 5 ]

pictures: $(READY_DEV) ## the pictures of the handbooks, taken in the demo; needs Chromium
	$(BIN)/python -m tests.pictures

dist: $(READY) ## a wheel, and what it is put up with, in dist/
	rm -rf build $(DIST)
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir $(DIST) .
	rm -rf build
	cp requirements.lock .env.example CHANGELOG.md LICENSE deploy/konferenzbot deploy/konferenzbot.service $(DIST)/
	cp -R docs $(DIST)/ && rm $(DIST)/docs/architecture.md

lock: $(READY_DEV) ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-header --python-version 3.11 \
		--extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

audit: $(READY_DEV) ## look for known vulnerabilities of what is pinned; needs the internet
	@for lock in requirements.lock requirements-dev.lock; do \
		$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r $$lock || { \
		echo "$$lock is not known to be safe: see above what is vulnerable, or whose record could not be read" >&2; \
		exit 1; }; \
	done

clean: ## remove what set-up and tests made
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
