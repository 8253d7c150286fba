# Everything runs in .venv, which is made on first use and again only when
# pyproject.toml or constraints.txt change. Python 3.11-3.13 and make are all it takes.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(SUITABLE)' 2>/dev/null && echo $$python && break; done)
SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
BIN := .venv/bin
READY := .venv/ready
TRUST := notebooks/08-how-far-to-trust-it.ipynb
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help report test gains floors heldout notebooks lab lint format lock clean chromium

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

report: $(READY) ## parse data/raw, run the notebooks, write the site in reports/
	$(BIN)/dialogue-analysis report

test: lint chromium ## lint, check types, run the tests and compare the notebooks
	$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist loadfile --nbval --nbval-current-env

gains: $(READY) ## show rows gained and lost against the last commit
	$(BIN)/python tools/gains.py

floors: $(READY) ## raise the pinned scores and store them (LOWER=1 lowers, too)
	$(BIN)/python tools/floors.py $(if $(LOWER),--lower)
	$(BIN)/python tools/scores.py
	$(BIN)/python tools/notebooks.py $(TRUST)

notebooks: $(READY) ## run the notebooks and store their outputs, and the README's charts
	$(BIN)/python tools/notebooks.py
	$(BIN)/python tools/figures.py

heldout: $(READY) ## score the held-out articles, once (AGAIN=1 a second time)
	$(BIN)/python tools/scores.py --held-out $(if $(AGAIN),--again)
	$(BIN)/python tools/notebooks.py $(TRUST)

lab: $(READY) ## open JupyterLab
	$(BIN)/python -m jupyterlab

lint: $(READY) ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY) ## put code and notebooks into style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Resolved on the oldest Python 3.11 at hand (Debian 12 has 3.11.2), so that the versions
# exist for every newer one.
lock: ## resolve pyproject.toml anew into constraints.txt (needs Python 3.11)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Lock with the oldest Python supported: make lock PYTHON=python3.11" >&2; exit 1; }
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	build/lock/bin/python -m pip install --quiet --editable '.[test]'
	{ echo "# Tested together; written by 'make lock'."; \
		build/lock/bin/python -m pip freeze --all --exclude setuptools --exclude-editable; } > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/lock

clean: ## remove all that was made
	rm -rf .venv .*_cache .hypothesis .ipynb_checkpoints build dist reports data/processed
	find dialogue_analysis notebooks tests -name __pycache__ -prune -exec rm -rf {} +

chromium:
	@sh tools/chromium.sh

# A virtual environment that works is kept. pip comes first: an old one, as some Pythons
# bring, leaves out extras such as lxml[html_clean].
$(READY): pyproject.toml constraints.txt
	@$(BIN)/python -c '$(SUITABLE)' 2>/dev/null || $(MAKE) --no-print-directory .venv
	@echo "Installing into .venv (a minute or two the first time) ..."
	@$(INSTALL) --upgrade pip
	@$(INSTALL) --editable '.[test]'
	@$(BIN)/python -m pip check
	@touch $@

.PHONY: .venv
.venv:
	@$(or $(PYTHON),false) -c '$(SUITABLE)' 2>/dev/null || { echo "This needs Python 3.11, 3.12 or 3.13:" \
		"install one, or name it, as in 'make report PYTHON=/path/to/python3.12'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make virtual" \
		"environments: on Debian and Ubuntu, 'apt install python3-venv' adds what is missing." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $@
