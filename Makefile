# Everything runs from .venv, made from the lock files. The first run sets it up, later ones are quick.
PYTHON ?= python3
BIN := .venv/bin
# The locks name everything, so nothing is looked up: a newer release of a dependency changes nothing.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# Random talks and random pools take long, and test no branch that an example does not test too.
RANDOM := $(wildcard tests/conversations/test_machine.py tests/conversations/test_random_*.py)
# What tests the rules themselves. Counting branches takes time, so nothing else is run under it.
RULES := $(filter-out $(RANDOM),$(wildcard tests/conversations/test_*.py)) tests/transcripts tests/snapshots
# Tests that take no time, or wait for a browser: to hand them out to other processes would gain nothing.
ALONE := tests/words $(wildcard tests/test_*.py) tests/proeftuin
# The rest. A year is lived once if its tests come first: what is left at the end goes to whoever is idle.
YEAR := tests/bot/test_year.py
REST := $(YEAR) $(filter-out $(YEAR) $(RULES) $(patsubst %,%/%,$(RULES) $(ALONE)),$(wildcard tests/*/test_*.py))
WORKERS := $(shell getconf _NPROCESSORS_ONLN)

.PHONY: run test test-rules test-rest check bench lock picture
run: .venv/run                 ## start the bot; without a token the proeftuin
	@exec $(BIN)/klik run

test: .venv/dev                ## all tests, on both databases and in a real browser where these are there
	@$(MAKE) --no-print-directory --jobs 2 test-rest test-rules

test-rules:
	@$(BIN)/python -m pytest $(RULES) --cov
	@$(BIN)/python -m pytest $(ALONE)

test-rest:
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(REST)

check: .venv/dev               ## lint, format, types, and the sentences
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/words tests/test_imports.py

bench: .venv/dev               ## what a turn costs
	@$(BIN)/python -m tests.bench

picture: .venv/dev             ## make the picture in the README anew
	@$(BIN)/python -m tests.picture

lock: .venv/dev                ## lock the dependencies of pyproject.toml anew
	@$(BIN)/uv pip compile pyproject.toml $(LOCK) --extra build --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml $(LOCK) --extra build --extra dev --output-file requirements-dev.lock

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade

.venv/run: .venv/python requirements.lock pyproject.toml
	@echo "Klik wordt klaargezet. Dat duurt de eerste keer ongeveer een minuut."
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@

# Some systems have no ensurepip: then the pip of the system fills the environment.
.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Klik heeft Python 3.11 of nieuwer nodig. Kies er een met: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	@touch $@
