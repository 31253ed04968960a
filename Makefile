# make run     install, build, and serve the demonstration on http://localhost:8000
# make run HTTPS=1   the same for phones in this network: with a certificate of this machine's own (docs/operations.md)
# make test    everything that proves a change, in a real browser too
# make test-long   50,000 requests to the interface, other ones each time (docs/reliability.md)
# make bench   what the app costs beside floors, measured here; the table in the README (bench/README.md)
# make check   linters, types and import rules alone
# make screenshots    the pictures of the README, from the running demonstration
# make build   the browser's side into static/built/
# make release   the wheel into dist/, and beside it the hashes of all that it serves
# make lock    resolve the dependencies anew
# make clean   forget what was installed and built (instance/ stays)

BIN := .venv/bin
RUNTIME := .venv/.runtime
TOOLS := .venv/.tools
MODULES := node_modules/.installed
BUILT := static/built/assets.json
SOURCES := $(shell find static/js static/css static/icons service_worker scripts -type f 2>/dev/null)

export PORT ?= 8000
# Browser tests wait more than they work: one process more than this machine's two cores.
WORKERS ?= 3
export INSTANCE_PATH ?= instance
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PIP := $(BIN)/python -m pip install --quiet --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(LOCK_FLAGS)

.PHONY: run test test-long check unit pytest screenshots bench build release lock clean install

run: $(RUNTIME) $(BUILT)
	@DEMO=1 wso-pwa demo
	@DEMO=1 python scripts/run.py

test: check unit pytest
.NOTPARALLEL: test

pytest: $(TOOLS) $(BUILT)
	@python -m tests.support.chromium >/dev/null
	pytest --numprocesses $(WORKERS) --dist loadfile $(PYTEST_FLAGS)

test-long: $(TOOLS)
	pytest --numprocesses 2 --timeout 10800 -rP tests/interface/long_requests.py

unit: $(MODULES)
	npm test --silent

check: $(TOOLS) $(MODULES) $(BUILT)
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-logo
	npm run --silent lint
	npm run --silent types

screenshots: $(TOOLS) $(BUILT)
	@python -m tests.support.chromium >/dev/null
	python -m tests.browser.tour

bench: $(TOOLS) $(BUILT)
	@python -m tests.support.chromium >/dev/null
	python -m bench $(BENCH_FLAGS)

build: $(BUILT)

release: $(RUNTIME) $(BUILT)
	rm -rf dist
	@python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@wso-pwa hashes > "$$(ls dist/*.whl).hashes"
	@ls dist

install: $(TOOLS) $(MODULES)

$(BUILT): $(MODULES) $(SOURCES)
	npm run --silent build

$(MODULES): package.json package-lock.json .npmrc
	@sh scripts/prerequisites.sh >/dev/null
	npm ci --loglevel=error
	@touch $@

$(BIN)/python:
	@python=$$(sh scripts/prerequisites.sh) && echo "Making .venv with $$python" && "$$python" -m venv .venv

$(RUNTIME): requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the server needs"
	$(PIP) -r requirements.txt -r requirements-build.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): $(RUNTIME) requirements-dev.txt
	@echo "Installing linters and test tools"
	$(PIP) -r requirements-dev.txt
	@touch $@

# `make lock LOCK_FLAGS=--upgrade` takes newer releases. npm's lock is made afresh, since an update in place loses the
# packages of other platforms once download addresses are left out.
lock: $(BIN)/python
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group build --constraint requirements.txt --output-file requirements-build.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	rm -rf package-lock.json node_modules
	npm install --package-lock-only --loglevel=error

clean:
	rm -rf .venv node_modules static/built dist
