# Gương: everything a developer or an operator does with a checkout. `make` alone lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
SERVE ?= 1
MODULE ?= domain
CHILDREN ?= 2
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PACKAGES := ballots domain proofs refusals tenants projections service tests deploy
DEMO_ENDS := $(filter 0 no false,$(SERVE))
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --allow-unsafe \
  --generate-hashes --strip-extras --no-header
WITH_NODE := booth/with-node $(BIN)/python
BOOTH := service/booth/built/style.css
LOCKS := requirements/booth.txt requirements/runtime.txt requirements/develop.txt requirements/mutate.txt

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort \
	  | awk -F ':.*## ' '{ printf "  %-10s %s\n", $$1, $$2 }'

.PHONY: run
run: $(VENV)/project booth-or-say ## walk five agencies through their plans, then serve (SERVE=0: only walk)
	$(BIN)/guong demo $(if $(DEMO_ENDS),--no-serve,--serve)

.PHONY: test
test: $(VENV)/develop booth-or-say ## the whole suite, in random order, on SQLite and PostgreSQL
	$(BIN)/pytest -n auto

.PHONY: booth
booth: $(BOOTH) ## build the pages of secret ballots, with the machine's node or the one in a wheel

.PHONY: booth-or-say
booth-or-say: $(VENV)/runtime
	@$(MAKE) --no-print-directory booth \
	  || echo "!!! The pages of secret ballots were NOT built (make booth); their tests are skipped." >&2

.PHONY: booth-test
booth-test: $(BOOTH) ## what the pages compute, by node's own test runner
	$(WITH_NODE) npm --prefix booth test

.PHONY: booth-walk
booth-walk: $(VENV)/develop $(BOOTH) ## a ballot of eleven, all in a real browser
	GUONG_BROWSER_MEMBERS=11 $(BIN)/pytest tests/booth/test_ballot_in_chromium.py

.PHONY: format
format: $(VENV)/develop ## put the code into the one form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: lint
lint: $(VENV)/develop ## style, types, import contracts, spelling, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell $(PACKAGES) docs README.md SECURITY.md CHANGELOG.md
	$(BIN)/deptry .

.PHONY: check
check: test lint ## what CI runs

.PHONY: coverage
coverage: $(VENV)/develop ## the suite with line and branch coverage
	$(BIN)/pytest -n auto --cov --cov-report=term-missing

.PHONY: bench
bench: $(VENV)/develop ## measure against plain SQL; one JSON object a line
	$(BIN)/python -m deploy.bench

.PHONY: attack
attack: $(VENV)/develop ## what a superuser of the database does to a log, and who sees it
	$(BIN)/pytest -n auto tests/service/transparency/test_attacks.py \
	  tests/service/transparency/test_province_log.py -v

.PHONY: fuzz
fuzz: $(VENV)/develop ## 20,000 requests with what belongs to other tenants, and the time of refusals
	GUONG_FUZZ_REQUESTS=$${GUONG_FUZZ_REQUESTS:-20000} GUONG_FUZZ_PAIRS=$${GUONG_FUZZ_PAIRS:-400} \
	  $(BIN)/pytest --timeout=0 --show-capture=no tests/isolation/test_fuzz.py

.PHONY: fuzz-long
fuzz-long: ## the same with 100,000 requests
	$(MAKE) fuzz GUONG_FUZZ_REQUESTS=100000

.PHONY: soak
soak: $(VENV)/develop ## the walks in full, on both databases and cut short at many points, and more generated requests
	GUONG_SOAK=1 GUONG_SCHEMATHESIS_EXAMPLES=$${GUONG_SCHEMATHESIS_EXAMPLES:-40} \
	  $(BIN)/pytest -n auto --timeout=900 tests/end_to_end tests/service/test_schemathesis.py

.PHONY: mutate
mutate: $(VENV)/mutate ## change the domain and see whether a test notices (MODULE=domain.rules: only a part)
	$(BIN)/mutmut run --max-children $(CHILDREN) "$(MODULE).*"
	@echo "Of $(MODULE), not killed (mutmut show <name> says what was changed):"
	@$(BIN)/mutmut results | awk -v part="    $(MODULE)." 'index($$0, part) == 1 { print; n++ } END { print n + 0 }'

.PHONY: lock
lock: $(VENV)/develop ## choose versions anew and write their hashes
	$(COMPILE) --output-file requirements/runtime.txt requirements/runtime.in requirements/build.in
	$(COMPILE) --output-file requirements/develop.txt requirements/develop.in
	$(COMPILE) --output-file requirements/mutate.txt requirements/mutate.in
	$(COMPILE) --output-file requirements/booth.txt requirements/booth.in
	sed -i '/^--/d' $(LOCKS)  # Where this machine gets its packages is nobody else's business.

.PHONY: audit
audit: $(VENV)/develop ## known vulnerabilities of what is locked (asks the network)
	$(BIN)/python -m deploy.audit

.PHONY: clean
clean: ## remove the environment and everything that was generated
	rm -rf $(VENV) build dist htmlcov mutants *.egg-info .coverage .coverage.*
	rm -rf booth/node_modules service/booth/built
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(PACKAGES) -name __pycache__ -type d -prune -exec rm -rf {} +

# The pages of secret ballots.

$(BOOTH): booth/node_modules/.package-lock.json booth/build.js $(shell find booth/src -type f)
	$(WITH_NODE) npm --prefix booth --silent run build

booth/node_modules/.package-lock.json: booth/package-lock.json $(VENV)/runtime
	$(WITH_NODE) npm --prefix booth ci --ignore-scripts --no-audit --no-fund --silent --fetch-retries=1

# The environment. It is made again whenever the runtime lock changes.

$(VENV)/runtime: requirements/runtime.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --quiet --require-hashes --requirement requirements/runtime.txt
	@touch $@

$(VENV)/project: $(VENV)/runtime pyproject.toml requirements/runtime.in
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/develop: $(VENV)/project requirements/develop.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/develop.txt
	@touch $@

$(VENV)/mutate: $(VENV)/develop requirements/mutate.txt
	$(PIP) install --quiet --require-hashes --requirement requirements/mutate.txt
	@touch $@
