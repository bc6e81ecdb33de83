# On a machine with Python 3.11 or newer and make: `make demo`, `make test`.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench clean

help:  ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# Set up once, and again when what it is made from has changed.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is wanted: make PYTHON=/path/to/python" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-build-isolation --no-deps --editable .
	@touch $@

demo: $(READY)  ## Extract the sample articles (not the test part) into out/ and show a summary
	$(BIN)/oversight extract data/articles --exclude test --output $(OUT)
	@$(BIN)/python -m oversight.summary $(OUT)

test: $(READY)  ## Run all tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(READY)  ## Check format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy pipeline

format: $(READY)  ## Put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## Remove what was made, also the environment
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache

-include models/model.mk
-include tests/benchmarks/*.mk
-include tests/annotation/*.mk
