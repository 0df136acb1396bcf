# Everything here runs in .venv; `make setup` makes it. The README's two commands need no make.
PY ?= python3
BIN := .venv/bin

.PHONY: setup demo test lint check eval figures screenshots bench record schemas fuzz audit scale clean

setup: .venv/.done            ## the virtual environment with everything for development
.venv/.done: pyproject.toml
	$(PY) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

demo: setup                   ## a brief of the example articles, by rules
	$(BIN)/counterpoint summarize examples/*.txt

test: setup                   ## all tests
	$(BIN)/pytest -q

lint: setup                   ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

check: lint test              ## what .ci/run checks, without the fresh environments

schemas: setup                ## write schemas/ from the models
	$(BIN)/python -m counterpoint.schemas

record: setup                 ## record the cassettes again from the local model (see cassettes/README.md)
	$(BIN)/python bench/record.py

eval: setup                   ## quality figures, measured on ../shared/data
	$(BIN)/python bench/quality.py

figures: setup                ## measure, and write the tables of docs/quality.md and the README
	$(BIN)/python bench/quality.py --write

screenshots: setup            ## the pictures of the report in docs/images, from the example articles
	$(BIN)/python -m tests.browser.screenshots examples/*.txt

bench: setup                  ## everything against the peers, about 40 minutes; writes docs/benchmarks.md
	$(BIN)/python bench/bench.py

fuzz: setup                   ## the parsers, for SECONDS (120); guided by coverage where atheris can be installed
	-$(BIN)/pip install -q atheris
	$(BIN)/python bench/fuzz.py --seconds $(or $(SECONDS),120)

audit: setup                  ## licences and known vulnerabilities of the dependencies (docs/audit.md)
	-$(BIN)/pip install -q pip-audit
	$(BIN)/python bench/audit.py

scale: setup                  ## memory and time on 1,000 and 10,000 articles (docs/robustness.md)
	$(BIN)/python bench/scale.py

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis bench/out
