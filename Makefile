# Every target sets up what it needs. Nothing but Python 3.11 or newer and make has to be there.
PYTHON ?= python3
PORT ?= 8000
PEOPLE ?= 115000
VENV = .venv/bin/python
export LOCAL_DEMO = 1
unexport MAKEFLAGS MFLAGS MAKELEVEL

.DEFAULT_GOAL := help
.PHONY: help setup run test check proof bench lock messages screenshots

help: ## List the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

setup: ## Make .venv ready for running and testing
	@$(PYTHON) refugee_response/setup_environment.py dev

run: ## Start the system with its demo register on http://localhost:8000 (PORT=, PEOPLE=)
	@$(PYTHON) refugee_response/setup_environment.py
	@$(VENV) manage.py serve --port "$(PORT)" --people "$(PEOPLE)"

test: setup ## Run the tests, the long proofs in their quick forms
	@$(VENV) -m pytest -n 2 --dist loadfile $(TESTS)

check: setup ## Format, lint, import contracts, migrations, system checks, translations
	@$(VENV) -m ruff format --check .
	@$(VENV) -m ruff check .
	@$(VENV) .venv/bin/lint-imports --no-logo
	@$(VENV) manage.py makemigrations --check --dry-run
	@$(VENV) manage.py check --fail-level WARNING
	@LOCAL_DEMO= SECRET_KEY=$$($(VENV) -c "import secrets; print(secrets.token_urlsafe(60))") \
	  $(VENV) manage.py check --deploy --fail-level WARNING
	@$(VENV) manage.py spectacular --validate --fail-on-warn --file /dev/null
	@$(VENV) -m pytest -q tests/test_translations.py

proof: setup ## The long forms of the proofs (at most 60 minutes); writes docs/proof.md
	@$(VENV) -m benchmarks.proof

bench: setup ## Measure against the limits in the same run
	@$(VENV) -m benchmarks

messages: setup ## Collect the words to translate into locale/
	@$(VENV) -m refugee_response.messages

screenshots: setup ## Take the README's pictures from the demo register
	@$(VENV) manage.py screenshots

lock: setup ## Renew requirements*.txt from pyproject.toml
	@$(VENV) -m pip install --quiet uv
	@$(VENV) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade pyproject.toml --output-file requirements.txt
	@$(VENV) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade --constraint requirements.txt pyproject.toml --group dev --output-file requirements-dev.txt
